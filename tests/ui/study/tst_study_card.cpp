// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The page of studies: what can be run, how far it is, and a verdict on each claim.

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTest>

#include "resources/presets.h"
#include "tests/support/studies.h"
#include "tests/support/warnings.h"
#include "ui/charts/small_multiples.h"
#include "ui/study/study_card.h"
#include "ui/study/study_view.h"
#include "ui/style/theme.h"

using namespace miru;
using namespace miru::test;

class TestStudyCard : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() { Theme::current().apply(Theme::Kind::Light); }
    void init() { failOnWarnings(); }

    void everyStudyIsOffered() {
        const StudyCard card;
        QCOMPARE(card.studyBox()->count(), static_cast<int>(studies().size()));
        QCOMPARE(card.chosen(), QString::fromStdString(studies().front().name));
    }

    void verdictsStandBesideTheClaims() {
        StudyCard card;
        const StoredStudy study = twoCells();
        card.setStudy(study.study, study);
        QCOMPARE(card.verdicts()->rowCount(), 5);
        QStringList judged;
        for (int row = 0; row < 5; ++row) judged << card.verdicts()->item(row, 2)->text();
        QCOMPARE(judged, (QStringList{"holds", "does not hold", "holds", "holds", "does not hold"}));
        QVERIFY(card.verdicts()->item(2, 1)->text().contains("n = 3 pairs of equal seed"));
        for (int row = 0; row < 5; ++row) QVERIFY(card.verdicts()->item(row, 0)->text().endsWith(": MiRU-2"));
        QVERIFY2(!card.runButton()->isEnabled(), "there is nothing left to run");
    }

    void whatIsExpectedOfMethodsComesFirst() {
        StudyCard card;
        const StoredStudy study =
            methodsOnSplitClasses("task", {0.8, 0.8, 0.8}, {0.99, 0.99, 0.991}, {0.91, 0.912, 0.908});
        card.setStudy(study.study, study);
        const auto said = [&](int row, int column) { return card.verdicts()->item(row, column)->text(); };
        QCOMPARE(said(0, 0), "What the literature leads to expect");
        QCOMPARE(said(1, 0), "rehearsal: at least 97 %");
        QCOMPARE(said(1, 2), "came");
        QCOMPARE(said(2, 0), "EWC: at least 97 %");
        QCOMPARE(said(2, 1), "91.00 %, 95 % interval 90.5 … 91.5, n = 3");
        QCOMPARE(said(2, 2), "did not come");
        QVERIFY(card.verdicts()->item(2, 0)->toolTip().contains("van de Ven"));
    }

    void whatOtherStudiesFoundStandsBelowUnderTheirNames() {
        StudyCard card;
        const StoredStudy study = twoCells();
        card.setStudy(study.study, study);
        card.setOthers({{"Ablation · Glyphs", verdictsOf(ablation())}});
        const auto said = [&](int row) { return card.verdicts()->item(row, 0)->text(); };
        QCOMPARE(said(0), titleOf(study.study));
        QCOMPARE(said(6), "Ablation · Glyphs");
        QCOMPARE(card.verdicts()->columnSpan(6, 0), 3);
        QCOMPARE(card.verdicts()->rowCount(), 1 + 5 + 1 + static_cast<int>(verdictsOf(ablation()).size()));
        card.setOthers({});
        QCOMPARE(card.verdicts()->rowCount(), 5);
    }

    void howItWentTaskAfterTaskIsOfferedWhereThereIsSuchAFigure() {
        StudyCard card;
        const StoredStudy two = twoCells();
        card.setStudy(two.study, two);
        const int without = card.measureBox()->count();
        QVERIFY(!card.view()->multiples()->isVisibleTo(&card));
        const StoredStudy four = ablation();
        card.setStudy(four.study, four);
        QCOMPARE(card.measureBox()->count(), without + 1);
        QVERIFY(card.view()->multiples()->isVisibleTo(&card));
        card.measureBox()->setCurrentIndex(1);
        Q_EMIT card.measureBox()->activated(1);
        QVERIFY(!card.view()->multiples()->isVisibleTo(&card));
        card.setStudy(two.study, two);
        QCOMPARE(card.measureBox()->count(), without);
    }

    void theDataSetsAStudyIsMadeForAreOffered() {
        StudyCard card;
        StoredStudy study = twoCells();
        study.study.datasets = {"mnist", "fashion-mnist"};
        study.study.spec.data.dataset = "fashion-mnist";
        card.setStudy(study.study, study);
        QCOMPARE(card.dataBox()->count(), 2);
        QCOMPARE(card.dataBox()->currentText(), QString("Fashion-MNIST"));
        QSignalSpy chosen(&card, &StudyCard::datasetChosen);
        Q_EMIT card.dataBox()->activated(1);
        QCOMPARE(chosen[0][0].toString(), QString("fashion-mnist"));
        card.setProgress(0.1, 10);
        QVERIFY(!card.dataBox()->isEnabled());
    }

    void aStudyThatWasLeftCanBeGoneOnWith() {
        StudyCard card;
        const StoredStudy study = twoCells(2);
        card.setStudy(study.study, study);
        QCOMPARE(card.runButton()->text(), "Resume");
        QSignalSpy run(&card, &StudyCard::runPressed);
        QSignalSpy stop(&card, &StudyCard::stopPressed);
        card.runButton()->click();
        QCOMPARE(run.size(), 1);
        card.setProgress(0.4, 130);
        QCOMPARE(card.runButton()->text(), "Stop");
        QCOMPARE(card.status()->text(), "about 3 min left");
        QVERIFY(!card.studyBox()->isEnabled());
        card.runButton()->click();
        QCOMPARE(stop.size(), 1);
        card.setProgress(0.9, 5, 2);
        QCOMPARE(card.status()->text(), "waiting for runs that other programs are doing: 2");
        card.setIdle("done");
        QCOMPARE(card.status()->text(), "done");
        QVERIFY(card.studyBox()->isEnabled());
    }
};

QTEST_MAIN(TestStudyCard)
#include "tst_study_card.moc"
