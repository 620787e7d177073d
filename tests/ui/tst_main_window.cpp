// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The window as a whole, used as a person uses it: with the mouse and the keyboard, while it trains.

#include <sys/stat.h>

#include <QComboBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QDragEnterEvent>
#include <QFile>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QStatusBar>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include "core/files/atomic_file.h"
#include "core/run/run_experiment.h"
#include "core/run/run_folder.h"
#include "core/run/run_recorder.h"
#include "core/run/session_file.h"
#include "core/spec/spec_json.h"
#include "core/study/run_study.h"
#include "datasets/library.h"
#include "resources/presets.h"
#include "tests/support/comma_locale.h"
#include "tests/support/drive_window.h"
#include "tests/support/few_glyphs.h"
#include "tests/support/pictures.h"
#include "tests/support/warnings.h"
#include "ui/charts/heat_map.h"
#include "ui/charts/interval_chart.h"
#include "ui/charts/line_chart.h"
#include "ui/docks/panel_dock.h"
#include "ui/main_window.h"
#include "ui/panels/accuracy_outcome.h"
#include "ui/panels/accuracy_panel.h"
#include "ui/panels/accuracy_start.h"
#include "ui/panels/memory_matrix_panel.h"
#include "ui/panels/reader_panel.h"
#include "ui/panels/reader_start.h"
#include "ui/panels/resources_panel.h"
#include "ui/panels/why_panel.h"
#include "ui/run/pace_button.h"
#include "ui/run/runs_card.h"
#include "ui/run/study_session.h"
#include "ui/run/timeline.h"
#include "ui/run/transport_bar.h"
#include "ui/setup/field_editor.h"
#include "ui/setup/spec_form.h"
#include "ui/study/study_editor.h"
#include "ui/study/study_findings_card.h"
#include "ui/study/study_page.h"
#include "ui/study/study_runs_card.h"
#include "ui/study/study_view.h"
#include "ui/style/theme.h"
#include "ui/window/workbench.h"

using namespace miru;
using miru::drive::click;
using miru::drive::patience;
using miru::drive::shortRun;
using State = RunSession::State;

namespace {

/// Not over before somebody ends it.
ExperimentSpec longRun(int epochs = 1000) {
    ExperimentSpec spec = shortRun();
    spec.data.tasks = epochs == 1 ? 20 : 5;
    spec.training.epochs = epochs;
    return spec;
}

void show(MainWindow& window) {
    window.resize(1280, 800);
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
}

/// Begins this run and waits until it has learned from some batches.
void begin(MainWindow& window, const ExperimentSpec& spec) {
    formOf(window)->setSpec(spec);
    click(transportOf(window)->runButton());
    QTRY_VERIFY_WITH_TIMEOUT(sessionOf(window)->snapshot() && sessionOf(window)->snapshot()->position.batch > 0,
                             patience);
    QCOMPARE(sessionOf(window)->state(), State::Running);
}

void runToEnd(MainWindow& window, const ExperimentSpec& spec) {
    sessionOf(window)->reset();
    formOf(window)->setSpec(spec);
    click(transportOf(window)->runButton());
    QTRY_COMPARE_WITH_TIMEOUT(sessionOf(window)->state(), State::Finished, patience);
}

/// As it stands; false, to be tried again, where somebody writes in it meanwhile.
bool copyFolder(const QString& from, const QString& to) {
    QDir(to).removeRecursively();
    QDir().mkpath(to);
    for (const QString& name : QDir(from).entryList(QDir::Files))
        if (!QFile::copy(from + '/' + name, to + '/' + name)) return false;
    return true;
}

/// A visible button of this text.
QPushButton* buttonOf(const MainWindow& window, const QString& text) {
    for (auto* const button : window.findChildren<QPushButton*>())
        if (button->text() == text && button->isVisible()) return button;
    return nullptr;
}

QAction* actionOf(const QMenu& menu, const QString& text) {
    for (QAction* const action : menu.actions())
        if (action->text() == text) return action;
    return nullptr;
}

/// A run that was stopped at the end of its first task, as it lies in its folder.
RecoverableRun keepRun(const QString& folder) {
    RunControl control;
    RunOptions options;
    options.control = &control;
    options.taskLearned = [&](const auto&) { control.stop(); };
    runInFolder(folder.toStdString(), longRun(1), Library().load(testing::fewGlyphs().toStdString()), options);
    return readRunFolder(folder.toStdString());
}

/// The batch at which the run in this folder was kept last.
std::int64_t keptBatch(const QString& folder) {
    const RecoverableRun run = readRunFolder(folder.toStdString());
    return run.latest() ? run.latest()->position.batch : 0;
}

Scoreboard scoreboardOf(const MainWindow& window, std::size_t run) {
    const auto latest = runsOf(window)->entries().at(run).latest();
    return latest ? latest->scoreboard : Scoreboard();
}

/// What a run shows last; an empty snapshot where there is none.
Snapshot latestOf(const RunEntry* run) {
    const auto latest = run ? run->latest() : nullptr;
    return latest ? *latest : Snapshot();
}

QString statusOf(const MainWindow& window) {
    QStringList texts;
    for (const QLabel* label : window.statusBar()->findChildren<QLabel*>()) texts << label->text();
    return texts.join('|');
}

}  // namespace

class TestMainWindow : public QObject {
    Q_OBJECT

    QTemporaryDir m_settings;

 private Q_SLOTS:
    void initTestCase() {
        QVERIFY(isInExpectedLocale());
        QCoreApplication::setOrganizationName("MiRU Lab");
        QCoreApplication::setApplicationName("tst_main_window");
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
    }
    void init() {
        failOnWarnings();
        Theme::current().apply(Theme::Kind::Light);
    }

    void itOpensReadyToRun() {
        MainWindow window;
        show(window);
        QCOMPARE(sessionOf(window)->state(), State::Idle);
        QVERIFY(transportOf(window)->runButton()->isEnabled());
        QVERIFY(!transportOf(window)->pauseButton()->isEnabled());
        QVERIFY(transportOf(window)->stepButton()->isEnabled());
        QVERIFY(!transportOf(window)->resetButton()->isEnabled());
        QCOMPARE(transportOf(window)->presetBox()->currentData().toString(), QString("forgetting"));
        QVERIFY(messageOf(window).isEmpty());
        QVERIFY2(statusOf(window).contains("ready"), qPrintable(statusOf(window)));
        QVERIFY(!window.grab().isNull());
        QVERIFY2(resourcesPanelOf(window)->table(), "the costs is there before anything runs");
    }

    void theLargeButtonBeginsARunWithWhatIsBeingTyped() {
        MainWindow window;
        show(window);
        formOf(window)->setSpec(shortRun());
        drive::enter(window, "data.tasks", "3");
        QPushButton* const large = accuracyPanelOf(window)->start()->runButton();
        QCOMPARE(large->text(), QString("Run: watch it learn three tasks"));
        drive::type(window, "model.hiddenUnits", "12");
        click(large);
        QCOMPARE(sessionOf(window)->spec().model.hiddenUnits, 12);
        QVERIFY(!large->isVisible());
        QTRY_COMPARE_WITH_TIMEOUT(sessionOf(window)->state(), State::Finished, patience);
        QVERIFY(!large->isVisible() && accuracyPanelOf(window)->chart()->isVisible());
        QTest::keyClick(&window, Qt::Key_R, Qt::ControlModifier);
        QVERIFY(large->isVisible() && readerPanelOf(window)->start()->isVisible());
    }

    void everyPresetLoads() {
        MainWindow window;
        show(window);
        QSet<QString> titles;
        for (const Preset& preset : presets()) {
            const QString name = QString::fromStdString(preset.name);
            window.loadPreset(name);
            ExperimentSpec expected = preset.spec;
            expected.data.dataset = formOf(window)->spec().data.dataset;
            QVERIFY2(formOf(window)->spec() == expected, preset.name.c_str());
            QCOMPARE(transportOf(window)->presetBox()->currentData().toString(), name);
            QCOMPARE(sessionOf(window)->state(), State::Idle);
            titles << window.windowTitle();
        }
        QCOMPARE(titles.size(), static_cast<qsizetype>(presets().size()));
        const ExperimentSpec before = formOf(window)->spec();
        window.loadPreset("nothing");
        QVERIFY(formOf(window)->spec() == before);
    }

    void aPresetIsChosenWithTheKeyboard() {
        MainWindow window;
        show(window);
        transportOf(window)->presetBox()->setFocus();
        QTest::keyClick(transportOf(window)->presetBox(), Qt::Key_Down);
        QCOMPARE(formOf(window)->spec().rehearsal.samplesPerTask, 1875);
        auto* const units = formOf(window)->editor("model.hiddenUnits")->findChild<QSpinBox*>();
        units->setFocus();
        QTest::keyClick(units, Qt::Key_Up);
        QVERIFY2(transportOf(window)->presetBox()->currentIndex() < 0, "with own settings it is that preset no more");
    }

    void aRunFillsThePanels() {
        MainWindow window;
        show(window);
        formOf(window)->setSpec(shortRun());
        click(transportOf(window)->runButton());
        QVERIFY(!transportOf(window)->runButton()->isEnabled());
        QVERIFY(transportOf(window)->pauseButton()->isEnabled());
        QTRY_COMPARE_WITH_TIMEOUT(sessionOf(window)->state(), State::Finished, patience);
        const LineChartData& plot = accuracyPanelOf(window)->chart()->data();
        QCOMPARE(plot.lines.size(), 2);
        QVERIFY(plot.lines[0].points.size() >= 4);
        QVERIFY(plot.lines[1].points.size() >= 2);
        QCOMPARE(plot.xEnd, 1.28);
        const auto& matrix = matrixPanelOf(window)->map()->data().values;
        QCOMPARE(matrix.size(), std::size_t{2});
        QVERIFY(matrix == sessionOf(window)->snapshot()->scoreboard.rows());
        QVERIFY(matrixPanelOf(window)->metricLabel(Metric::Acc)->text().contains('%'));
        QVERIFY2(statusOf(window).contains("finished") && statusOf(window).contains("task 2 of 2"),
                 qPrintable(statusOf(window)));
        QVERIFY(transportOf(window)->runButton()->isEnabled());
        QVERIFY(transportOf(window)->resetButton()->isEnabled());
        QVERIFY(formOf(window)->pendingKeys().isEmpty());
        QVERIFY(messageOf(window).isEmpty());
    }

    void spacePausesAndResumes() {
        MainWindow window;
        show(window);
        begin(window, longRun());
        QTest::keyClick(&window, Qt::Key_Space);
        QTRY_COMPARE_WITH_TIMEOUT(sessionOf(window)->state(), State::Paused, patience);
        QVERIFY2(statusOf(window).contains("paused"), qPrintable(statusOf(window)));
        QVERIFY(transportOf(window)->runButton()->isEnabled());
        QVERIFY(!transportOf(window)->pauseButton()->isEnabled());
        const auto batch = sessionOf(window)->snapshot()->position.batch;
        QTest::keyClick(&window, Qt::Key_Space);
        QCOMPARE(sessionOf(window)->state(), State::Running);
        QTRY_VERIFY_WITH_TIMEOUT(sessionOf(window)->snapshot()->position.batch > batch, patience);
        QVERIFY(!statusOf(window).contains("paused"));
        click(transportOf(window)->pauseButton());
        QTRY_COMPARE_WITH_TIMEOUT(sessionOf(window)->state(), State::Paused, patience);
        click(transportOf(window)->runButton());
        QCOMPARE(sessionOf(window)->state(), State::Running);
    }

    void stepsGoAsFarAsAsked() {
        MainWindow window;
        show(window);
        formOf(window)->setSpec(shortRun());
        click(transportOf(window)->stepButton());  // one evaluation, unless another unit is chosen
        QTRY_COMPARE_WITH_TIMEOUT(sessionOf(window)->state(), State::Paused, patience);
        QCOMPARE(sessionOf(window)->snapshot()->position.batch, 10);
        QTest::keyClick(&window, Qt::Key_Right, Qt::ShiftModifier);
        QTRY_COMPARE_WITH_TIMEOUT(sessionOf(window)->state(), State::Paused, patience);
        QCOMPARE(sessionOf(window)->snapshot()->position.batch, 20);
        QCOMPARE(matrixPanelOf(window)->map()->data().values.size(), std::size_t{1});
        QTest::keyClick(&window, Qt::Key_Right);
        QTRY_COMPARE_WITH_TIMEOUT(sessionOf(window)->state(), State::Paused, patience);
        QCOMPARE(sessionOf(window)->snapshot()->position.batch, 30);
    }

    void resetClearsThePanels() {
        MainWindow window;
        show(window);
        begin(window, longRun());
        click(transportOf(window)->resetButton());
        QCOMPARE(sessionOf(window)->state(), State::Idle);
        QVERIFY(accuracyPanelOf(window)->chart()->data().lines.isEmpty());
        QVERIFY(matrixPanelOf(window)->map()->data().values.empty());
        QVERIFY2(statusOf(window).contains("ready"), qPrintable(statusOf(window)));
        QVERIFY(!transportOf(window)->resetButton()->isEnabled());
        QVERIFY(transportOf(window)->runButton()->isEnabled());
        begin(window, longRun());  // and again
        QTest::keyClick(&window, Qt::Key_R, Qt::ControlModifier);
        QCOMPARE(sessionOf(window)->state(), State::Idle);
    }

    void aKnobTurnedDuringTheRunLeavesAMarkerAndNoBadge() {
        MainWindow window;
        show(window);
        begin(window, longRun());
        auto* const lambda = formOf(window)->editor("model.lambda")->findChild<QDoubleSpinBox*>();
        lambda->setFocus();
        lambda->selectAll();
        QTest::keyClicks(lambda, "0.9");
        QTest::keyClick(lambda, Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(!accuracyPanelOf(window)->chart()->data().markers.isEmpty(), patience);
        QCOMPARE(accuracyPanelOf(window)->chart()->data().markers[0].label, QString("λ 0.7 → 0.9"));
        QCOMPARE(sessionOf(window)->snapshot()->knobs[Knob::Lambda], 0.9);
        QVERIFY(formOf(window)->pendingKeys().isEmpty());
        click(transportOf(window)->pauseButton());
        QTRY_COMPARE_WITH_TIMEOUT(sessionOf(window)->state(), State::Paused, patience);
        QVERIFY2(formOf(window)->pendingKeys().isEmpty(), "it has acted, so it waits for nothing");
    }

    void whatIsChangedDuringTheRunWaits() {
        MainWindow window;
        show(window);
        begin(window, longRun());
        const QString title = window.windowTitle();
        auto* const units = formOf(window)->editor("model.hiddenUnits")->findChild<QSpinBox*>();
        units->setFocus();
        QTest::keyClick(units, Qt::Key_Up);
        QCOMPARE(formOf(window)->pendingKeys(), QStringList{"model.hiddenUnits"});
        window.loadPreset("gru-forgetting");
        QVERIFY(formOf(window)->pendingKeys().contains("model.cell"));
        QCOMPARE(window.windowTitle(), title);  // still of what runs
        click(transportOf(window)->pauseButton());
        QTRY_COMPARE_WITH_TIMEOUT(sessionOf(window)->state(), State::Paused, patience);
        QVERIFY(formOf(window)->pendingKeys().contains("model.cell"));
        click(transportOf(window)->resetButton());
        QVERIFY(formOf(window)->pendingKeys().isEmpty());
        QVERIFY(window.windowTitle() != title);
    }

    void closingWhileItTrainsEndsTheRun() {
        MainWindow window;
        show(window);
        begin(window, longRun());
        QVERIFY(window.close());
        QCOMPARE(sessionOf(window)->state(), State::Idle);
    }

    void itCanBeDestroyedWhileItLoadsOrTrains() {
        {
            MainWindow window;
            show(window);
            formOf(window)->setSpec(longRun());
            window.run();
            QCOMPARE(sessionOf(window)->state(), State::Loading);
        }
        {
            MainWindow window;
            show(window);
            begin(window, longRun());
        }
    }

    void itCanBeResizedWhileItTrains() {
        MainWindow window;
        show(window);
        begin(window, longRun());
        for (const QSize& size : {QSize(1024, 700), QSize(1280, 800), QSize(1920, 1080), QSize(1024, 700)}) {
            window.resize(size);
            const auto batch = sessionOf(window)->snapshot()->position.batch;
            QTRY_VERIFY_WITH_TIMEOUT(sessionOf(window)->snapshot()->position.batch > batch, patience);
            QCOMPARE(window.size(), size);
            QCOMPARE(window.grab().toImage().size(), size * window.devicePixelRatio());
            // The panels themselves are scrolled where there is little room.
            for (const PanelId place : {PanelId::Accuracy, PanelId::Matrix, PanelId::Resources}) {
                const PanelDock* const dock = panelsOf(window)->dock(place);
                QVERIFY(dock->width() > 100 && dock->height() > 100);
                const QRect covered(dock->mapTo(&window, QPoint(0, 0)), dock->size());
                QVERIFY2(window.rect().contains(covered), qPrintable(dock->objectName()));
            }
        }
    }

    void theThemeCanBeChangedWhileItTrains() {
        MainWindow window;
        show(window);
        begin(window, longRun());
        const QColor light = accuracyPanelOf(window)->chart()->data().lines[0].color;
        QTest::keyClick(&window, Qt::Key_T, Qt::ControlModifier);
        QVERIFY(Theme::current().isDark());
        QTRY_VERIFY(accuracyPanelOf(window)->chart()->data().lines[0].color != light);
        QVERIFY(!window.grab().isNull());
        QCOMPARE(sessionOf(window)->state(), State::Running);
        QTest::keyClick(&window, Qt::Key_T, Qt::ControlModifier);
        QCOMPARE(Theme::current().kind(), Theme::Kind::HighContrast);
        QVERIFY(!window.grab().isNull());
        QTest::keyClick(&window, Qt::Key_T, Qt::ControlModifier);
        QVERIFY(!Theme::current().isDark());
        QCOMPARE(accuracyPanelOf(window)->chart()->data().lines[0].color, light);
    }

    void everyPanelGoesBackToAKeptMomentAndReturns() {
        MainWindow window;
        show(window);
        formOf(window)->setSpec(shortRun());
        click(transportOf(window)->runButton());
        QTRY_COMPARE_WITH_TIMEOUT(sessionOf(window)->state(), State::Finished, patience);
        const auto lastPoints = accuracyPanelOf(window)->chart()->data().lines[0].points.size();
        QVERIFY(timelineOf(window)->isLive());
        const RunEntry& run = *runsOf(window)->current();
        QVERIFY(run.snapshots.size() >= 2);  // the ends of both tasks at least
        const auto first = run.snapshots.front();
        QTest::mouseClick(timelineOf(window), Qt::LeftButton, {}, timelineOf(window)->positionOf(*first).toPoint());
        QVERIFY(timelineOf(window)->moment() == first);
        QVERIFY(accuracyPanelOf(window)->chart()->data().lines[0].points.size() < lastPoints);
        QVERIFY(matrixPanelOf(window)->map()->data().values.size() < 2);
        QVERIFY(says(window, "looking back"));
        click(timelineOf(window)->liveButton());
        QVERIFY(timelineOf(window)->isLive());
        QCOMPARE(accuracyPanelOf(window)->chart()->data().lines[0].points.size(), lastPoints);
        QVERIFY(!says(window, "looking back"));
    }

    void arrowKeysOnTheTimelineDoNotStepTheRun() {
        MainWindow window;
        show(window);
        formOf(window)->setSpec(shortRun());
        click(transportOf(window)->stepButton());
        QTRY_COMPARE_WITH_TIMEOUT(sessionOf(window)->state(), State::Paused, patience);
        QTest::keyClick(&window, Qt::Key_Right, Qt::ShiftModifier);
        QTRY_COMPARE_WITH_TIMEOUT(sessionOf(window)->state(), State::Paused, patience);
        QVERIFY(runsOf(window)->current()->snapshots.size() >= 2);
        const auto batch = sessionOf(window)->snapshot()->position.batch;
        timelineOf(window)->setFocus();
        QTest::keyClick(timelineOf(window), Qt::Key_Left);
        QVERIFY(!timelineOf(window)->isLive());
        QTest::keyClick(timelineOf(window), Qt::Key_Right);
        QVERIFY(timelineOf(window)->isLive());
        QCOMPARE(sessionOf(window)->state(), State::Paused);
        QCOMPARE(sessionOf(window)->snapshot()->position.batch, batch);
    }

    void whileOneLooksBackTheRunContinues() {
        MainWindow window;
        show(window);
        begin(window, longRun());
        QTRY_VERIFY_WITH_TIMEOUT(runsOf(window)->current()->snapshots.size() >= 3, patience);
        click(timelineOf(window)->backButton());
        const auto moment = timelineOf(window)->moment();
        QVERIFY(moment);
        const auto batch = sessionOf(window)->snapshot()->position.batch;
        QTRY_VERIFY_WITH_TIMEOUT(sessionOf(window)->snapshot()->position.batch > batch + 20, patience);
        QVERIFY(timelineOf(window)->moment() == moment);
        click(timelineOf(window)->liveButton());
        QTRY_VERIFY(timelineOf(window)->isLive());
    }

    void aForkLeavesItsParentAtTheMomentLookedAt() {
        MainWindow window;
        show(window);
        formOf(window)->setSpec(shortRun());
        click(transportOf(window)->runButton());
        QTRY_COMPARE_WITH_TIMEOUT(sessionOf(window)->state(), State::Finished, patience);
        QVERIFY(!timelineOf(window)->forkButton()->isEnabled());
        const auto moments = runsOf(window)->current()->snapshots;
        const auto firstTaskEnd =
            *std::ranges::find(moments, 1, [](const auto& m) { return m->scoreboard.learnedCount(); });
        QTest::mouseClick(timelineOf(window), Qt::LeftButton, {},
                          timelineOf(window)->positionOf(*firstTaskEnd).toPoint());
        QVERIFY(timelineOf(window)->moment() == firstTaskEnd);
        auto* const lambda = formOf(window)->editor("model.lambda")->findChild<QDoubleSpinBox*>();
        lambda->setFocus();
        lambda->selectAll();
        QTest::keyClicks(lambda, "0.95");
        QTest::keyClick(lambda, Qt::Key_Return);
        click(timelineOf(window)->forkButton());
        QVERIFY(timelineOf(window)->isLive());
        QTRY_COMPARE_WITH_TIMEOUT(sessionOf(window)->state(), State::Finished, patience);
        const auto& mine = sessionOf(window)->snapshot()->scoreboard.rows();
        const auto& parents = moments.back()->scoreboard.rows();
        QVERIFY(mine[0] == parents[0]);
        QVERIFY(mine[1] != parents[1]);
        QCOMPARE(runsOf(window)->entries().size(), std::size_t{2});
        // The beginning is the parent's; where nothing but the moment of the fork was seen of it, that is seen again.
        QCOMPARE(runsOf(window)->current()->snapshots[0]->position.batch, moments[0]->position.batch);
        QVERIFY(QString::fromStdString(runsOf(window)->current()->note).contains("forked at batch 20"));
        QCOMPARE(runsOf(window)->current()->title, QString::fromUtf8("λ 0.95 from batch 20"));
        QCOMPARE(accuracyPanelOf(window)->chart()->data().markers.size(), 1);
        QVERIFY(formOf(window)->pendingKeys().isEmpty());
    }

    void aDropDraggedOverInThePlotIsAccountedFor() {
        MainWindow window;
        show(window);
        formOf(window)->setSpec(shortRun());
        click(transportOf(window)->runButton());
        QTRY_COMPARE_WITH_TIMEOUT(sessionOf(window)->state(), State::Finished, patience);
        auto* const why = window.findChild<WhyPanel*>();
        LineChart* const chart = accuracyPanelOf(window)->chart();
        const double end = chart->data().xEnd;
        const QPoint from = chart->positionOf({0.5 * end, 50}).toPoint();
        QTest::mousePress(chart->viewport(), Qt::LeftButton, Qt::ShiftModifier, from);
        QTest::mouseRelease(chart->viewport(), Qt::LeftButton, Qt::ShiftModifier,
                            chart->positionOf({end, 30}).toPoint());
        QTRY_VERIFY(why->isVisible());
        QVERIFY2(why->sentence().startsWith("From batch 20 to 40: Task "), qPrintable(why->sentence()));
        QVERIFY(chart->range());
        QTest::mouseClick(chart->viewport(), Qt::LeftButton, {}, chart->positionOf({0.02 * end, 99}).toPoint());
        QTRY_VERIFY(!chart->range());
        QVERIFY2(why->sentence().startsWith("Task "), qPrintable(why->sentence()));
    }

    void theAccuraciesHaveAtLeastHalfOfTheHeight() {
        MainWindow window;
        for (const QSize size : {QSize(1000, 640), QSize(1280, 720), QSize(1920, 1080)}) {
            show(window);
            window.resize(size);
            QTest::keyClick(&window, Qt::Key_1, Qt::ControlModifier);
            const auto isHero = [&] {
                const int own = panelsOf(window)->dock(PanelId::Accuracy)->height();
                return 2 * own >= panelsOf(window)->height();
            };
            QTRY_VERIFY2(isHero(), qPrintable(QString::number(size.width())));
            QVERIFY(matrixPanelOf(window)->map()->height() >= 80);
        }
    }

    void plotsAndTimelineHaveOneCursor() {
        MainWindow window;
        show(window);
        runToEnd(window, shortRun());
        LineChart* const chart = accuracyPanelOf(window)->chart();
        const QImage before = timelineOf(window)->grab().toImage();
        Q_EMIT chart->hovered(0.64);
        QVERIFY(timelineOf(window)->grab().toImage() != before);
        Q_EMIT timelineOf(window)->pointedAt(10);
        QVERIFY(chart->cursor());
        QCOMPARE(chart->cursor()->x, 0.32);
        Q_EMIT timelineOf(window)->pointedAt(std::nullopt);
        QVERIFY(!chart->cursor());
    }

    void theEndOfARunOffersTheNext() {
        MainWindow window;
        show(window);
        runToEnd(window, shortRun());
        AccuracyOutcome* const outcome = accuracyPanelOf(window)->outcome();
        QTRY_VERIFY(outcome->comparisonButton()->isVisible());
        click(outcome->comparisonButton());  // the run itself is there already
        QVERIFY(!sessionOf(window)->isActive());
        QVERIFY(comparisonOf(window)->isActive());
        QTRY_COMPARE_WITH_TIMEOUT(comparisonOf(window)->state(), State::Finished, patience);
        QCOMPARE(runsOf(window)->entries().size(), std::size_t{2});
        QTRY_VERIFY(outcome->rehearsalButton()->isVisible());
        click(outcome->rehearsalButton());
        QTRY_COMPARE_WITH_TIMEOUT(sessionOf(window)->state(), State::Finished, patience);
        QCOMPARE(runsOf(window)->entries().size(), std::size_t{3});
        QVERIFY(runsOf(window)->current()->spec.rehearsal.samplesPerTask > 0);
        QCOMPARE(formOf(window)->spec().rehearsal.samplesPerTask,
                 runsOf(window)->current()->spec.rehearsal.samplesPerTask);
    }

    void aRunPausesByItselfAndSlowsDown() {
        MainWindow window;
        show(window);
        PaceButton* const pace = transportOf(window)->paceButton();
        pace->kindBox()->setCurrentIndex(static_cast<int>(PausePoint::Kind::Task));
        ExperimentSpec spec = shortRun();
        spec.data.tasks = 3;
        formOf(window)->setSpec(spec);
        click(transportOf(window)->runButton());
        QTRY_COMPARE_WITH_TIMEOUT(sessionOf(window)->state(), State::Paused, patience);
        QCOMPARE(sessionOf(window)->snapshot()->scoreboard.learnedCount(), 1);
        pace->menu()->actions().at(4)->trigger();  // one batch a second, the next one at once
        click(transportOf(window)->runButton());
        QTRY_VERIFY_WITH_TIMEOUT(sessionOf(window)->snapshot()->position.batch > 20, patience);
        QVERIFY(sessionOf(window)->snapshot()->position.batch < 25);
        pace->menu()->actions().at(0)->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(sessionOf(window)->state(), State::Finished, patience);
    }

    void thePanelsStandAsTheyStoodLastTime() {
        QTemporaryDir folder;
        QSettings settings(folder.filePath("look.ini"), QSettings::IniFormat);
        const auto panelOf = [](MainWindow& window) { return window.findChild<WhyPanel*>(); };
        {
            MainWindow window;
            show(window);
            QTest::keyClick(&window, Qt::Key_2, Qt::ControlModifier);
            QVERIFY(Theme::current().typeScale() > 1);
            QTRY_VERIFY(panelOf(window)->isVisible());
            PanelDock* dock = nullptr;
            for (QWidget* up = panelOf(window); up && !dock; up = up->parentWidget())
                dock = qobject_cast<PanelDock*>(up);
            QVERIFY(dock);
            Q_EMIT dock->closePressed();
            dock->close();
            window.saveLook(settings);
            QTest::keyClick(&window, Qt::Key_1, Qt::ControlModifier);
            QCOMPARE(Theme::current().typeScale(), 1.0);
        }
        {
            MainWindow window;
            window.restoreLook(settings);
            show(window);
            QTRY_VERIFY(Theme::current().typeScale() > 1);
            QTRY_VERIFY(accuracyPanelOf(window)->isVisible());
            QVERIFY(!panelOf(window)->isVisible());
            QVERIFY(!window.findChild<ResourcesPanel*>()->isVisible());
        }
        settings.setValue("layout", QByteArray("no such thing"));
        MainWindow window;
        window.restoreLook(settings);
        show(window);
        QTRY_VERIFY(window.findChild<ResourcesPanel*>()->isVisible());
        QCOMPARE(Theme::current().typeScale(), 1.0);
    }

    void aReportBeforeAnyRunSaysThatThereIsNothingToReport() {
        MainWindow window;
        show(window);
        QTest::keyClick(&window, Qt::Key_P, Qt::ControlModifier);
        QVERIFY2(messageOf(window).contains("nothing to report"), qPrintable(messageOf(window)));
    }

    void aRunIsOpenedFromItsFolderAndWhatIsNoneIsRefused() {
        QTemporaryDir folder;
        const Dataset dataset = Library().load("glyphs");
        ExperimentSpec spec = shortRun();
        spec.data.dataset = "glyphs";
        spec.model.cell = CellKind::Gru;
        const Run record = runInFolder(folder.path().toStdString(), spec, dataset, {});
        MainWindow window;
        show(window);
        QVERIFY(window.open(folder.path()));
        QCOMPARE(readerPanelOf(window)->classNames().size(), 10);  // as the catalog has them
        QVERIFY2(window.windowTitle().contains("GRU"), qPrintable(window.windowTitle()));
        QCOMPARE(accuracyPanelOf(window)->chart()->data().lines.size(), 2);
        QVERIFY(scoreboardOf(window, 0) == record.latest()->scoreboard);
        click(transportOf(window)->runButton());  // it is finished: this restarts
        QTRY_COMPARE_WITH_TIMEOUT(sessionOf(window)->state(), State::Finished, patience);
        QCOMPARE(runsOf(window)->entries().size(), std::size_t{2});
        QVERIFY(sessionOf(window)->snapshot()->scoreboard == record.latest()->scoreboard);
        const QTemporaryDir empty;
        QVERIFY(!window.open(empty.path()));
        QVERIFY2(messageOf(window).contains("no run in " + empty.path()), qPrintable(messageOf(window)));
    }

    void whatACrashLeavesIsOfferedUntilItIsSavedAndIsResumed() {
        QTemporaryDir root;
        {
            MainWindow window;  // that is not closed but destroyed: what it keeps stays, as after a crash
            show(window);
            window.keepRunsBelow(root.path());
            begin(window, longRun());
            click(transportOf(window)->pauseButton());
            QTRY_COMPARE_WITH_TIMEOUT(sessionOf(window)->state(), State::Paused, patience);
            QVERIFY(messageOf(window).isEmpty());  // nothing has crashed
            QTRY_VERIFY(QFile::exists(root.filePath("session-1/run-1/checkpoint.safetensors")));
            runsOf(window)->setNote(1, "the one that matters");
            QTRY_VERIFY(QFile::exists(root.filePath("session-1/run-1/note.txt")));
        }
        std::int64_t batch = 0;
        for (int crash = 0; crash < 3; ++crash) {
            MainWindow window;
            show(window);
            window.keepRunsBelow(root.path());
            QTRY_VERIFY2(messageOf(window).contains("one run can be recovered"), qPrintable(messageOf(window)));
            if (crash == 1) continue;  // nobody looks at it
            click(buttonOf(window, "Recover"));
            QTRY_COMPARE(runsOf(window)->entries().size(), std::size_t{1});
            QVERIFY2(messageOf(window).startsWith("One run was recovered."), qPrintable(messageOf(window)));
            QCOMPARE(runsOf(window)->current()->note, std::string("the one that matters"));
            QVERIFY(latestOf(runsOf(window)->current()).position.batch > batch);
            batch = latestOf(runsOf(window)->current()).position.batch;
            QCOMPARE(formOf(window)->spec().training.epochs, longRun().training.epochs);
            click(transportOf(window)->runButton());  // resumes it, in its own folder
            QTRY_VERIFY_WITH_TIMEOUT(
                sessionOf(window)->snapshot() && sessionOf(window)->snapshot()->position.batch > batch, patience);
            QCOMPARE(runsOf(window)->entries().size(), std::size_t{1});
            click(transportOf(window)->pauseButton());
            QTRY_COMPARE_WITH_TIMEOUT(sessionOf(window)->state(), State::Paused, patience);
            QTRY_VERIFY_WITH_TIMEOUT(keptBatch(root.filePath("session-1/run-1")) > batch, patience);
            if (crash == 2) window.close();  // saves it for the next time
        }
        QVERIFY2(QDir(root.path()).entryList({"session-*"}, QDir::Dirs).isEmpty(), "what is saved need not be kept");
        QCOMPARE(readSession(root.filePath("last.miru").toStdString()).runs.size(), std::size_t{1});
    }

    void ofManyKeptRunsTheNewestAreShownAndTheOthersStay() {
        QTemporaryDir root;
        keepRun(root.filePath("session-2/run-1"));
        constexpr auto most = static_cast<int>(RunList::capacity);
        for (int n = 2; n <= most + 4; ++n)
            QTRY_VERIFY(
                copyFolder(root.filePath("session-2/run-1"), root.filePath(QString("session-2/run-%1").arg(n))));
        for (int n = 1; n <= most + 4; ++n)
            writeName(root.filePath(QString("session-2/run-%1").arg(n)).toStdString(), "run " + std::to_string(n));
        MainWindow window;
        show(window);
        window.keepRunsBelow(root.path());
        QTRY_VERIFY2(messageOf(window).contains("36 runs can be recovered. The list holds the newest 32."),
                     qPrintable(messageOf(window)));
        click(buttonOf(window, "Recover"));
        QTRY_COMPARE(runsOf(window)->entries().size(), RunList::capacity);
        QVERIFY2(messageOf(window).contains(
                     "36 runs can be recovered; the newest 32 are shown. The others stay on the disk."),
                 qPrintable(messageOf(window)));
        for (std::size_t n = 0; n < RunList::capacity; ++n)
            QCOMPARE(runsOf(window)->entries()[n].title, QString("run %1").arg(n + 5));
        window.close();  // what it shows is saved, and then need not be kept
        QTRY_COMPARE(QDir(root.filePath("session-2")).entryList({"run-*"}, QDir::Dirs),
                     QStringList({"run-1", "run-2", "run-3", "run-4"}));

        MainWindow next;
        show(next);
        next.keepRunsBelow(root.path());
        QTRY_VERIFY2(messageOf(next).contains("4 runs can be recovered."), qPrintable(messageOf(next)));
        click(buttonOf(next, "Discard"));
        QVERIFY(messageOf(next).isEmpty());
        QTRY_VERIFY(!QDir(root.filePath("session-2")).exists());
        next.close();
    }

    void aRunKilledBeforeItsFirstCheckpointIsGivenBackAndStarts() {
        QTemporaryDir root;
        const std::string folder = root.filePath("session-1/run-1").toStdString();
        makeFolder(folder);
        ExperimentSpec spec = shortRun();
        spec.seed = 77;
        writeFileAtomically(folder + "/spec.json", writeSpec(spec));
        const std::string whole = "{\"began\": {}}\n{\"batch\": 7, \"changed\": \"model.beta\", \"to\": 0.25}\n";
        writeFileAtomically(folder + "/journal.jsonl",
                            whole + "{\"batch\": 9, \"changed\": \"mod");  // as a kill leaves it
        MainWindow window;
        show(window);
        window.keepRunsBelow(root.path());
        QTRY_VERIFY2(messageOf(window).contains("one run can be recovered"), qPrintable(messageOf(window)));
        click(buttonOf(window, "Recover"));
        QTRY_COMPARE(runsOf(window)->entries().size(), std::size_t{1});
        QVERIFY(!runsOf(window)->current()->hasBegun);
        QCOMPARE(formOf(window)->spec().seed, std::uint64_t{77});
        click(transportOf(window)->runButton());
        QTRY_COMPARE_WITH_TIMEOUT(sessionOf(window)->state(), State::Finished, patience);
        QCOMPARE(runsOf(window)->entries().size(), std::size_t{1});
        QCOMPARE(runsOf(window)->current()->spec.events, (std::vector<KnobChange>{{7, Knob::Beta, 0.25}}));
        QVERIFY2(readRunFolder(folder).isOver(), "it is kept where it was");
    }

    void whoChangesTheSettingsOfAKeptRunBeginsAnother() {
        QTemporaryDir root;
        const std::string folder = root.filePath("session-1/run-1").toStdString();
        makeFolder(folder);
        writeFileAtomically(folder + "/spec.json", writeSpec(shortRun()));
        MainWindow window;
        show(window);
        window.keepRunsBelow(root.path());
        QTRY_VERIFY(!messageOf(window).isEmpty());
        click(buttonOf(window, "Recover"));
        QTRY_COMPARE(runsOf(window)->entries().size(), std::size_t{1});
        runToEnd(window, [] {
            ExperimentSpec spec = shortRun();
            spec.seed = 5;
            return spec;
        }());
        QCOMPARE(runsOf(window)->entries().size(), std::size_t{2});
        QVERIFY(!runsOf(window)->entries()[0].hasBegun);
    }

    void keptRunsDoNotPushOthersOffTheList() {
        QTemporaryDir root;
        keepRun(root.filePath("session-1/run-1"));
        MainWindow window;
        show(window);
        for (std::size_t n = 0; n < RunList::capacity; ++n) runsOf(window)->begin(shortRun());
        window.keepRunsBelow(root.path());
        QTRY_VERIFY(!messageOf(window).isEmpty());
        click(buttonOf(window, "Recover"));
        QVERIFY2(messageOf(window).contains("The list of runs is full."), qPrintable(messageOf(window)));
        runsOf(window)->remove(1);
        click(buttonOf(window, "Recover"));
        QTRY_VERIFY2(messageOf(window).startsWith("One run was recovered."), qPrintable(messageOf(window)));
        QCOMPARE(runsOf(window)->entries().size(), RunList::capacity);
        QVERIFY(runsOf(window)->find(2));
    }

    void whatIsForgottenOrResetBeforeATaskIsLearnedIsGoneFromTheDisk() {
        QTemporaryDir root;
        MainWindow window;
        show(window);
        window.keepRunsBelow(root.path());
        runToEnd(window, shortRun());
        QTRY_VERIFY(readRunFolder(root.filePath("session-1/run-1").toStdString()).isOver());
        begin(window, longRun());
        QTRY_VERIFY(QDir(root.filePath("session-1/run-2")).exists());
        click(transportOf(window)->resetButton());
        QTRY_VERIFY(!QDir(root.filePath("session-1/run-2")).exists());
        QVERIFY(QDir(root.filePath("session-1/run-1")).exists());
        runsOf(window)->remove(1);
        QTRY_VERIFY(!QDir(root.filePath("session-1/run-1")).exists());
        runToEnd(window, shortRun());
        for (std::size_t n = 0; n < RunList::capacity; ++n) runsOf(window)->begin(shortRun());
        QVERIFY(!runsOf(window)->find(3));
        QTRY_VERIFY(!QDir(root.filePath("session-1/run-3")).exists());
    }

    void resettingAKeptRunDoesNotDiscardIt() {
        QTemporaryDir root;
        keepRun(root.filePath("session-1/run-1"));
        MainWindow window;
        show(window);
        window.keepRunsBelow(root.path());
        QTRY_VERIFY(!messageOf(window).isEmpty());
        click(buttonOf(window, "Recover"));
        QTRY_COMPARE(runsOf(window)->entries().size(), std::size_t{1});
        click(transportOf(window)->runButton());
        QTRY_VERIFY_WITH_TIMEOUT(sessionOf(window)->snapshot() && sessionOf(window)->state() == State::Running,
                                 patience);
        click(transportOf(window)->resetButton());
        QCOMPARE(runsOf(window)->entries().size(), std::size_t{1});
        QVERIFY(holdsRun(root.filePath("session-1/run-1").toStdString()));
    }

    void whatIsInASavedSessionNeedNotBeKept() {
        QTemporaryDir root;
        keepRun(root.filePath("session-1/run-1"));
        MainWindow window;
        show(window);
        window.keepRunsBelow(root.path());
        QTRY_VERIFY(!messageOf(window).isEmpty());
        click(buttonOf(window, "Recover"));
        QTRY_COMPARE(runsOf(window)->entries().size(), std::size_t{1});
        QVERIFY(saveSession(window, root.filePath("mine.miru")));
        QTRY_VERIFY(!QDir(root.filePath("session-1")).exists());
    }

    void aSessionThatCannotBeWrittenAtClosingStaysKept() {
        QTemporaryDir root;
        {
            MainWindow window;
            show(window);
            window.keepRunsBelow(root.path());
            runToEnd(window, shortRun());
            QVERIFY(QDir().mkdir(root.filePath("last.miru")));  // in the way
            window.close();
        }
        MainWindow window;
        show(window);
        window.keepRunsBelow(root.path());
        QTRY_VERIFY2(messageOf(window).contains("one run can be recovered"), qPrintable(messageOf(window)));
    }

    /// Writing it would take longer than anybody waits who closes a window.
    void aSessionTooLargeToBeWrittenAtClosingStaysKept() {
        QTemporaryDir root;
        ExperimentSpec spec = shortRun();
        spec.model.hiddenUnits = 1700;
        spec.data.trainPerTask = 32;
        spec.data.testPerTask = 10;
        {
            MainWindow window;
            show(window);
            window.keepRunsBelow(root.path());
            runToEnd(window, spec);
            QVERIFY(window.close());
            QVERIFY(!QFile::exists(root.filePath("last.miru")));
        }
        MainWindow window;
        show(window);
        window.keepRunsBelow(root.path());
        QTRY_VERIFY2(messageOf(window).contains("did not close properly last time; one run can be recovered"),
                     qPrintable(messageOf(window)));
        click(buttonOf(window, "Recover"));
        QTRY_COMPARE_WITH_TIMEOUT(runsOf(window)->entries().size(), std::size_t{1}, patience);
        QCOMPARE(latestOf(runsOf(window)->current()).scoreboard.learnedCount(), 2);
    }

    void aRunThatHasLearnedNothingIsNotKeptAfterClosing() {
        QTemporaryDir root;
        {
            MainWindow window;
            show(window);
            window.keepRunsBelow(root.path());
            formOf(window)->setSpec(longRun());
            runsOf(window)->begin(longRun());
            window.close();
        }
        QVERIFY(QDir(root.path()).isEmpty());
    }

    void thereIsAPlaceWhereTheRoomForKeptRunsIsSaid() {
        QTemporaryDir root;
        keepRun(root.filePath("session-1/run-1"));
        writeFileAtomically(root.filePath("session-1/run-1/large").toStdString(), std::string(2'000'000, ' '));
        keepRun(root.filePath("session-2/run-1"));
        {
            MainWindow window;
            show(window);
            actionOf(*fileMenuOf(window), "Room for kept runs …")->trigger();
            auto* const dialog = window.findChild<QInputDialog*>();
            QVERIFY(dialog);
            QCOMPARE(dialog->intValue(), Autosave::defaultMegabytes);
            dialog->setIntValue(1);
            dialog->accept();
        }
        MainWindow window;
        show(window);
        window.keepRunsBelow(root.path());
        QTRY_VERIFY2(messageOf(window).contains("one run can be recovered."), qPrintable(messageOf(window)));
        QVERIFY2(messageOf(window).contains("removed to make room (File ▸ Room for kept runs: 1 MB)"),
                 qPrintable(messageOf(window)));
        QVERIFY(!QDir(root.filePath("session-1")).exists());
        click(buttonOf(window, "Recover"));
        QTRY_COMPARE(runsOf(window)->entries().size(), std::size_t{1});
        Q_EMIT fileMenuOf(window)->aboutToShow();
        QVERIFY(!actionOf(*fileMenuOf(window), "Runs kept after a crash")->isVisible());
        QSettings().clear();
    }

    void aSessionBringsEverythingBack() {
        QTemporaryDir folder;
        const QString file = folder.filePath("lesson.miru");
        std::int64_t batch = 0;
        Scoreboard scoreboard;
        {
            MainWindow window;
            show(window);
            runToEnd(window, shortRun());
            ExperimentSpec gru = shortRun();
            gru.model.cell = CellKind::Gru;
            runToEnd(window, gru);
            runsOf(window)->rename(1, "the small one");
            runsOf(window)->setNote(1, "it forgets less");
            runsOf(window)->setGhost(2, false);
            runsOf(window)->lookAt(1);
            timelineOf(window)->step(-1);
            batch = timelineOf(window)->moment()->position.batch;
            scoreboard = scoreboardOf(window, 0);
            QTest::keyClick(&window, Qt::Key_2, Qt::ControlModifier);
            QVERIFY2(saveSession(window, file), qPrintable(messageOf(window)));
            QVERIFY2(window.windowTitle().startsWith("lesson[*] – "), qPrintable(window.windowTitle()));
            QVERIFY(!window.isWindowModified());
            runsOf(window)->setNote(1, "another thought");
            QVERIFY(window.isWindowModified());
            QTest::keyClick(&window, Qt::Key_1, Qt::ControlModifier);
        }
        MainWindow window;
        QVERIFY2(window.open(file), qPrintable(messageOf(window)));
        show(window);
        QTRY_VERIFY(Theme::current().typeScale() > 1);  // Lecture
        QVERIFY(!window.isWindowModified());
        QCOMPARE(runsOf(window)->entries().size(), std::size_t{2});
        QCOMPARE(runsOf(window)->current()->title, "the small one");
        QCOMPARE(runsOf(window)->current()->note, std::string("it forgets less"));
        QVERIFY(scoreboardOf(window, 0) == scoreboard);
        QCOMPARE(runsOf(window)->entries().at(1).isGhost, false);
        QVERIFY(!timelineOf(window)->isLive());
        QCOMPARE(formOf(window)->spec().model.cell, CellKind::Miru2);  // of the moment shown
        click(timelineOf(window)->liveButton());
        QCOMPARE(formOf(window)->spec().model.cell, CellKind::Gru);
        timelineOf(window)->lookAt(batch);
        QCOMPARE(timelineOf(window)->moment()->position.batch, batch);
        click(timelineOf(window)->forkButton());  // from a moment that was kept in the file
        QTRY_COMPARE_WITH_TIMEOUT(sessionOf(window)->state(), State::Finished, patience);
        QCOMPARE(runsOf(window)->entries().size(), std::size_t{3});
        QVERIFY(scoreboardOf(window, 2) == scoreboard);
        QVERIFY(window.isWindowModified());
        QTest::keyClick(&window, Qt::Key_S, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(!window.isWindowModified(), patience);
        QTest::keyClick(&window, Qt::Key_S, Qt::ControlModifier);
        runsOf(window)->setNote(1, "changed while it was being saved");
        QTRY_COMPARE_WITH_TIMEOUT(messageOf(window), QString("lesson.miru is saved."), patience);
        QVERIFY2(window.isWindowModified(), "that is not in the file");
        QTest::keyClick(&window, Qt::Key_1, Qt::ControlModifier);
    }

    void theTabOnTopAndWhatTheReaderReadsComeBack() {
        QTemporaryDir folder;
        {
            MainWindow window;
            show(window);
            runToEnd(window, shortRun());
            for (const PanelId place : {PanelId::Activity, PanelId::Data}) panelsOf(window)->dock(place)->raise();
            ReaderPanel& reader = *readerPanelOf(window);
            reader.taskBox()->setCurrentIndex(1);
            for (int n = 0; n < 3; ++n) click(reader.nextButton());
            for (int n = 0; n < 5; ++n) click(reader.stepButton());
            QTRY_VERIFY(!panelsOf(window)->dock(PanelId::Activity)->visibleRegion().isEmpty());
            // Panels find their sizes over several turns of the event loop.
            QByteArray last;
            const auto isSettled = [&] {
                const QByteArray now = panelsOf(window)->layoutState();
                return std::exchange(last, now) == now;
            };
            QTRY_VERIFY(isSettled());
            QVERIFY2(saveSession(window, folder.filePath("a.miru")), qPrintable(messageOf(window)));
        }
        MainWindow window;
        QVERIFY2(window.open(folder.filePath("a.miru")), qPrintable(messageOf(window)));
        show(window);
        for (const PanelId place : {PanelId::Activity, PanelId::Data})
            QTRY_VERIFY(!panelsOf(window)->dock(place)->visibleRegion().isEmpty());
        QCOMPARE(readerPanelOf(window)->taskBox()->currentIndex(), 1);
        QCOMPARE(readerPanelOf(window)->rowsRead(), 5);
        const QByteArray state = readerPanelOf(window)->state();
        const StoredSession first = readSession(folder.filePath("a.miru").toStdString());
        QTRY_COMPARE(panelsOf(window)->layoutState(), QByteArray::fromStdString(first.layout));
        QVERIFY2(saveSession(window, folder.filePath("b.miru")), qPrintable(messageOf(window)));
        const StoredSession second = readSession(folder.filePath("b.miru").toStdString());
        QCOMPARE(second.view, first.view);
        QCOMPARE(second.layout, first.layout);
        QVERIFY(!readerPanelOf(window)->setState("nonsense"));
        QCOMPARE(readerPanelOf(window)->state(), state);
    }

    void aForkOfAMomentWithoutACheckpointResumesFromTheLastOneBeforeIt() {
        QTemporaryDir folder;
        const Dataset dataset = Library().load(testing::fewGlyphs().toStdString());
        Moments history;
        RunOptions options;
        options.checkpointInterval = 0;
        options.checkpointed = [&](const auto& snapshot) { keepMoment(history, snapshot); };
        options.taskLearned = options.checkpointed;
        const Run record = runExperiment(shortRun(), dataset, options);
        keepMoment(history, record.latest());
        StoredSession session;
        session.settings = shortRun();
        session.shown = 0;
        session.runs.push_back({record.spec, {}, {}, {}, history});
        writeFileAtomically(folder.filePath("a.miru").toStdString(), sessionFile(session));
        MainWindow window;
        QVERIFY2(window.open(folder.filePath("a.miru")), qPrintable(messageOf(window)));
        show(window);
        timelineOf(window)->lookAt(30);
        QCOMPARE(timelineOf(window)->moment()->position.batch, 30);
        QVERIFY(!timelineOf(window)->moment()->checkpoint);
        click(timelineOf(window)->forkButton());
        QTRY_COMPARE_WITH_TIMEOUT(sessionOf(window)->state(), State::Finished, patience);
        const auto& moments = runsOf(window)->current()->snapshots;
        QVERIFY(std::ranges::is_sorted(moments, {}, [](const auto& moment) { return moment->position.batch; }));
        QCOMPARE(moments.back()->scoreboard.rows(), record.latest()->scoreboard.rows());
        QVERIFY(std::ranges::equal(moments.back()->model->parameters().values(), record.weights().values()));
    }

    void closingWaitsForWhatIsBeingSaved() {
        QTemporaryDir folder;
        MainWindow window;
        show(window);
        runToEnd(window, shortRun());
        documentOf(window)->save(folder.filePath("lesson.miru"));
        QVERIFY(window.close());
        QVERIFY(readSession(folder.filePath("lesson.miru").toStdString()).runs.size() == 1);
    }

    void aSessionThatCannotBeSavedKeepsTheWindowOpenOnce() {
        MainWindow window;
        show(window);
        runToEnd(window, shortRun());
        documentOf(window)->save("/no/such/folder/lesson.miru");
        QVERIFY(!window.close());
        QVERIFY2(messageOf(window).contains("/no/such/folder/lesson.miru"), qPrintable(messageOf(window)));
        QVERIFY(sessionFileOf(window).isEmpty());
        QVERIFY(window.close());
    }

    void aRunThatIsRenamedKeepsItsNameInItsFolder() {
        QTemporaryDir folder;
        runInFolder(folder.path().toStdString(), shortRun(), Library().load(testing::fewGlyphs().toStdString()), {});
        {
            MainWindow window;
            show(window);
            QVERIFY(window.open(folder.path()));
            runsOf(window)->rename(1, "the small one");
            window.close();
        }
        MainWindow window;
        show(window);
        QVERIFY(window.open(folder.path()));
        QCOMPARE(runsOf(window)->current()->title, "the small one");
    }

    void aStudyGivenAtTheStartShowsItsPage() {
        QTemporaryDir folder;
        QFile study(folder.filePath("my-study.json"));
        QVERIFY(study.open(QIODevice::WriteOnly));
        study.write(R"({"format": 1, "title": "Mine", "axes": [{"setting": "seed", "values": [1, 2]}]})");
        study.close();
        MainWindow window;
        QVERIFY(window.open(study.fileName()));  // before there is a window to see
        show(window);
        QTRY_VERIFY(studyPageOf(window)->isVisible());
        for (const QWidget* part : std::initializer_list<QWidget*>{
                 transportOf(window), timelineOf(window), formOf(window), panelsOf(window)->dock(PanelId::Accuracy)})
            QVERIFY(!part->isVisible());
        QTest::keyClick(&window, Qt::Key_Space);
        QTest::keyClick(&window, Qt::Key_Right);
        QVERIFY2(runsOf(window)->entries().empty(), "keys of the run do nothing beside studies");
        QTest::keyClick(studyPageOf(window)->backButton(), Qt::Key_Escape);
        QVERIFY(!studyPageOf(window)->isVisible() && transportOf(window)->isVisible() && formOf(window)->isVisible());
        QTest::keyClick(&window, Qt::Key_4, Qt::ControlModifier);
        QVERIFY(studyPageOf(window)->isVisible());
        QTest::keyClick(&window, Qt::Key_1, Qt::ControlModifier);
        QVERIFY2(!studyPageOf(window)->isVisible(), "an arrangement of panels is one of the lab");
        QCOMPARE(studyPageOf(window)->chosen(), study.fileName());
    }

    void theFolderOfAStudyOpensWithItsResults_data() {
        QTest::addColumn<bool>("isShownFirst");
        QTest::newRow("in the window") << true;
        QTest::newRow("given at the start") << false;
    }
    void theFolderOfAStudyOpensWithItsResults() {
        QFETCH(bool, isShownFirst);
        QTemporaryDir root;
        const QString folder = root.filePath("my study");
        Study study = readStudy(R"({"format": 1, "title": "Mine", "datasets": ["fashion-mnist"], "axes":
            [{"setting": "model.lambda", "values": [0.5, 0.9]}, {"setting": "seed", "values": [1, 2]}]})")
                          .study;
        study.spec = shortRun();
        QVERIFY(runStudy(folder.toStdString(), study, Library(), {}));
        MainWindow window;
        if (isShownFirst) show(window);
        QVERIFY2(window.open(folder + '/'), qPrintable(messageOf(window)));
        if (!isShownFirst) show(window);
        QTRY_VERIFY(studyPageOf(window)->isVisible());
        QTRY_VERIFY2_WITH_TIMEOUT(says(window, "4 of 4 runs"), "its results are not shown", patience);
        QCOMPARE(studyPageOf(window)->findings()->view()->chart()->data().groups.size(), 2);
        QVERIFY2(!studyPageOf(window)->runButton()->isEnabled(), "all of it is done");
        QVERIFY(messageOf(window).isEmpty());
        // Its runs come beside each other, under the names of their settings.
        studyPageOf(window)->showRuns();
        for (const int run : {0, 3}) {
            studyPageOf(window)->runs()->table()->selectRow(run);
            click(studyPageOf(window)->runs()->openButton());
            QVERIFY(transportOf(window)->isVisible());
            QTest::keyClick(&window, Qt::Key_4, Qt::ControlModifier);
        }
        QCOMPARE(runsOf(window)->entries().size(), std::size_t{2});
        QCOMPARE(runsOf(window)->current()->title, "λ 0.5 · seed 1");
        QCOMPARE(runsOf(window)->entries()[1].title, "λ 0.9 · seed 2");
        QVERIFY(runsOf(window)->entries()[1].isGhost);
        QVERIFY(messageOf(window).contains("drawn behind"));
    }

    void aStudyThatCannotBeReadSaysSo() {
        QTemporaryDir folder;
        QFile study(folder.filePath("study.json"));
        QVERIFY(study.open(QIODevice::WriteOnly));
        study.write(R"({"format": 1, "axes": [{"setting": "no.such", "values": [1, 2]}]})");
        study.close();
        MainWindow window;
        show(window);
        QVERIFY(!window.open(study.fileName()));
        QVERIFY2(messageOf(window).contains("no.such"), qPrintable(messageOf(window)));
        QVERIFY(!window.open(folder.path()));
        QVERIFY2(messageOf(window).contains("no.such"), qPrintable(messageOf(window)));
        QVERIFY(!studyPageOf(window)->isVisible());
    }

    void aSessionOpensInAWindowOfItsOwnIfThereAreRunsHere() {
        QTemporaryDir folder;
        MainWindow window;
        show(window);
        QVERIFY(saveSession(window, folder.filePath("empty.miru")));
        begin(window, longRun());
        QSignalSpy wanted(&window, &MainWindow::windowWanted);
        QVERIFY(window.open(folder.filePath("empty.miru")));
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted[0][0].toString(), folder.filePath("empty.miru"));
        QCOMPARE(sessionOf(window)->state(), State::Running);
        QVERIFY(saveSession(window, folder.filePath("half.miru")));  // while it trains
        MainWindow other;
        show(other);
        QVERIFY(other.open(folder.filePath("half.miru")));
        const auto batch = latestOf(runsOf(other)->current()).position.batch;
        QVERIFY(batch > 0);
        window.close();
        click(transportOf(other)->runButton());  // resumes where it was saved
        QTRY_VERIFY_WITH_TIMEOUT(sessionOf(other)->snapshot() && sessionOf(other)->snapshot()->position.batch > batch,
                                 patience);
        QCOMPARE(runsOf(other)->entries().size(), std::size_t{1});
    }

    void whatIsDroppedIsOpened() {
        QTemporaryDir folder;
        ExperimentSpec spec = shortRun();
        spec.seed = 4711;
        QFile file(folder.filePath("mine.json"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray::fromStdString(writeSpec(spec)));
        file.close();
        MainWindow window;
        show(window);
        const auto drop = [&window](const QString& path) {
            QMimeData data;
            data.setUrls({QUrl::fromLocalFile(path)});
            QDragEnterEvent enter(QPoint(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
            enter.ignore();
            QCoreApplication::sendEvent(&window, &enter);
            if (!enter.isAccepted()) return false;
            QDropEvent dropped(QPointF(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
            QCoreApplication::sendEvent(&window, &dropped);
            return true;
        };
        QVERIFY(drop(file.fileName()));
        QCOMPARE(formOf(window)->spec(), spec);
        QFile study(folder.filePath("my-study.json"));
        QVERIFY(study.open(QIODevice::WriteOnly));
        study.write(R"({"format": 1, "title": "Mine", "axes": [{"setting": "seed", "values": [1, 2]}]})");
        study.close();
        QVERIFY(drop(study.fileName()));
        QCOMPARE(studyPageOf(window)->chosen(), study.fileName());
        QTRY_VERIFY(studyPageOf(window)->isVisible());
        QVERIFY(!drop("/no/such/file.miru"));
        QVERIFY(!drop(folder.path()));
        QFile torn(folder.filePath("torn.miru"));
        QVERIFY(torn.open(QIODevice::WriteOnly));
        torn.close();
        QVERIFY(drop(torn.fileName()));
        QVERIFY2(messageOf(window).startsWith("Could not open the session"), qPrintable(messageOf(window)));
        QCOMPARE(formOf(window)->spec(), spec);
        QVERIFY(!window.open(folder.filePath("snapshot.png")));
        QVERIFY2(messageOf(window).contains("is neither a session"), qPrintable(messageOf(window)));
    }

    /// Named as an argument, chosen in a dialog or from the recent files: all come here.
    void whatIsNoPlainFileIsRefusedAtOnce_data() {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("name");
        for (const char* kind : {"pipe", "zeros", "folder", "link", "hole", "empty"})
            for (const char* name : {"it.miru", "it.json", "it", "run/checkpoint.safetensors", "study/study.json"})
                QTest::addRow("%s: %s", kind, name) << QString(kind) << QString(name);
    }
    void whatIsNoPlainFileIsRefusedAtOnce() {
        QFETCH(QString, kind);
        QFETCH(QString, name);
        const QTemporaryDir folder;
        const QString path = folder.filePath(name);
        QVERIFY(QDir().mkpath(QFileInfo(path).path()));
        if (name.startsWith("run"))
            writeFileAtomically(folder.filePath("run/spec.json").toStdString(), writeSpec(shortRun()));
        if (kind == "pipe") QCOMPARE(::mkfifo(path.toLocal8Bit().constData(), 0600), 0);
        if (kind == "zeros") QVERIFY(QFile::link("/dev/zero", path));
        if (kind == "link") QVERIFY(QFile::link("nowhere", path));
        if (kind == "folder") QVERIFY(QDir().mkpath(path));
        if (kind == "hole" || kind == "empty") {
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly) && file.resize(kind == "hole" ? qint64{8} << 30 : 0));
        }
        MainWindow window;
        show(window);
        const ExperimentSpec spec = formOf(window)->spec();
        const bool isFile = !name.contains('/');
        QVERIFY(!window.open(isFile ? path : QFileInfo(path).path()));
        QVERIFY(!messageOf(window).isEmpty());
        QVERIFY2(messageOf(window).contains(folder.path()), qPrintable(messageOf(window)));
        QCOMPARE(formOf(window)->spec(), spec);
    }

    void whatWasNotSavedIsThereAfterClosing() {
        QTemporaryDir root;
        {
            MainWindow window;
            show(window);
            window.keepRunsBelow(root.path());
            runToEnd(window, shortRun());
            window.close();
        }
        MainWindow window;
        show(window);
        window.keepRunsBelow(root.path());
        QVERIFY2(messageOf(window).isEmpty(), "nothing is offered after a session that ended well");
        QMenu* recent = nullptr;
        for (QMenu* menu : fileMenuOf(window)->findChildren<QMenu*>())
            if (menu->title() == "Recent") recent = menu;
        QVERIFY(recent);
        Q_EMIT recent->aboutToShow();
        QCOMPARE(recent->actions().back()->text(), "As it was when last closed");
        recent->actions().back()->trigger();
        QCOMPARE(runsOf(window)->entries().size(), std::size_t{1});
        QVERIFY2(sessionFileOf(window).isEmpty(), "it still wants a name");
    }

    void whatIsWrittenInTheEditorOfStudiesIsNotLost() {
        MainWindow window;
        show(window);
        QTest::keyClick(&window, Qt::Key_4, Qt::ControlModifier);
        QTRY_VERIFY(studyPageOf(window)->isVisible());
        StudyPage& page = *studyPageOf(window);
        const auto choose = [](QComboBox* box, int index) {
            box->setCurrentIndex(index);
            Q_EMIT box->activated(index);
        };
        const int first = page.studyBox()->currentIndex();
        StudyEditor& editor = *page.editor();
        editor.titleField()->selectAll();
        QTest::keyClicks(editor.titleField(), "Mine");
        QVERIFY(page.dataBox()->count() > 1);
        choose(page.dataBox(), page.dataBox()->count() - 1 - page.dataBox()->currentIndex());
        QCOMPARE(editor.titleField()->text(), QString("Mine"));
        choose(page.studyBox(), first + 1);
        QVERIFY2(messageOf(window).contains("is kept"), qPrintable(messageOf(window)));
        QVERIFY(editor.titleField()->text() != "Mine" && !editor.isEdited());
        choose(page.studyBox(), first);
        QCOMPARE(editor.titleField()->text(), QString("Mine"));
        editor.discardButton()->click();
        QVERIFY(!editor.isEdited());
    }

    void aStudyIsRunStoppedAndGoneOnWithAndItsRunsAreLookedAt() {
        QTemporaryDir root;
        MainWindow window;
        show(window);
        window.keepRunsBelow(root.filePath("autosave"));
        QTest::keyClick(&window, Qt::Key_4, Qt::ControlModifier);
        QTRY_VERIFY(studyPageOf(window)->isVisible());
        StudyPage& card = *studyPageOf(window);
        QCOMPARE(card.chosen(), "single-task-small");
        click(card.runButton());
        QVERIFY(studySessionOf(window)->isActive());
        QTRY_VERIFY_WITH_TIMEOUT(studySessionOf(window)->done() > 0, patience);
        click(card.runButton());  // stop
        QTRY_VERIFY_WITH_TIMEOUT(!studySessionOf(window)->isActive(), patience);
        QVERIFY2(card.status()->text().startsWith("stopped"), qPrintable(card.status()->text()));
        QVERIFY(QFile::exists(studySessionOf(window)->folder() + "/study.json"));
        click(card.runButton());
        QTRY_VERIFY_WITH_TIMEOUT(!card.findings()->view()->chart()->data().groups.empty() &&
                                     !card.findings()->view()->chart()->data().groups[0].points.empty(),
                                 patience);
        QTest::mouseClick(card.findings()->view()->chart(), Qt::LeftButton, {},
                          card.findings()->view()->chart()->stripOf(0).center().toPoint());
        QCOMPARE(runsOf(window)->entries().size(), std::size_t{1});
        QVERIFY2(messageOf(window).contains("GRU · seed "), qPrintable(messageOf(window)));
        QVERIFY2(runsOf(window)->entries()[0].name.starts_with("GRU · seed "), "it is named by its settings");
        QVERIFY2(transportOf(window)->isVisible(), "it is seen in the lab");
        window.close();  // while it goes
    }

    void aFinishedRunStaysAsAGhostBehindTheNext() {
        MainWindow window;
        show(window);
        formOf(window)->setSpec(shortRun());
        click(transportOf(window)->runButton());
        QTRY_COMPARE_WITH_TIMEOUT(sessionOf(window)->state(), State::Finished, patience);
        QCOMPARE(accuracyPanelOf(window)->chart()->data().lines.size(), 2);
        ExperimentSpec next = shortRun();
        next.seed = 7;
        formOf(window)->setSpec(next);
        click(transportOf(window)->runButton());
        QTRY_COMPARE_WITH_TIMEOUT(sessionOf(window)->state(), State::Finished, patience);
        const LineChartData& plot = accuracyPanelOf(window)->chart()->data();
        QCOMPARE(plot.lines.size(), 2);
        QCOMPARE(plot.behind.size(), 2);
        QVERIFY(plot.behind[0].width < plot.lines[0].width);
        QCOMPARE(plot.behind[0].points.last().x(), plot.lines[0].points.last().x());
        QCOMPARE(runsOf(window)->entries().size(), std::size_t{2});
        runsOf(window)->setGhost(runsOf(window)->entries()[0].id, false);
        QVERIFY(accuracyPanelOf(window)->chart()->data().behind.isEmpty());
        runsOf(window)->lookAt(runsOf(window)->entries()[0].id);
        QVERIFY2(window.windowTitle().contains("seed 1"), qPrintable(window.windowTitle()));
    }

    void whatCannotBeComparedIsNotDrawn_data() {
        QTest::addColumn<int>("which");
        QTest::addColumn<bool>("isCompared");  // in the matrix, where the length of tasks does not matter
        QTest::addColumn<QString>("reason");
        QTest::newRow("data") << 0 << false << "other data";
        QTest::newRow("stream") << 1 << false << "another stream of tasks";
        QTest::newRow("tasks") << 2 << false << "another number of tasks";
        QTest::newRow("tests") << 3 << false << "evaluated on other sequences";
        QTest::newRow("length") << 4 << true << "tasks of another length";
    }
    void whatCannotBeComparedIsNotDrawn() {
        QFETCH(int, which);
        QFETCH(bool, isCompared);
        QFETCH(QString, reason);
        MainWindow window;
        show(window);
        runToEnd(window, shortRun());
        const auto snapshot = sessionOf(window)->snapshot();
        ExperimentSpec other = shortRun();
        Snapshot its = *snapshot;
        if (which == 0) {
            other.data.dataset = "/somebody/elses";
            its.checkpoint = nullptr;
        }
        if (which == 1) other.data.stream = StreamKind::PermutedRows;
        if (which == 2) other.data.tasks = 3;
        if (which == 3) other.data.testOn = DataSplit::Validation;
        if (which == 4) its.timetable = Timetable({1280, 1280}, 16, 1);
        const int mine = runsOf(window)->current()->id;
        runsOf(window)->add(Run{other, "theirs", "", {}, {std::make_shared<const Snapshot>(its)}});
        runsOf(window)->lookAt(mine);
        QVERIFY(accuracyPanelOf(window)->chart()->data().behind.isEmpty());
        QCOMPARE(accuracyPanelOf(window)->chart()->data().xEnd, 1.28);
        QCOMPARE(!matrixPanelOf(window)->map()->data().others.empty(), isCompared);
        for (const Panel* panel : window.findChildren<Panel*>()) QCOMPARE(panel->ghosts().size(), isCompared ? 1 : 0);
        panelsOf(window)->dock(PanelId::Runs)->raise();
        QTRY_VERIFY(runsCardOf(window)->notDrawn()->text().contains(reason));
        // With nothing looked at, the newest is what the others are drawn behind.
        runsOf(window)->lookAt(0);
        QCOMPARE(accuracyPanelOf(window)->chart()->data().behind.size(), 2);
    }

    void runsThatShareTheMachineSayItOfTheirSpeeds() {
        MainWindow window;
        show(window);
        formOf(window)->setSpec(longRun());
        click(transportOf(window)->compareButton());
        for (const RunSession* session : {sessionOf(window), comparisonOf(window)})
            QTRY_VERIFY_WITH_TIMEOUT(session->snapshot() && session->snapshot()->timing.sharedMachine &&
                                         session->snapshot()->timing.sequencesPerSecond > 0,
                                     patience);
        panelsOf(window)->dock(PanelId::Resources)->raise();
        const auto cost = [&] {
            QStringList names;
            for (int row = 0; row < resourcesPanelOf(window)->table()->model()->rowCount(); ++row)
                names << resourcesPanelOf(window)->table()->model()->index(row, 0).data().toString();
            return names.join('|');
        };
        QTRY_VERIFY2(cost().contains("machine shared"), qPrintable(cost()));
        QTRY_VERIFY2(statusOf(window).contains("machine shared"), qPrintable(statusOf(window)));
        click(transportOf(window)->resetButton());
    }

    void theOtherCellIsTrainedBesideWithOneClick() {
        MainWindow window;
        show(window);
        formOf(window)->setSpec(shortRun());
        click(transportOf(window)->compareButton());
        QVERIFY(sessionOf(window)->isActive());
        QVERIFY(comparisonOf(window)->isActive());
        QTRY_COMPARE_WITH_TIMEOUT(sessionOf(window)->state(), State::Finished, patience);
        QTRY_COMPARE_WITH_TIMEOUT(comparisonOf(window)->state(), State::Finished, patience);
        QCOMPARE(runsOf(window)->entries().size(), std::size_t{2});
        const RunEntry& mine = runsOf(window)->entries()[0];
        const RunEntry& other = runsOf(window)->entries()[1];
        QVERIFY(&mine == runsOf(window)->current());
        QCOMPARE(mine.spec.model.cell, CellKind::Miru2);
        QCOMPARE(other.spec.model.cell, CellKind::Gru);
        QCOMPARE(other.spec.seed, mine.spec.seed);
        QVERIFY(latestOf(&other).scoreboard.learnedCount() == 2);
        QCOMPARE(accuracyPanelOf(window)->chart()->data().lines.size(), 2);
        QTRY_VERIFY(accuracyPanelOf(window)->besideChart()->isVisible());
        QCOMPARE(accuracyPanelOf(window)->besideChart()->data().lines.size(), 2);
        QCOMPARE(accuracyPanelOf(window)->besideChart()->data().name, QString("GRU"));
        // Half of the threads, all of the result: it is what the same spec gives alone.
        click(transportOf(window)->resetButton());
        formOf(window)->setSpec(other.spec);
        const auto compared = latestOf(&other).scoreboard;
        click(transportOf(window)->runButton());
        QTRY_COMPARE_WITH_TIMEOUT(sessionOf(window)->state(), State::Finished, patience);
        QVERIFY(sessionOf(window)->snapshot()->scoreboard == compared);
    }

    /// After a lecture titles stand in the middle of their row again, though nothing has changed its place.
    void titlesComeBackFromALecture() {
        MainWindow window;
        drive::show(window, {1920, 1080});
        formOf(window)->setSpec(shortRun());
        click(transportOf(window)->compareButton());
        QTRY_COMPARE_WITH_TIMEOUT(comparisonOf(window)->state(), State::Finished, patience);
        QTest::keyClick(&window, Qt::Key_2, Qt::ControlModifier);
        QTRY_VERIFY(Theme::current().typeScale() > 1);
        QTRY_VERIFY(panelsOf(window)->dock(PanelId::Accuracy)->titleBarWidget()->height() > 40);
        QTest::keyClick(&window, Qt::Key_3, Qt::ControlModifier);
        QTRY_VERIFY(panelsOf(window)->dock(PanelId::Accuracy)->titleBarWidget()->height() < 40);
        const QWidget* const head = panelsOf(window)->dock(PanelId::Accuracy)->titleBarWidget();
        const auto* const title = head->findChild<QLabel*>();
        QTRY_COMPARE(title->geometry().center().y(),
                     panelsOf(window)->dock(PanelId::Accuracy)->card()->helpButton()->geometry().center().y());
        QVERIFY(head->rect().contains(title->geometry()));
    }

    void theStatusFollowsWhatIsStillTrainedBeside() {
        MainWindow window;
        show(window);
        formOf(window)->setSpec(shortRun());
        click(transportOf(window)->runButton());
        QTRY_COMPARE_WITH_TIMEOUT(sessionOf(window)->state(), State::Finished, patience);
        QVERIFY(statusOf(window).startsWith("finished"));
        ExperimentSpec other = longRun();
        other.model.cell = CellKind::Gru;
        window.findChild<Workbench*>()->compareWith(other);
        QTRY_VERIFY_WITH_TIMEOUT(statusOf(window).startsWith("GRU: task 1 of 5"), patience);
        click(transportOf(window)->resetButton());
    }

    void anotherMethodAndTheUpperBoundAreTrainedBeside() {
        MainWindow window;
        show(window);
        formOf(window)->setSpec(shortRun());
        QMenu* const menu = transportOf(window)->compareMenu();
        Q_EMIT menu->aboutToShow();
        menu->actions().last()->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(sessionOf(window)->state(), State::Finished, patience);
        QTRY_COMPARE_WITH_TIMEOUT(comparisonOf(window)->state(), State::Finished, patience);
        const RunEntry& joint = runsOf(window)->entries()[1];
        QVERIFY(joint.spec.data.joint);
        QVERIFY(!runsOf(window)->obstacle(joint));
        QVERIFY(!runsOf(window)->curveObstacle(joint));
        QCOMPARE(latestOf(&joint).scoreboard.rows().back().size(), std::size_t{2});
    }

    void theOneBesideIsPausedAlsoWhenItAloneIsGoing() {
        MainWindow window;
        show(window);
        formOf(window)->setSpec(shortRun());
        click(transportOf(window)->runButton());
        QTRY_COMPARE_WITH_TIMEOUT(sessionOf(window)->state(), State::Finished, patience);
        formOf(window)->setSpec(longRun());
        click(transportOf(window)->compareButton());
        QVERIFY(!transportOf(window)->compareButton()->isEnabled());
        QTRY_COMPARE_WITH_TIMEOUT(comparisonOf(window)->state(), State::Running, patience);
        runsOf(window)->remove(runsOf(window)->current()->id);  // what is forgotten is not trained on
        QCOMPARE(sessionOf(window)->state(), State::Idle);
        QVERIFY(comparisonOf(window)->isActive());
        click(transportOf(window)->pauseButton());
        QTRY_COMPARE_WITH_TIMEOUT(comparisonOf(window)->state(), State::Paused, patience);
        const auto runs = runsOf(window)->entries().size();
        click(transportOf(window)->runButton());
        QCOMPARE(comparisonOf(window)->state(), State::Running);
        QCOMPARE(runsOf(window)->entries().size(), runs);
        click(transportOf(window)->resetButton());
        QCOMPARE(comparisonOf(window)->state(), State::Idle);
        QVERIFY(transportOf(window)->compareButton()->isEnabled());
    }

    void panelsCanBeClosedMadeLargeAndArranged() {
        MainWindow window;
        show(window);
        QTRY_VERIFY(panelsOf(window)->dock(PanelId::Reader)->isVisible());
        PanelDock* const matrix = panelsOf(window)->dock(PanelId::Matrix);
        Q_EMIT matrix->maximizePressed();
        QVERIFY(panelsOf(window)->maximized() == matrix);
        QTRY_VERIFY(!panelsOf(window)->dock(PanelId::Accuracy)->isVisible());
        QVERIFY(matrix->isVisible());
        Q_EMIT matrix->maximizePressed();
        QTRY_VERIFY(panelsOf(window)->dock(PanelId::Accuracy)->isVisible());
        QVERIFY(!panelsOf(window)->maximized());
        panelsOf(window)->dock(PanelId::Accuracy)->close();
        QVERIFY(!panelsOf(window)->dock(PanelId::Accuracy)->isVisible());
        panelsOf(window)->arrange(PanelArea::Arrangement::Lecture);
        QTRY_VERIFY(panelsOf(window)->dock(PanelId::Accuracy)->isVisible());
        QVERIFY(!panelsOf(window)->dock(PanelId::Resources)->isVisible());
        panelsOf(window)->arrange(PanelArea::Arrangement::Paper);
        QTRY_VERIFY(panelsOf(window)->dock(PanelId::Resources)->isVisible());
        QVERIFY(!panelsOf(window)->dock(PanelId::Reader)->isVisible());
        panelsOf(window)->dock(PanelId::Reader)->toggleViewAction()->trigger();  // as a tab, not over the others
        QTRY_VERIFY(!panelsOf(window)->dock(PanelId::Reader)->isHidden());
        QVERIFY(panelsOf(window)
                    ->tabifiedDockWidgets(panelsOf(window)->dock(PanelId::Resources))
                    .contains(panelsOf(window)->dock(PanelId::Reader)));
        QTest::keyClick(&window, Qt::Key_1, Qt::ControlModifier);
        QTRY_VERIFY(panelsOf(window)->dock(PanelId::Reader)->isVisible());
    }

    void itStandsALotAtOnce() {  // trains two, scrubs, resizes, changes themes and arrangements
        MainWindow window;
        show(window);
        formOf(window)->setSpec(longRun());
        click(transportOf(window)->compareButton());
        QTRY_VERIFY_WITH_TIMEOUT(runsOf(window)->entries().size() == 2 && runsOf(window)->current()->latest(),
                                 patience);
        for (int round = 0; round < 12; ++round) {
            window.resize(round % 2 == 0 ? QSize(1000, 640) : QSize(1900, 1060));
            QTest::keyClick(&window, Qt::Key_T, Qt::ControlModifier);
            panelsOf(window)->arrange(static_cast<PanelArea::Arrangement>(round % 3));
            const auto& moments = runsOf(window)->current()->snapshots;
            const auto& moment = moments[static_cast<std::size_t>(round) % moments.size()];
            QTest::mouseClick(timelineOf(window), Qt::LeftButton, {},
                              timelineOf(window)->positionOf(*moment).toPoint());
            const auto batch = sessionOf(window)->snapshot()->position.batch;
            QTRY_VERIFY_WITH_TIMEOUT(sessionOf(window)->snapshot()->position.batch > batch, patience);
            if (round % 4 == 3) timelineOf(window)->goLive();
            QVERIFY(!window.grab().isNull());
        }
        QVERIFY(sessionOf(window)->isActive() && comparisonOf(window)->isActive());
        click(transportOf(window)->resetButton());
        QCOMPARE(sessionOf(window)->state(), State::Idle);
        QCOMPARE(comparisonOf(window)->state(), State::Idle);
        QVERIFY(!runsOf(window)->current());
    }

    void aRunThatDivergesSaysSoAndOffersASmallerRate() {
        MainWindow window;
        show(window);
        ExperimentSpec spec = shortRun();
        spec.training.optimizer = OptimizerKind::Sgd;
        spec.training.learningRate = 1e38;  // far beyond what the editor lets through
        spec.training.gradientClip = 0;
        formOf(window)->setSpec(spec);
        click(transportOf(window)->runButton());
        QTRY_COMPARE_WITH_TIMEOUT(sessionOf(window)->state(), State::Diverged, patience);
        QVERIFY2(messageOf(window).contains("diverged"), qPrintable(messageOf(window)));
        QVERIFY(statusOf(window).contains("diverged"));
        QVERIFY(!accuracyPanelOf(window)->chart()->data().markers.isEmpty());
        QCOMPARE(accuracyPanelOf(window)->chart()->data().markers.last().label, QString("diverged"));
        QPushButton* smaller = nullptr;
        for (QPushButton* button : window.findChildren<QPushButton*>())
            if (button->text().contains("Restart with")) smaller = button;
        QVERIFY(smaller && smaller->isVisible());
        click(smaller);
        QCOMPARE(formOf(window)->spec().training.learningRate, 1e37);
        QVERIFY(sessionOf(window)->isActive() || sessionOf(window)->state() == State::Diverged);
        QTRY_VERIFY_WITH_TIMEOUT(!sessionOf(window)->isActive(), patience);
    }

    void oneThatCanBeFetchedIsOfferedThere() {
        const QByteArray given = qgetenv("MIRU_DATA_DIR");
        qunsetenv("MIRU_DATA_DIR");
        MainWindow window;
        qputenv("MIRU_DATA_DIR", given);
        if (Library({"/usr/share/datasets", Library::userFolder()}).isHere("imdb")) QSKIP("The reviews are here.");
        show(window);
        ExperimentSpec spec = shortRun();
        spec.data.dataset = "imdb";
        formOf(window)->setSpec(spec);
        click(transportOf(window)->runButton());
        QTRY_COMPARE_WITH_TIMEOUT(sessionOf(window)->state(), State::Failed, patience);
        QTRY_VERIFY(!panelsOf(window)->dock(PanelId::Data)->visibleRegion().isEmpty());
    }

    void aDataSetThatIsNotThereSaysSo() {
        MainWindow window;
        show(window);
        ExperimentSpec spec = shortRun();
        spec.data.dataset = "nowhere";
        formOf(window)->setSpec(spec);
        click(transportOf(window)->runButton());
        QTRY_COMPARE_WITH_TIMEOUT(sessionOf(window)->state(), State::Failed, patience);
        QVERIFY2(messageOf(window).contains("nowhere"), qPrintable(messageOf(window)));
        QVERIFY(says(window, messageOf(window)));
        QVERIFY(transportOf(window)->runButton()->isEnabled());
        formOf(window)->setSpec(shortRun());
        click(transportOf(window)->runButton());
        QVERIFY2(messageOf(window).isEmpty(), "a new run clears the message");
        QTRY_COMPARE_WITH_TIMEOUT(sessionOf(window)->state(), State::Finished, patience);
    }

    void theSeedIsOneAndTheSameEverywhere() {
        MainWindow window;
        show(window);
        QToolButton* dice = nullptr;
        for (QToolButton* button : transportOf(window)->findChildren<QToolButton*>())
            if (button->accessibleName().contains("seed")) dice = button;
        QVERIFY(dice);
        const unsigned before = formOf(window)->spec().seed;
        click(dice);
        QCOMPARE(formOf(window)->spec().seed, before + 1);
        QVERIFY(window.windowTitle().contains(QString("seed %1").arg(before + 1)));
        QVERIFY(formOf(window)->editor("seed")->value() == SettingValue(std::int64_t{before} + 1));
    }
};

QTEST_MAIN(TestMainWindow)
#include "tst_main_window.moc"
