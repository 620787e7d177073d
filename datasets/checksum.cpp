// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "datasets/checksum.h"

#include <QCryptographicHash>
#include <QFile>
#include <stdexcept>
#include <vector>

#include "datasets/compressed_file.h"

namespace miru {
namespace {

bool looksLikeHtml(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return false;
    const QByteArray start = file.read(512).trimmed().toLower();
    return start.startsWith("<!doctype html") || start.startsWith("<html") || start.startsWith("<?xml");
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
    if (expected.isAsPublished) {
        QFile file(path);
        QCryptographicHash hash(QCryptographicHash::Md5);
        const bool isRead = file.open(QIODevice::ReadOnly) && hash.addData(&file);
        return isRead && hash.result().toHex() == expected.contentMd5 ? QString() : isAnother;
    }
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
