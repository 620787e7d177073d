// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Keeps a run's folder up to date while the run goes, so that a crash loses next to nothing and the run can resume.
//
// What is reported goes to the journal at once, a line each. A checkpoint follows every few seconds; when a run resumes, the
// journal is cut back to where the checkpoint was, so that it reads as if nothing had happened.

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "core/files/file_lock.h"
#include "core/run/run_experiment.h"

namespace miru {

/// A run as its folder has it: with the snapshot of its last checkpoint, if there was one.
struct RecoverableRun : Run {
    std::int64_t journalBytes = 0;  ///< of the journal, at that checkpoint
};

/// Reads the folder of a run. Throws std::runtime_error with file and reason.
RecoverableRun readRunFolder(const std::filesystem::path& folder);

/// Claims the folder of a run, made if need be, for as long as the lock lives: nobody else writes to it meanwhile. Nothing if
/// somebody else is at work there. Throws std::runtime_error with path and reason. The file that is locked is the journal.
std::optional<FileLock> claimRunFolder(const std::filesystem::path& folder);

/// In what `spec` differs from the one the run has been trained with so far, as half a sentence: "model.beta is 0.55 in the
/// run, and 0.1 here". Nothing if the run can be resumed as `spec` wants it. The data set may have another name: whether it
/// has other sequences is seen when it is loaded (`resumeObstacle`).
std::optional<std::string> differenceFromRun(const ExperimentSpec& spec, const std::filesystem::path& folder,
                                             const RecoverableRun& left);
/// The spec.json of a run as it stands now; somebody may have edited it since. Throws std::runtime_error if it cannot be read.
ExperimentSpec readSpecOfFolder(const std::filesystem::path& folder);

/// What happens when the folder cannot be written: the run ends with an exception, or continues unkept.
enum class Keeping { Required, IfPossible };

/// Runs an experiment as `runExperiment` does, keeping its folder (made if need be) up to date, or resumes the run that
/// is in it: `left`, as `readRunFolder` gave it. The folder is claimed meanwhile, unless the caller has done so before
/// reading it (`claim`). Throws std::runtime_error if a file cannot be written, if another program is or has been at work in the folder, or
/// if the data set is no longer the same.
Run runInFolder(const std::filesystem::path& folder, const ExperimentSpec& spec, const Dataset& dataset,
                RunOptions options, const RecoverableRun* left = nullptr, Keeping keeping = Keeping::Required,
                const FileLock* claim = nullptr);

}  // namespace miru
