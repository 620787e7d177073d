// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What the window must not wait for: files to be written or read, a speed to be measured. One thread does it, one job after
// the other, and what came of a job is told on the window's thread.
//
// A job works on values of its own (copies, or shared objects that nobody changes), never on widgets.

#include <QObject>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>

namespace miru {

class Background : public QObject {
 public:
    using QObject::QObject;
    /// What was handed over is still done; nobody is told of it.
    ~Background() override;

    /// Does `work` on the thread; then `then` gets its result, on the window's thread. `work` throws nothing.
    template <typename Work, typename Then>
    void run(Work work, Then then) {
        using Result = std::invoke_result_t<Work>;
        auto result = std::make_shared<std::unique_ptr<Result>>();
        add({[work = std::move(work), result] { *result = std::make_unique<Result>(work()); },
             [then = std::move(then), result] { then(std::move(**result)); }});
    }
    /// Whether everything handed over is done.
    bool isIdle();
    /// Waits until everything handed over is done, and tells of it.
    void finish();

 private:
    struct Job {
        std::function<void()> work;
        std::function<void()> then;
    };

    void add(Job job);
    void serve();
    void tell();

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Job> m_waiting;
    std::deque<std::function<void()>> m_done;  ///< still to be told
    bool m_isWorking = false;
    bool m_isOver = false;
    std::thread m_thread;
};

}  // namespace miru
