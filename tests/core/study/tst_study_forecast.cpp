// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How long a study takes and how much room it needs, before it starts.

#include <QTest>
#include <cmath>

#include "core/study/study_forecast.h"

using namespace miru;

namespace {

DataExtent images() { return {{.steps = 28, .inputs = 28, .classes = 10}, 1, 6000, 1000, 7000 * 784}; }

Study twoCellsAnd(const char* seeds) {
    return readStudy(std::string(R"({"format": 1, "axes": [{"setting": "model.cell", "values": ["gru", "miru2"]},
        {"setting": "seed", "values": )") +
                     seeds + "}]}")
        .study;
}

StudyForecast forecast(const Study& study, const MeasuredSpeeds& speeds, int sideBySide) {
    return forecastOf(
        study, [](const ExperimentSpec&) { return images(); }, speeds, sideBySide);
}

}  // namespace

class TestStudyForecast : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void aRunThatWasMeasuredIsForetoldAsItWas() {
        ExperimentSpec spec;
        spec.data.tasks = 1;
        spec.data.trainPerTask = 3200;
        spec.data.testPerTask = 500;
        spec.evaluation.every = 100;
        spec.evaluation.sequences = 500;
        RunTiming timing;
        timing.sequences = 3200;
        timing.evaluated = 500 + 2 * 500;  // after 100 batches, and before and after the task
        timing.trainingSeconds = 8;
        timing.evaluationSeconds = 2;
        timing.threads = 1;
        const auto speed = speedOf(spec, timing, images());
        QVERIFY(speed);
        Study study = twoCellsAnd("[1, 2]");
        study.axes.erase(study.axes.begin());
        study.spec = spec;
        const StudyForecast told = forecast(study, {{"miru2", *speed}}, 1);
        QCOMPARE(told.runs, 2);
        QCOMPARE(told.guessed, 0);
        QVERIFY(std::abs(told.secondsOfOne - 10) < 0.01);
        QVERIFY(std::abs(told.seconds - 20) < 0.02);
        QVERIFY(std::abs(forecast(study, {{"miru2", *speed}}, 2).seconds - 10) < 0.01);
        timing.threads = 2;
        QVERIFY(std::abs(*speedOf(spec, timing, images()) - *speed / 2) < 1);
        QVERIFY(!speedOf(spec, {}, images()));
    }

    void cellsThatWereNotMeasuredAreGuessedAndCounted() {
        const StudyForecast told = forecast(twoCellsAnd("[1, 2, 3]"), {{"gru", 1e9}}, 2);
        QCOMPARE(told.runs, 6);
        QCOMPARE(told.guessed, 3);
        QVERIFY(told.seconds > 0);
    }

    void neverShorterThanItsLongestRun() {
        const StudyForecast told = forecast(twoCellsAnd("[1]"), {{"gru", 1e6}, {"miru2", 1e12}}, 8);
        QVERIFY(told.seconds > 1.9 * told.secondsOfOne);
    }

    void aLargerNetworkTakesMoreRoomAtTheEndOfEveryTask() {
        Study study = twoCellsAnd("[1]");
        study.axes.erase(study.axes.begin());
        study.spec.data.tasks = 3;
        const auto three = forecast(study, {}, 1).bytes;
        study.spec.data.tasks = 5;
        const auto five = forecast(study, {}, 1).bytes;
        QCOMPARE(five - three, std::int64_t{2} * 21'386 * 4);  // parameters of the reported network
    }
};

QTEST_MAIN(TestStudyForecast)
#include "tst_study_forecast.moc"
