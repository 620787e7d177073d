// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The remote control of a run: the window's thread presses, the training thread asks between two batches.

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <vector>

#include "core/measure/knobs.h"

namespace miru {

/// What a single step goes forward by.
enum class StepUnit { Batch, Evaluation, Task };

class RunControl {
 public:
    // Pressed from any thread; each takes effect before the next batch.
    void pause();
    void resume();
    /// Runs until the next batch, evaluation or task is done, then pauses.
    void step(StepUnit unit);
    void stop();
    /// Turns a knob. Of several requests for one knob, the last counts.
    void change(Knob knob, double value);
    bool isStopping() const { return m_stopping; }

    // Asked by the training thread.
    /// A batch, an evaluation or a task has just been done: pauses if that is what the step was for.
    void reached(StepUnit unit);
    bool isPaused() const;
    /// The training thread stands still until somebody lets it go on. What it published before can be relied on.
    bool isHeld() const;
    /// Waits while the run is paused. False: the run is to stop.
    bool waitToProceed();
    struct Request {
        Knob knob;
        double value;
    };
    std::vector<Request> takeChanges();
    /// True as soon as the run is to stop, for loops that should not outlast it.
    const std::atomic<bool>& stopping() const { return m_stopping; }

 private:
    enum class Mode { Running, Stepping, Paused };

    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    Mode m_mode = Mode::Running;
    StepUnit m_unit = StepUnit::Batch;
    bool m_waits = false;
    std::atomic<bool> m_stopping{false};
    std::vector<Request> m_requests;
};

}  // namespace miru
