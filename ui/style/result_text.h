// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What came of a run, in words: metrics, signals, changes, why a task was forgotten, why a run diverged.

#include <QString>

namespace miru {
struct ForgettingAccount;
struct KnobChange;
class Scoreboard;
struct Signal;
enum class DivergenceCause;
enum class Metric;
}  // namespace miru

namespace miru::words {

/// "update gate z", "hidden state h"
QString nameOf(const Signal& signal);
/// What an account of forgetting amounts to, in a sentence or two that claim no cause.
QString describe(const ForgettingAccount& account);
/// "ACC", "BWT", "forgetting"
QString nameOf(Metric metric);
/// Formula, this run's numbers put in, convention and source, as rich text for a tooltip.
QString explanationOf(Metric metric, const Scoreboard& scoreboard);
/// "β 0.55 → 0.8", where `before` is what the change replaced.
QString describe(const KnobChange& change, double before);
/// Why a run diverged and what to do, one sentence.
QString describe(DivergenceCause cause, qint64 batch);

}  // namespace miru::words
