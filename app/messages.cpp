// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/messages.h"

#include <cstdio>

#include "app/exit_code.h"

namespace miru {

void complain(const std::string& sentence) { std::fprintf(stderr, MIRU_PROGRAM ": %s\n", sentence.c_str()); }

void printProblems(const std::vector<SpecProblem>& problems) {
    for (const SpecProblem& problem : problems) complain(problem.sentence);
}

int refuse(const std::string& sentence) {
    complain(sentence);
    return BadInput;
}

}  // namespace miru
