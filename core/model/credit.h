// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Credit assignment: how far an error at the answer reaches back in time, that is what stands for ∂loss/∂h_t when the
// weights' gradient is computed. With e = ∂loss/∂logits (softmax and cross-entropy: p − y), V the readout's weights, and
// J_t = ∂h_t/∂h_{t−1} of the step:
//
//     BPTT                   ∂h_T = Vᵀ e       ∂h_{t−1} = J_tᵀ ∂h_t                           (Werbos 1990)
//     truncated to k steps   the same, but ∂h_{t−1} = 0 where T − t + 1 is a multiple of k    (Williams & Peng 1990)
//     feedback alignment     ∂h_t = B e at every step, J is never used                        (Nøkland 2016: direct)
//
// with the steps t = 1 … T. Where every step answers, ∂h_t gains what its own answer asks: Vᵀ e_t, with feedback alignment
// it is B e_t. From ∂h_t on all is the same for the three: the derivative of the one step, h_{t−1} held constant, goes to
// ∂W, ∂U, ∂b (and to the logits of β and λ, and to the numbers of the word that was read); gates inside a step get their
// true derivative, a GRU's reset gate thus through Uc. The readout always learns by its true gradient, ∂V = Σ e hᵀ.
//
// Truncation cuts the sequence into windows of k steps, counted back from the last (the first window may be shorter), and
// no gradient passes from one window to the one before. An answer at the end thus reaches the last k steps alone, and the
// steps before them need not be kept; where every step answers, an answer reaches at most k steps, its own included.
//
// B (H × C) is drawn once, uniform in ±1/√H from the "feedback" stream of the seed: as V is at first, so that B e is as
// large as Vᵀ e. It stands for the whole way from the logits to the state, so a mask before the readout does not act on
// it; one on the state is part of the step, and does. (On a chip: M2RU, arXiv 2512.17299.)
//
// A rule belongs to a network, and every gradient that is taken of it follows the rule: that of the loss with all that
// rehearsal and distillation add to it, the reference of A-GEM's projection, the path that SI adds up, and the squares
// that EWC and MAS measure, which are then those of the rule's gradient and no Fisher information.

namespace miru {

enum class CreditRule { Bptt, Truncated, FeedbackAlignment };
/// In specs and files: "bptt".
constexpr const char* keyOf(CreditRule rule) {
    constexpr const char* keys[] = {"bptt", "truncated", "feedback-alignment"};
    return keys[static_cast<int>(rule)];
}

/// Which rule, and how far it reaches.
struct Credit {
    CreditRule rule = CreditRule::Bptt;
    int window = 1;  ///< steps of a window, ≥ 1; of the truncated rule only

    /// Whether the gradient passes from step t (0 … steps − 1) to the step before it.
    bool reachesBefore(int t, int steps) const {
        if (t == 0 || rule == CreditRule::FeedbackAlignment) return false;
        return rule == CreditRule::Bptt || (steps - t) % window != 0;
    }
    /// The first step that has a gradient.
    int firstStep(int steps, bool everyStepAnswers) const {
        return rule == CreditRule::Truncated && !everyStepAnswers && steps > window ? steps - window : 0;
    }
    /// Steps whose gates and states must be kept until the error is known, `steps` in all.
    int stepsKept(int steps, bool everyStepAnswers) const {
        if (rule == CreditRule::FeedbackAlignment && everyStepAnswers) return 1;
        return rule == CreditRule::Truncated && window < steps ? window : steps;
    }

    bool operator==(const Credit&) const = default;
};

}  // namespace miru
