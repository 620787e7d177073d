// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The network a spec describes: its shape, and its numbers before anything is learned.

#include "core/model/network.h"
#include "core/spec/experiment_spec.h"
#include "core/tasks/dataset_source.h"

namespace miru {

/// β and λ of every unit as the spec draws them: one number, or uniform in a range (streams "beta", "lambda").
Coefficients drawCoefficients(const ExperimentSpec& spec);

/// How far back in time errors reach.
Credit creditOf(const ExperimentSpec& spec);

/// The tasks of a run.
StreamPlan streamPlanOf(const ExperimentSpec& spec);

/// How sequences of this shape are read, and what is known of them then; what is read so already stays as it is.
SequenceSet::Shape shapeAsRead(const ExperimentSpec& spec, const SequenceSet::Shape& shape);
/// The data set as it is read; nothing is copied.
Dataset asRead(const ExperimentSpec& spec, const Dataset& dataset);

/// What is done against forgetting.
StrategySettings strategySettingsOf(const ExperimentSpec& spec);

/// The shape of the network, where sequences of the data set have this one, read or not yet: `classes` is what the data set has, and the
/// network gets as many outputs as the stream needs.
NetworkShape networkShapeOf(const ExperimentSpec& spec, const SequenceSet::Shape& shape);

/// The network with random initial weights; `model.weights` is left to whoever reads files.
Network makeNetwork(const ExperimentSpec& spec, const SequenceSet::Shape& shape);

}  // namespace miru
