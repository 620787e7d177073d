// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What every fuzz target does: hands hostile bytes to a reader. A sentence (std::runtime_error) is the right answer to most of
// them; anything else, a crash, a hang, memory without bound, is what the fuzzer looks for.

#include <unistd.h>

#include <QString>
#include <cstdint>
#include <cstdio>
#include <stdexcept>
#include <string>
#include <string_view>

namespace miru::fuzz {

template <typename Reader>
int read(const std::uint8_t* data, std::size_t size, Reader reader) {
    try {
        reader(std::string_view(reinterpret_cast<const char*>(data), size));
    } catch (const std::runtime_error&) {
    }
    return 0;
}

/// For readers of files: the bytes as a file in memory.
template <typename Reader>
int readFile(const std::uint8_t* data, std::size_t size, const char* suffix, Reader reader) {
    static const std::string path = "/dev/shm/miru-fuzz-" + std::to_string(::getpid()) + suffix;
    if (FILE* const file = std::fopen(path.c_str(), "wb")) {
        std::fwrite(data, 1, size, file);
        std::fclose(file);
    }
    try {
        reader(QString::fromStdString(path));
    } catch (const std::runtime_error&) {
    }
    return 0;
}

}  // namespace miru::fuzz
