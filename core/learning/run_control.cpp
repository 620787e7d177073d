// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/learning/run_control.h"

#include <algorithm>
#include <utility>

namespace miru {

void RunControl::pause() {
    const std::lock_guard lock(m_mutex);
    m_mode = Mode::Paused;
}

void RunControl::resume() {
    {
        const std::lock_guard lock(m_mutex);
        m_mode = Mode::Running;
    }
    m_changed.notify_all();
}

void RunControl::step(StepUnit unit) {
    {
        const std::lock_guard lock(m_mutex);
        m_mode = Mode::Stepping;
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
    const auto same = std::ranges::find(m_requests, knob, &Request::knob);
    if (same != m_requests.end())
        same->value = value;
    else
        m_requests.push_back({knob, value});
}

void RunControl::reached(StepUnit unit) {
    const std::lock_guard lock(m_mutex);
    if (m_mode == Mode::Stepping && unit == m_unit) m_mode = Mode::Paused;
}

bool RunControl::isPaused() const {
    const std::lock_guard lock(m_mutex);
    return m_mode == Mode::Paused && !m_stopping;
}

bool RunControl::isHeld() const {
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

std::vector<RunControl::Request> RunControl::takeChanges() {
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_requests, {});
}

}  // namespace miru
