// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/learning/gradient.h"

#include <algorithm>
#include <utility>

#include "core/math/denormals.h"
#include "core/math/interruption.h"
#include "core/math/require.h"
#include "core/model/embedding.h"

namespace miru {
namespace {

/// The tensors whose gradients are summed as a whole: all but the embedding, which lies behind them.
std::vector<TensorShape> withoutEmbedding(std::vector<TensorShape> tensors) {
    std::erase_if(tensors, [](const TensorShape& tensor) { return tensor.name == "E"; });
    return tensors;
}

/// Logits (C × A·size), answer by answer, to a column for each of `size` sequences.
void keepLogits(ConstMatrixView logits, MatrixView kept) {
    const int size = kept.cols();
    const int answers = logits.cols() / size;
    const int unanswered = kept.rows() - answers * logits.rows();  // of a shard of shorter sequences
    for (int b = 0; b < size; ++b) {
        std::fill_n(kept.column(b), unanswered, Real(0));
        for (int answer = 0; answer < answers; ++answer)
            std::copy_n(logits.column(answer * size + b), logits.rows(),
                        kept.column(b) + unanswered + answer * logits.rows());
    }
}

}  // namespace

std::optional<LossSum> GradientComputer::compute(const Network& network, const Batch& batch, Parameters& gradient,
                                                 const std::atomic<bool>& interrupted, CarriedState* carried) {
    require(!batch.samples.empty() && batch.samples.size() == batch.targets.size(),
            "a batch has a target for each sample");
    const int count = static_cast<int>(batch.samples.size());
    const int shardSize = GradientComputer::shardSize(network.shape().hidden);
    const int shards = (count + shardSize - 1) / shardSize;
    const Real scale = Real(1) / static_cast<Real>(count);
    if (m_shards.size() < static_cast<std::size_t>(shards)) m_shards.resize(static_cast<std::size_t>(shards));
    m_workspaces.resize(static_cast<std::size_t>(m_threadPool.threadCount()));

    const bool answersEveryStep = network.shape().answers == NetworkShape::Answers::EveryStep;
    m_count = count;
    m_logits.resize(network.shape().classes * (answersEveryStep ? m_shape.steps : 1), count);

    // States are carried for the fresh samples alone; the others, which come after them, begin with zero.
    const int rows = carried ? static_cast<int>(batch.fresh) : 0;
    if (carried) {
        require(rows <= carried->hidden.cols(), "there are more sequences than rows that are read on");
        m_ended.copyFrom(*carried);
        m_ended.reserveMemory(network.cell());
    }

    std::atomic<bool> isComplete = true;
    m_threadPool.forEach(shards, [&](int index, int worker) {
        const FlushDenormals flush;
        Shard& shard = m_shards[static_cast<std::size_t>(index)];
        Workspace& workspace = m_workspaces[static_cast<std::size_t>(worker)];
        const bool isDone = completes(interrupted, [&] {
            if (shard.gradient.tensors().empty())
                shard.gradient = Parameters(withoutEmbedding(network.parameters().tensors()));
            std::ranges::fill(shard.gradient.values(), Real(0));
            const auto first = static_cast<std::size_t>(index * shardSize);
            const auto size = std::min(static_cast<std::size_t>(shardSize), batch.samples.size() - first);
            compose(std::span(batch.samples).subspan(first, size), m_shape, workspace.batch);
            NetworkInput input = workspace.batch.input();
            const int fresh = std::clamp(rows - static_cast<int>(first), 0, static_cast<int>(size));
            if (fresh > 0)
                input.initial = carried->begin(static_cast<int>(first), fresh, static_cast<int>(size), workspace.begin);
            network.forward(input, workspace.pass, {network.stepsInCache(static_cast<int>(size)), m_kept});
            if (fresh > 0) m_ended.end(static_cast<int>(first), fresh, workspace.pass.trace().end());
            keepLogits(workspace.pass.logits,
                       m_logits.view().columnRange(static_cast<int>(first), static_cast<int>(size)));
            const AnswerLayout layout{answersEveryStep ? workspace.batch.steps : 1, workspace.batch.starts};
            shard.loss =
                lossGradient(workspace.pass.logits, std::span(batch.targets).subspan(first, size), scale, layout);
            network.backward(workspace.pass, shard.gradient);
            std::swap(shard.tokens, workspace.batch.tokens);
            std::swap(shard.dEmbedded, workspace.pass.dEmbedded);
        });
        if (!isDone) isComplete = false;
    });
    if (!isComplete) return std::nullopt;
    if (carried) std::swap(*carried, m_ended);

    const std::span<const Shard> done(m_shards.data(), static_cast<std::size_t>(shards));
    const auto sum = gradient.values().first(done[0].gradient.values().size());
    m_threadPool.forRanges(sum.size(), [&](std::size_t first, std::size_t last) {
        std::copy_n(done[0].gradient.values().data() + first, last - first, sum.data() + first);
        for (const Shard& shard : done.subspan(1)) {
            const auto from = shard.gradient.values();
            for (std::size_t i = first; i < last; ++i) sum[i] += from[i];
        }
    });
    if (gradient.contains("E")) sumEmbedding(done, gradient.tensor("E"));
    LossSum loss;
    for (const Shard& shard : done) loss += shard.loss;
    return loss;
}

void GradientComputer::answer(const Network& network, std::span<const Sample> samples, Matrix& logits) {
    const bool answersEveryStep = network.shape().answers == NetworkShape::Answers::EveryStep;
    const int count = static_cast<int>(samples.size());
    const int shardSize = GradientComputer::shardSize(network.shape().hidden);
    m_workspaces.resize(static_cast<std::size_t>(m_threadPool.threadCount()));
    logits.resize(network.shape().classes * (answersEveryStep ? m_shape.steps : 1), count);
    m_threadPool.forEach((count + shardSize - 1) / shardSize, [&](int index, int worker) {
        const FlushDenormals flush;
        Workspace& workspace = m_workspaces[static_cast<std::size_t>(worker)];
        const int first = index * shardSize;
        const int size = std::min(shardSize, count - first);
        compose(samples.subspan(static_cast<std::size_t>(first), static_cast<std::size_t>(size)), m_shape,
                workspace.batch);
        network.forward(workspace.batch.input(), workspace.pass, {network.stepsInCache(size), Segments::Kept::Ends});
        keepLogits(workspace.pass.logits, logits.view().columnRange(first, size));
    });
}

/// Every worker sums some rows, over all words of all shards in order.
void GradientComputer::sumEmbedding(std::span<const Shard> shards, MatrixView dE) const {
    constexpr int rowsAtOnce = 16;  // a cache line
    m_threadPool.forEach((dE.rows() + rowsAtOnce - 1) / rowsAtOnce, [&](int part, int) {
        const int first = part * rowsAtOnce;
        const auto rows = dE.rowRange(first, std::min(rowsAtOnce, dE.rows() - first));
        for (int j = 0; j < rows.cols(); ++j) std::fill_n(rows.column(j), rows.rows(), Real(0));
        for (const Shard& shard : shards)
            addToEmbedding(shard.dEmbedded.view().rowRange(first, rows.rows()), shard.tokens, rows);
    });
}

}  // namespace miru
