// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Rehearsal: some samples of every earlier task are kept, and a few of them are mixed into each batch.
//
// Experience replay with one reservoir per task (Chaudhry et al. 2019; the paper's "replay"). The reservoir of a task
// is filled while the task is learned, in its first epoch; replayed samples come from earlier tasks only, each kept
// one being equally likely.

#include "core/learning/reservoir.h"
#include "core/learning/strategy.h"

namespace miru {

class Replay : public Strategy {
 public:
    /// Keeps `samplesPerTask` sequences of each task and mixes `perBatch` of earlier tasks into each batch.
    Replay(int samplesPerTask, int perBatch) : m_samplesPerTask(samplesPerTask), m_perBatch(perBatch) {}

    void taskStarted(const Context& context, const Task& task) override;
    void compose(const Context& context, Batch& batch) override;
    void stepTaken(const Context& context, const TakenStep& step) override;
    void turn(Knob knob, double value) override;
    NamedArrays state() const override;
    std::optional<std::string> restoreObstacle(const NamedArrays& state, const Timetable& timetable,
                                               int met) const override;
    void restore(const NamedArrays& state, std::span<const Task> tasks) override;
    BufferSummary bufferSummary() const override;

 private:
    int m_samplesPerTask;
    int m_perBatch;
    std::vector<Reservoir> m_reservoirs;       ///< one per task met, the last is being filled
    std::vector<Reservoir::Choice> m_choices;  ///< of the batch at hand, what the last one will keep
    std::size_t m_offered = 0;                 ///< fresh sequences in that batch that it has not met
};

}  // namespace miru
