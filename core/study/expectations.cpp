// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/study/expectations.h"

#include <algorithm>
#include <map>
#include <optional>

namespace miru {
namespace {

using Of = Expectation::Of;
using enum MethodKind;

constexpr auto threeScenarios = "van de Ven & Tolias 2019";
constexpr auto sameMemory = "Hsu et al. 2018";
constexpr auto averagedGradient = "Chaudhry et al. 2019";
constexpr auto darkExperience = "Buzzega et al. 2020";

// Split classes. One task's outputs are pushed down while the next is learned, whatever is held.
constexpr Expectation splitClass[] = {
    {Naive, Of::BeyondOneTask, -0.05, 0.05, threeScenarios},
    {Ewc, Of::BeyondOneTask, -0.05, 0.05, threeScenarios},
    {OnlineEwc, Of::BeyondOneTask, -0.05, 0.05, threeScenarios},
    {Si, Of::BeyondOneTask, -0.05, 0.05, threeScenarios},
    {Mas, Of::BeyondOneTask, -0.05, 0.05, sameMemory},
    {Lwf, Of::BeyondOneTask, -0.05, 0.10, threeScenarios},
    {Rehearsal, Of::BeyondNaive, 0.5, 1, sameMemory},
    {Der, Of::BeyondNaive, 0.5, 1, darkExperience},
    {DerPlusPlus, Of::BeyondNaive, 0.5, 1, darkExperience},
    {Joint, Of::BeyondRehearsal, 0, 1, threeScenarios},
};
constexpr Expectation splitTask[] = {
    {Ewc, Of::Acc, 0.97, 1, threeScenarios},         {OnlineEwc, Of::Acc, 0.97, 1, threeScenarios},
    {Si, Of::Acc, 0.97, 1, threeScenarios},          {Mas, Of::Acc, 0.97, 1, sameMemory},
    {Lwf, Of::Acc, 0.97, 1, threeScenarios},         {Rehearsal, Of::Acc, 0.97, 1, sameMemory},
    {AGem, Of::BeyondNaive, 0, 1, averagedGradient}, {Der, Of::Acc, 0.97, 1, darkExperience},
    {DerPlusPlus, Of::Acc, 0.97, 1, darkExperience}, {Joint, Of::Acc, 0.97, 1, threeScenarios},
};
constexpr Expectation splitDomain[] = {
    {Naive, Of::Acc, 0.5, 0.65, threeScenarios},
    {Ewc, Of::BeyondNaive, 0.02, 1, threeScenarios},
    {OnlineEwc, Of::BeyondNaive, 0.02, 1, threeScenarios},
    {Si, Of::BeyondNaive, 0.02, 1, threeScenarios},
    {Mas, Of::BeyondNaive, 0.02, 1, sameMemory},
    {Lwf, Of::BeyondNaive, 0.05, 1, threeScenarios},
    {Rehearsal, Of::Acc, 0.9, 1, sameMemory},
    {AGem, Of::BeyondNaive, 0, 1, averagedGradient},
    {DerPlusPlus, Of::Acc, 0.9, 1, darkExperience},
    {Joint, Of::BeyondRehearsal, 0, 1, threeScenarios},
};
// Permuted pixels, shared labels.
constexpr Expectation permuted[] = {
    {Ewc, Of::BeyondNaive, 0.1, 1, threeScenarios},       {OnlineEwc, Of::BeyondNaive, 0.1, 1, threeScenarios},
    {Si, Of::BeyondNaive, 0.1, 1, threeScenarios},        {Mas, Of::BeyondNaive, 0.1, 1, sameMemory},
    {Lwf, Of::BeyondNaive, -1, 0.02, threeScenarios},     {Rehearsal, Of::BeyondNaive, 0.1, 1, sameMemory},
    {AGem, Of::BeyondRehearsal, -1, 0, averagedGradient}, {DerPlusPlus, Of::BeyondRehearsal, -0.01, 1, darkExperience},
    {Joint, Of::BeyondRehearsal, 0, 1, threeScenarios},
};

/// ACC by seed.
std::map<std::uint32_t, double> bySeed(const StoredStudy& stored, const StudyGroup& group) {
    std::map<std::uint32_t, double> values;
    for (const int run : group.runs)
        if (const auto acc = measureOf(stored.results[static_cast<std::size_t>(run)], Measure::Acc))
            values[stored.study.specOf(run).seed] = *acc;
    return values;
}

}  // namespace

std::span<const Expectation> expectationsOf(StreamKind stream, Scenario scenario) {
    if (stream == StreamKind::SplitClasses) {
        if (scenario == Scenario::Class) return splitClass;
        return scenario == Scenario::Task ? std::span<const Expectation>(splitTask) : splitDomain;
    }
    const bool isPermuted = stream == StreamKind::PermutedPixels && scenario == Scenario::Domain;
    return isPermuted ? std::span<const Expectation>(permuted) : std::span<const Expectation>();
}

Judgement judge(const Expectation& expectation, const Statistics& found) {
    if (!found.hasInterval()) return Judgement::CannotTell;
    const auto [least, most] = std::pair(expectation.least, expectation.most);
    if ((least <= -1 || found.low() >= least) && (most >= 1 || found.high() <= most)) return Judgement::Holds;
    const bool isOutside = found.high() < least || found.low() > most;
    return isOutside ? Judgement::DoesNotHold : Judgement::CannotTell;
}

std::vector<ExpectationVerdict> expectationVerdictsOf(const StoredStudy& stored) {
    struct Group {
        const StudyGroup* group;
        ExperimentSpec spec;
        std::optional<MethodKind> method;
        ExperimentSpec rest;
        std::map<std::uint32_t, double> acc;
    };
    const auto all = groupsOf(stored.study);
    std::vector<Group> groups;
    for (const StudyGroup& group : all) {
        const ExperimentSpec spec = stored.study.specOf(group.runs.front());
        groups.push_back({&group, spec, methodOf(spec), withoutMethod(spec), bySeed(stored, group)});
    }
    const auto beside = [&](const Group& group, MethodKind method) -> const Group* {
        const auto found = std::ranges::find_if(
            groups, [&](const Group& other) { return other.method == method && other.rest == group.rest; });
        return found == groups.end() ? nullptr : &*found;
    };

    std::vector<ExpectationVerdict> verdicts;
    for (const Group& group : groups) {
        if (!group.method || group.spec.data.tasks < 2) continue;
        const auto isSame = [&](const Group& other) {
            return other.method == group.method && other.rest == group.rest;
        };
        if (std::ranges::count_if(groups, isSame) > 1) continue;
        for (const Expectation& expectation : expectationsOf(group.spec.data.stream, group.spec.data.scenario)) {
            if (expectation.method != *group.method) continue;
            const bool isPaired = expectation.of == Of::BeyondNaive || expectation.of == Of::BeyondRehearsal;
            const Group* const other = beside(group, expectation.of == Of::BeyondNaive ? Naive : Rehearsal);
            std::vector<double> values;
            for (const auto& [seed, acc] : group.acc) {
                if (!isPaired)
                    values.push_back(expectation.of == Of::Acc ? acc : acc - 1.0 / group.spec.data.tasks);
                else if (other && other->acc.contains(seed))
                    values.push_back(acc - other->acc.at(seed));
            }
            if (values.empty()) continue;
            const Statistics found = statisticsOf(values);
            verdicts.push_back({expectation, group.group->name, found, judge(expectation, found)});
        }
    }
    return verdicts;
}

}  // namespace miru
