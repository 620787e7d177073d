// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The remote control of a run: the window's thread presses, the training thread asks between two batches.

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

#include "core/measure/knobs.h"

namespace miru {

/// What a single step goes forward by.
enum class StepUnit { Batch, Evaluation, Task };

/// Where a run shall pause by itself; it may be resumed there.
struct PausePoint {
    enum class Kind {
        Never,
        Epoch,      ///< this many epochs of a task are done
        EachTask,   ///< a task is learned, whichever
        Task,       ///< this many tasks are learned
        Known,      ///< the task at hand is known to this share
        Forgotten,  ///< a learned task has fallen below this share
    };
    Kind kind = Kind::Never;
    double value = 0;
    bool operator==(const PausePoint&) const = default;
};

/// How far a run has come, as far as a pause point can ask.
struct RunProgress {
    std::int64_t epochsInTask = 0;
    int tasksLearned = 0;
    double atHand = 0;            ///< accuracy on the task being learned
    std::vector<double> learned;  ///< accuracies on those learned before it
};

class RunControl {
 public:
    using Clock = std::chrono::steady_clock;

    /// `now` says what time it is, for the pace; tests set it. A clock's zero means nothing: it may be when the machine
    /// was started.
    explicit RunControl(std::function<Clock::time_point()> now = Clock::now) : m_now(std::move(now)) {}

    // Pressed from any thread; each takes effect before the next batch.
    void pause();
    void resume();
    /// Runs until the next batch, evaluation or task is done, then pauses.
    void step(StepUnit unit);
    void stop();
    /// Turns a knob. Of several requests for one knob, the last counts.
    void change(Knob knob, double value);
    /// Pauses whenever this has just come true; what was true already does not count.
    void pauseAt(const PausePoint& point);
    /// At most so many batches a second, for the eye; 0 = as fast as possible. The next batch after the first pace is
    /// set comes at once.
    void setPace(double batchesPerSecond);
    bool isStopping() const { return m_stopping; }
    /// The pause point at which it has paused by itself; nothing if somebody pressed, or it is not paused.
    std::optional<PausePoint> pausedAt() const;

    // Asked by the training thread.
    /// A batch, an evaluation or a task has just been done: pauses if that is what the step was for.
    void reached(StepUnit unit);
    /// How far the run has come: pauses if that is what the pause point waits for.
    void report(RunProgress progress);
    /// Waits until the pace allows another batch, or until something else is asked for.
    void throttle();
    bool isPaused() const;
    /// The training thread stands still until somebody lets it resume. What it published before can be relied on.
    bool isWaiting() const;
    /// Waits while the run is paused. False: the run is to stop.
    bool waitToProceed();
    /// What has been asked for since the last call; each is due at once.
    std::vector<KnobChange> takeChanges();
    /// True as soon as the run is to stop, for loops that should not outlast it.
    const std::atomic<bool>& stopping() const { return m_stopping; }

 private:
    enum class Mode { Running, Stepping, Paused };

    int levelOf(const RunProgress& progress) const;

    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    Mode m_mode = Mode::Running;
    StepUnit m_unit = StepUnit::Batch;
    bool m_waits = false;
    std::atomic<bool> m_stopping{false};
    std::vector<KnobChange> m_requests;
    PausePoint m_pausePoint;
    std::optional<PausePoint> m_pausedAt;
    std::optional<RunProgress> m_progress;  ///< nothing before the first report
    int m_level = 0;                        ///< how often the pause point is true now; it pauses when that rises
    double m_pace = 0;                      ///< batches per second
    std::function<Clock::time_point()> m_now;
    std::optional<Clock::time_point> m_lastTurn;  ///< nothing before the first
};

}  // namespace miru
