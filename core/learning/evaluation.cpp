// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/learning/evaluation.h"

#include <algorithm>

#include "core/math/denormals.h"
#include "core/math/interruption.h"

namespace miru {

template <typename Work>
LossSum Evaluator::sumOver(int chunks, const std::atomic<bool>& interrupted, Work work) {
    m_workspaces.resize(static_cast<std::size_t>(m_threadPool.threadCount()));
    m_chunks.assign(static_cast<std::size_t>(chunks), {});
    m_threadPool.forEach(chunks, [&](int chunk, int worker) {
        const FlushDenormals flush;
        completes(interrupted, [&] {
            m_chunks[static_cast<std::size_t>(chunk)] = work(chunk, m_workspaces[static_cast<std::size_t>(worker)]);
        });
    });
    LossSum sum;
    for (const LossSum& chunk : m_chunks) sum += chunk;
    return sum;
}

LossSum Evaluator::evaluate(const Network& network, const Task& task, int first, int count, OutputRange active,
                            const std::atomic<bool>& interrupted) {
    const int chunks = (count + chunkSize - 1) / chunkSize;
    return sumOver(chunks, interrupted, [&](int chunk, Workspace& workspace) {
        workspace.clear();
        for (int n = chunk * chunkSize; n < std::min(count, (chunk + 1) * chunkSize); ++n)
            workspace.add(task.test(first + n), active);
        return answer(network, workspace);
    });
}

LossSum Evaluator::evaluateReadingOn(const Network& network, const Task& task, int first, int count, OutputRange active,
                                     const std::atomic<bool>& interrupted) {
    constexpr int side = 16;  // places that are read side by side
    constexpr int mostPlaces = 64;
    const RowOrder rows(count, std::clamp(count / sequencesPerPlace, 1, mostPlaces));
    const int chunks = (rows.rows() + side - 1) / side;
    return sumOver(chunks, interrupted, [&](int chunk, Workspace& workspace) {
        const int firstRow = chunk * side;
        const int lastRow = std::min(rows.rows(), firstRow + side);
        CarriedState& carried = workspace.carried;
        carried.prepare(network.shape().hidden, side);
        carried.reserveMemory(network.cell());
        LossSum sum;
        for (int turn = 0; turn < rows.turns(); ++turn) {
            workspace.clear();
            for (int row = firstRow; row < lastRow && rows.has(row, turn); ++row) {
                const int number = first + rows.at(row, turn);
                const Sample sample = task.test(number);
                if (turn == 0 || !follows(task.test(number - 1), sample)) carried.clear(row - firstRow);
                workspace.add(sample, active);
            }
            const int reading = static_cast<int>(workspace.samples.size());
            if (reading == 0) break;  // the later rows are the shorter ones
            sum += answer(network, workspace, carried.begin(0, reading, reading, workspace.begin));
            carried.end(0, reading, workspace.pass.trace().end());
        }
        return sum;
    });
}

LossSum Evaluator::answer(const Network& network, Workspace& workspace, CellState initial) const {
    compose(workspace.samples, m_shape, workspace.batch);
    NetworkInput input = workspace.batch.input();
    input.initial = initial;
    const int sequences = static_cast<int>(workspace.samples.size());
    network.forward(input, workspace.pass, {network.stepsInCache(sequences), Segments::Kept::Ends});
    const bool answersEveryStep = network.shape().answers == NetworkShape::Answers::EveryStep;
    return lossOf(workspace.pass.logits, workspace.targets,
                  {answersEveryStep ? workspace.batch.steps : 1, workspace.batch.starts});
}

}  // namespace miru
