// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The command that repeats a run or a study: a line for a POSIX shell, to be pasted into a terminal.
//
// It names the preset that is closest and states every setting that differs from it, the data set always: which data set
// a preset takes depends on the machine. What --set cannot say (settings changed while the run was going) is given as a
// whole spec on standard input. Every command is checked when it is made: read back, it gives the same spec, byte for byte.

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "core/spec/experiment_spec.h"

namespace miru {

struct Study;

/// The text as one word of a POSIX shell, whatever is in it.
std::string shellQuoted(std::string_view text);

struct RepeatCommand {
    std::string text;
    /// The whole spec is in the command: settings on the command line could not say it.
    bool carriesSpec = false;
    /// Names in the spec that are relative and mean nothing in the folder the command was made in: it must be run where
    /// the run was started.
    std::vector<std::string> relativeNames;
};

/// `folder`: where relative names in the spec are looked for (empty: the current folder). If they are there, the command
/// goes to that folder first.
RepeatCommand repeatCommand(const ExperimentSpec& spec, std::filesystem::path folder = {});

/// Names the study if it comes with the program, else a file study.json, which `writeStudyBriefly` gives.
struct StudyCommand {
    std::string text;
    bool needsFile = false;
};
StudyCommand repeatCommand(const Study& study);

}  // namespace miru
