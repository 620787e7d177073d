// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What the literature leads to expect of methods against forgetting, in words: the same in reports and in the window.

#include <QString>

#include "core/study/expectations.h"
#include "core/study/open_questions.h"

namespace miru::words {

/// "at least 97 %", "at least 10 points above naive"
QString describe(const Expectation& expectation);
/// "98.40 % ± 0.22, n = 3", "+1.20 points ± 0.60, n = 3"
QString foundIn(const ExpectationVerdict& verdict);
/// "came", "did not come", "cannot tell"
QString cameOf(const ExpectationVerdict& verdict);
/// "A modern unit needs no help against forgetting"
QString statementOf(OpenQuestion question);
/// "+0.21 bits, 95 % interval 0.18 … 0.24, n = 3"
QString foundIn(const OpenAnswer& answer);
QString howOpenQuestionsAreJudged();
/// How it is judged, and why a recurrent network may differ; some sentences.
QString howExpectationsAreJudged();

}  // namespace miru::words
