// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// IDX, the format of MNIST: a magic number, the lengths of each dimension, then bytes. Big-endian, often gzip'd.
// What a file claims is checked against its size and our limits before any memory is taken.

#include <QString>
#include <cstdint>
#include <vector>

namespace miru {

struct IdxContent {
    std::vector<std::uint32_t> lengths;  ///< the first is the number of items
    std::vector<std::uint8_t> bytes;
};

/// Reads an IDX file of unsigned bytes with `dimensions` dimensions (1 for labels; 3 for images). Throws
/// std::runtime_error with path and reason.
IdxContent readIdx(const QString& path, int dimensions);

}  // namespace miru
