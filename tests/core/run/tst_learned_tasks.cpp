// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The tasks of a stored network are those it has learned; where its data are gone, floating point does without them.

#include <QTest>
#include <stdexcept>

#include "core/run/learned_tasks.h"
#include "core/run/run_experiment.h"
#include "core/run/run_folder.h"
#include "tests/support/small_dataset.h"
#include "tests/support/small_spec.h"

using namespace miru;
using namespace miru::test;

namespace {

struct OneDataset : DatasetSource {
    Dataset dataset = smallDataset();
    Dataset load(const std::string&) const override { return dataset; }
};

struct NoDataset : DatasetSource {
    Dataset load(const std::string& name) const override { throw std::runtime_error(name + " is not here."); }
};

}  // namespace

class TestLearnedTasks : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() {
        ExperimentSpec spec = smallSpec();
        spec.training.epochs = 1;
        m_run = runExperiment(spec, smallDataset(), {});
    }

    void theyAreThoseOfTheRun() {
        const auto tasks = tasksOf(stored(), OneDataset());
        QCOMPARE(tasks->taskCount(), 3);
        QCOMPARE(tasksForExport(stored(), NumberForm::Int8, OneDataset()).stream->taskCount(), 3);
    }

    void onlyFloatingPointDoesWithoutData() {
        const TasksForExport none = tasksForExport(stored(), NumberForm::Float, NoDataset());
        QVERIFY(!none.stream);
        QVERIFY(none.whyNone.starts_with("The sequences for the self-check are synthetic: "));
        QVERIFY(none.whyNone.ends_with(" is not here."));
        for (const NumberForm numbers : {NumberForm::Q15, NumberForm::Int8})
            QVERIFY_THROWS_EXCEPTION(std::runtime_error, tasksForExport(stored(), numbers, NoDataset()));
    }

    void sequencesOfAnotherShapeAreNotRead() {
        OneDataset other;
        other.dataset.train = smallSet(30, 11, {7, 5, 3});
        other.dataset.test = smallSet(30, 12, {7, 5, 3});
        QVERIFY(obstacleToReading(stored(), other.dataset));
        QVERIFY(!obstacleToReading(stored(), smallDataset()));
        QVERIFY_THROWS_EXCEPTION(std::runtime_error, tasksOf(stored(), other));
    }

    /// Whatever the run's file says of its network.
    void aMomentIsStoredAsInTheFolderOfTheRun() {
        const StoredNetwork network = stored();
        const Snapshot& last = *m_run.latest();
        QVERIFY(std::ranges::equal(network.network.parameters().values(), last.model->parameters().values()));
        QVERIFY(network.network.shape() == last.network);
        QCOMPARE(network.steps, last.steps);
        QCOMPARE(network.classNames, *last.classNames);
        QVERIFY(network.spec == m_run.spec);
    }

 private:
    StoredNetwork stored() const { return storedNetworkOf(m_run.spec, *m_run.latest()); }

    Run m_run;
};

QTEST_GUILESS_MAIN(TestLearnedTasks)
#include "tst_learned_tasks.moc"
