// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Several strategies at once, each with its part of a step.

#include <utility>

#include "core/learning/strategy.h"

namespace miru {

class CombinedStrategy : public Strategy {
 public:
    /// Parts are asked in the order in which they are added; each state is kept under the name of its part.
    void add(std::string name, std::unique_ptr<Strategy> part) {
        m_parts.emplace_back(std::move(name), std::move(part));
    }

    void taskStarted(const Context& context, const Task& task) override;
    void compose(const Context& context, Batch& batch) override;
    void logitsComputed(const Context& context, const Batch& batch, ConstMatrixView logits) override;
    void projectGradient(const Context& context, Parameters& gradient) override;
    double addPenalty(const Context& context, Parameters& gradient) override;
    void stepTaken(const Context& context) override;
    /// Only the first part may be interrupted.
    bool taskFinished(const Context& context, const Task& task) override;
    void turn(Knob knob, double value) override;
    Strategy* memory() override;
    NamedArrays state() const override;
    std::optional<std::string> restoreObstacle(const NamedArrays& state, const Timetable& timetable, int met,
                                               const NetworkShape& network) const override;
    void restore(const NamedArrays& state, std::span<const Task> tasks) override;
    StrategyCost cost(const StrategyCostInputs& inputs) const override;
    ProjectionCount projections() const override;
    const Anchor* anchor() const override;
    BufferSummary bufferSummary() const override;

 private:
    std::vector<std::pair<std::string, std::unique_ptr<Strategy>>> m_parts;
};

}  // namespace miru
