// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/learning/make_strategy.h"

#include "core/learning/replay.h"

namespace miru {

std::unique_ptr<Strategy> makeStrategy(const Knobs& knobs) {
    if (knobs.whole(Knob::KeptPerTask) > 0)
        return std::make_unique<Replay>(knobs.whole(Knob::KeptPerTask), knobs.whole(Knob::ReplayPerBatch));
    return std::make_unique<Finetuning>();
}

}  // namespace miru
