// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/learning/replay.h"

#include <algorithm>

namespace miru {

void Replay::taskStarted(const Task& task) {
    m_reservoirs.emplace_back(m_samplesPerTask, task.trainSet().numbersPerSequence());
}

void Replay::compose(Batch& batch, Random& random) {
    m_offered = batch.firstEpoch ? batch.samples.size() : 0;
    m_choices.clear();
    if (batch.firstEpoch) m_choices = m_reservoirs.back().choose(batch.samples, random);

    std::int64_t kept = 0;
    for (std::size_t task = 0; task + 1 < m_reservoirs.size(); ++task) kept += m_reservoirs[task].count();
    if (kept == 0) return;
    for (int n = 0; n < m_perBatch; ++n) {
        auto index = static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(kept)));
        std::size_t task = 0;
        while (index >= m_reservoirs[task].count()) index -= m_reservoirs[task++].count();
        batch.samples.push_back(m_reservoirs[task].sample(static_cast<int>(index)));
    }
}

void Replay::stepTaken() {
    m_reservoirs.back().keep(m_choices, m_offered);
    m_choices.clear();
    m_offered = 0;
}

BufferSummary Replay::census() const {
    BufferSummary census;
    census.capacityPerTask = m_samplesPerTask;
    for (const Reservoir& reservoir : m_reservoirs) {
        census.keptPerTask.push_back(reservoir.count());
        census.bytes += reservoir.bytes();
        auto& examples = census.examples.emplace_back();
        auto& texts = census.texts.emplace_back();
        for (int n = 0; n < std::min(reservoir.count(), BufferSummary::examplesPerTask); ++n)
            if (const FrameView kept = reservoir.sample(n).frames; kept.isText())
                texts.emplace_back(kept.words().begin(), kept.words().end());
            else
                examples.push_back(reservoir.inEightBits(n));
    }
    return census;
}

std::vector<ReservoirState> Replay::state() const {
    std::vector<ReservoirState> state;
    for (const Reservoir& reservoir : m_reservoirs) state.push_back(reservoir.state());
    return state;
}

void Replay::restore(const std::vector<ReservoirState>& state, std::span<const Task> tasks) {
    m_reservoirs.clear();
    for (std::size_t task = 0; task < state.size(); ++task)
        m_reservoirs.emplace_back(m_samplesPerTask, state[task], tasks[task]);
}

}  // namespace miru
