// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/learned_tasks.h"

#include <stdexcept>

#include "core/run/run_experiment.h"
#include "core/spec/make_network.h"
#include "core/tasks/make_stream.h"

namespace miru {

std::optional<std::string> obstacleToReading(const StoredNetwork& stored, const Dataset& data) {
    if (networkShapeOf(stored.spec, data.train.shape()) != stored.network.shape() ||
        shapeAsRead(stored.spec, data.train.shape()).steps != stored.steps)
        return data.title + " has sequences of another shape than those the network was made for.";
    if (stored.vocabulary && !vocabularyMatches(stored.vocabulary->words(), *data.train.vocabulary()))
        return "The network knows other words than those of " + data.title + ".";
    return std::nullopt;
}

std::unique_ptr<TaskStream> tasksOf(const StoredNetwork& stored, const DatasetSource& source) {
    const Dataset data = source.load(stored.spec.data.dataset);
    if (const auto obstacle = obstacleToReading(stored, data)) throw std::runtime_error(*obstacle);
    ExperimentSpec spec = stored.spec;
    spec.model.weights.clear();  // they have been trained since
    if (const auto problems = problemsWith(spec, data); !problems.empty())
        throw std::runtime_error(problems.front().sentence);
    return makeStream(streamPlanOf(spec), asRead(spec, data));
}

TasksForExport tasksForExport(const StoredNetwork& stored, NumberForm numbers, const DatasetSource& source) {
    try {
        return {tasksOf(stored, source), {}};
    } catch (const std::runtime_error& error) {
        if (numbers != NumberForm::Float)
            throw std::runtime_error(
                std::string("Whole numbers are scaled by what the network meets in its data, which cannot be read: ") +
                error.what());
        return {nullptr, std::string("The sequences for the self-check are synthetic: ") + error.what()};
    }
}

}  // namespace miru
