// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The probe looks inside a network while it reads a few fixed sequences, without touching what is learned.
//
// It fills histograms of every signal the cell offers, marks which units fire at each step of one sequence, and
// counts how often each unit fires over all of them. With inhibition a unit fires when it wins; without, when the
// magnitude of its state exceeds 0.1.

#include <vector>

#include "core/measure/histogram.h"
#include "core/model/network.h"

namespace miru {

struct SignalHistogram {
    Signal signal = Signal::Hidden;
    Histogram histogram;
    bool operator==(const SignalHistogram&) const = default;
};

/// Which of H units fire at which of T steps while one sequence is read.
struct FiringMask {
    int units = 0;
    int steps = 0;
    std::vector<std::uint8_t> fires;  ///< steps · units, step by step; 1 = fires
    bool operator==(const FiringMask&) const = default;
};

struct Activity {
    std::vector<SignalHistogram> signals;
    FiringMask mask;                  ///< of the first sequence, from where it begins
    std::vector<float> firingShares;  ///< H shares of time, over all sequences and steps
    bool operator==(const Activity&) const = default;
};

class Probe {
 public:
    static constexpr Real firingThreshold = Real(0.1);

    /// What happens inside `network` while it reads the input. Of a sequence that begins later than others nothing counts
    /// until then.
    Activity observe(const Network& network, const NetworkInput& input);
    /// Only how often each unit fires meanwhile: H shares of time.
    std::vector<float> firingShares(const Network& network, const NetworkInput& input);

 private:
    std::vector<float> sharesOfLastPass() const;

    NetworkPass m_pass;
    Matrix m_fires;
};

/// How much two tasks share their units: Σ min(p, q) / Σ max(p, q) over the units' firing shares p and q (the weighted
/// Jaccard index). 1 = the same units equally often, 0 = no unit in common.
double overlap(const std::vector<float>& p, const std::vector<float>& q);

}  // namespace miru
