// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The one place that knows every strategy, and puts together those that the settings ask for.

#include <memory>

#include "core/learning/strategy.h"
#include "core/learning/strategy_settings.h"

namespace miru {

/// What these settings do against forgetting, with the live ones where the knobs stand.
std::unique_ptr<Strategy> makeStrategy(const StrategySettings& settings, const Knobs& knobs);

}  // namespace miru
