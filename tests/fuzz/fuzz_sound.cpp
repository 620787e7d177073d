// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// WAV files.

#include "datasets/sound_file.h"
#include "tests/fuzz/fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    return miru::fuzz::read(data, size, [](std::string_view bytes) { miru::readWav(bytes, "it"); });
}
