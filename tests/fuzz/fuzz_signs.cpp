// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Drawn signs: any text is refused, or every drawing in it can be read by a network, and written again.

#include <algorithm>
#include <cmath>

#include "datasets/signs_folder.h"
#include "tests/fuzz/fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace miru;
    return fuzz::read(data, size, [](std::string_view text) {
        const std::vector<Sign> signs = readSigns(std::string(text));
        for (const Sign& sign : signs)
            for (const Strokes& drawing : sign.drawings)
                if (!std::ranges::all_of(sequenceOf(drawing), [](float number) { return std::isfinite(number); }))
                    __builtin_trap();
        if (readSigns(writeSigns(signs)) != signs) __builtin_trap();
    });
}
