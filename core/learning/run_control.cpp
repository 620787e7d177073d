// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/learning/run_control.h"

#include <algorithm>
#include <utility>

namespace miru {

void RunControl::pause() {
    {
        const std::lock_guard lock(m_mutex);
        m_mode = Mode::Paused;
        m_pausedAt.reset();
    }
    m_changed.notify_all();
}

void RunControl::resume() {
    {
        const std::lock_guard lock(m_mutex);
        m_mode = Mode::Running;
        m_pausedAt.reset();
    }
    m_changed.notify_all();
}

void RunControl::step(StepUnit unit) {
    {
        const std::lock_guard lock(m_mutex);
        m_mode = Mode::Stepping;
        m_pausedAt.reset();
        m_unit = unit;
    }
    m_changed.notify_all();
}

void RunControl::stop() {
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_changed.notify_all();
}

void RunControl::change(Knob knob, double value) {
    const std::lock_guard lock(m_mutex);
    const auto same = std::ranges::find(m_requests, knob, &KnobChange::knob);
    if (same != m_requests.end())
        same->value = value;
    else
        m_requests.push_back({0, knob, value});
}

void RunControl::reached(StepUnit unit) {
    const std::lock_guard lock(m_mutex);
    if (m_mode == Mode::Stepping && unit == m_unit) m_mode = Mode::Paused;
}

int RunControl::levelOf(const RunProgress& progress) const {
    const double value = m_pausePoint.value;
    switch (m_pausePoint.kind) {
        case PausePoint::Kind::Never: return 0;
        case PausePoint::Kind::Epoch: return static_cast<double>(progress.epochsInTask) >= value ? 1 : 0;
        case PausePoint::Kind::EachTask: return progress.tasksLearned;
        case PausePoint::Kind::Task: return progress.tasksLearned >= value ? 1 : 0;
        case PausePoint::Kind::Known: return progress.atHand >= value ? 1 : 0;
        case PausePoint::Kind::Forgotten: break;
    }
    return static_cast<int>(std::ranges::count_if(progress.learned, [value](double known) { return known < value; }));
}

void RunControl::pauseAt(const PausePoint& point) {
    const std::lock_guard lock(m_mutex);
    m_pausePoint = point;
    m_level = m_progress ? levelOf(*m_progress) : 0;
}

std::optional<PausePoint> RunControl::pausedAt() const {
    const std::lock_guard lock(m_mutex);
    return m_mode == Mode::Paused ? m_pausedAt : std::nullopt;
}

void RunControl::report(RunProgress progress) {
    const std::lock_guard lock(m_mutex);
    const bool isFirst = !std::exchange(m_progress, std::move(progress)).has_value();
    const int level = levelOf(*m_progress);
    // A run that is resumed has learned something before.
    if (level <= std::exchange(m_level, level) || isFirst) return;
    m_mode = Mode::Paused;
    m_pausedAt = m_pausePoint;
}

void RunControl::setPace(double batchesPerSecond) {
    {
        const std::lock_guard lock(m_mutex);
        m_pace = batchesPerSecond;
    }
    m_changed.notify_all();
}

void RunControl::throttle() {
    std::unique_lock lock(m_mutex);
    const double pace = m_pace;
    if (pace <= 0) return;
    constexpr double maxPause = 1e6;  // seconds; more than the clock can count is no pace either
    const auto pause =
        std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(std::min(1 / pace, maxPause)));
    const auto isWanted = [&] { return !m_stopping && m_mode != Mode::Paused && m_pace == pace; };
    while (m_lastTurn && isWanted()) {
        const auto left = *m_lastTurn + pause - m_now();
        if (left <= Clock::duration::zero()) break;
        m_changed.wait_for(lock, left);
    }
    m_lastTurn = m_now();
}

bool RunControl::isPaused() const {
    const std::lock_guard lock(m_mutex);
    return m_mode == Mode::Paused && !m_stopping;
}

bool RunControl::isWaiting() const {
    const std::lock_guard lock(m_mutex);
    return m_waits && m_mode == Mode::Paused && !m_stopping;
}

bool RunControl::waitToProceed() {
    std::unique_lock lock(m_mutex);
    m_waits = true;
    m_changed.wait(lock, [this] { return m_stopping || m_mode != Mode::Paused; });
    m_waits = false;
    return !m_stopping;
}

std::vector<KnobChange> RunControl::takeChanges() {
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_requests, {});
}

}  // namespace miru
