// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The tables of a report on runs: results, settings that matter, what it costs.

#include <QList>
#include <QString>

#include "core/run/run.h"

namespace miru {

/// A row for each run, in a table of all that can be compared; those that cannot have one of their own, and a sentence why.
QString tableOfResults(const QList<Run>& runs);
/// What all runs have in common: cell, data, stream, method and seed, and whatever is not at its default.
QString tableOfSettings(const QList<Run>& runs);
QString tableOfDifferences(const QList<Run>& runs);
/// Computed from shapes.
QString tableOfComputedCost(const QList<Run>& runs);
/// The same, and what was measured.
QString tablesOfCost(const QList<Run>& runs);

}  // namespace miru
