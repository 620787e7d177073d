// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// One study as the window sees it: its runs train on threads of their own, what came of them arrives here.

#include <QObject>
#include <QString>
#include <QTimer>
#include <chrono>
#include <map>
#include <memory>
#include <thread>
#include <utility>
#include <vector>

#include "core/study/run_study.h"

namespace miru {

class StudySession : public QObject {
    Q_OBJECT

 public:
    explicit StudySession(const DatasetSource& source, QObject* parent = nullptr);
    ~StudySession() override;

    bool isActive() const { return m_shared != nullptr; }
    /// A thread is at work still.
    bool hasThread() const;
    /// Runs the study in the folder, or resumes it there; together with other programs that are at work on it. So many runs
    /// go side by side; 0: one for each core.
    void start(const Study& study, const QString& folder, int jobs = 0);
    /// Stops at the next batch; the study can be resumed.
    void stop();
    QString folder() const { return m_folder; }
    /// How much of the work is done, a fraction, and about how many seconds are left; −1: not known yet.
    double done() const { return m_done; }
    double secondsLeft() const;
    /// The runs that are being done here, each with the share of it that is done.
    const std::map<int, double>& running() const { return m_running; }
    /// For so many runs that other programs are doing it waits, with nothing left to do itself.
    int waitingFor() const { return m_waitingFor; }
    /// What came of the runs that are over since this was last asked: number and result.
    std::vector<std::pair<int, StudyResult>> takeResults();

 Q_SIGNALS:
    void progressed();
    /// Runs are over, done here or elsewhere: `takeResults` has what came of them, and so has the folder.
    void runEnded();
    /// The study is over, or was stopped. `problem`: what went wrong, a sentence; empty if nothing did.
    void ended(bool isComplete, const QString& problem);

 private:
    struct Shared;  ///< what the thread and this object share

    void collect();

    const DatasetSource& m_source;
    QString m_folder;
    double m_done = 0;
    std::map<int, double> m_running;
    int m_waitingFor = 0;
    std::vector<std::pair<int, StudyResult>> m_results;
    double m_doneAtStart = -1;
    std::chrono::steady_clock::time_point m_start;
    std::shared_ptr<Shared> m_shared;
    std::thread m_thread;
    QTimer m_timer;
};

}  // namespace miru
