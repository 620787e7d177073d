// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What the training is at, in one line at the bottom of the window, and how long the last frame took.

#include <QElapsedTimer>
#include <QWidget>

class QLabel;

namespace miru {

class RunSession;

class StatusLine : public QWidget {
    Q_OBJECT

 public:
    StatusLine();

    void describe(const RunSession& session);
    /// What is shown is about to change.
    void startFrame() { m_clock.start(); }
    /// The frame's time, in milliseconds, is shown once everything asked for so far is painted.
    void endFrameWhenPainted();

 private:
    QLabel* m_state;
    QLabel* m_frameTime;
    QElapsedTimer m_clock;
};

}  // namespace miru
