// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Text files that may be compressed and may lie about their size, read line by line.
//
// The text is UTF-8, with or without a byte order mark. Lines end in LF, CR LF, or CR alone, whichever the first one ends
// in; in a file of the first two kinds a CR elsewhere is a character like others.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "datasets/compressed_file.h"

namespace miru {

/// Without blanks, tabs and carriage returns at both ends.
std::string_view trimmed(std::string_view text);

/// Lines of a file, one at a time; a line longer than any that could be right is refused while it is read.
class Lines {
 public:
    /// Throws as CompressedFile does, as every function here.
    explicit Lines(const QString& path);

    /// Number of the line last begun, from 1.
    std::size_t number() const { return m_number; }
    /// The next line, of up to `maxLength` bytes, without its end; false if there is none.
    bool next(std::string& line, std::size_t maxLength);
    /// Throws std::runtime_error: path, line and reason.
    [[noreturn]] void fail(const std::string& reason) const;

 private:
    enum class End { Unknown, Feed, Return };

    bool refill();
    std::string_view ahead() const;

    CompressedFile m_file;
    End m_end = End::Unknown;
    std::vector<std::uint8_t> m_chunk;
    std::size_t m_at = 0;
    std::size_t m_filled = 0;
    std::size_t m_number = 0;
};

}  // namespace miru
