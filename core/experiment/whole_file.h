// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Files read and written as a whole.

#include <filesystem>
#include <string>

namespace miru {

/// The bytes of the file. Throws std::runtime_error with path and reason.
std::string readWhole(const std::filesystem::path& file);

/// Makes the folder and those it lies in, unless they are there. Throws std::runtime_error with path and reason.
void makeFolder(const std::filesystem::path& folder);

/// Writes `text` to `file` whole or not at all: beside its place first (NAME.part), then renamed, so that a crash or a full
/// disk leaves what was there before. A link stays, what it leads to is written. What is no plain file (a pipe, a device)
/// is written to as it is. Throws std::runtime_error with path and reason.
void writeWhole(const std::filesystem::path& file, const std::string& text);

}  // namespace miru
