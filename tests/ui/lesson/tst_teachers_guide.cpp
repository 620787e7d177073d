// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The guide for teachers has everything that the lesson files say, in both languages.

#include "ui/lesson/teachers_guide.h"
#include "ui/report/printed.h"

#include <QRegularExpression>
#include <QTest>

#include "core/lesson/lesson.h"
#include "resources/lessons.h"
#include "tests/support/german.h"

using namespace miru;

namespace {

QString textOf(const TeachersGuide& guide) {
    QString html = guide.introduction + guide.timetables.join(QString());
    for (const LessonChapter& lesson : guide.lessons) html += lesson.head + lesson.steps;
    return html;
}

/// With blanks that may be parted.
QString stepsOf(const std::vector<Lesson>& lessons) {
    return teachersGuide(lessons).lessons[0].steps.replace(QChar(QChar::Nbsp), ' ');
}

std::vector<Lesson> lessonOf(const char* steps, const char* more = "") {
    const LessonReading reading = readLesson(
        std::string(R"({"format": 1, "title": "T", "about": "A & B", "minutes": 20, "preset": "forgetting", )") + more +
        R"("steps": [)" + steps + "]}");
    return {reading.lesson};
}

}  // namespace

class TestTeachersGuide : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void everyTextOfEveryLessonIsInIt_data() {
        QTest::addColumn<bool>("inGerman");
        QTest::newRow("English") << false;
        QTest::newRow("German") << true;
    }
    void everyTextOfEveryLessonIsInIt() {
        QFETCH(bool, inGerman);
        const auto german = inGerman ? std::make_unique<test::German>() : nullptr;
        if (german && !german->isThere()) QSKIP("built without Qt's linguist tools (Debian: qt6-l10n-tools)");
        const QString html = textOf(teachersGuide(shippedLessons()));
        for (const Lesson& lesson : shippedLessons()) {
            QList<LocalText> texts{lesson.title, lesson.about, lesson.aims, lesson.misconceptions};
            for (const LessonStep& step : lesson.steps) {
                texts << step.say << step.question << step.notes << step.because << step.praise;
                for (const LocalText& choice : step.choices) texts << choice;
            }
            for (const LocalText& text : texts)
                for (const QString& part : QString::fromStdString(text.in(inGerman ? "de" : "en"))
                                               .toHtmlEscaped()
                                               .split(QRegularExpression("\\{[^}]*\\}")))
                    QVERIFY2(html.contains(part), qPrintable(part));
        }
        QVERIFY2(!html.contains('{') && !html.contains("…</b>"), "a figure has no number");
    }

    void anAnswerHasItsLetterAndItsReason() {
        const TeachersGuide guide =
            teachersGuide(lessonOf(R"({"ask": "Why?", "choices": ["x", "y"], "right": 1, "because": "So it is."})"));
        QVERIFY2(guide.lessons[0].steps.contains("<b>Answer: B.</b> So it is."), qPrintable(guide.lessons[0].steps));
        QVERIFY(guide.lessons[0].head.contains("A &amp; B 20 minutes."));
    }

    void aFigureHasTheRangeThatTheLessonClaims() {
        const QString steps = stepsOf(
            lessonOf(R"({"do": "run", "as": "r", "say": "Look: {kept}.", "until": "finished"})",
                     R"("figures": {"kept": {"value": "accuracy", "run": "r", "task": 1, "between": [0.15, 0.3]}}, )"));
        QVERIFY2(steps.contains("Look: <b>15 % to 30 %</b>."), qPrintable(steps));
    }

    void aGoalHasASolution() {
        const QString steps = stepsOf(lessonOf(
            R"({"say": "Now you.", "goal": {"accuracy": {"task": 2, "atLeast": 0.5}}, "solution": {"training.learningRate": 0.001}})"));
        QVERIFY2(steps.contains("Goal: task 2 at 50 % or more, at the end of the run."), qPrintable(steps));
        QVERIFY2(steps.contains("Learning rate 0.001"), qPrintable(steps));
    }

    void aTimetableFillsItsClass() {
        const TeachersGuide guide = teachersGuide(lessonOf(R"({"say": "x"})", R"("classes": [30, 20], )"));
        QCOMPARE(guide.timetables.size(), 2);
        QVERIFY(guide.timetables[0].contains("That is longer than the class"));  // of 20
        QVERIFY(guide.timetables[1].contains("3 to 23") && guide.timetables[1].contains("23 to 30"));
        QVERIFY(teachersGuide(lessonOf(R"({"say": "x"})")).timetables.isEmpty());
    }

    void theLessonsThatAreShippedFillClassesOf45And90Minutes() {
        const QString html = teachersGuide(shippedLessons()).timetables.join(QString());
        QVERIFY(html.contains("A class of 45 minutes") && html.contains("A class of 90 minutes"));
        QVERIFY2(!html.contains("longer than the class"), qPrintable(html));
    }

    void itIsAPageAndAPdf() {
        QVERIFY(guideAsHtml(shippedLessons()).contains("<svg"));
        const QByteArray pdf = guideAsPdf(shippedLessons());
        QVERIFY(pdf.startsWith("%PDF"));
        QCOMPARE(guideAsPdf(shippedLessons()), pdf);
    }
};

QTEST_MAIN(TestTeachersGuide)
#include "tst_teachers_guide.moc"
