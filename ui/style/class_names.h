// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What an answer of the network means: the outputs of a run by name.

#include <QString>

#include "core/measure/snapshot.h"

namespace miru::words {

/// What an output stands for, for a sequence of task `task`: a class by its name or else its number; a character as it can be
/// seen, whatever the code of the task makes of it.
QString outputName(const Snapshot& snapshot, int task, int output);

}  // namespace miru::words
