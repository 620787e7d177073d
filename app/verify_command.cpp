// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDir>
#include <QFileInfo>
#include <stdexcept>

#include "app/commands.h"
#include "app/exit_code.h"
#include "app/messages.h"
#include "app/output.h"
#include "app/speaking.h"
#include "core/files/atomic_file.h"
#include "core/run/memory_forecast.h"
#include "core/run/run_experiment.h"
#include "datasets/library.h"
#include "ui/report/verification.h"

namespace miru {
namespace {

/// The pages in a folder, or the page itself.
QStringList reportsIn(const std::string& path) {
    const QString name = QString::fromStdString(path);
    if (!QFileInfo(name).isDir()) return {name};
    QStringList reports;
    for (const QFileInfo& file : QDir(name).entryInfoList({QStringLiteral("*.html")}, QDir::Files, QDir::Name))
        reports << file.filePath();
    if (reports.isEmpty()) throw std::runtime_error("There is no report (.html) in " + path + ".");
    return reports;
}

Run repeated(const ReportedRun& reported, const Library& library, int threads) {
    const ExperimentSpec& spec = reported.spec;
    const Dataset dataset = library.load(spec.data.dataset);
    if (const auto problems = problemsWith(spec, dataset); !problems.empty())
        throw std::runtime_error(problems.front().sentence);
    const MemoryForecast memory = memoryOf(spec, extentOf(dataset, spec.text), {.threads = threads});
    if (const auto obstacle = memoryObstacle(memory)) throw std::runtime_error(*obstacle);
    RunOptions options;
    options.threads = threads;
    options.batches = reported.stoodAt();
    return runExperiment(spec, dataset, options);
}

/// Whether every number of the report agrees.
bool verify(const QString& file, const Library& library, int threads) {
    const QByteArray html = QByteArray::fromStdString(readFile(file.toStdString()));
    const ReportReading report = readReport(html);
    QList<Run> runs;
    for (const ReportedRun& run : report.runs) runs << repeated(run, library, threads);
    const Speaking language(report.language);
    const QStringList disagreements = disagreementsOf(html, report, runs);
    const std::string whose =
        report.submission.author.isEmpty() ? "" : " (" + report.submission.author.toStdString() + ")";
    if (disagreements.isEmpty()) {
        print("{}{}: every number agrees, {}\n", file.toStdString(), whose,
              runs.size() == 1 ? "the run was repeated" : std::to_string(runs.size()) + " runs were repeated");
        return true;
    }
    print("{}{}: does not agree with what its settings give\n", file.toStdString(), whose);
    for (const QString& sentence : disagreements) print("  {}\n", sentence.toStdString());
    return false;
}

}  // namespace

int verifyCommand(const std::vector<std::string>& paths, int threads) {
    const Library library;
    int exitCode = Done;
    for (const std::string& path : paths) {
        QStringList reports;
        try {
            reports = reportsIn(path);
        } catch (const std::exception& error) {
            exitCode = endWith(error, Phase::Reading);
        }
        for (const QString& report : reports) {
            try {
                if (!verify(report, library, threads)) exitCode = exitCode == Done ? int(Failed) : exitCode;
            } catch (const std::exception& error) {
                exitCode = badInput(report.toStdString() + ": " + error.what());
            }
            flushOutput();
        }
    }
    return exitCode;
}

}  // namespace miru
