// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/study/study_findings.h"

#include <algorithm>
#include <map>
#include <numeric>

#include "core/math/number_text.h"
#include "core/spec/setting_course.h"

namespace miru {
namespace {

bool isNumber(const std::string& text) { return parseNumber<double>(text).has_value(); }

/// One setting, one number after the other.
bool isScale(const Axis& axis) {
    return !axis.isSeed() && axis.cases.size() > 1 && std::ranges::all_of(axis.cases, [](const Axis::Case& one) {
        return one.values.size() == 1 && isNumber(one.values.front().second);
    });
}

/// A GRU has no λ, whatever a study sets it to.
bool doesAnything(const Axis::Case& one, const ExperimentSpec& spec) {
    return one.values.empty() || std::ranges::any_of(one.values, [&](const auto& value) {
               const SpecField* const field = findField(value.first);
               return !field || isUsed(*field, spec) || field->kind == FieldKind::RangeOrNothing;
           });
}

NetworkCost ownCostOf(const StudyResult& result) {
    NetworkCost cost;
    cost.parameters = result.parameters;
    cost.embedding = result.embedding;
    cost.energyJoulePaper = result.energyJoulePaper;
    return cost;
}

}  // namespace

std::optional<double> measureOf(const StudyResult& result, Measure measure) {
    if (!result.isFinished()) return std::nullopt;
    switch (measure) {
        case Measure::Acc: return result.value(Metric::Acc);
        case Measure::FirstTask: return result.firstTask();
        case Measure::Bwt: return result.value(Metric::Bwt);
        case Measure::Forgetting: return result.value(Metric::Forgetting);
        case Measure::BitsPerCharacter: return result.bitsPerCharacter;
        case Measure::TrainingRate: return trainingRateOf(result.timing);
        case Measure::AnsweringRate: return answeringRateOf(result.timing);
    }
    return std::nullopt;
}

std::vector<StudyGroup> groupsOf(const Study& study) {
    std::vector<StudyGroup> groups;
    std::map<std::vector<std::size_t>, std::size_t> known;
    for (int run = 0; run < study.runCount(); ++run) {
        auto place = study.casesOf(run);
        std::string name;
        for (std::size_t axis = 0; axis < place.size(); ++axis) {
            if (study.axes[axis].isSeed()) {
                place[axis] = 0;
                continue;
            }
            const Axis& on = study.axes[axis];
            // A number says nothing by itself; a name does.
            const auto dot = on.name.rfind('.');
            const std::string& one = on.cases[place[axis]].name;
            name += (name.empty() ? "" : " · ") +
                    (isNumber(one) ? on.name.substr(dot == std::string::npos ? 0 : dot + 1) + " " + one : one);
            if (!doesAnything(on.cases[place[axis]], study.specOf(run))) name += " (no effect)";
        }
        const auto [found, isNew] = known.emplace(place, groups.size());
        if (isNew) {
            StudyGroup& group = groups.emplace_back();
            group.place = place;
            group.name = name;
        }
        groups.at(found->second).runs.push_back(run);
    }
    return groups;
}

std::vector<double> valuesOf(const StoredStudy& study, const StudyGroup& group, Measure measure) {
    std::vector<double> values;
    for (const int run : group.runs)
        if (const auto value = measureOf(study.results[static_cast<std::size_t>(run)], measure))
            values.push_back(*value);
    return values;
}

std::vector<std::vector<double>> learningCurvesOf(const StoredStudy& study, const StudyGroup& group,
                                                  LearningCurve course) {
    std::vector<std::vector<double>> courses;
    for (const int run : group.runs) {
        const StudyResult& result = study.results[static_cast<std::size_t>(run)];
        const auto& rows = result.scoreboard.rows();
        // Tasks that were learned all at once have no course.
        if (!result.isFinished() || std::ranges::any_of(rows, &std::vector<double>::empty)) continue;
        auto& points = courses.emplace_back();
        for (const auto& row : result.scoreboard.rows()) {
            const auto learned = row.begin() + static_cast<std::ptrdiff_t>(points.size()) + 1;
            points.push_back(course == LearningCurve::FirstTask
                                 ? row.front()
                                 : std::accumulate(row.begin(), learned, 0.0) / static_cast<double>(points.size() + 1));
        }
    }
    return courses;
}

std::optional<StudyMap> mapOf(const Study& study) {
    const bool areScales =
        std::ranges::all_of(study.axes, [](const Axis& axis) { return axis.isSeed() || isScale(axis); });
    return areScales ? gridOf(study) : std::nullopt;
}

std::optional<StudyMap> gridOf(const Study& study) {
    std::optional<std::size_t> rows;
    std::optional<std::size_t> columns;
    for (std::size_t axis = 0; axis < study.axes.size(); ++axis) {
        if (study.axes[axis].isSeed()) continue;
        if (columns) return std::nullopt;
        (rows ? columns : rows) = axis;
    }
    if (!columns) return std::nullopt;
    StudyMap map;
    map.rowAxis = *rows;
    map.columnAxis = *columns;
    const std::size_t width = study.axes[*columns].cases.size();
    map.groups = std::vector<std::vector<std::size_t>>(study.axes[*rows].cases.size(), std::vector<std::size_t>(width));
    const auto groups = groupsOf(study);
    for (std::size_t n = 0; n < groups.size(); ++n) map.groups[groups[n].place[*rows]][groups[n].place[*columns]] = n;
    return map;
}

std::vector<Verdict> verdictsOf(const StoredStudy& stored) {
    std::vector<ComparedRun> runs;
    std::map<int, std::string> names;
    for (const StudyGroup& group : groupsOf(stored.study))
        for (const int run : group.runs) names[run] = group.name;
    for (const auto& [number, name] : names) {
        const StudyResult& result = stored.results[static_cast<std::size_t>(number)];
        if (!result.isFinished()) continue;
        ComparedRun& run = runs.emplace_back();
        run.name = name;
        run.spec = stored.study.specOf(number);
        run.gru = result.asGru;
        run.miru = result.asMiru;
        if (result.parameters > 0 && run.spec.model.cell == CellKind::Gru) run.gru = ownCostOf(result);
        if (result.parameters > 0 && run.spec.model.cell == CellKind::Miru2) run.miru = ownCostOf(result);
        run.accuracy = measureOf(result, Measure::Acc);
        run.trainingRate = measureOf(result, Measure::TrainingRate);
        run.answeringRate = measureOf(result, Measure::AnsweringRate);
        run.threads = result.timing.threads;
        run.sharedMachine = result.timing.sharedMachine;
    }
    return verdictsOf(runs);
}

}  // namespace miru
