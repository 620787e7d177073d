// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "datasets/csv_file.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "core/math/number_text.h"
#include "core/math/shortened.h"
#include "datasets/labels.h"
#include "datasets/limits.h"
#include "datasets/lines.h"

namespace miru {
namespace {

constexpr std::size_t maxColumnNameLength = 1000;  // bytes
constexpr std::size_t maxNumberLength = 40;
constexpr std::size_t maxLabelLength = 400;
constexpr std::string_view labelName = "label";

/// A number that fits a float, neither infinite nor NaN; nothing if the cell is no such.
std::optional<double> numberIn(std::string_view cell) {
    const auto number = parseNumber<double>(cell);
    constexpr auto max = static_cast<double>(std::numeric_limits<float>::max());
    return number && std::abs(*number) <= max ? number : std::nullopt;
}

/// Whether a cell can be a column's name.
bool isName(std::string_view cell) { return !looksLikeNumber(cell) && !isMissing(cell); }

/// A table, line by line, and each line cell by cell.
class Table {
 public:
    Table(const QString& path, int numbersPerLine, int labelsPerLine = 1)
        : m_lines(path),
          m_columns(static_cast<std::size_t>(numbersPerLine) + static_cast<std::size_t>(labelsPerLine)) {}

    /// The next line that is not blank; false if there is none.
    bool next() {
        do {
            const std::size_t maxLength =
                m_number == 0 ? m_columns * maxColumnNameLength : m_columns * maxNumberLength + maxLabelLength;
            if (!m_lines.next(m_line, maxLength)) return false;
        } while (trimmed(m_line).empty());
        ++m_number;
        return true;
    }
    /// Whether the line last begun is the first.
    bool isFirst() const { return m_number == 1; }

    /// Calls `each(cell)` for every cell of the line, without quotation marks and the blanks around it.
    template <typename Each>
    void forEachCell(Each each) {
        std::string_view rest = m_line;
        std::string unquoted;
        for (std::size_t column = 1;; ++column) {
            const auto first = rest.find_first_not_of(" \t");
            const bool isQuoted = first != std::string_view::npos && rest[first] == '"';
            std::size_t end = 0;
            if (isQuoted) {
                end = first + 1 + unquote(rest.substr(first + 1), unquoted, column);
                each(std::string_view(unquoted));
            } else {
                end = std::min(rest.find(','), rest.size());
                const auto cell = trimmed(rest.substr(0, end));
                if (cell.find('"') != std::string_view::npos)
                    fail("column " + std::to_string(column) + " has a quotation mark inside: " + miru::quoted(cell));
                each(cell);
            }
            if (end == rest.size()) return;
            rest.remove_prefix(end + 1);
        }
    }

    /// What the line has too many of for a table with commas, those of numbers included ("0,5;0,7"); else null.
    const char* otherSeparators() const {
        bool isInside = false;
        int commas = 0;
        int semicolons = 0;
        int tabs = 0;
        for (const char c : m_line) {
            if (c == '"') isInside = !isInside;
            if (isInside) continue;
            commas += c == ',';
            semicolons += c == ';';
            tabs += c == '\t';
        }
        if (semicolons > 0 && semicolons + 1 >= commas) return "semicolons";
        return tabs > 0 && tabs + 1 >= commas ? "tabs" : nullptr;
    }

    /// Path, line and reason; in the first line, if it seems to be separated otherwise, that is the reason.
    [[noreturn]] void fail(const std::string& reason) const {
        if (const char* const separators = isFirst() ? otherSeparators() : nullptr)
            m_lines.fail(std::string("its columns seem to be separated by ") + separators +
                         "; commas are expected, and points in numbers");
        m_lines.fail(reason);
    }

    [[noreturn]] void failAt(std::size_t column, std::string_view cell) const {
        const std::string what = cell.empty()            ? ", it is empty"
                                 : looksLikeNumber(cell) ? " that can be computed with: " + miru::quoted(cell)
                                                         : ": " + miru::quoted(cell);
        fail("column " + std::to_string(column) + " is not a number" + what);
    }

 private:
    /// Reads a cell behind its first quotation mark into `cell`; returns where it ends, at a comma or at the line's end.
    std::size_t unquote(std::string_view text, std::string& cell, std::size_t column) const {
        cell.clear();
        const std::string where = "column " + std::to_string(column);
        for (std::size_t at = 0;; ++at) {
            at = text.find('"', at);
            if (at == std::string_view::npos)
                fail(where + " has no closing quotation mark on its line: " + miru::quoted(text));
            if (at + 1 < text.size() && text[at + 1] == '"') {  // two stand for one
                ++at;
                continue;
            }
            for (std::size_t n = 0; n < at; ++n) {
                cell += text[n];
                if (text[n] == '"') ++n;
            }
            const auto next = std::min(text.find_first_not_of(" \t\r", at + 1), text.size());
            if (next < text.size() && text[next] != ',')
                fail(where + " continues after its closing quotation mark: " + miru::quoted(text));
            return next;
        }
    }

    Lines m_lines;
    std::size_t m_columns;
    std::string m_line;
    std::size_t m_number = 0;  ///< of lines that are not blank
};

/// For each column the place of its numbers in a sequence; −1 for that of the first label, −2 for the second, …
using Places = std::vector<int>;

/// What the columns of labels are called.
std::vector<std::string> labelNames(int stepLabels) {
    if (stepLabels == 0) return {std::string(labelName)};
    std::vector<std::string> names;
    for (int step = 0; step < stepLabels; ++step) names.push_back(std::string(labelName) + std::to_string(step));
    return names;
}

/// The names in the header, of which these are those of labels, and none is there twice.
std::vector<std::string> readHeader(Table& table, const std::vector<std::string>& labels) {
    if (!table.next()) table.fail("the file is empty, a header with a column label is needed");
    std::vector<std::string> names;
    table.forEachCell([&](std::string_view name) { names.emplace_back(name); });
    const std::unordered_set<std::string_view> present(names.begin(), names.end());
    for (const std::string& label : labels)
        if (!present.contains(label))
            table.fail("the header has no column called " + label +
                       (labels.size() > 1 ? "; dataset.json says that every step is answered" : ""));
    std::unordered_map<std::string_view, std::size_t> met;
    for (std::size_t n = 0; n < names.size(); ++n) {
        if (names[n].empty()) table.fail("column " + std::to_string(n + 1) + " of the header has no name");
        if (const auto [first, isNew] = met.try_emplace(names[n], n); !isNew)
            table.fail("the header has two columns called " + miru::quoted(names[n]) + ", " +
                       std::to_string(first->second + 1) + " and " + std::to_string(n + 1));
    }
    return names;
}

std::unordered_map<std::string_view, int> placesOf(const std::vector<std::string>& labels) {
    std::unordered_map<std::string_view, int> placeOf;
    for (const std::string& label : labels) placeOf.emplace(label, -1 - static_cast<int>(placeOf.size()));
    return placeOf;
}

Places placesInOrder(const std::vector<std::string>& names, const std::vector<std::string>& labels) {
    const auto placeOf = placesOf(labels);
    Places places;
    for (int next = 0; const std::string& name : names) {
        const auto label = placeOf.find(name);
        places.push_back(label != placeOf.end() ? label->second : next++);
    }
    return places;
}

Places placesAs(const std::vector<std::string>& wanted, const std::vector<std::string>& labels,
                const std::vector<std::string>& names, const Table& table) {
    auto placeOf = placesOf(labels);
    for (int next = 0; const std::string& name : wanted) placeOf.emplace(name, next++);
    Places places;
    for (const std::string& name : names) {
        const auto found = placeOf.find(name);
        if (found == placeOf.end())
            table.fail("the training table has no column " + miru::quoted(name) + "; both must have the same columns");
        places.push_back(found->second);
        placeOf.erase(found);
    }
    for (const std::string& name : wanted)
        if (placeOf.contains(name))
            table.fail("the column " + miru::quoted(name) +
                       " of the training table is missing; both must have the same columns");
    return places;
}

/// Does something with labels; what is wrong with them is wrong with the line at hand.
template <typename Action>
auto withLabels(const Table& table, Action action) {
    try {
        return action();
    } catch (const LabelProblem& problem) {
        table.fail(problem.what());
    }
}

void readLines(Table& table, const Places& places, Labels labels, CsvContent& content) {
    std::vector<std::string> labelCells(static_cast<std::size_t>(std::max(1, content.stepLabels)));
    const std::size_t perLine = places.size() - labelCells.size();
    while (table.next()) {
        std::size_t column = 0;
        const std::size_t begin = content.numbers.size();
        content.numbers.resize(begin + perLine);
        table.forEachCell([&](std::string_view cell) {
            const bool isLabel = column < places.size() && places[column] < 0;
            const auto number = isLabel ? 0 : numberIn(cell);
            if (!number) table.failAt(column + 1, cell);
            const bool isWhole = *number == std::floor(*number);
            if (isLabel) {
                labelCells[static_cast<std::size_t>(-1 - places[column])] = cell;
            } else if (column < places.size()) {
                content.areBytes = content.areBytes && isWhole && *number >= 0 && *number <= 255;
                content.numbers[begin + static_cast<std::size_t>(places[column])] = static_cast<float>(*number);
            }
            ++column;
        });
        if (column != places.size())
            table.fail("it has " + std::to_string(column) + " columns, the header has " +
                       std::to_string(places.size()));
        withLabels(table, [&] {
            for (const std::string& label : labelCells) labels.add(label);
        });
        if (labels.count() / labelCells.size() > limits::sequences) table.fail("there are too many lines");
        if (content.numbers.size() * sizeof(float) > limits::contentBytes) table.fail("the table is too large");
    }
    if (labels.count() == 0) table.fail("there is no sequence under the header");
    content.classNames = withLabels(table, [&] { return labels.names(); });
    content.labels = labels.classes();
}

}  // namespace

CsvContent readCsv(const QString& path, int numbersPerLine, int stepLabels) {
    const auto labels = labelNames(stepLabels);
    const int labelCount = static_cast<int>(labels.size());
    Table table(path, numbersPerLine, labelCount);
    const auto names = readHeader(table, labels);
    if (names.size() != static_cast<std::size_t>(numbersPerLine) + labels.size())
        table.fail("the header names " + std::to_string(names.size()) + " columns, but " +
                   (stepLabels > 0 ? std::to_string(stepLabels) + " labels" : "label") + " and steps × inputs = " +
                   std::to_string(numbersPerLine) + " numbers make " + std::to_string(numbersPerLine + labelCount));
    CsvContent content;
    content.stepLabels = stepLabels;
    const Places places = placesInOrder(names, labels);
    readLines(table, places, Labels(), content);
    for (std::size_t n = 0; n < names.size(); ++n)
        if (places[n] >= 0) content.columns.push_back(names[n]);
    return content;
}

CsvContent readCsvLike(const CsvContent& other, const QString& path) {
    const auto labels = labelNames(other.stepLabels);
    Table table(path, static_cast<int>(other.columns.size()), static_cast<int>(labels.size()));
    CsvContent content;
    content.columns = other.columns;
    content.stepLabels = other.stepLabels;
    readLines(table, placesAs(other.columns, labels, readHeader(table, labels), table), Labels(other.classNames),
              content);
    return content;
}

namespace {

/// Whether the first line is one of names: there is no number in it.
bool isHeader(Table& table, std::size_t perLine) {
    std::vector<std::string> cells;
    table.forEachCell([&](std::string_view cell) { cells.emplace_back(cell); });
    if (!std::ranges::none_of(cells, looksLikeNumber) || !std::ranges::any_of(cells, isName)) return false;
    const bool hasLabel = std::ranges::find(cells, labelName) != cells.end();
    if (cells.size() != perLine || table.otherSeparators())
        table.fail("it has " + std::to_string(cells.size()) + " columns, but a sequence has " +
                   std::to_string(perLine) + " numbers" + (hasLabel ? "; a label does not belong here" : ""));
    return true;
}

}  // namespace

std::vector<float> readNumbers(const QString& path, int numbersPerLine) {
    Table table(path, numbersPerLine);
    const auto perLine = static_cast<std::size_t>(numbersPerLine);
    std::vector<float> numbers;
    while (table.next()) {
        if (table.isFirst() && isHeader(table, perLine)) continue;
        std::size_t column = 0;
        table.forEachCell([&](std::string_view cell) {
            const auto number = numberIn(cell);
            if (!number) table.failAt(column + 1, cell);
            numbers.push_back(static_cast<float>(*number));
            ++column;
        });
        if (column != perLine)
            table.fail("it has " + std::to_string(column) + " numbers, but a sequence has " +
                       std::to_string(numbersPerLine));
        if (numbers.size() * sizeof(float) > limits::contentBytes) table.fail("the table is too large");
    }
    if (numbers.empty()) table.fail("there is no sequence in the file");
    return numbers;
}

std::vector<std::vector<float>> readOwnLengths(const QString& path, int numbersPerStep, int maxSteps) {
    Table table(path, numbersPerStep * maxSteps);
    const auto perStep = static_cast<std::size_t>(numbersPerStep);
    std::vector<std::vector<float>> sequences;
    std::size_t all = 0;
    while (table.next()) {
        auto& numbers = sequences.emplace_back();
        table.forEachCell([&](std::string_view cell) {
            const auto number = numberIn(cell);
            if (!number) table.failAt(numbers.size() + 1, cell);
            numbers.push_back(static_cast<float>(*number));
        });
        if (numbers.size() % perStep != 0 || numbers.size() > perStep * static_cast<std::size_t>(maxSteps))
            table.fail("it has " + std::to_string(numbers.size()) + " numbers, but a sequence has 1 to " +
                       std::to_string(maxSteps) + " steps of " + std::to_string(numbersPerStep));
        all += numbers.size();
        if (all * sizeof(float) > limits::contentBytes) table.fail("the table is too large");
    }
    if (sequences.empty()) table.fail("there is no sequence in the file");
    return sequences;
}

}  // namespace miru
