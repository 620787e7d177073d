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
    /// Until what has been asked for by then is painted.
    void startFrame() { m_clock.start(); }
    void endFrameWhenPainted();

 private:
    QLabel* m_state;
    QLabel* m_frameTime;
    QElapsedTimer m_clock;
};

}  // namespace miru
