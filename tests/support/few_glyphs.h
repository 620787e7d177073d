// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Some glyphs as a data set in a folder. A run on them begins at once; the built-in set has 70,000, all drawn before a run.

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <cstdint>

#include "datasets/glyphs.h"
#include "tests/support/data_files.h"

namespace miru::testing {

/// Glyphs from number `first` on, in the two IDX files of that part; whether they are written.
inline bool writeGlyphs(const QDir& folder, const QString& part, quint32 count, std::uint64_t first) {
    QByteArray images, labels;
    for (quint32 n = 0; n < count; ++n) {
        const int digit = static_cast<int>(n % 10);
        const GlyphImage image = drawGlyph(digit, first + n);
        images.append(reinterpret_cast<const char*>(image.data()), image.size());
        labels.append(static_cast<char>(digit));
    }
    const auto write = [&](const QString& name, const QByteArray& content) {
        QFile file(folder.filePath(part + name));
        return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
    };
    return write("-images-idx3-ubyte", idx({count, glyphSide, glyphSide}, images)) &&
           write("-labels-idx1-ubyte", idx({count}, labels));
}

/// The folder: 4,000 glyphs to learn from and 1,000 others to be tested on. It is there until the test ends.
inline QString fewGlyphs() {
    static const QTemporaryDir folder;
    static const bool isWritten =
        writeGlyphs(folder.path(), "train", 4000, 0) && writeGlyphs(folder.path(), "t10k", 1000, 4000);
    return isWritten ? folder.path() : QString();
}

/// JSON in which FEW_GLYPHS stands for the folder.
inline QByteArray onFewGlyphs(QByteArray json) { return json.replace("FEW_GLYPHS", fewGlyphs().toUtf8()); }

}  // namespace miru::testing
