// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Sequences as a table: a header, then one sequence per line, its class in the column `label`, a number or a name, or that of
// each step in the columns `label0` … `label{T−1}`, and its T·I numbers, time-major, in the other columns. Comma-separated (RFC 4180; a cell stands on one line), numbers with a point, plain or
// gzip'd. Columns are known by their names: a second table may have them in another order.

#include <QString>
#include <cstdint>
#include <string>
#include <vector>

namespace miru {

struct CsvContent {
    std::vector<std::string> columns;     ///< names of those of the numbers, in order
    int stepLabels = 0;                   ///< labels of a line: one for each step; 0: one for all
    std::vector<std::int32_t> labels;     ///< classes, those of a line one after the other
    std::vector<std::string> classNames;  ///< in order, where labels are names (labels.h); else none
    std::vector<float> numbers;           ///< numbersPerLine for each line
    bool areBytes = true;                 ///< every number is whole and lies in 0 … 255
};

/// Reads a table whose lines have `numbersPerLine` numbers besides the label, or besides `stepLabels` labels where that is not
/// 0. Throws std::runtime_error with path, line and reason.
CsvContent readCsv(const QString& path, int numbersPerLine, int stepLabels = 0);
/// The same of a table that has the columns of another, in any order, and its classes; its numbers are put into the order of the other.
CsvContent readCsvLike(const CsvContent& other, const QString& path);

/// Reads `numbersPerLine` numbers a line; a first line without any number is one of names, and passed over. Throws as
/// `readCsv` does.
std::vector<float> readNumbers(const QString& path, int numbersPerLine);
/// Reads a sequence of its own length a line: 1 to `maxSteps` steps of `numbersPerStep` numbers. Throws as `readCsv` does.
std::vector<std::vector<float>> readOwnLengths(const QString& path, int numbersPerStep, int maxSteps);

}  // namespace miru
