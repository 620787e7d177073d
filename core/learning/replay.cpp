// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/learning/replay.h"

namespace miru {

void Replay::compose(const Context& context, Batch& batch) {
    for (const Sample& sample : chooseAndDraw(context, batch))
        batch.add(sample, targetOf(sample, context.activeOutputs(sample.task)));
}

StrategyCost Replay::cost(const StrategyCostInputs& inputs) const {
    return {.macsPerBatch = mostDrawn(inputs) * (inputs.macsForward + inputs.macsBackward)};
}

}  // namespace miru
