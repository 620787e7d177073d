// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// From a session to a lesson's file: made, tried in the window, saved where everybody can open it; and nothing that was written
// is lost without a question.

#include "ui/window/editor_desk.h"

#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include "core/files/atomic_file.h"
#include "resources/lessons.h"
#include "tests/support/drive_window.h"
#include "ui/lesson/lesson_editor.h"
#include "ui/lesson/lesson_strip.h"
#include "ui/lesson/lessons_page.h"
#include "ui/lesson/step_form.h"
#include "ui/lesson/step_list.h"
#include "ui/lesson/text_field.h"
#include "ui/style/numbers.h"
#include "ui/window/lesson_desk.h"

using namespace miru;
using namespace miru::drive;

namespace {

EditorDesk* editorOf(const MainWindow& window) { return partOf<EditorDesk>(window); }
LessonEditor* writingPageOf(const MainWindow& window) { return editorOf(window)->page(); }
LessonDesk* givenOn(const MainWindow& window) { return partOf<LessonDesk>(window); }

QPushButton* offerNamed(const MainWindow& window, const QString& text) {
    for (QPushButton* button : partOf<Toast>(window)->findChildren<QPushButton*>())
        if (button->text() == text) return button;
    return nullptr;
}

void write(const MainWindow& window, const QString& words) {
    TextField* const field = writingPageOf(window)->stepForm()->sayField();
    field->selectAll();
    QTest::keyClicks(field, words);
}

/// Every step of the lesson that is on comes to its end.
bool isGoneThrough(const MainWindow& window) {
    LessonDesk* const desk = givenOn(window);
    const QString waiting = LessonDesk::tr("To the end of this step");
    const std::size_t steps = desk->lesson().steps.size();
    for (std::size_t n = 0; n < steps; ++n) {
        const bool isThere = desk->isOn() && desk->step() == n;
        if (!isThere || !QTest::qWaitFor([&] { return desk->strip()->nextButton()->text() != waiting; }, patience)) {
            qWarning("it stays at step %zu of %zu", desk->step() + 1, steps);
            return false;
        }
        if (!desk->lesson().steps[n].question.isEmpty()) click(desk->strip()->nextButton());  // Reveal
        click(desk->strip()->nextButton());
    }
    return true;
}

/// The last step of the lesson made of a run that is over.
std::string lastSentence(const MainWindow& window) {
    return writingPageOf(window)->edited().lesson().steps.back().say.in("en");
}

}  // namespace

class TestEditorDesk : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void anEmptySessionMakesALessonOfOneStep() {
        MainWindow window;
        QVERIFY(drive::show(window));
        ExperimentSpec settings = shortRun();
        settings.model.lambda = 0.25;
        formOf(window)->setSpec(settings);
        Q_EMIT fileMenuOf(window)->lessonFromSessionWanted();
        QVERIFY(writingPageOf(window)->isVisible());
        const EditedLesson& edited = writingPageOf(window)->edited();
        QCOMPARE(edited.lesson().steps.size(), 1u);
        QCOMPARE(edited.lesson().spec.model.lambda, 0.25);
        QVERIFY(edited.isGood());
        QVERIFY(edited.isModified());
    }

    void aSessionBecomesALessonWhoseFileIsAcceptedAndOpens() {
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("mine.json"));
        MainWindow window;
        QVERIFY(drive::show(window) && runToEnd(window, shortRun()));
        runsOf(window)->setNote(runsOf(window)->current()->id, QStringLiteral("Look at the knee."));
        click(partOf<LessonsPage>(window)->makeButton());
        QVERIFY(writingPageOf(window)->isVisible());
        QVERIFY(writingPageOf(window)->edited().isGood());
        const Lesson lesson = writingPageOf(window)->edited().lesson();
        QVERIFY(lesson.spec == shortRun());
        QVERIFY(std::ranges::any_of(lesson.steps,
                                    [](const LessonStep& step) { return step.notes.in("en") == "Look at the knee."; }));
        QVERIFY(editorOf(window)->saveTo(file));
        QVERIFY(!editorOf(window)->isModified());
        const LessonReading reading = readLesson(readFile(file.toStdString()));  // what `lessons check` does
        QVERIFY2(reading.isGood(), reading.isGood() ? "" : reading.mistakes.front().c_str());
        QVERIFY(reading.lesson == lesson);
        QVERIFY(window.open(file));
        QVERIFY(givenOn(window)->isOn());
        QCOMPARE(givenOn(window)->lesson().steps.size(), lesson.steps.size());
    }

    void thePreviewKnowsWhatTheRunHasComeTo() {
        MainWindow window;
        QVERIFY(drive::show(window) && runToEnd(window, shortRun()));
        editorOf(window)->make();
        writingPageOf(window)->goTo(writingPageOf(window)->edited().lesson().steps.size() - 1);
        const double known = runsOf(window)->current()->latest()->scoreboard.rows()[1][0];
        const QString sentence =
            writingPageOf(window)->preview()->strip()->findChild<QLabel*>(QStringLiteral("lessonSentence"))->text();
        QVERIFY(lastSentence(window).find("{kept}") != std::string::npos);
        QVERIFY2(sentence.contains("<b>" + words::percent(known) + "</b>"), qPrintable(sentence));
    }

    void theStripOfALessonUnderWayStandsAsideWhileOneIsWritten() {
        MainWindow window;
        QVERIFY(drive::show(window));
        givenOn(window)->begin(QStringLiteral("it-forgets"));
        QVERIFY(givenOn(window)->strip()->isVisible());
        editorOf(window)->make();
        QVERIFY(!givenOn(window)->strip()->isVisible());
        QVERIFY(givenOn(window)->isOn());
        QTest::keyClick(&window, Qt::Key_L, Qt::ControlModifier);
        QVERIFY(givenOn(window)->strip()->isVisible());
    }

    void aTriedLessonIsGivenAsAnyAndComesBackToTheEditor() {
        MainWindow window;
        QVERIFY(drive::show(window) && runToEnd(window, shortRun()));
        editorOf(window)->make();
        click(writingPageOf(window)->tryButton());
        QVERIFY(!writingPageOf(window)->isVisible());
        LessonDesk* const desk = givenOn(window);
        QVERIFY(desk->isOn());
        const std::size_t steps = desk->lesson().steps.size();
        QVERIFY(isGoneThrough(window));
        QVERIFY(!desk->isOn());
        QVERIFY(writingPageOf(window)->isVisible());
        QCOMPARE(writingPageOf(window)->step(), steps - 1);
        QVERIFY(editorOf(window)->isModified());  // trying it saves nothing
        QVERIFY(!givenOn(window)->record());      // nobody hands in what was tried
    }

    void comparedRunsAndForksAreTrainedAgainInTheLesson() {
        MainWindow window;
        QVERIFY(drive::show(window) && runToEnd(window, shortRun()));
        click(transportOf(window)->compareButton());
        QTRY_COMPARE_WITH_TIMEOUT(comparisonOf(window)->state(), RunSession::State::Finished, patience);
        QVERIFY(lookBackAtEndOfTask(window, 1));
        QVERIFY(!formOf(window)->change("rehearsal.samplesPerTask", "50"));
        click(timelineOf(window)->forkButton());
        QTRY_COMPARE_WITH_TIMEOUT(sessionOf(window)->state(), RunSession::State::Finished, patience);
        editorOf(window)->make();
        const Lesson lesson = writingPageOf(window)->edited().lesson();
        QVERIFY(writingPageOf(window)->edited().isGood());
        for (const LessonAction action : {LessonAction::Compare, LessonAction::Rewind, LessonAction::Fork})
            QCOMPARE(std::ranges::count(lesson.steps, action, &LessonStep::action), 1);
        click(writingPageOf(window)->tryButton());
        QVERIFY(isGoneThrough(window));
        const auto& runs = givenOn(window)->progress().runs;
        const auto runCalled = [&](const char* name) { return runsOf(window)->find(runs.at(name)); };
        QVERIFY(!(runCalled("other2")->spec.model.cell == runCalled("first")->spec.model.cell));
        QCOMPARE(runCalled("fork1")->latest()->buffer.keptPerTask, (std::vector<int>{50, 50}));
        for (const LessonFigure& figure : lesson.figures) {
            const auto value = valueOf(
                figure, lesson, [&](const std::string& run) { return runsOf(window)->find(runs.at(run))->latest(); });
            QVERIFY2(value && *value >= figure.low && *value <= figure.high, figure.name.c_str());
        }
    }

    void theWholePageIsReachedByTab() {
        MainWindow window;
        QVERIFY(drive::show(window));
        editorOf(window)->make();
        LessonEditor* const page = writingPageOf(window);
        QList<QWidget*> met;
        page->steps()->list()->setFocus();
        for (QWidget* start = page->steps()->list(); met.isEmpty() || window.focusWidget() != start;) {
            QVERIFY(!met.contains(window.focusWidget()));
            met << window.focusWidget();
            QTest::keyClick(window.focusWidget(), Qt::Key_Tab);
        }
        for (QWidget* wanted :
             std::initializer_list<QWidget*>{page->stepForm()->sayField(), page->stepForm()->actionBox(),
                                             page->steps()->addButton(), page->tryStepButton(), page->saveButton()})
            QVERIFY2(met.contains(wanted), wanted->metaObject()->className());
    }

    void aStepIsTriedWithTheSettingsOfThoseBeforeIt() {
        MainWindow window;
        QVERIFY(drive::show(window));
        formOf(window)->setSpec(shortRun());
        editorOf(window)->make();
        LessonEditor* const page = writingPageOf(window);
        Lesson lesson = page->edited().lesson();
        lesson.steps.push_back(lesson.steps[0]);
        lesson.steps[0].settings = {{"model.lambda", "0.25"}};
        page->begin(lesson, false);
        page->goTo(1);
        click(page->tryStepButton());
        QCOMPARE(givenOn(window)->step(), std::size_t{1});
        QCOMPARE(formOf(window)->spec().model.lambda, 0.25);
        givenOn(window)->leave();
        QVERIFY(page->isVisible());
        QCOMPARE(page->step(), std::size_t{1});
    }

    void whatIsNotSavedIsAskedAboutOnLeaving() {
        MainWindow window;
        QVERIFY(drive::show(window));
        editorOf(window)->make();
        write(window, QStringLiteral("Mine."));
        Q_EMIT writingPageOf(window)->backPressed();
        QVERIFY(writingPageOf(window)->isVisible());
        QVERIFY(!messageOf(window).isEmpty());
        editorOf(window)->change(QStringLiteral("it-forgets"));  // nor is it replaced
        QCOMPARE(lastSentence(window), "Mine.");
        QPushButton* const discard = offerNamed(window, EditorDesk::tr("Discard the changes"));
        QVERIFY(discard);
        click(discard);
        QCOMPARE(writingPageOf(window)->edited().lesson().title.in("en"), "It forgets");
    }

    void aLessonUnderWayIsBackWhenAnotherHasBeenTried() {
        MainWindow window;
        QVERIFY(drive::show(window));
        window.beginLesson(QStringLiteral("it-forgets"));
        LessonDesk* const desk = givenOn(window);
        const QString waiting = LessonDesk::tr("To the end of this step");
        click(desk->strip()->nextButton());
        QVERIFY(QTest::qWaitFor([&] { return desk->strip()->nextButton()->text() != waiting; }, patience));
        click(desk->strip()->nextButton());  // to the drawing
        const LessonProgress before = desk->progress();
        const std::string session = desk->state({before.runs.at("first")});

        editorOf(window)->make();
        LessonEditor* const page = writingPageOf(window);
        Lesson lesson = page->edited().lesson();
        lesson.steps.assign(1, {});
        lesson.steps[0].say.byLanguage["en"] = "Only this.";
        lesson.steps[0].settings = {{"model.lambda", "0.25"}};
        lesson.figures.clear();
        page->begin(lesson, true);
        click(page->tryButton());
        QCOMPARE(desk->lesson().steps.size(), 1u);
        QCOMPARE(desk->state({before.runs.at("first")}), session);  // what a session saved now has
        click(desk->strip()->nextButton());                         // its end
        QVERIFY(page->isVisible());
        QVERIFY(!desk->strip()->isVisible());
        QVERIFY(desk->isOn());
        QCOMPARE(desk->lesson().title.in("en"), "It forgets");

        Q_EMIT page->backPressed();
        QVERIFY(desk->strip()->isVisible());
        QCOMPARE(desk->step(), std::size_t{2});
        QVERIFY(desk->progress().runs == before.runs);
        QVERIFY(formOf(window)->spec().model.lambda != 0.25);
        click(desk->strip()->nextButton());
        QVERIFY(QTest::qWaitFor([&] { return desk->strip()->nextButton()->text() != waiting; }, patience));
        QCOMPARE(runsOf(window)->find(before.runs.at("first"))->latest()->scoreboard.learnedCount(), 2);
    }

    void nothingOfTheSessionIsDrawnBehindALesson() {
        MainWindow window;
        QVERIFY(drive::show(window) && runToEnd(window, shortRun()));
        const int earlier = runsOf(window)->current()->id;
        editorOf(window)->make();
        click(writingPageOf(window)->tryButton());
        QVERIFY(!runsOf(window)->find(earlier)->isGhost);
        givenOn(window)->leave();
        QVERIFY(runsOf(window)->find(earlier)->isGhost);
    }

    void whatACrashHasLeftOfALessonIsOffered() {
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("lessons/lesson-1.json"));
        const auto holds = [&file](const QByteArray& words) {
            QFile kept(file);
            return kept.open(QFile::ReadOnly) && kept.readAll().contains(words);
        };
        {
            MainWindow window;
            QVERIFY(drive::show(window));
            window.keepRunsBelow(folder.filePath(QStringLiteral("autosave")));
            editorOf(window)->make();
            write(window, QStringLiteral("Not {saved."));  // with a mistake: no lesson that opens
            QVERIFY(!writingPageOf(window)->edited().isGood());
            QTRY_VERIFY(holds("Not {saved."));
            {
                MainWindow another;  // which the first is alive beside
                another.keepRunsBelow(folder.filePath(QStringLiteral("autosave")));
                QVERIFY(!offerNamed(another, EditorDesk::tr("Recover the lesson")));
            }
        }  // nobody has closed it
        MainWindow window;
        QVERIFY(drive::show(window));
        window.keepRunsBelow(folder.filePath(QStringLiteral("autosave")));
        QPushButton* const recover = offerNamed(window, EditorDesk::tr("Recover the lesson"));
        QVERIFY(recover);
        click(recover);
        QVERIFY(writingPageOf(window)->isVisible());
        QCOMPARE(lastSentence(window), "Not {saved.");
        QVERIFY(editorOf(window)->isModified());
        QTRY_VERIFY(!QFile::exists(file));  // it is the new window's
        const QDir kept(folder.filePath(QStringLiteral("lessons")));
        QCOMPARE(kept.entryList({QStringLiteral("*.json")}).size(), 1);
        editorOf(window)->discard();
        QTRY_COMPARE(kept.entryList({QStringLiteral("*.json")}).size(), 0);
    }

    void whatIsSavedIsNotKeptBeside() {
        QTemporaryDir folder;
        const QDir kept(folder.filePath(QStringLiteral("lessons")));
        MainWindow window;
        QVERIFY(drive::show(window));
        window.keepRunsBelow(folder.filePath(QStringLiteral("autosave")));
        editorOf(window)->make();
        QTRY_COMPARE(kept.entryList({QStringLiteral("*.json")}).size(), 1);
        QVERIFY(editorOf(window)->saveTo(folder.filePath(QStringLiteral("mine.json"))));
        QTRY_COMPARE(kept.entryList({QStringLiteral("*.json")}).size(), 0);
    }

    void whatIsNotSavedKeepsTheWindowOpenUntilThatIsAnswered() {
        MainWindow window;
        QVERIFY(drive::show(window));
        editorOf(window)->make();
        window.close();
        QVERIFY(window.isVisible());
        QPushButton* const close = offerNamed(window, MainWindow::tr("Close without saving"));
        QVERIFY(close);
        click(close);
        QTRY_VERIFY(!window.isVisible());
    }

    void whatIsWrongIsNotSavedAndSaidPlainly() {
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("mine.json"));
        MainWindow window;
        QVERIFY(drive::show(window));
        editorOf(window)->make();
        write(window, QStringLiteral("It is {nothing}."));
        QVERIFY(!editorOf(window)->saveTo(file));
        QVERIFY(!QFile::exists(file));
        QVERIFY2(messageOf(window).contains(QStringLiteral("step 1 names the figure {nothing}")),
                 qPrintable(messageOf(window)));
    }

    void aFileIsChangedInItsPlaceAndALessonThatShipsAsACopy() {
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("mine.json"));
        writeFileAtomically(file.toStdString(), lessons().front().json);
        MainWindow window;
        QVERIFY(drive::show(window));
        editorOf(window)->changeFile(file);
        QVERIFY(writingPageOf(window)->isVisible());
        QVERIFY(!editorOf(window)->isModified());
        write(window, QStringLiteral("Mine."));
        click(writingPageOf(window)->saveButton());  // asks for no name
        QVERIFY(!editorOf(window)->isModified());
        QCOMPARE(readLesson(readFile(file.toStdString())).lesson.steps[0].say.in("en"), "Mine.");
        editorOf(window)->change(QStringLiteral("keep-some-of-the-past"));
        QVERIFY(editorOf(window)->isModified());  // it is in no file of one's own
        editorOf(window)->discard();
    }

    void aFileWithAMistakeIsNotOpenedAndSaysWhy() {
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("bad.json"));
        writeFileAtomically(file.toStdString(), R"({"format": 1, "steps": []})");
        MainWindow window;
        QVERIFY(drive::show(window));
        editorOf(window)->changeFile(file);
        QVERIFY(!writingPageOf(window)->isVisible());
        QVERIFY2(messageOf(window).contains(QStringLiteral("bad.json: title must be a text")),
                 qPrintable(messageOf(window)));
    }
};

QTEST_MAIN(TestEditorDesk)
#include "tst_editor_desk.moc"
