// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every lesson that comes with the program, gone through as a class does: each step comes to its end, questions are answered,
// expectations drawn, goals met, and every number that a text claims lies where the lesson says.

#include <QDropEvent>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPointer>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

#include "core/run/session_file.h"
#include "resources/lessons.h"
#include "tests/support/drive_window.h"
#include "tests/support/german.h"
#include "ui/charts/draw_sheet.h"
#include "ui/docks/panel_dock.h"
#include "ui/lesson/lesson_card.h"
#include "ui/lesson/lesson_strip.h"
#include "ui/lesson/lessons_page.h"
#include "ui/panels/accuracy_outcome.h"
#include "ui/panels/why_panel.h"
#include "ui/run/runs_card.h"
#include "ui/setup/field_editor.h"
#include "ui/style/lesson_words.h"
#include "ui/window/lesson_desk.h"

using namespace miru;
using miru::drive::click;
using miru::drive::patience;

namespace {

LessonDesk* deskOf(const MainWindow& window) { return partOf<LessonDesk>(window); }
LessonStrip* stripOf(const MainWindow& window) { return partOf<LessonStrip>(window); }
QString sentenceOn(const MainWindow& window) {
    return stripOf(window)->findChild<QLabel*>(QStringLiteral("lessonSentence"))->text();
}
QString detailOn(const MainWindow& window) {
    return stripOf(window)->findChild<QLabel*>(QStringLiteral("lessonDetail"))->text();
}
const LessonStep& stepOf(const MainWindow& window) { return deskOf(window)->lesson().steps[deskOf(window)->step()]; }

/// The way on says "Next" or another word once the step has come to its end.
bool comesToItsEnd(const MainWindow& window) {
    const auto& until = stepOf(window).until;
    if (!until) return true;
    const QString waiting = LessonDesk::tr("To the end of this step");
    return QTest::qWaitFor([&] { return stripOf(window)->nextButton()->text() != waiting; }, patience);
}

/// From the upper left to the lower right.
void draw(const MainWindow& window) {
    auto* const sheet = window.findChild<DrawSheet*>();
    QVERIFY(sheet);
    QTest::mousePress(sheet, Qt::LeftButton, {}, {1, sheet->height() / 4});
    QTest::mouseMove(sheet, {sheet->width() / 2, sheet->height() / 3});
    QTest::mouseMove(sheet, {sheet->width() - 1, sheet->height() / 2});
    QTest::mouseRelease(sheet, Qt::LeftButton, {}, {sheet->width() - 1, sheet->height() / 2});
    QVERIFY(deskOf(window)->progress().drawings.at(deskOf(window)->step()).back().isComplete());
}

/// The first lesson, as far as the step at which task 1 is to be drawn.
void goToDrawing(MainWindow& window) {
    QVERIFY(drive::show(window));
    window.beginLesson(QStringLiteral("it-forgets"));
    click(stripOf(window)->nextButton());
    QVERIFY(comesToItsEnd(window));
    click(stripOf(window)->nextButton());
    QCOMPARE(deskOf(window)->step(), std::size_t{2});
}

/// Settings that are known to meet it, then Run.
void meetGoal(MainWindow& window) {
    const LessonStep step = stepOf(window);
    QVERIFY2(!step.solution.empty(), "a goal that ships has a solution");
    for (const auto& [key, value] : step.solution) {
        QVERIFY(step.controls && std::ranges::count(*step.controls, key) == 1);
        QVERIFY2(formOf(window)->editor(key)->isVisible(), key.c_str());
        QVERIFY(!formOf(window)->change(key, value));
    }
    if (transportOf(window)->resetButton()->isEnabled()) click(transportOf(window)->resetButton());
    QVERIFY(transportOf(window)->runButton()->isEnabled());
    click(transportOf(window)->runButton());
    QTRY_VERIFY_WITH_TIMEOUT(detailOn(window).startsWith(QStringLiteral("✓")), patience);
}

std::shared_ptr<const Snapshot> latestOf(const MainWindow& window, const std::string& run) {
    const auto& runs = deskOf(window)->progress().runs;
    const RunEntry* const entry = runs.contains(run) ? runsOf(window)->find(runs.at(run)) : nullptr;
    return entry ? entry->latest() : nullptr;
}

}  // namespace

class TestLessons : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void everyLessonIsGoneThroughToItsEnd_data() {
        QTest::addColumn<QString>("name");
        for (const ShippedLesson& shipped : lessons())
            QTest::newRow(shipped.name.c_str()) << QString::fromStdString(shipped.name);
    }
    void everyLessonIsGoneThroughToItsEnd() {
        QFETCH(QString, name);
        MainWindow window;
        QVERIFY(drive::show(window));
        window.beginLesson(name);
        LessonDesk* const desk = deskOf(window);
        QVERIFY(desk->isOn());
        const Lesson lesson = desk->lesson();
        for (std::size_t n = 0; n < lesson.steps.size(); ++n) {
            QCOMPARE(desk->step(), n);
            QElapsedTimer clock;
            clock.start();
            QVERIFY2(comesToItsEnd(window), qPrintable(QStringLiteral("step %1").arg(n + 1)));
            qInfo("%s, step %zu: %lld ms", qPrintable(name), n + 1, clock.elapsed());
            QVERIFY2(!sentenceOn(window).contains(QStringLiteral("…</b>")), qPrintable(sentenceOn(window)));
            const LessonStep& step = lesson.steps[n];
            if (step.show)
                for (const std::string& panel : *step.show)
                    QVERIFY(!panelsOf(window)->dock(*PanelArea::panelNamed(panel.c_str()))->isHidden());
            if (!step.predictedTasks.empty()) draw(window);
            if (step.reveals)
                QVERIFY2(detailOn(window).contains(QStringLiteral("points apart")), qPrintable(detailOn(window)));
            if (step.goal) meetGoal(window);
            if (!step.question.isEmpty()) {
                click(stripOf(window)->nextButton());  // Reveal
                QCOMPARE(desk->step(), n);
                QCOMPARE(detailOn(window).isEmpty(), step.because.isEmpty());
                QVERIFY2(!detailOn(window).contains(QStringLiteral("…</b>")), qPrintable(detailOn(window)));
            }
            if (n + 1 == lesson.steps.size())
                for (const LessonFigure& figure : lesson.figures) {
                    const auto value =
                        valueOf(figure, lesson, [&](const std::string& run) { return latestOf(window, run); });
                    QVERIFY2(value, figure.name.c_str());
                    qInfo("%s = %.4g", figure.name.c_str(), *value);
                    QVERIFY2(*value >= figure.low && *value <= figure.high, figure.name.c_str());
                }
            QVERIFY(stripOf(window)->nextButton()->isEnabled());
            click(stripOf(window)->nextButton());
        }
        QVERIFY(!desk->isOn());
        QVERIFY(stripOf(window)->isHidden());
    }

    void everyTextIsThereInBothLanguages() {
        for (const ShippedLesson& shipped : lessons()) {
            QList<const LocalText*> texts{&shipped.lesson.title, &shipped.lesson.about, &shipped.lesson.aims,
                                          &shipped.lesson.misconceptions};
            for (const LessonStep& step : shipped.lesson.steps) {
                for (const LocalText* text : {&step.say, &step.notes, &step.question, &step.because, &step.praise})
                    if (!text->isEmpty()) texts << text;
                for (const LocalText& choice : step.choices) texts << &choice;
            }
            for (const LocalText* text : texts)
                QVERIFY2(text->byLanguage.contains("en") && text->byLanguage.contains("de"), text->in("en").c_str());
        }
    }

    void onlyWhatAStepNeedsCanBeTouched() {
        MainWindow window;
        QVERIFY(drive::show(window));
        window.beginLesson(QStringLiteral("it-forgets"));
        QVERIFY(!transportOf(window)->runButton()->isEnabled());
        QVERIFY(!formOf(window)->isVisible());
        QTest::keyClick(&window, Qt::Key_Space);  // Run by another way
        QCOMPARE(sessionOf(window)->state(), RunSession::State::Idle);
        deskOf(window)->leave();
        QVERIFY(transportOf(window)->runButton()->isEnabled());
        QVERIFY(formOf(window)->isVisible());
        QVERIFY(!panelsOf(window)->dock(PanelId::Why)->isHidden());
    }

    /// A button that begins another run, brighter than the lesson's own, would lead a newcomer astray.
    void noPanelLeadsAwayFromTheLesson() {
        MainWindow window;
        goToDrawing(window);
        for (int step = 3; step <= 5; ++step) {  // what came of it, a question on it, and the end of the run
            while (deskOf(window)->step() < std::size_t(step)) click(stripOf(window)->nextButton());
            QVERIFY(comesToItsEnd(window));
        }
        const auto* const outcome = partOf<AccuracyOutcome>(window);
        const auto* const why = partOf<WhyPanel>(window);
        QVERIFY(outcome->isVisible() && !outcome->sentence().isEmpty());
        for (const QPushButton* button : {outcome->rehearsalButton(), outcome->comparisonButton(), outcome->whyButton(),
                                          why->rehearseButton(), why->compareButton()})
            QVERIFY2(!button->isVisible(), qPrintable(button->text()));
        QVERIFY(!partOf<RunsCard>(window)->removeButton()->isVisible());
        click(stripOf(window)->leaveButton());
        QTRY_VERIFY(outcome->rehearsalButton()->isVisible());
        QVERIFY(partOf<RunsCard>(window)->removeButton()->isVisibleTo(partOf<RunsCard>(window)));
        panelsOf(window)->showOnly({PanelId::Why});
        QTRY_VERIFY(why->rehearseButton()->isVisible());
    }

    void enterPressesWhatLeadsOn() {
        MainWindow window;
        QVERIFY(drive::show(window));
        window.beginLesson(QStringLiteral("it-forgets"));
        QVERIFY(stripOf(window)->nextButton()->hasFocus());
        QTest::keyClick(stripOf(window)->nextButton(), Qt::Key_Return);
        QCOMPARE(deskOf(window)->step(), std::size_t{1});
        QVERIFY(comesToItsEnd(window));
    }

    /// It says that it has been pressed, and stands back: nobody presses it again and again.
    void whatWasPressedWhileARunGoesOnSaysSo() {
        MainWindow window;
        QVERIFY(drive::show(window));
        window.beginLesson(QStringLiteral("it-forgets"));
        QPushButton* const next = stripOf(window)->nextButton();
        click(next);
        QCOMPARE(next->text(), QStringLiteral("To the end of this step"));
        QVERIFY(next->property("primary").toBool());
        click(next);
        if (deskOf(window)->step() == 1) {
            QCOMPARE(next->text(), QStringLiteral("Going to the end of this step …"));
            QVERIFY(!next->property("primary").toBool());
        }
        QTRY_COMPARE_WITH_TIMEOUT(deskOf(window)->step(), std::size_t{2}, drive::patience);
        QVERIFY(next->property("primary").toBool());
    }

    /// 83.6 % and 10.4 % are 84 % and 10 %: nobody shall wonder why that makes 73 points.
    void aDifferenceIsThatOfTheNumbersBesideIt() {
        const LessonReading reading = readLesson(findLesson("it-forgets")->json);
        const auto valueOf = [](const LessonFigure& figure) -> std::optional<double> {
            return figure.name == "learned" ? 0.836 : figure.name == "kept" ? 0.104 : 0.732;
        };
        QCOMPARE(words::figure("learned", reading.lesson, valueOf), QStringLiteral("84\u00a0%"));
        QCOMPARE(words::figure("kept", reading.lesson, valueOf), QStringLiteral("10\u00a0%"));
        QCOMPARE(words::figure("lost", reading.lesson, valueOf), QStringLiteral("74"));
    }

    void goingBackRestoresTheMomentAtWhichTheStepBegan() {
        MainWindow window;
        goToDrawing(window);
        draw(window);
        click(stripOf(window)->nextButton());
        QVERIFY(comesToItsEnd(window));
        const RunEntry* const run = runsOf(window)->current();
        const auto after = run->latest()->position.batch;
        click(stripOf(window)->backButton());
        QCOMPARE(deskOf(window)->step(), std::size_t{2});
        QVERIFY(timelineOf(window)->moment());
        QCOMPARE(timelineOf(window)->moment()->scoreboard.learnedCount(), 1);
        QVERIFY(window.findChild<DrawSheet*>());  // with what was drawn
        click(stripOf(window)->nextButton());     // and on again: nothing is learned twice
        QCOMPARE(deskOf(window)->step(), std::size_t{3});
        QCOMPARE(runsOf(window)->entries().size(), std::size_t{1});
        QCOMPARE(runsOf(window)->current()->latest()->position.batch, after);
        QVERIFY(timelineOf(window)->isLive());
        QVERIFY(detailOn(window).contains(QStringLiteral("points apart")));
    }

    void aSessionRemembersTheLessonItsStepAndItsDrawings() {
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("a.miru"));
        std::map<std::size_t, std::vector<Drawing>> drawn;
        {
            MainWindow window;
            goToDrawing(window);
            draw(window);
            drawn = deskOf(window)->progress().drawings;
            partOf<SessionDocument>(window)->save(file);
            QVERIFY(partOf<SessionDocument>(window)->finishSaving());
        }
        MainWindow window;
        QVERIFY(window.open(file));
        QVERIFY(drive::show(window));
        QVERIFY(deskOf(window)->isOn());
        QCOMPARE(deskOf(window)->step(), std::size_t{2});
        QVERIFY(deskOf(window)->progress().drawings == drawn);
        QTRY_VERIFY(window.findChild<DrawSheet*>());
        QVERIFY(!formOf(window)->isVisible());
        QVERIFY2(!sentenceOn(window).contains(QStringLiteral("…</b>")), qPrintable(sentenceOn(window)));
        click(stripOf(window)->nextButton());  // the run is resumed
        QVERIFY(comesToItsEnd(window));
        QVERIFY(detailOn(window).contains(QStringLiteral("points apart")));
    }

    void whatWasDoneIsKeptWhenTheLessonIsLeft() {
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("a.miru"));
        QVERIFY(!deskOf(MainWindow())->record());
        {
            MainWindow window;
            goToDrawing(window);
            draw(window);
            deskOf(window)->leave();
            QVERIFY(deskOf(window)->record() && deskOf(window)->record()->isLeft);
            QCOMPARE(deskOf(window)->record()->drawings.at(2).size(), std::size_t{1});
            partOf<SessionDocument>(window)->save(file);
            QVERIFY(partOf<SessionDocument>(window)->finishSaving());
        }
        MainWindow window;
        QVERIFY(window.open(file));
        QVERIFY(drive::show(window));
        QVERIFY(!deskOf(window)->isOn());
        QCOMPARE(deskOf(window)->record()->drawings.at(2).size(), std::size_t{1});
        QCOMPARE(deskOf(window)->record()->runs.size(), std::size_t{1});
    }

    void severalPeopleDrawEachUnderAName() {
        MainWindow window;
        goToDrawing(window);
        QTest::keyClicks(stripOf(window)->byField(), QStringLiteral("Group %1"));
        draw(window);
        click(stripOf(window)->anotherButton());
        QVERIFY(stripOf(window)->byField()->text().isEmpty());
        draw(window);
        QTest::keyClick(window.findChild<DrawSheet*>(), Qt::Key_Return);  // done
        QVERIFY(comesToItsEnd(window));
        QVERIFY2(detailOn(window).startsWith(QStringLiteral("Group %1 expected ")), qPrintable(detailOn(window)));
        QVERIFY2(detailOn(window).contains(QStringLiteral("<br>You expected ")), qPrintable(detailOn(window)));
    }

    void whoDrawsAfterBackDrawsBesideTheOthers() {
        MainWindow window;
        goToDrawing(window);
        QTest::keyClicks(stripOf(window)->byField(), QStringLiteral("Ada"));
        draw(window);
        click(stripOf(window)->nextButton());
        QVERIFY(comesToItsEnd(window));
        click(stripOf(window)->backButton());
        const auto before = deskOf(window)->progress().drawings.at(2);
        click(stripOf(window)->anotherButton());
        QTest::keyClicks(stripOf(window)->byField(), QStringLiteral("Ben"));
        draw(window);
        const auto& drawings = deskOf(window)->progress().drawings.at(2);
        QCOMPARE(drawings.size(), std::size_t{2});
        QVERIFY(drawings[0] == before[0]);
        QCOMPARE(drawings[1].by, "Ben");
        QCOMPARE(drawings[1].fromSamples, before[0].fromSamples);
    }

    void everyCurveThatAStepAsksForIsDrawn() {
        MainWindow window;
        QVERIFY(drive::show(window));
        QByteArray json =
            "{'format': 1, 'title': 'A & B', 'about': 'A', 'minutes': 3, 'preset': 'forgetting', 'set': {"
            "'data.tasks': 3, 'data.trainPerTask': 640, 'data.testPerTask': 100, 'model.hiddenUnits': 16, "
            "'evaluation.every': 10, 'evaluation.sequences': 50, 'data.dataset': 'GLYPHS'}, 'steps': ["
            "{'say': 'Learn.', 'do': 'run', 'as': 'first', 'until': {'task': 2}}, "
            "{'say': 'Draw.', 'predict': {'curves': ['task 1', 'task 2'], 'until': 'finished'}}, "
            "{'say': 'Look.', 'do': 'run', 'until': 'finished', 'reveal': true}, {'say': 'End.'}]}";
        json.replace('\'', '"').replace("GLYPHS", testing::fewGlyphs().toUtf8());
        QVERIFY(deskOf(window)->beginFile(QStringLiteral("two"), json.toStdString()));
        QVERIFY(comesToItsEnd(window));
        click(stripOf(window)->nextButton());
        draw(window);
        click(stripOf(window)->nextButton());  // the next curve
        QCOMPARE(deskOf(window)->step(), std::size_t{1});
        draw(window);
        click(stripOf(window)->nextButton());
        QCOMPARE(deskOf(window)->step(), std::size_t{2});
        const auto& drawings = deskOf(window)->progress().drawings.at(1);
        QCOMPARE(drawings.size(), std::size_t{2});
        QCOMPARE(drawings[0].task, 1);
        QCOMPARE(drawings[1].task, 2);
        QVERIFY(comesToItsEnd(window));
        QCOMPARE(detailOn(window).count(QStringLiteral("points apart")), 2);
        // The sheet goes when what was drawn is no longer spoken of, be it by a key that was pressed on it.
        const QPointer<DrawSheet> sheet = window.findChild<DrawSheet*>();
        click(stripOf(window)->nextButton());
        QTRY_VERIFY(!sheet);
    }

    void lessonsAreChosenFromCards() {
        MainWindow window;
        QVERIFY(drive::show(window));
        Q_EMIT fileMenuOf(window)->lessonsWanted();
        auto* const page = partOf<LessonsPage>(window);
        QVERIFY(page->isVisible());
        QCOMPARE(page->cards().size(), static_cast<qsizetype>(lessons().size()));
        click(page->cards().first());
        QVERIFY(!page->isVisible());
        QCOMPARE(deskOf(window)->lesson().title, lessons().front().lesson.title);
    }

    void aLessonBeginsWhenItsFileIsDroppedOnTheWindow() {
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("copy.json"));
        QVERIFY(QFile::copy(QStringLiteral(MIRU_SOURCE_DIR "/resources/lessons/it-forgets.json"), file));
        MainWindow window;
        QVERIFY(drive::show(window));
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(file)});
        QDragEnterEvent entered({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&window, &entered);
        QVERIFY(entered.isAccepted());
        QDropEvent dropped(QPointF(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&window, &dropped);
        QTRY_VERIFY(deskOf(window)->isOn());
        QCOMPARE(deskOf(window)->lesson().title.in("en"), "It forgets");
    }

    void aLessonFromElsewhereIsOpenedOrItsFirstMistakeIsTold() {
        QTemporaryDir folder;
        const auto write = [&folder](const char* name, const QByteArray& text) {
            QFile file(folder.filePath(name));
            if (file.open(QIODevice::WriteOnly)) file.write(text);
            return file.fileName();
        };
        MainWindow window;
        QVERIFY(drive::show(window));
        const QString good = write("mine.json",
                                   R"({"format": 1, "title": "Mine", "about": "A", "minutes": 3,
                                       "preset": "forgetting", "steps": [{"say": "Look <b>here</b>."}]})");
        const QString bad = write("bad.json",
                                  R"({"format": 1, "title": "Mine", "minutes": 3,
                                      "preset": "forgetting", "steps": [{"say": "x", "do": "fly"}]})");
        QVERIFY(window.open(good));
        QVERIFY(deskOf(window)->isOn());
        QVERIFY(sentenceOn(window).contains(QStringLiteral("&lt;b&gt;")));  // a file's words are words
        QVERIFY(!window.open(bad));
        QCOMPARE(messageOf(window),
                 QStringLiteral("bad.json: about must be a text, or texts by language, {\"en\": \"…\", \"de\": \"…\"}. "
                                "That is one of 2 mistakes; miru-run lessons check tells them all."));
    }
};

QTEST_MAIN(TestLessons)
#include "tst_lessons.moc"
