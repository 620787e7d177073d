// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/run/study_session.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <iterator>
#include <mutex>

#include "core/files/memory.h"

namespace miru {
namespace {

constexpr int pollMilliseconds = 150;

}  // namespace

struct StudySession::Shared {
    RunControl control;
    std::atomic<double> done{0};
    std::mutex mutex;
    std::vector<std::pair<int, StudyResult>> results;  ///< of runs that have ended, until they are taken
    std::map<int, double> running;                     ///< runs being done here: share done
    std::atomic<int> waitingFor{0};                    ///< runs
    std::atomic<bool> isOver{false};
    // Written by the thread before isOver, read after it.
    bool isComplete = false;
    QString problem;
};

StudySession::StudySession(const DatasetSource& source, QObject* parent) : QObject(parent), m_source(source) {
    m_timer.setInterval(pollMilliseconds);
    connect(&m_timer, &QTimer::timeout, this, &StudySession::collect);
}

StudySession::~StudySession() {
    if (!m_thread.joinable()) return;
    m_shared->control.stop();
    m_thread.join();
}

void StudySession::start(const Study& study, const QString& folder, int jobs) {
    if (isActive()) return;
    m_folder = folder;
    m_done = 0;
    m_results.clear();
    m_running.clear();
    m_waitingFor = 0;
    m_doneAtStart = -1;
    m_start = std::chrono::steady_clock::now();
    m_shared = std::make_shared<Shared>();
    m_thread = std::thread([shared = m_shared, study, jobs, path = folder.toStdString(), &source = m_source] {
        try {
            StudyOptions options;
            options.jobs = jobs;
            options.control = &shared->control;
            options.runEnded = [&shared = *shared](int run, const StudyResult& result) {
                const std::lock_guard lock(shared.mutex);
                shared.results.emplace_back(run, result);
                shared.running.erase(run);
            };
            options.runProgressed = [&shared = *shared](int run, double done) {
                const std::lock_guard lock(shared.mutex);
                shared.running[run] = done;
            };
            options.runEndedElsewhere = options.runEnded;
            options.waiting = [&shared = *shared](int runs) { shared.waitingFor = runs; };
            options.progressed = [&shared = *shared](double done) {
                shared.done = done;
                shared.waitingFor = 0;  // something is at work here again
            };
            shared->isComplete = runStudy(path, study, source, options);
        } catch (const std::exception& error) {
            shared->problem = QString::fromStdString(sentenceOf(error));
        }
        shared->isOver = true;
    });
    m_timer.start();
}

bool StudySession::hasThread() const { return m_shared && !m_shared->isOver; }

void StudySession::stop() {
    if (m_shared) m_shared->control.stop();
}

double StudySession::secondsLeft() const {
    if (m_doneAtStart < 0 || m_done <= m_doneAtStart) return -1;
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - m_start).count();
    return seconds * (1 - m_done) / (m_done - m_doneAtStart);
}

std::vector<std::pair<int, StudyResult>> StudySession::takeResults() { return std::exchange(m_results, {}); }

void StudySession::collect() {
    const bool isOver = m_shared->isOver;
    const int waitingFor = m_shared->waitingFor;
    std::vector<std::pair<int, StudyResult>> results;
    std::map<int, double> running;
    {
        const std::lock_guard lock(m_shared->mutex);
        results.swap(m_shared->results);
        if (!isOver) running = m_shared->running;
    }
    const double done = m_shared->done;  // after what is running, which began with it
    if (done != m_done || waitingFor != m_waitingFor || running != m_running) {
        if (m_doneAtStart < 0) m_doneAtStart = done;
        m_done = done;
        m_waitingFor = waitingFor;
        m_running = std::move(running);
        Q_EMIT progressed();
    }
    if (!results.empty()) {
        std::ranges::move(results, std::back_inserter(m_results));
        Q_EMIT runEnded();
    }
    if (!isOver) return;
    m_timer.stop();
    m_thread.join();
    const auto shared = std::exchange(m_shared, nullptr);
    Q_EMIT ended(shared->isComplete, shared->problem);
}

}  // namespace miru
