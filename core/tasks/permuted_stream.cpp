// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/tasks/permuted_stream.h"

#include "core/math/random.h"

namespace miru {

void PermutedStream::addReading(int index, Task::Parts& parts) const {
    parts.order = orderOf(index);
    parts.code = wordCodeOf(plan(), index, dataShape().vocabulary);
}

std::vector<Token> wordCodeOf(const StreamPlan& plan, int task, int vocabulary) {
    if (task == 0 || vocabulary == 0 || plan.kind != StreamKind::PermutedPixels) return {};
    Random random(plan.seed, "permutation", static_cast<std::uint64_t>(task));
    const auto places = shuffledIndices<Token>(static_cast<std::size_t>(vocabulary - Vocabulary::reserved), random);
    std::vector<Token> code{Vocabulary::padding, Vocabulary::unknown};
    for (const Token place : places) code.push_back(static_cast<Token>(place + Vocabulary::reserved));
    return code;
}

std::vector<std::uint32_t> PermutedStream::orderOf(int task) const {
    const SequenceSet::Shape shape = dataShape();
    if (task == 0 || (shape.vocabulary > 0 && permutesNumbers())) return {};
    Random random(plan().seed, "permutation", static_cast<std::uint64_t>(task));
    const auto steps = static_cast<std::uint32_t>(shape.steps);
    const auto inputs = static_cast<std::uint32_t>(shape.inputs);
    if (shape.layout.hasOwnLengths && permutesNumbers()) {
        const auto places = shuffledIndices<std::uint32_t>(inputs, random);
        std::vector<std::uint32_t> order;
        for (std::uint32_t step = 0; step < steps; ++step)
            for (const std::uint32_t place : places) order.push_back(step * inputs + place);
        return order;
    }
    // Pixels, or rows, change places; the numbers of each stay together.
    const auto parts = permutesNumbers() ? steps * inputs / static_cast<std::uint32_t>(shape.layout.channels)
                                         : static_cast<std::uint32_t>(shape.layout.imageRows(shape.steps));
    const std::uint32_t ofAPart = steps * inputs / parts;
    std::vector<std::uint32_t> order;
    order.reserve(std::size_t{steps} * inputs);
    for (const std::uint32_t part : shuffledIndices<std::uint32_t>(parts, random))
        for (std::uint32_t n = 0; n < ofAPart; ++n) order.push_back(part * ofAPart + n);
    return order;
}

}  // namespace miru
