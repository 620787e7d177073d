// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Teaching in the window: a run of its own, which leaves that of the lab alone, and signs that are saved, opened and handed over.

#include <QCheckBox>
#include <QFile>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include "core/run/run_experiment.h"
#include "datasets/signs_folder.h"
#include "tests/support/data_files.h"
#include "tests/support/drive_window.h"
#include "tests/support/hand_drawn_signs.h"
#include "tests/support/warnings.h"
#include "ui/teach/answer_bars.h"
#include "ui/teach/teach_page.h"
#include "ui/window/teach_desk.h"

using namespace miru;
using namespace miru::drive;
using namespace miru::test;

namespace {

Teaching untaught() { return {fourSigns(5), std::vector<bool>(4, false)}; }

bool isDone(const TeachDesk& desk) {
    return QTest::qWaitFor(
        [&] {
            return desk.session()->state() == RunSession::State::Finished && desk.page()->againButton()->isEnabled();
        },
        patience);
}

}  // namespace

class TestTeachDesk : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init() { failOnWarnings(); }

    void theMenuOpensThePageAndTheRunOfTheLabGoesOn() {
        MainWindow window;
        QVERIFY(show(window));
        auto* const page = partOf<TeachPage>(window);
        QVERIFY(!page->isVisible());
        ExperimentSpec spec = shortRun();
        spec.data.trainPerTask = 4000;
        formOf(window)->setSpec(spec);
        click(transportOf(window)->runButton());
        QTest::keyClick(&window, Qt::Key_5, Qt::ControlModifier);
        QVERIFY(page->isVisible());
        QTRY_COMPARE_WITH_TIMEOUT(sessionOf(window)->state(), RunSession::State::Finished, patience);
        QTest::keyClick(page, Qt::Key_Escape);
        QVERIFY(!page->isVisible());
        QCOMPARE(runsOf(window)->entries().size(), std::size_t{1});
        QVERIFY(formOf(window)->spec() == spec);
    }

    void signsAreTaughtForgottenAndRehearsed() {
        MainWindow window;
        QVERIFY(show(window));
        auto* const desk = partOf<TeachDesk>(window);
        TeachPage* const page = desk->page();
        QTest::keyClick(&window, Qt::Key_5, Qt::ControlModifier);
        page->setTeaching(untaught());
        click(page->againButton());
        QVERIFY(isDone(*desk));
        QVERIFY(*page->answers()->bars()[0].now < 0.2);
        page->rehearseBox()->click();
        click(page->againButton());
        QVERIFY(isDone(*desk));
        for (const AnswerBar& bar : page->answers()->bars()) QVERIFY(*bar.now >= 0.8);
        const Run run = runExperiment(specOf(page->teaching()), datasetOf(page->teaching().signs), {});
        QVERIFY2(std::ranges::equal(run.weights().values(), desk->session()->snapshot()->model->parameters().values()),
                 "what is shown is what any run comes to");
        QCOMPARE(runsOf(window)->entries().size(), std::size_t{0});
    }

    void savedSignsAreOpenedAndHandedToTheLab() {
        const testing::DataFolder folder;
        const QString place = folder.path("our signs");
        MainWindow window;
        QVERIFY(show(window));
        auto* const desk = partOf<TeachDesk>(window);
        desk->page()->setTeaching(untaught());
        desk->save(place);
        QTRY_VERIFY_WITH_TIMEOUT(messageOf(window).contains(place), patience);
        desk->page()->setTeaching({});
        desk->open(place);
        QTRY_VERIFY_WITH_TIMEOUT(desk->page()->teaching() == untaught(), patience);
        QTest::keyClick(&window, Qt::Key_5, Qt::ControlModifier);
        click(desk->page()->labButton());  // nothing has changed since: nobody is asked
        QVERIFY(!desk->page()->isVisible());
        QCOMPARE(formOf(window)->spec().data.dataset, place.toStdString());
        click(transportOf(window)->runButton());
        QTRY_COMPARE_WITH_TIMEOUT(sessionOf(window)->state(), RunSession::State::Finished, patience);
        QCOMPARE(sessionOf(window)->classNames(), (QStringList{"circle", "zigzag", "hook", "spiral"}));
    }

    void signsThatNobodySavedAreOfferedTheNextTime() {
        const testing::DataFolder folder;
        const auto teachIn = [&](MainWindow& window) {
            auto* const desk = partOf<TeachDesk>(window);
            desk->keepIn(folder.path("kept"));
            QTest::keyClick(&window, Qt::Key_5, Qt::ControlModifier);
            return desk;
        };
        {
            MainWindow window;
            QVERIFY(show(window));
            TeachDesk* const desk = teachIn(window);
            QVERIFY2(messageOf(window).isEmpty(), "there are none yet");
            desk->page()->setTeaching(untaught());
            click(desk->page()->againButton());
            QVERIFY(isDone(*desk));
        }
        MainWindow window;
        QVERIFY(show(window));
        TeachDesk* const desk = teachIn(window);
        QCOMPARE(messageOf(window), QString("The signs that were drawn last are still there."));
        for (QPushButton* button : partOf<Toast>(window)->findChildren<QPushButton*>())
            if (button->text() == "Open signs") click(button);
        QTRY_VERIFY_WITH_TIMEOUT(desk->page()->teaching() == untaught(), patience);
        QVERIFY2(!QFile::exists(folder.path("kept/train.csv")), "it is no data set of the lab");
    }

    void signsThatWereNotSavedAreBroughtBack() {
        const testing::DataFolder folder;
        saveStrokes(folder.path().toStdString(), fourSigns(2));
        MainWindow window;
        QVERIFY(show(window));
        auto* const desk = partOf<TeachDesk>(window);
        desk->page()->setTeaching(untaught());
        desk->open(folder.path());
        QTRY_COMPARE_WITH_TIMEOUT(messageOf(window), QString("The signs that were here have not been saved."),
                                  patience);
        QVERIFY(desk->page()->teaching().signs == fourSigns(2));
        for (QPushButton* button : partOf<Toast>(window)->findChildren<QPushButton*>())
            if (button->text() == "Bring them back") click(button);
        QVERIFY(desk->page()->teaching() == untaught());
    }

    void whatCannotBeReadOrWrittenIsSaidInASentence() {
        const testing::DataFolder folder;
        folder.write("signs.json", "{");
        folder.write("photos/one.png", "not ours");
        MainWindow window;
        QVERIFY(show(window));
        auto* const desk = partOf<TeachDesk>(window);
        desk->page()->setTeaching(untaught());
        desk->open(folder.path());
        QTRY_COMPARE(messageOf(window), folder.path("signs.json") + ": This is not JSON: line 1, column 2.");
        QVERIFY2(desk->page()->teaching() == untaught(), "what was there is kept");
        desk->save(folder.path("photos"));
        QTRY_VERIFY(messageOf(window).contains("there is something else in this folder"));
    }
};

QTEST_MAIN(TestTeachDesk)
#include "tst_teach_desk.moc"
