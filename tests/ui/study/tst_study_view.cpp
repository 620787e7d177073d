// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a study has found: a map where two numbers vary, else every group with all its seeds.

#include <QSignalSpy>
#include <QTest>
#include <cmath>

#include "tests/support/studies.h"
#include "tests/support/warnings.h"
#include "ui/charts/heat_map.h"
#include "ui/charts/interval_chart.h"
#include "ui/charts/small_multiples.h"
#include "ui/study/study_pictures.h"
#include "ui/study/study_view.h"
#include "ui/style/palette.h"
#include "ui/style/theme.h"

using namespace miru;
using namespace miru::test;

class TestStudyView : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() { Theme::current().apply(Theme::Kind::Light); }
    void init() { failOnWarnings(); }

    void groupsShowEverySeedTheirMeanAndTheirInterval() {
        StudyView view;
        view.setStudy(twoCells(), Measure::Acc);
        QVERIFY(!view.isMap());
        const auto& groups = view.chart()->data().groups;
        QCOMPARE(groups.size(), std::size_t{2});
        QCOMPARE(groups[0].name, "GRU");
        QCOMPARE(groups[0].points, (std::vector<double>{0.85, 0.86, 0.87}));
        QVERIFY(std::abs(groups[0].mean - 0.86) < 1e-12);
        QVERIFY(std::abs(groups[0].high - groups[0].mean - 4.3027 * 0.01 / std::sqrt(3)) < 1e-5);
        QVERIFY(groups[0].color != groups[1].color);
        QVERIFY(view.caption().contains("95 % interval"));
    }

    void aStudyThatHasJustBegunShowsItsGroupsEmpty() {
        StudyView view;
        view.resize(400, 200);
        view.setStudy(twoCells(1), Measure::Acc);
        QCOMPARE(view.chart()->data().groups[0].points.size(), std::size_t{1});
        QCOMPARE(view.chart()->data().groups[0].low, view.chart()->data().groups[0].mean);
        QVERIFY(view.chart()->data().groups[1].points.empty());
        QVERIFY(!view.grab().isNull());
        view.setStudy(twoCells(0), Measure::Bwt);
        QVERIFY(!view.grab().isNull());
    }

    void twoNumbersAreAMapWithALineAroundTheBest() {
        StudyView view;
        view.setStudy(coefficientMap(), Measure::Acc);
        QVERIFY(view.isMap());
        const HeatMapData& map = view.map()->data();
        QCOMPARE(map.rowNames, (QStringList{"β 0.2", "β 0.8"}));
        QCOMPARE(map.columnNames, (QStringList{"λ 0.2", "λ 0.5", "λ 0.8"}));
        QVERIFY(std::abs(map.values[1][1] - 0.72) < 1e-12);
        QVERIFY(std::abs(map.low - 0.40) < 1e-12 && std::abs(map.high - 0.72) < 1e-12);
        // sd of the best: 0.028
        QCOMPARE(map.marked[0], (std::vector<bool>{false, true, false}));
        QCOMPARE(map.marked[1], (std::vector<bool>{true, true, false}));
        QVERIFY2(view.caption().contains("within one sd of the best"), qPrintable(view.caption()));
    }

    void howRunsWentIsShownAsSmallMultiples() {
        StudyView view;
        view.resize(500, 300);
        view.setCourses(ablation());
        const SmallMultiplesData& data = view.multiples()->data();
        QCOMPARE(data.rowNames, (QStringList{"GRU", "MiRU-2"}));
        QCOMPARE(data.columnNames, (QStringList{"nothing", "rehearsal"}));
        const auto& [soFar, first] = std::tie(data.cells[0][0][0], data.cells[0][0][1]);
        QCOMPARE(soFar.courses.size(), std::size_t{2});
        QVERIFY(std::abs(soFar.mean[0] - 0.9) < 1e-12 && std::abs(soFar.mean[1] - 0.55) < 1e-12);
        QVERIFY(std::abs(first.mean[1] - 0.2) < 1e-12);
        QVERIFY2(first.low.empty() && first.high.empty(), "of two seeds no band is drawn");
        QVERIFY(view.caption().contains("band"));
        QSignalSpy chosen(&view, &StudyView::runChosen);
        QTest::mouseClick(view.multiples(), Qt::LeftButton, {}, view.multiples()->plotOf(1, 1).center().toPoint());
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen[0][0].toInt(), 6);
    }

    void bandsAreDrawnFromThreeSeedsOn() {
        StudyView view;
        StoredStudy study = ablation();
        study.study.axes.back().cases.push_back({"3", {{"seed", "3"}}});
        std::vector<StudyResult> results;
        for (std::size_t run = 0; run < 8; run += 2)
            for (const std::size_t from : {run, run + 1, run}) results.push_back(study.results[from]);
        study.results = results;
        view.setCourses(study);
        const BandLine& first = view.multiples()->data().cells[0][0][1];
        QCOMPARE(first.high.size(), std::size_t{2});
        // t(2) · sd/√3 of 0.21, 0.19, 0.21
        QVERIFY(std::abs(first.high[1] - first.mean[1] - 4.3027 * std::sqrt(1.0 / 3) * 0.02 / std::sqrt(3)) < 1e-4);
        view.setStudy(twoCells(2), Measure::Acc);
        const IntervalGroup& two = view.chart()->data().groups[0];
        QCOMPARE(two.points.size(), std::size_t{2});
        QCOMPARE(two.low, two.mean);
        QCOMPARE(two.high, two.mean);
    }

    void aStudyWithoutRowsAndColumnsOrWithOneTaskShowsWhereItsRunsEnded() {
        QVERIFY(hasCourses(ablation(0).study));
        QVERIFY(!hasCourses(twoCells().study));
        QVERIFY(!hasCourses(coefficientMap().study));
        StudyView view;
        view.setCourses(twoCells());
        QCOMPARE(view.chart()->data().groups.size(), std::size_t{2});
    }

    void multiplesOfAStudyThatHasJustBegunAreEmpty() {
        StudyView view;
        view.resize(500, 300);
        view.setCourses(ablation(1));
        QCOMPARE(view.multiples()->data().cells[0][0][0].courses.size(), std::size_t{1});
        QVERIFY(view.multiples()->data().cells[1][1][0].courses.empty());
        QVERIFY(!view.grab().isNull());
    }

    void aMapThatFillsInLeavesWhatIsNotMeasuredEmpty() {
        StudyView view;
        view.resize(300, 200);
        view.setStudy(coefficientMap(3), Measure::Acc);
        QVERIFY(std::isfinite(view.map()->data().values[0][0]));
        QVERIFY(std::isnan(view.map()->data().values[1][2]));
        QVERIFY(!view.grab().isNull());
    }

    void clickingACellChoosesARunOfIt() {
        StudyView view;
        view.resize(300, 200);
        view.setStudy(coefficientMap(), Measure::Acc);
        view.show();
        QSignalSpy chosen(&view, &StudyView::runChosen);
        QTest::mouseClick(view.map(), Qt::LeftButton, {}, view.map()->cellRect(1, 1).center().toPoint());
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen[0][0].toInt(), 8);
    }

    void clickingAGroupChoosesItsFirstFinishedRun() {
        StudyView view;
        view.resize(400, 200);
        StoredStudy study = twoCells();
        study.results[3].outcome = "diverged";
        view.setStudy(study, Measure::Acc);
        view.show();
        QSignalSpy chosen(&view, &StudyView::runChosen);
        QTest::mouseClick(view.chart(), Qt::LeftButton, {}, view.chart()->stripOf(1).center().toPoint());
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen[0][0].toInt(), 4);
    }

    void dotsLieWhereTheirNumbersAre() {
        StudyView view;
        view.resize(600, 200);
        view.setStudy(twoCells(), Measure::Acc);
        view.show();
        const IntervalChart& chart = *view.chart();
        const QImage image = view.chart()->grab().toImage();
        const QPoint dot(static_cast<int>(std::lround(chart.xOf(0.85))),
                         static_cast<int>(chart.stripOf(0).center().y()));
        QCOMPARE(image.pixelColor(dot), chart.data().groups[0].color);
        QVERIFY(chart.xOf(0.87) > chart.xOf(0.85));
    }
};

QTEST_MAIN(TestStudyView)
#include "tst_study_view.moc"
