// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <cstdio>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>
#include <stdexcept>

#include "app/commands.h"
#include "app/interrupt_watch.h"
#include "app/messages.h"
#include "app/output.h"
#include "app/path_kind.h"
#include "app/process.h"
#include "app/settings_arguments.h"
#include "core/files/memory.h"
#include "core/run/memory_forecast.h"
#include "core/run/run_folder.h"
#include "core/run/run_recorder.h"
#include "core/spec/method.h"
#include "core/spec/spec_json.h"
#include "core/study/run_study.h"
#include "datasets/library.h"
#include "resources/presets.h"
#include "resources/repeat_command.h"

namespace miru {
namespace {

using Json = nlohmann::ordered_json;

/// The spec of a preset or a file, or every problem with it.
SpecReading readExperiment(const std::string& name, const Library& library) {
    if (const Preset* preset = findPreset(name)) return {resolved(*preset, library.availability()), preset->problems};
    const auto refused = [&name](const std::string& sentence) { return SpecReading{{}, {{"", name, sentence}}}; };
    const bool isStandard = name == "-";
    const PathKind kind = isStandard ? PathKind::Spec : kindOf(name);
    if (kind == PathKind::Missing) {
        std::string names;
        for (const Preset& preset : presets()) names += (names.empty() ? "" : ", ") + preset.name;
        return refused("There is no preset and no spec file called " + name + "; the presets are " + names + ".");
    }
    if (kind == PathKind::Study) return refused(name + " is a study; `miru-run study` runs it.");
    if (kind != PathKind::Spec && kind != PathKind::OtherFile)
        return refused(wrongKind(name, "a preset or a spec file is needed"));
    SpecReading reading = readSpec(readSettingsText(name));
    for (SpecProblem& problem : reading.problems)
        problem.sentence = (isStandard ? "standard input" : name) + ": " + problem.sentence;
    return reading;
}

/// "MiRU-2 · permuted-pixels Fashion-MNIST · rehearsal · seed 1"
std::string describe(const ExperimentSpec& spec, const std::string& dataset) {
    std::string text = spec.model.cell->title;
    if (spec.model.learnCoefficients && spec.model.cell->hasLambda)
        text += spec.model.cell->hasBeta ? " with learned β and λ" : " with learned λ";
    text += " · " + toText(findField("data.stream")->get(spec)) + " " + dataset;
    if (spec.data.tasks > 1) text += " · " + toText(findField("data.scenario")->get(spec)) + " scenario";
    const auto used = methodsIn(spec);
    if (used.empty()) text += std::string(" · ") + infoOf(MethodKind::Naive).title;
    for (const MethodKind kind : used) text += (kind == used.front() ? " · " : " + ") + std::string(infoOf(kind).title);
    if (spec.inhibition.isOn()) text += " · inhibition";
    return text + " · seed " + std::to_string(spec.seed);
}

void printTask(const Snapshot& snapshot) {
    const auto& row = snapshot.scoreboard.rows().back();
    const int learned = snapshot.scoreboard.learnedCount();
    print("task {}/{} learned; accuracy on each so far, %:", learned, snapshot.position.taskCount);
    for (int j = 0; j < std::min(learned, static_cast<int>(row.size())); ++j)
        print(" {:.1f}", 100 * row[static_cast<std::size_t>(j)]);
    print("\n");
    flushOutput();
}

void printResult(const Snapshot& last) {
    for (const Metric metric : {Metric::Acc, Metric::Bwt, Metric::Forgetting})
        if (const auto value = last.scoreboard.value(metric))
            print("{} {:.2f} %  ({})\n", infoOf(metric).key, 100 * *value, infoOf(metric).formula);
    const RunTiming& timing = last.timing;
    if (timing.trainingSeconds > 0)
        printAside("{:.1f} s training ({:.0f} sequences/s, {} threads), {:.1f} s evaluation\n", timing.trainingSeconds,
                   static_cast<double>(timing.sequences) / timing.trainingSeconds, timing.threads,
                   timing.evaluationSeconds);
}

void showProgress(const Snapshot& soFar) {
    const RunPosition& position = soFar.position;
    const RunTiming& timing = soFar.timing;
    const double rate = timing.trainingSeconds > 0 ? static_cast<double>(timing.sequences) / timing.trainingSeconds : 0;
    printAside("\rtask {}/{}  batch {}/{}  {:.0f} sequences/s \033[K", position.task + 1, position.taskCount,
               position.batchInTask, soFar.timetable.batches(soFar.activityTask), rate);
}

/// The same for programs: one object a line.
void printTaskAsJson(const Snapshot& snapshot) {
    const Json line = {{"task", snapshot.scoreboard.learnedCount()},
                       {"batch", snapshot.position.batch},
                       {"accuracy", snapshot.scoreboard.rows().back()}};
    print("{}\n", line.dump());
    flushOutput();
}

void printResultAsJson(const Snapshot& last) {
    Json line = {{"outcome", outcomeOf(last.state)}, {"batch", last.position.batch}};
    for (const Metric metric : allMetrics) {
        const auto value = last.scoreboard.value(metric);
        line["metrics"][infoOf(metric).key] = value ? Json(*value) : Json();
    }
    print("{}\n", line.dump());
}

/// What has happened, and how to resume it where it was kept.
std::string stoppedSentence(const std::string& what, const std::string& folder) {
    return what + (folder.empty() ? "." : "; `miru-run train --resume --out " + shellQuoted(folder) + "` resumes it.");
}

int exitCodeOf(const Snapshot& last, const std::string& folder) {
    const auto batch = std::to_string(last.position.batch);
    if (last.state == RunState::Diverged) {
        printError("the run diverged at batch " + batch +
                   ": its numbers are no longer finite. Try a smaller training.learningRate, or a "
                   "training.gradientClip.");
        return Failed;
    }
    if (last.state != RunState::Stopped) return Done;
    printError(stoppedSentence("stopped at batch " + batch, folder));
    return Failed;
}

/// What to train, and what of it is done: from the arguments and the folder.
struct Assignment {
    SpecReading reading;
    std::vector<std::string> set;  ///< keys of settings given by --set
    std::optional<RecoverableRun> left;
};

/// What makes the arguments useless, whatever the settings.
std::optional<std::string> obstacleTo(const TrainArguments& arguments, bool isThere) {
    const std::string& out = arguments.out;
    if (arguments.resume && out.empty()) return "--resume needs --out, the folder of the run to resume.";
    if (const auto obstacle = obstacleToFolder(out)) return obstacle;
    if (!out.empty() && holdsStudy(out))
        return out + " holds a study; name another folder with --out, or resume the study by `miru-run study`.";
    if (isThere && !arguments.resume)
        return out + " already holds a run; resume it with --resume, name another folder with --out, or remove it.";
    if (!arguments.experiment.empty() || isThere) return std::nullopt;
    if (out.empty()) return "Name a preset or a spec file to train.";
    return arguments.resume ? wrongKind(out, "there is no run to resume, and no preset or spec file is named")
                            : "Name a preset or a spec file to train in " + out + ".";
}

/// What was asked for, and the run there is, are put together: the run's settings cannot be changed any more, but its data
/// may lie elsewhere by now.
void joinWithRun(const TrainArguments& arguments, Assignment& assignment) {
    RecoverableRun& left = *assignment.left;
    SpecReading& reading = assignment.reading;
    const auto refuseIf = [&](const std::optional<std::string>& difference, const std::string& before,
                              const std::string& after) {
        if (difference) reading.problems.push_back({"", "", before + *difference + after});
    };
    std::error_code ignored;
    std::string dataset = left.spec.data.dataset;
    if (const auto file = std::filesystem::path(arguments.out) / "spec.json"; std::filesystem::exists(file, ignored)) {
        const ExperimentSpec spec = readSpecOfFolder(arguments.out);
        refuseIf(differenceFromRun(spec, arguments.out, left),
                 file.string() + " has been changed since the run was begun: ",
                 ". Change it back to resume the run, or train it in another folder.");
        dataset = spec.data.dataset;
    }
    if (arguments.experiment.empty()) {
        reading.spec = left.spec;
        reading.spec.data.dataset = dataset;
        assignment.set = applySets(arguments.sets, reading.spec, reading.problems);
    }
    refuseIf(differenceFromRun(reading.spec, arguments.out, left),
             arguments.out + " holds a run of other settings: ", "; they cannot be changed any more.");
    if (left.isOver() && reading.spec.data.dataset != dataset)
        reading.problems.push_back({"data.dataset", "",
                                    "The run in " + arguments.out + " is over, on data.dataset " + dataset +
                                        "; it cannot be changed any more."});
    dataset = reading.spec.data.dataset;
    reading.spec = left.spec;
    reading.spec.data.dataset = dataset;
}

/// Throws std::runtime_error if the folder cannot be read.
Assignment assignmentOf(const TrainArguments& arguments, const Library& library) {
    Assignment assignment;
    SpecReading& reading = assignment.reading;
    const bool isThere = !arguments.out.empty() && holdsRun(arguments.out);
    if (const auto obstacle = obstacleTo(arguments, isThere)) {
        reading.problems.push_back({"", "", *obstacle});
        return assignment;
    }
    if (!arguments.experiment.empty()) {
        reading = readExperiment(arguments.experiment, library);
        if (reading.isGood()) assignment.set = applySets(arguments.sets, reading.spec, reading.problems);
        if (reading.isGood())
            for (SpecProblem& problem : problemsOf(reading.spec)) reading.problems.push_back(std::move(problem));
    }
    if (!isThere || !reading.isGood()) return assignment;
    assignment.left = readRunFolder(arguments.out);
    joinWithRun(arguments, assignment);
    return assignment;
}

/// Prints what a run that is over has come to; nothing is left to do.
int printFinished(const TrainArguments& arguments, const Snapshot& last) {
    if (!arguments.json) print("{} contains a finished run.\n", arguments.out);
    arguments.json ? printResultAsJson(last) : printResult(last);
    return exitCodeOf(last, arguments.out);
}

/// Everything that keeps the assignment from being done with these data.
std::vector<SpecProblem> problemsWith(const Assignment& assignment, const Dataset& dataset) {
    const Snapshot* const snapshot = assignment.left ? assignment.left->latest().get() : nullptr;
    const ExperimentSpec& spec = assignment.reading.spec;
    auto problems = miru::problemsWith(spec, dataset, snapshot ? RunStart::Resumed : RunStart::Beginning);
    if (!snapshot || !problems.empty()) return problems;
    if (const auto why = resumeObstacle(*snapshot, spec, dataset)) problems.push_back({"", "", *why});
    return problems;
}

}  // namespace

int trainCommand(const TrainArguments& arguments) {
    RunControl control;
    InterruptWatch interrupts(control);
    const Library library;
    Assignment assignment;
    Dataset dataset;
    try {
        assignment = assignmentOf(arguments, library);
        if (!assignment.reading.isGood()) {
            printProblems(assignment.reading.problems);
            return BadInput;
        }
        if (const auto& left = assignment.left; left && left->isOver())
            return printFinished(arguments, *left->latest());
        dataset = library.load(assignment.reading.spec.data.dataset);
    } catch (const std::exception& error) {
        return endWith(error, Phase::Reading);
    }
    const ExperimentSpec& spec = assignment.reading.spec;
    printProblems(warningsOf(spec));
    // Scripts go through all cells with the same settings: what one of them has no use for is said, and the run continues.
    printProblems(unusedOf(spec, dataset.train.kind(), assignment.set));
    if (const auto problems = problemsWith(assignment, dataset); !problems.empty()) {
        printProblems(problems);
        return BadInput;
    }

    const MemoryForecast memory = memoryOf(spec, extentOf(dataset, spec.text),
                                           {.threads = arguments.threads, .keepsFolder = !arguments.out.empty()});
    if (const auto obstacle = memoryObstacle(memory)) return badInput(*obstacle);

    const bool showsProgress = isWatched();
    if (!arguments.json) {
        print("{}\n", describe(spec, dataset.title));
        printAside("about {} of memory will be needed\n", memoryText(static_cast<std::uint64_t>(memory.total())));
    }
    if (assignment.left && assignment.left->latest() && !arguments.json)
        print("resumed after batch {}\n", assignment.left->latest()->position.batch);
    flushOutput();
    RunOptions options;
    options.threads = arguments.threads;
    options.control = &control;
    options.checkpointInterval = arguments.checkpointEvery;
    options.taskLearned = [&](const std::shared_ptr<const Snapshot>& snapshot) {
        if (showsProgress) printAside("\r\033[K");
        arguments.json ? printTaskAsJson(*snapshot) : printTask(*snapshot);
    };
    if (showsProgress) options.progressed = showProgress;
    interrupts.setLastWords(isSlowToWrite(spec) ? stoppedSentence("stopped", arguments.out) : "");
    const Run run = arguments.out.empty() ? runExperiment(spec, dataset, options)
                                          : runInFolder(arguments.out, spec, dataset, options,
                                                        assignment.left ? &*assignment.left : nullptr);
    if (showsProgress) printAside("\r\033[K");
    arguments.json ? printResultAsJson(*run.latest()) : printResult(*run.latest());
    return exitCodeOf(*run.latest(), arguments.out);
}

}  // namespace miru
