// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "datasets/checksum.h"

#include <QCryptographicHash>
#include <stdexcept>
#include <string>
#include <vector>

#include "core/files/input_file.h"
#include "datasets/compressed_file.h"

namespace miru {
namespace {

bool looksLikeHtml(const QString& path) {
    std::string why;
    auto file = InputFile::tryOpen(path.toStdString(), why);
    if (!file) return false;
    QByteArray start(512, '\0');
    start.truncate(static_cast<qsizetype>(file->read({start.data(), static_cast<std::size_t>(start.size())})));
    start = start.trimmed().toLower();
    return start.startsWith("<!doctype html") || start.startsWith("<html") || start.startsWith("<?xml");
}

/// The file itself has size and checksum of the catalog.
bool isAsPublished(const QString& path, const CatalogFile& expected) {
    InputFile file(path.toStdString());
    if (file.size() != static_cast<std::uint64_t>(expected.contentBytes)) return false;
    QCryptographicHash hash(QCryptographicHash::Md5);
    std::vector<char> buffer(1 << 16);
    while (const std::size_t count = file.read(buffer)) hash.addData({buffer.data(), static_cast<qsizetype>(count)});
    return hash.result().toHex() == expected.contentMd5;
}

}  // namespace

QString problemWithFile(const QString& path, const CatalogFile& expected) {
    if (looksLikeHtml(path))
        return QStringLiteral(
                   "%1 is a web page, not data: the address may have moved, or a network sign-in page "
                   "answered instead.")
            .arg(expected.name);
    const QString isAnother =
        QStringLiteral("%1 is not the file the catalog describes: its checksum is wrong.").arg(expected.name);
    if (const auto obstacle = obstacleToReading(path.toStdString()))
        return QStringLiteral("%1 cannot be read: %2.").arg(expected.name, QString::fromStdString(*obstacle));
    if (expected.isAsPublished) return isAsPublished(path, expected) ? QString() : isAnother;
    try {
        CompressedFile file(path);
        QCryptographicHash hash(QCryptographicHash::Md5);
        std::vector<std::uint8_t> buffer(1 << 16);
        qint64 size = 0;
        while (const std::size_t count = file.read(buffer)) {
            hash.addData({reinterpret_cast<const char*>(buffer.data()), static_cast<qsizetype>(count)});
            size += static_cast<qint64>(count);
            if (size > expected.contentBytes) break;
        }
        if (size != expected.contentBytes || hash.result().toHex() != expected.contentMd5) return isAnother;
    } catch (const std::runtime_error&) {
        return QStringLiteral("%1 cannot be unpacked: it is cut short or damaged.").arg(expected.name);
    }
    return {};
}

}  // namespace miru
