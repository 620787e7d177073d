// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <optional>
#include <sstream>
#include <stdexcept>

#include "app/commands.h"
#include "app/interrupt_watch.h"
#include "app/messages.h"
#include "core/experiment/run_folder.h"
#include "core/experiment/run_recorder.h"
#include "core/experiment/spec_json.h"
#include "datasets/library.h"
#include "resources/presets.h"
#include "resources/repeat_command.h"

namespace miru {
namespace {

using Json = nlohmann::ordered_json;

/// The spec of a preset or a file, or every problem with it.
SpecReading readExperiment(const std::string& name, const Library& library) {
    if (const Preset* preset = findPreset(name)) return {resolved(*preset, library.whatIsHere()), preset->problems};
    if (name == "-") {
        std::string text(1 << 20, '\0');
        text.resize(std::fread(text.data(), 1, text.size(), stdin));
        return readSpec(text);
    }
    std::ifstream file(name, std::ios::binary);
    std::error_code ignored;
    if (!file || std::filesystem::is_directory(name, ignored)) {
        std::string names;
        for (const Preset& preset : presets()) names += (names.empty() ? "" : ", ") + preset.name;
        return {
            {},
            {{"", name, "There is no preset and no spec file called " + name + "; the presets are " + names + "."}}};
    }
    constexpr std::uintmax_t largest = 1 << 20;
    if (std::filesystem::file_size(name, ignored) > largest)
        return {{}, {{"", name, name + " is too large for a spec, at most 1 MiB is read."}}};
    std::ostringstream text;
    text << file.rdbuf();
    SpecReading reading = readSpec(text.str());
    for (SpecProblem& problem : reading.problems) problem.sentence = name + ": " + problem.sentence;
    return reading;
}

void applySets(const std::vector<std::string>& sets, SpecReading& reading) {
    for (const std::string& set : sets) {
        const auto equals = set.find('=');
        if (equals == std::string::npos)
            reading.problems.push_back({set, "", "--set " + set + " is not of the form key=value."});
        else if (auto problem = setFromText(reading.spec, set.substr(0, equals), set.substr(equals + 1)))
            reading.problems.push_back(*problem);
    }
}

/// "MiRU-2 · permuted-pixels Fashion-MNIST · rehearsal · seed 1"
std::string describe(const ExperimentSpec& spec, const std::string& dataset) {
    static constexpr const char* cells[] = {"GRU", "MiRU-1", "MiRU-2"};
    std::string text = cells[static_cast<int>(spec.model.cell)];
    text += " · " + toText(findField("data.stream")->get(spec)) + " " + dataset;
    text += spec.rehearsal.samplesPerTask > 0 ? " · rehearsal" : " · no rehearsal";
    if (spec.inhibition.isOn()) text += " · inhibition";
    return text + " · seed " + std::to_string(spec.seed);
}

void printTask(const Snapshot& snapshot) {
    const auto& row = snapshot.scoreboard.rows().back();
    const int learned = snapshot.scoreboard.learnedCount();
    std::printf("task %d/%d learned; accuracy on each so far, %%:", learned, snapshot.position.taskCount);
    for (int j = 0; j < learned; ++j) std::printf(" %.1f", 100 * row[static_cast<std::size_t>(j)]);
    std::printf("\n");
    std::fflush(stdout);
}

void printResult(const Snapshot& last) {
    for (const Metric metric : {Metric::Acc, Metric::Bwt, Metric::Forgetting})
        if (const auto value = last.scoreboard.value(metric))
            std::printf("%s %.2f %%  (%s)\n", infoOf(metric).key, 100 * *value, infoOf(metric).formula);
    const RunTiming& timing = last.timing;
    if (timing.trainingSeconds > 0)
        std::fprintf(stderr, "%.1f s training (%.0f sequences/s, %d threads), %.1f s evaluation\n",
                     timing.trainingSeconds, static_cast<double>(timing.sequences) / timing.trainingSeconds,
                     timing.threads, timing.evaluationSeconds);
}

void showProgress(const Snapshot& soFar) {
    const RunPosition& position = soFar.position;
    const RunTiming& timing = soFar.timing;
    const double rate = timing.trainingSeconds > 0 ? static_cast<double>(timing.sequences) / timing.trainingSeconds : 0;
    std::fprintf(stderr, "\rtask %d/%d  batch %lld/%lld  %.0f sequences/s \033[K", position.task + 1,
                 position.taskCount, static_cast<long long>(position.batchInTask),
                 static_cast<long long>(position.batchesPerTask), rate);
    std::fflush(stderr);
}

/// The same for programs: one object a line.
void printTaskAsJson(const Snapshot& snapshot) {
    const Json line = {{"task", snapshot.scoreboard.learnedCount()},
                       {"batch", snapshot.position.batch},
                       {"accuracy", snapshot.scoreboard.rows().back()}};
    std::printf("%s\n", line.dump().c_str());
    std::fflush(stdout);
}

void printResultAsJson(const Snapshot& last) {
    Json line = {{"outcome", outcomeOf(last.state)}, {"batch", last.position.batch}};
    for (const Metric metric : allMetrics) {
        const auto value = last.scoreboard.value(metric);
        line["metrics"][infoOf(metric).key] = value ? Json(*value) : Json();
    }
    std::printf("%s\n", line.dump().c_str());
}

/// In what the spec asked for differs from the one in the folder, events aside; nothing if in nothing.
std::optional<std::string> difference(const ExperimentSpec& wanted, const ExperimentSpec& there,
                                      const std::string& folder) {
    for (const SpecField& field : specFields())
        if (field.get(wanted) != field.get(there))
            return folder + " holds a run of other settings: " + field.key + " is " + toText(field.get(there)) +
                   " there, and " + toText(field.get(wanted)) + " here.";
    return std::nullopt;
}

int exitCodeOf(const Snapshot& last, const std::string& folder) {
    const auto batch = std::to_string(last.position.batch);
    if (last.state == RunState::Diverged) {
        complain("the run diverged at batch " + batch +
                 ": its numbers are no longer finite. Try a smaller training.learningRate, or a "
                 "training.gradientClip.");
        return Failed;
    }
    if (last.state != RunState::Stopped) return Done;
    complain("stopped at batch " + batch +
             (folder.empty() ? "." : "; `miru-run train --resume --out " + shellQuoted(folder) + "` goes on."));
    return Failed;
}

/// What to train, and what of it is done: from the arguments and the folder.
struct Assignment {
    SpecReading reading;
    std::optional<LeftRun> left;
};

/// Throws std::runtime_error if the folder cannot be read.
Assignment assignmentOf(const TrainArguments& arguments, const Library& library) {
    Assignment assignment;
    SpecReading& reading = assignment.reading;
    const bool isThere = !arguments.out.empty() && holdsRun(arguments.out);
    if (arguments.resume && arguments.out.empty())
        reading.problems.push_back({"", "", "--resume needs --out, the folder of the run to go on with."});
    else if (isThere && !arguments.resume)
        reading.problems.push_back({"", "",
                                    arguments.out +
                                        " already holds a run; go on with it by --resume, name another folder "
                                        "with --out, or remove it."});
    else if (arguments.experiment.empty() && !isThere)
        reading.problems.push_back({"", "",
                                    arguments.out.empty() ? "Name a preset or a spec file to train."
                                                          : "There is no run in " + arguments.out + " to go on with."});
    if (!reading.isGood()) return assignment;

    if (!arguments.experiment.empty()) {
        reading = readExperiment(arguments.experiment, library);
        if (reading.isGood()) applySets(arguments.sets, reading);
        if (reading.isGood())
            for (SpecProblem& problem : problemsOf(reading.spec)) reading.problems.push_back(std::move(problem));
    }
    if (!isThere || !reading.isGood()) return assignment;
    assignment.left = readRunFolder(arguments.out);
    if (!arguments.experiment.empty())
        if (const auto sentence = difference(reading.spec, assignment.left->spec, arguments.out))
            reading.problems.push_back({"", "", *sentence});
    reading.spec = assignment.left->spec;
    return assignment;
}

}  // namespace

int trainCommand(const TrainArguments& arguments) {
    RunControl control;
    const InterruptWatch interrupts(control);
    const Library library;
    Assignment assignment;
    Dataset dataset;
    try {
        assignment = assignmentOf(arguments, library);
        if (!assignment.reading.isGood()) {
            printProblems(assignment.reading.problems);
            return BadInput;
        }
        const auto& left = assignment.left;
        if (left && left->isOver()) {
            if (!arguments.json) std::printf("%s holds a run that is over already.\n", arguments.out.c_str());
            arguments.json ? printResultAsJson(*left->picture) : printResult(*left->picture);
            return exitCodeOf(*left->picture, arguments.out);
        }
        dataset = library.load(assignment.reading.spec.data.dataset);
    } catch (const std::runtime_error& error) {
        return refuse(error.what());
    }
    const ExperimentSpec& spec = assignment.reading.spec;
    printProblems(warningsOf(spec));
    if (const auto problems = problemsWith(spec, dataset); !problems.empty()) {
        printProblems(problems);
        return BadInput;
    }

    const bool showsProgress = isatty(STDERR_FILENO) != 0;
    if (!arguments.json) std::printf("%s\n", describe(spec, dataset.title).c_str());
    if (assignment.left && assignment.left->picture && !arguments.json)
        std::printf("going on after batch %lld\n", static_cast<long long>(assignment.left->picture->position.batch));
    std::fflush(stdout);
    RunOptions options;
    options.threads = arguments.threads;
    options.control = &control;
    options.checkpointInterval = arguments.checkpointEvery;
    options.taskLearned = [&](const std::shared_ptr<const Snapshot>& snapshot) {
        if (showsProgress) std::fprintf(stderr, "\r\033[K");
        arguments.json ? printTaskAsJson(*snapshot) : printTask(*snapshot);
    };
    if (showsProgress) options.progressed = showProgress;
    const RunRecord record = arguments.out.empty() ? runExperiment(spec, dataset, options)
                                                   : runInFolder(arguments.out, spec, dataset, options,
                                                                 assignment.left ? &*assignment.left : nullptr);
    if (showsProgress) std::fprintf(stderr, "\r\033[K");
    arguments.json ? printResultAsJson(*record.last) : printResult(*record.last);
    return exitCodeOf(*record.last, arguments.out);
}

}  // namespace miru
