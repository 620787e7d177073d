// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// How much a network's answers depend on each of its weights, measured sequence by sequence.
//
//     Fisher information      mean over sequences of Σ_c w_c (∂ log p_c / ∂θ)²        (Kirkpatrick et al. 2017)
//     output sensitivity      mean over sequences of |∂ ‖z‖² / ∂θ|                    (MAS: Aljundi et al. 2018)
//
// The gradient of one sequence must be summed over its steps before it is squared, so a batch's gradient is of no use. Yet
// backpropagation itself treats the sequences of a batch side by side; only the last products are made apart.

#include <atomic>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "core/learning/parallel.h"
#include "core/math/interruption.h"
#include "core/math/random.h"
#include "core/model/network.h"
#include "core/tasks/scenario.h"
#include "core/tasks/task.h"

namespace miru {

struct ImportanceQuestion {
    enum class Of {
        AllAnswers,    ///< w_c = p_c: the Fisher information, exactly
        DrawnAnswers,  ///< one label, drawn from p, for each sequence
        Labels,        ///< the data's label: the empirical Fisher information
        Magnitudes     ///< ∂ ‖z‖², labels unused
    };
    const Network& network;
    const Task& task;
    std::span<const std::int32_t> sequences;                  ///< numbers of training sequences
    std::function<OutputRange(const Sample&)> activeOutputs;  ///< no others count
    Of of = Of::AllAnswers;
    Random random;  ///< for drawn answers
};

/// One number ≥ 0 for each weight, in the layout of the parameters, with the same bits for any number of threads; nothing
/// if interrupted.
std::optional<std::vector<Real>> measureImportance(const ImportanceQuestion& question, ThreadPool& threadPool,
                                                   const std::atomic<bool>& interrupted = neverInterrupted);

}  // namespace miru
