// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The page of studies: what can be run, how far it is, and a verdict on each claim.

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include "resources/presets.h"
#include "tests/support/studies.h"
#include "tests/support/warnings.h"
#include "ui/charts/small_multiples.h"
#include "ui/study/study_findings_card.h"
#include "ui/study/study_page.h"
#include "ui/study/study_runs_card.h"
#include "ui/study/study_verdicts_card.h"
#include "ui/study/study_view.h"
#include "ui/study/verdict_grid.h"
#include "ui/style/theme.h"

using namespace miru;
using namespace miru::test;

namespace {

QModelIndex verdictAt(const StudyPage& page, int row, int column) {
    return page.verdicts()->verdicts()->model()->index(row, column);
}

QString verdictText(const StudyPage& page, int row, int column) {
    return verdictAt(page, row, column).data().toString();
}

int verdictRows(const StudyPage& page) { return page.verdicts()->verdicts()->model()->rowCount(); }

}  // namespace

class TestStudyPage : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() { Theme::current().apply(Theme::Kind::Light); }
    void init() { failOnWarnings(); }

    void everyStudyIsOffered() {
        const StudyPage page;
        QCOMPARE(page.studyBox()->count(), static_cast<int>(studies().size()));
        QCOMPARE(page.chosen(), QString::fromStdString(studies().front().name));
    }

    void verdictsStandBesideTheClaims() {
        StudyPage page;
        const StoredStudy study = twoCells();
        page.setStudy(study.study, study);
        QCOMPARE(verdictRows(page), 5);
        QStringList judged;
        for (int row = 0; row < 5; ++row) judged << verdictText(page, row, 2);
        QCOMPARE(judged, (QStringList{"holds", "does not hold", "holds", "holds", "does not hold"}));
        QVERIFY(verdictText(page, 2, 1).contains("n = 3 pairs of equal seed"));
        for (int row = 0; row < 5; ++row) QVERIFY(verdictText(page, row, 0).endsWith(": MiRU-2"));
        QVERIFY2(!page.runButton()->isEnabled(), "there is nothing left to run");
    }

    void theVerdictsAreAModelAsViewsExpectIt() {
        StudyPage page;
        QAbstractItemModel* const model = page.verdicts()->verdicts()->model();
        const QAbstractItemModelTester tester(model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        for (const StoredStudy& study : {twoCells(), ablation(), StoredStudy{twoCells().study, {}}})
            page.setStudy(study.study, study);
        QCOMPARE(model->rowCount(), 0);
        QCOMPARE(model->headerData(2, Qt::Horizontal).toString(), QString("verdict"));
    }

    void whatIsExpectedOfMethodsComesFirst() {
        StudyPage page;
        const StoredStudy study =
            methodsOnSplitClasses("task", {0.8, 0.8, 0.8}, {0.99, 0.99, 0.991}, {0.91, 0.912, 0.908});
        page.setStudy(study.study, study);
        const auto said = [&](int row, int column) { return verdictText(page, row, column); };
        QCOMPARE(said(0, 0), "What the literature leads to expect");
        QCOMPARE(said(1, 0), "rehearsal: at least 97 %");
        QCOMPARE(said(1, 2), "came");
        QCOMPARE(said(2, 0), "EWC: at least 97 %");
        QCOMPARE(said(2, 1), "91.00 %, 95 % interval 90.5 … 91.5, n = 3");
        QCOMPARE(said(2, 2), "did not come");
        QVERIFY(verdictAt(page, 2, 0).data(Qt::ToolTipRole).toString().contains("van de Ven"));
    }

    void whatOtherStudiesFoundStandsBelowUnderTheirNames() {
        StudyPage page;
        const StoredStudy study = twoCells();
        page.setStudy(study.study, study);
        page.setOthers({{"Ablation · Glyphs", verdictsOf(ablation())}});
        const auto said = [&](int row) { return verdictText(page, row, 0); };
        QCOMPARE(said(0), titleOf(study.study));
        QCOMPARE(said(6), "Ablation · Glyphs");
        QCOMPARE(page.verdicts()->verdicts()->columnSpan(6, 0), 3);
        QVERIFY(verdictAt(page, 6, 0).data(Qt::FontRole).value<QFont>().weight() == QFont::DemiBold);
        QCOMPARE(verdictRows(page), 1 + 5 + 1 + static_cast<int>(verdictsOf(ablation()).size()));
        page.setOthers({});
        QCOMPARE(verdictRows(page), 5);
    }

    void howItWentTaskAfterTaskIsOfferedWhereThereIsSuchAFigure() {
        StudyPage page;
        const StoredStudy two = twoCells();
        page.setStudy(two.study, two);
        const int without = page.findings()->measureBox()->count();
        QVERIFY(!page.findings()->view()->multiples()->isVisibleTo(page.findings()->view()));
        const StoredStudy four = ablation();
        page.setStudy(four.study, four);
        QCOMPARE(page.findings()->measureBox()->count(), without + 1);
        QVERIFY(page.findings()->view()->multiples()->isVisibleTo(page.findings()->view()));
        page.findings()->measureBox()->setCurrentIndex(1);
        Q_EMIT page.findings()->measureBox()->activated(1);
        QVERIFY(!page.findings()->view()->multiples()->isVisibleTo(page.findings()->view()));
        page.setStudy(two.study, two);
        QCOMPARE(page.findings()->measureBox()->count(), without);
    }

    void theDataSetsAStudyIsMadeForAreOffered() {
        StudyPage page;
        StoredStudy study = twoCells();
        study.study.datasets = {"mnist", "fashion-mnist"};
        study.study.spec.data.dataset = "fashion-mnist";
        page.setStudy(study.study, study);
        QCOMPARE(page.dataBox()->count(), 2);
        QCOMPARE(page.dataBox()->currentText(), QString("Fashion-MNIST"));
        QSignalSpy chosen(&page, &StudyPage::datasetChosen);
        Q_EMIT page.dataBox()->activated(1);
        QCOMPARE(chosen[0][0].toString(), QString("fashion-mnist"));
        page.setProgress(0.1, 10);
        QVERIFY(!page.dataBox()->isEnabled());
    }

    void verdictsAreAlsoPillsInAGridOfModelsAndConditions() {
        StudyPage page;
        const StoredStudy two = twoCells();
        page.setStudy(two.study, two);
        const VerdictGridData& reported = page.verdicts()->grid()->data();
        QCOMPARE(reported.rowNames, QStringList("MiRU-2"));
        QCOMPARE(reported.cells[0][0].size(), 5);
        QCOMPARE(reported.cells[0][0][0].judgement, Judgement::Holds);
        QCOMPARE(reported.cells[0][0][1].judgement, Judgement::DoesNotHold);
        QVERIFY(reported.cells[0][0][2].tip.contains("n = 3 pairs of equal seed"));
        const StoredStudy four = ablation();
        page.setStudy(four.study, four);
        const VerdictGridData& grid = page.verdicts()->grid()->data();
        QCOMPARE(grid.rowNames, (QStringList{"GRU", "MiRU-2"}));
        QCOMPARE(grid.columnNames, (QStringList{"nothing", "rehearsal"}));
        QVERIFY2(grid.cells[0][0].isEmpty(), "nothing is claimed of a GRU with nothing");
        QVERIFY(!grid.cells[1][1].isEmpty());
        int pills = 0;
        for (const QLabel* label : page.verdicts()->grid()->findChildren<QLabel*>())
            pills += label->text().startsWith(QChar(0x2713)) && !label->toolTip().isEmpty() ? 1 : 0;
        QVERIFY(pills > 0);
    }

    void aGridOfManyMethodsHasThemAsRows() {
        const StoredStudy study =
            methodsOnSplitClasses("task", {0.8, 0.8, 0.8}, {0.99, 0.99, 0.991}, {0.91, 0.912, 0.908});
        const VerdictGridData grid = verdictGridOf(study.study, {}, expectationVerdictsOf(study), {});
        QCOMPARE(grid.rowNames, (QStringList{"rehearsal", "EWC"}));
        QCOMPARE(grid.columnNames, QStringList(""));
        QCOMPARE(grid.cells[0][0][0].judgement, Judgement::Holds);
        QCOMPARE(grid.cells[1][0][0].judgement, Judgement::DoesNotHold);
    }

    void theWayBackIsAButtonAndEscape() {
        StudyPage page;
        page.show();
        page.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&page));
        QSignalSpy back(&page, &StudyPage::backPressed);
        page.backButton()->click();
        page.studyBox()->setFocus();
        QTest::keyClick(page.studyBox(), Qt::Key_Escape);
        QCOMPARE(back.size(), 2);
    }

    void aRunOfTheTableIsOpenedByItsButton() {
        StudyPage page;
        const StoredStudy study = twoCells(2);
        page.setStudy(study.study, study);
        QSignalSpy chosen(&page, &StudyPage::runChosen);
        page.runs()->table()->selectRow(4);
        QVERIFY2(!page.runs()->openButton()->isEnabled(), "it has not begun");
        page.runs()->table()->selectRow(1);
        page.runs()->openButton()->click();
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen[0][0].toInt(), 1);
        page.runs()->filterField()->setText("MiRU");
        QCOMPARE(page.runs()->table()->model()->rowCount(), 3);
    }

    void aStudyThatWasLeftCanBeGoneOnWith() {
        StudyPage page;
        const StoredStudy study = twoCells(2);
        page.setStudy(study.study, study);
        QCOMPARE(page.runButton()->text(), "Resume");
        QSignalSpy run(&page, &StudyPage::runPressed);
        QSignalSpy stop(&page, &StudyPage::stopPressed);
        page.runButton()->click();
        QCOMPARE(run.size(), 1);
        page.setProgress(0.4, 130);
        QCOMPARE(page.runButton()->text(), "Stop");
        QCOMPARE(page.status()->text(), "about 2 min left");
        QVERIFY(!page.studyBox()->isEnabled());
        page.runButton()->click();
        QCOMPARE(stop.size(), 1);
        page.setProgress(0.9, 5, 2);
        QCOMPARE(page.status()->text(), "waiting for runs that other programs are doing: 2");
        page.setIdle("done");
        QCOMPARE(page.status()->text(), "done");
        QVERIFY(page.studyBox()->isEnabled());
    }
};

QTEST_MAIN(TestStudyPage)
#include "tst_study_page.moc"
