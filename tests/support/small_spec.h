// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Settings of runs that are over in a moment (on smallDataset) and yet learn, forget and are evaluated on the way.

#include "core/spec/experiment_spec.h"

namespace miru::test {

/// Three tasks, three epochs each, without rehearsal.
inline ExperimentSpec smallSpec() {
    ExperimentSpec spec;
    spec.data.tasks = 3;
    spec.model.hiddenUnits = 20;
    spec.training = {.learningRate = 0.01, .batch = 16, .epochs = 3};
    spec.evaluation = {.every = 10, .sequences = 30};
    return spec;
}

/// The same for two epochs with rehearsal, and with a change on the way.
inline ExperimentSpec rehearsedSpec() {
    ExperimentSpec spec = smallSpec();
    spec.rehearsal = {.samplesPerTask = 30, .perBatch = 8};
    spec.training.epochs = 2;
    spec.events = {{5, Knob::Beta, 0.4}};
    return spec;
}

}  // namespace miru::test
