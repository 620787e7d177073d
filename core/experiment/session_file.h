// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A sitting in one file, NAME.miru: the runs with every kept moment, what was written beside them, and how the window
// stood. Whoever opens it can look back, fork and go on as if the window had never been closed.
//
// It is a safetensors file (safetensors.h). Picture p of run r is laid down as in checkpoints (picture_file.h), under
// "run<r>/picture<p>/". Most arrays of a picture are also those of the one before it (networks after earlier tasks,
// watched sequences); each is kept once, and the text "same" says which name stands for which.

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "core/experiment/experiment_spec.h"
#include "core/measure/snapshot.h"

namespace miru {

inline constexpr int sessionFormat = 2;

/// One run of a sitting.
struct StoredRun {
    ExperimentSpec spec;  ///< with every change made on the way as an event
    std::string name;     ///< given by the user; empty: called by what tells it apart
    std::string note;
    bool isGhost = true;
    std::vector<std::shared_ptr<const Snapshot>> pictures;  ///< by rising batch; at least one
};

struct StoredSession {
    ExperimentSpec settings;  ///< as they stood in the form
    std::vector<StoredRun> runs;
    int shown = -1;            ///< index of the run looked at; -1: none
    std::int64_t moment = -1;  ///< batch looked back at; -1: the latest
    std::string layout;        ///< bytes that only the window understands
    std::vector<std::string> classNames;
};

/// The bytes of the file.
std::string sessionFile(const StoredSession& session);
/// Throws std::runtime_error with a sentence if the bytes are no session, or one of a later version.
StoredSession sessionFrom(std::string_view bytes);
/// The same from a file; the sentence then begins with its path.
StoredSession readSession(const std::filesystem::path& file);

}  // namespace miru
