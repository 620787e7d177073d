// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// One run as the window sees it, and the only class that knows there is a thread.
//
// The training runs on a thread of its own; a timer here empties its mailbox and hands snapshots on, so the window never
// waits for it and it never waits for the window. A run that is discarded ends by itself, in its own time; only the
// destructor waits for it.

#include <QObject>
#include <QString>
#include <QTimer>
#include <atomic>
#include <memory>
#include <thread>
#include <vector>

#include "core/run/run_experiment.h"

namespace miru {

class RunSession : public QObject {
    Q_OBJECT

 public:
    enum class State { Idle, Loading, Running, Paused, Finished, Diverged, Failed };
    Q_ENUM(State)

    explicit RunSession(const DatasetSource& source, QObject* parent = nullptr);
    ~RunSession() override;

    State state() const { return m_state; }
    /// A thread is at work or waits to be resumed.
    bool isActive() const { return m_state == State::Loading || m_state == State::Running || m_state == State::Paused; }
    /// A thread is at work still, be it one whose run was discarded.
    bool hasThread() const;
    /// The spec of the run at hand, changes made on the way included.
    const ExperimentSpec& spec() const { return m_spec; }
    /// What the classes of the data set at hand are called; empty before it is read.
    QStringList classNames() const;
    /// The data set of this name if a run has read it, or null.
    const Dataset* dataset(const std::string& name) const;
    /// Somebody has read a data set already: the next run of it need not. While a run is at hand, it keeps its own.
    void offer(std::shared_ptr<const Dataset> dataset);
    /// The last snapshot, or null.
    std::shared_ptr<const Snapshot> snapshot() const { return m_snapshot; }

    /// The pause point at which the run has paused by itself; nothing if somebody paused it.
    std::optional<PausePoint> pausedAt() const;

    /// Whether the next run leaves half of the cores to another one. What is learned does not depend on it.
    void setSharesMachine(bool shares) { m_sharesMachine = shares; }
    /// The folder that the next run is kept in, so that a crash loses nothing; empty: none. A run that cannot be kept goes
    /// on all the same.
    void setFolder(const QString& folder) { m_folder = folder; }
    /// Begins a run, or resumes it from a snapshot with a checkpoint; one that is running is discarded.
    void start(const ExperimentSpec& spec, std::shared_ptr<const Snapshot> from = nullptr);
    /// Begins a run that pauses after its first step.
    void startWithStep(const ExperimentSpec& spec, StepUnit unit);
    void pause();
    void resume();
    void step(StepUnit unit);
    /// Gives the run up and forgets it.
    void reset();
    void turn(Knob knob, double value);
    /// For this run and those to come.
    void setPace(double batchesPerSecond);
    void setPausePoint(const PausePoint& point);

 Q_SIGNALS:
    void stateChanged(miru::RunSession::State state);
    void snapshotArrived(std::shared_ptr<const miru::Snapshot> snapshot);
    /// The run could not begin or broke; one sentence.
    void failed(const QString& sentence);

 private:
    struct Shared;  ///< what the thread and this object share

    void launch(const ExperimentSpec& spec, std::shared_ptr<const Snapshot> from);
    void end();
    void joinEnded();
    void collect();
    void setState(State state);

    const DatasetSource& m_source;
    State m_state = State::Idle;
    bool m_sharesMachine = false;
    QString m_folder;
    double m_pace = 0;
    PausePoint m_pausePoint;
    ExperimentSpec m_spec;
    ExperimentSpec m_recorded;  ///< what the run was begun with
    std::shared_ptr<const Snapshot> m_snapshot;
    std::shared_ptr<const Dataset> m_dataset;  ///< kept from run to run
    std::shared_ptr<Shared> m_run;
    std::jthread m_thread;
    struct Retired {
        std::shared_ptr<Shared> run;
        std::jthread thread;
    };
    std::vector<Retired> m_retired;  ///< discarded runs whose threads may still be at work, the oldest first
    QTimer m_timer;
};

}  // namespace miru
