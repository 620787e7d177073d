// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commands.h"

#include <unistd.h>

#include <QCoreApplication>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <thread>

#include "core/experiment/run_experiment.h"
#include "core/experiment/run_folder.h"
#include "core/experiment/spec_json.h"
#include "datasets/download.h"
#include "datasets/library.h"
#include "resources/presets.h"

namespace miru {
namespace {

/// Stops a run on Ctrl-C, at the next batch; a second Ctrl-C ends the program at once. Made before any other thread,
/// so that all of them leave the signal to this one.
class InterruptWatch {
 public:
    explicit InterruptWatch(RunControl& control) {
        sigemptyset(&m_signals);
        sigaddset(&m_signals, SIGINT);
        sigaddset(&m_signals, SIGTERM);
        sigaddset(&m_signals, SIGUSR1);  // our own: the run is over
        pthread_sigmask(SIG_BLOCK, &m_signals, nullptr);
        m_thread = std::thread([this, &control] {
            int signal = 0;
            while (sigwait(&m_signals, &signal) == 0 && signal != SIGUSR1) {
                if (control.isStopping()) _exit(Failed);
                control.stop();
            }
        });
    }
    ~InterruptWatch() {
        pthread_kill(m_thread.native_handle(), SIGUSR1);
        m_thread.join();
    }
    InterruptWatch(const InterruptWatch&) = delete;
    InterruptWatch& operator=(const InterruptWatch&) = delete;

 private:
    sigset_t m_signals{};
    std::thread m_thread;
};

void printProblems(const std::vector<SpecProblem>& problems) {
    for (const SpecProblem& problem : problems) std::fprintf(stderr, "miru-run: %s\n", problem.sentence.c_str());
}

int refuse(const std::string& sentence) {
    std::fprintf(stderr, "miru-run: %s\n", sentence.c_str());
    return BadInput;
}

std::function<bool(const std::string&)> isHere(const Library& library) {
    return [&library](const std::string& name) { return library.isHere(QString::fromStdString(name)); };
}

/// The spec of a preset or a file, or every problem with it.
SpecReading readExperiment(const std::string& name, const Library& library) {
    if (const Preset* preset = findPreset(name)) return {resolved(*preset, isHere(library)), preset->problems};
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

}  // namespace

int trainCommand(const TrainArguments& arguments) {
    RunControl control;
    const InterruptWatch interrupts(control);
    const Library library;
    SpecReading reading = readExperiment(arguments.experiment, library);
    if (reading.isGood()) applySets(arguments.sets, reading);
    if (!reading.isGood()) {
        printProblems(reading.problems);
        return BadInput;
    }
    if (!arguments.out.empty() && holdsRun(arguments.out))
        return refuse(arguments.out + " already holds a run; name another folder with --out, or remove it.");
    printProblems(warningsOf(reading.spec));

    Dataset dataset;
    try {
        dataset = library.load(reading.spec.data.dataset);
    } catch (const std::runtime_error& error) {
        return refuse(error.what());
    }
    if (const auto problems = problemsWith(reading.spec, dataset); !problems.empty()) {
        printProblems(problems);
        return BadInput;
    }

    const bool isTerminal = isatty(STDERR_FILENO) != 0;
    std::printf("%s\n", describe(reading.spec, dataset.title).c_str());
    std::fflush(stdout);
    RunOptions options;
    options.threads = arguments.threads;
    options.control = &control;
    options.taskLearned = [isTerminal](const std::shared_ptr<const Snapshot>& snapshot) {
        if (isTerminal) std::fprintf(stderr, "\r\033[K");
        printTask(*snapshot);
    };
    if (isTerminal) options.progressed = showProgress;
    const RunRecord record = runExperiment(reading.spec, dataset, options);
    if (isTerminal) std::fprintf(stderr, "\r\033[K");
    printResult(*record.last);
    if (!arguments.out.empty()) writeRunFolder(arguments.out, record);

    if (record.last->state == RunState::Diverged) {
        std::fprintf(stderr,
                     "miru-run: the run diverged at batch %lld: its numbers are no longer finite. Try a smaller "
                     "training.learningRate, or a training.gradientClip.\n",
                     static_cast<long long>(record.last->position.batch));
        return Failed;
    }
    if (record.last->state == RunState::Stopped) {
        std::fprintf(stderr, "miru-run: stopped at batch %lld.\n", static_cast<long long>(record.last->position.batch));
        return Failed;
    }
    return Done;
}

int listDatasetsCommand() {
    const Library library;
    for (const CatalogEntry& entry : catalog()) {
        const QString folder = library.folderOf(entry);
        const QString where = entry.isBuiltIn() ? QStringLiteral("built in")
                              : !folder.isEmpty()
                                  ? QStringLiteral("here, ") + folder
                                  : QStringLiteral("to be fetched, %1 MB").arg(entry.downloadBytes / 1000000);
        std::printf("%-14s %s\n               %s\n               licence: %s\n", qPrintable(entry.name),
                    qPrintable(where), qPrintable(entry.about), qPrintable(entry.licence));
    }
    return Done;
}

int getDatasetCommand(const std::string& name, const std::string& folder) {
    const CatalogEntry* entry = findInCatalog(QString::fromStdString(name));
    if (!entry) return refuse("There is no data set " + name + " in the catalog; `miru-run datasets list` shows them.");
    if (entry->isBuiltIn()) {
        std::printf("%s needs no download.\n", qPrintable(entry->title));
        return Done;
    }
    const QString root = folder.empty() ? Library::userFolder() : QString::fromStdString(folder);
    Download download(*entry, root + '/' + entry->name);
    const bool isTerminal = isatty(STDERR_FILENO) != 0;
    QObject::connect(&download, &Download::progressed, [&](qint64 received, qint64 expected) {
        if (isTerminal)
            std::fprintf(stderr, "\r%.1f of about %.1f MB \033[K", static_cast<double>(received) / 1e6,
                         static_cast<double>(expected) / 1e6);
    });
    QObject::connect(&download, &Download::finished, [&] {
        std::printf("%s%s is in %s/%s.\n", isTerminal ? "\r\033[K" : "", qPrintable(entry->title), qPrintable(root),
                    qPrintable(entry->name));
        QCoreApplication::exit(Done);
    });
    QObject::connect(&download, &Download::failed, [&](const QString& sentence) {
        std::fprintf(stderr, "%smiru-run: %s\n", isTerminal ? "\r\033[K" : "", qPrintable(sentence));
        QCoreApplication::exit(Failed);
    });
    download.start();
    return QCoreApplication::exec();
}

int checkDatasetsCommand(const std::vector<std::string>& names) {
    const Library library;
    int result = Done;
    std::vector<const CatalogEntry*> entries;
    for (const std::string& name : names) {
        const CatalogEntry* entry = findInCatalog(QString::fromStdString(name));
        if (!entry)
            return refuse("There is no data set " + name + " in the catalog; `miru-run datasets list` shows them.");
        entries.push_back(entry);
    }
    if (names.empty())
        for (const CatalogEntry& entry : catalog())
            if (library.isHere(entry.name)) entries.push_back(&entry);
    for (const CatalogEntry* entry : entries) {
        const QStringList problems = library.check(*entry);
        if (problems.isEmpty()) std::printf("%s: good\n", qPrintable(entry->name));
        for (const QString& problem : problems) std::fprintf(stderr, "miru-run: %s\n", qPrintable(problem));
        if (!problems.isEmpty()) result = Failed;
    }
    return result;
}

int presetsCommand(const std::string& name) {
    if (name.empty()) {
        for (const Preset& preset : presets()) std::printf("%-15s %s\n", preset.name.c_str(), preset.about.c_str());
        return Done;
    }
    const Preset* preset = findPreset(name);
    if (!preset) return refuse("There is no preset " + name + "; `miru-run presets` shows them.");
    const Library library;
    std::fputs(writeSpec(resolved(*preset, isHere(library))).c_str(), stdout);
    return Done;
}

int settingsCommand(bool asJson) {
    if (asJson) {
        std::fputs(settingsAsJson().c_str(), stdout);
        return Done;
    }
    std::string group;
    for (const SpecField& field : specFields()) {
        if (field.group != group) std::printf("%s%s\n", group.empty() ? "" : "\n", field.group.c_str());
        group = field.group;
        std::printf("  %s = %s%s\n      %s\n      Allowed: %s.\n", field.key.c_str(),
                    toText(field.defaultValue()).c_str(), field.isLive() ? "   (may be changed during a run)" : "",
                    field.help.c_str(), field.allowed().c_str());
    }
    return Done;
}

}  // namespace miru
