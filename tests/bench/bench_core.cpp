// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How fast the training core is, beside two measures of the machine, taken in the same run on as many threads: its limit,
// multiply-adds of vectors that never leave the registers; and the yardstick, Eigen's own single-precision 512 × 512 product.
//
// Every row says how many sequences a second it treats (items_per_second). Where multiply-adds of matrix products can be
// counted, GMAC is how many thousand millions of them a second, and ofLimit and ofYardstick which fraction that is of each.

#define EIGEN_DONT_PARALLELIZE
#include <benchmark/benchmark.h>
#include <numeric>

#include <Eigen/Core>
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <map>
#include <thread>

#include "core/learning/evaluation.h"
#include "core/learning/gradient.h"
#include "core/learning/importance_measure.h"
#include "core/learning/make_strategy.h"
#include "core/learning/optimizer.h"
#include "core/learning/replay.h"
#include "core/learning/run_observer.h"
#include "core/math/tiles.h"
#include "core/measure/watched_answers.h"
#include "core/run/run_experiment.h"
#include "core/spec/make_network.h"
#include "core/tasks/permuted_stream.h"
#include "core/tasks/texts.h"
#include "datasets/glyphs.h"
#include "tests/support/batches.h"
#include "tests/support/strategy_knobs.h"

using namespace miru;

namespace {

const Dataset& glyphs() {
    static const Dataset dataset = drawGlyphs(6000, 2000);
    return dataset;
}

/// Products of 512 × 512 matrices, one per thread, side by side.
class Yardstick {
 public:
    static constexpr int n = 512;
    explicit Yardstick(int threads)
        : m_threadPool(threads),
          m_a(static_cast<std::size_t>(threads), Eigen::MatrixXf::Random(n, n)),
          m_b(m_a),
          m_c(m_a) {}
    void multiply() {
        m_threadPool.forEach(m_threadPool.threadCount(), [&](int index, int) {
            const auto i = static_cast<std::size_t>(index);
            m_c[i].noalias() = m_a[i] * m_b[i];
        });
    }
    double macs() const { return static_cast<double>(n) * n * n * m_threadPool.threadCount(); }

 private:
    ThreadPool m_threadPool;
    std::vector<Eigen::MatrixXf> m_a;
    std::vector<Eigen::MatrixXf> m_b;
    std::vector<Eigen::MatrixXf> m_c;
};

/// Multiply-adds that wait for nothing: enough sums side by side to hide how long one takes, in the vectors of the products.
class Limit {
 public:
    explicit Limit(int threads) : m_threadPool(threads) {}
    void multiply() {
        m_threadPool.forEach(m_threadPool.threadCount(), [](int, int) { inRegisters(); });
    }
    double macs() const { return static_cast<double>(sums) * turns * tiles::width * m_threadPool.threadCount(); }

 private:
    static constexpr int sums = 12;  // sixteen registers hold them and both factors
    static constexpr int turns = 1 << 19;

    [[gnu::noinline]] static void inRegisters() {
        Real factor = Real(0.999999);
        Real summand = Real(1e-6);
        benchmark::DoNotOptimize(factor);
        benchmark::DoNotOptimize(summand);
        const tiles::Vector factors = tiles::Vector{} + factor;
        const tiles::Vector summands = tiles::Vector{} + summand;
        tiles::Vector sum[sums];
        for (int i = 0; i < sums; ++i) sum[i] = summands * static_cast<Real>(i);
        for (int turn = 0; turn < turns; ++turn)
            for (int i = 0; i < sums; ++i) sum[i] = sum[i] * factors + summands;
        tiles::Vector total{};
        for (int i = 0; i < sums; ++i) total += sum[i];
        benchmark::DoNotOptimize(total);
    }

    ThreadPool m_threadPool;
};

/// Multiply-adds per second that a measure reaches on so many threads: the median of several measurements.
template <typename Measure>
double rateOf(int threads) {
    using Clock = std::chrono::steady_clock;
    Measure measure(threads);
    std::vector<double> rates;
    for (int measurement = 0; measurement < 7; ++measurement) {
        const auto start = Clock::now();
        constexpr int times = 4;
        for (int i = 0; i < times; ++i) measure.multiply();
        rates.push_back(times * measure.macs() / std::chrono::duration<double>(Clock::now() - start).count());
    }
    std::ranges::nth_element(rates, rates.begin() + 3);
    return rates[3];
}

/// What the machine can do beside a row on as many threads: measured before it and after it, because the speed of a machine
/// that others use too changes from second to second.
class Machine {
 public:
    explicit Machine(int threads) : m_threads(threads) { measure(); }
    /// Adds the rate of multiply-adds, and its fraction of the limit and of the yardstick.
    void countMacs(benchmark::State& state, double macsPerIteration) {
        using Counter = benchmark::Counter;
        measure();
        state.counters["GMAC"] = {macsPerIteration * 1e-9, Counter::kIsIterationInvariantRate};
        state.counters["ofLimit"] = {macsPerIteration / (m_limit / 2), Counter::kIsIterationInvariantRate};
        state.counters["ofYardstick"] = {macsPerIteration / (m_yardstick / 2), Counter::kIsIterationInvariantRate};
    }

 private:
    void measure() {
        m_limit += rateOf<Limit>(m_threads);
        m_yardstick += rateOf<Yardstick>(m_threads);
    }
    int m_threads;
    double m_limit = 0;  ///< of two measurements
    double m_yardstick = 0;
};

void limit(benchmark::State& state) {
    const int threads = static_cast<int>(state.range(0));
    Limit measure(threads);
    Machine machine(threads);
    for (auto _ : state) measure.multiply();
    machine.countMacs(state, measure.macs());
}

void yardstick(benchmark::State& state) {
    const int threads = static_cast<int>(state.range(0));
    Yardstick products(threads);
    Machine machine(threads);
    for (auto _ : state) products.multiply();
    machine.countMacs(state, products.macs());
}

const int coreCount = ThreadPool(0).threadCount();

void everyThreadCount(benchmark::internal::Benchmark* benchmark) {
    benchmark->ArgName("threads")->UseRealTime()->Unit(benchmark::kMicrosecond);
    for (int threads = 1; threads <= coreCount; ++threads) benchmark->Arg(threads);
}
BENCHMARK(limit)->Apply(everyThreadCount);
BENCHMARK(yardstick)->Apply(everyThreadCount);

ExperimentSpec specOf(CellKind cell, int hidden, double sparsity) {
    ExperimentSpec spec;
    spec.model.cell = cell;
    spec.model.hiddenUnits = hidden;
    spec.inhibition.sparsity = sparsity;
    return spec;
}

double macsPerTraining(CellKind cell, int hidden, const SequenceSet::Shape& shape) {
    const auto count = resourceCostsOf(specOf(cell, hidden, 0), shape, 1).of(cell);
    return static_cast<double>(count.macsForward + count.macsBackward);
}

/// The next samples of a task, again and again.
void fill(Batch& batch, const Task& task, int count, int& next) {
    batch.clear();
    for (int n = 0; n < count; ++n) {
        const Sample sample = task.train(next++ % task.trainCount());
        batch.add(sample, {.label = sample.label});
    }
    batch.fresh = batch.samples.size();
}

/// A training batch as the trainer does it: composed from permuted 8-bit images, gradient, Adam.
void training(benchmark::State& state, CellKind cell, double sparsity, int replayed) {
    const int batchSize = static_cast<int>(state.range(0));
    ThreadPool threadPool(static_cast<int>(state.range(1)));
    constexpr int hidden = 128;
    Network network = makeNetwork(specOf(cell, hidden, sparsity), {28, 28, 10});
    const PermutedStream stream({.kind = StreamKind::PermutedPixels, .tasks = 2}, glyphs());
    const Task first = stream.makeTask(0);
    const Task task = stream.makeTask(1);
    Replay replay({.samplesPerTask = 500, .perBatch = replayed});
    Random random(1, "bench");
    GradientComputer gradients(threadPool, {28, 28, 10});
    const auto contextOf = [&](int index) {
        return StrategyContext{network, gradients, threadPool, random,  stream,
                               index,   1,         batchSize,  nullptr, neverInterrupted};
    };
    const StrategyContext context = contextOf(1);
    replay.taskStarted(contextOf(0), first);
    Batch batch = miru::test::batchOf(first, 0, 1000);
    replay.compose(contextOf(0), batch);
    replay.stepTaken(contextOf(0));
    replay.taskStarted(context, task);
    Parameters gradient(network.parameters().tensors());
    Adam adam;
    int next = 0;
    Machine machine(threadPool.threadCount());
    for (auto _ : state) {
        fill(batch, task, batchSize, next);
        if (replayed > 0) replay.compose(context, batch);
        benchmark::DoNotOptimize(gradients.compute(network, batch, gradient));
        adam.step(network.parameters().values(), gradient.values(), 1e-3, threadPool);
        if (replayed > 0) replay.stepTaken(context);
    }
    const int sequences = batchSize + replayed;
    if (batch.samples.size() != static_cast<std::size_t>(sequences)) state.SkipWithError("nothing was rehearsed");
    state.SetItemsProcessed(state.iterations() * sequences);
    machine.countMacs(state, macsPerTraining(cell, hidden, {28, 28, 10}) * sequences);
}

/// A batch of the second task as the trainer does it, with a method against forgetting: to be held against plain training.
void trainingAgainstForgetting(benchmark::State& state, CellKind cell, StrategySettings settings) {
    constexpr int batchSize = 32;
    ThreadPool threadPool(static_cast<int>(state.range(0)));
    Network network = makeNetwork(specOf(cell, 128, 0), {28, 28, 10});
    const PermutedStream stream({.kind = StreamKind::PermutedPixels, .tasks = 2}, glyphs());
    const Task tasks[] = {stream.makeTask(0), stream.makeTask(1)};
    const auto strategy = makeStrategy(settings, test::knobsOf(settings));
    Random random(1, "bench");
    GradientComputer gradients(threadPool, {28, 28, 10});
    const Network before = network;
    int index = 0;
    const auto context = [&] {
        return StrategyContext{
            network,         gradients, threadPool, random, stream, index, 1, batchSize, index > 0 ? &before : nullptr,
            neverInterrupted};
    };
    Parameters gradient(network.parameters().tensors());
    Adam adam;
    Batch batch;
    int next = 0;
    const auto step = [&] {
        fill(batch, tasks[index], batchSize, next);
        strategy->compose(context(), batch);
        benchmark::DoNotOptimize(gradients.compute(network, batch, gradient));
        strategy->logitsComputed(context(), batch, gradients.logits());
        strategy->projectGradient(context(), gradient);
        const auto weights = network.parameters().values();
        strategy->addPenalty(context(), gradient);
        adam.step(weights, gradient.values(), 1e-3, threadPool);
        strategy->stepTaken(context());
    };
    strategy->taskStarted(context(), tasks[0]);
    for (int n = 0; n < 30; ++n) step();
    strategy->taskFinished(context(), tasks[0]);
    index = 1;
    strategy->taskStarted(context(), tasks[1]);
    for (auto _ : state) step();
    state.SetItemsProcessed(state.iterations() * batchSize);
}

void oneAndTwoThreads(benchmark::internal::Benchmark* benchmark) {
    benchmark->ArgName("threads")->Arg(1)->Arg(2)->UseRealTime()->Unit(benchmark::kMicrosecond);
}
BENCHMARK_CAPTURE(trainingAgainstForgetting, MiRU2_nothing, CellKind::Miru2, {})->Apply(oneAndTwoThreads);
BENCHMARK_CAPTURE(trainingAgainstForgetting, MiRU2_EWC, CellKind::Miru2,
                  {.importance = {.method = ImportanceSettings::Method::Ewc, .samples = 100}})
    ->Apply(oneAndTwoThreads);
BENCHMARK_CAPTURE(trainingAgainstForgetting, MiRU2_SI, CellKind::Miru2,
                  {.importance = {.method = ImportanceSettings::Method::Si}})
    ->Apply(oneAndTwoThreads);
BENCHMARK_CAPTURE(trainingAgainstForgetting, MiRU2_LwF, CellKind::Miru2, {.distillation = {.strength = 1}})
    ->Apply(oneAndTwoThreads);
BENCHMARK_CAPTURE(trainingAgainstForgetting, MiRU2_rehearsal, CellKind::Miru2, {.rehearsal = {.samplesPerTask = 500}})
    ->Apply(oneAndTwoThreads);
BENCHMARK_CAPTURE(trainingAgainstForgetting, MiRU2_AGEM, CellKind::Miru2,
                  {.rehearsal = {.samplesPerTask = 500, .use = RehearsalSettings::Use::Project}})
    ->Apply(oneAndTwoThreads);
BENCHMARK_CAPTURE(trainingAgainstForgetting, MiRU2_DERpp, CellKind::Miru2,
                  {.rehearsal = {.samplesPerTask = 500, .use = RehearsalSettings::Use::LogitsAndLabels}})
    ->Apply(oneAndTwoThreads);

/// The exact Fisher information on 1,000 images of ten classes: to be held against 200 batches of plain training.
void fisherInformation(benchmark::State& state, CellKind cell, ImportanceQuestion::Of of) {
    ThreadPool threadPool(static_cast<int>(state.range(0)));
    const Network network = makeNetwork(specOf(cell, 128, 0), {28, 28, 10});
    const Task task = PermutedStream({.kind = StreamKind::PermutedPixels, .tasks = 1}, glyphs()).makeTask(0);
    std::vector<std::int32_t> sequences(1000);
    std::iota(sequences.begin(), sequences.end(), 0);
    for (auto _ : state)
        benchmark::DoNotOptimize(measureImportance({.network = network,
                                                    .task = task,
                                                    .sequences = sequences,
                                                    .activeOutputs = [](const Sample&) { return OutputRange{}; },
                                                    .of = of,
                                                    .random = Random(1, "bench")},
                                                   threadPool));
}
BENCHMARK_CAPTURE(fisherInformation, GRU_exact, CellKind::Gru, ImportanceQuestion::Of::AllAnswers)
    ->Apply(oneAndTwoThreads);
BENCHMARK_CAPTURE(fisherInformation, MiRU2_exact, CellKind::Miru2, ImportanceQuestion::Of::AllAnswers)
    ->Apply(oneAndTwoThreads);
BENCHMARK_CAPTURE(fisherInformation, MiRU2_MAS, CellKind::Miru2, ImportanceQuestion::Of::Magnitudes)
    ->Apply(oneAndTwoThreads);

void batchesAndThreads(benchmark::internal::Benchmark* benchmark) {
    benchmark->ArgNames({"batch", "threads"})->UseRealTime()->Unit(benchmark::kMicrosecond);
    for (int threads = 1; threads <= coreCount; ++threads)
        for (const int batch : {32, 64, 128}) benchmark->Args({batch, threads});
}
void fewSequences(benchmark::internal::Benchmark* benchmark) {
    batchesAndThreads(benchmark);
    for (const int batch : {1, 2, 4, 8}) benchmark->Args({batch, 1});
}
BENCHMARK_CAPTURE(training, GRU, CellKind::Gru, 0, 0)->Apply(fewSequences);
BENCHMARK_CAPTURE(training, MiRU1, CellKind::Miru1, 0, 0)->Apply(batchesAndThreads);
BENCHMARK_CAPTURE(training, MiRU2, CellKind::Miru2, 0, 0)->Apply(fewSequences);
BENCHMARK_CAPTURE(training, LSTM, CellKind::Lstm, 0, 0)->Apply(batchesAndThreads);
BENCHMARK_CAPTURE(training, MGU, CellKind::Mgu, 0, 0)->Apply(batchesAndThreads);
BENCHMARK_CAPTURE(training, RNN, CellKind::Rnn, 0, 0)->Apply(batchesAndThreads);
BENCHMARK_CAPTURE(training, minGRU, CellKind::MinGru, 0, 0)->Apply(batchesAndThreads);
BENCHMARK_CAPTURE(training, GRU_inhibition, CellKind::Gru, 0.75, 0)->Apply(batchesAndThreads);
BENCHMARK_CAPTURE(training, GRU_rehearsal, CellKind::Gru, 0, 32)->Apply(batchesAndThreads);
BENCHMARK_CAPTURE(training, MiRU2_inhibition, CellKind::Miru2, 0.75, 0)->Apply(batchesAndThreads);
BENCHMARK_CAPTURE(training, MiRU2_rehearsal, CellKind::Miru2, 0, 32)->Apply(batchesAndThreads);

void evaluation(benchmark::State& state, CellKind cell, double sparsity) {
    ThreadPool threadPool(static_cast<int>(state.range(0)));
    const Network network = makeNetwork(specOf(cell, 128, sparsity), {28, 28, 10});
    const Task task = PermutedStream({.kind = StreamKind::PermutedPixels, .tasks = 2}, glyphs()).makeTask(1);
    Evaluator evaluator(threadPool, {28, 28, 10});
    Machine machine(threadPool.threadCount());
    for (auto _ : state) benchmark::DoNotOptimize(evaluator.evaluate(network, task, 0, task.testCount()));
    state.SetItemsProcessed(state.iterations() * task.testCount());
    const auto macs = resourceCostsOf(specOf(cell, 128, 0), {28, 28, 10}, 1).of(cell).macsForward;
    machine.countMacs(state, static_cast<double>(macs) * task.testCount());
}
BENCHMARK_CAPTURE(evaluation, GRU, CellKind::Gru, 0)->Apply(everyThreadCount);
BENCHMARK_CAPTURE(evaluation, MiRU1, CellKind::Miru1, 0)->Apply(everyThreadCount);
BENCHMARK_CAPTURE(evaluation, MiRU2, CellKind::Miru2, 0)->Apply(everyThreadCount);
BENCHMARK_CAPTURE(evaluation, LSTM, CellKind::Lstm, 0)->Apply(everyThreadCount);
BENCHMARK_CAPTURE(evaluation, MGU, CellKind::Mgu, 0)->Apply(everyThreadCount);
BENCHMARK_CAPTURE(evaluation, RNN, CellKind::Rnn, 0)->Apply(everyThreadCount);
BENCHMARK_CAPTURE(evaluation, minGRU, CellKind::MinGru, 0)->Apply(everyThreadCount);
BENCHMARK_CAPTURE(evaluation, GRU_inhibition, CellKind::Gru, 0.75)->Apply(everyThreadCount);
BENCHMARK_CAPTURE(evaluation, MiRU2_inhibition, CellKind::Miru2, 0.75)->Apply(everyThreadCount);

/// The gradient of 64 sequences of other shapes: growth with the hidden units H and the steps T.
void growth(benchmark::State& state, CellKind cell, Segments::Kept kept) {
    const int hidden = static_cast<int>(state.range(0));
    const int steps = static_cast<int>(state.range(1));
    const SequenceSet::Shape shape{steps, 28, 10};
    ThreadPool threadPool(coreCount);
    const Network network = makeNetwork(specOf(cell, hidden, 0), shape);
    std::vector<std::uint8_t> frames(static_cast<std::size_t>(64) * static_cast<std::size_t>(steps) * 28);
    Random random(1, "frames");
    for (auto& byte : frames) byte = static_cast<std::uint8_t>(random.below(256));
    const SequenceSet set(shape, std::move(frames), std::vector<std::int32_t>(64, 3), 255);
    Batch batch;
    for (int n = 0; n < 64; ++n) batch.add({set.frames(n), set.label(n)}, {.label = set.label(n)});
    GradientComputer gradients(threadPool, shape, kept);
    Parameters gradient(network.parameters().tensors());
    Machine machine(coreCount);
    for (auto _ : state) benchmark::DoNotOptimize(gradients.compute(network, batch, gradient));
    state.SetItemsProcessed(state.iterations() * 64);
    machine.countMacs(state, macsPerTraining(cell, hidden, shape) * 64);
}

void shapes(benchmark::internal::Benchmark* benchmark) {
    benchmark->ArgNames({"H", "T"})->UseRealTime()->Unit(benchmark::kMicrosecond);
    for (const int hidden : {32, 64, 128, 256, 512, 2048}) benchmark->Args({hidden, 28});
    for (const int steps : {112, 784, 10'000}) benchmark->Args({128, steps});
}
void longSequences(benchmark::internal::Benchmark* benchmark) {
    benchmark->ArgNames({"H", "T"})->UseRealTime()->Unit(benchmark::kMicrosecond);
    for (const int steps : {784, 10'000}) benchmark->Args({128, steps});
}
BENCHMARK_CAPTURE(growth, GRU, CellKind::Gru, Segments::Kept::Everything)->Apply(shapes);
BENCHMARK_CAPTURE(growth, MiRU2, CellKind::Miru2, Segments::Kept::Everything)->Apply(shapes);
BENCHMARK_CAPTURE(growth, GRU_checkpointing, CellKind::Gru, Segments::Kept::Ends)->Apply(longSequences);
BENCHMARK_CAPTURE(growth, MiRU2_checkpointing, CellKind::Miru2, Segments::Kept::Ends)->Apply(longSequences);

/// Two thousand texts of 200 words out of 10,000, the frequent ones more often.
const Dataset& texts() {
    static const Dataset dataset = [] {
        Random random(1, "texts");
        TextDatasetBuilder gatherer;
        for (int n = 0; n < 2000; ++n) {
            std::string text;
            for (int word = 0; word < 200; ++word)
                text += "w" + std::to_string(static_cast<int>(std::exp(random.uniform(0, std::log(10'000.0))))) + ' ';
            gatherer.addTrain(text, n % 2);
        }
        auto sets = gatherer.take(2);
        return Dataset{"texts", "Texts", std::move(sets.train), std::move(sets.test), {}};
    }();
    return dataset;
}

/// Training on words: an embedding of 64 numbers each is learned too.
void trainingOnTexts(benchmark::State& state, CellKind cell) {
    constexpr int batchSize = 64;
    const ExperimentSpec spec = specOf(cell, 128, 0);
    const PermutedStream stream({.kind = StreamKind::PermutedPixels, .tasks = 1}, texts().readAs(spec.text));
    const Task task = stream.makeTask(0);
    Network network = makeNetwork(spec, stream.shape());
    ThreadPool threadPool(coreCount);
    GradientComputer gradients(threadPool, stream.shape());
    Parameters gradient(network.parameters().tensors());
    Adam adam;
    Batch batch;
    int next = 0;
    Machine machine(coreCount);
    for (auto _ : state) {
        fill(batch, task, batchSize, next);
        benchmark::DoNotOptimize(gradients.compute(network, batch, gradient));
        adam.step(network.parameters().values(), gradient.values(), 1e-3, threadPool);
    }
    state.SetItemsProcessed(state.iterations() * batchSize);
    const auto costs = resourceCostsOf(spec, stream.shape(), 2).of(cell);
    machine.countMacs(state, static_cast<double>(costs.macsForward + costs.macsBackward) * batchSize);
}
BENCHMARK_CAPTURE(trainingOnTexts, GRU, CellKind::Gru)->UseRealTime()->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(trainingOnTexts, MiRU1, CellKind::Miru1)->UseRealTime()->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(trainingOnTexts, MiRU2, CellKind::Miru2)->UseRealTime()->Unit(benchmark::kMicrosecond);

/// A whole small run with so many tasks, evaluations included, watched through the mailbox or not.
void wholeRun(benchmark::State& state, bool isWatched) {
    ExperimentSpec spec = specOf(CellKind::Miru2, 128, 0);
    spec.data.tasks = static_cast<int>(state.range(0));
    spec.data.trainPerTask = 2000;
    spec.data.testPerTask = 200;
    spec.rehearsal.samplesPerTask = 200;
    spec.evaluation.every = 25;
    Mailbox<Snapshot> mailbox;
    std::atomic<bool> isOver{false};
    std::thread viewer([&] {  // as the window does: looks thirty times a second
        while (!isOver) {
            mailbox.take();
            std::this_thread::sleep_for(std::chrono::milliseconds(33));
        }
    });
    double watching = 0;
    double working = 0;
    double evaluating = 0;
    double macs = 0;
    const ResourceCost cost = resourceCostsOf(spec, {28, 28, 10}, 1).of(spec.model.cell);
    Machine machine(coreCount);
    for (auto _ : state) {
        RunOptions options;
        if (isWatched) options.mailbox = &mailbox;
        const Run record = runExperiment(spec, glyphs(), options);
        const RunTiming& timing = record.latest()->timing;
        watching += timing.watchingSeconds;
        working += timing.trainingSeconds + timing.evaluationSeconds;
        evaluating += timing.evaluationSeconds;
        macs += static_cast<double>(timing.sequences) * static_cast<double>(cost.macsForward + cost.macsBackward) +
                static_cast<double>(timing.evaluated) * static_cast<double>(cost.macsForward);
    }
    isOver = true;
    viewer.join();
    state.SetItemsProcessed(state.iterations() * spec.data.tasks * spec.data.trainPerTask);
    state.counters["watchingShare"] = watching / (watching + working);
    state.counters["evaluatingShare"] = evaluating / (watching + working);
    machine.countMacs(state, macs / static_cast<double>(state.iterations()));
}

void taskCounts(benchmark::internal::Benchmark* benchmark) {
    benchmark->ArgName("tasks")->UseRealTime()->Unit(benchmark::kMillisecond);
    for (const int tasks : {5, 20, 50}) benchmark->Arg(tasks);
}
BENCHMARK_CAPTURE(wholeRun, unwatched, false)->Apply(taskCounts);
BENCHMARK_CAPTURE(wholeRun, watched, true)->Apply(taskCounts);

/// So many runs side by side, a thread each, as a study has them.
void runsOfAStudy(benchmark::State& state) {
    const auto runs = static_cast<int>(state.range(0));
    ExperimentSpec spec = specOf(CellKind::Miru2, 128, 0);
    spec.data.tasks = 2;
    spec.data.trainPerTask = 4000;
    spec.data.testPerTask = 200;
    Machine machine(runs);
    for (auto _ : state) {
        std::vector<std::jthread> threads;
        for (int run = 0; run < runs; ++run)
            threads.emplace_back([&] {
                RunOptions options;
                options.threads = 1;
                runExperiment(spec, glyphs(), options);
            });
    }
    const ResourceCost cost = resourceCostsOf(spec, {28, 28, 10}, 1).of(spec.model.cell);
    const int sequences = runs * spec.data.tasks * spec.data.trainPerTask;
    state.SetItemsProcessed(state.iterations() * sequences);
    machine.countMacs(state,
                      static_cast<double>(sequences) * static_cast<double>(cost.macsForward + cost.macsBackward));
}
BENCHMARK(runsOfAStudy)->ArgName("runs")->UseRealTime()->Unit(benchmark::kMillisecond)->Arg(1)->Arg(coreCount);

void latencyOfOneSequence(benchmark::State& state, CellKind cell, double sparsity) {
    const Network network = makeNetwork(specOf(cell, 128, sparsity), {28, 28, 10});
    Matrix x(28, 28);
    writeFrames(glyphs().test.frames(0), x, 0, 1);
    NetworkPass pass;
    for (auto _ : state) {
        network.forward(x, 28, pass);
        benchmark::DoNotOptimize(pass.logits.column(0));
    }
}
BENCHMARK_CAPTURE(latencyOfOneSequence, GRU, CellKind::Gru, 0)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(latencyOfOneSequence, GRU_inhibition, CellKind::Gru, 0.75)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(latencyOfOneSequence, MiRU2, CellKind::Miru2, 0)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(latencyOfOneSequence, MiRU2_inhibition, CellKind::Miru2, 0.75)->Unit(benchmark::kMicrosecond);

/// What the window asks of a network in between, of a hundred sequences, while a run is going.
void watchedAnswers(benchmark::State& state, CellKind cell, int steps) {
    const SequenceSet::Shape shape{steps, 784 / steps, 10};
    const Network network = makeNetwork(specOf(cell, 128, 0), shape);
    WatchedSamples samples;
    samples.steps = shape.steps;
    samples.inputs = shape.inputs;
    samples.frames.assign(WatchedShare::most, std::vector<float>(784, 0.5F));
    samples.labels.assign(WatchedShare::most, 3);
    for (auto _ : state) benchmark::DoNotOptimize(answersTo(samples, network).answers.data());
    state.SetItemsProcessed(state.iterations() * WatchedShare::most);
}
BENCHMARK_CAPTURE(watchedAnswers, GRU_rows, CellKind::Gru, 28)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(watchedAnswers, MiRU2_rows, CellKind::Miru2, 28)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(watchedAnswers, GRU_pixels, CellKind::Gru, 784)->Unit(benchmark::kMillisecond);

void composing(benchmark::State& state) {
    const Task task = PermutedStream({.kind = StreamKind::PermutedPixels, .tasks = 2}, glyphs()).makeTask(1);
    std::vector<Sample> samples;
    for (int n = 0; n < 64; ++n) samples.push_back(task.train(n));
    SequenceBatch batch;
    for (auto _ : state) compose(samples, {28, 28, 10}, batch);
    state.SetItemsProcessed(state.iterations() * 64);
}
BENCHMARK(composing)->Unit(benchmark::kMicrosecond);

void probing(benchmark::State& state) {
    const Network network = makeNetwork(specOf(CellKind::Miru2, 128, 0.75), {28, 28, 10});
    std::vector<Sample> samples;
    const Task task = PermutedStream({.kind = StreamKind::PermutedPixels, .tasks = 1}, glyphs()).makeTask(0);
    for (int n = 0; n < 32; ++n) samples.push_back(task.test(n));
    SequenceBatch batch;
    compose(samples, {28, 28, 10}, batch);
    Probe probe;
    for (auto _ : state) benchmark::DoNotOptimize(probe.observe(network, batch.input()));
}
BENCHMARK(probing)->Unit(benchmark::kMicrosecond);

/// Keeps the medians of all rows, shows them in the order of this file when all are there, and a dot for each meanwhile.
class Medians : public benchmark::ConsoleReporter {
 public:
    Medians() : ConsoleReporter(OO_Tabular) {}
    void ReportRuns(const std::vector<Run>& runs) override {
        for (Run run : runs) {
            if (run.repetitions > 1 && run.aggregate_name != "median") continue;
            run.aggregate_name.clear();
            run.run_type = Run::RT_Iteration;
            m_medians[run.run_name.str()] = run;
            std::fputc('.', stderr);
        }
    }
    void Finalize() override {
        std::fputc('\n', stderr);
        std::vector<Run> rows;
        for (const auto& [name, run] : m_medians) rows.push_back(run);
        std::ranges::sort(rows, {},
                          [](const Run& run) { return std::pair(run.family_index, run.per_family_instance_index); });
        for (const Run& run : rows) ConsoleReporter::ReportRuns({run});
    }
    /// A counter of a row, or 0 if the row was not measured.
    double counter(const std::string& row, const char* name) const {
        const auto found = m_medians.find(row);
        if (found == m_medians.end()) return 0;
        const auto counter = found->second.counters.find(name);
        return counter == found->second.counters.end() ? 0 : counter->second.value;
    }
    /// Microseconds per iteration.
    double microseconds(const std::string& row) const {
        const auto found = m_medians.find(row);
        return found == m_medians.end() ? 0 : found->second.GetAdjustedRealTime();
    }

 private:
    std::map<std::string, Run> m_medians;
};

void printTarget(const std::string& what, double value, const char* sign, double target, const char* unit) {
    if (!std::isfinite(value) || value == 0) return;  // its rows were filtered out
    const bool reached = *sign == '>' ? value >= target : value <= target;
    std::printf("%-58s %8.2f %-3s  (%s= %g)%s\n", what.c_str(), value, unit, sign, target, reached ? "" : "  missed");
}

/// What was aimed at beside what was reached, as ratios of medians of this run.
void printTargets(const Medians& medians) {
    const std::string all = "/threads:" + std::to_string(coreCount) + "/real_time";
    const std::string one = "/threads:1/real_time";
    const auto share = [&](const std::string& row) { return medians.counter(row, "ofLimit"); };
    // Sequences per second divided by the machine's limit beside the row: comparable though the machine is not steady.
    const auto rate = [&](const std::string& row) {
        return medians.counter(row, "items_per_second") * share(row) / medians.counter(row, "GMAC");
    };
    const double scaling =
        medians.counter("limit/threads:2/real_time", "GMAC") / medians.counter("limit/threads:1/real_time", "GMAC");
    std::printf("\nTargets, on %d thread%s where nothing else is said\n", coreCount, coreCount > 1 ? "s" : "");
    printTarget("the limit itself, two threads against one", scaling, ">", 1.8, "x");
    for (const std::string cell : {"MiRU2", "GRU"}) {
        const std::string training = "training/" + cell + "/batch:64";
        printTarget(cell + " training, batch 64, of the limit", share(training + all), ">", 0.75, "");
        printTarget(cell + " evaluation, of the limit", share("evaluation/" + cell + all), ">", 0.8, "");
        if (coreCount > 1)
            printTarget(cell + " training, two threads against one",
                        scaling * rate(training + "/threads:2/real_time") / rate(training + one), ">", 1.8, "x");
        printTarget(cell + ", what inhibition adds",
                    100 * (rate(training + all) / rate("training/" + cell + "_inhibition/batch:64" + all) - 1), "<", 20,
                    "%");
        printTarget(cell + ", what rehearsal adds beyond its samples",
                    100 * (rate(training + all) / rate("training/" + cell + "_rehearsal/batch:32" + all) - 1), "<", 5,
                    "%");
    }
    for (const std::string cell : {"MiRU2", "GRU"}) {
        const auto growth = [&](const std::string& shape) { return share("growth/" + cell + shape + "/real_time"); };
        for (const char* const batch : {"1", "8"})
            printTarget(cell + " training, batch " + batch + ", one thread, of the limit",
                        share("training/" + cell + "/batch:" + batch + one), ">", 0.5, "");
        printTarget(cell + ", 784 steps, of the limit", growth("/H:128/T:784"), ">", 0.65, "");
        printTarget(cell + ", 512 units, of the limit", growth("/H:512/T:28"), ">", 0.8, "");
        printTarget(cell + ", time per multiply-add, 10,000 steps against 28",
                    growth("/H:128/T:28") / growth("/H:128/T:10000"), "<", 1.5, "x");
        printTarget(cell + ", the same with gradient checkpointing",
                    growth("/H:128/T:28") / growth("_checkpointing/H:128/T:10000"), "<", 1.5, "x");
        printTarget(cell + ", time per multiply-add, 2,048 units against 128",
                    growth("/H:128/T:28") / growth("/H:2048/T:28"), "<", 1.5, "x");
        printTarget(cell + " evaluation, what inhibition adds",
                    100 * (rate("evaluation/" + cell + one) / rate("evaluation/" + cell + "_inhibition" + one) - 1),
                    "<", 0, "%");
        printTarget(cell + ", one sequence, dense against inhibited",
                    medians.microseconds("latencyOfOneSequence/" + cell) /
                        medians.microseconds("latencyOfOneSequence/" + cell + "_inhibition"),
                    ">", 1.5, "x");
    }
    printTarget("time per multiply-add, 50 tasks against 5",
                share("wholeRun/unwatched/tasks:5/real_time") / share("wholeRun/unwatched/tasks:50/real_time"), "<",
                1.5, "x");
    if (coreCount > 1) {
        const std::string runs = "runsOfAStudy/runs:";
        printTarget("runs of a study, one per core, of as many times one",
                    share(runs + std::to_string(coreCount) + "/real_time") / share(runs + "1/real_time"), ">", 0.9, "");
    }
    printTarget("training, MiRU2 against GRU",
                rate("training/MiRU2/batch:64" + all) / rate("training/GRU/batch:64" + all), ">", 2.9, "x");
    printTarget("evaluation, MiRU2 against GRU", rate("evaluation/MiRU2" + all) / rate("evaluation/GRU" + all), ">",
                2.5, "x");
    for (const std::string cell : {"MiRU2", "GRU"})
        printTarget(cell + ", exact Fisher of 1,000 sequences, in batches of 32",
                    medians.microseconds("fisherInformation/" + cell + "_exact" + all) /
                        medians.microseconds("training/" + cell + "/batch:32" + all),
                    "<", 200, "");
    for (const std::string method : {"EWC", "SI"}) {
        const double step = medians.microseconds("trainingAgainstForgetting/MiRU2_" + method + all);
        const double plain = medians.microseconds("trainingAgainstForgetting/MiRU2_nothing" + all);
        if (step > 0)
            printTarget("MiRU2, what the penalty of " + method + " adds to a step", 100 * (step / plain - 1), "<", 5,
                        "%");
    }
    printTarget("one sequence, MiRU2", medians.microseconds("latencyOfOneSequence/MiRU2"), "<", 60, "us");
    for (const char* tasks : {"5", "20", "50"})
        printTarget(
            std::string("watching a run of ") + tasks + " tasks, of its time",
            100 * medians.counter(std::string("wholeRun/watched/tasks:") + tasks + "/real_time", "watchingShare"), "<",
            3, "%");
}

/// Megabytes this process holds, or has held at most.
double megabytes(const char* line) {
    std::ifstream status("/proc/self/status");
    for (std::string text; std::getline(status, text);)
        if (text.starts_with(line)) return std::stod(text.substr(std::strlen(line))) / 1024;
    return 0;
}

/// Runs five tasks of 60,000 images with rehearsal, and prints what the process holds after each.
void printMemory() {
    constexpr SequenceSet::Shape shape{28, 28, 10};
    const auto noise = [&](int count) {
        std::vector<std::uint8_t> frames(static_cast<std::size_t>(count) * 28 * 28);
        std::vector<std::int32_t> labels(static_cast<std::size_t>(count));
        Random random(1, "noise");
        for (auto& byte : frames) byte = static_cast<std::uint8_t>(random.below(256));
        for (auto& label : labels) label = static_cast<std::int32_t>(random.below(10));
        return SequenceSet(shape, std::move(frames), std::move(labels), 255);
    };
    const Dataset dataset{"noise", "Noise", noise(60'000), noise(10'000), std::vector<std::string>(10)};
    ExperimentSpec spec = specOf(CellKind::Miru2, 128, 0.75);
    spec.rehearsal = {.samplesPerTask = 1875, .perBatch = 32};
    Mailbox<Snapshot> mailbox;
    RunOptions options;
    options.mailbox = &mailbox;
    std::printf("\nMemory of a run of five tasks of 60,000 images with rehearsal, after each task, MB:");
    options.taskLearned = [](const auto&) { std::printf(" %.0f", megabytes("VmRSS:")); };
    runExperiment(spec, dataset, options);
    std::printf("; at most %.0f (<= 300)\n", megabytes("VmHWM:"));
}

}  // namespace

int main(int argc, char** argv) {
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
    if (benchmark::GetBenchmarkFilter().empty()) printMemory();  // first, before measurements fill the heap
    Medians medians;
    benchmark::RunSpecifiedBenchmarks(&medians);
    printTargets(medians);
    benchmark::Shutdown();
    return 0;
}
