// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the window says is so: what is shown and what would run next are told apart, and nothing that is typed or changed
// is lost without a word.

#include <QComboBox>
#include <QLabel>
#include <QSignalSpy>
#include <QSlider>
#include <QSpinBox>
#include <QStatusBar>
#include <QTemporaryDir>
#include <QWheelEvent>

#include "core/measure/checkpoint.h"
#include "tests/support/drive_window.h"
#include "ui/charts/line_chart.h"
#include "ui/panels/accuracy_panel.h"
#include "ui/panels/reader_panel.h"
#include "ui/run/pace_button.h"
#include "ui/setup/data_card.h"
#include "ui/style/segmented_control.h"

using namespace miru;
using namespace miru::drive;
using State = RunSession::State;

namespace {

QString badgeOf(const MainWindow& window) {
    const auto* const badge = window.findChild<QLabel*>("badge");
    return badge->isVisible() ? badge->text() : QString();
}

QString statusOf(const MainWindow& window) {
    QStringList texts;
    for (const QLabel* label : window.statusBar()->findChildren<QLabel*>()) texts << label->text();
    return texts.join(' ');
}

void turnWheel(QWidget* widget, int steps) {
    const QPointF middle = QRectF(widget->rect()).center();
    QWheelEvent event(middle, widget->mapToGlobal(middle), {}, {0, 120 * steps}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(widget, &event);
}

}  // namespace

class TestWindowTruth : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void theHeadingIsOfTheRunShown() {
        MainWindow window;
        QVERIFY(show(window) && runToEnd(window, shortRun()));
        const QString title = window.windowTitle();
        QVERIFY2(title.contains("MiRU-2"), qPrintable(title));
        QVERIFY2(badgeOf(window).isEmpty(), qPrintable(badgeOf(window)));
        Q_EMIT formOf(window)->cellControl()->chosen(0);  // GRU
        QCOMPARE(window.windowTitle(), title);
        QVERIFY(badgeOf(window).contains("next run"));
        QTest::keyClick(&window, Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(badgeOf(window).isEmpty());
        window.loadPreset("gru-rehearsal");
        QCOMPARE(window.windowTitle(), title);
        QVERIFY(badgeOf(window).contains("next run"));
        click(transportOf(window)->resetButton());
        QVERIFY2(badgeOf(window).isEmpty() && window.windowTitle().contains("GRU"), qPrintable(window.windowTitle()));
    }

    void theDataCardTellsTheRunShownFromTheNext() {
        MainWindow window;
        ExperimentSpec first = shortRun();
        first.data.dataset = "glyphs";
        QVERIFY(show(window) && runToEnd(window, first));
        const auto titles = [&] {
            QStringList texts;
            for (const QLabel* label : dataCardOf(window)->findChildren<QLabel*>()) texts << label->text();
            return texts;
        };
        QCOMPARE(titles().filter("(in use)").size(), 1);
        ExperimentSpec other = shortRun();
        other.data.dataset = "mnist";
        formOf(window)->setSpec(other);
        Q_EMIT formOf(window)->specChanged();
        QVERIFY(titles().filter("(in use)").isEmpty());
        QVERIFY(titles().filter("(of the run shown)").join("").contains("Glyphs", Qt::CaseInsensitive));
        QVERIFY(titles().filter("(next run)").join("").contains("MNIST"));
    }

    void theReaderNamesTheClassesOfTheRunShown() {
        MainWindow window;
        QVERIFY(show(window));
        ExperimentSpec clothes = shortRun();
        clothes.data.dataset = "fashion-mnist";  // belongs to the packages of the project
        QVERIFY(runToEnd(window, clothes));
        QVERIFY(readerPanelOf(window)->classNames().contains("Sandal"));
        sessionOf(window)->reset();
        QVERIFY(runToEnd(window, shortRun()));
        QVERIFY(!readerPanelOf(window)->classNames().contains("Sandal"));
        runsOf(window)->lookAt(1);
        QVERIFY(readerPanelOf(window)->classNames().contains("Sandal"));
        // Nor does what would run next name them.
        window.loadPreset("reviews");
        QVERIFY(readerPanelOf(window)->classNames().contains("Sandal"));
    }

    /// The central experiment of a class.
    void rehearsalSwitchedOnAtAForkIsOn() {
        MainWindow window;
        QVERIFY(show(window) && runToEnd(window, shortRun()));
        QVERIFY(lookBackAtEndOfTask(window, 1));
        enter(window, "rehearsal.samplesPerTask", "50");
        QCOMPARE(formOf(window)->spec().rehearsal.samplesPerTask, 50);
        QVERIFY(badgeOf(window).contains("fork"));
        click(timelineOf(window)->forkButton());
        QCOMPARE(formOf(window)->spec().rehearsal.samplesPerTask, 50);
        QVERIFY2(messageOf(window).contains("would have kept"), qPrintable(messageOf(window)));
        QTRY_COMPARE_WITH_TIMEOUT(sessionOf(window)->state(), State::Finished, patience);
        const auto last = sessionOf(window)->snapshot();
        QVERIFY(last->buffer.keptPerTask == (std::vector<int>{50, 50}));
        QCOMPARE(last->knobs.whole(Knob::KeptPerTask), 50);
        QVERIFY(sessionOf(window)->spec().rehearsal.samplesPerTask == 0 && !sessionOf(window)->spec().events.empty());
        const QString note = QString::fromStdString(runsOf(window)->current()->note);
        QVERIFY2(note.contains("0 → 50"), qPrintable(note));
        QVERIFY2(window.windowTitle().contains("rehearsal"), qPrintable(window.windowTitle()));
        QVERIFY(badgeOf(window).isEmpty());
    }

    void whatAForkCannotChangeSaysSoBefore() {
        MainWindow window;
        QVERIFY(show(window) && runToEnd(window, shortRun()));
        QVERIFY(lookBackAtEndOfTask(window, 1));
        for (const char* key : {"model.hiddenUnits", "data.tasks", "data.dataset", "training.epochs", "seed"}) {
            QVERIFY2(!formOf(window)->editor(key)->isEnabled(), key);
            QVERIFY2(formOf(window)->editor(key)->toolTip().contains("Cannot change at a fork"), key);
        }
        QVERIFY(!formOf(window)->cellControl()->isEnabled());
        for (const char* key : {"rehearsal.samplesPerTask", "training.gradientClip", "inhibition.sparsity"})
            QVERIFY2(formOf(window)->editor(key)->isEnabled(), key);
        // By whatever way it has changed all the same.
        ExperimentSpec wanted = formOf(window)->spec();
        wanted.model.hiddenUnits = 99;
        formOf(window)->setSpec(wanted);
        const auto runs = runsOf(window)->entries().size();
        click(timelineOf(window)->forkButton());
        QVERIFY2(messageOf(window).contains("Hidden units cannot change at a fork"), qPrintable(messageOf(window)));
        QCOMPARE(runsOf(window)->entries().size(), runs);
        QVERIFY(!timelineOf(window)->isLive());
    }

    void lookingBackTheSettingsAreThoseOfTheMoment() {
        MainWindow window;
        QVERIFY(show(window));
        ExperimentSpec spec = shortRun();
        spec.events = {{30, Knob::Beta, 0.9}};
        QVERIFY(runToEnd(window, spec));
        window.loadPreset("gru-rehearsal");
        const ExperimentSpec next = formOf(window)->spec();
        QVERIFY(lookBackAtEndOfTask(window, 1));
        QCOMPARE(formOf(window)->spec().model.beta, 0.55);
        QCOMPARE(formOf(window)->spec().model.cell, CellKind::Miru2);
        QCOMPARE(accuracyPanelOf(window)->chart()->data().bands.size(), 1);  // the second task has not begun
        QVERIFY2(badgeOf(window).isEmpty(), qPrintable(badgeOf(window)));
        // What is changed here is carried along to other moments, and is gone with the look back.
        enter(window, "model.lambda", "0.5");
        QTest::keyClick(timelineOf(window), Qt::Key_Left);
        QCOMPARE(formOf(window)->spec().model.lambda, 0.5);
        QCOMPARE(formOf(window)->spec().model.beta, 0.55);
        click(timelineOf(window)->liveButton());
        QCOMPARE(formOf(window)->spec(), next);
        QVERIFY(formOf(window)->editor("model.hiddenUnits")->isEnabled());
    }

    void aKnobTurnedWhileLookingBackDoesNotReachTheRun() {
        MainWindow window;
        QVERIFY(show(window));
        ExperimentSpec spec = shortRun();
        spec.training.epochs = 1000;
        formOf(window)->setSpec(spec);
        click(transportOf(window)->runButton());
        QTRY_VERIFY_WITH_TIMEOUT(runsOf(window)->current() && runsOf(window)->current()->snapshots.size() >= 3,
                                 patience);
        click(timelineOf(window)->backButton());
        QVERIFY(!timelineOf(window)->isLive());
        enter(window, "model.beta", "0.1");
        const auto batch = sessionOf(window)->snapshot()->position.batch;
        QTRY_VERIFY_WITH_TIMEOUT(sessionOf(window)->snapshot()->position.batch > batch + 10, patience);
        QVERIFY(sessionOf(window)->snapshot()->changes.empty());
        click(timelineOf(window)->liveButton());
        QCOMPARE(formOf(window)->spec().model.beta, 0.55);
        QVERIFY(formOf(window)->pendingKeys().isEmpty());
    }

    /// Rehearsal cannot be switched on in a run that is resumed: it is not dropped without a word.
    void aResumedRunSaysWhatItLeavesOfTheSettings() {
        QTemporaryDir folder;
        {
            MainWindow window;
            QVERIFY(show(window));
            formOf(window)->setSpec(shortRun());
            click(transportOf(window)->stepButton());
            QTRY_COMPARE_WITH_TIMEOUT(sessionOf(window)->state(), State::Paused, patience);
            QVERIFY(saveSession(window, folder.filePath("lesson.miru")));
        }
        MainWindow window;
        QVERIFY(window.open(folder.filePath("lesson.miru")) && show(window));
        enter(window, "model.beta", "0.3");  // a knob: it is turned
        enter(window, "rehearsal.samplesPerTask", "50");
        click(transportOf(window)->runButton());
        QVERIFY2(messageOf(window).contains("with its own settings"), qPrintable(messageOf(window)));
        QTRY_COMPARE_WITH_TIMEOUT(sessionOf(window)->state(), State::Finished, patience);
        QCOMPARE(sessionOf(window)->snapshot()->knobs[Knob::Beta], 0.3);
        QCOMPARE(sessionOf(window)->snapshot()->knobs.whole(Knob::KeptPerTask), 0);
    }

    void theWheelTurnsNothingThatHasNoFocus() {
        MainWindow window;
        QVERIFY(show(window));
        transportOf(window)->runButton()->setFocus();
        const ExperimentSpec before = formOf(window)->spec();
        const auto controls = window.findChildren<QWidget*>();
        int tried = 0;
        for (QWidget* control : controls) {
            const bool isTurned = qobject_cast<QSlider*>(control) || qobject_cast<QComboBox*>(control) ||
                                  qobject_cast<QAbstractSpinBox*>(control);
            if (!isTurned) continue;
            ++tried;
            const auto* const slider = qobject_cast<QSlider*>(control);
            const auto* const box = qobject_cast<QComboBox*>(control);
            const int value = slider ? slider->value() : box ? box->currentIndex() : 0;
            for (const int steps : {1, -1}) {
                turnWheel(control, steps);
                QVERIFY(!control->hasFocus());
                QCOMPARE(slider ? slider->value() : box ? box->currentIndex() : 0, value);
            }
        }
        QVERIFY(tried > 30);
        QCOMPARE(formOf(window)->spec(), before);
        auto* const slider = formOf(window)->editor("model.beta")->findChild<QSlider*>();
        slider->setFocus();
        turnWheel(slider, 1);
        QVERIFY(formOf(window)->spec().model.beta != before.model.beta);
    }

    void whatIsTypedOutOfRangeIsClampedAndSaid_data() {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("taken");
        QTest::newRow("too many") << "model.hiddenUnits"
                                  << "50000"
                                  << "4096";
        QTest::newRow("negative") << "training.batch"
                                  << "-5"
                                  << "1";
        QTest::newRow("a share above one") << "inhibition.sparsity"
                                           << "5"
                                           << "0.9999999";
        QTest::newRow("more exact than it can be") << "model.beta"
                                                   << "0.123456789"
                                                   << "0.1234568";
    }
    void whatIsTypedOutOfRangeIsClampedAndSaid() {
        QFETCH(QString, key);
        QFETCH(QString, typed);
        QFETCH(QString, taken);
        MainWindow window;
        QVERIFY(show(window));
        enter(window, key.toLatin1().constData(), typed);
        const SpecField* const field = findField(key.toStdString());
        QCOMPARE(numberOf(*field, field->get(formOf(window)->spec())), taken.toDouble());
        QVERIFY2(messageOf(window).contains(typed), qPrintable(messageOf(window)));
        window.findChild<QWidget*>("toast")->hide();
        enter(window, key.toLatin1().constData(), taken);  // allowed: nothing to say
        QVERIFY2(messageOf(window).isEmpty(), qPrintable(messageOf(window)));
    }

    void aNumberStillBeingTypedCounts() {
        MainWindow window;
        QVERIFY(show(window));
        formOf(window)->setSpec(shortRun());
        click(transportOf(window)->stepButton());
        QTRY_COMPARE_WITH_TIMEOUT(sessionOf(window)->state(), State::Paused, patience);
        const auto batch = sessionOf(window)->snapshot()->position.batch;
        type(window, "model.beta", "0.31");
        click(transportOf(window)->stepButton());
        QTRY_VERIFY_WITH_TIMEOUT(sessionOf(window)->snapshot()->position.batch > batch, patience);
        QCOMPARE(sessionOf(window)->snapshot()->knobs[Knob::Beta], 0.31);
        type(window, "training.batch", "64");
        click(transportOf(window)->resetButton());
        click(transportOf(window)->stepButton());
        QTRY_COMPARE_WITH_TIMEOUT(sessionOf(window)->state(), State::Paused, patience);
        QCOMPARE(sessionOf(window)->spec().training.batch, 64);
    }

    void aKnobTurnedWhilePausedSaysThatItWaits() {
        MainWindow window;
        QVERIFY(show(window));
        formOf(window)->setSpec(shortRun());
        click(transportOf(window)->stepButton());
        QTRY_COMPARE_WITH_TIMEOUT(sessionOf(window)->state(), State::Paused, patience);
        const auto marked = [&] {
            QStringList labels;
            for (const QLabel* label : formOf(window)->findChildren<QLabel*>())
                if (label->text().endsWith(QString::fromUtf8("•"))) labels << label->text() + label->toolTip();
            return labels.join('\n');
        };
        QVERIFY2(marked().isEmpty(), qPrintable(marked()));
        enter(window, "model.beta", "0.3");
        QVERIFY2(marked().contains("Takes effect with the next batch"), qPrintable(marked()));
        enter(window, "training.batch", "64");
        QVERIFY2(marked().contains("Waits for the next Reset"), qPrintable(marked()));
        click(transportOf(window)->stepButton());
        QTRY_VERIFY_WITH_TIMEOUT(!marked().contains("next batch"), patience);
    }

    void aRunThatPausesByItselfSaysWhy() {
        MainWindow window;
        QVERIFY(show(window));
        ExperimentSpec spec = shortRun();
        spec.data.tasks = 3;
        formOf(window)->setSpec(spec);
        auto* const kind = transportOf(window)->paceButton()->kindBox();
        kind->setCurrentIndex(kind->findText("after each task"));
        click(transportOf(window)->runButton());
        for (int task = 1; task < 3; ++task) {
            QTRY_COMPARE_WITH_TIMEOUT(sessionOf(window)->state(), State::Paused, patience);
            QTRY_COMPARE(sessionOf(window)->snapshot()->scoreboard.learnedCount(), task);
            QVERIFY2(statusOf(window).contains(QString("paused: task %1 is learned").arg(task)),
                     qPrintable(statusOf(window)));
            click(transportOf(window)->runButton());
        }
        QTRY_COMPARE_WITH_TIMEOUT(sessionOf(window)->state(), State::Finished, patience);
    }

    void theWindowFitsTheScreen() {
        MainWindow window;
        const QSize room = window.screen()->availableSize();
        QVERIFY(window.width() <= room.width() && window.height() <= room.height());
        QVERIFY(window.width() == 1280 || window.width() < 1280);
    }
};

QTEST_MAIN(TestWindowTruth)
#include "tst_window_truth.moc"
