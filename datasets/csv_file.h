// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Sequences as a table: a header, then one sequence per line, its class in the column `label` and its T·I numbers,
// time-major, in the other columns. Plain or gzip'd.

#include <QString>
#include <cstdint>
#include <vector>

namespace miru {

struct CsvContent {
    std::vector<std::int32_t> labels;
    std::vector<float> numbers;  ///< labels.size() · numbersPerLine
    bool areBytes = true;        ///< every number is whole and lies in 0 … 255
};

/// Reads a table whose lines have `numbersPerLine` numbers besides the label. Throws std::runtime_error with path,
/// line and reason.
CsvContent readCsv(const QString& path, int numbersPerLine);

/// Reads `numbersPerLine` numbers a line; a first line of names is passed over. Throws as `readCsv` does.
std::vector<float> readNumbers(const QString& path, int numbersPerLine);

}  // namespace miru
