// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What the training is at, in one line at the bottom of the window, and how long the last frame took.

#include <QElapsedTimer>
#include <QWidget>
#include <optional>

class QLabel;
class QProgressBar;

namespace miru {

class RunSession;

class StatusLine : public QWidget {
    Q_OBJECT

 public:
    StatusLine();

    /// `secondsLeft`: until its run will be done, if that is known. `name`: of a run that is not the one looked at.
    void describe(const RunSession& session, std::optional<double> secondsLeft = std::nullopt,
                  const QString& name = {});
    /// In a lecture it says which task is learned and how far the run is, nothing else.
    void setBrief(bool brief);
    /// What is shown is about to change.
    void startFrame() { m_clock.start(); }
    /// The frame's time, in milliseconds, is shown once everything asked for so far is painted.
    void endFrameWhenPainted();

 private:
    void showText(const QString& full, const QString& brief);

    QLabel* m_state;
    QProgressBar* m_progress;
    QLabel* m_frameTime;
    QElapsedTimer m_clock;
    QString m_full;   ///< what it says otherwise, and
    QString m_brief;  ///< in a lecture
    bool m_isBrief = false;
};

}  // namespace miru
