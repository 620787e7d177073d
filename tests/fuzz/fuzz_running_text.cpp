// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Running texts: any bytes are refused, or are a data set of characters.

#include "datasets/running_text.h"
#include "tests/fuzz/fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace miru;
    // A text of a few bytes is too short for a test: it is repeated.
    std::string text;
    for (int n = 0; n < 8; ++n) text.append(reinterpret_cast<const char*>(data), size);
    return fuzz::readFile(reinterpret_cast<const std::uint8_t*>(text.data()), text.size(), ".txt",
                          [](const QString& path) { loadRunningTexts(path); });
}
