// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/study/run_study.h"

#include <algorithm>
#include <chrono>
#include <deque>
#include <exception>
#include <functional>
#include <map>
#include <mutex>
#include <nlohmann/json.hpp>
#include <set>
#include <stdexcept>
#include <thread>
#include <utility>

#include "core/files/atomic_file.h"
#include "core/files/file_lock.h"
#include "core/files/input_file.h"
#include "core/files/memory.h"
#include "core/files/timing_file.h"
#include "core/learning/parallel.h"
#include "core/math/number_text.h"
#include "core/math/text_lines.h"
#include "core/run/memory_forecast.h"
#include "core/run/run_folder.h"
#include "core/run/run_recorder.h"
#include "core/spec/spec_json.h"

namespace miru {
namespace {

namespace fs = std::filesystem;

constexpr auto studyName = "study.json";
constexpr auto failedName = "failed.txt";
constexpr auto tableName = "study.csv";
constexpr auto timingName = "timing.csv";
constexpr auto lockName = "study.lock";
/// How often a run that somebody else is doing is looked at.
constexpr auto lookEvery = std::chrono::milliseconds(200);

/// The cell a line begins with.
double accuracyIn(std::string_view line) {
    const auto accuracy = parseNumber<double>(line.substr(0, line.find(',')));
    if (!accuracy) throw std::runtime_error("The matrix.csv of a run has a cell that is not a number.");
    return *accuracy;
}

/// matrix.csv, as `matrixCsv` writes it.
Scoreboard scoreboardFrom(const std::string& csv) {
    std::string_view rest = csv;
    const auto tasks = static_cast<int>(std::ranges::count(takeLine(rest), ','));
    Scoreboard scoreboard(tasks);
    while (!rest.empty()) {
        const std::string_view line = takeLine(rest);
        std::vector<double> row;
        const auto number = parseNumber<std::int64_t>(line.substr(0, line.find(',')));
        int cells = 0;
        for (auto comma = line.find(','); comma != std::string_view::npos; comma = line.find(',', comma + 1)) {
            ++cells;
            const std::string_view cell = line.substr(comma + 1);
            if (cell.find_first_not_of(',') == std::string_view::npos) continue;  // the rest was not tested
            row.push_back(accuracyIn(cell));
        }
        if (cells != tasks) throw std::runtime_error("The matrix.csv of a run has rows of different lengths.");
        const bool isNext = number && *number <= tasks && (*number == 0 || *number > scoreboard.learnedCount());
        if (!isNext) throw std::runtime_error("The matrix.csv of a run has a row of no task.");
        if (*number == 0) {
            scoreboard.setBaseline(std::move(row));
            continue;
        }
        while (scoreboard.learnedCount() + 1 < *number) scoreboard.addRow({});  // passed over
        scoreboard.addRow(std::move(row));
    }
    return scoreboard;
}

NetworkCost costFrom(const nlohmann::json& costs) {
    NetworkCost cost;
    cost.parameters = costs.at("parameters").get<std::int64_t>();
    cost.embedding = costs.value("embedding", std::int64_t{0});
    cost.energyJoulePaper = costs.at("energyJoulePaper").get<double>();
    return cost;
}

/// The file, if it is there: somebody else may have taken it away since it was looked for.
std::optional<std::string> readIfThere(const fs::path& file) {
    std::error_code ignored;
    try {
        if (fs::exists(file, ignored)) return readFile(file);
    } catch (const std::runtime_error&) {
        if (fs::exists(file, ignored)) throw;
    }
    return std::nullopt;
}

/// What the folder of a run says; nothing in it that is not over.
StudyResult resultInOnce(const fs::path& folder, const ExperimentSpec& spec) {
    StudyResult result;
    if (auto problem = readIfThere(folder / failedName)) {
        result.problem = std::move(*problem);
        if (result.problem.ends_with('\n')) result.problem.pop_back();
        result.outcome = "failed";
    }
    const auto summaryText = readIfThere(folder / "summary.json");
    if (!summaryText) return result;
    try {
        const auto summary = nlohmann::json::parse(*summaryText);
        const auto outcome = summary.at("outcome").get<std::string>();
        if (outcome != "finished" && outcome != "diverged") return result;  // it was left, and can be resumed
        const auto& costs = summary.at("resources");
        const auto& own = costs.at(toText(findField("model.cell")->get(spec)));
        const NetworkCost cost = costFrom(own);
        result.parameters = cost.parameters;
        result.embedding = cost.embedding;
        result.energyJoulePaper = cost.energyJoulePaper;
        result.macsForward = own.at("macsForward").get<std::int64_t>();
        result.rehearsalBytes = own.at("rehearsalBytes").get<std::int64_t>();
        result.strategy = {.numbers = own.at("strategyNumbers").get<std::int64_t>(),
                           .bytes = own.at("strategyBytes").get<std::int64_t>(),
                           .macsPerBatch = own.at("strategyMacsPerBatch").get<std::int64_t>(),
                           .macsPerTask = own.at("strategyMacsPerTask").get<std::int64_t>()};
        result.asGru = costFrom(costs.at("gru"));
        result.asMiru = costFrom(costs.at("miru2"));
        result.scoreboard = scoreboardFrom(readFile(folder / "matrix.csv"));
        const bool isWhole =
            result.scoreboard.taskCount() == spec.data.tasks && result.scoreboard.learnedCount() == spec.data.tasks;
        if (outcome == "finished" && !isWhole)
            throw std::runtime_error("Could not read the run in " + folder.string() +
                                     ": its matrix.csv does not fit its tasks.");
        if (summary.contains("testLoss") && summary["testLoss"].is_number())
            result.testLoss = summary["testLoss"].get<double>();
        if (summary.contains("bitsPerCharacter") && summary["bitsPerCharacter"].is_number())
            result.bitsPerCharacter = summary["bitsPerCharacter"].get<double>();
        if (const auto timing = readIfThere(folder / "timing.json")) result.timing = timingFrom(*timing);
        result.outcome = outcome;  // what is over counts more than an earlier failure
        result.problem.clear();
    } catch (const nlohmann::json::exception&) {
        throw std::runtime_error("Could not read the run in " + folder.string() + ": its summary.json is not right.");
    }
    return result;
}

StudyResult resultIn(const fs::path& folder, const ExperimentSpec& spec) {
    try {
        return resultInOnce(folder, spec);
    } catch (const std::runtime_error&) {
        return resultInOnce(folder, spec);  // it may have been replaced between one file and the next
    }
}

/// There is nothing more to do; a run that failed is tried again.
bool isSettled(const StudyResult& result) { return result.isOver() && result.outcome != "failed"; }

/// Whether everything that belongs to a run that is over has been written: its last checkpoint comes after its summary, and
/// a program may have been killed between the two.
bool isWhole(const fs::path& folder) {
    std::error_code noSummary;
    std::error_code noCheckpoint;
    const auto summary = fs::last_write_time(folder / "summary.json", noSummary);
    const auto checkpoint = fs::last_write_time(folder / "checkpoint.safetensors", noCheckpoint);
    if (noCheckpoint) return true;  // somebody took it away, for it is large; a program that was killed leaves one
    return (!noSummary && checkpoint > summary) || readRunFolder(folder).isOver();
}

Study studyIn(const fs::path& folder) {
    const StudyReading reading = readStudy(readFile(folder / studyName));
    if (!reading.isGood())
        throw std::runtime_error((folder / studyName).string() + ": " + reading.problems.front().sentence);
    return reading.study;
}

std::string timingCsv(const StoredStudy& study) {
    std::string text = "run,threads,training_s,evaluation_s,sequences_trained,sequences_evaluated,shared_machine\n";
    for (std::size_t run = 0; run < study.results.size(); ++run) {
        const RunTiming& timing = study.results[run].timing;
        if (!study.results[run].isFinished()) continue;
        text += std::to_string(run + 1) + "," + std::to_string(timing.threads) + "," +
                formatNumber(timing.trainingSeconds) + "," + formatNumber(timing.evaluationSeconds) + "," +
                std::to_string(timing.sequences) + "," + std::to_string(timing.evaluated) +
                (timing.sharedMachine ? ",yes\n" : ",no\n");
    }
    return text;
}

void writeIfOther(const fs::path& file, const std::string& text) {
    if (readIfThere(file) != text) writeFileAtomically(file, text);
}

bool hasTables(const fs::path& folder, const StoredStudy& study) {
    return readIfThere(folder / tableName) == studyCsv(study) && readIfThere(folder / timingName) == timingCsv(study);
}

/// Makes the tables of what `read` gives when nobody else is writing them.
template <typename Read>
StoredStudy writeTables(const fs::path& folder, Read read) {
    const FileLock lock = FileLock::take(folder / lockName);
    StoredStudy study = read();
    writeIfOther(folder / tableName, studyCsv(study));
    writeIfOther(folder / timingName, timingCsv(study));
    return study;
}

/// Makes the tables from what lies in the folder, whoever put it there. Where they are right already nothing is written:
/// the folder may be one that can only be read.
StoredStudy rebuildTables(const fs::path& folder) {
    StoredStudy study = readStudyFolder(folder);
    return hasTables(folder, study) ? study : writeTables(folder, [&] { return readStudyFolder(folder); });
}

/// Puts the study into its folder, unless it is there.
void putStudy(const fs::path& folder, const std::string& text) {
    if (holdsStudy(folder)) return;
    makeFolder(folder);
    const FileLock lock = FileLock::take(folder / lockName);
    if (!holdsStudy(folder)) writeFileAtomically(folder / studyName, text);
}

/// The work of one study, shared by the threads that do it, and with other programs that are at work in the same folder.
///
/// A run is done by whoever claims it (claimRunFolder). What somebody else is doing is left for the end; then it is waited
/// for, and done here if they leave it. Everything that others may have changed is read from the folder.
class Runner {
 public:
    Runner(fs::path folder, const Study& study, const DatasetSource& source, const StudyOptions& options)
        : m_folder(std::move(folder)), m_study(study), m_source(source), m_options(options) {
        m_known.resize(static_cast<std::size_t>(study.runCount()));
        readResults();
        for (int run = options.shard.index; run < study.runCount(); run += options.shard.count) {
            const bool isDone =
                isSettled(m_known[static_cast<std::size_t>(run)]) && isWhole(folderOfRun(m_folder, run));
            m_work[run] = {workOf(study.specOf(run)), isDone ? 1.0 : 0.0};
            if (!isDone) m_open.push_back(run);
        }
    }

    bool run() {
        // One thread takes the next run whenever it is free: the order is that of the study, whoever takes it.
        const auto count = static_cast<int>(m_open.size());
        ThreadPool threadPool(m_options.jobs);
        checkMemory(threadPool.threadCount());
        threadPool.forEach(std::min(threadPool.threadCount(), std::max(1, count)), [&](int, int) {
            while (const auto number = next())
                if (!tryRun(*number)) putBack(*number);
        });
        if (m_problem) std::rethrow_exception(m_problem);
        const StoredStudy stored = rebuildTables(m_folder);
        return !m_control.isStopping() || std::ranges::all_of(m_work, [&](const auto& work) {
            return isSettled(stored.results[static_cast<std::size_t>(work.first)]);
        });
    }

 private:
    struct Work {
        double size = 0;  ///< in any unit
        double done = 0;  ///< share of it
    };

    /// Roughly: multiply-adds. A data set's shape is the same for all runs, so it does not matter here.
    static double workOf(const ExperimentSpec& spec) {
        const int gates = spec.model.cell->make({1, 1})->gateCount();
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

    static MemoryForecast forecastOf(const ExperimentSpec& spec, const Dataset& dataset) {
        return memoryOf(spec, extentOf(dataset, spec.text), {.threads = 1, .keepsFolder = true});
    }

    /// Throws NotEnoughMemory if some run, or as many of them as go side by side, cannot be done on this machine: to be
    /// known before hours have passed. Data that cannot be read are reported by their runs.
    void checkMemory(int sideBySide) {
        std::vector<std::int64_t> needs;
        for (const int run : m_open) {
            const ExperimentSpec spec = m_study.specOf(run);
            try {
                const auto dataset = datasetOf(spec.data.dataset);
                const MemoryForecast forecast = forecastOf(spec, *dataset);
                if (const auto obstacle = memoryObstacle(forecast))
                    throw NotEnoughMemory("Run " + std::to_string(run + 1) + ", " + m_study.nameOf(run) + ": " +
                                          *obstacle);
                needs.push_back(forecast.stillToCome());
            } catch (const NotEnoughMemory&) {
                throw;
            } catch (const std::runtime_error&) {
            }
        }
        std::ranges::sort(needs, std::greater());
        needs.resize(std::min(needs.size(), static_cast<std::size_t>(sideBySide)));
        MemoryForecast together;
        for (const std::int64_t need : needs) together.traces += need;
        if (needs.size() > 1 && memoryObstacle(together))
            throw NotEnoughMemory(std::to_string(needs.size()) + " runs side by side need about " +
                                  memoryText(static_cast<std::uint64_t>(together.traces)) + " of memory, and " +
                                  memoryText(availableMemory()) + " are available. Do fewer at a time (--jobs).");
    }

    /// Counts the runs being done here.
    class Running {
     public:
        explicit Running(Runner& runner) : m_runner(runner) { count(1); }
        ~Running() { count(-1); }
        Running(const Running&) = delete;
        Running& operator=(const Running&) = delete;

     private:
        void count(int by) {
            const std::lock_guard lock(m_runner.m_mutex);
            m_runner.m_running += by;
        }
        Runner& m_runner;
    };

    bool isToStop() const { return m_control.isStopping() || m_problem != nullptr; }

    /// The next run to be tried: one that nobody was seen at; then, after a while, one that somebody else was doing.
    std::optional<int> next() {
        std::unique_lock lock(m_mutex);
        if (isToStop()) return std::nullopt;
        if (m_open.empty() && !m_elsewhere.empty()) {
            if (std::exchange(m_looksAgain, true)) waitAWhile(lock);  // the first time at once: most are over by now
            if (m_open.empty()) m_open.swap(m_elsewhere);
        }
        if (isToStop() || m_open.empty()) return std::nullopt;
        const int number = m_open.front();
        m_open.pop_front();
        return number;
    }

    /// Nothing is left but what others are doing.
    void waitAWhile(std::unique_lock<std::mutex>& lock) {
        if (m_running == 0 && m_toldWaiting != m_seenElsewhere.size()) {
            m_toldWaiting = m_seenElsewhere.size();
            if (m_options.waiting) m_options.waiting(static_cast<int>(m_toldWaiting));
        }
        const auto until = std::chrono::steady_clock::now() + lookEvery;
        while (!isToStop() && m_open.empty() && std::chrono::steady_clock::now() < until) {
            lock.unlock();
            std::this_thread::sleep_for(lookEvery / 10);
            lock.lock();
        }
    }

    /// Somebody else is doing it.
    void putBack(int number) {
        const std::lock_guard lock(m_mutex);
        m_elsewhere.push_back(number);
        m_seenElsewhere.insert(number);
    }

    /// Does the run, or finds that it is over. False: somebody else is doing it.
    bool tryRun(int number) {
        const fs::path folder = folderOfRun(m_folder, number);
        try {
            const auto claim = claimRunFolder(folder);
            if (!claim) return false;
            const ExperimentSpec spec = m_study.specOf(number);
            StudyResult result = resultIn(folder, spec);
            const bool wasOver = isSettled(result) && isWhole(folder);  // since this program looked for the first time
            if (!wasOver) result = resultOf(number, spec, folder, *claim);
            // The claim is kept until the tables have its row: whoever waits for it finds everything.
            if (result.isOver()) ended(number, result, wasOver);
        } catch (const std::exception&) {  // nothing can be kept here: there is no use in continuing
            const std::lock_guard lock(m_mutex);
            m_problem = std::current_exception();
        }
        return true;
    }

    StudyResult resultOf(int number, const ExperimentSpec& spec, const fs::path& folder, const FileLock& claim) {
        const Running running(*this);
        report(number, 0);
        std::error_code ignored;
        fs::remove(folder / failedName, ignored);
        keepMemoryInReserve();  // a run before may have needed it
        try {
            const auto dataset = datasetOf(spec.data.dataset);
            if (const auto problems = problemsWith(spec, *dataset); !problems.empty())
                throw std::runtime_error(problems.front().sentence);
            if (const auto obstacle = memoryObstacle(forecastOf(spec, *dataset))) throw std::runtime_error(*obstacle);
            RunOptions options;
            options.threads = 1;
            options.control = &m_control;
            options.progressed = [this, number](const Snapshot& soFar) {
                const RunPosition& position = soFar.position;
                const double all = static_cast<double>(soFar.timetable.totalBatches());
                report(number, all > 0 ? static_cast<double>(position.batch) / all : 0);
            };
            std::optional<RecoverableRun> left;
            if (holdsRun(folder)) left = readRunFolder(folder);
            runInFolder(folder, spec, *dataset, options, left ? &*left : nullptr, Keeping::Required, &claim);
            return resultIn(folder, spec);
        } catch (const std::exception& error) {
            StudyResult failed;
            failed.outcome = "failed";
            failed.problem = sentenceOf(error);
            writeFileAtomically(folder / failedName, failed.problem + "\n");
            return failed;
        }
    }

    void ended(int number, const StudyResult& result, bool wasOver) {
        if (!wasOver) {
            const std::lock_guard reading(m_reading);  // the folder's lock is of programs, this one of threads
            writeTables(m_folder, [this] { return readResults(); });
        }
        const std::lock_guard lock(m_mutex);
        m_seenElsewhere.erase(number);
        m_work[number].done = 1;
        const auto& listener = wasOver ? m_options.runEndedElsewhere : m_options.runEnded;
        if (listener) listener(number, result);
        reportAll();
    }

    /// The study as its folder has it; what is settled stays so, and is read once.
    StoredStudy readResults() {
        for (int run = 0; run < m_study.runCount(); ++run) {
            StudyResult& known = m_known[static_cast<std::size_t>(run)];
            if (!isSettled(known)) known = resultIn(folderOfRun(m_folder, run), m_study.specOf(run));
        }
        return {m_study, m_known};
    }

    void report(int number, double done) {
        const std::lock_guard lock(m_mutex);
        m_work[number].done = std::max(m_work[number].done, done);
        reportAll();
        if (m_options.runProgressed) m_options.runProgressed(number, m_work[number].done);
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
    const Study& m_study;
    const DatasetSource& m_source;
    const StudyOptions& m_options;
    RunControl m_own;
    RunControl& m_control = m_options.control ? *m_options.control : m_own;
    std::deque<int> m_open;         ///< runs to be tried
    std::deque<int> m_elsewhere;    ///< runs that others were seen at, to be looked at later
    std::set<int> m_seenElsewhere;  ///< the same, those included that are looked at right now
    std::size_t m_toldWaiting = 0;
    bool m_looksAgain = false;         ///< at what others were seen at
    int m_running = 0;                 ///< runs being done here
    std::vector<StudyResult> m_known;  ///< by run; changed by whoever holds m_reading
    std::map<int, Work> m_work;
    std::mutex m_mutex;
    std::mutex m_reading;  ///< of the folder, by threads; taken before the lock on its tables
    std::mutex m_loading;
    std::map<std::string, std::shared_ptr<const Dataset>> m_datasets;
    std::exception_ptr m_problem;
};

}  // namespace

std::optional<double> StudyResult::value(Metric metric) const {
    return isFinished() ? scoreboard.value(metric) : std::nullopt;
}

std::optional<double> StudyResult::firstTask() const {
    if (!isFinished() || scoreboard.rows().empty()) return std::nullopt;
    return scoreboard.rows().back().front();
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
    stored.device = readDeviceTable(folder, stored.study);
    return stored;
}

std::string studyCsv(const StoredStudy& stored) {
    std::string text = "run";
    for (const Axis& axis : stored.study.axes) text += "," + csvField(axis.name);
    text += ",outcome";
    for (const Metric metric : allMetrics) text += std::string(",") + infoOf(metric).key;
    text +=
        ",first_task,test_loss_nats,bits_per_character,parameters,macs_forward,rehearsal_bytes,strategy_numbers,"
        "strategy_bytes,strategy_macs_per_batch,"
        "strategy_macs_per_task\n";
    for (int run = 0; run < stored.study.runCount(); ++run) {
        const StudyResult& result = stored.results[static_cast<std::size_t>(run)];
        if (!result.isOver()) continue;
        text += std::to_string(run + 1);
        const auto place = stored.study.casesOf(run);
        for (std::size_t axis = 0; axis < place.size(); ++axis)
            text += "," + csvField(stored.study.axes[axis].cases[place[axis]].name);
        text += "," + result.outcome;
        const auto add = [&text](std::optional<double> value) { text += "," + (value ? formatNumber(*value) : ""); };
        for (const Metric metric : allMetrics) add(result.value(metric));
        add(result.firstTask());
        add(result.isFinished() ? result.testLoss : std::nullopt);
        add(result.isFinished() ? result.bitsPerCharacter : std::nullopt);
        for (const std::int64_t count :
             {result.parameters, result.macsForward, result.rehearsalBytes, result.strategy.numbers,
              result.strategy.bytes, result.strategy.macsPerBatch, result.strategy.macsPerTask})
            text += "," + std::to_string(count);
        text += "\n";
    }
    return text;
}

bool runStudy(const fs::path& folder, const Study& study, const DatasetSource& source, const StudyOptions& options) {
    if (holdsRun(folder)) throw std::runtime_error(folder.string() + " holds a run; name another folder.");
    const std::string text = writeStudy(study);
    putStudy(folder, text);
    if (readFile(folder / studyName) != text)
        throw std::runtime_error(folder.string() + " holds another study; name another folder.");
    try {
        return Runner(folder, study, source, options).run();
    } catch (const WriteError&) {
        throw;
    } catch (const NotEnoughMemory&) {
        throw;
    } catch (const std::runtime_error& error) {
        throw DamagedStudy(error.what());
    }
}

namespace {

/// Throws std::runtime_error if something in the folder of a run is no plain file, or larger than it can be: nobody copies
/// gigabytes of nothing, nor follows links in circles.
void checkCopyable(const fs::path& folder) {
    constexpr std::uintmax_t largestTensors = std::uintmax_t{4} << 30;
    constexpr std::uintmax_t largestText = std::uintmax_t{256} << 20;
    const auto refuse = [](const fs::path& file, const std::string& why) {
        throw std::runtime_error("Could not copy " + file.string() + ": " + why + ".");
    };
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
        const fs::path& file = entry->path();
        if (const auto why = obstacleToReading(file)) refuse(file, *why);
        const auto largest = file.extension() == ".safetensors" ? largestTensors : largestText;
        if (fs::file_size(file, error) > largest) refuse(file, "it is larger than a file of a run can be");
    }
}

/// Puts a run that is over into another study's folder, in place of one that is not or has failed. Nothing is done where
/// somebody is at work on either.
void mergeRun(const fs::path& from, const fs::path& to, const ExperimentSpec& spec) {
    std::error_code error;
    if (fs::equivalent(from, to, error)) return;
    std::optional<FileLock> reading;
    if (fs::exists(from / "journal.jsonl", error)) {
        try {
            reading = claimRunFolder(from);
            if (!reading) return;
        } catch (const std::runtime_error&) {  // it can only be read, so nobody writes to it
        }
    }
    if (!resultIn(from, spec).isOver()) return;
    const auto writing = claimRunFolder(to);
    if (!writing || isSettled(resultIn(to, spec))) return;
    // Beside its place first: whoever reads the study meanwhile finds all of a run or nothing.
    const fs::path copied = fs::path(to).concat(".part");
    const fs::path replaced = fs::path(to).concat(".old");
    fs::remove_all(copied, error);
    fs::remove_all(replaced, error);
    checkCopyable(from);
    fs::copy(from, copied, fs::copy_options::recursive, error);
    if (!error) fs::rename(to, replaced, error);
    if (!error) fs::rename(copied, to, error);
    if (error) {
        std::error_code ignored;
        fs::remove_all(copied, ignored);
        throw WriteError("Could not copy " + from.string() + ": " + error.message() + ".", error.value());
    }
    fs::remove_all(replaced, error);
}

}  // namespace

void mergeStudies(const std::vector<fs::path>& parts, const fs::path& out) {
    for (const fs::path& part : parts)
        if (!holdsStudy(part)) throw std::runtime_error("There is no study in " + part.string() + ".");
    const std::string text = readFile(parts.front() / studyName);
    for (const fs::path& part : parts)
        if (readFile(part / studyName) != text)
            throw std::runtime_error(part.string() + " holds another study than " + parts.front().string() + ".");
    if (holdsStudy(out) && readFile(out / studyName) != text)
        throw std::runtime_error(out.string() + " holds another study than " + parts.front().string() + ".");
    if (holdsRun(out)) throw std::runtime_error(out.string() + " holds a run; name another folder.");
    putStudy(out, text);
    for (const fs::path& part : parts) {
        const StoredStudy stored = readStudyFolder(part);
        for (int run = 0; run < stored.study.runCount(); ++run)
            // A run that was finished elsewhere counts more than one that failed.
            if (stored.results[static_cast<std::size_t>(run)].isOver())
                mergeRun(folderOfRun(part, run), folderOfRun(out, run), stored.study.specOf(run));
    }
    rebuildTables(out);
}

}  // namespace miru
