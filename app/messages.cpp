// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/messages.h"

#include <cstdio>

#include "app/exit_code.h"

namespace miru {

void printError(const std::string& sentence) { std::fprintf(stderr, MIRU_PROGRAM ": %s\n", sentence.c_str()); }

void printProblems(const std::vector<SpecProblem>& problems) {
    for (const SpecProblem& problem : problems) printError(problem.sentence);
}

int badInput(const std::string& sentence) {
    printError(sentence);
    return BadInput;
}

}  // namespace miru
