// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Text files that may be packed and may lie about their size, read line by line.

#include <string>
#include <vector>

#include "datasets/packed_file.h"

namespace miru {

/// Lines of a packed file, one at a time; a line longer than any that could be right is refused while it is read.
class Lines {
 public:
    /// `longest`: characters a line may have. Throws as PackedFile does.
    Lines(const QString& path, std::size_t longest) : m_file(path), m_longest(longest), m_chunk(1 << 16) {}

    /// Number of the line last begun, from 1.
    std::size_t number() const { return m_number; }
    /// The next line, without its end; false if there is none.
    bool next(std::string& line);
    /// Throws std::runtime_error: path, line and reason.
    [[noreturn]] void fail(const std::string& reason) const;

 private:
    PackedFile m_file;
    std::size_t m_longest;
    std::vector<std::uint8_t> m_chunk;
    std::size_t m_at = 0;
    std::size_t m_end = 0;
    std::size_t m_number = 0;
};

}  // namespace miru
