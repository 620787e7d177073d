// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/learning/dark_replay.h"

#include <algorithm>
#include <cmath>

#include "core/learning/task_memory.h"

namespace miru {

void DarkReplay::taskStarted(const Context& context, const Task& task) {
    m_tasksMet = context.task + 1;
    if (context.task == 0)
        m_reservoir =
            Reservoir(m_settings.samplesPerTask * context.stream.taskCount(), task.trainSet().numbersPerSequence());
}

std::vector<int> DarkReplay::drawn(Random& random) const {
    return drawDistinct<int>(static_cast<std::size_t>(m_reservoir.count()),
                             static_cast<std::size_t>(m_settings.perBatch), random);
}

void DarkReplay::compose(const Context& context, Batch& batch) {
    m_offered = batch.firstEpoch ? batch.fresh : 0;
    m_choices.clear();
    if (batch.firstEpoch) m_choices = m_reservoir.choose(std::span(batch.samples).first(batch.fresh), context.random);

    const auto near = drawn(context.random);
    const auto again = relearnsLabels() ? drawn(context.random) : std::vector<int>();
    const bool keepsNear = m_settings.logitStrength > 0;
    const bool learnsAgain = m_settings.labelStrength > 0;
    const std::size_t all = batch.fresh + (keepsNear ? near.size() : 0) + (learnsAgain ? again.size() : 0);
    if (all == batch.fresh) return;

    // Each term is a mean over its own sequences: the weights make up for those of the others in the batch's mean.
    const auto shareOf = [&](std::size_t count) { return static_cast<Real>(all) / static_cast<Real>(count); };
    for (Target& target : batch.targets) target.weight = shareOf(batch.fresh);
    if (keepsNear)
        for (const int index : near) {
            const auto first = static_cast<std::size_t>(index) * static_cast<std::size_t>(m_answerSize);
            const Sample sample = m_reservoir.sample(index);
            Target target = targetOf(sample);
            target.weight = 0;
            target.near = {
                .logits = std::span<const Real>(m_logits).subspan(first, static_cast<std::size_t>(m_answerSize)),
                .strength = static_cast<Real>(m_settings.logitStrength) * shareOf(near.size())};
            batch.add(sample, target);
        }
    if (learnsAgain)
        for (const int index : again) {
            const Sample sample = m_reservoir.sample(index);
            Target target = targetOf(sample, context.activeOutputs(sample.task));
            target.weight = static_cast<Real>(m_settings.labelStrength) * shareOf(again.size());
            target.isApart = true;
            batch.add(sample, target);
        }
}

void DarkReplay::logitsComputed(const Context&, const Batch&, ConstMatrixView logits) {
    m_answerSize = logits.rows();
    m_chosenLogits.clear();
    for (const auto& choice : m_choices) {
        const Real* const answer = logits.column(static_cast<int>(choice.place));
        m_chosenLogits.insert(m_chosenLogits.end(), answer, answer + m_answerSize);
    }
}

void DarkReplay::stepTaken(const Context&) {
    const auto size = static_cast<std::size_t>(m_answerSize);
    m_reservoir.keep(m_choices, m_offered);
    m_logits.resize(static_cast<std::size_t>(m_reservoir.count()) * size);
    for (std::size_t n = 0; n < m_choices.size(); ++n)
        std::copy_n(m_chosenLogits.data() + n * size, size, m_logits.data() + m_choices[n].slot * size);
    m_choices.clear();
    m_offered = 0;
}

void DarkReplay::turn(Knob knob, double value) {
    if (knob == Knob::ReplayPerBatch) m_settings.perBatch = static_cast<int>(value);
    if (knob == Knob::LogitStrength) m_settings.logitStrength = value;
    if (knob == Knob::LabelStrength) m_settings.labelStrength = value;
}

BufferSummary DarkReplay::bufferSummary() const {
    BufferSummary summary;
    const auto met = static_cast<std::size_t>(m_tasksMet);
    summary.capacityPerTask = m_settings.samplesPerTask;
    summary.keptPerTask.assign(met, 0);
    summary.examples.resize(met);
    summary.texts.resize(met);
    summary.bytes = m_reservoir.bytes() + static_cast<std::int64_t>(m_logits.size() * sizeof(Real));
    summary.keepsLogits = true;
    for (int n = 0; n < m_reservoir.count(); ++n)
        addToSummary(m_reservoir, n, static_cast<std::size_t>(m_reservoir.tasks()[static_cast<std::size_t>(n)]),
                     summary);
    return summary;
}

NamedArrays DarkReplay::state() const {
    NamedArrays state;
    if (m_tasksMet == 0) return state;
    state.set("met", std::vector<std::int64_t>{m_tasksMet, m_reservoir.offered()});  // tasks, sequences offered
    state.set("kept/tasks", m_reservoir.tasks());
    state.set("kept/numbers", m_reservoir.kept());
    state.set("kept/logits", m_logits);
    return state;
}

std::optional<std::string> DarkReplay::restoreObstacle(const NamedArrays& state, const Timetable& timetable, int met,
                                                       const NetworkShape& network) const {
    if (state.empty() && met == 0) return std::nullopt;
    const std::string other = "it rehearses sequences that are not there";
    const auto* const known = state.find<std::int64_t>("met");
    const auto* const tasks = state.find<std::int32_t>("kept/tasks");
    const auto* const numbers = state.find<std::int32_t>("kept/numbers");
    const auto* const logits = state.find<Real>("kept/logits");
    if (!known || !tasks || !numbers || !logits || state.all().size() != 4 || known->size() != 2) return other;
    std::int64_t sequences = 0;
    for (int task = 0; task < met; ++task) sequences += timetable.sequences(task);
    const auto capacity = static_cast<std::int64_t>(m_settings.samplesPerTask) * timetable.taskCount();
    const auto kept = static_cast<std::int64_t>(numbers->size());
    const std::int64_t offered = known->back();
    if (known->front() != met || offered < kept || offered > sequences || kept > capacity ||
        tasks->size() != numbers->size())
        return other;
    for (std::size_t n = 0; n < numbers->size(); ++n)
        if ((*tasks)[n] < 0 || (*tasks)[n] >= met || (*numbers)[n] < 0 ||
            (*numbers)[n] >= timetable.sequences((*tasks)[n]))
            return other;
    const auto size = static_cast<std::size_t>(network.classes);
    if (logits->size() % (size * std::max<std::size_t>(1, numbers->size())) != 0 ||
        logits->empty() != numbers->empty() ||
        !std::ranges::all_of(*logits, [](Real number) { return std::isfinite(number); }))
        return "the answers it has kept are of another network";
    return std::nullopt;
}

void DarkReplay::restore(const NamedArrays& state, std::span<const Task> tasks) {
    if (state.empty()) return;
    const auto& known = state.get<std::int64_t>("met");
    m_tasksMet = static_cast<int>(known.front());
    const auto& ofTasks = state.get<std::int32_t>("kept/tasks");
    const auto& numbers = state.get<std::int32_t>("kept/numbers");
    std::vector<Sample> kept;
    for (std::size_t n = 0; n < numbers.size(); ++n)
        kept.push_back(tasks[static_cast<std::size_t>(ofTasks[n])].train(numbers[n]));
    m_reservoir = Reservoir(m_settings.samplesPerTask * static_cast<int>(tasks.size()), known.back(), kept,
                            tasks.front().trainSet().numbersPerSequence());
    m_logits = state.get<Real>("kept/logits");
    m_answerSize = numbers.empty() ? 0 : static_cast<int>(m_logits.size() / numbers.size());
}

StrategyCost DarkReplay::cost(const StrategyCostInputs& inputs) const {
    const std::int64_t draws =
        (m_settings.logitStrength > 0 ? 1 : 0) + (relearnsLabels() && m_settings.labelStrength > 0 ? 1 : 0);
    StrategyCost cost;
    cost.numbers = static_cast<std::int64_t>(m_settings.samplesPerTask) * inputs.tasks * inputs.outputs;
    cost.bytes = 4 * cost.numbers;
    cost.macsPerBatch = draws * m_settings.perBatch * (inputs.macsForward + inputs.macsBackward);
    return cost;
}

}  // namespace miru
