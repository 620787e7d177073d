// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <optional>
#include <stdexcept>

#include "app/commands.h"
#include "app/interrupt_watch.h"
#include "app/messages.h"
#include "app/output.h"
#include "app/path_kind.h"
#include "app/process.h"
#include "app/settings_arguments.h"
#include "core/files/atomic_file.h"
#include "core/math/number_text.h"
#include "core/run/run_folder.h"
#include "core/study/study_findings.h"
#include "datasets/library.h"
#include "resources/presets.h"

namespace miru {
namespace {

/// The study of this name, or in this file; on the first of its data sets that is here.
StudyReading readStudyNamed(const std::string& name, const Library& library) {
    if (const StudyPreset* const preset = findStudy(name)) return {resolved(preset->study, library.availability()), {}};
    const PathKind kind = kindOf(name);
    if (kind == PathKind::Missing) {
        std::string names;
        for (const StudyPreset& preset : studies()) names += (names.empty() ? "" : ", ") + preset.name;
        return {{}, {{"", name, "There is no study and no file called " + name + "; the studies are " + names + "."}}};
    }
    const auto refused = [&name](const std::string& sentence) { return StudyReading{{}, {{"", name, sentence}}}; };
    if (kind == PathKind::Spec) return refused(name + " is a spec, a single run; `miru-run train` runs it.");
    if (kind != PathKind::Study && kind != PathKind::OtherFile)
        return refused(wrongKind(name, "a study's name or a study file is needed"));
    StudyReading reading = readStudy(readSettingsText(name));
    for (SpecProblem& problem : reading.problems) problem.sentence = name + ": " + problem.sentence;
    if (reading.isGood()) reading.study = resolved(reading.study, library.availability());
    return reading;
}

/// "2/8" → every eighth run, beginning with the second.
std::optional<Shard> shardFrom(const std::string& text) {
    if (text.empty()) return Shard{};
    const auto slash = std::min(text.find('/'), text.size());
    const auto index = parseNumber<int>(text.substr(0, slash));
    const auto count = parseNumber<int>(text.substr(std::min(slash + 1, text.size())));
    if (!index || !count || *index < 1 || *index > *count) return std::nullopt;
    return Shard{*index - 1, *count};
}

std::string durationText(double seconds) {
    if (seconds < 90) return fmt::format("{:.0f} s", seconds);
    if (seconds < 5400) return fmt::format("{:.0f} min", seconds / 60);
    return fmt::format("{:.1f} h", seconds / 3600);
}

/// Settings of all runs of a study; what its axes set for each run is not among them.
std::vector<std::string> applySetsToStudy(const std::vector<std::string>& sets, StudyReading& reading) {
    const auto keys = applySets(sets, reading.study.spec, reading.problems);
    for (const std::string& key : keys)
        for (const Axis& axis : reading.study.axes) {
            const auto setsKey = [&key](const Axis::Case& one) {
                return std::ranges::any_of(one.values, [&key](const auto& value) { return value.first == key; });
            };
            if (std::ranges::any_of(axis.cases, setsKey))
                reading.problems.push_back({key, "",
                                            "--set " + key + " would change nothing: the study's axis " + axis.name +
                                                " sets it; edit the study (`miru-run studies` prints one)."});
        }
    for (const SpecProblem& problem : problemsOf(reading.study.spec)) reading.problems.push_back(problem);
    return keys;
}

DataKind kindOfData(const std::string& dataset) { return Library::kindOf(QString::fromStdString(dataset)); }

/// Settings given to all runs that matter to none of them; said, for scripts go through studies with the same settings.
std::vector<SpecProblem> unusedByAll(const Study& study, const std::vector<std::string>& keys) {
    std::vector<SpecProblem> unused;
    for (int run = 0; run < study.runCount(); ++run) {
        const ExperimentSpec spec = study.specOf(run);
        const auto here = unusedOf(spec, kindOfData(spec.data.dataset), keys);
        if (run == 0) unused = here;
        std::erase_if(unused, [&](const SpecProblem& one) {
            return std::ranges::find(here, one.key, &SpecProblem::key) == here.end();
        });
    }
    return unused;
}

/// Why a study cannot be kept in this folder, in a sentence; nothing if it can.
std::optional<std::string> obstacleToStudyIn(const std::string& folder) {
    if (const auto obstacle = obstacleToFolder(folder)) return obstacle;
    if (!holdsStudy(folder) && holdsRun(folder)) return folder + " holds a run; name another folder with --out.";
    return std::nullopt;
}

/// A line for each combination of everything but the seed.
void printResults(const StoredStudy& stored) {
    for (const StudyGroup& group : groupsOf(stored.study)) {
        const Statistics s = statisticsOf(valuesOf(stored, group, Measure::Acc));
        if (s.n == 0) continue;
        print("{}: ACC {:.2f} %", group.name, 100 * s.mean);
        if (s.hasInterval())
            print(" ± {:.2f} (sd), 95 % interval {:.2f} … {:.2f}", 100 * s.deviation, 100 * s.low(), 100 * s.high());
        const Statistics bits = statisticsOf(valuesOf(stored, group, Measure::BitsPerCharacter));
        if (bits.n > 0) print("; {:.3f} bits per character", bits.mean);
        if (bits.hasInterval()) print(" (95 % interval {:.3f} … {:.3f})", bits.low(), bits.high());
        if (s.n == 1)
            print(", one seed\n");
        else
            print(", n = {} seeds\n", s.n);
    }
}

}  // namespace

int studyCommand(const StudyArguments& arguments) {
    RunControl control;
    InterruptWatch interrupts(control);
    const Library library;
    StudyReading reading;
    try {
        reading = readStudyNamed(arguments.study, library);
    } catch (const std::exception& error) {
        return endWith(error, Phase::Reading);
    }
    std::vector<std::string> keys;
    if (reading.isGood()) keys = applySetsToStudy(arguments.sets, reading);
    if (reading.isGood()) reading.problems = axesWithoutEffect(reading.study, kindOfData);
    const auto shard = shardFrom(arguments.shard);
    if (!shard)
        reading.problems.push_back(
            {"", arguments.shard, "--shard " + arguments.shard + " is not of the form i/n with 1 ≤ i ≤ n."});
    else if (reading.isGood() && shard->index >= reading.study.runCount())
        reading.problems.push_back({"", arguments.shard,
                                    "--shard " + arguments.shard + " has nothing to do: the study has " +
                                        std::to_string(reading.study.runCount()) + " runs."});
    if (const auto obstacle = obstacleToStudyIn(arguments.out)) reading.problems.push_back({"", "", *obstacle});
    if (!reading.isGood()) {
        printProblems(reading.problems);
        return BadInput;
    }
    const Study& study = reading.study;
    printProblems(unusedByAll(study, keys));
    try {
        if (holdsStudy(arguments.out) &&
            readFile(std::filesystem::path(arguments.out) / "study.json") != writeStudy(study))
            return badInput(arguments.out + " holds another study; name another folder.");
    } catch (const std::exception& error) {
        return endWith(error, Phase::Reading);
    }

    const bool showsProgress = isWatched();
    const auto start = std::chrono::steady_clock::now();
    print("{}: {} runs\n", study.title.empty() ? arguments.study : study.title, study.runCount());
    flushOutput();
    bool isSlow = false;
    for (int run = 0; run < study.runCount() && !isSlow; ++run) isSlow = isSlowToWrite(study.specOf(run));
    interrupts.setLastWords(isSlow ? "stopped; the same command resumes it." : "");
    double begunAt = -1;
    StudyOptions options;
    options.jobs = arguments.jobs;
    options.shard = *shard;
    options.control = &control;
    const auto printRun = [&](int run, const StudyResult& result, const char* by) {
        if (showsProgress) printAside("\r\033[K");
        print("run {}/{}  {}: ", run + 1, study.runCount(), study.nameOf(run));
        if (const auto accuracy = result.value(Metric::Acc))
            print("ACC {:.2f} %{}\n", 100 * *accuracy, by);
        else
            print("{}{}. {}\n", result.outcome, by, result.problem);
        flushOutput();
    };
    options.runEnded = [&](int run, const StudyResult& result) { printRun(run, result, ""); };
    options.runEndedElsewhere = [&](int run, const StudyResult& result) {
        printRun(run, result, " (done by another program)");
    };
    options.waiting = [&](int runs) {
        if (showsProgress) printAside("\r\033[K");
        if (runs == 1)
            print("waiting for a run that another program is doing\n");
        else
            print("waiting for {} runs that other programs are doing\n", runs);
        flushOutput();
    };
    if (showsProgress)
        options.progressed = [&](double done) {
            if (begunAt < 0) begunAt = done;
            const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
            const double left = done > begunAt ? seconds * (1 - done) / (done - begunAt) : 0;
            printAside("\r{:.0f} % done, about {} left \033[K", 100 * done, durationText(left));
        };
    const bool isComplete = runStudy(arguments.out, study, library, options);
    if (showsProgress) printAside("\r\033[K");
    if (!isComplete) {
        printError("stopped; the same command resumes it.");
        return Failed;
    }
    const StoredStudy stored = readStudyFolder(arguments.out);
    printResults(stored);
    bool hasFailed = false;  // in this shard, whoever did it
    for (int run = shard->index; run < study.runCount(); run += shard->count)
        hasFailed |= stored.results[static_cast<std::size_t>(run)].outcome == "failed";
    return hasFailed ? Failed : Done;
}

int mergeCommand(const std::vector<std::string>& folders, const std::string& out) {
    if (const auto obstacle = obstacleToStudyIn(out)) return badInput(*obstacle);
    for (const std::string& folder : folders)
        if (!holdsStudy(folder)) return badInput(wrongKind(folder, "the folders of a study's shards are needed"));
    try {
        mergeStudies({folders.begin(), folders.end()}, out);
        const StoredStudy stored = readStudyFolder(out);
        const auto over = std::ranges::count_if(stored.results, &StudyResult::isOver);
        print("{} of {} runs are in {}\n", over, stored.study.runCount(), out);
        printResults(stored);
    } catch (const std::exception& error) {
        return endWith(error, Phase::Reading);
    }
    return Done;
}

int studiesCommand(const std::string& name) {
    if (name.empty()) {
        for (const StudyPreset& preset : studies())
            print("{:<24} {} ({} runs)\n{:<24} {}\n", preset.name, preset.study.title, preset.study.runCount(), "",
                  preset.study.about);
        return Done;
    }
    const StudyPreset* const preset = findStudy(name);
    if (!preset) return badInput("There is no study " + name + "; `miru-run studies` shows them.");
    print(writeStudy(preset->study));
    return Done;
}

}  // namespace miru
