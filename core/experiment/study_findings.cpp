// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/experiment/study_findings.h"

#include <algorithm>
#include <map>
#include <numeric>

#include "core/math/number_text.h"

namespace miru {
namespace {

constexpr double clockTolerance = 0.97;
constexpr double nearGru = -0.02;

bool isNumber(const std::string& text) { return parseNumber<double>(text).has_value(); }

/// One setting, one number after the other.
bool isScale(const Axis& axis) {
    return !axis.isSeed() && axis.cases.size() > 1 && std::ranges::all_of(axis.cases, [](const Axis::Case& one) {
        return one.values.size() == 1 && isNumber(one.values.front().second);
    });
}

Judgement judge(const Statistics& found, double reached) {
    if (found.n == 0) return Judgement::CannotTell;
    if (!found.hasInterval()) return Judgement::CannotTell;
    if (found.low() >= reached) return Judgement::Holds;
    return found.high() < reached ? Judgement::DoesNotHold : Judgement::CannotTell;
}

/// The axis on which two places differ, if it is one alone.
std::optional<std::size_t> onlyDifference(const std::vector<std::size_t>& a, const std::vector<std::size_t>& b) {
    std::optional<std::size_t> axis;
    for (std::size_t n = 0; n < a.size(); ++n) {
        if (a[n] == b[n]) continue;
        if (axis) return std::nullopt;
        axis = n;
    }
    return axis;
}

struct Pair {
    const StudyGroup* gru;
    const StudyGroup* miru;
};

/// Groups that differ in nothing but what makes a MiRU-2 of a GRU.
std::vector<Pair> pairsOf(const Study& study, const std::vector<StudyGroup>& groups) {
    const auto cellOf = [&study](const StudyGroup& group) { return study.specOf(group.runs.front()).model.cell; };
    std::vector<Pair> pairs;
    for (const StudyGroup& gru : groups)
        for (const StudyGroup& miru : groups)
            if (cellOf(gru) == CellKind::Gru && cellOf(miru) == CellKind::Miru2 &&
                onlyDifference(gru.place, miru.place))
                pairs.push_back({&gru, &miru});
    return pairs;
}

/// combine(GRU's, MiRU-2's) of every seed of which both runs are finished.
template <typename Combine>
void addPairs(const StoredStudy& study, const Pair& pair, Measure measure, Combine combine, std::vector<double>& to) {
    for (std::size_t k = 0; k < std::min(pair.gru->runs.size(), pair.miru->runs.size()); ++k) {
        const auto a = measureOf(study.results[static_cast<std::size_t>(pair.gru->runs[k])], measure);
        const auto b = measureOf(study.results[static_cast<std::size_t>(pair.miru->runs[k])], measure);
        if (a && b && *a != 0) to.push_back(combine(*a, *b));
    }
}

}  // namespace

std::optional<double> measureOf(const StudyResult& result, Measure measure) {
    if (!result.isFinished()) return std::nullopt;
    const auto rate = [](std::int64_t count, double seconds) {
        return count > 0 && seconds > 0 ? std::optional(static_cast<double>(count) / seconds) : std::nullopt;
    };
    switch (measure) {
        case Measure::Acc: return result.value(Metric::Acc);
        case Measure::FirstTask: return result.firstTask();
        case Measure::Bwt: return result.value(Metric::Bwt);
        case Measure::Forgetting: return result.value(Metric::Forgetting);
        case Measure::TrainingRate: return rate(result.timing.sequences, result.timing.trainingSeconds);
        case Measure::AnsweringRate: return rate(result.timing.evaluated, result.timing.evaluationSeconds);
    }
    return std::nullopt;
}

std::vector<StudyGroup> groupsOf(const Study& study) {
    std::vector<StudyGroup> groups;
    std::map<std::vector<std::size_t>, std::size_t> known;
    for (int run = 0; run < study.runCount(); ++run) {
        auto place = study.placeOf(run);
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

std::vector<std::vector<double>> coursesOf(const StoredStudy& study, const StudyGroup& group, Course course) {
    std::vector<std::vector<double>> courses;
    for (const int run : group.runs) {
        const StudyResult& result = study.results[static_cast<std::size_t>(run)];
        if (!result.isFinished()) continue;
        auto& points = courses.emplace_back();
        for (const auto& row : result.scoreboard.rows()) {
            const auto learned = row.begin() + static_cast<std::ptrdiff_t>(points.size()) + 1;
            points.push_back(course == Course::FirstTask
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
    const auto groups = groupsOf(stored.study);
    const auto pairs = pairsOf(stored.study, groups);
    std::vector<Verdict> verdicts;
    if (pairs.empty()) return verdicts;
    const auto ratio = [](double gru, double miru) { return miru / gru; };

    // Computed, so one pair of runs that are finished says it for all.
    for (const Pair& pair : pairs) {
        const auto finishedOf = [&](const StudyGroup& group) {
            const auto found = std::ranges::find_if(
                group.runs, [&](int run) { return stored.results[static_cast<std::size_t>(run)].isFinished(); });
            return found == group.runs.end() ? nullptr : &stored.results[static_cast<std::size_t>(*found)];
        };
        const StudyResult* const gru = finishedOf(*pair.gru);
        const StudyResult* const miru = finishedOf(*pair.miru);
        if (!gru || !miru || miru->parameters == 0) continue;
        const auto computed = [&](Claim claim, double reported, double found) {
            Verdict& verdict = verdicts.emplace_back();
            verdict.claim = claim;
            verdict.reported = reported;
            verdict.isMeasured = false;
            verdict.found = statisticsOf(std::span(&found, 1));
            verdict.judgement = found >= reported - 0.005 ? Judgement::Holds : Judgement::DoesNotHold;
        };
        computed(Claim::FewerParameters, 2.88,
                 static_cast<double>(gru->parameters) / static_cast<double>(miru->parameters));
        if (gru->embedding > 0)
            verdicts.back().withoutEmbedding = static_cast<double>(gru->parameters - gru->embedding) /
                                               static_cast<double>(miru->parameters - miru->embedding);
        computed(Claim::LessEnergy, 3.19, gru->energyJoulePaper / miru->energyJoulePaper);
        break;
    }
    for (const auto& [claim, measure, reported] : {std::tuple(Claim::FasterTraining, Measure::TrainingRate, 2.90),
                                                   std::tuple(Claim::FasterAnswering, Measure::AnsweringRate, 2.49)}) {
        std::vector<double> ratios;
        for (const Pair& pair : pairs) addPairs(stored, pair, measure, ratio, ratios);
        if (ratios.empty()) continue;
        Verdict verdict;
        verdict.claim = claim;
        verdict.reported = reported;
        verdict.found = statisticsOf(ratios);
        verdict.judgement = judge(verdict.found, clockTolerance * reported);
        verdicts.push_back(verdict);
    }
    for (const Pair& pair : pairs) {
        std::vector<double> differences;
        addPairs(
            stored, pair, Measure::Acc, [](double gru, double miru) { return miru - gru; }, differences);
        if (differences.empty()) continue;
        Verdict verdict;
        verdict.claim = Claim::AccuracyNearGru;
        verdict.where = pair.miru->name;
        verdict.reported = nearGru;
        verdict.found = statisticsOf(differences);
        verdict.judgement = judge(verdict.found, nearGru);
        verdicts.push_back(verdict);
    }
    return verdicts;
}

}  // namespace miru
