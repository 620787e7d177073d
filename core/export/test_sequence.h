// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Sequences with which an exported network is calibrated and tested: those of the tasks the network has learned, as it reads
// them.

#include <functional>

#include "core/export/fixed_network.h"
#include "core/learning/sequence_batch.h"
#include "core/tasks/task_stream.h"

namespace miru {

/// One sequence in T steps, and its answer.
struct TestSequence {
    SequenceBatch read;                ///< a batch of one
    std::vector<std::int32_t> labels;  ///< one, or T where every step is answered
    OutputRange among = {};            ///< outputs the answer is chosen among

    int steps() const { return read.steps; }
};

/// Hands over up to `most` test sequences, of every task of the stream equally many.
void forTestSequences(const TaskStream& stream, int most, const std::function<void(TestSequence)>& take);

/// What the network meets in up to `most` training sequences, of every task of the stream equally many.
Calibration calibrate(const Network& network, const TaskStream& stream, int most = 2000);

/// The network once more, but every step is answered.
Network answeringEveryStep(const Network& network);

/// How answers of the exported network differ from the lab's.
struct ExportLoss {
    std::int64_t sequences = 0;
    std::int64_t answers = 0;
    double accuracy = 0;  ///< of the lab's network, a fraction; where every step is answered, of all answers
    double accuracyExported = 0;
    double agreement = 0;  ///< share of the answers that are the same
    /// Mean number of steps after which the answer no longer changes; 0 where every step is answered, or nothing was tested.
    double settledAfter = 0;
    double settledAfterExported = 0;

    /// More than half a point of accuracy is lost.
    bool isNotable() const { return accuracy - accuracyExported > 0.005; }
};
/// On as many test sequences as take about so many multiply-adds.
ExportLoss lossOfExport(const Network& network, const FixedNetwork& fixed, const TaskStream& stream,
                        double multiplyAdds = 2.5e10);

}  // namespace miru
