// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/experiment/run_study.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <nlohmann/json.hpp>
#include <sstream>
#include <stdexcept>

#include "core/experiment/run_folder.h"
#include "core/experiment/run_recorder.h"
#include "core/experiment/spec_json.h"
#include "core/experiment/whole_file.h"
#include "core/learning/parallel.h"
#include "core/math/number_text.h"

namespace miru {
namespace {

namespace fs = std::filesystem;

constexpr auto studyName = "study.json";
constexpr auto failedName = "failed.txt";

/// A field of a CSV file (RFC 4180).
std::string quoted(const std::string& text) {
    if (text.find_first_of(",\"\n") == std::string::npos) return text;
    std::string inside;
    for (const char c : text) inside += c == '"' ? "\"\"" : std::string(1, c);
    return '"' + inside + '"';
}

/// The cell a line begins with.
double accuracyIn(std::string_view line) {
    const auto accuracy = parseNumber<double>(line.substr(0, line.find(',')));
    if (!accuracy) throw std::runtime_error("The matrix.csv of a run has a cell that is not a number.");
    return *accuracy;
}

/// matrix.csv, as `matrixCsv` writes it.
Scoreboard scoreboardFrom(const std::string& csv) {
    std::istringstream lines(csv);
    std::string line;
    std::getline(lines, line);
    const auto tasks = static_cast<int>(std::ranges::count(line, ','));
    Scoreboard scoreboard(tasks);
    while (std::getline(lines, line)) {
        std::vector<double> row;
        const bool isBaseline = line.starts_with("0,");
        for (auto comma = line.find(','); comma != std::string::npos; comma = line.find(',', comma + 1))
            row.push_back(accuracyIn(std::string_view(line).substr(comma + 1)));
        if (static_cast<int>(row.size()) != tasks)
            throw std::runtime_error("The matrix.csv of a run has rows of different lengths.");
        isBaseline ? scoreboard.setBaseline(std::move(row)) : scoreboard.addRow(std::move(row));
    }
    return scoreboard;
}

NetworkCost costFrom(const nlohmann::json& bill) {
    NetworkCost cost;
    cost.parameters = bill.at("parameters").get<std::int64_t>();
    cost.embedding = bill.value("embedding", std::int64_t{0});
    cost.energyJoulePaper = bill.at("energyJoulePaper").get<double>();
    return cost;
}

/// What the folder of a run says; nothing in it that is not over.
StudyResult resultIn(const fs::path& folder, const ExperimentSpec& spec) {
    StudyResult result;
    std::error_code ignored;
    if (fs::exists(folder / failedName, ignored)) {
        result.problem = readWhole(folder / failedName);
        if (result.problem.ends_with('\n')) result.problem.pop_back();
        result.outcome = "failed";
    }
    if (!fs::exists(folder / "summary.json", ignored)) return result;
    try {
        const auto summary = nlohmann::json::parse(readWhole(folder / "summary.json"));
        const auto outcome = summary.at("outcome").get<std::string>();
        if (outcome != "finished" && outcome != "diverged") return result;  // it was left, and goes on
        const auto& bill = summary.at("resources");
        const auto& own = bill.at(toText(findField("model.cell")->get(spec)));
        const NetworkCost cost = costFrom(own);
        result.parameters = cost.parameters;
        result.embedding = cost.embedding;
        result.energyJoulePaper = cost.energyJoulePaper;
        result.macsForward = own.at("macsForward").get<std::int64_t>();
        result.asGru = costFrom(bill.at("gru"));
        result.asMiru = costFrom(bill.at("miru2"));
        result.scoreboard = scoreboardFrom(readWhole(folder / "matrix.csv"));
        const bool isWhole =
            result.scoreboard.taskCount() == spec.data.tasks && result.scoreboard.learnedCount() == spec.data.tasks;
        if (outcome == "finished" && !isWhole)
            throw std::runtime_error("Could not read the run in " + folder.string() +
                                     ": its matrix.csv does not fit its tasks.");
        if (fs::exists(folder / "timing.json", ignored)) result.timing = timingFrom(readWhole(folder / "timing.json"));
        result.outcome = outcome;  // what is over counts more than an earlier failure
        result.problem.clear();
    } catch (const nlohmann::json::exception&) {
        throw std::runtime_error("Could not read the run in " + folder.string() + ": its summary.json is not right.");
    }
    return result;
}

Study studyIn(const fs::path& folder) {
    const StudyReading reading = readStudy(readWhole(folder / studyName));
    if (!reading.isGood())
        throw std::runtime_error((folder / studyName).string() + ": " + reading.problems.front().sentence);
    return reading.study;
}

std::string timingCsv(const StoredStudy& study) {
    std::string text = "run,threads,training_s,evaluation_s,sequences_trained,sequences_evaluated\n";
    for (std::size_t run = 0; run < study.results.size(); ++run) {
        const RunTiming& timing = study.results[run].timing;
        if (!study.results[run].isFinished()) continue;
        text += std::to_string(run + 1) + "," + std::to_string(timing.threads) + "," +
                formatNumber(timing.trainingSeconds) + "," + formatNumber(timing.evaluationSeconds) + "," +
                std::to_string(timing.sequences) + "," + std::to_string(timing.evaluated) + "\n";
    }
    return text;
}

void writeTables(const fs::path& folder, const StoredStudy& study) {
    writeWhole(folder / "study.csv", studyCsv(study));
    writeWhole(folder / "timing.csv", timingCsv(study));
}

/// The work of one study, shared by the threads that do it.
class Runner {
 public:
    Runner(fs::path folder, const Study& study, const DatasetSource& source, const StudyOptions& options)
        : m_folder(std::move(folder)), m_source(source), m_options(options) {
        m_stored = readStudyFolder(m_folder);
        m_stored.study = study;
        for (int run = options.shard.index; run < study.runCount(); run += options.shard.count) {
            m_work[run] = {workOf(study.specOf(run)), 0};
            const StudyResult& result = m_stored.results[static_cast<std::size_t>(run)];
            if (result.isOver() && result.outcome != "failed")
                m_work[run].done = 1;
            else
                m_open.push_back(run);
        }
    }

    bool run() {
        // One thread takes the next run whenever it is free: the order is that of the study, whoever takes it.
        const auto count = static_cast<int>(m_open.size());
        Workers workers(m_options.jobs);
        std::size_t next = 0;
        workers.forEach(std::min(workers.threadCount(), std::max(1, count)), [&](int, int) {
            for (;;) {
                int number = 0;
                {
                    const std::lock_guard lock(m_mutex);
                    if (next == m_open.size() || m_control.isStopping() || !m_problem.empty()) return;
                    number = m_open[next++];
                }
                doRun(number);
            }
        });
        writeTables(m_folder, m_stored);
        if (!m_problem.empty()) throw std::runtime_error(m_problem);
        return !m_control.isStopping();
    }

 private:
    struct Work {
        double size = 0;  ///< in any unit
        double done = 0;  ///< share of it
    };

    /// Roughly: multiply-adds. A data set's shape is the same for all runs, so it does not matter here.
    static double workOf(const ExperimentSpec& spec) {
        const int gates = spec.model.cell == CellKind::Gru ? 3 : spec.model.cell == CellKind::Miru1 ? 2 : 1;
        const double rehearsed = spec.rehearsal.samplesPerTask > 0 && spec.data.tasks > 1
                                     ? static_cast<double>(spec.rehearsal.perBatch) / spec.training.batch
                                     : 0;
        return gates * spec.model.hiddenUnits * (1 + rehearsed) * spec.training.epochs * spec.data.tasks;
    }

    std::shared_ptr<const Dataset> datasetOf(const std::string& name) {
        const std::lock_guard lock(m_loading);
        auto& dataset = m_datasets[name];
        if (!dataset) dataset = std::make_shared<const Dataset>(m_source.load(name));
        return dataset;
    }

    void doRun(int number) {
        const ExperimentSpec spec = m_stored.study.specOf(number);
        const fs::path folder = folderOfRun(m_folder, number);
        StudyResult result;
        try {
            std::error_code ignored;
            fs::remove(folder / failedName, ignored);
            const auto dataset = datasetOf(spec.data.dataset);
            if (const auto problems = problemsWith(spec, *dataset); !problems.empty())
                throw std::runtime_error(problems.front().sentence);
            RunOptions options;
            options.threads = 1;
            options.control = &m_control;
            options.progressed = [this, number](const Snapshot& soFar) {
                const RunPosition& position = soFar.position;
                const double all = static_cast<double>(position.batchesPerTask) * position.taskCount;
                report(number, all > 0 ? static_cast<double>(position.batch) / all : 0);
            };
            std::optional<LeftRun> left;
            if (holdsRun(folder)) left = readRunFolder(folder);
            runInFolder(folder, spec, *dataset, options, left ? &*left : nullptr);
            result = resultIn(folder, spec);
        } catch (const std::exception& error) {
            result.outcome = "failed";
            result.problem = error.what();
        }
        if (!result.isOver()) return;  // stopped
        const std::lock_guard lock(m_mutex);
        try {
            if (result.outcome == "failed") {
                makeFolder(folder);
                writeWhole(folder / failedName, result.problem + "\n");
            }
            m_stored.results[static_cast<std::size_t>(number)] = result;
            writeTables(m_folder, m_stored);
        } catch (const std::runtime_error& error) {
            m_problem = error.what();  // nothing can be kept here: there is no use in going on
        }
        m_work[number].done = 1;
        if (m_options.runEnded) m_options.runEnded(number, result);
        reportAll();
    }

    void report(int number, double done) {
        const std::lock_guard lock(m_mutex);
        m_work[number].done = done;
        reportAll();
    }
    void reportAll() {
        double size = 0;
        double done = 0;
        for (const auto& [number, work] : m_work) {
            size += work.size;
            done += work.size * work.done;
        }
        if (m_options.progressed && size > 0) m_options.progressed(done / size);
    }

    fs::path m_folder;
    const DatasetSource& m_source;
    const StudyOptions& m_options;
    RunControl m_own;
    RunControl& m_control = m_options.control ? *m_options.control : m_own;
    StoredStudy m_stored;
    std::vector<int> m_open;  ///< runs still to be done
    std::map<int, Work> m_work;
    std::mutex m_mutex;
    std::mutex m_loading;
    std::map<std::string, std::shared_ptr<const Dataset>> m_datasets;
    std::string m_problem;
};

}  // namespace

std::optional<double> StudyResult::value(Metric metric) const {
    return isFinished() ? scoreboard.value(metric) : std::nullopt;
}

std::optional<double> StudyResult::firstTask() const {
    if (!isFinished() || scoreboard.rows().empty()) return std::nullopt;
    return scoreboard.rows().back().front();
}

bool holdsStudy(const fs::path& folder) {
    std::error_code ignored;
    return fs::exists(folder / studyName, ignored);
}

fs::path folderOfRun(const fs::path& study, int run) {
    std::string name = std::to_string(run + 1);
    name.insert(0, name.size() < 4 ? 4 - name.size() : 0, '0');
    return study / "runs" / name;
}

StoredStudy readStudyFolder(const fs::path& folder) {
    StoredStudy stored;
    stored.study = studyIn(folder);
    for (int run = 0; run < stored.study.runCount(); ++run)
        stored.results.push_back(resultIn(folderOfRun(folder, run), stored.study.specOf(run)));
    return stored;
}

std::string studyCsv(const StoredStudy& stored) {
    std::string text = "run";
    for (const Axis& axis : stored.study.axes) text += "," + quoted(axis.name);
    text += ",outcome";
    for (const Metric metric : allMetrics) text += std::string(",") + infoOf(metric).key;
    text += ",first_task,parameters,macs_forward\n";
    for (int run = 0; run < stored.study.runCount(); ++run) {
        const StudyResult& result = stored.results[static_cast<std::size_t>(run)];
        if (!result.isOver()) continue;
        text += std::to_string(run + 1);
        const auto place = stored.study.placeOf(run);
        for (std::size_t axis = 0; axis < place.size(); ++axis)
            text += "," + quoted(stored.study.axes[axis].cases[place[axis]].name);
        text += "," + result.outcome;
        const auto add = [&text](std::optional<double> value) { text += "," + (value ? formatNumber(*value) : ""); };
        for (const Metric metric : allMetrics) add(result.value(metric));
        add(result.firstTask());
        text += "," + std::to_string(result.parameters) + "," + std::to_string(result.macsForward) + "\n";
    }
    return text;
}

bool runStudy(const fs::path& folder, const Study& study, const DatasetSource& source, const StudyOptions& options) {
    makeFolder(folder);
    const std::string text = writeStudy(study);
    if (holdsStudy(folder)) {
        if (readWhole(folder / studyName) != text)
            throw std::runtime_error(folder.string() + " holds another study; name another folder.");
    } else {
        writeWhole(folder / studyName, text);
    }
    return Runner(folder, study, source, options).run();
}

void mergeStudies(const std::vector<fs::path>& parts, const fs::path& out) {
    for (const fs::path& part : parts)
        if (!holdsStudy(part)) throw std::runtime_error("There is no study in " + part.string() + ".");
    const std::string text = readWhole(parts.front() / studyName);
    for (const fs::path& part : parts)
        if (readWhole(part / studyName) != text)
            throw std::runtime_error(part.string() + " holds another study than " + parts.front().string() + ".");
    if (holdsStudy(out) && readWhole(out / studyName) != text)
        throw std::runtime_error(out.string() + " holds another study than " + parts.front().string() + ".");
    makeFolder(out / "runs");
    writeWhole(out / studyName, text);
    for (const fs::path& part : parts) {
        const StoredStudy stored = readStudyFolder(part);
        for (int run = 0; run < stored.study.runCount(); ++run) {
            const fs::path from = folderOfRun(part, run);
            const fs::path to = folderOfRun(out, run);
            std::error_code error;
            if (!stored.results[static_cast<std::size_t>(run)].isOver() || fs::equivalent(from, to, error)) continue;
            // A run that was finished elsewhere counts more than one that failed.
            const std::string there = resultIn(to, stored.study.specOf(run)).outcome;
            if (there == "finished" || there == "diverged") continue;
            fs::remove_all(to, error);
            fs::copy(from, to, fs::copy_options::recursive, error);
            if (error) throw std::runtime_error("Could not copy " + from.string() + ": " + error.message() + ".");
        }
    }
    writeTables(out, readStudyFolder(out));
}

}  // namespace miru
