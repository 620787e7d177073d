// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The reported claims and their verdicts in words: the same in the report on runs, the report on a study and the window. The
// numbers in them come from the one table of claims.

#include <QString>

#include "core/study/claims.h"

namespace miru {

/// "MiRU-2 has 2.88 times fewer parameters than a GRU"
QString nameOf(Claim claim);
QString nameOf(Judgement judgement);
/// "MiRU-2 · rehearsal", "all 8 configurations"
QString whereOf(const Verdict& verdict);
/// The claim and the configurations it was looked at in: "training a MiRU-2 is 2.90× faster than a GRU: MiRU-2 · rehearsal".
QString titleOf(const Verdict& verdict);
/// "3.02 times, 95 % interval 2.96 … 3.14, n = 5 pairs of equal seed"
QString foundIn(const Verdict& verdict);
/// "mean 84.2 %, sd 0.6, 95 % interval 83.5 … 84.9, n = 5 seeds"
QString inWords(const Statistics& statistics);
/// "sequences trained per second, MiRU-2 / GRU, measured"
QString formulaOf(Claim claim);
/// The same, and where the claim is made.
QString explanationOf(Claim claim);
/// How claims are judged, what is allowed for and what n counts; several sentences.
QString howClaimsAreJudged();
/// What it means that a speed is marked as one of a shared machine; a sentence.
QString whatSharedMeans();
/// The two figures of a claim: "61,696 : 21,386"; empty where only their ratio is reported.
QString reportedFiguresOf(Claim claim);
/// "28 inputs, 128 hidden units and 10 classes"
QString reportedNetworkInWords();
/// Which reported figures do not add up, and why.
QString whatDoesNotAddUp();
/// "Zyarah & Kudithipudi 2025, arXiv 2503.06175"
QString sourceOfClaims();

}  // namespace miru
