// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A run in sentences, as a report has them: what was run, what happened, which of the reported claims hold.

#include <QString>
#include <vector>

#include "core/run/run.h"
#include "core/study/claims.h"

namespace miru {

/// What was run, a paragraph.
QString settingsInSentences(const Run& run);
/// What became of the first task and of all, what was rehearsed, and whether the run was finished.
QString whatHappenedIn(const Run& run);
/// Which claims were found here, which were not, which cannot be told; empty where nothing was judged.
QString claimsInSentences(const std::vector<Verdict>& verdicts);

/// So much of a note is printed; a longer one goes along as a file.
inline constexpr qsizetype printedNoteLength = 500;
/// What somebody wrote about the run, a paragraph; empty if nobody did.
QString printedNote(const Run& run);

}  // namespace miru
