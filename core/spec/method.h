// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The published methods against forgetting, each as what it asks of the settings: the one list for studies, comparisons and
// what the literature leads to expect of them. Settings may be mixed freely; then a run is none of these.

#include <optional>
#include <span>
#include <vector>

#include "core/spec/experiment_spec.h"

namespace miru {

enum class MethodKind { Naive, Rehearsal, Ewc, OnlineEwc, Si, Mas, Lwf, AGem, Der, DerPlusPlus, Joint };

struct Method {
    MethodKind kind = MethodKind::Naive;
    const char* title = "";  ///< "online EWC", in English
    const char* source = "";
    /// Λ of a penalty, α of distillation; 0 where it has neither. Chosen on validation sets, on streams of another seed than
    /// any study has: of MNIST, for streams whose tasks share all classes and for split classes; of FSDD, for one speaker after
    /// the other (MAS was not tried there). Other data may want others: studies say which they take.
    double strength = 0;
    double strengthOnSplit = 0;
    double strengthOnSources = 0;
};

/// The plain ones first.
std::span<const Method> methods();
const Method& infoOf(MethodKind kind);

/// What is done against forgetting in a run of this spec, from the beginning or since it was switched on; empty: nothing,
/// it is naive.
std::vector<MethodKind> methodsIn(const ExperimentSpec& spec);
/// The one method these settings are; nothing where several are combined.
std::optional<MethodKind> methodOf(const ExperimentSpec& spec);

/// Sequences of each task that are kept where nothing else is said.
inline constexpr int usualMemory = 1000;
/// What is left of the settings when the method is taken away, and the seed: equal for runs to be set beside one another.
ExperimentSpec withoutMethod(ExperimentSpec spec);
/// The same run with this method and no other. What is kept for rehearsal stays as much as it was, or becomes 1,000
/// sequences a task.
ExperimentSpec withMethod(ExperimentSpec spec, MethodKind kind);

}  // namespace miru
