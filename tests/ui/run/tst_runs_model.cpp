// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The list of runs as a table: what stands in it, what is told of changes, what can be edited.

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include "tests/support/snapshots.h"
#include "tests/support/warnings.h"
#include "ui/run/runs_model.h"
#include "ui/style/theme.h"

using namespace miru;

namespace {

ExperimentSpec withSeed(std::uint64_t seed) {
    ExperimentSpec spec;
    spec.seed = seed;
    return spec;
}

Snapshot inState(RunState state) {
    Snapshot snapshot = snapshots::inTheMiddle();
    snapshot.state = state;
    return snapshot;
}

struct Listed {
    RunList runs;
    RunsModel model{&runs};
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};

    int begin(const ExperimentSpec& spec, bool isLookedAt = true) {
        const int id = runs.begin(spec, isLookedAt);
        model.refresh();
        return id;
    }
    void add(int id, const Snapshot& snapshot) {
        runs.add(id, snapshots::shared(snapshot));
        model.refresh();
    }
    QModelIndex at(int id, RunsModel::Column column) { return model.index(model.rowOf(id), column); }
    QString text(int id, RunsModel::Column column) { return at(id, column).data().toString(); }
    QVariant sortValue(int id, RunsModel::Column column) { return at(id, column).data(RunsModel::SortRole); }
};

}  // namespace

class TestRunsModel : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() { Theme::current().apply(Theme::Kind::Light); }
    void init() { failOnWarnings(); }

    void aRowSaysWhatARunIsAndWhatCameOfIt() {
        Listed listed;
        ExperimentSpec spec = withSeed(1);
        spec.model.cell = CellKind::Gru;
        spec.rehearsal.samplesPerTask = 10;
        const int id = listed.begin(spec);
        QCOMPARE(listed.text(id, RunsModel::Cell), QString("GRU"));
        QCOMPARE(listed.text(id, RunsModel::Method), QString("rehearsal"));
        QCOMPARE(listed.text(id, RunsModel::Acc), QString("–"));
        QVERIFY(!listed.sortValue(id, RunsModel::Acc).isValid());
        listed.add(id, inState(RunState::Finished));
        const Snapshot& now = *listed.runs.find(id)->latest();
        QCOMPARE(listed.sortValue(id, RunsModel::Acc).toDouble(), *now.scoreboard.value(Metric::Acc));
        QCOMPARE(listed.sortValue(id, RunsModel::Bwt).toDouble(), *now.scoreboard.value(Metric::Bwt));
        QCOMPARE(listed.sortValue(id, RunsModel::FirstTask).toDouble(), now.accuracy[0].points().back().value);
        QVERIFY(listed.text(id, RunsModel::Bwt).startsWith(QChar(0x2212)));
    }

    void theStateSaysHowFarARunIsAndHowItEnded() {
        Listed listed;
        const int id = listed.begin(withSeed(1));
        QCOMPARE(listed.text(id, RunsModel::State), QString("not begun"));
        listed.runs.setTraining(id, true);
        listed.model.refresh();
        QCOMPARE(listed.text(id, RunsModel::State), QString("starting …"));
        listed.add(id, inState(RunState::Running));
        QCOMPARE(listed.text(id, RunsModel::State), QString("task 3 of 5"));
        QCOMPARE(listed.at(id, RunsModel::State).data(RunsModel::ProgressRole).toDouble(), 0.5);
        QVERIFY(!listed.at(id, RunsModel::Name).data(RunsModel::ProgressRole).isValid());
        listed.add(id, inState(RunState::Paused));
        QCOMPARE(listed.text(id, RunsModel::State), QString::fromUtf8("paused · task 3 of 5"));
        listed.runs.setTraining(id, false);
        for (const auto& [state, text] : {std::pair(RunState::Stopped, "stopped at batch 2,500"),
                                          {RunState::Diverged, "diverged at batch 2,500"},
                                          {RunState::Finished, "finished"}}) {
            listed.add(id, inState(state));
            QCOMPARE(listed.text(id, RunsModel::State), QString(text));
            QVERIFY(!listed.at(id, RunsModel::State).data(RunsModel::ProgressRole).isValid());
        }
    }

    void aRunWithoutNumbersHasDashes() {
        Listed listed;
        const int id = listed.begin(withSeed(1));
        listed.add(id, snapshots::withoutNumbers());
        for (const auto column : {RunsModel::Acc, RunsModel::Bwt, RunsModel::FirstTask}) {
            QCOMPARE(listed.text(id, column), QString("–"));
            QVERIFY(!listed.sortValue(id, column).isValid());
        }
    }

    void resultsChangeTheirOwnCellsAlone() {
        Listed listed;
        const int first = listed.begin(withSeed(1));
        const int second = listed.begin(withSeed(2));
        for (const int id : {first, second}) listed.add(id, inState(RunState::Finished));
        QSignalSpy changed(&listed.model, &QAbstractItemModel::dataChanged);
        listed.model.refresh();
        QVERIFY(changed.isEmpty());
        listed.add(first, snapshots::during(3, 5));
        QVERIFY(!changed.isEmpty());
        for (const auto& arguments : changed) {
            QCOMPARE(arguments[0].toModelIndex().row(), 0);
            QVERIFY(arguments[0].toModelIndex().column() >= RunsModel::Acc);
            QVERIFY(arguments[1].toModelIndex().column() <= RunsModel::State);
        }
    }

    void runsComeAndGoRowByRow() {
        Listed listed;
        QSignalSpy reset(&listed.model, &QAbstractItemModel::modelReset);
        std::vector<int> ids;
        for (std::uint64_t seed = 1; seed <= 2 * RunList::capacity; ++seed) ids.push_back(listed.begin(withSeed(seed)));
        QCOMPARE(listed.model.rowCount(), static_cast<int>(RunList::capacity));
        const QPersistentModelIndex last(listed.at(ids.back(), RunsModel::Name));
        listed.runs.remove(ids[ids.size() - 3]);
        listed.model.refresh();
        QCOMPARE(listed.model.rowOf(ids[ids.size() - 3]), -1);
        QVERIFY(last.isValid());
        QCOMPARE(last.data(RunsModel::IdRole).toInt(), ids.back());
        for (const int id : ids) listed.runs.remove(id);
        listed.model.refresh();
        QCOMPARE(listed.model.rowCount(), 0);
        QVERIFY(reset.isEmpty());
    }

    void theRunLookedAtIsBoldAndItsTickStays() {
        Listed listed;
        const int first = listed.begin(withSeed(1));
        const int second = listed.begin(withSeed(2));
        const auto isBold = [&](int id) {
            return listed.at(id, RunsModel::Acc).data(Qt::FontRole).value<QFont>().bold();
        };
        QVERIFY(isBold(second) && !isBold(first));
        listed.runs.lookAt(first);
        listed.model.refresh();
        QVERIFY(isBold(first) && !isBold(second));
        QSignalSpy ticked(&listed.model, &RunsModel::ticked);
        QVERIFY(listed.model.setData(listed.at(second, RunsModel::Name), Qt::Unchecked, Qt::CheckStateRole));
        QVERIFY(!listed.runs.find(second)->isGhost);
        QCOMPARE(listed.at(second, RunsModel::Name).data(Qt::CheckStateRole).toInt(), int{Qt::Unchecked});
        listed.model.setData(listed.at(first, RunsModel::Name), Qt::Unchecked, Qt::CheckStateRole);
        QCOMPARE(listed.at(first, RunsModel::Name).data(Qt::CheckStateRole).toInt(), int{Qt::Checked});
        QCOMPARE(ticked.count(), 2);
    }

    void namesTagsAndNotesAreEditedInPlace() {
        Listed listed;
        const int id = listed.begin(withSeed(1));
        const QString automatic = listed.text(id, RunsModel::Name);
        QVERIFY2(!listed.model.setData(listed.at(id, RunsModel::Name), automatic, Qt::EditRole), "it stays automatic");
        QVERIFY(listed.runs.find(id)->name.empty());
        QVERIFY(listed.model.setData(listed.at(id, RunsModel::Name), " mine ", Qt::EditRole));
        QCOMPARE(listed.text(id, RunsModel::Name), QString("mine"));
        QVERIFY(listed.model.setData(listed.at(id, RunsModel::Tags), "lecture, ,  first   try,lecture", Qt::EditRole));
        QCOMPARE(listed.runs.find(id)->tags, (std::vector<std::string>{"lecture", "first try"}));
        QCOMPARE(listed.text(id, RunsModel::Tags), QString("lecture, first try"));
        QVERIFY(listed.model.setData(listed.at(id, RunsModel::Note), "it forgets", Qt::EditRole));
        QCOMPARE(listed.runs.find(id)->note, std::string("it forgets"));
        for (const auto column : {RunsModel::Cell, RunsModel::Acc, RunsModel::State}) {
            QVERIFY(!(listed.at(id, column).flags() & Qt::ItemIsEditable));
            QVERIFY(!listed.model.setData(listed.at(id, column), "x", Qt::EditRole));
        }
    }

    void aNoteOfSeveralLinesIsNotJoinedByAFieldOfOne() {
        Listed listed;
        const int id = listed.begin(withSeed(1));
        listed.runs.setNote(id, "first\nsecond");
        listed.model.refresh();
        QCOMPARE(listed.text(id, RunsModel::Note), QString("first second"));
        QVERIFY(!(listed.at(id, RunsModel::Note).flags() & Qt::ItemIsEditable));
    }
};

QTEST_MAIN(TestRunsModel)
#include "tst_runs_model.moc"
