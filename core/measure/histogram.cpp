// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/measure/histogram.h"

#include <algorithm>
#include <cmath>

namespace miru {

void Histogram::add(ConstMatrixView values) {
    const bool gate = low == 0;
    const Real lowZone = gate ? Real(0.1) : Real(-0.9);
    const Real highZone = Real(0.9);
    const Real base = static_cast<Real>(low);
    const Real binsPerUnit = static_cast<Real>(binCount / (high - low));
    for (int j = 0; j < values.cols(); ++j) {
        const Real* const column = values.column(j);
        for (int i = 0; i < values.rows(); ++i) {
            const Real value = column[i];
            if (std::isnan(value)) continue;
            const Real position = std::clamp((value - base) * binsPerUnit, Real(0), Real(binCount - 1));
            ++counts[static_cast<std::size_t>(position)];
            ++total;
            nearLow += value < lowZone ? 1 : 0;
            nearHigh += value > highZone ? 1 : 0;
        }
    }
}

}  // namespace miru
