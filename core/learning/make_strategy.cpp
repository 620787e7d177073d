// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/learning/make_strategy.h"

#include "core/learning/combined_strategy.h"
#include "core/learning/dark_replay.h"
#include "core/learning/distillation.h"
#include "core/learning/gradient_projection.h"
#include "core/learning/importance.h"
#include "core/learning/replay.h"

namespace miru {
namespace {

std::unique_ptr<Strategy> makeRehearsal(const RehearsalSettings& settings) {
    using Use = RehearsalSettings::Use;
    switch (settings.use) {
        case Use::Project: return std::make_unique<GradientProjection>(settings);
        case Use::Logits:
        case Use::LogitsAndLabels: return std::make_unique<DarkReplay>(settings);
        case Use::Mix: break;
    }
    return std::make_unique<Replay>(settings);
}

}  // namespace

std::unique_ptr<Strategy> makeStrategy(const StrategySettings& settings, const Knobs& knobs) {
    auto [isJoint, importance, distillation, rehearsal] = settings;
    importance.strength = knobs[Knob::ImportanceStrength];
    distillation.strength = knobs[Knob::DistillationStrength];
    rehearsal.samplesPerTask = knobs.whole(Knob::KeptPerTask);
    rehearsal.perBatch = knobs.whole(Knob::ReplayPerBatch);
    rehearsal.logitStrength = knobs[Knob::LogitStrength];
    rehearsal.labelStrength = knobs[Knob::LabelStrength];

    auto strategy = std::make_unique<CombinedStrategy>();
    if (isJoint) return strategy;
    // Importance first: measuring it takes long and may be interrupted, and then nothing else has changed. Distillation
    // last: it must know how many sequences rehearsal has added.
    if (importance.method != ImportanceSettings::Method::None)
        strategy->add("importance", std::make_unique<Importance>(importance));
    if (rehearsal.samplesPerTask > 0 || !rehearsal.keepsLogits()) strategy->add("rehearsal", makeRehearsal(rehearsal));
    strategy->add("distillation", std::make_unique<Distillation>(distillation));
    return strategy;
}

void addStrategyCost(const Strategy& strategy, StrategyCostInputs learning, ResourceCost& cost) {
    learning.parameters = cost.parameters;
    learning.macsForward = cost.macsForward;
    learning.macsBackward = cost.macsBackward;
    cost.strategy = strategy.cost(learning);
}

}  // namespace miru
