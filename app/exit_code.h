// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// How a program ends. The same mistake ends every command with the same code:
//
//   2   unknown command, option, setting or name; a value out of range or given twice
//   2   an input that is missing, a folder, a pipe, a device, damaged, too large, or of another kind
//   2   an output that cannot be made where it was asked for: below a file, in a folder that is missing or closed
//   2   a run that needs more memory than there is
//   1   the disk is full or broken; memory ran out on the way; a download failed; a file of the catalog is damaged
//   1   a window where there is no display
//   1   a run diverged, or was stopped (Ctrl-C)

#include <exception>

namespace miru {

/// 0 done, 1 failed while running, 2 bad usage or bad input.
enum ExitCode { Done = 0, Failed = 1, BadInput = 2 };

/// Where something went wrong.
enum class Phase { Reading, Running };

/// Complains of what was thrown and returns the code to end with.
int endWith(const std::exception& error, Phase phase);

}  // namespace miru
