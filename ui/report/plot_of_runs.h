// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The first plot of a report: all runs together, over the sequences they were trained on.

#include <QList>

#include "core/run/run.h"
#include "ui/report/document.h"

namespace miru {

/// Of a few runs every task, the first run's lines solid, the others' thin and dashed or dotted; of more runs the first task
/// of each, a line with its name. What cannot be compared with the first run is named in the caption.
Block plotOfRuns(const QList<Run>& runs);

}  // namespace miru
