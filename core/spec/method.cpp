// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/spec/method.h"

#include <algorithm>
#include <string>
#include <tuple>

#include "core/math/translatable.h"
#include "core/spec/setting_course.h"

namespace miru {
namespace {

using Importance = ImportanceSettings::Method;
using Use = RehearsalSettings::Use;

constexpr StrengthGround grounds[] = {
    {"mnist", StreamKind::PermutedPixels},
    {"mnist", StreamKind::SplitClasses},
    {"cifar-100", StreamKind::SplitClasses},
    {"fsdd", StreamKind::SplitSources},
};
enum GroundIndex { Permuted, SplitGrey, SplitColour, Speakers };
static_assert(std::size(grounds) == std::tuple_size_v<decltype(Method::strengths)>);

constexpr Method table[] = {
    {MethodKind::Naive, translatable("naive"), ""},
    {MethodKind::Rehearsal, translatable("rehearsal"), "Robins 1995"},
    {MethodKind::Ewc, translatable("EWC"), "Kirkpatrick et al. 2017", {10, 3000, 30, 1}},
    {MethodKind::OnlineEwc, translatable("online EWC"), "Schwarz et al. 2018", {10, 3000, 100, 3}},
    {MethodKind::Si, translatable("SI"), "Zenke et al. 2017", {1, 100, 10, 1}},
    {MethodKind::Mas, translatable("MAS"), "Aljundi et al. 2018", {0.1, 1, 0.1, 0.003}},
    {MethodKind::Lwf, translatable("LwF"), "Li & Hoiem 2016", {1, 4, 4, 1}},
    {MethodKind::AGem, translatable("A-GEM"), "Chaudhry et al. 2019"},
    {MethodKind::Der, translatable("DER"), "Buzzega et al. 2020"},
    {MethodKind::DerPlusPlus, translatable("DER++"), "Buzzega et al. 2020"},
    {MethodKind::Joint, translatable("joint"), ""},
};

/// Which weights a method holds.
Importance importanceOf(MethodKind kind) {
    switch (kind) {
        case MethodKind::Ewc: return Importance::Ewc;
        case MethodKind::OnlineEwc: return Importance::OnlineEwc;
        case MethodKind::Si: return Importance::Si;
        case MethodKind::Mas: return Importance::Mas;
        default: return Importance::None;
    }
}

/// What it does with sequences of earlier tasks; nothing if it keeps none.
std::optional<Use> useOf(MethodKind kind) {
    switch (kind) {
        case MethodKind::Rehearsal: return Use::Mix;
        case MethodKind::AGem: return Use::Project;
        case MethodKind::Der: return Use::Logits;
        case MethodKind::DerPlusPlus: return Use::LogitsAndLabels;
        default: return std::nullopt;
    }
}

/// A data set of the catalog whose images are in colour; a folder of one's own is not known to be.
bool isInColour(const std::string& dataset) { return dataset.starts_with("cifar"); }

GroundIndex groundOf(const ExperimentSpec& spec) {
    switch (spec.data.stream) {
        case StreamKind::SplitClasses: return isInColour(spec.data.dataset) ? SplitColour : SplitGrey;
        case StreamKind::SplitSources: return Speakers;
        default: return Permuted;
    }
}

}  // namespace

std::span<const Method> methods() { return table; }

std::span<const StrengthGround> strengthGrounds() { return grounds; }

ChosenStrength chosenStrength(const ExperimentSpec& spec, MethodKind kind) {
    const GroundIndex index = groundOf(spec);
    const StrengthGround& ground = grounds[index];
    return {infoOf(kind).strengths[index], &ground,
            spec.data.dataset == ground.dataset && spec.data.stream == ground.stream};
}

const Method& infoOf(MethodKind kind) { return table[static_cast<std::size_t>(kind)]; }

std::vector<MethodKind> methodsIn(const ExperimentSpec& spec) {
    if (spec.data.tasks == 1 && !spec.rehearsal.keepsLogits()) return {};
    if (spec.data.tasks > 1 && spec.data.joint) return {MethodKind::Joint};
    const auto stages = stagesOf(spec);
    const bool holds = std::ranges::any_of(stages, [](const auto& stage) { return stage.importance.strength > 0; });
    const bool distils = std::ranges::any_of(stages, [](const auto& stage) { return stage.distillation.strength > 0; });
    const bool keeps =
        std::ranges::any_of(stages, [](const auto& stage) { return stage.rehearsal.samplesPerTask > 0; });
    std::vector<MethodKind> used;
    for (const Method& method : table) {
        const Importance held = importanceOf(method.kind);
        const bool isUsed = (held != Importance::None && held == spec.importance.method && holds) ||
                            (useOf(method.kind) == spec.rehearsal.use && keeps) ||
                            (method.kind == MethodKind::Lwf && distils);
        if (isUsed) used.push_back(method.kind);
    }
    return used;
}

std::optional<MethodKind> methodOf(const ExperimentSpec& spec) {
    const auto used = methodsIn(spec);
    if (used.size() > 1) return std::nullopt;
    return used.empty() ? MethodKind::Naive : used.front();
}

ExperimentSpec withoutMethod(ExperimentSpec spec) {
    spec.seed = 0;
    spec.data.joint = false;
    spec.importance = {};
    spec.distillation = {};
    spec.rehearsal = {};
    return spec;
}

ExperimentSpec withMethod(ExperimentSpec spec, MethodKind kind) {
    const double strength = chosenStrength(spec, kind).value;
    const int kept = spec.rehearsal.samplesPerTask > 0 ? spec.rehearsal.samplesPerTask : usualMemory;
    spec.data.joint = kind == MethodKind::Joint;
    spec.importance.method = importanceOf(kind);
    if (spec.importance.method != Importance::None) spec.importance.strength = strength;
    spec.distillation.strength = kind == MethodKind::Lwf ? strength : 0;
    const auto use = useOf(kind);
    spec.rehearsal.use = use.value_or(Use::Mix);
    spec.rehearsal.samplesPerTask = use ? kept : 0;
    spec.events.clear();
    return spec;
}

}  // namespace miru
