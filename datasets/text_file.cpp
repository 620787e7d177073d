// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "datasets/text_file.h"

#include <archive.h>
#include <archive_entry.h>

#include <QRegularExpression>
#include <algorithm>
#include <exception>
#include <map>
#include <memory>
#include <stdexcept>
#include <tuple>
#include <vector>

#include "core/math/shortened.h"
#include "datasets/compressed_file.h"
#include "datasets/limits.h"
#include "datasets/lines.h"

namespace miru {
namespace {

constexpr std::size_t maxTextLength = 1 << 20;  // bytes

/// Where a review stands among the others: in which part, its number, its class.
using ReviewOrder = std::tuple<bool, int, int>;

std::string_view trimmed(std::string_view text) {
    while (text.starts_with(' ')) text.remove_prefix(1);
    while (text.ends_with(' ')) text.remove_suffix(1);
    return text;
}

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

namespace {

/// A tar archive in a file that may be compressed: libarchive knows tar, our reader checks what is compressed.
class TarFile {
 public:
    explicit TarFile(const QString& path) : m_file(path), m_archive(archive_read_new(), archive_read_free) {
        archive_read_support_format_tar(m_archive.get());
        const auto read = [](archive*, void* tar, const void** buffer) {
            return static_cast<TarFile*>(tar)->readChunk(buffer);
        };
        if (archive_read_open(m_archive.get(), this, nullptr, read, nullptr) != ARCHIVE_OK) failToRead();
    }

    [[noreturn]] void fail(const std::string& reason) const {
        throw std::runtime_error(m_file.path().toStdString() + ": " + reason + ".");
    }

    /// The next entry; null behind the last, when all of the file has been read and found right.
    archive_entry* next() {
        archive_entry* entry = nullptr;
        const int status = archive_read_next_header(m_archive.get(), &entry);
        if (status == ARCHIVE_OK) return entry;
        if (status != ARCHIVE_EOF) failToRead();
        while (m_file.read(m_chunk) > 0) continue;  // the checksum comes last
        return nullptr;
    }

    /// The content of the entry last begun.
    std::string content(std::size_t size) {
        std::string text(size, '\0');
        if (archive_read_data(m_archive.get(), text.data(), size) != static_cast<la_ssize_t>(size)) failToRead();
        return text;
    }

 private:
    /// For libarchive, which knows no exceptions: what is thrown waits until it has returned.
    la_ssize_t readChunk(const void** buffer) {
        try {
            *buffer = m_chunk.data();
            return static_cast<la_ssize_t>(m_file.read(m_chunk));
        } catch (...) {
            m_thrown = std::current_exception();
            return ARCHIVE_FATAL;
        }
    }

    [[noreturn]] void failToRead() const {
        if (m_thrown) std::rethrow_exception(m_thrown);
        const char* const reason = archive_error_string(m_archive.get());
        fail(std::string("it is no tar archive, or damaged") + (reason ? std::string(" (") + reason + ")" : ""));
    }

    CompressedFile m_file;
    std::vector<std::uint8_t> m_chunk = std::vector<std::uint8_t>(1 << 16);
    std::exception_ptr m_thrown;
    std::unique_ptr<archive, decltype(&archive_read_free)> m_archive;
};

}  // namespace

void readReviewArchive(const QString& path, TextDatasetBuilder& texts) {
    static const QRegularExpression name(QStringLiteral("(?:^|/)(train|test)/(neg|pos)/(\\d{1,8})_\\d{1,3}\\.txt$"));
    TarFile tar(path);
    std::map<ReviewOrder, std::string> reviews;
    while (archive_entry* const entry = tar.next()) {
        if (reviews.size() > limits::sequences) tar.fail("it holds too many reviews");
        const char* const at = archive_entry_pathname(entry);
        const auto match = name.match(QString::fromUtf8(at ? at : ""));
        if (!match.hasMatch() || archive_entry_filetype(entry) != AE_IFREG) continue;
        const la_int64_t size = archive_entry_size(entry);
        if (size < 0 || size > static_cast<la_int64_t>(maxTextLength))
            tar.fail("the review " + shortened(at) + " is longer than " + std::to_string(maxTextLength) + " bytes");
        reviews[{match.captured(1) == QStringLiteral("test"), match.captured(3).toInt(),
                 match.captured(2) == QStringLiteral("pos") ? 1 : 0}] = tar.content(static_cast<std::size_t>(size));
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
