// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// When a step of a lesson is reached, a goal is met, and what the numbers in its texts are.

#include "core/lesson/lesson.h"

#include <QTest>

#include "tests/support/snapshots.h"

using namespace miru;

namespace {

/// Two of three tasks are learned; task 1 was known to 80 % and is known to 65 % now (0.8 − 0.15 a task), 50 % on the curve.
Snapshot midway() { return snapshots::during(2, 3); }

Snapshot finished() {
    Snapshot snapshot = midway();
    snapshot.scoreboard.addRow({0.3, 0.4, 0.8});
    snapshot.state = RunState::Finished;
    return snapshot;
}

}  // namespace

class TestLesson : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void aMilestoneIsReachedWhenTheRunHasComeToIt_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("task");
        QTest::addColumn<double>("accuracy");
        QTest::addColumn<qint64>("batches");
        QTest::addColumn<bool>("isReached");
        using Kind = Milestone::Kind;
        const auto row = [](const char* name, Kind kind, int task, double accuracy, qint64 batches, bool isReached) {
            QTest::newRow(name) << static_cast<int>(kind) << task << accuracy << batches << isReached;
        };
        row("a task that is learned", Kind::TaskLearned, 2, 0, 0, true);
        row("the task being learned", Kind::TaskLearned, 3, 0, 0, false);
        row("an accuracy that is there", Kind::AtLeast, 1, 0.5, 0, true);
        row("one above it", Kind::AtLeast, 1, 0.51, 0, false);
        row("fallen", Kind::Below, 1, 0.6, 0, true);
        row("not fallen so far", Kind::Below, 1, 0.5, 0, false);
        row("low, but still being learned", Kind::Below, 3, 0.9, 0, false);
        row("a task that is not there", Kind::AtLeast, 9, 0.1, 0, false);
        row("batches done", Kind::Batches, 0, 0, 2500, true);
        row("batches to come", Kind::Batches, 0, 0, 2501, false);
        row("the end", Kind::Finished, 0, 0, 0, false);
    }
    void aMilestoneIsReachedWhenTheRunHasComeToIt() {
        QFETCH(int, kind);
        QFETCH(int, task);
        QFETCH(double, accuracy);
        QFETCH(qint64, batches);
        QFETCH(bool, isReached);
        QCOMPARE(hasReached(midway(), {static_cast<Milestone::Kind>(kind), task, accuracy, batches}), isReached);
    }
    void theEndIsReachedWhenTheRunIsFinished() { QVERIFY(hasReached(finished(), {})); }

    void aGoalIsJudgedOnceItsTaskHasBeenLearned() {
        QCOMPARE(isMet({1, 0.6, std::nullopt, 2}, midway()), std::optional(true));
        QCOMPARE(isMet({1, 0.7, std::nullopt, 2}, midway()), std::optional(false));
        QCOMPARE(isMet({1, 0.6, 0.64, 2}, midway()), std::optional(false));
        QCOMPARE(isMet({1, 0.6, std::nullopt, 3}, midway()), std::nullopt);
        QCOMPARE(isMet({1, 0.25, std::nullopt, 0}, midway()), std::nullopt);
        QCOMPARE(isMet({1, 0.25, std::nullopt, 0}, finished()), std::optional(true));
    }

    void figuresComeFromTheRuns() {
        using Kind = LessonFigure::Kind;
        Lesson lesson;
        lesson.figures = {{"learned", Kind::Accuracy, "first", 1, 1},
                          {"kept", Kind::Accuracy, "first", 1, 0},
                          {"mean", Kind::MeanAccuracy, "first", 1, 2},
                          {"acc", Kind::MeanAccuracy, "first", 1, 0},
                          {"lost", Kind::Difference, "", 1, 0, "learned", "kept"},
                          {"times", Kind::Ratio, "", 1, 0, "learned", "kept"},
                          {"weights", Kind::Parameters, "first"},
                          {"other", Kind::Accuracy, "second", 1, 1}};
        const auto run = std::make_shared<const Snapshot>(finished());
        const auto value = [&](const char* name) {
            return valueOf(*lesson.figure(name), lesson,
                           [&](const std::string& wanted) { return wanted == "first" ? run : nullptr; });
        };
        QCOMPARE(value("learned"), std::optional(0.8));
        QCOMPARE(value("kept"), std::optional(0.3));
        QCOMPARE(value("mean").value(), (0.65 + 0.8) / 2);
        QCOMPARE(value("acc"), std::optional(0.5));
        QCOMPARE(value("lost"), std::optional(0.5));
        QCOMPARE(value("times").value(), 0.8 / 0.3);
        QCOMPARE(value("weights").value(), static_cast<double>(run->ownCost.parameters));
        QVERIFY(!value("other"));
    }

    void aNumberOfTheEndWaitsForTheEnd() {
        Lesson lesson;
        lesson.figures = {{"kept", LessonFigure::Kind::Accuracy, "first", 1, 0},
                          {"acc", LessonFigure::Kind::MeanAccuracy, "first"}};
        const auto run = std::make_shared<const Snapshot>(midway());
        for (const LessonFigure& figure : lesson.figures)
            QVERIFY(!valueOf(figure, lesson, [&](const std::string&) { return run; }));
    }

    void figuresStandInTexts() {
        const std::string text = "From {learned} to {kept}: {x";
        QCOMPARE(figuresIn(text), (std::vector<std::string>{"learned", "kept"}));
        QCOMPARE(withFigures(text, [](const std::string& name) { return "<" + name + ">"; }),
                 "From <learned> to <kept>: {x");
        QVERIFY(figuresIn("} none {").empty());
    }
};

QTEST_GUILESS_MAIN(TestLesson)
#include "tst_lesson.moc"
