// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/run_folder.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>
#include <numbers>
#include <stdexcept>
#include <system_error>

#include "core/files/atomic_file.h"
#include "core/files/snapshot_fields.h"
#include "core/files/timing_file.h"
#include "core/math/number_text.h"
#include "core/measure/checkpoint.h"
#include "core/spec/spec_json.h"

namespace miru {
namespace {

using Json = nlohmann::ordered_json;

constexpr auto noteName = "note.txt";
constexpr auto checkpointName = "checkpoint.safetensors";
constexpr auto nameName = "name.txt";
constexpr auto tagsName = "tags.txt";

/// What people wrote; an empty text takes the file away.
void writeText(const std::filesystem::path& folder, const char* name, const std::string& text) {
    std::error_code ignored;
    if (text.empty()) {
        std::filesystem::remove(folder / name, ignored);
        return;
    }
    makeFolder(folder);
    writeFileAtomically(folder / name, text + "\n");
}

std::string readText(const std::filesystem::path& folder, const char* name) {
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(folder / name, ignored)) return {};
    std::string text = readFile(folder / name);
    if (text.ends_with('\n')) text.pop_back();
    return text;
}

std::string networkFileOf(const ExperimentSpec& spec, const Snapshot& moment) {
    return networkFile(spec, *moment.model, moment.steps, moment.words.get(), moment.classNames.get(),
                       moment.layout.hasOwnLengths);
}

}  // namespace

std::string outcomeOf(RunState state) { return runStates[static_cast<std::size_t>(state)]; }

bool holdsStudy(const std::filesystem::path& folder) {
    std::error_code ignored;
    return std::filesystem::exists(folder / "study.json", ignored);
}

std::string matrixCsv(const Scoreboard& scoreboard) {
    std::string text = "after_task";
    for (int j = 1; j <= scoreboard.taskCount(); ++j) text += ",task_" + std::to_string(j);
    text += "\n";
    // What was not tested is left empty; after a task that was passed over nothing was.
    const auto addRow = [&](std::size_t number, const std::vector<double>& accuracies) {
        if (accuracies.empty()) return;
        text += std::to_string(number);
        for (const double accuracy : accuracies) text += "," + formatNumber(accuracy);
        text.append(static_cast<std::size_t>(scoreboard.taskCount()) - accuracies.size(), ',');
        text += "\n";
    };
    if (!scoreboard.baseline().empty()) addRow(0, scoreboard.baseline());
    for (std::size_t i = 0; i < scoreboard.rows().size(); ++i) addRow(i + 1, scoreboard.rows()[i]);
    return text;
}

std::string curvesCsv(const Snapshot& snapshot) {
    std::string text = "samples,batch,task,quantity,value\n";
    const auto add = [&text](const Curve& curve, const std::string& task, const char* quantity) {
        for (const CurvePoint& point : curve.points())
            text += std::to_string(point.samples) + "," + std::to_string(point.batch) + "," + task + "," + quantity +
                    "," + formatNumber(point.value) + "\n";
    };
    for (std::size_t j = 0; j < snapshot.accuracy.size(); ++j)
        add(snapshot.accuracy[j], std::to_string(j + 1), "accuracy");
    // Of a run that was left between two evaluations, what it has learned since the last one: it is not on the curves yet,
    // because the run may be resumed and then has its evaluation where it would have had it anyway.
    const LossSum since = snapshot.checkpoint ? snapshot.checkpoint->lossSince : LossSum();
    const auto addToNow = [&](Curve curve, bool isThere, double value, const char* quantity) {
        if (isThere) curve.add(snapshot.position.samples, snapshot.position.batch, value);
        add(curve, "", quantity);
    };
    addToNow(snapshot.loss, since.samples > 0, since.meanLoss(), "loss_nats");
    for (std::size_t n = 0; n < trainingQuantityCount; ++n)
        addToNow(snapshot.quantities[n], since.quantities[n].count > 0, since.quantities[n].value(),
                 trainingQuantityNames[n]);
    return text;
}

/// The mean over the tasks, once all have been learned; where every step is answered, what it says of a prediction.
void addTestLoss(Json& json, const Snapshot& last) {
    if (last.scoreboard.learnedCount() < last.scoreboard.taskCount()) return;
    double loss = 0;
    for (const double ofTask : last.testLoss) loss += ofTask / static_cast<double>(last.testLoss.size());
    json["testLoss"] = loss;
    json["formulas"]["testLoss"] = "mean cross-entropy of the test sequences of all tasks at the end, nats";
    if (last.network.answers != Answers::EveryStep) return;
    json["perplexity"] = std::exp(loss);
    json["formulas"]["perplexity"] = "e^testLoss";
    json["bitsPerCharacter"] = loss / std::numbers::ln2;
    json["formulas"]["bitsPerCharacter"] = "testLoss / ln 2";
}

std::string summaryJson(const Run& run) {
    const Snapshot& last = *run.latest();
    Json json;
    json["outcome"] = outcomeOf(last.state);
    if (last.state == RunState::Diverged) {
        json["notFinite"] = divergenceCauses[static_cast<std::size_t>(last.divergence)];
    }
    json["cell"] = run.spec.model.cell->key;
    json["dataset"] = run.spec.data.dataset;
    json["tasksLearned"] = last.scoreboard.learnedCount();
    json["batches"] = last.position.batch;
    json["samples"] = last.position.samples;
    for (const Metric metric : allMetrics) {
        const auto value = last.scoreboard.value(metric);
        json["metrics"][infoOf(metric).key] = value ? Json(*value) : Json();
        json["formulas"][infoOf(metric).key] = std::string(infoOf(metric).formula) + " (" + infoOf(metric).source + ")";
    }
    addTestLoss(json, last);
    for (const CellKind kind : cellKinds()) json["resources"][kind->key] = jsonOf(last.resources.of(kind));
    json["environment"] = {{"program", "MiRU Lab"},
                           {"version", MIRU_VERSION},
                           {"build", MIRU_BUILD},
                           {"arithmetic", sizeof(Real) == 4 ? "float32" : "float64"}};
    return json.dump(2) + "\n";
}

bool holdsRun(const std::filesystem::path& folder) {
    std::error_code ignored;
    return std::filesystem::exists(folder / "spec.json", ignored) ||
           std::filesystem::exists(folder / checkpointName, ignored);
}

void writeNote(const std::filesystem::path& folder, const std::string& note) { writeText(folder, noteName, note); }

std::string readNote(const std::filesystem::path& folder) { return readText(folder, noteName); }

void writeName(const std::filesystem::path& folder, const std::string& name) { writeText(folder, nameName, name); }

std::string readName(const std::filesystem::path& folder) {
    const std::string text = readText(folder, nameName);
    return text.substr(0, text.find('\n'));
}

void writeTags(const std::filesystem::path& folder, const std::vector<std::string>& tags) {
    std::string lines;
    for (const std::string& tag : tags) lines += (lines.empty() ? "" : "\n") + tag;
    writeText(folder, tagsName, lines);
}

std::vector<std::string> readTags(const std::filesystem::path& folder) {
    std::string rest = readText(folder, tagsName);
    std::vector<std::string> tags;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        tags.push_back(rest.substr(0, end));
        rest.erase(0, end + 1);
    }
    return tags;
}

StoredNetwork storedNetworkOf(const ExperimentSpec& spec, const Snapshot& moment) {
    return networkFrom(TensorFile::fromBytes(networkFileOf(spec, moment)));
}

void writeRunFolder(const std::filesystem::path& folder, const Run& run) {
    makeFolder(folder);
    writeRunFiles(folder, run);
}

void writeRunFiles(const std::filesystem::path& folder, const Run& run) {
    const Snapshot& last = *run.snapshots.back();
    writeFileAtomically(folder / "curves.csv", curvesCsv(last));
    writeFileAtomically(folder / "matrix.csv", matrixCsv(last.scoreboard));
    writeFileAtomically(folder / "summary.json", summaryJson(run));
    writeFileAtomically(folder / "network.safetensors", networkFileOf(run.spec, last));
    writeFileAtomically(folder / "timing.json", timingJson(last.timing));
    writeFileAtomically(folder / "spec.json", writeSpec(run.spec));
}

}  // namespace miru
