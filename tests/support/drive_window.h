// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The window, driven as a person drives it: with clicks and keys.

#include <QAbstractSpinBox>
#include <QApplication>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

#include "tests/support/few_glyphs.h"
#include "tests/support/window_parts.h"
#include "ui/main_window.h"
#include "ui/run/timeline.h"
#include "ui/run/transport_bar.h"
#include "ui/setup/field_editor.h"
#include "ui/setup/spec_form.h"

namespace miru::drive {

inline constexpr int patience = 120'000;  // milliseconds at most: a machine may be busy

/// Over in a moment: two tasks of twenty batches.
inline ExperimentSpec shortRun() {
    ExperimentSpec spec;
    spec.data.dataset = testing::fewGlyphs().toStdString();
    spec.data.tasks = 2;
    spec.data.trainPerTask = 640;
    spec.data.testPerTask = 100;
    spec.model.hiddenUnits = 16;
    spec.evaluation.every = 10;
    spec.evaluation.sequences = 50;
    return spec;
}

inline bool show(MainWindow& window, QSize size = {1280, 800}) {
    window.resize(size);
    window.show();
    window.activateWindow();
    return QTest::qWaitForWindowActive(&window);
}

inline void click(QWidget* widget) { QTest::mouseClick(widget, Qt::LeftButton); }

/// Types into the field of a setting, and no more: not even Return.
inline void type(MainWindow& window, const char* key, const QString& text) {
    auto* const box = formOf(window)->editor(key)->findChild<QAbstractSpinBox*>();
    box->setFocus();
    box->selectAll();
    QTest::keyClicks(box, text);
}
inline void enter(MainWindow& window, const char* key, const QString& text) {
    type(window, key, text);
    QTest::keyClick(formOf(window)->editor(key)->findChild<QAbstractSpinBox*>(), Qt::Key_Return);
}

/// Runs the settings to their end.
inline bool runToEnd(MainWindow& window, const ExperimentSpec& spec) {
    formOf(window)->setSpec(spec);
    click(transportOf(window)->runButton());
    return QTest::qWaitFor([&] { return sessionOf(window)->state() == RunSession::State::Finished; }, patience);
}

/// The moment at which so many tasks had been learned.
inline bool lookBackAtEndOfTask(MainWindow& window, int tasks) {
    for (const auto& moment : runsOf(window)->current()->snapshots)
        if (moment->scoreboard.learnedCount() == tasks) {
            QTest::mouseClick(timelineOf(window), Qt::LeftButton, {},
                              timelineOf(window)->positionOf(*moment).toPoint());
            return timelineOf(window)->moment() == moment;
        }
    return false;
}

}  // namespace miru::drive
