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
            workspace.clear();
            for (int n = index * chunkSize; n < std::min(count, (index + 1) * chunkSize); ++n)
                workspace.add(task.test(first + n), active);
            m_chunks[static_cast<std::size_t>(index)] = answer(network, workspace);
        });
    });
    return sumOfChunks();
}

LossSum Evaluator::evaluateReadingOn(const Network& network, const Task& task, int first, int count, OutputRange active,
                                     const std::atomic<bool>& interrupted) {
    constexpr int side = 16;  // places that are read side by side
    constexpr int mostPlaces = 64;
    const RowOrder rows(count, std::clamp(count / sequencesPerPlace, 1, mostPlaces));
    const int chunks = (rows.rows() + side - 1) / side;
    m_workspaces.resize(static_cast<std::size_t>(m_threadPool.threadCount()));
    m_chunks.assign(static_cast<std::size_t>(chunks), {});

    m_threadPool.forEach(chunks, [&](int index, int worker) {
        const FlushDenormals flush;
        Workspace& workspace = m_workspaces[static_cast<std::size_t>(worker)];
        completes(interrupted, [&] {
            const int firstRow = index * side;
            const int lastRow = std::min(rows.rows(), firstRow + side);
            CarriedState& carried = workspace.carried;
            carried.prepare(network.shape().hidden, side);
            carried.reserveMemory(network.cell());
            for (int row = 0; row < side; ++row) carried.clear(row);
            for (int turn = 0; turn < rows.turns(); ++turn) {
                workspace.clear();
                for (int row = firstRow; row < lastRow && rows.has(row, turn); ++row) {
                    const Sample sample = task.test(first + rows.at(row, turn));
                    if (turn == 0 || !follows(task.test(first + rows.at(row, turn) - 1), sample))
                        carried.clear(row - firstRow);
                    workspace.add(sample, active);
                }
                const int reading = static_cast<int>(workspace.samples.size());
                if (reading == 0) break;  // the later rows are the shorter ones
                m_chunks[static_cast<std::size_t>(index)] +=
                    answer(network, workspace, carried.begin(0, reading, reading, workspace.begin));
                carried.end(0, reading, workspace.pass.trace.end());
            }
        });
    });
    return sumOfChunks();
}

LossSum Evaluator::answer(const Network& network, Workspace& workspace, CellState initial) const {
    compose(workspace.samples, m_shape, workspace.batch);
    NetworkInput input = workspace.batch.input();
    input.initial = initial;
    network.forward(input, workspace.pass);
    const bool answersEveryStep = network.shape().answers == NetworkShape::Answers::EveryStep;
    return lossOf(workspace.pass.logits, workspace.targets,
                  {answersEveryStep ? workspace.batch.steps : 1, workspace.batch.starts});
}

LossSum Evaluator::sumOfChunks() const {
    LossSum sum;
    for (const LossSum& chunk : m_chunks) sum += chunk;
    return sum;
}

}  // namespace miru
