// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What lies in a folder, to be compared.

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QMap>

namespace miru::test {

/// Relative path and content of every file but the measured seconds.
inline QMap<QString, QByteArray> filesIn(const QString& folder) {
    QMap<QString, QByteArray> files;
    QDirIterator walk(folder, QDir::Files, QDirIterator::Subdirectories);
    while (walk.hasNext()) {
        QFile file(walk.next());
        if (file.fileName().contains("timing.")) continue;
        if (file.open(QIODevice::ReadOnly)) files[QDir(folder).relativeFilePath(file.fileName())] = file.readAll();
    }
    return files;
}

}  // namespace miru::test
