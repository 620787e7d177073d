// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A session in one file, NAME.miru: the runs with their moments, what was written beside them, and how the window stood.
// Whoever opens it can look back, fork and resume as if the window had never been closed.
//
// Of each run the file has the start, the ends of tasks, the last moment and the one looked at; of the moments in between as
// many as there is room for in `usualBytes`, evenly. A checkpoint, which is twice as large as the network, goes with what
// has to be resumed: the ends of tasks and the last moment of a run that is not over. A fork at any other moment resumes
// from the last checkpoint before it, to the same end.
//
// It is a safetensors file (safetensors.h), packed by gzip unless it is large. Snapshot p of run r is laid down as in
// checkpoints (snapshot_file.h), under "run<r>/snapshot<p>/". Most arrays of a snapshot are also those of the one before it
// (networks after earlier tasks, watched sequences); each is kept once, and the text "same" says which name stands for which.

#include <filesystem>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "core/run/run.h"

namespace miru {

inline constexpr int sessionFormat = 10;

/// So much the file takes at most, unless what must be in it takes more. Six runs of five tasks, with the default settings,
/// take less.
inline constexpr std::size_t usualBytes = 10'000'000;

struct StoredSession {
    ExperimentSpec settings;        ///< as they stood in the form
    std::vector<Run> runs;          ///< each with one snapshot at least; their folders are not stored
    std::set<std::size_t> undrawn;  ///< of these, those that are not drawn behind the one looked at
    int shown = -1;                 ///< index of the run looked at; -1: none
    std::int64_t moment = -1;       ///< batch looked back at; -1: the latest
    std::string layout;             ///< bytes that only the window understands
    std::string view;               ///< what its panels show, likewise
    std::string lesson;             ///< how far a class has come in one, likewise; empty: none
    std::vector<std::string> classNames;
};

/// The bytes of the file.
std::string sessionFile(const StoredSession& session);
/// About how large it will be.
std::size_t expectedBytes(const StoredSession& session);
/// Without what the file has no room for.
StoredSession thinned(const StoredSession& session);
/// Throws std::runtime_error with a sentence if the bytes are no session, or one of a later version.
StoredSession sessionFrom(std::string_view bytes);
/// The same from a file; the sentence then begins with its path.
StoredSession readSession(const std::filesystem::path& file);

}  // namespace miru
