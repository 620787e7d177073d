// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/learning/loss.h"

#include <algorithm>
#include <cmath>

#include "core/math/require.h"
#include "core/model/readout.h"

namespace miru {
namespace {

/// One answer: its C logits, and what is asked of them.
struct Answer {
    Real* logits;
    int outputs;
    std::int32_t label;
    OutputRange active;  ///< never empty
    const Real* kept;    ///< C, or null
};

double logSumOf(const Answer& answer) {
    return logSumExp(answer.logits + answer.active.first, answer.active.last - answer.active.first);
}

/// Adds what one answer, with its share of its sequence's loss, costs by its cross-entropy.
void addCrossEntropy(const Answer& answer, const Target& target, double share, double logSum, LossSum& sum) {
    const bool isActive = answer.active.contains(answer.label);
    const double loss = isActive ? share * (logSum - static_cast<double>(answer.logits[answer.label])) : 0;
    if (target.isApart) {
        sum.of(TrainingQuantity::KeptLabels).sum += loss;
        return;
    }
    const Real* const first = answer.logits + answer.active.first;
    const Real* const last = answer.logits + answer.active.last;
    sum.loss += loss;
    sum.correct += std::max_element(first, last) - answer.logits == answer.label ? 1 : 0;
    ++sum.answers;
}

TrainingQuantity quantityOf(const Nearness& near) {
    return near.temperature > 0 ? TrainingQuantity::Distillation : TrainingQuantity::KeptLogits;
}

/// Counts the sequence where its answers have been added.
void countSequence(const Target& target, LossSum& sum) {
    if (target.weight != 0) ++(target.isApart ? sum.of(TrainingQuantity::KeptLabels).count : sum.samples);
    if (!target.near.logits.empty()) ++sum.of(quantityOf(target.near)).count;
}

/// Σ (z − kept)² / C, and its gradient added to `gradient` with `scale`.
double squares(const Answer& answer, Real scale, Real* gradient) {
    double sum = 0;
    for (int i = 0; i < answer.outputs; ++i) {
        const double difference = static_cast<double>(answer.logits[i]) - static_cast<double>(answer.kept[i]);
        sum += difference * difference;
        // ∂/∂z = 2 (z − kept) / C
        if (gradient) gradient[i] += scale * static_cast<Real>(2 * difference / answer.outputs);
    }
    return sum / answer.outputs;
}

/// Σ q (log q − log p) with q = softmax(kept / τ), p = softmax(z / τ) over a group of outputs, and its gradient likewise.
double divergence(const Answer& answer, OutputRange group, double temperature, Real scale, Real* gradient) {
    const auto logSum = [&](const Real* logits) {
        auto top = static_cast<double>(logits[group.first]);
        for (int i = group.first; i < group.last; ++i) top = std::max(top, static_cast<double>(logits[i]));
        double sum = 0;
        for (int i = group.first; i < group.last; ++i)
            sum += std::exp((static_cast<double>(logits[i]) - top) / temperature);
        return std::log(sum) + top / temperature;
    };
    const double ofTeacher = logSum(answer.kept);
    const double ofStudent = logSum(answer.logits);
    double sum = 0;
    for (int i = group.first; i < group.last; ++i) {
        const double logQ = static_cast<double>(answer.kept[i]) / temperature - ofTeacher;
        const double logP = static_cast<double>(answer.logits[i]) / temperature - ofStudent;
        const double q = std::exp(logQ);
        sum += q * (logQ - logP);
        // ∂/∂z = (p − q) / τ
        if (gradient) gradient[i] += scale * static_cast<Real>((std::exp(logP) - q) / temperature);
    }
    return sum;
}

/// Distance to the logits kept, and its gradient added to `gradient` (C) with `scale`; null: the distance alone.
double distanceOf(const Answer& answer, const Nearness& near, Real scale, Real* gradient) {
    const auto temperature = static_cast<double>(near.temperature);
    if (temperature <= 0) return squares(answer, scale, gradient);
    if (near.groups.empty()) return divergence(answer, {0, answer.outputs}, temperature, scale, gradient);
    double sum = 0;
    for (const OutputRange& group : near.groups) sum += divergence(answer, group, temperature, scale, gradient);
    return sum;
}

/// Calls `use` with every answer that counts of sequence `b`, and the share of the sequence's loss that it has.
template <typename Use>
void forAnswersOf(MatrixView logits, const Target& target, const AnswerLayout& layout, int b, const Use& use) {
    const int sequences = logits.cols() / layout.answers;
    const int first = layout.answers > 1 && !layout.starts.empty() ? layout.starts[static_cast<std::size_t>(b)] : 0;
    const int C = logits.rows();
    for (int step = first; step < layout.answers; ++step) {
        // Sequences end together: step by step, what is asked is counted from the end.
        const auto fromEnd = static_cast<std::size_t>(layout.answers - step);
        const auto& kept = target.near.logits;
        const Answer answer{
            logits.column(step * sequences + b), C,
            target.labels.empty() ? target.label : target.labels[target.labels.size() - fromEnd],
            target.active.isAll() ? OutputRange{0, C} : target.active,
            kept.empty() ? nullptr : kept.data() + (kept.size() - fromEnd * static_cast<std::size_t>(C))};
        use(answer, 1.0 / (layout.answers - first));
    }
}

void checkShapes(MatrixView logits, std::span<const Target> targets, const AnswerLayout& layout) {
    const auto answers = static_cast<std::size_t>(layout.answers);
    require(layout.answers > 0 && static_cast<std::size_t>(logits.cols()) == targets.size() * answers &&
                (layout.starts.empty() || layout.starts.size() == targets.size()),
            "there are other answers than targets");
    for (const Target& target : targets)
        require((target.labels.empty() || target.labels.size() >= answers) && target.active.last <= logits.rows() &&
                    (target.near.logits.empty() ||
                     target.near.logits.size() >= answers * static_cast<std::size_t>(logits.rows())),
                "a target has another shape than the answers");
}

}  // namespace

LossSum lossOf(ConstMatrixView logits, std::span<const Target> targets, const AnswerLayout& layout) {
    const MatrixView read(const_cast<Real*>(logits.data()), logits.rows(), logits.cols());  // nothing is written
    checkShapes(read, targets, layout);
    LossSum sum;
    for (std::size_t b = 0; b < targets.size(); ++b) {
        const Target& target = targets[b];
        forAnswersOf(read, target, layout, static_cast<int>(b), [&](const Answer& answer, double share) {
            if (target.weight != 0) addCrossEntropy(answer, target, share, logSumOf(answer), sum);
            if (answer.kept) sum.of(quantityOf(target.near)).sum += share * distanceOf(answer, target.near, 0, nullptr);
        });
        countSequence(target, sum);
    }
    return sum;
}

LossSum lossGradient(MatrixView logits, std::span<const Target> targets, Real scale, const AnswerLayout& layout) {
    checkShapes(logits, targets, layout);
    LossSum sum;
    std::vector<Real> toKept;
    for (std::size_t b = 0; b < targets.size(); ++b) {
        const Target& target = targets[b];
        if (layout.answers > 1 && !layout.starts.empty())  // steps before it begins are not answered
            for (int step = 0; step < layout.starts[b]; ++step)
                std::fill_n(logits.column(step * static_cast<int>(targets.size()) + static_cast<int>(b)), logits.rows(),
                            Real(0));
        forAnswersOf(logits, target, layout, static_cast<int>(b), [&](const Answer& answer, double share) {
            const Real own = layout.answers > 1 ? scale * static_cast<Real>(share) : scale;
            if (answer.kept) {
                toKept.assign(static_cast<std::size_t>(answer.outputs), 0);
                sum.of(quantityOf(target.near)).sum +=
                    share * distanceOf(answer, target.near, own * target.near.strength, toKept.data());
            }
            const bool isAsked = target.weight != 0 && answer.active.contains(answer.label);
            const double logSum = target.weight != 0 ? logSumOf(answer) : 0;
            if (target.weight != 0) addCrossEntropy(answer, target, share, logSum, sum);
            // ∂z = softmax(z) − [label] among the active outputs, 0 elsewhere
            for (int i = 0; i < answer.outputs; ++i) {
                Real& z = answer.logits[i];
                if (!isAsked || i < answer.active.first || i >= answer.active.last) {
                    z = 0;
                    continue;
                }
                const auto probability = static_cast<Real>(std::exp(static_cast<double>(z) - logSum));
                z = own * target.weight * (probability - (i == answer.label ? Real(1) : Real(0)));
            }
            if (answer.kept)
                for (int i = 0; i < answer.outputs; ++i) answer.logits[i] += toKept[static_cast<std::size_t>(i)];
        });
        countSequence(target, sum);
    }
    return sum;
}

}  // namespace miru
