// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/learning/evaluation.h"

#include <algorithm>

#include "core/math/denormals.h"
#include "core/math/interruption.h"

namespace miru {

LossSum Evaluator::evaluate(const Network& network, const Task& task, int first, int count, OutputRange active,
                            const std::atomic<bool>& interrupted) {
    const int chunks = (count + chunkSize - 1) / chunkSize;
    m_workspaces.resize(static_cast<std::size_t>(m_threadPool.threadCount()));
    m_chunks.assign(static_cast<std::size_t>(chunks), {});

    m_threadPool.forEach(chunks, [&](int index, int worker) {
        const FlushDenormals flush;
        Workspace& workspace = m_workspaces[static_cast<std::size_t>(worker)];
        completes(interrupted, [&] {
            workspace.samples.clear();
            workspace.targets.clear();
            for (int n = index * chunkSize; n < std::min(count, (index + 1) * chunkSize); ++n) {
                workspace.samples.push_back(task.test(first + n));
                workspace.targets.push_back(targetOf(workspace.samples.back(), active));
            }
            compose(workspace.samples, m_shape, workspace.batch);
            network.forward(workspace.batch.input(), workspace.pass);
            const bool answersEveryStep = network.shape().answers == NetworkShape::Answers::EveryStep;
            m_chunks[static_cast<std::size_t>(index)] =
                lossOf(workspace.pass.logits, workspace.targets,
                       {answersEveryStep ? workspace.batch.steps : 1, workspace.batch.starts});
        });
    });

    LossSum sum;
    for (const LossSum& chunk : m_chunks) sum += chunk;
    return sum;
}

}  // namespace miru
