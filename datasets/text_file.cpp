// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "datasets/text_file.h"

#include <archive.h>
#include <archive_entry.h>

#include <QFile>
#include <QRegularExpression>
#include <algorithm>
#include <charconv>
#include <map>
#include <memory>
#include <stdexcept>
#include <tuple>

#include "datasets/limits.h"
#include "datasets/lines.h"

namespace miru {
namespace {

constexpr std::size_t longestText = 1 << 20;  // bytes

/// Where a review stands among the others: in which part, its number, its class.
using Place = std::tuple<bool, int, int>;

}  // namespace

void readTexts(const QString& path, const TakeText& take) {
    constexpr std::size_t longestLabel = 6;  // characters
    Lines lines(path, longestText + longestLabel);
    std::uint32_t count = 0;
    std::uint64_t bytes = 0;
    for (std::string line; lines.next(line);) {
        if (line == "\r" || line.empty()) continue;
        if (lines.number() == 1 && line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);  // a mark in front of UTF-8
        int label = 0;
        const auto tab = std::min(line.find('\t'), line.size());
        const auto [end, error] = std::from_chars(line.data(), line.data() + tab, label);
        if (tab == line.size() || error != std::errc() || end != line.data() + tab || label < 0 ||
            label >= limits::classes)
            lines.fail("it should be a label, a whole number from 0 to " + std::to_string(limits::classes - 1) +
                       ", a tab and a text");
        bytes += line.size();
        if (++count > limits::sequences || bytes > limits::contentBytes) lines.fail("there are too many texts");
        take(label, std::string_view(line).substr(tab + 1));
    }
    if (count == 0) throw std::runtime_error(path.toStdString() + ": there is no text in it.");
}

void readReviewArchive(const QString& path, TextGatherer& texts) {
    const auto fail = [&](const std::string& reason) {
        throw std::runtime_error(path.toStdString() + ": " + reason + ".");
    };
    const std::unique_ptr<archive, decltype(&archive_read_free)> reader(archive_read_new(), archive_read_free);
    archive* const a = reader.get();
    archive_read_support_filter_gzip(a);
    archive_read_support_format_tar(a);
    const auto failToUnpack = [&] {
        const char* const reason = archive_error_string(a);
        fail(std::string("it cannot be unpacked, it may be cut short or damaged") +
             (reason ? std::string(" (") + reason + ")" : ""));
    };
    if (archive_read_open_filename(a, QFile::encodeName(path).constData(), 1 << 16) != ARCHIVE_OK) failToUnpack();

    static const QRegularExpression name(QStringLiteral("(?:^|/)(train|test)/(neg|pos)/(\\d{1,8})_\\d{1,3}\\.txt$"));
    std::map<Place, std::string> reviews;
    std::uint64_t bytes = 0;
    archive_entry* entry = nullptr;
    int status = ARCHIVE_OK;
    while ((status = archive_read_next_header(a, &entry)) == ARCHIVE_OK) {
        // What is passed over counts too: it has to be unpacked.
        if (archive_filter_bytes(a, 0) > static_cast<la_int64_t>(limits::contentBytes) ||
            reviews.size() > limits::sequences)
            fail("it holds too much");
        const char* const at = archive_entry_pathname(entry);
        const auto match = name.match(QString::fromUtf8(at ? at : ""));
        if (!match.hasMatch() || archive_entry_filetype(entry) != AE_IFREG) continue;
        const la_int64_t size = archive_entry_size(entry);
        if (size < 0 || size > static_cast<la_int64_t>(longestText))
            fail(std::string("the review ") + at + " is longer than " + std::to_string(longestText) + " bytes");
        std::string text(static_cast<std::size_t>(size), '\0');
        if (archive_read_data(a, text.data(), text.size()) != size) failToUnpack();
        bytes += text.size();
        if (bytes > limits::contentBytes) fail("it holds too much text");
        reviews[{match.captured(1) == QStringLiteral("test"), match.captured(3).toInt(),
                 match.captured(2) == QStringLiteral("pos") ? 1 : 0}] = std::move(text);
    }
    if (status != ARCHIVE_EOF) failToUnpack();
    int counts[2] = {};
    for (const auto& [place, text] : reviews) {
        const auto [isTest, number, label] = place;
        ++counts[isTest ? 1 : 0];
        if (isTest)
            texts.addTest(text, label);
        else
            texts.addTrain(text, label);
    }
    if (counts[0] == 0 || counts[1] == 0) fail("there are no reviews in it, neither train/… nor test/… or one of them");
}

}  // namespace miru
