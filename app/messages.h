// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// How a program says what is wrong: on stderr, its name first, a sentence a line.

#include <string>
#include <vector>

#include "core/spec/spec_fields.h"

namespace miru {

void printError(const std::string& sentence);
void printProblems(const std::vector<SpecProblem>& problems);
/// Complains and returns the exit code for bad input.
int badInput(const std::string& sentence);

}  // namespace miru
