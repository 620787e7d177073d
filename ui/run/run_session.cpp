// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/run/run_session.h"

#include <algorithm>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <utility>

#include "core/files/memory.h"
#include "core/run/memory_forecast.h"
#include "core/run/run_folder.h"
#include "core/run/run_recorder.h"
#include "core/spec/make_network.h"
#include "ui/style/numbers.h"

namespace miru {
namespace {

constexpr int frameMilliseconds = 33;

/// The run that is kept in this folder, if it was left at this very moment.
std::optional<RecoverableRun> leftAt(const Snapshot& moment, const std::string& folder, const ExperimentSpec& spec) {
    try {
        if (!holdsRun(folder)) return std::nullopt;
        RecoverableRun left = readRunFolder(folder);
        if (left.latest() && left.latest()->position == moment.position && left.spec == spec) return left;
    } catch (const std::runtime_error&) {
        // What cannot be read is written again.
    }
    return std::nullopt;
}

int halfOfTheCores() { return std::max(1, static_cast<int>(std::thread::hardware_concurrency()) / 2); }

}  // namespace

struct RunSession::Shared {
    RunControl control;
    Mailbox<Snapshot> mailbox;
    std::atomic<bool> isLoaded{false};
    std::atomic<bool> isOver{false};
    std::mutex mutex;
    std::vector<std::shared_ptr<const Snapshot>> learned;  ///< snapshots of ends of tasks; none of them is ever lost
    std::shared_ptr<const Dataset> dataset;                ///< written by the thread before isLoaded, read after it
    // Written by the thread before isOver, read after it.
    Run result;
    QString failure;

    /// Everything that has come since the last time, the oldest first.
    std::vector<std::shared_ptr<const Snapshot>> takeSnapshots() {
        auto latest = mailbox.take();  // first: what is learned after it is newer
        std::vector<std::shared_ptr<const Snapshot>> snapshots;
        {
            const std::lock_guard lock(mutex);
            snapshots.swap(learned);
        }
        if (latest) {
            const auto later = std::ranges::upper_bound(snapshots, latest->position.batch, {},
                                                        [](const auto& snapshot) { return snapshot->position.batch; });
            snapshots.insert(later, std::move(latest));
        }
        return snapshots;
    }
};

RunSession::RunSession(const DatasetSource& source, QObject* parent) : QObject(parent), m_source(source) {
    m_timer.setInterval(frameMilliseconds);
    connect(&m_timer, &QTimer::timeout, this, &RunSession::collect);
}

RunSession::~RunSession() { end(); }

std::optional<PausePoint> RunSession::pausedAt() const {
    return m_state == State::Paused && m_run ? m_run->control.pausedAt() : std::nullopt;
}

void RunSession::start(const ExperimentSpec& spec, std::shared_ptr<const Snapshot> from) {
    end();
    m_run = std::make_shared<Shared>();
    launch(spec, std::move(from));
}

void RunSession::startWithStep(const ExperimentSpec& spec, StepUnit unit) {
    end();
    m_run = std::make_shared<Shared>();
    m_run->control.step(unit);
    launch(spec, nullptr);
}

void RunSession::launch(const ExperimentSpec& spec, std::shared_ptr<const Snapshot> from) {
    m_spec = spec;
    m_recorded = spec;
    m_snapshot = nullptr;
    m_run->control.setPace(m_pace);
    m_run->control.pauseAt(m_pausePoint);
    keepMemoryInReserve();  // a run before may have needed it
    m_thread = std::jthread([run = m_run, before = m_retired.empty() ? nullptr : m_retired.back().run, spec,
                             folder = m_folder.toStdString(), from = std::move(from),
                             threads = m_sharesMachine ? halfOfTheCores() : 0, cached = m_dataset, &source = m_source] {
        try {
            if (before) before->isOver.wait(false);  // it may hold the folder, and needs the cores for a moment yet
            if (run->control.isStopping()) throw std::runtime_error("The run was discarded.");
            run->dataset = cached && cached->name == spec.data.dataset
                               ? cached
                               : std::make_shared<const Dataset>(source.load(spec.data.dataset));
            if (const auto problems = problemsWith(spec, *run->dataset, from ? RunStart::Resumed : RunStart::Beginning);
                !problems.empty())
                throw std::runtime_error(problems.front().sentence);
            if (const auto why = from ? resumeObstacle(*from, spec, *run->dataset) : std::nullopt)
                throw std::runtime_error(*why);
            const RunManner manner{.threads = threads, .keepsFolder = !folder.empty(), .keepsMoments = true};
            const MemoryForecast memory = memoryOf(spec, extentOf(*run->dataset, spec.text), manner);
            if (memoryObstacle(memory))
                throw std::runtime_error(
                    tr("The run needs about %1 of memory, and %2 are available. Make hidden units, "
                       "batch or sequences smaller, or use fewer threads.")
                        .arg(words::bytes(memory.stillToCome()), words::bytes(static_cast<qint64>(availableMemory())))
                        .toStdString());
            run->isLoaded = true;
            RunOptions options;
            options.threads = threads;
            options.control = &run->control;
            options.mailbox = &run->mailbox;
            options.from = from;
            options.taskLearned = [&run = *run](const std::shared_ptr<const Snapshot>& snapshot) {
                const std::lock_guard lock(run.mutex);
                run.learned.push_back(snapshot);
            };
            if (run->control.isStopping()) throw std::runtime_error("The run was discarded.");
            if (folder.empty()) {
                run->result = runExperiment(spec, *run->dataset, options);
            } else {
                const auto left = from ? leftAt(*from, folder, spec) : std::nullopt;
                run->result =
                    runInFolder(folder, spec, *run->dataset, options, left ? &*left : nullptr, Keeping::IfPossible);
            }
        } catch (const std::exception& error) {
            run->failure = QString::fromStdString(sentenceOf(error));
        }
        run->isOver = true;
        run->isOver.notify_all();
    });
    m_timer.start();
    setState(State::Loading);
}

/// Tells the thread to stop and leaves it to itself: what it is at may take a moment, and the window does not wait.
void RunSession::end() {
    m_timer.stop();
    if (m_thread.joinable()) {
        m_run->control.stop();
        m_retired.push_back({m_run, std::move(m_thread)});
    }
    m_run = nullptr;
    joinEnded();
}

bool RunSession::hasThread() const {
    return (m_run && !m_run->isOver) ||
           std::ranges::any_of(m_retired, [](const Retired& retired) { return !retired.run->isOver; });
}

void RunSession::joinEnded() {
    std::erase_if(m_retired, [](const Retired& retired) { return retired.run->isOver.load(); });
}

/// What the thread has left since the last frame. Whoever receives it may reset or restart at once.
void RunSession::collect() {
    joinEnded();
    const auto run = m_run;
    const bool isOver = run->isOver;  // before the mailbox: a snapshot put in after it would be missed
    const bool isWaiting = run->control.isWaiting();
    if (m_state == State::Loading && run->isLoaded) setState(State::Running);
    if (m_run != run) return;
    for (auto& snapshot : run->takeSnapshots()) {
        if (m_snapshot && m_snapshot->position.batch > snapshot->position.batch) continue;  // overtaken by a task's end
        m_snapshot = std::move(snapshot);
        m_spec = withEventsUpTo(m_recorded, *m_snapshot);
        Q_EMIT snapshotArrived(m_snapshot);
        if (m_run != run) return;
    }
    // Not told by the snapshot: whoever pauses, resumes and pauses again at once finds the thread still waiting.
    if (m_run == run && isWaiting && m_state == State::Running) setState(State::Paused);
    if (!isOver || m_run != run) return;

    m_timer.stop();
    m_thread.join();
    m_run = nullptr;
    if (!run->failure.isEmpty()) {
        setState(State::Failed);
        Q_EMIT failed(run->failure);
        return;
    }
    m_dataset = run->dataset;
    m_spec = run->result.spec;
    setState(m_snapshot && m_snapshot->state == RunState::Diverged ? State::Diverged : State::Finished);
}

const Dataset* RunSession::dataset(const std::string& name) const {
    const auto& read = m_run && m_run->isLoaded ? m_run->dataset : m_dataset;
    return read && read->name == name ? read.get() : nullptr;
}

void RunSession::offer(std::shared_ptr<const Dataset> dataset) {
    if (!m_run) m_dataset = std::move(dataset);
}

QStringList RunSession::classNames() const {
    const auto read = m_run && m_run->isLoaded ? m_run->dataset : m_dataset;
    QStringList names;
    if (read)
        for (const std::string& name : asRead(m_spec, *read).classNames) names << QString::fromStdString(name);
    return names;
}

void RunSession::pause() {
    if (m_run) m_run->control.pause();
}

void RunSession::resume() {
    if (!m_run) return;
    m_run->control.resume();
    if (m_state == State::Paused) setState(State::Running);
}

void RunSession::step(StepUnit unit) {
    if (!m_run) return;
    m_run->control.step(unit);
    if (m_state == State::Paused) setState(State::Running);
}

void RunSession::reset() {
    if (m_run && m_run->isLoaded) m_dataset = m_run->dataset;
    end();
    m_snapshot = nullptr;
    setState(State::Idle);
}

void RunSession::turn(Knob knob, double value) {
    if (m_run) m_run->control.change(knob, value);
}

void RunSession::setPace(double batchesPerSecond) {
    m_pace = batchesPerSecond;
    if (m_run) m_run->control.setPace(m_pace);
}

void RunSession::setPausePoint(const PausePoint& point) {
    m_pausePoint = point;
    if (m_run) m_run->control.pauseAt(m_pausePoint);
}

void RunSession::setState(State state) {
    if (m_state == state) return;
    m_state = state;
    Q_EMIT stateChanged(state);
}

}  // namespace miru
