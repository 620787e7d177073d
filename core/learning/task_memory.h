// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A memory of earlier tasks: some sequences of each, every sequence of a task equally likely to be kept.
//
// One reservoir per task, filled while the task is learned, in its first epoch. What is done with what is kept is the
// business of the strategies derived from it.

#include <algorithm>

#include "core/learning/reservoir.h"
#include "core/learning/strategy.h"
#include "core/learning/strategy_settings.h"

namespace miru {

class TaskMemory : public Strategy {
 public:
    explicit TaskMemory(const RehearsalSettings& settings)
        : m_samplesPerTask(settings.samplesPerTask), m_perBatch(settings.perBatch) {}

    void taskStarted(const Context& context, const Task& task) override;
    void stepTaken(const Context& context) override;
    void turn(Knob knob, double value) override;
    Strategy* memory() override { return this; }
    NamedArrays state() const override;
    std::optional<std::string> restoreObstacle(const NamedArrays& state, const Timetable& timetable, int met,
                                               const NetworkShape& network) const override;
    void restore(const NamedArrays& state, std::span<const Task> tasks) override;
    BufferSummary bufferSummary() const override;

 protected:
    /// Most sequences that a batch draws: all that are kept of earlier tasks where that is fewer than asked for.
    std::int64_t mostDrawn(const StrategyCostInputs& inputs) const {
        return std::min<std::int64_t>(m_perBatch, std::int64_t{m_samplesPerTask} * (inputs.tasks - 1));
    }
    /// Chooses which fresh sequences will be kept, and draws `perBatch` kept ones of earlier tasks, all different.
    std::vector<Sample> chooseAndDraw(const Context& context, const Batch& batch);

 private:
    int m_samplesPerTask;
    int m_perBatch;
    std::vector<Reservoir> m_reservoirs;       ///< one per task met, the last is being filled
    std::vector<Reservoir::Choice> m_choices;  ///< of the batch at hand, what the last one will keep
    std::size_t m_offered = 0;                 ///< fresh sequences in that batch that it has not met
};

/// Counts sequence number `index` of the reservoir among those kept of the task, and shows it while few are shown.
void addToSummary(const Reservoir& reservoir, int index, std::size_t task, BufferSummary& summary);

}  // namespace miru
