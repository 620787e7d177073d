// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The settings that may change within a run, where they stand, and the record of their changes.
//
// A change takes effect between two batches and is remembered with the number of batches done before it, so a run
// that was played with can be repeated bit for bit from its spec.

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace miru {

/// The first nine may be turned while the run is going; at a fork all of them can be changed.
enum class Knob {
    Beta,
    Lambda,
    Sparsity,
    LearningRate,
    ReplayPerBatch,
    ImportanceStrength,
    DistillationStrength,
    LogitStrength,
    LabelStrength,
    InhibitionWhere,
    InhibitionRank,
    KeptPerTask,
    Optimizer,
    Momentum,
    GradientClip,
    EvaluateEvery,
    EvaluationSequences
};

/// One setting changed within a run: asked for by somebody, planned in a spec, or made.
struct KnobChange {
    std::int64_t batch = 0;  ///< batches done when it takes effect
    Knob knob = Knob::Beta;
    double value = 0;  ///< a choice counts from 0
    bool operator==(const KnobChange&) const = default;
};

/// Where every knob stands.
class Knobs {
 public:
    static constexpr std::size_t count = static_cast<std::size_t>(Knob::EvaluationSequences) + 1;

    double& operator[](Knob knob) { return m_values[static_cast<std::size_t>(knob)]; }
    double operator[](Knob knob) const { return m_values[static_cast<std::size_t>(knob)]; }
    /// Of a setting that is a whole number or a choice.
    int whole(Knob knob) const { return static_cast<int>((*this)[knob]); }
    bool operator==(const Knobs&) const = default;

 private:
    std::array<double, count> m_values{};
};

/// What change number `index` replaced, in a run whose knobs stood at `first` when it began.
inline double valueBefore(std::size_t index, std::span<const KnobChange> changes, const Knobs& first) {
    for (std::size_t i = index; i-- > 0;)
        if (changes[i].knob == changes[index].knob) return changes[i].value;
    return first[changes[index].knob];
}

}  // namespace miru
