// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a session remembers of a lesson comes back as it was, and nothing else is taken.

#include "core/lesson/lesson_progress.h"

#include <QRegularExpression>
#include <QTest>

#include "tests/support/sentence_of.h"

using namespace miru;
using miru::test::sentenceOf;

namespace {

LessonProgress some() {
    LessonProgress progress;
    progress.name = "it-forgets";
    progress.lesson = "{\"format\": 1}";
    progress.step = 4;
    progress.isLeft = true;
    progress.by = "Group \"A\"";
    progress.answers[4] = {std::size_t{1}, {3, 17, 0}, true};
    progress.answers[6].hands = {1, 2};
    Drawing drawing{.task = 2, .by = "Ä", .fromSamples = 100, .toSamples = 900};
    drawing.stroke(100, 0.8, 600, 0.25);
    progress.drawings[2] = {drawing, drawing};
    progress.runs = {{"first", 3}, {"second", 4}};
    progress.begun[1] = {3, 120};
    return progress;
}

}  // namespace

class TestLessonProgress : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void whatIsWrittenComesBack() {
        QVERIFY(readProgress(writeProgress(some())) == some());
        QVERIFY(readProgress(writeProgress({})) == LessonProgress());
    }

    void runsAreNumberedOtherwiseOrLeftOut() {
        LessonProgress progress = some();
        progress.begun[2] = {4, 60};
        const LessonProgress other =
            renumbered(progress, [](int run) { return run == 3 ? std::optional(0) : std::nullopt; });
        QCOMPARE(other.runs, (std::map<std::string, int>{{"first", 0}}));
        QCOMPARE(other.begun, (std::map<std::size_t, RunMoment>{{1, {0, 120}}}));
        QVERIFY(other.drawings == progress.drawings && other.answers == progress.answers);
    }

    void whatTheProgramCannotHaveWrittenIsRefused_data() {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("put");
        const auto row = [](const char* name, const char* pattern, const char* put) {
            QTest::newRow(name) << QString(pattern) << QString(put);
        };
        row("a step beyond all", R"("step":4)", R"("step":60)");
        row("a step that is no number", "\"answers\":.\"4\"", "\"answers\":{\"x\"");
        row("hands below none", R"(\[3,17,0\])", "[3,-1,0]");
        row("a ninth choice", R"("choice":1)", R"("choice":8)");
        row("a drawing of no width", R"("to":900)", R"("to":100)");
        row("an accuracy above one", R"("values":\[[0-9.]+)", R"("values":[1.25)");
        row("a word for a number", R"("batch":120)", R"("batch":"x")");
        row("something missing", "\"by\":\"Group[^,]*,", "");
    }
    void whatTheProgramCannotHaveWrittenIsRefused() {
        QFETCH(QString, pattern);
        QFETCH(QString, put);
        const QString good = QString::fromStdString(writeProgress(some()));
        const QString text = QString(good).replace(QRegularExpression(pattern), put);
        QVERIFY(text != good);
        const QString sentence = sentenceOf([&] { readProgress(text.toStdString()); });
        QVERIFY2(sentence.startsWith("What the session says of its lesson cannot be used: "), qPrintable(sentence));
    }
};

QTEST_GUILESS_MAIN(TestLessonProgress)
#include "tst_lesson_progress.moc"
