// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The core is open: a strategy, a stream and a cell, each of one file, are handed straight to the trainer. They train,
// resume in the midst of a task, go into a snapshot and come back from its file.

#include <QTest>

#include "core/files/snapshot_file.h"
#include "core/learning/trainer.h"
#include "tests/support/small_dataset.h"
#include "tests/support/toy_cell.h"
#include "tests/support/toy_strategy.h"
#include "tests/support/toy_stream.h"

using namespace miru;
using namespace miru::test;

namespace {

constexpr int hidden = 12;
constexpr int epochs = 8;

/// A run of the toy stream, with the toy strategy and cell or with the lab's own.
class ToyRun {
 public:
    explicit ToyRun(bool strategy, bool cell, Real strength = Real(0.05))
        : m_hasStrategy(strategy), m_hasCell(cell), m_strength(strength), m_stream(fourClasses(), {120, 47}) {}

    Network network() const {
        return Network({.cell = m_hasCell ? toyCell : CellKind::Miru2,
                        .inputs = m_stream.shape().inputs,
                        .hidden = hidden,
                        .classes = m_stream.shape().classes},
                       {std::vector<Real>(hidden, Real(0.5)), std::vector<Real>(hidden, Real(0.5))}, {}, 1);
    }
    /// Trains, from a snapshot or from the beginning; stopped after so many batches, or not (−1).
    std::shared_ptr<const Snapshot> train(int batches = -1, std::shared_ptr<const Snapshot> from = nullptr,
                                          int threads = 2) const {
        ThreadPool threadPool(threads);
        RunControl control;
        Trainer trainer({.network = network(),
                         .stream = m_stream,
                         .threadPool = threadPool,
                         .control = control,
                         .makeStrategy = [&](const Knobs&) -> std::unique_ptr<Strategy> {
                             if (m_hasStrategy)
                                 return std::make_unique<Stopped<ToyStrategy>>(control, batches, m_strength);
                             return std::make_unique<Stopped<Finetuning>>(control, batches);
                         },
                         .from = std::move(from)},
                        {.batch = 16, .epochs = epochs, .strategy = {}, .knobs = knobs(), .changes = {}});
        return trainer.run();
    }
    SnapshotOrigin origin() const {
        return {.networkShape = [this](const SequenceSet::Shape&) { return network().shape(); },
                .makeNetwork = [this](const SequenceSet::Shape&) { return network(); },
                .tasks = 2};
    }

 private:
    /// A strategy in the midst of whose batch number `batches` the run is told to stop.
    template <typename Strategy>
    class Stopped : public Strategy {
     public:
        template <typename... Arguments>
        Stopped(RunControl& control, int batches, Arguments... arguments)
            : Strategy(arguments...), m_control(control), m_left(batches) {}
        void compose(const StrategyContext&, Batch&) override {
            if (m_left-- == 0) m_control.stop();
        }

     private:
        RunControl& m_control;
        int m_left;
    };

    static Dataset fourClasses() {
        const SequenceSet::Shape shape{6, 5, 4};
        return {"four", "Four", smallSet(400, 11, shape), smallSet(120, 12, shape), {"a", "b", "c", "d"}};
    }
    static Knobs knobs() {
        Knobs knobs;
        knobs[Knob::LearningRate] = 0.01;
        knobs[Knob::EvaluateEvery] = 4;
        knobs[Knob::GradientClip] = 1;
        return knobs;
    }

    bool m_hasStrategy;
    bool m_hasCell;
    Real m_strength;
    ToyStream m_stream;
};

}  // namespace

class TestOpenCore : public QObject {
    Q_OBJECT

    static void addToys() {
        QTest::addColumn<bool>("strategy");
        QTest::addColumn<bool>("cell");
        QTest::newRow("stream") << false << false;
        QTest::newRow("stream and strategy") << true << false;
        QTest::newRow("stream and cell") << false << true;
        QTest::newRow("stream, strategy and cell") << true << true;
    }

 private Q_SLOTS:
    void tasksOfDifferentLengthWithOutputsOfTheirOwnAreLearned_data() { addToys(); }
    void tasksOfDifferentLengthWithOutputsOfTheirOwnAreLearned() {
        QFETCH(bool, strategy);
        QFETCH(bool, cell);
        const auto last = ToyRun(strategy, cell).train();
        QCOMPARE(last->state, RunState::Finished);
        QCOMPARE(last->timetable.batches(0), std::int64_t{epochs * 8});
        QCOMPARE(last->timetable.batches(1), std::int64_t{epochs * 3});
        QCOMPARE(last->position.batch, std::int64_t{epochs * (8 + 3)});
        QCOMPARE(last->position.samples, std::int64_t{epochs * (120 + 47)});
        const auto& rows = last->scoreboard.rows();
        QVERIFY2(rows[0][0] > 0.9, qPrintable(QString::number(rows[0][0])));
        QCOMPARE(rows[0].size(), std::size_t{1});  // a task whose outputs are not known yet is not tested
        QCOMPARE(rows[1].size(), std::size_t{2});
        if (!strategy) QVERIFY2(rows[1][1] > 0.5, qPrintable(QString::number(rows[1][1])));
    }

    void thePenaltyCountsFromTheSecondStepOfATaskOn() {
        const auto free = ToyRun(false, false).train();
        const auto held = ToyRun(true, false).train();
        QVERIFY(!std::ranges::equal(free->model->parameters().values(), held->model->parameters().values()));
        // At strength 0 it is as if there were none, bit for bit.
        const auto loose = ToyRun(true, false, 0).train();
        QVERIFY(std::ranges::equal(free->model->parameters().values(), loose->model->parameters().values()));
    }

    void aRunIsResumedInTheMidstOfATaskFromItsFile_data() { addToys(); }
    void aRunIsResumedInTheMidstOfATaskFromItsFile() {
        QFETCH(bool, strategy);
        QFETCH(bool, cell);
        const ToyRun run(strategy, cell);
        const auto straight = run.train();
        for (const int batches : {3, 8 * epochs, 8 * epochs + 5}) {
            const auto left = run.train(batches);
            QCOMPARE(left->state, RunState::Stopped);
            QCOMPARE(left->position.batch, std::int64_t{batches});
            TensorFile file;
            addSnapshot(file, "", *left);
            const auto read = readSnapshot(TensorFile::fromBytes(file.bytes()), "", run.origin());
            QVERIFY(read->timetable == left->timetable);
            QVERIFY(read->activity == left->activity);
            QVERIFY(read->checkpoint->strategy == left->checkpoint->strategy);
            const auto last = run.train(-1, read);
            QCOMPARE(last->state, RunState::Finished);
            QCOMPARE(last->scoreboard.rows(), straight->scoreboard.rows());
            QVERIFY(std::ranges::equal(last->model->parameters().values(), straight->model->parameters().values()));
            QVERIFY(last->checkpoint->strategy == straight->checkpoint->strategy);
        }
    }

    void equalBitsForAnyNumberOfThreads() {
        const auto one = ToyRun(true, true).train(-1, nullptr, 1);
        for (const int threads : {2, 3, 8}) {
            const auto other = ToyRun(true, true).train(-1, nullptr, threads);
            QVERIFY(std::ranges::equal(one->model->parameters().values(), other->model->parameters().values()));
            QCOMPARE(one->scoreboard.rows(), other->scoreboard.rows());
        }
    }

    void whatTheCellShowsIsInTheSnapshot() {
        const auto last = ToyRun(false, true).train();
        QCOMPARE(last->activity.signals.size(), std::size_t{4});
        QVERIFY(last->activity.signals[2].signal == memorySignal);
        QCOMPARE(last->activity.signals[2].histogram.high, 4.0);
        QCOMPARE(last->ownCost.parameters, last->model->parameters().count());
    }
};

QTEST_GUILESS_MAIN(TestOpenCore)
#include "tst_open_core.moc"
