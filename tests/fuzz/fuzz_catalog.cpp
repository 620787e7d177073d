// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Catalogs of data sets.

#include "datasets/catalog.h"
#include "tests/fuzz/fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace miru;
    return fuzz::read(data, size, [](std::string_view text) {
        readCatalog(QByteArray(text.data(), static_cast<qsizetype>(text.size())));
    });
}
