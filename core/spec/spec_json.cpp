// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/spec/spec_json.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "core/math/shortened.h"
#include "core/spec/strict_json.h"

namespace miru {
namespace {

using Json = nlohmann::ordered_json;

std::string textOf(const Json& json) { return shortened(json.dump(-1, ' ', false, Json::error_handler_t::replace)); }

SettingValue valueOf(const SpecField& field, const Json& json) {
    if (json.is_number_integer() || json.is_number_unsigned()) {
        if (json.is_number_unsigned() && json.get<std::uint64_t>() > (1ull << 62)) return json.get<double>();
        return json.get<std::int64_t>();
    }
    if (json.is_number_float()) {
        const double number = json.get<double>();
        if (field.kind == FieldKind::Integer && number == std::floor(number) && std::abs(number) < 9e15)
            return static_cast<std::int64_t>(number);
        return number;
    }
    if (json.is_null()) return {};
    if (json.is_boolean() && field.kind == FieldKind::Flag) return json.get<bool>();
    if (json.is_array() && json.size() == 2 && json[0].is_number() && json[1].is_number())
        return Range{json[0].get<double>(), json[1].get<double>()};
    if (json.is_string()) return json.get<std::string>();
    return textOf(json);  // an object or a list, where neither belongs: only to be named in the problem
}

Json jsonOf(const SettingValue& value) {
    struct Visitor {
        Json operator()(std::monostate) const { return nullptr; }
        Json operator()(std::int64_t number) const { return number; }
        Json operator()(double number) const { return number; }
        Json operator()(bool flag) const { return flag; }
        Json operator()(const std::string& text) const { return text; }
        Json operator()(const Range& range) const { return Json::array({range.low, range.high}); }
    };
    return std::visit(Visitor{}, value);
}

void readEvents(const Json& json, SpecReading& reading) {
    if (!json.is_array()) {
        reading.problems.push_back({"events", textOf(json), "events must be a list."});
        return;
    }
    for (const Json& event : json) {
        if (!event.is_object() || event.size() != 3 || !event.contains("batch") || !event.contains("key") ||
            !event.contains("value") || !event["batch"].is_number_integer() || !event["key"].is_string() ||
            !(event["value"].is_number() || event["value"].is_string())) {
            reading.problems.push_back({"events", textOf(event),
                                        "Each event must be {\"batch\": whole number, \"key\": setting, \"value\": "
                                        "number or name}."});
            continue;
        }
        KnobChange read{.batch = event["batch"].get<std::int64_t>()};
        const auto refuse = [&](const std::string& clause) {
            reading.problems.push_back(
                {"events", textOf(event), "The event at batch " + std::to_string(read.batch) + ": " + clause + "."});
        };
        const auto& key = event["key"].get_ref<const std::string&>();
        const SpecField* const field = findField(key);
        if (!field) {
            refuse("there is no setting " + shortened(key));
            continue;
        }
        if (!field->knob) {
            refuse(key + " cannot change within a run: " + field->settledBecause);
            continue;
        }
        read.knob = *field->knob;
        if (event["value"].is_number()) {
            read.value = event["value"].get<double>();
        } else {
            const SettingValue name = event["value"].get<std::string>();
            if (field->kind != FieldKind::Choice || field->problemWith(name)) {
                refuse(key + " must be " + field->allowed());
                continue;
            }
            read.value = numberOf(*field, name);
        }
        reading.spec.events.push_back(read);
    }
}

/// Reads the settings in `json`, whose own key is `prefix` ("" at the top).
void readObject(const Json& json, const std::string& prefix, SpecReading& reading) {
    for (const auto& [name, value] : json.items()) {
        const std::string key = prefix + name;
        if (const SpecField* field = findField(key)) {
            const SettingValue setting = valueOf(*field, value);
            if (const auto sentence = field->problemWith(setting))
                reading.problems.push_back({key, textOf(value), *sentence});
            else
                field->set(reading.spec, setting);
            continue;
        }
        bool isGroup = false;
        for (const SpecField& field : specFields()) isGroup |= field.key.starts_with(key + ".");
        if (isGroup && value.is_object())
            readObject(value, key + ".", reading);
        else if (isGroup)
            reading.problems.push_back({key, textOf(value), key + " must be a group of settings, {…}."});
        else
            reading.problems.push_back({key, textOf(value), "There is no setting " + shortened(key) + "."});
    }
}

SpecReading readSpecObject(Json json) {
    SpecReading reading;
    if (!json.is_object()) {
        reading.problems.push_back({"", textOf(json), "A spec must be a JSON object, {…}."});
        return reading;
    }
    if (const auto format = json.find("format"); format == json.end() || *format != specFormat)
        reading.problems.push_back(
            {"format", format == json.end() ? "missing" : textOf(*format),
             "format must be " + std::to_string(specFormat) + ", the version of the spec format this program reads."});
    json.erase("format");
    if (const auto events = json.find("events"); events != json.end()) readEvents(*events, reading);
    json.erase("events");
    readObject(json, "", reading);
    // Each setting has been checked alone; what is left are the events.
    for (SpecProblem& problem : problemsOf(reading.spec)) reading.problems.push_back(std::move(problem));
    return reading;
}

Json specObject(const ExperimentSpec& spec) {
    Json json;
    json["format"] = specFormat;
    json["seed"] = spec.seed;
    for (const SpecField& field : specFields()) {
        const auto dot = field.key.find('.');
        const SettingValue value = field.get(spec);
        if (dot == std::string::npos || std::holds_alternative<std::monostate>(value)) continue;
        json[field.key.substr(0, dot)][field.key.substr(dot + 1)] = jsonOf(value);
    }
    if (!spec.events.empty()) {
        json["events"] = Json::array();
        for (const KnobChange& event : spec.events) {
            const SpecField& field = fieldOf(event.knob);
            json["events"].push_back(
                {{"batch", event.batch}, {"key", field.key}, {"value", jsonOf(valueOf(field, event.value))}});
        }
    }
    return json;
}

}  // namespace

SpecReading readSpec(std::string_view text) {
    try {
        return readSpecObject(parseStrictJson<Json>(text));
    } catch (const std::runtime_error& error) {
        return {{}, {{"", "", error.what()}}};
    }
}

std::string writeSpec(const ExperimentSpec& spec) { return specObject(spec).dump(2) + "\n"; }

namespace {

/// What a preset says besides its spec.
void readPresetObject(Json& json, Preset& preset) {
    const auto addProblem = [&](const std::string& sentence) {
        preset.problems.push_back({preset.name, "", sentence});
    };
    if (!json.is_object() || !json.contains("spec") || !json.contains("title"))
        return addProblem(R"(A preset must be {"title": …, "about": …, "datasets": […], "spec": {…}}.)");
    static constexpr const char* known[] = {"title", "about", "datasets", "spec"};
    for (const auto& [key, value] : json.items())
        if (std::ranges::find(known, key) == std::end(known))
            addProblem("A preset has no " + shortened(key) + "; it has title, about, datasets, spec.");
    try {
        preset.title = json["title"].get<std::string>();
        preset.about = json.value("about", "");
        preset.datasets = json.value("datasets", std::vector<std::string>{});
    } catch (const Json::exception&) {
        addProblem("title and about must be texts, and datasets a list of names.");
    }
    SpecReading reading = readSpecObject(json["spec"]);
    preset.spec = std::move(reading.spec);
    preset.problems.insert(preset.problems.end(), reading.problems.begin(), reading.problems.end());
}

}  // namespace

Preset readPreset(std::string_view name, std::string_view text) {
    Preset preset;
    preset.name = name;
    try {
        Json json = parseStrictJson<Json>(text);
        readPresetObject(json, preset);
    } catch (const std::runtime_error& error) {
        preset.problems.push_back({preset.name, "", error.what()});
    }
    return preset;
}

std::string settingsAsJson() {
    static constexpr const char* kinds[] = {"integer", "number", "flag", "choice", "text", "range", "file"};
    Json list = Json::array();
    for (const SpecField& field : specFields()) {
        Json row;
        row["key"] = field.key;
        row["group"] = infoOf(field.group).title;
        row["label"] = field.label;
        row["kind"] = kinds[static_cast<int>(field.kind)];
        row["default"] = jsonOf(field.defaultValue());
        row["allowed"] = field.allowed();
        for (const FieldChoice& choice : field.choices) row["choices"].push_back(choice.key);
        if (field.kind == FieldKind::Integer || field.kind == FieldKind::Number ||
            field.kind == FieldKind::RangeOrNothing) {
            row["low"] = field.low;
            row["high"] = field.high;
        }
        row["unit"] = field.unit;
        row["live"] = field.isLive();
        row["help"] = field.help;
        list.push_back(std::move(row));
    }
    return list.dump(2) + "\n";
}

}  // namespace miru
