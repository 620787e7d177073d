// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// How long a study will take and how much of the disk it will fill, known before it starts.
//
// Work is counted in multiply-adds, as the bill of a network counts them:
//
//     work = sequences trained on · (forward + backward) + sequences evaluated · forward
//     seconds = work / speed of one core      of all runs: the sum / runs side by side
//
// The speed is that of the last run of the same cell on this machine; where none is known it is guessed, and counted as such.

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>

#include "core/measure/snapshot.h"
#include "core/run/memory_forecast.h"
#include "core/study/study.h"

namespace miru {

/// Multiply-adds per second of one core, by the key of the cell ("miru2").
using MeasuredSpeeds = std::map<std::string, double>;

/// Of a run of this spec that took so long; nothing where nothing was measured.
std::optional<double> speedOf(const ExperimentSpec& spec, const RunTiming& timing, const DataExtent& data);

struct StudyForecast {
    int runs = 0;
    int guessed = 0;  ///< of them, those of cells whose speed is not known
    int sideBySide = 1;
    double secondsOfOne = 0;  ///< the mean
    double seconds = 0;       ///< of all, side by side
    std::int64_t bytes = 0;   ///< on disk, of all
};

/// `extentOf` tells what a run will read; so many runs go side by side (0: one for each core).
StudyForecast forecastOf(const Study& study, const std::function<DataExtent(const ExperimentSpec&)>& extentOf,
                         const MeasuredSpeeds& speeds, int sideBySide);

}  // namespace miru
