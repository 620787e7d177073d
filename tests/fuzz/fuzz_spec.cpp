// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Specs: any text is read, with all of its problems, or refused.

#include "core/spec/spec_json.h"
#include "tests/fuzz/fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace miru;
    return fuzz::read(data, size, [](std::string_view text) {
        const SpecReading reading = readSpec(text);
        if (reading.isGood() && !readSpec(writeSpec(reading.spec)).isGood())
            __builtin_trap();  // what is read can be written
    });
}
