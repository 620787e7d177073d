// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Runs a study: whole runs go side by side, each on one core, in a folder that can be left and resumed at any time.
//
//   study.json       the study, as it was asked for
//   runs/0001/ …     the runs' folders (run_folder.h); a run that could not be done has failed.txt, with a sentence
//   study.csv        a row for each run that is over: where it stands on each axis, its outcome, its metrics; fractions
//   timing.csv       measured seconds and rates, kept apart
//   device.json      what networks take on a microcontroller, where it was counted (device_table.h); device.csv likewise
//   study.lock       empty; held by whoever writes the tables (file_lock.h)
//
// Several programs may work on one folder at once, on one machine or on many that share a disk. Each claims a run before
// doing it (run_recorder.h) and takes another where it is claimed already; the tables are always made from what lies in the
// folder. When nothing is left to claim they wait for each other, and take over what one of them leaves undone. Where a
// disk is slow to show one machine what another wrote (NFS keeps names of files for up to a minute), the worst that happens
// is that a run is done twice, with the same bytes.
//
// Whatever the number of jobs, however it was cut into shards or interrupted: all files but the timings are the same.

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "core/learning/run_control.h"
#include "core/measure/scoreboard.h"
#include "core/measure/snapshot.h"
#include "core/study/claims.h"
#include "core/study/device_table.h"
#include "core/study/study.h"
#include "core/tasks/dataset_source.h"

namespace miru {

/// What came of one run of a study.
struct StudyResult {
    std::string outcome;  ///< "finished", "diverged", "failed"; empty: it is not over yet
    std::string problem;  ///< why it failed, a sentence
    Scoreboard scoreboard;
    std::optional<double> testLoss;          ///< nats, the mean over tasks at the end
    std::optional<double> bitsPerCharacter;  ///< the same in bits, where every step is answered
    RunTiming timing;
    std::int64_t parameters = 0;
    std::int64_t embedding = 0;         ///< of the parameters, those of the vocabulary
    double energyJoulePaper = 0;        ///< per inference, by the paper's constant
    std::int64_t macsForward = 0;       ///< multiply-adds of one sequence
    std::int64_t rehearsalBytes = 0;    ///< frames of a full buffer
    StrategyCost strategy;              ///< what is done against forgetting costs besides
    std::optional<NetworkCost> asGru;   ///< what a GRU of the same shape costs …
    std::optional<NetworkCost> asMiru;  ///< … and a MiRU-2

    bool isOver() const { return !outcome.empty(); }
    bool isFinished() const { return outcome == "finished"; }
    /// The metric where the run was finished; nothing otherwise.
    std::optional<double> value(Metric metric) const;
    /// Accuracy on the first task at the end.
    std::optional<double> firstTask() const;
};

/// A part of a study: every `count`-th run, beginning with number `index` (from 0).
struct Shard {
    int index = 0;
    int count = 1;
};

struct StudyOptions {
    int jobs = 0;  ///< runs side by side; 0 = one for each core
    Shard shard;
    RunControl* control = nullptr;  ///< stops (or pauses) all runs; may be null
    /// Called when a run is over, from any thread, one call at a time.
    std::function<void(int run, const StudyResult&)> runEnded;
    /// A run that was still open when this began has been done by another program; likewise.
    std::function<void(int run, const StudyResult&)> runEndedElsewhere;
    /// Nothing is left to do here but to wait for so many runs that other programs are doing; likewise.
    std::function<void(int runs)> waiting;
    /// A run is being done here, and so much of it is behind it, a fraction; likewise.
    std::function<void(int run, double done)> runProgressed;
    /// How much of the work of this shard is done, a fraction; likewise.
    std::function<void(double)> progressed;
};

/// What a study has in its folder already cannot be read.
class DamagedStudy : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Runs what is not over yet, runs that failed included. The folder is made, or holds the same study. Other programs may do
/// the same in the same folder: each run is done by one of them, and this returns when all of the shard are over, whoever
/// did them. Returns false if it was stopped before that. Throws std::runtime_error if the folder holds another study,
/// WriteError if it cannot be written, DamagedStudy if what is in it cannot be read.
bool runStudy(const std::filesystem::path& folder, const Study& study, const DatasetSource& source,
              const StudyOptions& options);

/// The study in a folder, and what came of each of its runs. Throws std::runtime_error with file and reason.
struct StoredStudy {
    Study study;
    std::vector<StudyResult> results;    ///< one for each run
    std::vector<DeviceRow> device = {};  ///< what networks of it take on a microcontroller, where it was counted
};
StoredStudy readStudyFolder(const std::filesystem::path& folder);

/// Puts the parts of a study together in `out`. Throws std::runtime_error if they are not parts of one study.
void mergeStudies(const std::vector<std::filesystem::path>& parts, const std::filesystem::path& out);

/// Where a run of a study lies.
std::filesystem::path folderOfRun(const std::filesystem::path& study, int run);

std::string studyCsv(const StoredStudy& study);

}  // namespace miru
