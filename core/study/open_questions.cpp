// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/study/open_questions.h"

#include <algorithm>
#include <map>
#include <optional>

#include "core/math/translatable.h"
#include "core/spec/method.h"

namespace miru {
namespace {

constexpr OpenQuestionInfo infos[] = {
    {translatable("A modern unit needs no help against forgetting"), "ACC with rehearsal − ACC without, at most 0.02",
     0.02},
    {translatable("Fixed coefficients suffice for language"), "bits per character of MiRU − those of GRU, at most 0.05",
     0.05},
};

using BySeed = std::map<std::uint32_t, double>;

struct Group {
    std::string name;
    ExperimentSpec spec;
    std::optional<MethodKind> method;
    BySeed acc;
    BySeed bits;
};

/// What is left when the cell and what may be tuned for it are taken away.
ExperimentSpec withoutCell(ExperimentSpec spec) {
    const ExperimentSpec usual;
    spec.seed = 0;
    spec.model.cell = usual.model.cell;
    spec.model.beta = usual.model.beta;
    spec.model.lambda = usual.model.lambda;
    spec.model.betaRange = usual.model.betaRange;
    spec.model.lambdaRange = usual.model.lambdaRange;
    spec.model.learnCoefficients = false;
    spec.model.gruReset = usual.model.gruReset;
    spec.training.learningRate = usual.training.learningRate;
    return spec;
}

Statistics differenceOf(const BySeed& values, const BySeed& others) {
    std::vector<double> differences;
    for (const auto& [seed, value] : values)
        if (const auto other = others.find(seed); other != others.end()) differences.push_back(value - other->second);
    return statisticsOf(differences);
}

std::vector<Group> groupsIn(const StoredStudy& stored) {
    std::vector<Group> groups;
    for (const StudyGroup& group : groupsOf(stored.study)) {
        const ExperimentSpec spec = stored.study.specOf(group.runs.front());
        Group& added = groups.emplace_back(Group{group.name, spec, methodOf(spec), {}, {}});
        for (const int run : group.runs) {
            const StudyResult& result = stored.results[static_cast<std::size_t>(run)];
            const std::uint32_t seed = stored.study.specOf(run).seed;
            if (const auto acc = measureOf(result, Measure::Acc)) added.acc[seed] = *acc;
            if (const auto bits = measureOf(result, Measure::BitsPerCharacter)) added.bits[seed] = *bits;
        }
    }
    return groups;
}

}  // namespace

const OpenQuestionInfo& infoOf(OpenQuestion question) { return infos[static_cast<std::size_t>(question)]; }

Judgement judge(OpenQuestion question, const Statistics& found) {
    if (!found.hasInterval()) return Judgement::CannotTell;
    if (found.high() <= infoOf(question).most) return Judgement::Holds;
    return found.low() > infoOf(question).most ? Judgement::DoesNotHold : Judgement::CannotTell;
}

std::vector<OpenAnswer> openAnswersOf(const StoredStudy& study) {
    const auto groups = groupsIn(study);
    std::vector<OpenAnswer> answers;
    const auto answer = [&](OpenQuestion question, const Group& group, const Statistics& found) {
        if (found.n > 0) answers.push_back({question, group.name, found, judge(question, found)});
    };
    for (const Group& group : groups) {
        const bool isModern = !group.spec.model.cell->hasLambda && group.spec.model.cell != CellKind::Rnn;
        if (!isModern || group.method != MethodKind::Rehearsal || group.spec.data.tasks < 2) continue;
        for (const Group& other : groups)
            if (other.method == MethodKind::Naive && withoutMethod(other.spec) == withoutMethod(group.spec))
                answer(OpenQuestion::ModernUnitsNeedNoHelp, group, differenceOf(group.acc, other.acc));
    }
    for (const Group& group : groups) {
        if (!group.spec.model.cell->hasLambda || group.spec.model.learnCoefficients) continue;
        for (const Group& other : groups)
            if (other.spec.model.cell == CellKind::Gru && withoutCell(other.spec) == withoutCell(group.spec))
                answer(OpenQuestion::FixedCoefficientsSuffice, group, differenceOf(group.bits, other.bits));
    }
    return answers;
}

}  // namespace miru
