// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What the paper leaves open, asked of a study: does a modern unit need no help against forgetting, and do fixed coefficients
// suffice for language?

#include <string>
#include <vector>

#include "core/study/claims.h"
#include "core/study/study_findings.h"

namespace miru {

enum class OpenQuestion {
    ModernUnitsNeedNoHelp,    ///< of cells with gates that are learned: rehearsal adds next to nothing to their ACC
    FixedCoefficientsSuffice  ///< on running texts: a MiRU is not behind a GRU in bits per character
};

struct OpenQuestionInfo {
    const char* statement;  ///< what would be so, in English
    const char* formula;    ///< of the number judged, plain text
    double most;            ///< it holds up to here: a fraction of ACC, or bits per character
};
const OpenQuestionInfo& infoOf(OpenQuestion question);

struct OpenAnswer {
    OpenQuestion question = OpenQuestion::ModernUnitsNeedNoHelp;
    std::string group;  ///< "LSTM", "MiRU-2, 128 units"
    Statistics found;   ///< of the number judged; n counts pairs of runs of equal seed
    Judgement judgement = Judgement::CannotTell;
};

/// It holds if the 95 % interval lies below the bound, does not if it lies above, and else nobody can tell.
Judgement judge(OpenQuestion question, const Statistics& found);
/// Of every group that has another to be set beside, in the order of the study: of rehearsal the naive one of the same
/// settings; of a MiRU the GRU that differs in nothing but the cell, its coefficients and its learning rate.
std::vector<OpenAnswer> openAnswersOf(const StoredStudy& study);

}  // namespace miru
