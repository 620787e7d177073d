// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Writing a lesson: its mistakes are known after every change, and every change can be taken back.

#include "core/lesson/edited_lesson.h"

#include <QTest>

#include "core/spec/spec_fields.h"

using namespace miru;

namespace {

std::optional<ExperimentSpec> forgettingAlone(const std::string& preset) {
    return preset == "forgetting" ? std::optional(ExperimentSpec()) : std::nullopt;
}

LocalText english(const std::string& words) { return LocalText{{{"en", words}}}; }

Lesson lessonOfThreeSteps() {
    Lesson lesson;
    lesson.title = english("T");
    lesson.about = english("A");
    lesson.minutes = 5;
    lesson.preset = "forgetting";
    for (const char* words : {"one", "two", "three"}) lesson.steps.emplace_back().say = english(words);
    lesson.steps[0].action = LessonAction::Run;
    lesson.steps[0].run = "first";
    return lesson;
}

EditedLesson edited(bool isSaved = true) {
    EditedLesson lesson(forgettingAlone);
    lesson.begin(lessonOfThreeSteps(), isSaved);
    return lesson;
}

QStringList sentencesIn(const EditedLesson& lesson) {
    QStringList sentences;
    for (const LessonStep& step : lesson.lesson().steps) sentences << QString::fromStdString(step.say.in("en"));
    return sentences;
}

}  // namespace

class TestEditedLesson : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void aMistakeIsKnownWithItsStep() {
        EditedLesson lesson = edited();
        QVERIFY(lesson.isGood());
        lesson.change("", [](Lesson& one) { one.steps[1].say = {}; });
        QCOMPARE(lesson.mistakes().size(), 1u);
        QCOMPARE(lesson.mistakes()[0].step, std::optional<std::size_t>(1));
        QCOMPARE(lesson.mistakes()[0].sentence, "step 2 says nothing and asks nothing: it needs \"say\" or \"ask\".");
    }

    void theSentencesAreThoseOfTheCheck() {
        EditedLesson lesson = edited();
        lesson.change("", [](Lesson& one) {
            one.title = {};
            one.minutes = 300;
            one.steps[2].settings = {{"model.lambda", "many"}};
            one.figures.push_back({.name = "kept", .run = "nobody", .low = 0, .high = 1});
        });
        const auto reading = readLesson(writeLesson(lesson.lesson()), forgettingAlone);
        QCOMPARE(lesson.mistakes().size(), reading.mistakes.size());
        for (std::size_t n = 0; n < reading.mistakes.size(); ++n)
            QCOMPARE(lesson.mistakes()[n].sentence, reading.mistakes[n]);
        QVERIFY(std::ranges::any_of(lesson.mistakes(), [](const auto& one) { return one.figure == "kept"; }));
        QVERIFY(std::ranges::any_of(lesson.mistakes(), [](const auto& one) { return one.step == 2; }));
        QVERIFY(!lesson.mistakes()[0].step && lesson.mistakes()[0].figure.empty());
    }

    void twoFiguresOfOneNameAreAMistakeThoughAFileCannotHaveThem() {
        EditedLesson lesson = edited();
        for (int n = 0; n < 2; ++n)
            lesson.change(
                "", [](Lesson& one) { one.figures.push_back({.name = "kept", .run = "first", .low = 0, .high = 1}); });
        QVERIFY(!lesson.isGood());
        QCOMPARE(lesson.mistakes().back().sentence, "figure kept is there twice.");
    }

    void everyChangeIsUndoneAndMadeAgain() {
        EditedLesson lesson = edited();
        QVERIFY(!lesson.canUndo());
        QCOMPARE(lesson.removeStep(1), 1u);
        QCOMPARE(sentencesIn(lesson), (QStringList{"one", "three"}));
        lesson.undo();
        QCOMPARE(sentencesIn(lesson), (QStringList{"one", "two", "three"}));
        QVERIFY(!lesson.isModified());
        lesson.redo();
        QCOMPARE(sentencesIn(lesson), (QStringList{"one", "three"}));
        QVERIFY(lesson.isModified());
    }

    void whatIsTypedIntoOneFieldIsUndoneAtOnce() {
        EditedLesson lesson = edited();
        for (const char* words : {"n", "ne", "new"})
            lesson.change("say", [words](Lesson& one) { one.steps[0].say = english(words); });
        lesson.change("notes", [](Lesson& one) { one.steps[0].notes = english("n"); });
        lesson.undo();
        QCOMPARE(lesson.lesson().steps[0].say.in("en"), "new");
        lesson.undo();
        QCOMPARE(lesson.lesson().steps[0].say.in("en"), "one");
        QVERIFY(!lesson.canUndo());
    }

    void stepsAreAddedDoubledMovedAndRemovedButOneStays() {
        EditedLesson lesson = edited();
        QCOMPARE(lesson.addStep(0), 1u);
        QCOMPARE(sentencesIn(lesson), (QStringList{"one", "", "two", "three"}));
        lesson.undo();
        QCOMPARE(lesson.duplicateStep(1), 2u);
        QCOMPARE(sentencesIn(lesson), (QStringList{"one", "two", "two", "three"}));
        lesson.undo();
        QCOMPARE(lesson.moveStep(0, 2), 2u);
        QCOMPARE(sentencesIn(lesson), (QStringList{"two", "three", "one"}));
        QCOMPARE(lesson.moveStep(2, 1), 1u);
        QCOMPARE(sentencesIn(lesson), (QStringList{"two", "one", "three"}));
        for (int n = 0; n < 5; ++n) lesson.removeStep(0);
        QCOMPARE(sentencesIn(lesson), QStringList{"three"});
    }

    void whatHasNotBeenSavedIsModified() {
        EditedLesson lesson = edited(false);
        QVERIFY(lesson.isModified());
        lesson.setSaved();
        QVERIFY(!lesson.isModified());
    }

    void settingsFollowFromPresetAndStepsBefore() {
        EditedLesson lesson = edited();
        lesson.change("", [](Lesson& one) {
            one.settings = {{"data.tasks", "3"}};
            one.steps[1].settings = {{"model.lambda", "0.5"}};
        });
        QCOMPARE(lesson.lesson().spec.data.tasks, 3);
        QCOMPARE(lesson.specAt(0).model.lambda, ExperimentSpec().model.lambda);
        QCOMPARE(lesson.specAt(2).model.lambda, 0.5);
    }

    void aTextForAllLanguagesBecomesEnglishWhenGermanIsWritten() {
        LocalText text{{{"", "Look."}}};
        QCOMPARE(wordsIn(text, "en"), "Look.");
        QCOMPARE(wordsIn(text, "de"), "");
        setWords(text, "en", "Look here.");
        QCOMPARE(text, (LocalText{{{"", "Look here."}}}));
        setWords(text, "de", "Schau her.");
        QCOMPARE(text, (LocalText{{{"de", "Schau her."}, {"en", "Look here."}}}));
        setWords(text, "en", "");
        setWords(text, "de", "");
        QVERIFY(text.isEmpty());
    }

    void aFigureIsRenamedWhereverItIsNamed() {
        Lesson lesson = lessonOfThreeSteps();
        lesson.figures = {{.name = "kept", .run = "first", .low = 0, .high = 1},
                          {.name = "lost", .kind = LessonFigure::Kind::Difference, .first = "kept", .second = "kept"}};
        lesson.steps[0].say = english("Now {kept}, before {lost}.");
        QVERIFY(!renameFigure(lesson, 0, "lost"));
        QVERIFY(!renameFigure(lesson, 0, "two words"));
        QVERIFY(!renameFigure(lesson, 0, ""));
        QVERIFY(renameFigure(lesson, 0, "stays"));
        QCOMPARE(lesson.steps[0].say.in("en"), "Now {stays}, before {lost}.");
        QCOMPARE(lesson.figures[1].second, "stays");
        QCOMPARE(freeFigureName(lesson), "figure3");
        QCOMPARE(runsOf(lesson), std::vector<std::string>{"first"});
    }
};

QTEST_GUILESS_MAIN(TestEditedLesson)
#include "tst_edited_lesson.moc"
