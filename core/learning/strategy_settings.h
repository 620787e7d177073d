// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What is chosen of the methods against forgetting. They may be combined; what is off costs nothing and changes no bit.

namespace miru {

/// A quadratic penalty (Λ/2) Σ Ω (θ − θ*)² that holds the weights near where they were after earlier tasks, the more
/// firmly the more important each was for them (core/learning/importance.h).
struct ImportanceSettings {
    enum class Method {
        None,
        Ewc,        ///< elastic weight consolidation (Kirkpatrick et al. 2017), every task's parabola
        OnlineEwc,  ///< one parabola, in which earlier tasks fade (Schwarz et al. 2018)
        Si,         ///< synaptic intelligence (Zenke et al. 2017)
        Mas         ///< memory aware synapses (Aljundi et al. 2018)
    };
    /// How the Fisher information is measured (EWC): over which labels the squared gradients are taken.
    enum class Fisher {
        Exact,      ///< all, as likely as the network thinks each
        Sampled,    ///< one drawn so
        Empirical,  ///< the data's
        Batched     ///< the data's, and the square is of a batch's mean gradient: no Fisher information, but common
    };
    Method method = Method::None;
    double strength = 100;  ///< Λ
    Fisher fisher = Fisher::Exact;
    int samples = 0;       ///< training sequences it is measured on; 0 = all
    double decay = 1;      ///< γ of online EWC
    double damping = 0.1;  ///< ξ of SI
    bool operator==(const ImportanceSettings&) const = default;
};

/// Learning without forgetting (Li & Hoiem 2016): answers to the new task's sequences stay near those that the network gave
/// before it (core/learning/distillation.h).
struct DistillationSettings {
    double strength = 0;     ///< α; 0 = off
    double temperature = 2;  ///< τ
    bool operator==(const DistillationSettings&) const = default;
};

/// Some sequences of earlier tasks are kept (core/learning/replay.h, dark_replay.h, projection.h).
struct RehearsalSettings {
    enum class Use {
        Mix,             ///< mixed into the batches: experience replay
        Project,         ///< the gradient must not make them worse: A-GEM (Chaudhry et al. 2019)
        Logits,          ///< their answers stay near those of the time: DER (Buzzega et al. 2020)
        LogitsAndLabels  ///< and are learned again: DER++
    };
    int samplesPerTask = 0;
    int perBatch = 32;
    Use use = Use::Mix;
    double logitStrength = 0.5;  ///< α of DER
    double labelStrength = 0.5;  ///< of DER++
    bool keepsLogits() const { return use == Use::Logits || use == Use::LogitsAndLabels; }
    bool operator==(const RehearsalSettings&) const = default;
};

struct StrategySettings {
    bool isJoint =
        false;  ///< all tasks are learned at once: there is nothing to forget, and nothing is done against it
    ImportanceSettings importance;
    DistillationSettings distillation;
    RehearsalSettings rehearsal;
    bool operator==(const StrategySettings&) const = default;
};

}  // namespace miru
