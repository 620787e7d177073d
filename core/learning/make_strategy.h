// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The one place that knows every strategy, and puts together those that the settings ask for.

#include <memory>

#include "core/learning/strategy.h"
#include "core/learning/strategy_settings.h"
#include "core/measure/resource_cost.h"

namespace miru {

/// What these settings do against forgetting, with the live ones where the knobs stand.
std::unique_ptr<Strategy> makeStrategy(const StrategySettings& settings, const Knobs& knobs);

/// Puts what the strategy costs into the cost of a network; `learning` is complete but for that network's own counts.
void addStrategyCost(const Strategy& strategy, StrategyCostInputs learning, ResourceCost& cost);

}  // namespace miru
