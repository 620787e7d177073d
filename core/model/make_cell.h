// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The one place that knows every cell by name.

#include <memory>

#include "core/model/cell.h"

namespace miru {

/// A cell for `inputs` numbers per step and `hidden` units. `reset` matters to a GRU only.
std::unique_ptr<Cell> makeCell(CellKind kind, int inputs, int hidden, ResetOrder reset = ResetOrder::BeforeProduct);

}  // namespace miru
