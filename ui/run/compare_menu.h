// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What a run can be set beside: the same with another cell, with another method against forgetting, or with all tasks
// learned at once, which is the most that any method may reach.

#include <functional>

#include "core/spec/experiment_spec.h"

class QMenu;

namespace miru {

/// Puts in all that differs from `spec` in one thing. What cannot be trained is there, switched off, and its tooltip says
/// why. `chosen` is told what is to be trained.
void fillCompareMenu(QMenu& menu, const ExperimentSpec& spec, const std::function<void(const ExperimentSpec&)>& chosen);

}  // namespace miru
