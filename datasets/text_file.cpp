// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "datasets/text_file.h"

#include <QRegularExpression>
#include <algorithm>
#include <map>
#include <stdexcept>
#include <tuple>

#include "datasets/limits.h"
#include "datasets/lines.h"
#include "datasets/tar_file.h"

namespace miru {
namespace {

constexpr std::size_t maxTextLength = 1 << 20;  // bytes

/// Where a review stands among the others: in which part, its number, its class.
using ReviewOrder = std::tuple<bool, int, int>;

/// "label", in capitals or not.
bool isHeading(std::string_view label) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    return std::ranges::equal(trimmed(label), std::string_view("label"), {}, lower);
}

}  // namespace

void readTexts(const QString& path, Labels& labels, const TakeText& take) {
    constexpr std::size_t maxLabelLength = 400;  // bytes
    Lines lines(path);
    std::uint32_t count = 0;
    for (std::string line; lines.next(line, maxTextLength + maxLabelLength);) {
        if (line.empty()) continue;
        const auto tab = std::min(line.find('\t'), line.size());
        if (tab == line.size()) lines.fail("it should be a label, a tab and a text");
        const std::string_view label = std::string_view(line).substr(0, tab);
        if (count == 0 && isHeading(label))
            lines.fail("it seems to be a heading; the first line should be a label, a tab and a text already");
        if (++count > limits::sequences) lines.fail("there are too many texts");
        try {
            labels.add(trimmed(label));
        } catch (const LabelProblem& problem) {
            lines.fail(problem.what());
        }
        take(std::string_view(line).substr(tab + 1));
    }
    if (count == 0) throw std::runtime_error(path.toStdString() + ": there is no text in it.");
    try {
        (void)labels.names();
    } catch (const LabelProblem& problem) {
        throw std::runtime_error(path.toStdString() + ": " + problem.what() + ".");
    }
}

void readReviewArchive(const QString& path, TextDatasetBuilder& texts) {
    static const QRegularExpression name(QStringLiteral("(?:^|/)(train|test)/(neg|pos)/(\\d{1,8})_\\d{1,3}\\.txt$"));
    TarFile tar(path);
    std::map<ReviewOrder, std::string> reviews;
    while (tar.next()) {
        if (reviews.size() > limits::sequences) tar.fail("it holds too many reviews");
        const auto match = name.match(tar.name());
        if (!match.hasMatch()) continue;
        reviews[{match.captured(1) == QStringLiteral("test"), match.captured(3).toInt(),
                 match.captured(2) == QStringLiteral("pos") ? 1 : 0}] = tar.content(maxTextLength);
    }
    int counts[2] = {};
    for (const auto& [place, text] : reviews) {
        const auto [isTest, number, label] = place;
        ++counts[isTest ? 1 : 0];
        if (isTest)
            texts.addTest(text, label);
        else
            texts.addTrain(text, label);
    }
    if (counts[0] == 0 || counts[1] == 0)
        tar.fail("there are no reviews in it, neither train/… nor test/… or one of them");
}

}  // namespace miru
