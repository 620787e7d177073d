// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/export/learning_trial.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/learning/gradient.h"
#include "core/learning/optimizer.h"
#include "core/learning/reservoir.h"

namespace miru {
namespace {

/// A sequence as the network reads it: I × steps.
struct NumberSequence {
    Matrix frames;
    std::int32_t label = 0;
};

/// Up to `most` training sequences, of every task equally many.
std::vector<NumberSequence> trainingSequences(const TaskStream& stream, int most) {
    std::vector<NumberSequence> sequences;
    const int tasks = stream.taskCount();
    for (int index = 0; index < tasks; ++index) {
        const Task task = stream.makeTask(index);
        const int count = std::min(task.trainCount(), std::max(1, most / tasks));
        for (int n = 0; n < count; ++n) {
            const Sample sample = task.train(n);
            SequenceBatch read;
            compose({&sample, 1}, stream.shape(), read);
            sequences.push_back({std::move(read.frames), sample.label});
        }
    }
    return sequences;
}

std::vector<NumberSequence> syntheticSequences(const NetworkShape& shape, int steps, int count) {
    Random random(1, "learning");
    std::vector<NumberSequence> sequences(static_cast<std::size_t>(count));
    for (NumberSequence& sequence : sequences) {
        sequence.label = static_cast<std::int32_t>(random.below(static_cast<std::uint64_t>(shape.classes)));
        sequence.frames.resize(shape.inputs, steps);
        for (int t = 0; t < steps; ++t)
            for (int i = 0; i < shape.inputs; ++i) sequence.frames(i, t) = static_cast<Real>(random.uniform());
    }
    return sequences;
}

/// Of 8-bit data their own; else from the least number met to the greatest.
ByteScale scaleOf(const TaskStream& stream, std::span<const NumberSequence> sequences) {
    const float unit = stream.makeTask(0).train(0).frames.scale;
    if (unit != 1.0F) return {0, static_cast<Real>(1 / static_cast<double>(unit))};
    Real least = std::numeric_limits<Real>::max();
    Real greatest = std::numeric_limits<Real>::lowest();
    for (const NumberSequence& sequence : sequences)
        for (int t = 0; t < sequence.frames.cols(); ++t)
            for (int i = 0; i < sequence.frames.rows(); ++i) {
                least = std::min(least, sequence.frames(i, t));
                greatest = std::max(greatest, sequence.frames(i, t));
            }
    return {least, std::max((greatest - least) / 255, std::numeric_limits<Real>::min())};
}

/// In 8 bits, input i of each step read from input order[i].
ByteSequence inEightBits(const NumberSequence& sequence, const ByteScale& scale, std::span<const int> order) {
    ByteSequence result{.steps = sequence.frames.cols(), .label = sequence.label, .bytes = {}};
    for (int t = 0; t < sequence.frames.cols(); ++t)
        for (const int input : order) result.bytes.push_back(scale.byte(sequence.frames(input, t)));
    return result;
}

/// The sequences as the lab's training reads them.
class Samples {
 public:
    Samples(std::span<const ByteSequence> sequences, const ByteScale& scale, const SequenceSet::Shape& shape) {
        for (const ByteSequence& sequence : sequences) {
            std::vector<Real>& numbers = m_numbers.emplace_back();
            for (const std::uint8_t byte : sequence.bytes) numbers.push_back(scale.number(byte));
            Sample& sample = m_samples.emplace_back();
            sample.label = sequence.label;
            sample.frames.data = numbers.data();
            sample.frames.steps = sequence.steps;
            sample.frames.inputs = shape.layout.hasOwnLengths ? shape.inputs : 0;
        }
    }
    const Sample& operator[](std::size_t number) const { return m_samples[number]; }
    std::span<const Sample> all() const { return m_samples; }

 private:
    std::vector<std::vector<Real>> m_numbers;
    std::vector<Sample> m_samples;
};

void train(const Network& start, const SequenceSet::Shape& shape, int room, LearningTrial& trial) {
    Network network = start;
    const Samples earlier(trial.earlier, trial.scale, shape);
    const Samples fresh(trial.fresh, trial.scale, shape);
    Random random(trial.random);
    Reservoir reservoir(room, shape.steps * shape.inputs);
    for (const Sample& sample : earlier.all()) reservoir.offer(sample, random);

    ThreadPool threadPool(1);
    GradientComputer gradients(threadPool, shape);
    Parameters gradient(network.parameters().tensors());
    Sgd optimizer(0);
    std::size_t next = 0;
    for (int update = 0; update < LearningTrial::updates; ++update) {
        Batch batch;
        for (int n = 0; n < LearningTrial::freshPerBatch; ++n) {
            const Sample& sample = fresh[(next + static_cast<std::size_t>(n)) % trial.fresh.size()];
            batch.add(sample, targetOf(sample));
        }
        const auto loss = gradients.compute(network, batch, gradient)->meanLoss();
        if (update < 5) trial.firstLoss += loss / 5;
        if (update >= LearningTrial::updates - 5) trial.lastLoss += loss / 5;
        const auto drawn =
            drawDistinct<int>(static_cast<std::size_t>(reservoir.count()), LearningTrial::rehearsedPerBatch, random);
        for (const int index : drawn) batch.add(reservoir.sample(index), targetOf(reservoir.sample(index)));
        gradients.compute(network, batch, gradient);
        clipNorm(gradient.values(), normOf(gradient.values()), LearningTrial::clipNorm);
        optimizer.step(network.parameters().values(), gradient.values(), LearningTrial::learningRate, threadPool);
        for (int n = 0; n < LearningTrial::freshPerBatch; ++n) {
            reservoir.offer(fresh[next], random);
            next = (next + 1) % trial.fresh.size();
        }
    }
    trial.learned = network.parameters();
}

}  // namespace

std::uint8_t ByteScale::byte(Real number) const {
    const Real steps = std::round((number - offset) / factor);
    return static_cast<std::uint8_t>(std::clamp(steps, Real(0), Real(255)));
}

Random::State deviceRandom(std::uint64_t seed) {
    Random::State state;
    for (std::uint64_t& word : state) {
        std::uint64_t z = (seed += 0x9E3779B97F4A7C15U);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
        word = z ^ (z >> 31);
    }
    return state;
}

LearningTrial learningTrial(const Network& network, const TaskStream* stream, int steps, int room) {
    constexpr std::int64_t mostBytes = 40'000;
    const std::int64_t perSequence = std::int64_t{steps} * network.shape().inputs;
    const int count = static_cast<int>(std::clamp<std::int64_t>(mostBytes / perSequence, 8, 48));

    LearningTrial trial;
    std::vector<NumberSequence> sequences;
    if (stream) sequences = trainingSequences(*stream, 2 * count);
    if (sequences.empty())
        sequences = syntheticSequences(network.shape(), steps, 2 * count);
    else
        trial.scale = scaleOf(*stream, sequences);
    Random random(1, "new task");
    std::vector<int> asItIs(static_cast<std::size_t>(network.shape().inputs));
    std::iota(asItIs.begin(), asItIs.end(), 0);
    const auto another = shuffledIndices<int>(asItIs.size(), random);
    for (std::size_t n = 0; n < sequences.size(); ++n)
        if (n % 2 == 0)
            trial.earlier.push_back(inEightBits(sequences[n], trial.scale, asItIs));
        else
            trial.fresh.push_back(inEightBits(sequences[n], trial.scale, another));
    if (trial.fresh.empty()) trial.fresh = trial.earlier;  // there is one sequence
    trial.random = deviceRandom(1);

    SequenceSet::Shape shape;
    if (stream) shape = stream->shape();
    shape.steps = steps;
    shape.inputs = network.shape().inputs;
    shape.classes = network.shape().classes;
    train(network, shape, room, trial);
    return trial;
}

}  // namespace miru
