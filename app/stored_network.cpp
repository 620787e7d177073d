// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/stored_network.h"

#include <filesystem>
#include <stdexcept>

#include "app/output.h"
#include "app/path_kind.h"
#include "core/run/run_experiment.h"
#include "core/spec/make_network.h"
#include "core/tasks/make_stream.h"
#include "datasets/library.h"

namespace miru {

StoredNetwork networkAt(const std::string& place) {
    const PathKind kind = kindOf(place);
    const std::filesystem::path path = kind == PathKind::RunFolder
                                           ? std::filesystem::path(place) / "network.safetensors"
                                           : std::filesystem::path(place);
    std::error_code ignored;
    if (kind == PathKind::RunFolder && !std::filesystem::exists(path, ignored))
        throw std::runtime_error("The run in " + place + " has no network yet; `miru-run train --resume --out " +
                                 place + "` resumes it.");
    const bool isMeant = path.extension() == ".safetensors" && kind == PathKind::OtherFile;  // damaged, perhaps
    if (kind != PathKind::RunFolder && kind != PathKind::Network && !isMeant)
        throw std::runtime_error(
            wrongKind(place, "a run's folder or its network.safetensors is needed", Proposal::RunFolder));
    return readStoredNetwork(path);
}

std::optional<std::string> obstacleToReading(const StoredNetwork& stored, const Dataset& data) {
    if (networkShapeOf(stored.spec, data.train.shape()) != stored.network.shape() ||
        shapeAsRead(stored.spec, data.train.shape()).steps != stored.steps)
        return data.title + " has sequences of another shape than those the network was made for.";
    if (stored.vocabulary && !vocabularyMatches(stored.vocabulary->words(), *data.train.vocabulary()))
        return "The network knows other words than those of " + data.title + ".";
    return std::nullopt;
}

std::unique_ptr<TaskStream> tasksOf(const StoredNetwork& stored) {
    const Dataset data = Library().load(stored.spec.data.dataset);
    if (const auto obstacle = obstacleToReading(stored, data)) throw std::runtime_error(*obstacle);
    ExperimentSpec spec = stored.spec;
    spec.model.weights.clear();  // they have been trained since
    if (const auto problems = problemsWith(spec, data); !problems.empty())
        throw std::runtime_error(problems.front().sentence);
    return makeStream(streamPlanOf(spec), asRead(spec, data));
}

std::unique_ptr<TaskStream> tasksForExport(const StoredNetwork& stored, NumberForm numbers) {
    try {
        return tasksOf(stored);
    } catch (const std::runtime_error& error) {
        if (numbers != NumberForm::Float)
            throw std::runtime_error(
                std::string("Whole numbers are scaled by what the network meets in its data, which cannot be read: ") +
                error.what());
        printAside("The sequences for the self-check are synthetic: {}\n", error.what());
        return nullptr;
    }
}

}  // namespace miru
