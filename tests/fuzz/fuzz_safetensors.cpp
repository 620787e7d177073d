// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Arrays: what the header claims is there, or the file is refused.

#include "core/files/network_file.h"
#include "tests/fuzz/fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace miru;
    return fuzz::read(data, size, [](std::string_view bytes) {
        const TensorFile file = TensorFile::fromBytes(bytes);
        if (TensorFile::fromBytes(file.bytes()).entries().size() != file.entries().size()) __builtin_trap();
        networkFrom(file);
    });
}
