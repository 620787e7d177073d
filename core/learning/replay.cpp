// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/learning/replay.h"

#include <algorithm>

namespace miru {

void Replay::taskStarted(const Context&, const Task& task) {
    m_reservoirs.emplace_back(m_samplesPerTask, task.trainSet().numbersPerSequence());
}

void Replay::compose(const Context& context, Batch& batch) {
    m_offered = batch.firstEpoch ? batch.fresh : 0;
    m_choices.clear();
    if (batch.firstEpoch)
        m_choices = m_reservoirs.back().choose(std::span(batch.samples).first(batch.fresh), context.random);

    std::int64_t kept = 0;
    for (std::size_t task = 0; task + 1 < m_reservoirs.size(); ++task) kept += m_reservoirs[task].count();
    if (kept == 0) return;
    for (int n = 0; n < m_perBatch; ++n) {
        auto index = static_cast<std::int64_t>(context.random.below(static_cast<std::uint64_t>(kept)));
        std::size_t task = 0;
        while (index >= m_reservoirs[task].count()) index -= m_reservoirs[task++].count();
        const Sample sample = m_reservoirs[task].sample(static_cast<int>(index));
        batch.add(sample, {.label = sample.label, .active = context.activeOutputs(static_cast<int>(task))});
    }
}

void Replay::stepTaken(const Context&, const TakenStep&) {
    m_reservoirs.back().keep(m_choices, m_offered);
    m_choices.clear();
    m_offered = 0;
}

void Replay::turn(Knob knob, double value) {
    if (knob == Knob::ReplayPerBatch) m_perBatch = static_cast<int>(value);
}

BufferSummary Replay::bufferSummary() const {
    BufferSummary summary;
    summary.capacityPerTask = m_samplesPerTask;
    for (const Reservoir& reservoir : m_reservoirs) {
        summary.keptPerTask.push_back(reservoir.count());
        summary.bytes += reservoir.bytes();
        auto& examples = summary.examples.emplace_back();
        auto& texts = summary.texts.emplace_back();
        for (int n = 0; n < std::min(reservoir.count(), BufferSummary::examplesPerTask); ++n)
            if (const FrameView kept = reservoir.sample(n).frames; kept.isText())
                texts.emplace_back(kept.words().begin(), kept.words().end());
            else
                examples.push_back(reservoir.inEightBits(n));
    }
    return summary;
}

namespace {

std::string keptOf(std::size_t task) { return "kept/task" + std::to_string(task + 1); }

}  // namespace

NamedArrays Replay::state() const {
    NamedArrays state;
    std::vector<std::int64_t> offered;
    for (std::size_t task = 0; task < m_reservoirs.size(); ++task) {
        offered.push_back(m_reservoirs[task].offered());
        state.set(keptOf(task), m_reservoirs[task].kept());
    }
    if (!offered.empty()) state.set("offered", std::move(offered));
    return state;
}

std::optional<std::string> Replay::restoreObstacle(const NamedArrays& state, const Timetable& timetable,
                                                   int met) const {
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

void Replay::restore(const NamedArrays& state, std::span<const Task> tasks) {
    m_reservoirs.clear();
    const auto* const offered = state.find<std::int64_t>("offered");
    for (std::size_t task = 0; offered && task < offered->size(); ++task)
        m_reservoirs.emplace_back(m_samplesPerTask, (*offered)[task], state.get<std::int32_t>(keptOf(task)),
                                  tasks[task]);
}

}  // namespace miru
