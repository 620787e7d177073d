// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <filesystem>
#include <stdexcept>

#include "app/commands.h"
#include "app/messages.h"
#include "core/experiment/network_file.h"
#include "core/experiment/run_experiment.h"
#include "core/experiment/whole_file.h"
#include "datasets/csv_file.h"
#include "datasets/library.h"

namespace miru {
namespace {

/// The network of a run's folder, or of a file.
StoredNetwork networkAt(const std::string& place) {
    std::error_code ignored;
    const std::filesystem::path path = std::filesystem::is_directory(place, ignored)
                                           ? std::filesystem::path(place) / "network.safetensors"
                                           : std::filesystem::path(place);
    const TensorFile file = readTensorFile(path);
    try {
        return networkFrom(file);
    } catch (const std::runtime_error& error) {
        throw std::runtime_error("Could not use " + path.string() + ": " + error.what());
    }
}

void append(std::string& line, double number) {
    char buffer[32];
    if (!line.empty()) line += ',';
    line.append(buffer, std::to_chars(buffer, buffer + sizeof buffer, static_cast<float>(number)).ptr);
}

}  // namespace

int predictCommand(const std::string& place, const std::string& input, const std::string& out) {
    std::string text;
    try {
        const StoredNetwork stored = networkAt(place);
        const int inputs = stored.network.shape().inputs;
        const int classes = stored.network.shape().classes;
        const std::size_t perSequence = static_cast<std::size_t>(stored.steps) * static_cast<std::size_t>(inputs);
        const auto numbers = readNumbers(QString::fromStdString(input), static_cast<int>(perSequence));
        const std::size_t count = numbers.size() / perSequence;

        for (int label = 0; label < classes; ++label)
            text += (label > 0 ? ",logit_" : "logit_") + std::to_string(label);
        text += '\n';
        Matrix x;
        NetworkPass pass;
        for (std::size_t sequence = 0; sequence < count; ++sequence) {
            x.resize(inputs, stored.steps);
            std::copy_n(numbers.begin() + static_cast<std::ptrdiff_t>(sequence * perSequence), perSequence,
                        x.column(0));
            stored.network.forward(x, stored.steps, pass);
            std::string line;
            for (int label = 0; label < classes; ++label) append(line, static_cast<double>(pass.logits(label, 0)));
            text += line + '\n';
        }
    } catch (const std::runtime_error& error) {
        return refuse(error.what());
    }
    if (out.empty())
        std::fputs(text.c_str(), stdout);
    else
        writeWhole(out, text);
    return Done;
}

int evaluateCommand(const std::string& place, const std::string& dataset, int threads) {
    try {
        StoredNetwork stored = networkAt(place);
        if (!dataset.empty()) stored.spec.data.dataset = dataset;
        const Dataset data = Library().load(stored.spec.data.dataset);
        stored.spec.model.weights.clear();  // they have been trained since
        if (networkShapeOf(stored.spec, data.train.shape()) != stored.network.shape() ||
            data.train.shape().steps != stored.steps)
            return refuse(data.title + " has sequences of another shape than those the network was made for.");
        if (const auto problems = problemsWith(stored.spec, data); !problems.empty()) {
            printProblems(problems);
            return BadInput;
        }
        const auto accuracies = evaluateTasks(stored.network, stored.spec, data, threads);
        double sum = 0;
        for (std::size_t task = 0; task < accuracies.size(); ++task) {
            std::printf("task %zu: %.2f %%\n", task + 1, 100 * accuracies[task]);
            sum += accuracies[task];
        }
        std::printf("mean: %.2f %%\n", 100 * sum / static_cast<double>(accuracies.size()));
    } catch (const std::runtime_error& error) {
        return refuse(error.what());
    }
    return Done;
}

}  // namespace miru
