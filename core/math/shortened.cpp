// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/math/shortened.h"

namespace miru {
namespace {

bool beginsCharacter(char byte) { return (static_cast<unsigned char>(byte) & 0xC0u) != 0x80; }

bool isControl(char byte) { return static_cast<unsigned char>(byte) < 0x20 || byte == 0x7F; }

}  // namespace

std::string shortened(std::string_view text, std::size_t most) {
    std::string quoted;
    std::size_t characters = 0;
    std::size_t lastBegins = 0;
    for (const char byte : text) {
        if (beginsCharacter(byte)) {
            if (characters == most) return quoted.replace(lastBegins, std::string::npos, "…");
            lastBegins = quoted.size();
            ++characters;
        }
        quoted += isControl(byte) ? '?' : byte;
    }
    return quoted;
}

}  // namespace miru
