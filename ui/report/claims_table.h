// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The chapter of a report that sets each reported claim beside what was found here; the same for runs and for studies.

#include <QList>
#include <QString>
#include <span>
#include <vector>

#include "core/run/run.h"
#include "core/study/claims.h"
#include "core/study/expectations.h"
#include "core/study/open_questions.h"

namespace miru {

/// What these runs have to say of the claims, under the names that tell them apart.
std::vector<Verdict> verdictsOn(const QList<Run>& runs);
/// A row for each verdict; claims that nothing here has anything to say about are named with what they would need.
QString tableOfVerdicts(const std::vector<Verdict>& verdicts, std::span<const Claim> claims = allClaims);
/// How they were judged, small.
QString footOfVerdicts();

/// What the literature leads to expect of each method, and whether it came; with how that was judged.
QString tableOfExpectations(const std::vector<ExpectationVerdict>& verdicts);
/// What the paper leaves open, and what was found; with how it was judged.
QString tableOfOpenAnswers(const std::vector<OpenAnswer>& answers);

}  // namespace miru
