// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Files read and written as a whole.

#include <cstdint>
#include <filesystem>
#include <stdexcept>
#include <string>

namespace miru {

/// A file or folder cannot be written, and why: a sentence, and the system's number of the reason (errno).
class WriteError : public std::runtime_error {
 public:
    WriteError(const std::string& sentence, int reason) : std::runtime_error(sentence), m_reason(reason) {}
    int reason() const { return m_reason; }

 private:
    int m_reason;
};

/// More than this no small file of ours holds: settings, summaries, notes.
inline constexpr std::uint64_t maxSmallFile = std::uint64_t{16} << 20;

/// The bytes of the file, which must be a plain one of at most so many bytes. Throws std::runtime_error with path and
/// reason.
std::string readFile(const std::filesystem::path& file, std::uint64_t maxBytes = maxSmallFile);
/// The first line of a file, without its end.
std::string readFirstLine(const std::filesystem::path& file, std::uint64_t maxBytes = maxSmallFile);

/// Makes the folder and those it lies in, unless they are there. Throws WriteError with path and reason.
void makeFolder(const std::filesystem::path& folder);

/// Writes `text` to `file` whole or not at all: beside its place first, then renamed, so that a crash or a full disk
/// leaves what was there before. A link stays, what it leads to is written. What is no plain file (a pipe that somebody
/// reads, a device) is written to as it is. Throws WriteError with path and reason.
///
/// What lies beside is called NAME.miru-PID-N.part, and its writer holds a lock on it. So it is known when a writer has
/// been killed, and what it has left is taken away by whoever writes in the same folder next.
void writeFileAtomically(const std::filesystem::path& file, const std::string& text);
/// Takes away what killed writers have left in this folder; what is being written right now stays.
void removeLeftovers(const std::filesystem::path& folder);

}  // namespace miru
