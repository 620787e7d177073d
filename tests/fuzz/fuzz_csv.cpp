// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Tables of numbers, with a label, with one for each step, and without.

#include "datasets/csv_file.h"
#include "tests/fuzz/fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace miru;
    return fuzz::readFile(data, size, ".csv", [](const QString& path) {
        try {
            readCsvLike(readCsv(path, 3), path);
        } catch (const std::runtime_error&) {
        }
        try {
            readCsv(path, 4, 2);
        } catch (const std::runtime_error&) {
        }
        try {
            readOwnLengths(path, 2, 5);
        } catch (const std::runtime_error&) {
        }
        readNumbers(path, 3);
    });
}
