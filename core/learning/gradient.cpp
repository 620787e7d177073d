// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/learning/gradient.h"

#include <algorithm>

#include "core/math/denormals.h"

namespace miru {

void composeFrames(std::span<const Sample> samples, int steps, int inputs, Matrix& x,
                   std::vector<std::int32_t>& labels) {
    const int batch = static_cast<int>(samples.size());
    x.resize(inputs, steps * batch);
    labels.resize(samples.size());
    for (int b = 0; b < batch; ++b) {
        const Sample& sample = samples[static_cast<std::size_t>(b)];
        writeFrames(sample.frames, x, b, batch);
        labels[static_cast<std::size_t>(b)] = sample.label;
    }
}

LossSum GradientComputer::compute(const Network& network, std::span<const Sample> batch, Parameters& gradient) {
    const int count = static_cast<int>(batch.size());
    const int shards = (count + shardSize - 1) / shardSize;
    const Real scale = Real(1) / static_cast<Real>(count);
    if (m_shards.size() < static_cast<std::size_t>(shards)) m_shards.resize(static_cast<std::size_t>(shards));
    m_benches.resize(static_cast<std::size_t>(m_workers.threadCount()));

    m_workers.forEach(shards, [&](int index, int worker) {
        const FlushDenormals flush;
        Shard& shard = m_shards[static_cast<std::size_t>(index)];
        Bench& bench = m_benches[static_cast<std::size_t>(worker)];
        if (shard.gradient.tensors().empty()) shard.gradient = Parameters(network.parameters().tensors());
        std::ranges::fill(shard.gradient.values(), Real(0));
        const auto first = static_cast<std::size_t>(index) * shardSize;
        const auto samples = batch.subspan(first, std::min<std::size_t>(shardSize, batch.size() - first));
        composeFrames(samples, m_steps, network.shape().inputs, bench.x, bench.labels);
        network.forward(bench.x, m_steps, bench.pass);
        shard.loss = network.backward(bench.labels, scale, bench.pass, shard.gradient);
    });

    const std::span<const Shard> done(m_shards.data(), static_cast<std::size_t>(shards));
    const auto sum = gradient.values();
    m_workers.forRanges(sum.size(), [&](std::size_t first, std::size_t last) {
        std::copy_n(done[0].gradient.values().data() + first, last - first, sum.data() + first);
        for (const Shard& shard : done.subspan(1)) {
            const auto from = shard.gradient.values();
            for (std::size_t i = first; i < last; ++i) sum[i] += from[i];
        }
    });
    LossSum loss;
    for (const Shard& shard : done) loss += shard.loss;
    return loss;
}

}  // namespace miru
