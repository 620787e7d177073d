// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/cell_kinds.h"

#include <algorithm>
#include <iterator>
#include <type_traits>

#include "core/model/gru_cell.h"
#include "core/model/lstm_cell.h"
#include "core/model/mgu_cell.h"
#include "core/model/mingru_cell.h"
#include "core/model/miru1_cell.h"
#include "core/model/miru2_cell.h"
#include "core/model/rnn_cell.h"

namespace miru {
namespace {

template <typename Of>
std::unique_ptr<Cell> make(const CellShape& shape) {
    if constexpr (std::is_constructible_v<Of, const CellShape&>)
        return std::make_unique<Of>(shape);
    else
        return std::make_unique<Of>(shape.inputs, shape.hidden);
}

constexpr CellType lstm{.key = "lstm",
                        .title = "LSTM",
                        .equation = translatable("h = o tanh(m), m = f m′ + i tanh(W x + U h′ + b): the gates i, f and "
                                                 "o are learned, the memory m is a second state"),
                        .rows = "i (input), f (forget), g (candidate), o (output)",
                        .make = make<LstmCell>};

constexpr CellType gru{
    .key = "gru",
    .title = "GRU",
    .equation = translatable(
        "h = z h′ + (1 − z) tanh(W x + U (r h′) + b): the gates z and r are learned, there is no β and no λ"),
    .rows = "z (update), r (reset), candidate",
    .make = make<GruCell>};

constexpr CellType mgu{
    .key = "mgu",
    .title = "MGU",
    .equation = translatable("h = (1 − f) h′ + f tanh(W x + U (f h′) + b): one learned gate, f, does the work of two"),
    .rows = "f (forget), candidate",
    .make = make<MguCell>};

constexpr CellType miru1{.key = "miru1",
                         .title = "MiRU-1",
                         .equation = translatable("h = λ h′ + (1 − λ) tanh(W x + U (r h′) + b): r is learned"),
                         .rows = "r, candidate",
                         .hasLambda = true,
                         .make = make<Miru1Cell>};

constexpr CellType rnn{.key = "rnn",
                       .title = "RNN",
                       .equation = translatable("h = tanh(W x + U h′ + b): no gate, nothing is kept"),
                       .rows = "candidate",
                       .make = make<RnnCell>};

constexpr CellType miru2{.key = "miru2",
                         .title = "MiRU-2",
                         .equation = translatable("h = λ h′ + (1 − λ) tanh(W x + U (β h′) + b)"),
                         .rows = "candidate",
                         .hasBeta = true,
                         .hasLambda = true,
                         .make = make<Miru2Cell>};

constexpr CellType minGru{
    .key = "mingru",
    .title = "minGRU",
    .equation = translatable("h = (1 − z) h′ + z (W x + b): the gate z and the candidate see the input alone"),
    .rows = "z (update), candidate",
    .make = make<MinGruCell>};

constexpr CellKind kinds[] = {CellKind(lstm),  CellKind(gru), CellKind(mgu),   CellKind(miru1),
                              CellKind(miru2), CellKind(rnn), CellKind(minGru)};

}  // namespace

constinit const CellKind CellKind::Lstm{lstm};
constinit const CellKind CellKind::Gru{gru};
constinit const CellKind CellKind::Mgu{mgu};
constinit const CellKind CellKind::Miru1{miru1};
constinit const CellKind CellKind::Miru2{miru2};
constinit const CellKind CellKind::Rnn{rnn};
constinit const CellKind CellKind::MinGru{minGru};

std::span<const CellKind> cellKinds() { return kinds; }

std::optional<CellKind> findCellKind(std::string_view key) {
    const auto found = std::ranges::find(kinds, key, [](CellKind kind) { return std::string_view(kind->key); });
    return found == std::end(kinds) ? std::nullopt : std::optional(*found);
}

std::vector<CellKind> comparedCells(CellKind own) {
    const bool isOther = own != CellKind::Gru && own != CellKind::Miru2;
    std::vector<CellKind> compared;
    std::ranges::copy_if(kinds, std::back_inserter(compared), [&](CellKind kind) {
        return kind == CellKind::Gru || kind == CellKind::Miru2 || kind == (isOther ? own : CellKind::Miru1);
    });
    return compared;
}

int indexOf(CellKind kind) {
    const auto found = std::ranges::find(kinds, kind);
    return found == std::end(kinds) ? -1 : static_cast<int>(found - std::begin(kinds));
}

}  // namespace miru
