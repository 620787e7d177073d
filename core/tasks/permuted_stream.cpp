// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/tasks/permuted_stream.h"

#include "core/math/random.h"

namespace miru {

void PermutedStream::addReading(int index, Task::Parts& parts) const {
    parts.order = orderOf(index);
    parts.code = codeOf(index);
}

std::vector<Token> PermutedStream::codeOf(int task) const {
    const int vocabulary = dataShape().vocabulary;
    if (task == 0 || vocabulary == 0 || !permutesNumbers()) return {};
    Random random(plan().seed, "permutation", static_cast<std::uint64_t>(task));
    const auto places = shuffledIndices<Token>(static_cast<std::size_t>(vocabulary - Vocabulary::reserved), random);
    std::vector<Token> code{Vocabulary::padding, Vocabulary::unknown};
    for (const Token place : places) code.push_back(static_cast<Token>(place + Vocabulary::reserved));
    return code;
}

std::vector<std::uint32_t> PermutedStream::orderOf(int task) const {
    const SequenceSet::Shape shape = dataShape();
    const int steps = shape.steps;
    const int inputs = shape.inputs;
    if (task == 0 || (shape.vocabulary > 0 && permutesNumbers())) return {};
    Random random(plan().seed, "permutation", static_cast<std::uint64_t>(task));
    if (permutesNumbers())
        return shuffledIndices<std::uint32_t>(static_cast<std::size_t>(steps) * static_cast<std::size_t>(inputs),
                                              random);
    const auto rows = shuffledIndices<std::uint32_t>(static_cast<std::size_t>(steps), random);
    std::vector<std::uint32_t> order;
    order.reserve(rows.size() * static_cast<std::size_t>(inputs));
    for (const std::uint32_t row : rows)
        for (std::uint32_t i = 0; i < static_cast<std::uint32_t>(inputs); ++i)
            order.push_back(row * static_cast<std::uint32_t>(inputs) + i);
    return order;
}

}  // namespace miru
