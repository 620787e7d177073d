// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "datasets/cifar_file.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <algorithm>
#include <map>
#include <span>

#include "core/files/memory.h"
#include "core/math/shortened.h"
#include "core/math/text_lines.h"
#include "core/tasks/vocabulary.h"
#include "datasets/compressed_file.h"
#include "datasets/labels.h"
#include "datasets/limits.h"
#include "datasets/refusal.h"
#include "datasets/tar_file.h"

namespace miru {
namespace {

constexpr int side = 32;
constexpr int channels = 3;
constexpr std::size_t pixels = std::size_t{side} * side;
constexpr std::size_t imageBytes = pixels * channels;
constexpr std::uint64_t maxNamesLength = 1 << 16;  // bytes

constexpr int fineClasses(CifarKind kind) { return kind == CifarKind::Ten ? 10 : 100; }
constexpr int coarseClasses = 20;
constexpr std::size_t labelBytes(CifarKind kind) { return kind == CifarKind::Ten ? 1 : 2; }
constexpr std::size_t recordBytes(CifarKind kind) { return labelBytes(kind) + imageBytes; }

/// One part of the data, record by record.
struct Records {
    std::vector<std::uint8_t> images;
    std::vector<std::int32_t> fine;
    std::vector<std::int32_t> coarse;
};

void addRecord(const QString& path, CifarKind kind, std::span<const std::uint8_t> record, Records& part) {
    const auto checked = [&](std::uint8_t label, int classes, const char* what) {
        if (label >= classes)
            refuse(path, "image " + std::to_string(part.fine.size() + 1) + " has the " + what + " " +
                             std::to_string(label) + ", but they are 0 to " + std::to_string(classes - 1) +
                             "; it is damaged, or no file of CIFAR-" + std::to_string(fineClasses(kind)));
        return std::int32_t{label};
    };
    if (part.fine.size() >= limits::sequences)
        refuse(path, "there are more than " + std::to_string(limits::sequences) + " images");
    if (kind == CifarKind::Hundred) part.coarse.push_back(checked(record[0], coarseClasses, "coarse label"));
    part.fine.push_back(checked(record[labelBytes(kind) - 1], fineClasses(kind), "label"));
    const auto image = record.subspan(labelBytes(kind));
    for (std::size_t n = 0; n < pixels; ++n)
        for (std::size_t channel = 0; channel < channels; ++channel) part.images.push_back(image[channel * pixels + n]);
}

/// `read(bytes)` fills them as far as there are any left, and returns how many it was.
template <typename Read>
void addRecords(const QString& path, CifarKind kind, Read read, Records& part) {
    std::vector<std::uint8_t> record(recordBytes(kind));
    std::size_t got = 0;
    bool isEmpty = true;
    while ((got = read(std::span(record))) == record.size()) {
        addRecord(path, kind, record, part);
        isEmpty = false;
    }
    if (got > 0)
        refuse(path, "it ends " + std::to_string(got) + " bytes into image " + std::to_string(part.fine.size() + 1) +
                         "; each takes " + std::to_string(record.size()) + " bytes, so it is damaged, or no file of " +
                         "CIFAR-" + std::to_string(fineClasses(kind)));
    if (isEmpty) refuse(path, "there is no image in it");
}

void readRecords(const QString& path, CifarKind kind, Records& part) {
    CompressedFile file(path);
    if (const auto size = file.contentSize()) {
        requireMemory(*size, path.toStdString() + ": its images");
        part.images.reserve(part.images.size() + *size / recordBytes(kind) * imageBytes);
    }
    addRecords(
        path, kind, [&](std::span<std::uint8_t> bytes) { return file.read(bytes); }, part);
}

std::vector<std::string> namesIn(const QString& path, const std::string& text, int classes) {
    std::vector<std::string> names;
    for (std::string_view rest = text; !rest.empty();) {
        std::string_view line = takeLine(rest);
        while (line.ends_with('\r') || line.ends_with(' ')) line.remove_suffix(1);
        if (!line.empty()) names.push_back(shortened(line));
    }
    if (names.size() != static_cast<std::size_t>(classes))
        refuse(path, "it should name " + std::to_string(classes) + " classes, one a line, but has " +
                         std::to_string(names.size()) + " names");
    if (!std::ranges::all_of(names, isUtf8)) refuse(path, "the names in it are not UTF-8");
    return names;
}

/// `textOf(file)`: what is in the file of this name; nothing if it is not there.
template <typename TextOf>
Dataset assemble(const QString& where, CifarKind kind, Records train, Records test, TextOf textOf) {
    const auto named = [&](const char* name, int classes) {
        const auto text = textOf(QString::fromLatin1(name));
        return text ? namesIn(where + '/' + name, *text, classes) : numbersAsNames(classes);
    };
    const int fine = fineClasses(kind);
    const SequenceSet::Shape shape{side, side * channels, fine, 0, Answers::AtTheEnd, {.channels = channels}};
    Dataset dataset;
    dataset.train = SequenceSet(shape, std::move(train.images), std::move(train.fine), 255);
    dataset.test = SequenceSet(shape, std::move(test.images), std::move(test.fine), 255);
    dataset.classNames = named(kind == CifarKind::Ten ? "batches.meta.txt" : "fine_label_names.txt", fine);
    if (kind == CifarKind::Ten) return dataset;
    dataset.train = dataset.train.withCoarseLabels(std::move(train.coarse), coarseClasses);
    dataset.test = dataset.test.withCoarseLabels(std::move(test.coarse), coarseClasses);
    dataset.coarseNames = named("coarse_label_names.txt", coarseClasses);
    return dataset;
}

Dataset readArchive(const CifarPlace& place) {
    static const QRegularExpression name(QStringLiteral(
        "^(?:[^/]+/)?(train|test|data_batch_[1-9]|test_batch)\\.bin$|^(?:[^/]+/)?(\\w+(?:\\.meta|names)\\.txt)$"));
    TarFile tar(place.archive);
    std::map<QString, Records> parts;  // batches in the order of their numbers
    std::map<QString, std::string> texts;
    while (tar.next()) {
        const auto match = name.match(tar.name());
        if (!match.hasMatch()) continue;
        const QString inside = place.archive + ": " + QString::fromStdString(shortened(tar.name().toStdString()));
        if (!match.captured(2).isEmpty()) {
            texts[match.captured(2)] = tar.content(maxNamesLength);
            continue;
        }
        const std::string content = tar.content(limits::contentBytes / 4);
        std::size_t at = 0;
        Records part;
        part.images.reserve(content.size());
        addRecords(
            inside, place.kind,
            [&](std::span<std::uint8_t> bytes) {
                const std::size_t count = std::min(bytes.size(), content.size() - at);
                std::copy_n(content.data() + at, count, reinterpret_cast<char*>(bytes.data()));
                at += count;
                return count;
            },
            part);
        parts[match.captured(1)] = std::move(part);
    }
    Records train;
    Records test;
    for (auto& [which, part] : parts) {
        Records& whole = which.startsWith(QStringLiteral("test")) ? test : train;
        if (whole.fine.empty()) {
            whole = std::move(part);
            continue;
        }
        const auto append = [](auto& all, const auto& more) {
            const std::size_t before = all.size();
            all.resize(before + more.size());
            std::ranges::copy(more, all.begin() + static_cast<std::ptrdiff_t>(before));
        };
        append(whole.images, part.images);
        append(whole.fine, part.fine);
        append(whole.coarse, part.coarse);
    }
    if (train.fine.empty() || test.fine.empty())
        tar.fail("there are no images in it, neither to learn from nor to be tested on, or one of them");
    return assemble(place.archive, place.kind, std::move(train), std::move(test),
                    [&](const QString& file) -> std::optional<std::string> {
                        const auto found = texts.find(file);
                        return found == texts.end() ? std::nullopt : std::optional(found->second);
                    });
}

/// The one file that looks so, plain rather than compressed; empty if there is none, or several.
QString onlyFile(const QString& folder, const QString& pattern) {
    QStringList found;
    for (const QString& name : QDir(folder).entryList({pattern, pattern + ".gz"}, QDir::Files, QDir::Name))
        if (found.isEmpty() || name != found.back() + QStringLiteral(".gz")) found << name;
    return found.size() == 1 ? folder + '/' + found.front() : QString();
}

std::optional<CifarPlace> findIn(const QString& folder) {
    CifarPlace place{CifarKind::Ten, folder, {}, {}, {}};
    for (int batch = 1; batch <= 9; ++batch)
        if (const QString file = onlyFile(folder, QStringLiteral("data_batch_%1.bin").arg(batch)); !file.isEmpty())
            place.train << file;
    const QString batches = onlyFile(folder, QStringLiteral("test_batch.bin"));
    if (!place.train.isEmpty() && !batches.isEmpty()) {
        place.test << batches;
        return place;
    }
    const QString train = onlyFile(folder, QStringLiteral("*train*.bin"));
    const QString test = onlyFile(folder, QStringLiteral("*test*.bin"));
    if (train.isEmpty() || test.isEmpty()) return std::nullopt;
    return CifarPlace{CifarKind::Hundred, folder, {train}, {test}, {}};
}

}  // namespace

std::optional<CifarPlace> findCifar(const QString& folder) {
    for (const char* inside : {"", "/cifar-100-binary", "/cifar-10-batches-bin"})
        if (auto place = findIn(folder + inside)) return place;
    for (const auto& [name, kind] : {std::pair("/cifar-100-binary.tar.gz", CifarKind::Hundred),
                                     std::pair("/cifar-10-binary.tar.gz", CifarKind::Ten)})
        if (QFileInfo(folder + name).isFile()) return CifarPlace{kind, folder, {}, {}, folder + name};
    return std::nullopt;
}

Dataset readCifar(const CifarPlace& place) {
    if (!place.archive.isEmpty()) return readArchive(place);
    Records train;
    Records test;
    for (const QString& file : place.train) readRecords(file, place.kind, train);
    for (const QString& file : place.test) readRecords(file, place.kind, test);
    return assemble(place.folder, place.kind, std::move(train), std::move(test),
                    [&](const QString& name) -> std::optional<std::string> {
                        const QString path = place.folder + '/' + name;
                        if (!QFileInfo(path).isFile()) return std::nullopt;
                        CompressedFile file(path);
                        std::vector<std::uint8_t> bytes(maxNamesLength + 1);
                        bytes.resize(file.read(bytes));
                        if (bytes.size() > maxNamesLength)
                            refuse(path, "it is longer than " + std::to_string(maxNamesLength) + " bytes");
                        return std::string(bytes.begin(), bytes.end());
                    });
}

}  // namespace miru
