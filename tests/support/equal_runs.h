// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Whether two runs have come to the same, bit for bit.

#include <algorithm>

#include "core/run/run.h"

namespace miru::test {

inline bool areEqual(const Run& a, const Run& b) {
    return std::ranges::equal(a.weights().values(), b.weights().values()) &&
           a.latest()->scoreboard == b.latest()->scoreboard && a.latest()->loss == b.latest()->loss &&
           a.latest()->testLoss == b.latest()->testLoss && a.latest()->lossRows == b.latest()->lossRows;
}

}  // namespace miru::test
