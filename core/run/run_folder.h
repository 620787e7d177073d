// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A run on disk: a folder of small files that spreadsheets, scripts and people can read.
//
//   spec.json               what was run, events included: `miru-run train spec.json` repeats it
//   summary.json            outcome, metrics with their formulas, the cost of every cell, environment
//   matrix.csv              accuracies: row 0 the untrained network, then one row per learned task; fractions
//   curves.csv              long form: samples,batch,task,quantity,value
//   network.safetensors     the network as it was left (network_file.h)
//   timing.json             measured seconds and rates, and whether other runs shared the machine, kept apart: all other
//                           files of equal runs are byte-identical
//   journal.jsonl           what was reported, a line each, written at once (run_recorder.h)
//   checkpoint.safetensors  what the run resumes from (snapshot_file.h)
//   name.txt                what somebody called the run, if anybody did
//   note.txt                what somebody wrote about it, likewise
//   tags.txt                words that somebody sorts runs by, a line each, likewise
//
// Every file is written whole or not at all (atomic_file.h).

#include <filesystem>
#include <string>
#include <vector>

#include "core/files/network_file.h"
#include "core/run/run.h"

namespace miru {

/// Writes the results into the folder (made if need be): all of the above but journal and checkpoint. Throws std::runtime_error with path and reason.
void writeRunFolder(const std::filesystem::path& folder, const Run& run);
/// The same, but a folder that is gone stays gone: somebody has removed it while the run was going.
void writeRunFiles(const std::filesystem::path& folder, const Run& run);

/// The network of a moment as its file would hold it; `spec` as it stood then. Throws std::runtime_error with a sentence if its
/// numbers are not finite.
StoredNetwork storedNetworkOf(const ExperimentSpec& spec, const Snapshot& moment);

/// Writes the note that goes with the run; an empty one is taken away. Throws std::runtime_error with path and reason.
void writeNote(const std::filesystem::path& folder, const std::string& note);
/// The note, or nothing.
std::string readNote(const std::filesystem::path& folder);

/// The same for the name that somebody gave the run: one line.
void writeName(const std::filesystem::path& folder, const std::string& name);
std::string readName(const std::filesystem::path& folder);

/// The same for its tags.
void writeTags(const std::filesystem::path& folder, const std::vector<std::string>& tags);
std::vector<std::string> readTags(const std::filesystem::path& folder);

/// Whether a run already lies in this folder.
bool holdsRun(const std::filesystem::path& folder);
/// Whether a study lies in it (core/study/run_study.h).
bool holdsStudy(const std::filesystem::path& folder);

std::string matrixCsv(const Scoreboard& scoreboard);
std::string curvesCsv(const Snapshot& snapshot);
std::string summaryJson(const Run& run);

/// "finished", "stopped", "diverged", …: as written to summaries.
std::string outcomeOf(RunState state);

}  // namespace miru
