// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A report tells what was answered, drawn and reached in the lesson that its runs come from.

#include "ui/report/lesson_part.h"
#include "ui/report/printed.h"

#include <QTest>

#include "core/run/run_experiment.h"
#include "tests/support/small_dataset.h"

using namespace miru;
using namespace miru::test;

namespace {

const std::string lessonText = R"JSON({
    "format": 1, "title": "Small", "about": "A", "minutes": 5, "preset": "forgetting",
    "figures": {"kept": {"value": "accuracy", "run": "first", "task": 1, "between": [0, 1]}},
    "steps": [
        {"do": "run", "as": "first", "say": "Look.", "until": {"task": 1}},
        {"predict": {"curves": ["task 1"], "until": {"task": 2}}, "say": "Draw."},
        {"ask": "Was it {kept}?", "choices": ["yes & no", "never"], "right": 1, "because": "So."},
        {"ask": "Hands?", "choices": ["one", "two"]},
        {"say": "Now you.", "goal": {"accuracy": {"task": 1, "atLeast": 0.0}}},
        {"say": "Better.", "goal": {"accuracy": {"task": 1, "atLeast": 1.0}, "after": 2}}
    ]
})JSON";

Run smallRun() {
    ExperimentSpec spec;
    spec.data.tasks = 2;
    spec.model.hiddenUnits = 8;
    spec.evaluation = {.every = 5, .sequences = 30};
    Run run = runExperiment(spec, smallDataset(), {});
    run.name = "the <first>";
    return run;
}

/// With blanks that may be parted.
QString withBlanks(QString html) { return html.replace(QChar(QChar::Nbsp), ' '); }

LessonProgress progressOf(const Run& run) {
    LessonProgress progress{.name = "small", .lesson = lessonText, .step = 5, .by = "Ben"};
    progress.answers[2] = {.choice = 1, .hands = {}, .isRevealed = true};
    progress.answers[3] = {.choice = std::nullopt, .hands = {4, 11}, .isRevealed = true};
    const auto samples = run.latest()->position.samples;
    Drawing drawing{.task = 1, .by = "Ben & Co", .fromSamples = samples / 2, .toSamples = samples};
    drawing.stroke(static_cast<double>(samples) / 2, 0.5, static_cast<double>(samples), 0.25);
    progress.drawings[1] = {drawing, Drawing{.task = 1, .by = "nobody", .fromSamples = 0, .toSamples = 1}};
    progress.begun[1] = {0, 1};
    progress.runs["first"] = 0;
    return progress;
}

}  // namespace

class TestLessonPart : public QObject {
    Q_OBJECT

    Run m_run;

 private Q_SLOTS:
    void initTestCase() { m_run = smallRun(); }

    void answersAreSetBesideTheRightOnes() {
        const QString html = withBlanks(lessonPart(progressOf(m_run), {m_run}));
        QVERIFY(html.contains("The lesson: Small"));
        QVERIFY(html.contains("Gone through to its end."));
        QVERIFY2(html.contains("<td align='left'>never</td><td align='left'>✓</td>"), qPrintable(html));
        QVERIFY2(html.contains("one: 4<br>two: 11"), qPrintable(html));
        const auto kept = m_run.latest()->scoreboard.rows().back()[0];
        QVERIFY2(html.contains(QString("Was it <b>%1 %</b>?").arg(std::lround(100 * kept))), qPrintable(html));
    }

    void drawingsAreSetBesideWhatCame() {
        const QString html = withBlanks(lessonPart(progressOf(m_run), {m_run}));
        QVERIFY2(html.contains("Ben &amp; Co expected 25 %"), qPrintable(html));
        QVERIFY2(!html.contains("nobody"), qPrintable(html));  // who has drawn nothing
    }

    void goalsAreSaidToBeMetByTheRunsThatMeetThem() {
        const QString html = withBlanks(lessonPart(progressOf(m_run), {m_run}));
        QVERIFY2(html.contains("task 1 at 0 % or more, at the end of the run</td><td align='left'>the &lt;first&gt;"),
                 qPrintable(html));
        QVERIFY2(html.contains("task 1 at 100 % or more, when 2 tasks have been learned</td><td align='left'>none of"),
                 qPrintable(html));
    }

    void whatLiesOnARunThatIsNotReportedIsLeftOut() {
        LessonProgress progress = progressOf(m_run);
        progress = renumbered(progress, [](int) { return std::optional<int>(); });
        const QString html = withBlanks(lessonPart(progress, {m_run}));
        QVERIFY(html.contains("never"));
        QVERIFY(!html.contains("expected 25 %"));
        QVERIFY(html.contains("Was it <b>…</b>?"));
    }

    void itStandsInTheReportAndGoesAlong() {
        const Submission submission{"Group 3", progressOf(m_run)};
        const QByteArray page = reportAsHtml({m_run}, submission);
        QVERIFY(page.contains("The lesson: Small") && page.contains("Group 3"));
        QVERIFY(page.contains("&quot;lesson&quot;: {"));
        QVERIFY(reportAsPdf({m_run}, submission).startsWith("%PDF"));
        QVERIFY(!reportAsHtml({m_run}).contains("The lesson"));
    }

    void aLessonThatCannotBeReadIsLeftOut() {
        LessonProgress progress = progressOf(m_run);
        progress.lesson = "{}";
        QCOMPARE(lessonPart(progress, {m_run}), QString());
    }
};

QTEST_MAIN(TestLessonPart)
#include "tst_lesson_part.moc"
