// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/memory_forecast.h"

#include <algorithm>

#include "core/files/memory.h"
#include "core/learning/evaluation.h"
#include "core/learning/gradient.h"
#include "core/learning/make_strategy.h"
#include "core/learning/run_observer.h"
#include "core/model/cell_kinds.h"
#include "core/run/run_experiment.h"
#include "core/spec/make_network.h"

namespace miru {
namespace {

constexpr std::int64_t programBytes = std::int64_t{24} << 20;  // measured: code, libraries, threads' stacks

int threadsOf(int wanted) { return ThreadPool(wanted).threadCount(); }

/// A network and the sequences it reads.
class Sizes {
 public:
    Sizes(const ExperimentSpec& spec, const SequenceSet::Shape& shape)
        : m_shape(networkShapeOf(spec, shape)),
          m_cell(m_shape.cell->make(m_shape.cellShape())),
          m_buffers(m_cell->buffers()),
          m_steps(shapeAsRead(spec, shape).steps),
          m_hasEmbedding(m_shape.hasEmbedding()),
          m_masksStates(spec.inhibition.actsOn(Inhibition::Where::State)),
          m_masksAnswers(spec.inhibition.actsOn(Inhibition::Where::Readout)),
          m_answersEveryStep(m_shape.answers == Answers::EveryStep) {
        for (const TensorShape& tensor : Network::tensorsOf(m_shape)) {
            const std::int64_t numbers = std::int64_t{tensor.rows} * tensor.cols;
            m_all += numbers;
            if (tensor.name == "E") m_embedding = numbers;
        }
    }

    /// Bytes of the weights, and of those but the embedding.
    std::int64_t weights() const { return bytes(m_all); }
    std::int64_t weightsButEmbedding() const { return bytes(m_all - m_embedding); }
    std::int64_t embeddedSequences(int count) const {
        return m_hasEmbedding ? bytes(std::int64_t{m_shape.inputs} * m_steps * count) : 0;
    }
    /// Of `count` sequences read side by side, whose gates and states are kept.
    std::int64_t forwards(int count) const { return forwards(count, m_steps) + m_buffers.forwardSquares * square(); }
    /// Of which the gates and states of one segment are kept, and where each ends.
    std::int64_t forwardsInSegments(int count) const {
        const std::int64_t segment = stepsPerSegment(count);
        const std::int64_t ends = m_steps / segment * m_shape.hidden * count;
        return forwards(count, segment) + m_buffers.forwardSquares * square() + bytes(ends);
    }
    /// And what the way back adds, a segment at a time.
    std::int64_t backwards(int count) const {
        const int rows = m_buffers.backwardRows + (m_answersEveryStep ? 1 : 0);
        const std::int64_t perStep = std::int64_t{rows} * m_shape.hidden;
        return bytes(perStep * stepsPerSegment(count) * count) + m_buffers.backwardSquares * square();
    }
    /// Which units fire at which steps, of one sequence.
    std::int64_t firingMask() const { return std::int64_t{m_shape.hidden} * m_steps; }
    /// Which fire, of `count` sequences, as numbers.
    std::int64_t firing(int count) const { return bytes(std::int64_t{m_shape.hidden} * m_steps * count); }
    std::int64_t frames(int count) const { return bytes(inputs() * m_steps * count); }

 private:
    static std::int64_t bytes(std::int64_t numbers) { return numbers * static_cast<std::int64_t>(sizeof(Real)); }
    std::int64_t stepsPerSegment(int count) const {
        return std::min<std::int64_t>(m_steps, Network::stepsInCache(*m_cell, count));
    }
    std::int64_t forwards(int count, std::int64_t stepsKept) const {
        const int perUnit = m_buffers.forwardRows + (m_masksStates ? 1 : 0) +
                            (m_answersEveryStep && m_masksAnswers ? 2 : 0);  // of one answer nobody would notice it
        const std::int64_t perStep = inputs() + (m_answersEveryStep ? 2 * m_shape.classes : 0);
        return bytes((perStep * m_steps + std::int64_t{perUnit} * m_shape.hidden * stepsKept) * count);
    }
    std::int64_t inputs() const { return m_shape.isOneHot ? 1 : m_shape.inputs; }  // a word is looked up where it lies
    std::int64_t square() const { return bytes(std::int64_t{m_shape.hidden} * m_shape.hidden); }

    NetworkShape m_shape;
    std::unique_ptr<Cell> m_cell;
    CellBuffers m_buffers;
    std::int64_t m_steps;
    bool m_hasEmbedding;
    bool m_masksStates;
    bool m_masksAnswers;
    bool m_answersEveryStep;
    std::int64_t m_all = 0;
    std::int64_t m_embedding = 0;
};

int chosen(int wanted, int there) { return wanted > 0 ? std::min(wanted, there) : there; }

/// What each of the threads that evaluate `count` sequences computes with.
std::int64_t evaluationTraces(const Sizes& sizes, int count, int threads) {
    const int chunks = std::max(1, (count + Evaluator::chunkSize - 1) / Evaluator::chunkSize);
    return std::min(threads, chunks) * sizes.forwardsInSegments(std::min(count, Evaluator::chunkSize));
}

std::int64_t dataOf(const ExperimentSpec& spec, const DataExtent& data) {
    constexpr std::int64_t perIndex = sizeof(std::int32_t);
    const std::int64_t perTask = chosen(spec.data.trainPerTask, data.trainCount) +
                                 std::int64_t{chosen(spec.data.testPerTask, data.testCount)} +
                                 std::int64_t{data.shape.readAs(spec.text).steps} * data.shape.inputs;  // their order
    return data.bytes + spec.data.tasks * perTask * perIndex;
}

}  // namespace

DataExtent extentOf(const Dataset& whole, const TextReading& reading) {
    const Dataset dataset = whole.isText() ? whole.readAs(reading) : whole;
    DataExtent extent{dataset.train.shape(), dataset.train.bytesPerElement(), dataset.train.count(),
                      dataset.test.count(), 0};
    for (const SequenceSet* const set : {&dataset.train, &dataset.test}) {
        if (set->isRunningText()) {  // every place has its character and its answer, each sequence a place
            constexpr std::int64_t perPlace = sizeof(Token) + sizeof(std::int32_t);
            extent.bytes += set->characters() * perPlace;
            continue;
        }
        if (set->hasOwnLengths()) {
            constexpr std::int64_t perSequence = sizeof(std::size_t);
            for (int n = 0; n < set->count(); ++n)
                extent.bytes +=
                    std::int64_t{set->frames(n).steps} * set->shape().inputs * set->bytesPerElement() + perSequence;
            continue;
        }
        if (!set->isText()) {
            extent.bytes += std::int64_t{set->count()} * set->numbersPerSequence() * set->bytesPerElement();
            continue;
        }
        constexpr std::int64_t perText = sizeof(std::size_t);
        for (int n = 0; n < set->count(); ++n)
            extent.bytes += static_cast<std::int64_t>(set->frames(n).words().size_bytes()) + perText;
    }
    constexpr std::int64_t perLabel = sizeof(std::int32_t);
    const int labels = dataset.train.answersEveryStep()          ? extent.shape.steps
                       : dataset.train.shape().coarseClasses > 0 ? 2
                                                                 : 1;
    if (!dataset.train.isRunningText())
        extent.bytes += (std::int64_t{extent.trainCount} + extent.testCount) * labels * perLabel;
    return extent;
}

MemoryForecast memoryOf(const ExperimentSpec& spec, const DataExtent& data, const RunManner& manner) {
    const Sizes sizes(spec, data.shape);
    const int threads = threadsOf(manner.threads);
    const bool rehearses = spec.rehearsal.samplesPerTask > 0;
    const int train = chosen(spec.data.trainPerTask, data.trainCount);
    const int test = chosen(spec.data.testPerTask, data.testCount);
    const std::int64_t tasks = spec.data.tasks;

    MemoryForecast forecast;
    forecast.program = programBytes;
    forecast.data = dataOf(spec, data);

    const int fresh = train > 0 ? std::min(spec.training.batch, train) : spec.training.batch;
    const int batch = fresh + (rehearses && tasks > 1 ? spec.rehearsal.perBatch : 0);
    const int shardSize = GradientComputer::shardSize(spec.model.hiddenUnits);
    const int shards = (batch + shardSize - 1) / shardSize;
    const int perShard = std::min(batch, shardSize);
    const int remembered = makeOptimizer(spec.training.optimizer, spec.training.momentum)->slotsPerWeight();
    forecast.weights = (2 + remembered) * sizes.weights() + shards * sizes.weightsButEmbedding();
    const auto held = makeStrategy(strategySettingsOf(spec), knobsOf(spec))
                          ->cost({.parameters = sizes.weights() / static_cast<std::int64_t>(sizeof(Real)),
                                  .outputs = networkShapeOf(spec, data.shape).classes,
                                  .tasks = spec.data.tasks});
    constexpr std::int64_t importanceSums = 17;  // while it is measured
    if (held.numbers > 0) forecast.weights += held.bytes + importanceSums * sizes.weights();

    const std::int64_t perThread =
        (spec.training.checkpointing ? sizes.forwardsInSegments(perShard) : sizes.forwards(perShard)) +
        sizes.backwards(perShard) + sizes.embeddedSequences(perShard);
    const int probed = test > 0 ? std::min(test, WatchedShare::probed) : WatchedShare::probed;
    const int watched = test > 0 ? std::min(test, WatchedShare::most) : WatchedShare::most;
    const std::int64_t watchedBytes = std::max(
        sizes.frames(probed), std::min(sizes.frames(watched), static_cast<std::int64_t>(WatchedShare::mostBytes)));
    forecast.traces = std::min(threads, shards) * perThread + shards * sizes.embeddedSequences(perShard) +
                      evaluationTraces(sizes, test > 0 ? test : Evaluator::chunkSize, threads) +
                      std::min<std::int64_t>(threads, tasks) * (sizes.forwards(probed) + sizes.firing(probed)) +
                      tasks * (sizes.frames(probed) + watchedBytes);

    if (rehearses) {
        const auto perSequence = std::int64_t{data.shape.readAs(spec.text).steps} * data.shape.inputs;
        const std::int64_t kept =
            train > 0 ? std::min(spec.rehearsal.samplesPerTask, train) : spec.rehearsal.samplesPerTask;
        forecast.rehearsal = tasks * kept * perSequence * data.bytesPerElement;
    }

    const std::int64_t snapshot = (1 + remembered) * sizes.weights() + tasks * sizes.firingMask();
    // Each task leaves the network it ended with and a snapshot; one more is being made.
    forecast.snapshots = tasks * (sizes.weights() + snapshot) + snapshot;
    if (manner.keepsFolder)  // a checkpoint that is being written: its arrays, and the file they make
        forecast.snapshots += snapshot + 2 * (1 + remembered + tasks) * sizes.weights();
    if (manner.keepsMoments) {
        constexpr std::int64_t most = std::int64_t{256} << 20;  // ui/run/history.h
        constexpr std::int64_t least = 6;
        constexpr std::int64_t atMost = 60;
        forecast.snapshots += std::clamp(most / snapshot, least, atMost) * snapshot;
        // Somebody asks what is answered to the watched sequences.
        forecast.traces += sizes.forwards(std::min(watched, Evaluator::chunkSize));
    }
    return forecast;
}

MemoryForecast memoryOfEvaluation(const ExperimentSpec& spec, const DataExtent& data, int threads) {
    const Sizes sizes(spec, data.shape);
    MemoryForecast forecast;
    forecast.program = programBytes;
    forecast.data = dataOf(spec, data);
    forecast.traces = evaluationTraces(sizes, chosen(spec.data.testPerTask, data.testCount), threadsOf(threads));
    return forecast;
}

std::optional<std::string> memoryObstacle(const MemoryForecast& forecast) {
    constexpr std::int64_t tooSmallToAsk = std::int64_t{64} << 20;
    const std::int64_t needed = forecast.stillToCome();
    if (needed < tooSmallToAsk) return std::nullopt;
    const std::uint64_t available = availableMemory();
    if (static_cast<std::uint64_t>(needed) <= available) return std::nullopt;
    return "The run needs about " + memoryText(static_cast<std::uint64_t>(needed)) + " of memory, and " +
           memoryText(available) +
           " are available. Make model.hiddenUnits, training.batch or the sequences smaller, or use fewer threads.";
}

}  // namespace miru
