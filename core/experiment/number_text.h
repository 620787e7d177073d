// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Numbers as they stand in CSV files and sentences.

#include <charconv>
#include <string>

namespace miru {

/// Shortest text that reads back as the same number.
inline std::string numberText(double number) {
    char buffer[32];
    return {buffer, std::to_chars(buffer, buffer + sizeof buffer, number).ptr};
}

}  // namespace miru
