// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The gradient of a batch, computed by all threads, with the same bits for any number of them.
//
// The batch is cut into shards whose size depends on nothing but the batch; each shard's gradient is computed on its
// own and the gradients are summed in shard order. Which thread did what leaves no trace. Of an embedding a shard keeps
// the gradients of the words it read alone: most of a vocabulary is in no batch.

#include <atomic>
#include <optional>
#include <span>
#include <vector>

#include "core/learning/carried_state.h"
#include "core/learning/loss.h"
#include "core/learning/parallel.h"
#include "core/learning/sequence_batch.h"
#include "core/math/interruption.h"

namespace miru {

class GradientComputer {
 public:
    /// Sequences per shard. The weights of a wide network, which fit into no cache of a core's own, are read less often if
    /// more sequences share them.
    static constexpr int shardSize(int hidden) { return hidden <= 1024 ? 16 : 32; }

    /// `kept`: what is kept of a forward pass until the way back; the gradient is the same.
    GradientComputer(ThreadPool& threadPool, const SequenceSet::Shape& shape,
                     Segments::Kept kept = Segments::Kept::Everything)
        : m_threadPool(threadPool), m_shape(shape), m_kept(kept) {}

    /// The gradient of the batch's mean loss is written to `gradient`; returns the sum of losses. Nothing if the flag was
    /// raised meanwhile, a few milliseconds after it: then what is in `gradient` means nothing. The fresh samples begin in
    /// the `carried` states, where there are any, and leave those they end in.
    std::optional<LossSum> compute(const Network& network, const Batch& batch, Parameters& gradient,
                                   const std::atomic<bool>& interrupted = neverInterrupted,
                                   CarriedState* carried = nullptr);
    /// What a network, of the same shape or another, answers to samples: C·A numbers per column, answer after answer.
    void answer(const Network& network, std::span<const Sample> samples, Matrix& logits);
    /// What the network answered to each sample of the last batch: C·A numbers per column, answer after answer.
    ConstMatrixView logits() const { return m_logits.view().columnRange(0, m_count); }

 private:
    struct Shard {
        Parameters gradient;        ///< of all tensors but the embedding
        std::vector<Token> tokens;  ///< the words read, and
        Matrix dEmbedded;           ///< the gradient of each
        LossSum loss;
    };
    struct Workspace {  ///< what one thread computes with
        SequenceBatch batch;
        NetworkPass pass;
        CarriedState begin;
    };
    void sumEmbedding(std::span<const Shard> shards, MatrixView dE) const;

    ThreadPool& m_threadPool;
    SequenceSet::Shape m_shape;
    Segments::Kept m_kept;
    Matrix m_logits;       ///< C·A × samples
    int m_count = 0;       ///< samples of the last batch
    CarriedState m_ended;  ///< until the batch is done
    std::vector<Shard> m_shards;
    std::vector<Workspace> m_workspaces;
};

}  // namespace miru
