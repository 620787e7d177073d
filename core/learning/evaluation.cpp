// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/learning/evaluation.h"

#include <algorithm>

#include "core/math/denormals.h"
#include "core/math/interruption.h"

namespace miru {

LossSum Evaluator::evaluate(const Network& network, const Task& task, int first, int count,
                            const std::atomic<bool>& interrupted) {
    const int chunks = (count + chunkSize - 1) / chunkSize;
    m_benches.resize(static_cast<std::size_t>(m_workers.threadCount()));
    m_chunks.assign(static_cast<std::size_t>(chunks), {});

    m_workers.forEach(chunks, [&](int index, int worker) {
        const FlushDenormals flush;
        Bench& bench = m_benches[static_cast<std::size_t>(worker)];
        completes(interrupted, [&] {
            bench.samples.clear();
            for (int n = index * chunkSize; n < std::min(count, (index + 1) * chunkSize); ++n)
                bench.samples.push_back(task.test(first + n));
            compose(bench.samples, m_shape, bench.batch);
            network.forward(bench.batch.input(), bench.pass);
            m_chunks[static_cast<std::size_t>(index)] = crossEntropy(bench.pass.logits, bench.batch.labels);
        });
    });

    LossSum sum;
    for (const LossSum& chunk : m_chunks) sum += chunk;
    return sum;
}

}  // namespace miru
