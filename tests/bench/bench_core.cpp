// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How fast the training core is, beside the yardstick of the machine: Eigen's own single-precision product.
//
// Every row says how many sequences a second it treats and, where multiply-adds of matrix products can be counted, how
// many thousand millions of them a second (GMAC/s): compare that with the yardstick on as many threads.

#define EIGEN_DONT_PARALLELIZE
#include <benchmark/benchmark.h>

#include <Eigen/Core>
#include <atomic>

#include "core/experiment/run_experiment.h"
#include "core/learning/evaluation.h"
#include "core/learning/gradient.h"
#include "core/learning/optimizer.h"
#include "core/learning/replay.h"
#include "datasets/glyphs.h"

using namespace miru;

namespace {

const Dataset& glyphs() {
    static const Dataset dataset = drawGlyphs(6000, 2000);
    return dataset;
}

/// Multiply-adds per second, in thousand millions.
benchmark::Counter giga(double perIteration) {
    return {perIteration * 1e-9, benchmark::Counter::kIsIterationInvariantRate};
}

void yardstick(benchmark::State& state) {
    constexpr int n = 512;
    Workers workers(static_cast<int>(state.range(0)));
    const int count = workers.threadCount();
    std::vector<Eigen::MatrixXf> a(static_cast<std::size_t>(count), Eigen::MatrixXf::Random(n, n));
    std::vector<Eigen::MatrixXf> b = a;
    std::vector<Eigen::MatrixXf> c = a;
    for (auto _ : state)
        workers.forEach(count, [&](int index, int) {
            const auto i = static_cast<std::size_t>(index);
            c[i].noalias() = a[i] * b[i];
        });
    state.counters["GMAC"] = giga(static_cast<double>(n) * n * n * count);
}
BENCHMARK(yardstick)->ArgName("threads")->Arg(1)->Arg(2)->UseRealTime();

ExperimentSpec specOf(CellKind cell, int hidden, double sparsity) {
    ExperimentSpec spec;
    spec.model.cell = cell;
    spec.model.hiddenUnits = hidden;
    spec.inhibition.sparsity = sparsity;
    return spec;
}

double macsPerTraining(CellKind cell, int hidden) {
    const auto count = billOf(specOf(cell, hidden, 0), {28, 28, 10}, 1).of(cell);
    return static_cast<double>(count.macsForward + count.macsBackward);
}

/// A training batch as the trainer does it: composed from permuted 8-bit images, gradient, Adam.
void training(benchmark::State& state, CellKind cell, double sparsity, int replayed) {
    const int batchSize = static_cast<int>(state.range(0));
    Workers workers(static_cast<int>(state.range(1)));
    constexpr int hidden = 128;
    Network network = makeNetwork(specOf(cell, hidden, sparsity), {28, 28, 10});
    const PermutedStream stream(glyphs(), PermutedStream::Unit::Pixels, 2, 0, 0, 1);
    const Task first = stream.makeTask(0);
    const Task task = stream.makeTask(1);
    Replay replay(500, replayed);
    Random random(1, "bench");
    Batch batch;
    replay.taskStarted(first);
    for (int n = 0; n < 1000; ++n) batch.samples.push_back(first.train(n));
    replay.compose(batch, random);
    replay.taskStarted(task);
    GradientComputer gradients(workers, 28);
    Parameters gradient(network.parameters().tensors());
    Adam adam;
    int next = 0;
    for (auto _ : state) {
        batch.samples.clear();
        for (int n = 0; n < batchSize; ++n) batch.samples.push_back(task.train(next++ % task.trainCount()));
        if (replayed > 0) replay.compose(batch, random);
        benchmark::DoNotOptimize(gradients.compute(network, batch.samples, gradient));
        adam.step(network.parameters().values(), gradient.values(), 1e-3);
    }
    const int sequences = batchSize + replayed;
    state.SetItemsProcessed(state.iterations() * sequences);
    state.counters["GMAC"] = giga(macsPerTraining(cell, hidden) * sequences);
}

void batchesAndThreads(benchmark::internal::Benchmark* benchmark) {
    benchmark->ArgNames({"batch", "threads"})->UseRealTime()->Unit(benchmark::kMicrosecond);
    for (const int threads : {1, 2})
        for (const int batch : {32, 64, 128}) benchmark->Args({batch, threads});
}
BENCHMARK_CAPTURE(training, GRU, CellKind::Gru, 0, 0)->Apply(batchesAndThreads);
BENCHMARK_CAPTURE(training, MiRU1, CellKind::Miru1, 0, 0)->Apply(batchesAndThreads);
BENCHMARK_CAPTURE(training, MiRU2, CellKind::Miru2, 0, 0)->Apply(batchesAndThreads);
BENCHMARK_CAPTURE(training, MiRU2_inhibition, CellKind::Miru2, 0.75, 0)->Apply(batchesAndThreads);
BENCHMARK_CAPTURE(training, MiRU2_rehearsal, CellKind::Miru2, 0, 32)->Apply(batchesAndThreads);

void evaluation(benchmark::State& state, CellKind cell) {
    Workers workers(static_cast<int>(state.range(0)));
    const Network network = makeNetwork(specOf(cell, 128, 0), {28, 28, 10});
    const Task task = PermutedStream(glyphs(), PermutedStream::Unit::Pixels, 2, 0, 0, 1).makeTask(1);
    Evaluator evaluator(workers, 28);
    const std::atomic<bool> never{false};
    for (auto _ : state) benchmark::DoNotOptimize(evaluator.evaluate(network, task, 0, never));
    state.SetItemsProcessed(state.iterations() * task.testCount());
    state.counters["GMAC"] = giga(
        static_cast<double>(billOf(specOf(cell, 128, 0), {28, 28, 10}, 1).of(cell).macsForward) * task.testCount());
}
BENCHMARK_CAPTURE(evaluation, GRU, CellKind::Gru)->ArgName("threads")->Arg(1)->Arg(2)->UseRealTime();
BENCHMARK_CAPTURE(evaluation, MiRU2, CellKind::Miru2)->ArgName("threads")->Arg(1)->Arg(2)->UseRealTime();

void latencyOfOneSequence(benchmark::State& state, CellKind cell) {
    const Network network = makeNetwork(specOf(cell, 128, 0), {28, 28, 10});
    Matrix x(28, 28);
    writeFrames(glyphs().test.frames(0), x, 0, 1);
    NetworkPass pass;
    for (auto _ : state) {
        network.forward(x, 28, pass);
        benchmark::DoNotOptimize(pass.logits.column(0));
    }
}
BENCHMARK_CAPTURE(latencyOfOneSequence, GRU, CellKind::Gru)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(latencyOfOneSequence, MiRU2, CellKind::Miru2)->Unit(benchmark::kMicrosecond);

void composing(benchmark::State& state) {
    const Task task = PermutedStream(glyphs(), PermutedStream::Unit::Pixels, 2, 0, 0, 1).makeTask(1);
    std::vector<Sample> samples;
    for (int n = 0; n < 64; ++n) samples.push_back(task.train(n));
    Matrix x;
    std::vector<std::int32_t> labels;
    for (auto _ : state) composeFrames(samples, 28, 28, x, labels);
    state.SetItemsProcessed(state.iterations() * 64);
}
BENCHMARK(composing)->Unit(benchmark::kMicrosecond);

void probing(benchmark::State& state) {
    const Network network = makeNetwork(specOf(CellKind::Miru2, 128, 0.75), {28, 28, 10});
    std::vector<Sample> samples;
    const Task task = PermutedStream(glyphs(), PermutedStream::Unit::Pixels, 1, 0, 0, 1).makeTask(0);
    for (int n = 0; n < 32; ++n) samples.push_back(task.test(n));
    Matrix x;
    std::vector<std::int32_t> labels;
    composeFrames(samples, 28, 28, x, labels);
    Probe probe;
    for (auto _ : state) benchmark::DoNotOptimize(probe.observe(network, x, 28));
}
BENCHMARK(probing)->Unit(benchmark::kMicrosecond);

}  // namespace

BENCHMARK_MAIN();
