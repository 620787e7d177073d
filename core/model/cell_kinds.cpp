// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/cell_kinds.h"

#include <algorithm>

#include "core/model/gru_cell.h"
#include "core/model/miru1_cell.h"
#include "core/model/miru2_cell.h"

namespace miru {
namespace {

constexpr CellType gru{
    .key = "gru",
    .title = "GRU",
    .equation = translatable(
        "h = z h′ + (1 − z) tanh(W x + U (r h′) + b): the gates z and r are learned, there is no β and no λ"),
    .rows = "z (update), r (reset), candidate",
    .make = [](const CellShape& shape) -> std::unique_ptr<Cell> { return std::make_unique<GruCell>(shape); }};

constexpr CellType miru1{.key = "miru1",
                         .title = "MiRU-1",
                         .equation = translatable("h = λ h′ + (1 − λ) tanh(W x + U (r h′) + b): r is learned"),
                         .rows = "r, candidate",
                         .hasLambda = true,
                         .make = [](const CellShape& shape) -> std::unique_ptr<Cell> {
                             return std::make_unique<Miru1Cell>(shape.inputs, shape.hidden);
                         }};

constexpr CellType miru2{.key = "miru2",
                         .title = "MiRU-2",
                         .equation = translatable("h = λ h′ + (1 − λ) tanh(W x + U (β h′) + b)"),
                         .rows = "candidate",
                         .hasBeta = true,
                         .hasLambda = true,
                         .make = [](const CellShape& shape) -> std::unique_ptr<Cell> {
                             return std::make_unique<Miru2Cell>(shape.inputs, shape.hidden);
                         }};

constexpr CellKind kinds[] = {CellKind(gru), CellKind(miru1), CellKind(miru2)};

}  // namespace

constinit const CellKind CellKind::Gru{gru};
constinit const CellKind CellKind::Miru1{miru1};
constinit const CellKind CellKind::Miru2{miru2};

std::span<const CellKind> cellKinds() { return kinds; }

std::optional<CellKind> findCellKind(std::string_view key) {
    const auto found = std::ranges::find(kinds, key, [](CellKind kind) { return std::string_view(kind->key); });
    return found == std::end(kinds) ? std::nullopt : std::optional(*found);
}

int indexOf(CellKind kind) {
    const auto found = std::ranges::find(kinds, kind);
    return found == std::end(kinds) ? -1 : static_cast<int>(found - std::begin(kinds));
}

}  // namespace miru
