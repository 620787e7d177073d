// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The published methods against forgetting, each as what it asks of the settings: the one list for studies, comparisons and
// what the literature leads to expect of them. Settings may be mixed freely; then a run is none of these.

#include <array>
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
    /// Λ of a penalty, α of distillation, one for each of `strengthGrounds()`; 0 where it has neither.
    std::array<double, 4> strengths = {};
};

/// Where strengths were chosen, the same for all cells: on a validation set, on streams of another seed than any study has.
struct StrengthGround {
    const char* dataset = "";
    StreamKind stream = StreamKind::PermutedPixels;
};
std::span<const StrengthGround> strengthGrounds();

/// A method's strength in a run, and where it was chosen.
struct ChosenStrength {
    double value = 0;  ///< 0: the method has none
    const StrengthGround* ground = nullptr;
    bool isOwn = false;  ///< on the run's own data, cut into tasks in the same way; else that run may want another
};
/// The one chosen on what is most like this run: its kind of stream, and of split classes whether images are grey or in colour.
ChosenStrength chosenStrength(const ExperimentSpec& spec, MethodKind kind);

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
