// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <stdexcept>

#include "app/commands.h"
#include "app/interrupt_watch.h"
#include "app/messages.h"
#include "core/experiment/study_findings.h"
#include "core/experiment/whole_file.h"
#include "datasets/library.h"
#include "resources/presets.h"

namespace miru {
namespace {

/// The study of this name, or in this file; on the first of its data sets that is here.
StudyReading readStudyNamed(const std::string& name, const Library& library) {
    if (const StudyPreset* const preset = findStudy(name)) return {resolved(preset->study, library.whatIsHere()), {}};
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(name, ignored)) {
        std::string names;
        for (const StudyPreset& preset : studies()) names += (names.empty() ? "" : ", ") + preset.name;
        return {{}, {{"", name, "There is no study and no file called " + name + "; the studies are " + names + "."}}};
    }
    StudyReading reading = readStudy(readWhole(name));
    for (SpecProblem& problem : reading.problems) problem.sentence = name + ": " + problem.sentence;
    if (reading.isGood()) reading.study = resolved(reading.study, library.whatIsHere());
    return reading;
}

/// "2/8" → every eighth run, beginning with the second.
std::optional<Shard> shardFrom(const std::string& text) {
    if (text.empty()) return Shard{};
    int index = 0;
    int count = 0;
    char rest = 0;
    if (std::sscanf(text.c_str(), "%d/%d%c", &index, &count, &rest) != 2 || count < 1 || index < 1 || index > count)
        return std::nullopt;
    return Shard{index - 1, count};
}

std::string durationText(double seconds) {
    char text[32];
    if (seconds < 90)
        std::snprintf(text, sizeof text, "%.0f s", seconds);
    else if (seconds < 5400)
        std::snprintf(text, sizeof text, "%.0f min", seconds / 60);
    else
        std::snprintf(text, sizeof text, "%.1f h", seconds / 3600);
    return text;
}

/// A line for each combination of everything but the seed.
void printResults(const StoredStudy& stored) {
    for (const StudyGroup& group : groupsOf(stored.study)) {
        const Statistics s = statisticsOf(valuesOf(stored, group, Measure::Acc));
        if (s.n == 0) continue;
        std::printf("%s: ACC %.2f %%", group.name.c_str(), 100 * s.mean);
        if (s.hasInterval())
            std::printf(" ± %.2f (sd), 95 %% interval %.2f … %.2f", 100 * s.deviation, 100 * s.low(), 100 * s.high());
        if (s.n == 1)
            std::printf(", one seed\n");
        else
            std::printf(", n = %d seeds\n", s.n);
    }
}

}  // namespace

int studyCommand(const StudyArguments& arguments) {
    RunControl control;
    const InterruptWatch interrupts(control);
    const Library library;
    StudyReading reading = readStudyNamed(arguments.study, library);
    for (const std::string& set : arguments.sets) {
        const auto equals = set.find('=');
        if (equals == std::string::npos)
            reading.problems.push_back({set, "", "--set " + set + " is not of the form key=value."});
        else if (auto problem = setFromText(reading.study.spec, set.substr(0, equals), set.substr(equals + 1)))
            reading.problems.push_back(*problem);
    }
    const auto shard = shardFrom(arguments.shard);
    if (!shard)
        reading.problems.push_back(
            {"", arguments.shard, "--shard " + arguments.shard + " is not of the form i/n with 1 ≤ i ≤ n."});
    if (!reading.isGood()) {
        printProblems(reading.problems);
        return BadInput;
    }
    const Study& study = reading.study;
    try {
        if (holdsStudy(arguments.out) &&
            readWhole(std::filesystem::path(arguments.out) / "study.json") != writeStudy(study))
            return refuse(arguments.out + " holds another study; name another folder.");
    } catch (const std::runtime_error& error) {
        return refuse(error.what());
    }

    const bool showsProgress = isatty(STDERR_FILENO) != 0;
    const auto start = std::chrono::steady_clock::now();
    std::printf("%s: %d runs\n", study.title.empty() ? arguments.study.c_str() : study.title.c_str(), study.runCount());
    std::fflush(stdout);
    double begunAt = -1;
    StudyOptions options;
    options.jobs = arguments.jobs;
    options.shard = *shard;
    options.control = &control;
    const auto printRun = [&](int run, const StudyResult& result, const char* by) {
        if (showsProgress) std::fprintf(stderr, "\r\033[K");
        std::printf("run %d/%d  %s: ", run + 1, study.runCount(), study.nameOf(run).c_str());
        if (const auto accuracy = result.value(Metric::Acc))
            std::printf("ACC %.2f %%%s\n", 100 * *accuracy, by);
        else
            std::printf("%s%s. %s\n", result.outcome.c_str(), by, result.problem.c_str());
        std::fflush(stdout);
    };
    options.runEnded = [&](int run, const StudyResult& result) { printRun(run, result, ""); };
    options.runEndedElsewhere = [&](int run, const StudyResult& result) {
        printRun(run, result, " (done by another program)");
    };
    options.waiting = [&](int runs) {
        if (showsProgress) std::fprintf(stderr, "\r\033[K");
        if (runs == 1)
            std::printf("waiting for a run that another program is doing\n");
        else
            std::printf("waiting for %d runs that other programs are doing\n", runs);
        std::fflush(stdout);
    };
    if (showsProgress)
        options.progressed = [&](double done) {
            if (begunAt < 0) begunAt = done;
            const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
            const double left = done > begunAt ? seconds * (1 - done) / (done - begunAt) : 0;
            std::fprintf(stderr, "\r%.0f %% done, about %s left \033[K", 100 * done, durationText(left).c_str());
            std::fflush(stderr);
        };
    const bool isComplete = runStudy(arguments.out, study, library, options);
    if (showsProgress) std::fprintf(stderr, "\r\033[K");
    if (!isComplete) {
        complain("stopped; the same command resumes it.");
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
    try {
        mergeStudies({folders.begin(), folders.end()}, out);
        const StoredStudy stored = readStudyFolder(out);
        const auto over = std::ranges::count_if(stored.results, &StudyResult::isOver);
        std::printf("%lld of %d runs are in %s\n", static_cast<long long>(over), stored.study.runCount(), out.c_str());
        printResults(stored);
    } catch (const std::runtime_error& error) {
        return refuse(error.what());
    }
    return Done;
}

int studiesCommand(const std::string& name) {
    if (name.empty()) {
        for (const StudyPreset& preset : studies())
            std::printf("%-24s %s (%d runs)\n%-24s %s\n", preset.name.c_str(), preset.study.title.c_str(),
                        preset.study.runCount(), "", preset.study.about.c_str());
        return Done;
    }
    const StudyPreset* const preset = findStudy(name);
    if (!preset) return refuse("There is no study " + name + "; `miru-run studies` shows them.");
    std::printf("%s", writeStudy(preset->study).c_str());
    return Done;
}

}  // namespace miru
