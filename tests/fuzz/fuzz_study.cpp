// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Studies: whatever the bytes claim to be; what is read is written and read again.

#include <cstdlib>

#include "core/study/study.h"
#include "tests/fuzz/fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace miru;
    return fuzz::read(data, size, [](std::string_view text) {
        const StudyReading reading = readStudy(text);
        if (reading.isGood() && !(readStudy(writeStudy(reading.study)).study == reading.study)) std::abort();
    });
}
