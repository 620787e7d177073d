// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A run in a thread of its own, driven by its control and seen through its mailbox, as the window does it.
//
// However a test ends, its thread ends first: the destructor stops the run and waits for it.

#include <atomic>
#include <exception>
#include <functional>
#include <memory>
#include <thread>
#include <utility>

#include "core/run/run_experiment.h"
#include "tests/support/deadline.h"

namespace miru::test {

class TrainingThread {
 public:
    TrainingThread() = default;
    ~TrainingThread() { control.stop(); }
    TrainingThread(const TrainingThread&) = delete;
    TrainingThread& operator=(const TrainingThread&) = delete;

    /// What is pressed before `start` holds for the first batch.
    RunControl control;

    void start(ExperimentSpec spec, Dataset dataset, std::shared_ptr<const Snapshot> from = nullptr) {
        start([spec = std::move(spec), dataset = std::move(dataset), from = std::move(from)](RunOptions options) {
            options.from = from;
            return runExperiment(spec, dataset, options);
        });
    }
    /// Runs anything that heeds these options.
    void start(std::function<Run(const RunOptions&)> run) {
        m_thread = std::jthread([this, run = std::move(run)] {
            RunOptions options;
            options.control = &control;
            options.mailbox = &m_mailbox;
            try {
                m_record = run(options);
            } catch (...) {
                m_failure = std::current_exception();
            }
            m_isOver = true;
        });
    }

    /// The next snapshot in this state; null if the run ends without one, or none comes in time.
    std::shared_ptr<const Snapshot> next(RunState state) {
        std::shared_ptr<const Snapshot> found;
        const auto hasCome = [&] {
            const bool isLast = m_isOver;  // asked first: the last snapshot is there before it is over
            auto snapshot = m_mailbox.take();
            if (snapshot && snapshot->state == state) found = std::move(snapshot);
            return found || isLast;
        };
        return waitUntil(hasCome) ? found : nullptr;
    }

    /// Waits for its end and returns what came of it.
    Run finish() {
        m_thread.join();
        if (m_failure) std::rethrow_exception(m_failure);
        return std::move(m_record);
    }
    Run stop() {
        control.stop();
        return finish();
    }

 private:
    Mailbox<Snapshot> m_mailbox;
    std::atomic<bool> m_isOver = false;
    Run m_record;
    std::exception_ptr m_failure;
    std::jthread m_thread;  // last: it ends before what it writes to
};

}  // namespace miru::test
