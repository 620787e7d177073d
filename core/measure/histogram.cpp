// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/measure/histogram.h"

#include <algorithm>

namespace miru {

void Histogram::add(ConstMatrixView values) {
    const bool gate = low == 0;
    const Real lowZone = gate ? Real(0.1) : Real(-0.9);
    const Real highZone = Real(0.9);
    const Real base = static_cast<Real>(low);
    const Real binsPerUnit = static_cast<Real>(binCount / (high - low));

    // A range of a column at a time: first the bin of each number, which vectors do, then the counting, which they
    // cannot do. Neighbours are counted in different tables, since they often fall into the same bin.
    constexpr int range = 256;
    constexpr int tables = 4;
    constexpr std::int32_t nowhere = binCount;  // the bin of what is no number
    std::array<std::int32_t, range> bins;
    std::array<std::array<std::int64_t, binCount + 1>, tables> found{};
    for (int j = 0; j < values.cols(); ++j) {
        for (int first = 0; first < values.rows(); first += range) {
            const int count = std::min(range, values.rows() - first);
            const Real* const numbers = values.column(j) + first;
            std::int32_t lowOnes = 0;
            std::int32_t highOnes = 0;
            for (int i = 0; i < count; ++i) {
                Real position = (numbers[i] - base) * binsPerUnit;
                position = position > 0 ? position : Real(0);
                position = position < Real(binCount - 1) ? position : Real(binCount - 1);
                bins[static_cast<std::size_t>(i)] =
                    numbers[i] == numbers[i] ? static_cast<std::int32_t>(position) : nowhere;
                lowOnes += numbers[i] < lowZone ? 1 : 0;
                highOnes += numbers[i] > highZone ? 1 : 0;
            }
            nearLow += lowOnes;
            nearHigh += highOnes;
            for (std::size_t i = 0; i < static_cast<std::size_t>(count); ++i)
                ++found[i % tables][static_cast<std::size_t>(bins[i])];
        }
    }
    for (const auto& table : found)
        for (std::size_t bin = 0; bin < binCount; ++bin) {
            counts[bin] += table[bin];
            total += table[bin];
        }
}

}  // namespace miru
