// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The runs of a study as a table that changes while they go.

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include "tests/support/studies.h"
#include "tests/support/warnings.h"
#include "ui/study/study_run_model.h"
#include "ui/study/study_view.h"
#include "ui/style/row_filter.h"

using namespace miru;
using namespace miru::test;

namespace {

QStringList rowOf(const QAbstractItemModel& model, int row) {
    QStringList texts;
    for (int column = 0; column < model.columnCount(); ++column) texts << model.index(row, column).data().toString();
    return texts.replaceInStrings(QString(QChar::Nbsp), QString(" "));
}

QStringList columnOf(const QAbstractItemModel& model, int column) {
    QStringList texts;
    for (int row = 0; row < model.rowCount(); ++row) texts << model.index(row, column).data().toString();
    return texts.replaceInStrings(QString(QChar::Nbsp), QString(" "));
}

}  // namespace

class TestStudyRunModel : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init() { failOnWarnings(); }

    void everyRunHasItsPlaceAndWhatCameOfIt() {
        StudyRunModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setStudy(twoCells(4));
        QStringList heads;
        for (int column = 0; column < model.columnCount(); ++column)
            heads << model.headerData(column, Qt::Horizontal).toString();
        QCOMPARE(heads, (QStringList{"state", "cell", "Seed", "ACC", "BWT", "forgetting", "seconds"}));
        QCOMPARE(rowOf(model, 1), (QStringList{"finished", "GRU", "2", "86.0 %", "–", "–", "2"}));
        QCOMPARE(rowOf(model, 5), (QStringList{"waiting", "MiRU-2", "3", "–", "–", "–", "–"}));
    }

    void itChangesWhileRunsGoWithoutStartingOver() {
        StudyRunModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setStudy(twoCells(1));
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.setRunning({{1, 0.25}, {2, 0.5}});
        QCOMPARE(columnOf(model, 0),
                 (QStringList{"finished", "running, 25 %", "running, 50 %", "waiting", "waiting", "waiting"}));
        model.setRunning({{2, 0.75}});
        model.setStudy(twoCells(2));
        QCOMPARE(columnOf(model, 0).mid(0, 3), (QStringList{"finished", "finished", "running, 75 %"}));
        QCOMPARE(reset.size(), 0);
        QVERIFY(changed.size() >= 4);
        model.setStudy(ablation());
        QCOMPARE(reset.size(), 1);
    }

    void itIsSortedByNumbersAndWhatHasNoneComesLast() {
        StudyRunModel model;
        RowFilter filter(StudyRunModel::sortRole);
        const QAbstractItemModelTester tester(&filter, QAbstractItemModelTester::FailureReportingMode::QtTest);
        filter.setSourceModel(&model);
        model.setStudy(twoCells(5));
        filter.sort(3, Qt::AscendingOrder);
        QCOMPARE(columnOf(filter, 3), (QStringList{"78.0 %", "79.0 %", "85.0 %", "86.0 %", "87.0 %", "–"}));
        filter.sort(3, Qt::DescendingOrder);
        QCOMPARE(columnOf(filter, 3), (QStringList{"87.0 %", "86.0 %", "85.0 %", "79.0 %", "78.0 %", "–"}));
    }

    void everyWordThatIsTypedHasToOccur() {
        StudyRunModel model;
        RowFilter filter(StudyRunModel::sortRole);
        filter.setSourceModel(&model);
        model.setStudy(twoCells(4));
        filter.setWords("gru");
        QCOMPARE(filter.rowCount(), 3);
        filter.setWords("miru finished");
        QCOMPARE(filter.rowCount(), 1);
        filter.setWords("");
        QCOMPARE(filter.rowCount(), 6);
    }

    void aRunIsCalledByWhereItStandsOnTheAxes() {
        QCOMPARE(nameOfRun(twoCells().study, 4), "MiRU-2 · seed 2");
        QCOMPARE(nameOfRun(coefficientMap().study, 0), "β 0.2 · λ 0.2 · seed 1");
    }
};

QTEST_MAIN(TestStudyRunModel)
#include "tst_study_run_model.moc"
