// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/spec/make_network.h"

#include "core/math/random.h"

namespace miru {
namespace {

std::vector<Real> draw(int units, double value, const std::optional<Range>& range, Random random) {
    std::vector<Real> numbers(static_cast<std::size_t>(units), static_cast<Real>(value));
    if (range)
        for (Real& number : numbers) number = static_cast<Real>(random.uniform(range->low, range->high));
    return numbers;
}

}  // namespace

Coefficients drawCoefficients(const ExperimentSpec& spec) {
    const auto& model = spec.model;
    return {draw(model.hiddenUnits, model.beta, model.betaRange, Random(spec.seed, "beta")),
            draw(model.hiddenUnits, model.lambda, model.lambdaRange, Random(spec.seed, "lambda"))};
}

Credit creditOf(const ExperimentSpec& spec) {
    const auto& training = spec.training;
    return {training.credit, training.credit == CreditRule::Truncated ? training.truncation : 1};
}

StreamPlan streamPlanOf(const ExperimentSpec& spec) {
    return {.kind = spec.data.stream,
            .scenario = spec.data.scenario,
            .active = spec.data.activeClasses,
            .tasks = spec.data.tasks,
            .classesPerTask = spec.data.classesPerTask,
            .classOrder = spec.data.classOrder,
            .rotation = spec.data.rotation,
            .isJoint = spec.data.joint,
            .trainPerTask = spec.data.trainPerTask,
            .testPerTask = spec.data.testPerTask,
            .split = spec.data.testOn,
            .seed = spec.seed};
}

StrategySettings strategySettingsOf(const ExperimentSpec& spec) {
    return {.isJoint = spec.data.joint,
            .importance = spec.importance,
            .distillation = spec.distillation,
            .rehearsal = spec.rehearsal};
}

SequenceSet::Shape shapeAsRead(const ExperimentSpec& spec, const SequenceSet::Shape& shape) {
    return shape.readAs(spec.text).readAs(spec.data.sequence).readAs(spec.data.labels);
}

Dataset asRead(const ExperimentSpec& spec, const Dataset& dataset) {
    return dataset.readAs(spec.text).readAs(spec.data.sequence).readAs(spec.data.labels);
}

NetworkShape networkShapeOf(const ExperimentSpec& spec, const SequenceSet::Shape& unread) {
    const SequenceSet::Shape shape = shapeAsRead(spec, unread);
    const bool isOneHot = shape.vocabulary > 0 && spec.model.embedding == 0;
    const int perWord = isOneHot ? shape.vocabulary : spec.model.embedding;
    return {.cell = spec.model.cell,
            .gruReset = spec.model.gruReset,
            .inputs = shape.vocabulary > 0 ? perWord : shape.inputs,
            .hidden = spec.model.hiddenUnits,
            .classes = streamPlanOf(spec).outputs(shape.classes),
            .vocabulary = shape.vocabulary,
            .answers = shape.answers,
            .learnsCoefficients = spec.model.learnCoefficients && spec.model.cell->hasLambda,
            .isOneHot = isOneHot};
}

Network makeNetwork(const ExperimentSpec& spec, const SequenceSet::Shape& shape) {
    return Network(networkShapeOf(spec, shape), drawCoefficients(spec), spec.inhibition, spec.seed, creditOf(spec));
}

}  // namespace miru
