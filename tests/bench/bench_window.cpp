// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How quickly the window answers: first paint, first moving curve, frames while training on all cores, pause; and how
// long it was held at most in what people do all the time. The budget for that is 50 ms.
//
// Drives the real main window (on the offscreen platform unless told otherwise) and prints milliseconds, one per line.

#include <fmt/format.h>
#include <unistd.h>

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QPushButton>
#include <QSlider>
#include <QTemporaryDir>
#include <QThread>
#include <QTimer>
#include <algorithm>
#include <functional>
#include <string_view>
#include <vector>

#include "tests/support/heartbeat.h"
#include "tests/support/window_parts.h"
#include "ui/charts/parallel_coordinates.h"
#include "ui/charts/scatter_plot.h"
#include "ui/docks/panel_area.h"
#include "ui/docks/panel_dock.h"
#include "ui/main_window.h"
#include "ui/panels/accuracy_panel.h"
#include "ui/run/timeline.h"
#include "ui/run/transport_bar.h"
#include "ui/setup/field_editor.h"
#include "ui/setup/spec_form.h"
#include "ui/style/palette.h"
#include "ui/style/theme.h"

using namespace miru;

namespace {

/// Milliseconds since the process was started, loading of libraries included (to a hundredth of a second).
double millisecondsSinceStart() {
    QFile stat(QStringLiteral("/proc/self/stat"));
    QFile uptime(QStringLiteral("/proc/uptime"));
    if (!stat.open(QIODevice::ReadOnly) || !uptime.open(QIODevice::ReadOnly)) return 0;
    const QByteArray text = stat.readAll();
    const double ticks = text.mid(text.lastIndexOf(')') + 2).split(' ').at(19).toDouble();
    return 1000 * (uptime.readAll().split(' ').at(0).toDouble() - ticks / static_cast<double>(sysconf(_SC_CLK_TCK)));
}

/// A line of the table, the same in every locale.
void printRow(std::string_view what, double number, int decimals = 1, std::string_view unit = "ms") {
    fmt::print("{:<38}{:>7.{}f} {}\n", what, number, decimals, unit);
}
void printMilliseconds(std::string_view what, qint64 milliseconds) {
    printRow(what, static_cast<double>(milliseconds), 0);
}

/// Runs the event loop until `done`, or for twenty seconds at most.
bool waitFor(const std::function<bool()>& done) {
    QElapsedTimer clock;
    clock.start();
    while (!done()) {
        if (clock.elapsed() > 20'000) return false;
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents, 5);
    }
    return true;
}

/// Lets the window work for so long, with a step of its own every few milliseconds; prints how long it was held at most.
void printHeld(test::Heartbeat& heartbeat, const char* what, int milliseconds, const std::function<void(int)>& step) {
    heartbeat.takeLongest();
    QElapsedTimer clock;
    clock.start();
    for (int n = 0; clock.elapsed() < milliseconds; ++n) {
        step(n);
        QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
        QThread::msleep(5);
    }
    const auto wait = heartbeat.takeLongest();
    printRow(fmt::format("held while {}", what), wait.held, 1,
             fmt::format("ms, of it computing {:.1f} ms", wait.computing));
}

/// What a frame of 500 states costs, with the regions of their answers behind them.
void printScatterPlot() {
    ScatterPlotData data;
    for (int kind = 0; kind < 10; ++kind) data.kinds << ScatterKind{QString::number(kind), classColor(kind), kind};
    for (int n = 0; n < 500; ++n)
        data.points << ScatterPoint{QPointF(n % 25, n % 20), n % 10, n % 3 == 0, QPointF(n % 20, n % 25)};
    data.regions = {QRectF(-20, -20, 70, 60), 200, 120, {}};
    for (int n = 0; n < 200 * 120; ++n) data.regions.values.push_back(n % 200 / 24 % 10);
    for (int kind = 0; kind < 10; ++kind) data.regions.fills << classColor(kind);
    ScatterPlot plot;
    plot.resize(500, 350);
    plot.grab();
    constexpr int frames = 50;
    QElapsedTimer clock;
    clock.start();
    for (int n = 0; n < frames; ++n) {
        plot.setData(data);
        plot.grab();
    }
    printRow("a frame of 500 states", static_cast<double>(clock.elapsed()) / frames);
}

/// A run whose batches take seconds, in the midst of one of them.
void beginLarge(MainWindow& window) {
    ExperimentSpec spec;
    spec.data.dataset = "glyphs";
    spec.model.hiddenUnits = 4096;
    spec.training.batch = 1024;
    formOf(window)->setSpec(spec);
    transportOf(window)->runButton()->click();
    waitFor([&] { return sessionOf(window)->state() == RunSession::State::Running; });
    QElapsedTimer clock;
    clock.start();
    waitFor([&] { return clock.elapsed() > 2000; });
}

/// From the moment it is told to end: the program itself, which need not wait for its threads.
void printClosingOfALargeRun() {
    QTemporaryDir home;
    QFile spec(home.filePath("large.json"));
    if (!spec.open(QIODevice::WriteOnly)) return;
    spec.write(
        R"({"format": 1, "data": {"dataset": "glyphs"}, "model": {"hiddenUnits": 4096}, "training": {"batch": 1024}})");
    spec.close();
    QProcess program;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert("XDG_DATA_HOME", home.path());
    environment.insert("XDG_CONFIG_HOME", home.path());
    program.setProcessEnvironment(environment);
    program.start(QCoreApplication::applicationDirPath() + "/miru-lab", {spec.fileName(), "--run"});
    if (!program.waitForStarted()) return;
    program.waitForFinished(5000);
    QElapsedTimer clock;
    clock.start();
    program.terminate();
    program.waitForFinished();
    printMilliseconds("Close a large run, to the program's end", clock.elapsed());
}

/// Every configuration of a large study, painted in a window that fills a screen; half of them faded.
void printParallelCoordinates() {
    constexpr int axes = 8;
    constexpr int lines = 500;
    ParallelData data;
    for (int axis = 0; axis < axes; ++axis) data.axes.push_back({QString::number(axis), 0, 1, {{0, "0"}, {1, "1"}}});
    for (int line = 0; line < lines; ++line) {
        ParallelLine& added = data.lines.emplace_back(ParallelLine{taskColor(line % 7), {}});
        for (int axis = 0; axis < axes; ++axis) added.values.push_back((line * (37 + 11 * axis)) % lines / 500.0);
    }
    ParallelCoordinates chart;
    chart.resize(1850, 900);
    chart.setData(std::move(data));
    chart.keep(0, ParallelCoordinates::Part{0, 0.5});
    std::vector<double> frames;
    for (int frame = 0; frame < 15; ++frame) {
        QElapsedTimer clock;
        clock.start();
        chart.grab();
        frames.push_back(static_cast<double>(clock.nsecsElapsed()) / 1e6);
    }
    std::ranges::sort(frames);
    printRow("500 lines in parallel coordinates", frames[frames.size() / 2]);
}

}  // namespace

int main(int argc, char** argv) {
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    Theme::current().apply(Theme::Kind::Light);
    MainWindow window;
    window.loadPreset(QStringLiteral("rehearsal"));
    window.show();
    window.grab();
    printRow("start to first paint", millisecondsSinceStart(), 0);

    QElapsedTimer clock;
    clock.start();
    transportOf(window)->runButton()->click();
    const auto curvePoints = [&] {
        const auto snapshot = sessionOf(window)->snapshot();
        return snapshot ? snapshot->accuracy[0].points().size() : 0;
    };
    waitFor([&] { return curvePoints() >= 2; });
    printMilliseconds("Run to a curve that moves", clock.elapsed());

    // A frame is what a snapshot costs the window's thread: setting it in every panel and painting them.
    std::vector<double> frames;
    const auto timed =
        QObject::connect(sessionOf(window), &RunSession::snapshotArrived, [&](const std::shared_ptr<const Snapshot>&) {
            QElapsedTimer frame;
            frame.start();
            window.grab();
            frames.push_back(static_cast<double>(frame.nsecsElapsed()) / 1e6);
        });
    waitFor([&] { return frames.size() >= 100 || !sessionOf(window)->isActive(); });
    QObject::disconnect(timed);  // from here on a frame is painted once
    std::ranges::sort(frames);
    if (!frames.empty()) {
        printRow("frame while training, median", frames[frames.size() / 2]);
        printRow("frame while training, 99 of 100", frames[frames.size() * 99 / 100]);
    }

    std::vector<double> pauses;
    for (int n = 0; n < 10 && sessionOf(window)->isActive(); ++n) {
        clock.restart();
        transportOf(window)->pauseButton()->click();
        waitFor(
            [&] { return sessionOf(window)->state() == RunSession::State::Paused || !sessionOf(window)->isActive(); });
        pauses.push_back(static_cast<double>(clock.nsecsElapsed()) / 1e6);
        transportOf(window)->runButton()->click();
        waitFor([&] { return sessionOf(window)->state() == RunSession::State::Running; });
    }
    if (!pauses.empty())
        printRow(fmt::format("Pause to paused, longest of {}", pauses.size()), std::ranges::max(pauses));
    if (!sessionOf(window)->isActive()) transportOf(window)->runButton()->click();
    waitFor([&] { return runsOf(window)->current() && runsOf(window)->current()->snapshots.size() > 20; });
    {
        test::Heartbeat heartbeat;
        QTemporaryDir folder;
        const auto nothing = [](int) {};
        printHeld(heartbeat, "training", 3000, nothing);
        panelsOf(window)->dock(PanelId::Forgotten)->raise();
        printHeld(heartbeat, "training, Forgotten on top", 3000, nothing);
        printHeld(heartbeat, "scrubbing", 3000, [&](int n) { timelineOf(window)->step(n / 20 % 2 == 0 ? -1 : 1); });
        timelineOf(window)->goLive();
        QSlider* const beta = formOf(window)->editor("model.beta")->findChild<QSlider*>();
        printHeld(heartbeat, "dragging β", 3000, [&](int n) { beta->setValue(n % beta->maximum()); });
        printHeld(heartbeat, "saving the session", 3000, [&](int n) {
            if (n == 0) documentOf(window)->save(folder.filePath("session.miru"));
        });
        printHeld(heartbeat, "choosing presets", 1500, [&](int n) {
            window.loadPreset(n % 2 == 0 ? QStringLiteral("forgetting") : QStringLiteral("rehearsal"));
        });
        printHeld(heartbeat, "resetting", 500, [&](int n) {
            if (n == 0) transportOf(window)->resetButton()->click();
        });
        printRow("size of the session saved",
                 static_cast<double>(QFileInfo(folder.filePath("session.miru")).size()) / 1e6, 1, "MB");
    }
    beginLarge(window);
    {
        test::Heartbeat heartbeat;
        printHeld(heartbeat, "resetting a large run", 500, [&](int n) {
            if (n == 0) transportOf(window)->resetButton()->click();
        });
    }
    printScatterPlot();
    window.loadPreset(QStringLiteral("rehearsal"));
    transportOf(window)->runButton()->click();
    waitFor([&] { return curvePoints() >= 2; });
    clock.restart();
    window.close();
    printMilliseconds("Close while training", clock.elapsed());
    printParallelCoordinates();
    printClosingOfALargeRun();
    return 0;
}
