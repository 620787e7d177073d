// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Dark experience replay (DER, DER++: Buzzega et al. 2020): with each sequence kept, the answer is kept that the network gave
// when it met it. Answers to kept sequences shall stay near those of the time; DER++ also learns their labels again, on a
// draw of its own.
//
// One reservoir over the whole stream, so the task at hand is rehearsed too. What is kept with a sequence are its logits of
// the step in which it came, from before that step, and they never change.

#include "core/learning/reservoir.h"
#include "core/learning/strategy.h"
#include "core/learning/strategy_settings.h"

namespace miru {

class DarkReplay : public Strategy {
 public:
    explicit DarkReplay(const RehearsalSettings& settings) : m_settings(settings), m_reservoir(0, 0) {}

    void taskStarted(const Context& context, const Task& task) override;
    void compose(const Context& context, Batch& batch) override;
    void logitsComputed(const Context& context, const Batch& batch, ConstMatrixView logits) override;
    void stepTaken(const Context& context) override;
    void turn(Knob knob, double value) override;
    NamedArrays state() const override;
    std::optional<std::string> restoreObstacle(const NamedArrays& state, const Timetable& timetable, int met,
                                               const NetworkShape& network) const override;
    void restore(const NamedArrays& state, std::span<const Task> tasks) override;
    StrategyCost cost(const StrategyCostInputs& inputs) const override;
    BufferSummary bufferSummary() const override;

 private:
    bool relearnsLabels() const { return m_settings.use == RehearsalSettings::Use::LogitsAndLabels; }
    std::vector<int> drawn(Random& random) const;

    RehearsalSettings m_settings;
    Reservoir m_reservoir;
    int m_answerSize = 0;        ///< logits of one sequence: C, or C for each of T steps
    std::vector<Real> m_logits;  ///< kept, C·A to each sequence
    int m_tasksMet = 0;
    std::vector<Reservoir::Choice> m_choices;  ///< of the batch at hand, what will be kept
    std::vector<Real> m_chosenLogits;          ///< of each of them
    std::size_t m_offered = 0;
};

}  // namespace miru
