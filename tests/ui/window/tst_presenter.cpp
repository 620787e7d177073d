// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A lesson on the projector: what is seen, how large it is, and what the keys of a clicker do.

#include "ui/window/presenter.h"

#include <QFontInfo>
#include <QLabel>
#include <QScreen>
#include <QTest>
#include <QToolButton>
#include <algorithm>

#include "tests/support/drive_window.h"
#include "ui/charts/draw_sheet.h"
#include "ui/docks/panel_dock.h"
#include "ui/lesson/lesson_strip.h"
#include "ui/lesson/lessons_page.h"
#include "ui/lesson/notes_view.h"
#include "ui/style/theme.h"
#include "ui/window/lecture_view.h"
#include "ui/window/lesson_desk.h"

using namespace miru;

namespace {

/// A lesson that trains for a moment.
QByteArray shortLesson() {
    return R"({"format": 1, "title": "T", "about": "A", "minutes": 3, "preset": "forgetting",
               "set": {"data.dataset": ")" +
           testing::fewGlyphs().toUtf8() + R"(", "data.tasks": 2, "data.trainPerTask": 640, "data.testPerTask": 100,
               "model.hiddenUnits": 16, "evaluation.every": 10, "evaluation.sequences": 50},
               "steps": [
                {"say": "Look.", "show": ["accuracy", "matrix", "why"], "controls": [], "notes": "Point at it."},
                {"say": "Learn.", "do": "run", "as": "first", "until": {"task": 1}, "show": ["accuracy"], "controls": []},
                {"say": "Draw.", "predict": {"curves": ["task 1"], "until": {"task": 2}}, "controls": []},
                {"say": "End."}]})";
}

struct Presented {
    MainWindow window;
    LessonDesk* desk = partOf<LessonDesk>(window);

    bool begins() {
        if (!drive::show(window) || !desk->beginFile(QStringLiteral("short"), shortLesson().toStdString()))
            return false;
        press(Qt::Key_F5);
        return QTest::qWaitFor([this] { return window.isFullScreen(); });
    }
    void press(Qt::Key key) { QTest::keyClick(&window, key); }
    void pressOnFocus(Qt::Key key) { QTest::keyClick(window.focusWidget(), key); }
};

}  // namespace

class TestPresenter : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void onlyAPanelOrTwoAndTheSentenceAreSeen() {
        Presented show;
        QVERIFY(show.begins());
        QVERIFY(!formOf(show.window)->isVisible());
        QVERIFY(!transportOf(show.window)->isVisible());
        QVERIFY(!timelineOf(show.window)->isVisible());
        QVERIFY(!panelsOf(show.window)->dock(PanelId::Accuracy)->isHidden());
        QVERIFY(!panelsOf(show.window)->dock(PanelId::Matrix)->isHidden());
        QVERIFY(panelsOf(show.window)->dock(PanelId::Why)->isHidden());  // a third
        QVERIFY(partOf<LessonStrip>(show.window)->isVisible());
    }

    void smallButtonsAreGoneAndComeBack() {
        Presented show;
        QVERIFY(show.begins());
        const auto isSeen = [](const QToolButton* button) { return button->isVisible(); };
        const auto buttons = panelsOf(show.window)
                                 ->dock(PanelId::Accuracy)
                                 ->titleBarWidget()
                                 ->findChildren<QToolButton*>(Qt::FindDirectChildrenOnly);
        QVERIFY(buttons.size() >= 5);
        QVERIFY(std::ranges::none_of(buttons, isSeen));
        show.press(Qt::Key_Escape);
        QTRY_VERIFY(!show.window.isFullScreen());
        QVERIFY(std::ranges::all_of(buttons, isSeen));
    }

    void theLastRowCanReadTheSentence() {
        Presented show;
        QVERIFY(show.begins());
        const auto* const sentence =
            partOf<LessonStrip>(show.window)->findChild<QLabel*>(QStringLiteral("lessonSentence"));
        QTRY_VERIFY(QFontInfo(sentence->font()).pixelSize() * 30 >= show.window.height());
    }

    /// An axis's numbers are what the lesson is about; only what nobody reads from afar may be smaller.
    void noTypeIsSmallerThanAThirtiethOfTheHeight() {
        Presented show;
        QVERIFY(show.begins());
        const int height = show.window.height();
        QTRY_VERIFY(QFontInfo(Theme::captionFont()).pixelSize() * 30 >= height - 15);
        QVERIFY(QFontInfo(Theme::baseFont()).pixelSize() * 30 >= height - 15);
        for (const QLabel* label : show.window.findChildren<QLabel*>())
            if (label->isVisible())
                QVERIFY2(QFontInfo(label->font()).pixelSize() * 30 >= height - 15, qPrintable(label->text()));
        show.press(Qt::Key_Escape);
        QTRY_COMPARE(Theme::current().typeScale(), 1.0);
        QVERIFY(Theme::captionFont().pointSizeF() < Theme::baseFont().pointSizeF());
    }

    void besideAQuestionThereIsOnePanel() {
        Presented show;
        const std::string lesson = QString(shortLesson())
                                       .replace(QStringLiteral("{\"say\": \"Look.\","),
                                                QStringLiteral("{\"ask\": \"Why?\", \"choices\": [\"a\", \"b\"], "
                                                               "\"point\": \"matrix\","))
                                       .toStdString();
        QVERIFY(drive::show(show.window) && show.desk->beginFile(QStringLiteral("short"), lesson));
        QVERIFY(!panelsOf(show.window)->dock(PanelId::Accuracy)->isHidden());
        show.press(Qt::Key_F5);
        QVERIFY(QTest::qWaitFor([&] { return show.window.isFullScreen(); }));
        QVERIFY(!panelsOf(show.window)->dock(PanelId::Matrix)->isHidden());  // what it points at
        QVERIFY(panelsOf(show.window)->dock(PanelId::Accuracy)->isHidden());
    }

    /// A step that lets the timeline be dragged needs no row of menus and buttons.
    void ofTheControlsOnlyThoseOfTheStepAreSeen() {
        Presented show;
        const std::string lesson = QString(shortLesson())
                                       .replace(QStringLiteral("{\"say\": \"End.\"}"),
                                                QStringLiteral("{\"say\": \"End.\", \"controls\": [\"timeline\"]}, "
                                                               "{\"say\": \"Try.\", \"controls\": [\"run\", "
                                                               "\"training.learningRate\"]}"))
                                       .toStdString();
        QVERIFY(drive::show(show.window) && show.desk->beginFile(QStringLiteral("short"), lesson));
        show.press(Qt::Key_F5);
        QVERIFY(QTest::qWaitFor([&] { return show.window.isFullScreen(); }));
        show.press(Qt::Key_PageDown);
        show.press(Qt::Key_PageDown);  // to the end of the run
        QTRY_COMPARE_WITH_TIMEOUT(show.desk->step(), std::size_t{2}, drive::patience);
        show.press(Qt::Key_PageDown);
        QTRY_COMPARE(show.desk->step(), std::size_t{3});
        QVERIFY(timelineOf(show.window)->isVisible());
        QVERIFY(!transportOf(show.window)->isVisible());
        QVERIFY(!formOf(show.window)->isVisible());
        show.press(Qt::Key_PageDown);
        QVERIFY(!timelineOf(show.window)->isVisible());
        QVERIFY(transportOf(show.window)->isVisible());
        QVERIFY(formOf(show.window)->isVisible());
    }

    void clickersGoOnAndBack() {
        Presented show;
        QVERIFY(show.begins());
        show.press(Qt::Key_PageDown);
        QCOMPARE(show.desk->step(), std::size_t{1});
        show.press(Qt::Key_Right);  // while it learns: to the end of the step, and then to the next
        QTRY_COMPARE_WITH_TIMEOUT(show.desk->step(), std::size_t{2}, drive::patience);
        show.press(Qt::Key_PageUp);
        QCOMPARE(show.desk->step(), std::size_t{1});
        show.press(Qt::Key_Home);
        QCOMPARE(show.desk->step(), std::size_t{0});
    }

    void arrowsBelongToTheDrawingWhileOneIsMade() {
        Presented show;
        QVERIFY(show.begins());
        show.press(Qt::Key_PageDown);
        show.press(Qt::Key_PageDown);
        QTRY_COMPARE_WITH_TIMEOUT(show.desk->step(), std::size_t{2}, drive::patience);
        auto* const sheet = show.window.findChild<DrawSheet*>();
        QVERIFY(sheet);
        sheet->setFocus();
        QTest::keyClick(sheet, Qt::Key_Right);
        QCOMPARE(sheet->knot(), 1);
        QCOMPARE(show.desk->step(), std::size_t{2});
        QTest::keyClick(sheet, Qt::Key_Up);
        QVERIFY(!show.desk->progress().drawings.at(2).back().isEmpty());
        QTest::keyClick(sheet, Qt::Key_PageDown);
        QCOMPARE(show.desk->step(), std::size_t{3});
    }

    void theWindowGoesBlackAndComesBack() {
        Presented show;
        QVERIFY(show.begins());
        show.press(Qt::Key_B);
        QVERIFY(partOf<LectureView>(show.window)->isBlack());
        show.press(Qt::Key_Period);
        QVERIFY(!partOf<LectureView>(show.window)->isBlack());
    }

    void onASecondScreenTheNotesAreThereFromTheBeginning() {
        if (QGuiApplication::screens().size() < 2) QSKIP("there is one screen; tst_presenter_two_screens has two");
        Presented show;
        QVERIFY(show.begins());
        const NotesView* const notes = partOf<Presenter>(show.window)->notes();
        QVERIFY(notes && notes->isVisible());
        QTRY_VERIFY(notes->screen() != show.window.screen());
        QVERIFY(notes->screen()->geometry().contains(notes->frameGeometry().center()));
        QVERIFY(show.window.isFullScreen());
        show.press(Qt::Key_Right);  // the keys are still the lesson's
        QTRY_COMPARE(show.desk->step(), std::size_t{1});
        show.press(Qt::Key_Escape);
        QVERIFY(!partOf<Presenter>(show.window)->notes());
    }

    void notesAreShownWhenTheyAreAskedFor() {
        if (QGuiApplication::screens().size() > 1) QSKIP("on a second screen they are there already");
        Presented show;
        QVERIFY(show.begins());
        QVERIFY(!partOf<Presenter>(show.window)->notes());
        show.press(Qt::Key_N);
        NotesView* const notes = partOf<Presenter>(show.window)->notes();
        QVERIFY(notes && notes->isVisible());
        QStringList texts;
        for (const QLabel* label : notes->findChildren<QLabel*>()) texts << label->text();
        QVERIFY2(texts.contains(QStringLiteral("Point at it.")), qPrintable(texts.join('|')));
        QVERIFY(texts.contains(QStringLiteral("Learn.")));  // what comes next
    }

    void escapeEndsThePresentationAndKeepsTheLesson() {
        Presented show;
        QVERIFY(show.begins());
        show.press(Qt::Key_Escape);
        QTRY_VERIFY(!show.window.isFullScreen());
        QVERIFY(show.desk->isOn());
        QVERIFY(transportOf(show.window)->isVisible());
        QCOMPARE(Theme::current().typeScale(), 1.0);
    }

    void withoutALessonOneIsToBeChosen() {
        MainWindow window;
        QVERIFY(drive::show(window));
        QTest::keyClick(&window, Qt::Key_F5);
        QVERIFY(partOf<LessonsPage>(window)->isVisible());
        QVERIFY(!window.isFullScreen());
    }
};

QTEST_MAIN(TestPresenter)
#include "tst_presenter.moc"
