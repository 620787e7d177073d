// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The one place that knows every strategy, and puts together those that the settings ask for.

#include <memory>

#include "core/learning/strategy.h"

namespace miru {

/// What these settings do against forgetting; `Finetuning` if nothing.
std::unique_ptr<Strategy> makeStrategy(const Knobs& knobs);

}  // namespace miru
