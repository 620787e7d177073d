// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/run_recorder.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <iterator>
#include <nlohmann/json.hpp>
#include <optional>
#include <stdexcept>
#include <string_view>
#include <utility>

#include "core/files/atomic_file.h"
#include "core/files/input_file.h"
#include "core/files/network_file.h"
#include "core/files/snapshot_file.h"
#include "core/files/system.h"
#include "core/files/timing_file.h"
#include "core/math/number_text.h"
#include "core/run/background_writer.h"
#include "core/run/run_folder.h"
#include "core/spec/spec_json.h"
#include "core/spec/strict_json.h"

namespace miru {
namespace {

using Json = nlohmann::ordered_json;
namespace fs = std::filesystem;

constexpr auto checkpointName = "checkpoint.safetensors";
constexpr auto journalName = "journal.jsonl";

/// The journal: lines that are only added, each written before anything that builds on it.
class Journal {
 public:
    Journal(const fs::path& file, std::int64_t length) : m_file(file), m_descriptor(openToUpdate(file)) {
        // What was written after the checkpoint will be written again.
        if (!system::cutAt(m_descriptor, static_cast<std::uint64_t>(length))) fail(errno);
        m_length = length;
    }
    ~Journal() { system::close(m_descriptor); }
    Journal(const Journal&) = delete;
    Journal& operator=(const Journal&) = delete;

    void add(const Json& line) {
        const std::string text = line.dump() + "\n";
        if (const int reason = system::write(m_descriptor, text); reason != 0) fail(reason);
        m_length += static_cast<std::int64_t>(text.size());
    }
    std::int64_t length() const { return m_length; }
    /// On the disk before a checkpoint says how long it is: a machine that goes down leaves both or the old ones.
    void flush() const {
        if (const int reason = system::keep(m_descriptor, system::Kept::Content); reason != 0) fail(reason);
    }

 private:
    [[noreturn]] void fail(int reason) const {
        throw WriteError("Could not write " + m_file.string() + ": " + std::strerror(reason) + ".", reason);
    }

    fs::path m_file;
    int m_descriptor;
    std::int64_t m_length = 0;
};

/// A line of the journal; null if it is none of ours.
Json lineFrom(std::string_view text) {
    try {
        return parseStrictJson<Json>(text);
    } catch (const std::runtime_error&) {
        return {};
    }
}

/// The events that were known when the run was begun: the journal's first line has its spec. None if it cannot be read.
std::vector<KnobChange> eventsInJournal(const fs::path& folder) {
    std::error_code ignored;
    if (!fs::exists(folder / journalName, ignored)) return {};
    const Json line = lineFrom(readFirstLine(folder / journalName));
    if (!line.is_object() || !line.contains("began")) return {};
    return readSpec(line["began"].dump()).spec.events;
}

/// Changes of settings that the journal reports, and the spec does not know yet: a run that was left before its first
/// checkpoint repeats them. A last line that is not whole is none.
std::vector<KnobChange> changesInJournal(const fs::path& folder, const ExperimentSpec& spec) {
    std::vector<KnobChange> changes;
    std::error_code ignored;
    if (!fs::exists(folder / journalName, ignored)) return changes;
    const std::string journal = readFile(folder / journalName);
    for (std::size_t first = 0, end = 0; (end = journal.find('\n', first)) != std::string::npos; first = end + 1) {
        const Json line = lineFrom(std::string_view(journal).substr(first, end - first));
        if (!line.is_object() || !line.contains("changed") || !line["changed"].is_string()) continue;
        const auto number = [&](const char* key) { return line.contains(key) && line[key].is_number(); };
        const SpecField* const field = findField(line["changed"].get_ref<const std::string&>());
        if (!number("batch") || !number("to") || !field || !field->knob) continue;
        const KnobChange change{line["batch"].get<std::int64_t>(), *field->knob, line["to"].get<double>()};
        if (std::ranges::find(spec.events, change) == spec.events.end()) changes.push_back(change);
    }
    return changes;
}

class Recorder {
 public:
    /// `from`: where the run resumes, null at its beginning; `left`: what the folder has of this very moment, if it has it.
    Recorder(fs::path folder, ExperimentSpec spec, const RecoverableRun* left,
             const std::shared_ptr<const Snapshot>& from, FileLock claim)
        : m_claim(std::move(claim)), m_folder(std::move(folder)), m_spec(std::move(spec)) {
        if (left && left->latest()) {
            m_changes = left->latest()->changes.size();
            m_rows = left->latest()->scoreboard.rows().size();
            m_hasBaseline = !left->latest()->scoreboard.baseline().empty();
            if (!left->latest()->loss.empty()) m_lossBatch = left->latest()->loss.points().back().batch;
            // The data set may have got another name meanwhile.
            if (m_spec.data != left->spec.data) writeFileAtomically(m_folder / "spec.json", writeSpec(m_spec));
            m_journal.emplace(m_folder / journalName, left->journalBytes);
            return;
        }
        // In this order there is a whole run in the folder at any moment: first a checkpoint that needs no journal.
        if (from) writeCheckpoint(*from, 0);
        writeFileAtomically(m_folder / "spec.json", writeSpec(m_spec));
        m_journal.emplace(m_folder / journalName, 0);
        m_journal->add({{"began", Json::parse(writeSpec(m_spec))}});
        if (from) checkpoint(from);
    }

    /// Reports what has been measured or changed since the last time.
    void report(const Snapshot& soFar) {
        for (; m_changes < soFar.changes.size(); ++m_changes) {
            const KnobChange& change = soFar.changes[m_changes];
            const SpecField& field = fieldOf(change.knob);
            const bool isChoice = field.kind == FieldKind::Choice;
            m_journal->add({{"batch", change.batch},
                            {"changed", field.key},
                            {"to", isChoice ? Json(toText(valueOf(field, change.value))) : Json(change.value)}});
        }
        if (!m_hasBaseline && !soFar.scoreboard.baseline().empty()) {
            m_journal->add({{"batch", 0}, {"untrained", soFar.scoreboard.baseline()}});
            m_hasBaseline = true;
        }
        const auto& rows = soFar.scoreboard.rows();
        for (; m_rows < rows.size(); ++m_rows) {
            Json line = {{"batch", soFar.position.batch}, {"learned", m_rows + 1}, {"accuracy", rows[m_rows]}};
            addLoss(line, soFar);
            m_journal->add(line);
        }
    }

    /// A point of the curves: accuracies on the tasks met so far, and the training loss since the last one.
    void evaluated(const Snapshot& soFar) {
        report(soFar);
        Json line = {{"batch", soFar.position.batch}, {"samples", soFar.position.samples}};
        for (const Curve& curve : soFar.accuracy)
            if (!curve.empty()) line["accuracy"].push_back(curve.points().back().value);
        addLoss(line, soFar);
        m_journal->add(line);
    }

    /// Written in the background; until then the checkpoint before it stands, and the journal reaches further than it says.
    void checkpoint(std::shared_ptr<const Snapshot> snapshot) {
        report(*snapshot);
        m_writer.write([this, snapshot = std::move(snapshot), journalBytes = m_journal->length()] {
            m_journal->flush();
            writeCheckpoint(*snapshot, journalBytes);
            writeFileAtomically(m_folder / "timing.json", timingJson(snapshot->timing));
        });
    }

    void end(const Run& run) {
        report(*run.latest());
        // A run that was stopped may be resumed: then this is not its end.
        if (run.latest()->state != RunState::Stopped) {
            Json line = {{"batch", run.latest()->position.batch}, {"ended", outcomeOf(run.latest()->state)}};
            addLoss(line, *run.latest());
            m_journal->add(line);
        }
        m_writer.finish();
        // First the results: a run whose checkpoint says that it is over has them all.
        writeRunFiles(m_folder, run);
        checkpoint(run.latest());
        m_writer.finish();
    }

 private:
    void writeCheckpoint(const Snapshot& snapshot, std::int64_t journalBytes) const {
        TensorFile file;
        file.metadata = {{"program", "MiRU Lab"},
                         {"holds", "checkpoint"},
                         {"spec", writeSpec(withEventsUpTo(m_spec, snapshot))},
                         {"journalBytes", std::to_string(journalBytes)}};
        addSnapshot(file, "", snapshot);
        writeFileAtomically(m_folder / checkpointName, file.bytes());
    }

    /// The training loss since the last line that had one.
    void addLoss(Json& line, const Snapshot& soFar) {
        if (soFar.loss.empty()) return;
        const CurvePoint& last = soFar.loss.points().back();
        if (last.batch != soFar.position.batch || last.batch <= m_lossBatch) return;
        line["loss"] = last.value;
        m_lossBatch = last.batch;
    }

    FileLock m_claim;  ///< nobody else writes here; held by the caller where it is empty
    fs::path m_folder;
    ExperimentSpec m_spec;
    std::optional<Journal> m_journal;  ///< from the end of the constructor on
    std::size_t m_changes = 0;         ///< already reported
    std::size_t m_rows = 0;
    bool m_hasBaseline = false;
    std::int64_t m_lossBatch = 0;
    BackgroundWriter m_writer;  ///< last: it uses all of the above
};

/// Claims the folder for a run that was read from it before, unless somebody has been at work there since.
FileLock claimAsRead(const fs::path& folder, const RecoverableRun* left, Keeping keeping) {
    auto claim = claimRunFolder(folder);
    if (!claim) throw std::runtime_error("Another program is at work on the run in " + folder.string() + ".");
    if (keeping == Keeping::IfPossible) return std::move(*claim);
    std::error_code ignored;
    const bool hasCheckpoint = fs::exists(folder / checkpointName, ignored);
    const bool isAsRead =
        !left ? !holdsRun(folder)
        : !left->latest()
            ? !hasCheckpoint
            : hasCheckpoint && readTensorHeader(folder / checkpointName).wholeNumber<std::int64_t>("journalBytes") ==
                                   left->journalBytes;
    if (!isAsRead)
        throw std::runtime_error("Another program has worked on the run in " + folder.string() +
                                 " in the meantime; start again to resume from there.");
    return std::move(*claim);
}

}  // namespace

std::optional<FileLock> claimRunFolder(const fs::path& folder) {
    makeFolder(folder);
    removeLeftovers(folder);
    return FileLock::tryTake(folder / journalName);
}

RecoverableRun readRunFolder(const fs::path& folder) {
    const fs::path checkpoint = folder / checkpointName;
    RecoverableRun run;
    run.folder = folder;
    run.name = readName(folder);
    run.note = readNote(folder);
    run.tags = readTags(folder);
    std::error_code ignored;
    if (!fs::exists(checkpoint, ignored)) {
        run.spec = readSpecOfFolder(folder);
        std::ranges::copy(changesInJournal(folder, run.spec), std::back_inserter(run.spec.events));
        return run;
    }
    try {
        const TensorFile file = readTensorFile(checkpoint);
        const SpecReading reading = readSpec(file.text("spec"));
        if (!reading.isGood()) throw std::runtime_error("Its spec is not right: " + reading.problems.front().sentence);
        run.spec = reading.spec;
        run.journalBytes = file.wholeNumber<std::int64_t>("journalBytes");
        auto snapshot = std::make_shared<Snapshot>(*readSnapshot(file, "", originOf(run.spec)));
        const fs::path timing = folder / "timing.json";
        if (fs::exists(timing, ignored)) snapshot->timing = timingFrom(readFile(timing));
        run.snapshots.push_back(std::move(snapshot));
    } catch (const std::runtime_error& error) {
        throw std::runtime_error("Could not read the run in " + checkpoint.string() + ". " + error.what());
    }
    std::error_code error;
    const auto journal = fs::file_size(folder / journalName, error);
    if (error || run.journalBytes < 0 || static_cast<std::uintmax_t>(run.journalBytes) > journal)
        throw std::runtime_error("The run in " + folder.string() + " is not whole: its " + journalName +
                                 " is missing or shorter than it was.");
    return run;
}

std::optional<std::string> differenceFromRun(const ExperimentSpec& spec, const fs::path& folder,
                                             const RecoverableRun& left) {
    for (const SpecField& field : specFields())
        if (field.key != "data.dataset" && field.get(spec) != field.get(left.spec))
            return field.key + " is " + toText(field.get(left.spec)) + " in the run, and " + toText(field.get(spec)) +
                   " here";
    // Changes made while the run was going need not be in the spec; all others are in both.
    const auto isIn = [](const std::vector<KnobChange>& events, const KnobChange& event) {
        return std::ranges::find(events, event) != events.end();
    };
    const auto textOf = [](const KnobChange& event) {
        return "the change of " + fieldOf(event.knob).key + " to " + formatNumber(event.value) + " at batch " +
               std::to_string(event.batch);
    };
    for (const KnobChange& event : spec.events)
        if (!isIn(left.spec.events, event)) return "the run lacks " + textOf(event);
    const std::int64_t batch = left.latest() ? left.latest()->position.batch : 0;
    const auto begun = eventsInJournal(folder);
    for (const KnobChange& event : left.spec.events)
        if (!isIn(spec.events, event) && ((left.latest() && event.batch >= batch) || isIn(begun, event)))
            return "the run has " + textOf(event);
    return std::nullopt;
}

ExperimentSpec readSpecOfFolder(const fs::path& folder) {
    const fs::path file = folder / "spec.json";
    const SpecReading reading = readSpec(readFile(file));
    if (!reading.isGood()) throw std::runtime_error(file.string() + ": " + reading.problems.front().sentence);
    return reading.spec;
}

Run runInFolder(const fs::path& folder, const ExperimentSpec& spec, const Dataset& dataset, RunOptions options,
                const RecoverableRun* left, Keeping keeping, const FileLock* claim) {
    std::optional<Recorder> recorder;
    // Whatever is kept is kept through this: what it may not do without, or stops doing at the first failure.
    const auto keep = [&recorder, keeping](auto action) {
        try {
            action();
        } catch (const std::runtime_error&) {
            if (keeping == Keeping::Required) throw;
            recorder.reset();
        }
    };
    keep([&] {
        if (holdsStudy(folder)) throw std::runtime_error(folder.string() + " holds a study; name another folder.");
        FileLock own;
        if (!claim) own = claimAsRead(folder, left, keeping);
        if (left && left->latest()) {
            if (const auto why = resumeObstacle(*left->latest(), spec, dataset)) throw std::runtime_error(*why);
            options.from = left->latest();
        }
        recorder.emplace(folder, spec, left, options.from, std::move(own));
    });
    options.progressed = [&, then = options.progressed](const Snapshot& soFar) {
        if (recorder) keep([&] { recorder->evaluated(soFar); });
        if (then) then(soFar);
    };
    const auto checkpoint = [&](const std::shared_ptr<const Snapshot>& snapshot) {
        if (recorder) keep([&] { recorder->checkpoint(snapshot); });
    };
    options.checkpointed = [checkpoint, then = options.checkpointed](const std::shared_ptr<const Snapshot>& snapshot) {
        checkpoint(snapshot);
        if (then) then(snapshot);
    };
    options.taskLearned = [checkpoint, then = options.taskLearned](const std::shared_ptr<const Snapshot>& snapshot) {
        checkpoint(snapshot);  // first: what is reported is kept
        if (then) then(snapshot);
    };
    Run run = runExperiment(spec, dataset, options);
    run.folder = folder;
    if (recorder) keep([&] { recorder->end(run); });
    return run;
}

}  // namespace miru
