// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/make_cell.h"

#include "core/model/gru_cell.h"
#include "core/model/miru1_cell.h"
#include "core/model/miru2_cell.h"

namespace miru {

std::unique_ptr<Cell> makeCell(CellKind kind, int inputs, int hidden, ResetOrder reset) {
    switch (kind) {
        case CellKind::Gru: return std::make_unique<GruCell>(inputs, hidden, reset);
        case CellKind::Miru1: return std::make_unique<Miru1Cell>(inputs, hidden);
        case CellKind::Miru2: break;
    }
    return std::make_unique<Miru2Cell>(inputs, hidden);
}

}  // namespace miru
