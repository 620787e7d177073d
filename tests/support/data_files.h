// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Small data files made on the spot: IDX, gzip, CSV, right and wrong.

#include <QByteArray>
#include <QDir>
#include <QFile>
#include <QString>
#include <QTemporaryDir>
#include <initializer_list>

#include "tests/support/sentence_of.h"

namespace miru::testing {

/// The four bytes of a number, the highest first (gzip wants them the other way round).
inline QByteArray bigEndian(quint32 number) {
    QByteArray bytes;
    for (int shift = 24; shift >= 0; shift -= 8) bytes.append(static_cast<char>(number >> shift & 0xFF));
    return bytes;
}

inline QByteArray littleEndian(quint32 number) {
    QByteArray bytes;
    for (int shift = 0; shift < 32; shift += 8) bytes.append(static_cast<char>(number >> shift & 0xFF));
    return bytes;
}

/// An IDX file of unsigned bytes: what the header claims, and what is really there.
inline QByteArray idx(std::initializer_list<quint32> lengths, const QByteArray& content) {
    QByteArray bytes("\0\0\x08", 3);
    bytes.append(static_cast<char>(lengths.size()));
    for (const quint32 length : lengths) bytes += bigEndian(length);
    return bytes + content;
}

/// `count` bytes 0, 1, 2, … 250, 0, …
inline QByteArray someBytes(int count) {
    QByteArray bytes;
    for (int i = 0; i < count; ++i) bytes.append(static_cast<char>(i % 251));
    return bytes;
}

/// Bytes no packer can make smaller.
inline QByteArray noise(int count) {
    QByteArray bytes;
    quint32 state = 12345;
    for (int i = 0; i < count; ++i) {
        state = state * 1664525 + 1013904223;
        bytes.append(static_cast<char>(state >> 24));
    }
    return bytes;
}

/// The content as `gzip` would pack it.
inline QByteArray gzip(const QByteArray& content) {
    quint32 crc = 0xFFFFFFFFu;
    for (const char c : content) {
        crc ^= static_cast<quint8>(c);
        for (int bit = 0; bit < 8; ++bit) crc = crc >> 1 ^ ((crc & 1u) != 0 ? 0xEDB88320u : 0u);
    }
    QByteArray packed("\x1f\x8b\x08\0\0\0\0\0\0\xff", 10);
    // qCompress puts a length (4 bytes) and zlib's header (2) before the deflated bytes and a checksum (4) behind.
    packed += content.isEmpty() ? QByteArray("\x03\0", 2) : qCompress(content, 9).mid(6).chopped(4);
    return packed + littleEndian(~crc) + littleEndian(static_cast<quint32>(content.size()));
}

/// A folder for the time of a test, and files in it.
class DataFolder {
 public:
    QString path() const { return m_dir.path(); }
    QString path(const QString& name) const { return m_dir.filePath(name); }
    /// Writes a file (folders on the way are made) and returns its path.
    QString write(const QString& name, const QByteArray& bytes) const {
        const QString at = path(name);
        QFile file(at);
        if (!QDir().mkpath(QFileInfo(at).path()) || !file.open(QIODevice::WriteOnly) ||
            file.write(bytes) != bytes.size())
            throw std::runtime_error("the test cannot write " + at.toStdString());
        return at;
    }
    QByteArray read(const QString& name) const {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    QStringList names() const {
        return QDir(path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::System | QDir::Hidden);
    }

 private:
    QTemporaryDir m_dir;
};

using test::sentenceOf;

}  // namespace miru::testing
