// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "datasets/csv_file.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

#include "datasets/limits.h"
#include "datasets/lines.h"

namespace miru {
namespace {

std::string_view trimmed(std::string_view text) {
    const auto isBlank = [](char c) { return c == ' ' || c == '\r' || c == '\t' || c == '"'; };
    while (!text.empty() && isBlank(text.front())) text.remove_prefix(1);
    while (!text.empty() && isBlank(text.back())) text.remove_suffix(1);
    return text;
}

constexpr std::size_t longestNumber = 40;  // characters

/// A number that fits a float, neither infinite nor NaN; nothing if the cell is no such.
std::optional<double> numberIn(std::string_view cell) {
    double number = 0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), number);
    const bool isNumber = error == std::errc() && end == cell.data() + cell.size();
    if (!isNumber || !(std::abs(number) <= static_cast<double>(std::numeric_limits<float>::max()))) return std::nullopt;
    return number;
}

/// Calls `each(cell)` for every cell of a line.
template <typename Each>
void forEachCell(std::string_view line, Each each) {
    for (;;) {
        const auto comma = line.find(',');
        each(trimmed(line.substr(0, comma)));
        if (comma == std::string_view::npos) return;
        line.remove_prefix(comma + 1);
    }
}

}  // namespace

CsvContent readCsv(const QString& path, int numbersPerLine) {
    Lines lines(path, (static_cast<std::size_t>(numbersPerLine) + 1) * longestNumber);
    const auto fail = [&](const std::string& reason) { lines.fail(reason); };
    std::string line;
    if (!lines.next(line)) fail("the file is empty, a header with a column label is needed");

    int columns = 0;
    int labelColumn = -1;
    if (line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);  // the mark some spreadsheets put in front of UTF-8
    forEachCell(line, [&](std::string_view name) {
        if (name == "label") labelColumn = columns;
        ++columns;
    });
    if (labelColumn < 0) fail("the header has no column called label");
    if (columns != numbersPerLine + 1)
        fail("the header names " + std::to_string(columns) + " columns, but label and steps × inputs = " +
             std::to_string(numbersPerLine) + " numbers make " + std::to_string(numbersPerLine + 1));

    CsvContent content;
    while (lines.next(line)) {
        if (trimmed(line).empty()) continue;
        int column = 0;
        forEachCell(line, [&](std::string_view cell) {
            const auto read = numberIn(cell);
            if (!read) fail("column " + std::to_string(column + 1) + " is not a number");
            const double number = *read;
            if (column == labelColumn) {
                if (number < 0 || number >= limits::classes || number != std::floor(number))
                    fail("the label must be a whole number from 0 to " + std::to_string(limits::classes - 1));
                content.labels.push_back(static_cast<std::int32_t>(number));
            } else if (column < columns) {
                content.areBytes = content.areBytes && number >= 0 && number <= 255 && number == std::floor(number);
                content.numbers.push_back(static_cast<float>(number));
            }
            ++column;
        });
        if (column != columns)
            fail("it has " + std::to_string(column) + " columns, the header has " + std::to_string(columns));
        if (content.labels.size() > limits::sequences) fail("there are too many lines");
        if (content.numbers.size() * sizeof(float) > limits::contentBytes) fail("the table is too large");
    }
    if (content.labels.empty()) fail("there is no sequence under the header");
    return content;
}

std::vector<float> readNumbers(const QString& path, int numbersPerLine) {
    Lines lines(path, (static_cast<std::size_t>(numbersPerLine) + 1) * longestNumber);
    const auto fail = [&](const std::string& reason) { lines.fail(reason); };
    std::vector<float> numbers;
    std::string line;
    while (lines.next(line)) {
        if (lines.number() == 1 && line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
        if (trimmed(line).empty()) continue;
        int column = 0;
        bool isHeader = lines.number() == 1;
        std::vector<float> row;
        forEachCell(line, [&](std::string_view cell) {
            const auto number = numberIn(cell);
            if (!number && !isHeader) fail("column " + std::to_string(column + 1) + " is not a number");
            isHeader = isHeader && !number;
            row.push_back(static_cast<float>(number.value_or(0)));
            ++column;
        });
        if (isHeader) continue;
        if (column != numbersPerLine)
            fail("it has " + std::to_string(column) + " numbers, but a sequence has " + std::to_string(numbersPerLine));
        numbers.insert(numbers.end(), row.begin(), row.end());
        if (numbers.size() * sizeof(float) > limits::contentBytes) fail("the table is too large");
    }
    if (numbers.empty()) fail("there is no sequence in the file");
    return numbers;
}

}  // namespace miru
