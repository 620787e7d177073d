// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What each weight is worth, in double: against closed forms, slopes, and the sum it stands for.

#include <QTest>

#include "core/learning/gradient_projection.h"
#include "core/learning/importance.h"
#include "core/learning/importance_measure.h"
#include "core/learning/loss.h"
#include "core/learning/sequence_batch.h"
#include "core/model/cell_kinds.h"
#include "core/tasks/make_stream.h"
#include "tests/support/batches.h"
#include "tests/support/small_dataset.h"
#include "tests/support/small_texts.h"

using namespace miru;
using namespace miru::test;

namespace {

using Of = ImportanceQuestion::Of;

Network networkFor(const TaskStream& stream, CellKind cell, Inhibition inhibition = {}) {
    const auto shape = stream.shape();
    return Network({.cell = cell,
                    .inputs = shape.vocabulary > 0 ? 3 : shape.inputs,
                    .hidden = 7,
                    .classes = shape.classes,
                    .vocabulary = shape.vocabulary},
                   {std::vector<Real>(7, Real(0.6)), std::vector<Real>(7, Real(0.4))}, inhibition, 3);
}

std::vector<std::int32_t> first(int count) {
    std::vector<std::int32_t> numbers;
    for (int n = 0; n < count; ++n) numbers.push_back(n);
    return numbers;
}

Parameters measured(const Network& network, const Task& task, std::span<const std::int32_t> sequences, Of of,
                    int threads = 1, OutputRange active = {}) {
    ThreadPool threadPool(threads);
    const auto importance = measureImportance({.network = network,
                                               .task = task,
                                               .sequences = sequences,
                                               .activeOutputs = [active](const Sample&) { return active; },
                                               .of = of,
                                               .random = Random(1, "labels")},
                                              threadPool);
    Parameters laidOut(network.parameters().tensors());
    std::ranges::copy(importance.value(), laidOut.values().begin());
    return laidOut;
}

Matrix logitsOf(const Network& network, const Task& task, int number) {
    SequenceBatch batch;
    const std::vector<Sample> sample{task.train(number)};
    compose(sample, task.shape(), batch);
    NetworkPass pass;
    network.forward(batch.input(), pass);
    return std::move(pass.logits);
}

double greatestDifference(const Parameters& a, const Parameters& b) {
    double greatest = 0;
    for (std::size_t i = 0; i < a.values().size(); ++i)
        greatest = std::max(greatest, std::abs(static_cast<double>(a.values()[i] - b.values()[i])));
    return greatest;
}

}  // namespace

class TestImportance : public QObject {
    Q_OBJECT

    static void addCells() {
        QTest::addColumn<QString>("cell");
        QTest::addColumn<bool>("readsTexts");
        QTest::addColumn<bool>("isInhibited");
        for (const CellKind cell : cellKinds())
            for (const bool readsTexts : {false, true})
                for (const bool isInhibited : {false, true})
                    QTest::addRow("%s%s%s", cell->title, readsTexts ? ", texts" : "", isInhibited ? ", inhibited" : "")
                        << QString(cell->key) << readsTexts << isInhibited;
    }

 private Q_SLOTS:
    /// Each way of measuring against the gradients of single sequences, computed one after the other.
    void itIsTheMeanOverSingleSequences_data() { addCells(); }
    void itIsTheMeanOverSingleSequences() {
        QFETCH(QString, cell);
        QFETCH(bool, readsTexts);
        QFETCH(bool, isInhibited);
        const auto stream = makeStream({.tasks = 2}, readsTexts ? smallTexts() : smallDataset());
        const Task task = stream->makeTask(1);
        const Inhibition inhibition{.sparsity = isInhibited ? 0.5 : 0, .where = Inhibition::Where::State};
        const Network network = networkFor(*stream, *findCellKind(cell.toStdString()), inhibition);
        const auto sequences = first(21);  // more than are read side by side
        ThreadPool threadPool(1);
        GradientComputer gradients(threadPool, stream->shape());
        Parameters gradient(network.parameters().tensors());
        Parameters exact(network.parameters().tensors());
        Parameters empirical(network.parameters().tensors());
        for (const std::int32_t number : sequences) {
            const Matrix logits = logitsOf(network, task, number);
            const double logSum = logSumExp(logits.column(0), logits.rows());
            for (int label = 0; label < logits.rows(); ++label) {
                Batch batch;
                const Sample sample = task.train(number);
                batch.add(sample, {.label = label});
                gradients.compute(network, batch, gradient);
                const double p = std::exp(static_cast<double>(logits(label, 0)) - logSum);
                for (std::size_t i = 0; i < gradient.values().size(); ++i) {
                    const Real square = gradient.values()[i] * gradient.values()[i];
                    exact.values()[i] += static_cast<Real>(p) * square / 21;
                    if (label == sample.label) empirical.values()[i] += square / 21;
                }
            }
        }
        QVERIFY(greatestDifference(measured(network, task, sequences, Of::AllAnswers), exact) < 1e-12);
        QVERIFY(greatestDifference(measured(network, task, sequences, Of::Labels), empirical) < 1e-12);
        for (const Of of : {Of::AllAnswers, Of::DrawnAnswers, Of::Labels, Of::Magnitudes}) {
            const Parameters one = measured(network, task, sequences, of);
            for (const Real number : one.values()) QVERIFY(number >= 0);
            for (const int threads : {2, 3, 8})
                QCOMPARE(greatestDifference(measured(network, task, sequences, of, threads), one), 0.0);
        }
    }

    void onTheReadoutBiasThereAreClosedForms() {
        const auto stream = makeStream({.tasks = 2}, smallDataset());
        const Task task = stream->makeTask(0);
        const Network network = networkFor(*stream, CellKind::Miru2);
        const auto sequences = first(30);
        std::vector<double> fisher(3);
        std::vector<double> mas(3);
        for (const std::int32_t number : sequences) {
            const Matrix logits = logitsOf(network, task, number);
            const double logSum = logSumExp(logits.column(0), 3);
            for (int c = 0; c < 3; ++c) {
                const double p = std::exp(static_cast<double>(logits(c, 0)) - logSum);
                fisher[static_cast<std::size_t>(c)] += p * (1 - p) / 30;
                mas[static_cast<std::size_t>(c)] += 2 * std::abs(static_cast<double>(logits(c, 0))) / 30;
            }
        }
        const Parameters exact = measured(network, task, sequences, Of::AllAnswers);
        const Parameters magnitudes = measured(network, task, sequences, Of::Magnitudes);
        for (int c = 0; c < 3; ++c) {
            QVERIFY(std::abs(static_cast<double>(exact.tensor("c")(c, 0)) - fisher[static_cast<std::size_t>(c)]) <
                    1e-12);
            QVERIFY(std::abs(static_cast<double>(magnitudes.tensor("c")(c, 0)) - mas[static_cast<std::size_t>(c)]) <
                    1e-12);
        }
    }

    void outputsThatAreNotActiveHaveNone() {
        const auto stream = makeStream({.tasks = 2}, smallDataset());
        const Task task = stream->makeTask(0);
        const Network network = networkFor(*stream, CellKind::Gru);
        for (const Of of : {Of::AllAnswers, Of::DrawnAnswers, Of::Magnitudes}) {
            const Parameters importance = measured(network, task, first(20), of, 1, {0, 2});
            QCOMPARE(importance.tensor("c")(2, 0), Real(0));
            for (int j = 0; j < 7; ++j) QCOMPARE(importance.tensor("V")(2, j), Real(0));
            QVERIFY(importance.tensor("c")(0, 0) > 0);
        }
    }

    void drawnLabelsComeNearAllLabels() {
        const auto stream = makeStream({.tasks = 2}, smallDataset(3000));
        const Task task = stream->makeTask(0);
        const Network network = networkFor(*stream, CellKind::Miru2);
        const auto sequences = first(3000);
        const Parameters all = measured(network, task, sequences, Of::AllAnswers);
        const Parameters drawn = measured(network, task, sequences, Of::DrawnAnswers);
        double sumOfAll = 0;
        double sumOfDrawn = 0;
        for (std::size_t i = 0; i < all.values().size(); ++i) {
            sumOfAll += static_cast<double>(all.values()[i]);
            sumOfDrawn += static_cast<double>(drawn.values()[i]);
        }
        QVERIFY(std::abs(sumOfDrawn / sumOfAll - 1) < 0.05);
    }

    /// The one parabola that is kept, against the sum over the tasks, and its gradient against its slope.
    void thePenaltyIsTheSumOverTheTasks_data() {
        QTest::addColumn<int>("method");
        QTest::newRow("EWC") << 1;
        QTest::newRow("online EWC") << 2;
        QTest::newRow("SI") << 3;
        QTest::newRow("MAS") << 4;
    }
    void thePenaltyIsTheSumOverTheTasks() {
        QFETCH(int, method);
        const auto stream = makeStream({.tasks = 3}, smallDataset());
        StrategyGround ground(*stream);
        Network& network = ground.network();
        Random random(1, "weights of each task");
        ImportanceSettings settings;
        settings.method = static_cast<ImportanceSettings::Method>(method);
        settings.strength = 5;
        settings.decay = 0.7;
        Importance importance(settings);
        struct Parabola {
            std::vector<Real> importance;
            std::vector<Real> place;
        };
        std::vector<Parabola> tasks;
        std::vector<Real> before;
        for (int index = 0; index < 3; ++index) {
            const Task task = stream->makeTask(index);
            importance.taskStarted(ground.context(random, index), task);
            // A step against the gradient, half as long.
            const auto now = network.parameters().values();
            Parameters gradient(network.parameters().tensors());
            for (Real& number : gradient.values()) number = static_cast<Real>(0.6 * (random.uniform() - 0.5));
            const std::vector<Real> ofTheLoss(gradient.values().begin(), gradient.values().end());
            importance.addPenalty(ground.context(random, index), gradient);
            for (std::size_t i = 0; i < now.size(); ++i) now[i] -= ofTheLoss[i] / 2;
            importance.stepTaken(ground.context(random, index));
            QVERIFY(importance.taskFinished(ground.context(random, index), task));
            const Anchor* const anchor = importance.anchor();
            QVERIFY(anchor);
            Parabola parabola{anchor->importance, {now.begin(), now.end()}};
            if (method == 1 && !before.empty())  // its own part of the sum
                for (std::size_t i = 0; i < before.size(); ++i) parabola.importance[i] -= before[i];
            before = anchor->importance;
            tasks.push_back(std::move(parabola));
        }
        if (method != 1) tasks.erase(tasks.begin(), tasks.end() - 1);  // the last one has them all

        const double scale = 5 * (method == 2 ? 0.7 : 1) / 2;
        const auto penaltyOf = [&] {
            double sum = 0;
            for (const Parabola& task : tasks)
                for (std::size_t i = 0; i < task.place.size(); ++i) {
                    const auto away = static_cast<double>(network.parameters().values()[i] - task.place[i]);
                    sum += static_cast<double>(task.importance[i]) * away * away;
                }
            return scale * sum;
        };
        for (Real& weight : network.parameters().values()) weight += static_cast<Real>(random.uniform() - 0.5);
        Parameters gradient(network.parameters().tensors());
        const double penalty = importance.addPenalty(ground.context(random, 2), gradient);
        QVERIFY(penalty > 0);
        QVERIFY(std::abs(penalty - penaltyOf()) < 1e-9 * penalty);
        // Asked once more nothing has changed.
        Parameters again(network.parameters().tensors());
        QCOMPARE(importance.addPenalty(ground.context(random, 2), again), penalty);
        QCOMPARE(greatestDifference(gradient, again), 0.0);
        for (std::size_t i = 0; i < gradient.values().size(); i += 3) {
            if (before[i] == 0) continue;
            Real& weight = network.parameters().values()[i];
            const Real kept = weight;
            weight = kept + 1e-4;
            const double above = penaltyOf();
            weight = kept - 1e-4;
            const double below = penaltyOf();
            weight = kept;
            QVERIFY(std::abs((above - below) / 2e-4 - static_cast<double>(gradient.values()[i])) < 1e-6);
        }
    }

    void beforeAnythingIsLearnedAndAtStrengthZeroNothingIsHeld() {
        const auto stream = makeStream({.tasks = 2}, smallDataset());
        StrategyGround ground(*stream);
        Random random(1, "strategy");
        Importance importance({.method = ImportanceSettings::Method::Ewc});
        Parameters gradient(ground.network().parameters().tensors());
        QCOMPARE(importance.addPenalty(ground.context(random), gradient), 0.0);
        QVERIFY(importance.taskFinished(ground.context(random), stream->makeTask(0)));
        QCOMPARE(importance.addPenalty(ground.context(random, 1), gradient), 0.0);  // where it is held
        for (Real& weight : ground.network().parameters().values()) weight += Real(0.1);
        importance.turn(Knob::ImportanceStrength, 0);
        QCOMPARE(importance.addPenalty(ground.context(random, 1), gradient), 0.0);
        for (const Real number : gradient.values()) QCOMPARE(number, Real(0));
        importance.turn(Knob::ImportanceStrength, 1);
        QVERIFY(importance.addPenalty(ground.context(random, 1), gradient) > 0);
    }

    void aMeasureThatIsInterruptedChangesNothing() {
        const auto stream = makeStream({.tasks = 2}, smallDataset());
        const Network network = networkFor(*stream, CellKind::Miru2);
        const Task task = stream->makeTask(0);
        ThreadPool threadPool(2);
        const std::atomic<bool> interrupted = true;
        QVERIFY(!measureImportance({.network = network,
                                    .task = task,
                                    .sequences = first(20),
                                    .activeOutputs = [](const Sample&) { return OutputRange{}; },
                                    .of = Of::AllAnswers,
                                    .random = Random(1, "labels")},
                                   threadPool, interrupted));
    }

    void aProjectedGradientHasNoConflictLeft() {
        Random random(1, "gradients");
        int projected = 0;
        for (int trial = 0; trial < 50; ++trial) {
            std::vector<Real> gradient(37);
            std::vector<Real> reference(37);
            for (Real& number : gradient) number = random.normal();
            for (Real& number : reference) number = random.normal();
            const std::vector<Real> before = gradient;
            double along = 0;
            double square = 0;
            double length = 0;
            for (std::size_t i = 0; i < 37; ++i) {
                along += before[i] * reference[i];
                square += reference[i] * reference[i];
                length += before[i] * before[i];
            }
            const bool isProjected = projectAgainst(gradient, reference);
            QCOMPARE(isProjected, along < 0);
            if (!isProjected) {
                QCOMPARE(gradient, before);
                continue;
            }
            ++projected;
            double left = 0;
            double shorter = 0;
            for (std::size_t i = 0; i < 37; ++i) {
                left += gradient[i] * reference[i];
                shorter += gradient[i] * gradient[i];
            }
            QVERIFY(std::abs(left) < 1e-12);
            QVERIFY(std::abs(shorter - (length - along * along / square)) < 1e-12);
        }
        QVERIFY(projected > 10 && projected < 40);
        std::vector<Real> opposite{1, -2, 3};
        const std::vector<Real> reference{-1, 2, -3};
        QVERIFY(projectAgainst(opposite, reference));
        for (const Real number : opposite) QVERIFY(std::abs(number) < 1e-15);
        std::vector<Real> gradient{1, 1};
        QVERIFY(!projectAgainst(gradient, std::vector<Real>{-1e-7, 0}));  // too short to have a direction
    }
};

QTEST_GUILESS_MAIN(TestImportance)
#include "tst_importance.moc"
