// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The table of cells, the one place that knows them all. Choices, costs, columns, histograms, comparisons, reports and
// names in files are made from it; a new cell is a file of its own and a row here.

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/model/cell.h"

namespace miru {

/// Every kind of cell, from the one with most learned gates to the one with fewest.
std::span<const CellKind> cellKinds();
/// The kind of this key, or nothing.
std::optional<CellKind> findCellKind(std::string_view key);
/// The three cells that are shown where there is room for no more: GRU, MiRU-1 and MiRU-2, which the claims are about; in
/// place of MiRU-1 `own`, where it is another. In the order of the table.
std::vector<CellKind> comparedCells(CellKind own);
/// Its place in `cellKinds()`; −1: not in the table.
int indexOf(CellKind kind);

}  // namespace miru
