// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/study/study.h"

#include <algorithm>
#include <cassert>
#include <map>
#include <optional>
#include <stdexcept>

#include "core/math/shortened.h"
#include "core/spec/setting_course.h"
#include "core/spec/setting_json.h"
#include "core/spec/spec_json.h"
#include "core/spec/strict_json.h"

namespace miru {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t maxAxes = 8;

/// What the axis varies, if it varies one setting and says no more; nothing otherwise.
std::optional<Json> valuesOfOneSetting(const Axis& axis) {
    Json values = Json::array();
    for (const Axis::Case& one : axis.cases) {
        if (one.values.size() != 1 || one.values.front().first != axis.name || one.values.front().second != one.name)
            return std::nullopt;
        values.push_back(settingJson(one.name));
    }
    return values;
}

class Reader {
 public:
    explicit Reader(const Json& json) { read(json); }
    StudyReading take() { return std::move(m_reading); }

 private:
    void addProblem(const std::string& where, const std::string& sentence) {
        m_reading.problems.push_back({where, "", sentence});
    }

    void read(const Json& json) {
        static constexpr const char* known[] = {"format", "title", "about", "datasets", "spec", "axes"};
        if (!json.is_object()) return addProblem("", "A study must be a JSON object, {…}.");
        for (const auto& [key, value] : json.items())
            if (std::ranges::find(known, key) == std::end(known))
                addProblem(key,
                           "A study has no " + shortened(key) + "; it has format, title, about, datasets, spec, axes.");
        if (!json.contains("format") || json["format"] != studyFormat)
            addProblem("format", "format must be " + std::to_string(studyFormat) +
                                     ", the version of the study format this program reads.");
        Study& study = m_reading.study;
        try {
            if (json.contains("title")) json["title"].get_to(study.title);
            if (json.contains("about")) json["about"].get_to(study.about);
            if (json.contains("datasets")) json["datasets"].get_to(study.datasets);
        } catch (const Json::exception&) {
            addProblem("title", "title and about must be texts, and datasets a list of names.");
        }
        if (json.contains("spec")) {
            SpecReading spec = readSpec(json["spec"].dump(-1, ' ', false, Json::error_handler_t::replace));
            study.spec = std::move(spec.spec);
            m_reading.problems.insert(m_reading.problems.end(), spec.problems.begin(), spec.problems.end());
        }
        if (!json.contains("axes") || !json["axes"].is_array() || json["axes"].empty() || json["axes"].size() > maxAxes)
            return addProblem("axes", "axes must be a list of one to " + std::to_string(maxAxes) + " axes.");
        std::int64_t runs = 1;
        for (const Json& axis : json["axes"]) {
            readAxis(axis);
            const auto cases = study.axes.empty() ? std::size_t{0} : study.axes.back().cases.size();
            runs *= static_cast<std::int64_t>(std::max<std::size_t>(cases, 1));
            if (runs > maxRunsOfAStudy)
                return addProblem("axes", "A study has at most " + std::to_string(maxRunsOfAStudy) + " runs.");
        }
        if (m_reading.isGood()) checkEveryRun();
    }

    void readAxis(const Json& json) {
        const bool isOne = json.is_object() && json.size() == 2 && json.contains("setting") &&
                           json["setting"].is_string() && json.contains("values") && json["values"].is_array();
        const bool isNamed = json.is_object() && json.size() == 2 && json.contains("name") &&
                             json["name"].is_string() && json.contains("cases") && json["cases"].is_array();
        if (!isOne && !isNamed)
            return addProblem("axes",
                              R"(Each axis must be {"setting": …, "values": […]} or {"name": …, "cases": […]}.)");
        Axis axis;
        axis.name = json[isOne ? "setting" : "name"].get<std::string>();
        if (isOne)
            for (const Json& value : json["values"])
                axis.cases.push_back({settingText(value), {{axis.name, settingText(value)}}});
        else
            for (const Json& one : json["cases"]) readCase(one, axis);
        if (axis.cases.empty()) addProblem("axes", "The axis " + axis.name + " has no values.");
        for (const Axis::Case& one : axis.cases)
            if (std::ranges::count(axis.cases, one.name, &Axis::Case::name) > 1)
                return addProblem("axes", "The axis " + axis.name + " has " + one.name + " twice.");
        if (std::ranges::count(m_reading.study.axes, axis.name, &Axis::name) > 0)
            addProblem("axes", "There are two axes called " + axis.name + ".");
        m_reading.study.axes.push_back(std::move(axis));
    }

    void readCase(const Json& json, Axis& axis) {
        const bool isGood = json.is_object() && json.contains("name") && json["name"].is_string() &&
                            json.size() == (json.contains("set") ? 2 : 1) &&
                            (!json.contains("set") || json["set"].is_object());
        if (!isGood)
            return addProblem("axes",
                              "Each case of " + axis.name + R"( must be {"name": …, "set": {setting: value, …}}.)");
        Axis::Case one{json["name"].get<std::string>(), {}};
        if (json.contains("set"))
            for (const auto& [key, value] : json["set"].items()) one.values.emplace_back(key, settingText(value));
        axis.cases.push_back(std::move(one));
    }

    /// Each case by itself, then each run: what is wrong only together shows there.
    void checkEveryRun() {
        const Study& study = m_reading.study;
        for (const Axis& axis : study.axes)
            for (const Axis::Case& one : axis.cases)
                for (const auto& [key, text] : one.values) {
                    ExperimentSpec spec = study.spec;
                    if (const auto problem = setFromText(spec, key, text)) m_reading.problems.push_back(*problem);
                }
        for (int run = 0; m_reading.isGood() && run < study.runCount(); ++run)
            for (SpecProblem& problem : problemsOf(study.specOf(run))) {
                problem.sentence = "Run " + std::to_string(run + 1) + ": " + problem.sentence;
                m_reading.problems.push_back(std::move(problem));
            }
        if (!m_reading.isGood()) return;
        // What data there will be is not known yet: settings of texts may matter.
        m_reading.problems = axesWithoutEffect(study, [](const std::string&) { return std::nullopt; });
    }

    StudyReading m_reading;
};

}  // namespace

int Study::runCount() const {
    std::size_t count = 1;
    for (const Axis& axis : axes) count *= axis.cases.size();
    return static_cast<int>(count);
}

std::vector<std::size_t> Study::casesOf(int run) const {
    assert(run >= 0 && run < runCount());
    std::vector<std::size_t> cases(axes.size());
    auto rest = static_cast<std::size_t>(run);
    for (std::size_t axis = axes.size(); axis-- > 0;) {
        cases[axis] = rest % axes[axis].cases.size();
        rest /= axes[axis].cases.size();
    }
    return cases;
}

ExperimentSpec Study::specOf(int run) const {
    ExperimentSpec changed = spec;
    const auto cases = casesOf(run);
    for (std::size_t axis = 0; axis < axes.size(); ++axis)
        for (const auto& [key, text] : axes[axis].cases[cases[axis]].values) setFromText(changed, key, text);
    return changed;
}

std::string Study::nameOf(int run) const {
    std::string name;
    const auto cases = casesOf(run);
    for (std::size_t axis = 0; axis < axes.size(); ++axis) {
        const auto dot = axes[axis].name.rfind('.');
        name += (name.empty() ? "" : " · ") + axes[axis].name.substr(dot == std::string::npos ? 0 : dot + 1) + " " +
                axes[axis].cases[cases[axis]].name;
    }
    return name;
}

namespace {

/// Whether some run would be another one if it had another case of this axis; where the axis has one case alone, whether
/// something of it matters to some run.
bool hasEffect(const Study& study, std::size_t axis,
               const std::function<std::optional<DataKind>(const std::string&)>& kindOf) {
    std::map<std::vector<std::size_t>, ExperimentSpec> met;  // by the place on all other axes
    for (int run = 0; run < study.runCount(); ++run) {
        const ExperimentSpec spec = study.specOf(run);
        const auto kind = kindOf(spec.data.dataset);
        auto place = study.casesOf(run);
        const auto& cases = study.axes[axis].cases;
        const auto& values = cases[place[axis]].values;
        const auto matters = [&](const auto& value) {
            const SpecField* const field = findField(value.first);
            return field && field->isUsed(spec, kind);
        };
        if (cases.size() == 1 && (values.empty() || std::ranges::any_of(values, matters))) return true;
        place[axis] = 0;
        const ExperimentSpec used = usedPartOf(spec, kind);
        if (const auto [first, isNew] = met.try_emplace(place, used); !isNew && !(first->second == used)) return true;
    }
    return false;
}

}  // namespace

std::vector<SpecProblem> axesWithoutEffect(const Study& study,
                                           const std::function<std::optional<DataKind>(const std::string&)>& kindOf) {
    std::vector<SpecProblem> problems;
    for (std::size_t axis = 0; axis < study.axes.size(); ++axis) {
        if (hasEffect(study, axis, kindOf)) continue;
        const std::string& name = study.axes[axis].name;
        std::string why = "its cases are the same";
        const ExperimentSpec spec = study.specOf(0);
        for (const auto& [key, text] : study.axes[axis].cases.front().values)
            if (const SpecField* const field = findField(key); field && field->whyUnused)
                if (const auto unused = field->whyUnused(spec, kindOf(spec.data.dataset).value_or(DataKind::Numbers)))
                    why = *unused;
        problems.push_back(
            {"axes", name, "The axis " + name + " changes nothing in any run: " + why + ". Leave it out."});
    }
    return problems;
}

bool isStudy(std::string_view text) {
    try {
        const Json json = parseStrictJson<Json>(text);
        return json.is_object() && json.contains("axes");
    } catch (const std::exception&) {
        return false;
    }
}

StudyReading readStudy(std::string_view text) {
    try {
        return Reader(parseStrictJson<Json>(text)).take();
    } catch (const std::runtime_error& error) {
        return {{}, {{"", "", error.what()}}};
    }
}

namespace {

Json jsonOf(const Study& study) {
    Json json;
    json["format"] = studyFormat;
    json["title"] = study.title;
    json["about"] = study.about;
    json["datasets"] = study.datasets;
    json["spec"] = Json::parse(writeSpec(study.spec));
    json["axes"] = Json::array();
    for (const Axis& axis : study.axes) {
        if (const auto values = valuesOfOneSetting(axis)) {
            json["axes"].push_back({{"setting", axis.name}, {"values", *values}});
            continue;
        }
        Json cases = Json::array();
        for (const Axis::Case& one : axis.cases) {
            Json set = Json::object();
            for (const auto& [key, value] : one.values) set[key] = settingJson(value);
            cases.push_back({{"name", one.name}, {"set", set}});
        }
        json["axes"].push_back({{"name", axis.name}, {"cases", cases}});
    }
    return json;
}

}  // namespace

std::string writeStudy(const Study& study) { return jsonOf(study).dump(2) + "\n"; }

std::string writeStudyBriefly(const Study& study) {
    Json json = jsonOf(study);
    const Json usual = Json::parse(writeSpec({}));
    Json spec = Json::object();
    for (const auto& [group, settings] : json["spec"].items()) {
        if (!settings.is_object()) {
            if (group == "format" || settings != usual[group]) spec[group] = settings;
            continue;
        }
        for (const auto& [name, value] : settings.items())
            if (value != usual[group][name]) spec[group][name] = value;
    }
    json["spec"] = std::move(spec);
    std::string text = "{\n";
    for (const auto& [key, value] : json.items()) {
        if (key == "axes") break;  // the last
        text += "  " + Json(key).dump() + ": " + value.dump() + ",\n";
    }
    text += "  \"axes\": [\n";
    for (const Json& axis : json["axes"]) text += "    " + axis.dump() + (&axis == &json["axes"].back() ? "\n" : ",\n");
    return text + "  ]\n}\n";
}

}  // namespace miru
