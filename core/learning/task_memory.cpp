// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/learning/task_memory.h"

#include <algorithm>

namespace miru {

void TaskMemory::taskStarted(const Context&, const Task& task) {
    if (m_samplesPerTask > 0) m_reservoirs.emplace_back(m_samplesPerTask, task.trainSet().numbersPerSequence());
}

std::vector<Sample> TaskMemory::chooseAndDraw(const Context& context, const Batch& batch) {
    if (m_samplesPerTask == 0) return {};
    m_offered = batch.firstEpoch ? batch.fresh : 0;
    m_choices.clear();
    if (batch.firstEpoch)
        m_choices = m_reservoirs.back().choose(std::span(batch.samples).first(batch.fresh), context.random);

    std::size_t kept = 0;
    for (std::size_t task = 0; task + 1 < m_reservoirs.size(); ++task)
        kept += static_cast<std::size_t>(m_reservoirs[task].count());
    std::vector<Sample> drawn;
    for (auto index : drawDistinct<int>(kept, static_cast<std::size_t>(m_perBatch), context.random)) {
        std::size_t task = 0;
        while (index >= m_reservoirs[task].count()) index -= m_reservoirs[task++].count();
        drawn.push_back(m_reservoirs[task].sample(index));
    }
    return drawn;
}

void TaskMemory::stepTaken(const Context&) {
    if (m_samplesPerTask == 0) return;
    m_reservoirs.back().keep(m_choices, m_offered);
    m_choices.clear();
    m_offered = 0;
}

void TaskMemory::turn(Knob knob, double value) {
    if (knob == Knob::ReplayPerBatch) m_perBatch = static_cast<int>(value);
    if (knob != Knob::KeptPerTask) return;
    m_samplesPerTask = static_cast<int>(value);
    m_reservoirs.clear();
}

void addToSummary(const Reservoir& reservoir, int index, std::size_t task, BufferSummary& summary) {
    ++summary.keptPerTask[task];
    if (summary.keptPerTask[task] > BufferSummary::examplesPerTask) return;
    if (const FrameView kept = reservoir.sample(index).frames; kept.isText())
        summary.texts[task].emplace_back(kept.words().begin(), kept.words().end());
    else
        summary.examples[task].push_back(reservoir.inEightBits(index));
}

BufferSummary TaskMemory::bufferSummary() const {
    BufferSummary summary;
    if (m_samplesPerTask == 0) return summary;
    summary.capacityPerTask = m_samplesPerTask;
    summary.keptPerTask.assign(m_reservoirs.size(), 0);
    summary.examples.resize(m_reservoirs.size());
    summary.texts.resize(m_reservoirs.size());
    for (std::size_t task = 0; task < m_reservoirs.size(); ++task) {
        summary.bytes += m_reservoirs[task].bytes();
        for (int n = 0; n < m_reservoirs[task].count(); ++n) addToSummary(m_reservoirs[task], n, task, summary);
    }
    return summary;
}

namespace {

std::string keptOf(std::size_t task) { return "kept/task" + std::to_string(task + 1); }

}  // namespace

NamedArrays TaskMemory::state() const {
    NamedArrays state;
    std::vector<std::int64_t> offered;
    for (std::size_t task = 0; task < m_reservoirs.size(); ++task) {
        offered.push_back(m_reservoirs[task].offered());
        state.set(keptOf(task), m_reservoirs[task].kept());
    }
    if (!offered.empty()) state.set("offered", std::move(offered));
    return state;
}

std::optional<std::string> TaskMemory::restoreObstacle(const NamedArrays& state, const Timetable& timetable, int met,
                                                       const NetworkShape&) const {
    if (m_samplesPerTask == 0) return Strategy::restoreObstacle(state, timetable, met, {});
    const std::string other = "it rehearses other tasks than those met";
    const auto* const offered = state.find<std::int64_t>("offered");
    const std::size_t count = offered ? offered->size() : 0;
    if (count != static_cast<std::size_t>(met) || state.all().size() != count + (offered ? 1 : 0)) return other;
    for (std::size_t task = 0; task < count; ++task) {
        const auto* const kept = state.find<std::int32_t>(keptOf(task));
        if (!kept) return other;
        const std::int64_t sequences = timetable.sequences(static_cast<int>(task));
        if ((*offered)[task] < 0 || (*offered)[task] > sequences ||
            static_cast<std::int64_t>(kept->size()) > m_samplesPerTask ||
            std::ranges::any_of(*kept, [&](std::int64_t number) { return number < 0 || number >= sequences; }))
            return "it rehearses sequences that are not there";
    }
    return std::nullopt;
}

void TaskMemory::restore(const NamedArrays& state, std::span<const Task> tasks) {
    m_reservoirs.clear();
    if (state.empty()) return;
    const auto& offered = state.get<std::int64_t>("offered");
    for (std::size_t task = 0; task < offered.size(); ++task) {
        std::vector<Sample> kept;
        for (const std::int32_t number : state.get<std::int32_t>(keptOf(task)))
            kept.push_back(tasks[task].train(number));
        m_reservoirs.emplace_back(m_samplesPerTask, offered[task], kept, tasks[task].trainSet().numbersPerSequence());
    }
}

}  // namespace miru
