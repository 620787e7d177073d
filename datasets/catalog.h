// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The catalog of data sets the lab knows by name: what they are, under which licence, where they can be had, and how
// to tell that they arrived whole. Checksums are those of the uncompressed content (but for archives): repackaged copies
// differ in their wrapper, not in what is inside.

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <vector>

#include "core/math/data_kind.h"

namespace miru {

struct CatalogFile {
    QString name;             ///< "train-images-idx3-ubyte.gz"
    qint64 contentBytes = 0;  ///< uncompressed
    QByteArray contentMd5;    ///< lower-case hex, of the uncompressed content
    /// The two above are those of the file itself: an archive, which is not packed again.
    bool isAsPublished = false;
};

struct CatalogEntry {
    QString name;   ///< "fashion-mnist", as in a spec
    QString title;  ///< "Fashion-MNIST", as people write it
    QString about;
    QString licence;
    QString citation;
    QStringList classNames;
    DataKind kind = DataKind::Numbers;
    /// Its sequences, when all of it is here, before they are read.
    struct Extent {
        int steps = 28;
        int inputs = 28;
        int channels = 1;
        int classes = 10;
        int train = 60'000;
        int test = 10'000;
        int coarseClasses = 0;  ///< of a second, coarser label; 0: there is none
        int meanSteps = 0;      ///< where each sequence has its own number, `steps` at most; 0: all have `steps`

        bool hasOwnLengths() const { return meanSteps > 0; }
    };
    Extent extent;
    QStringList systemFolders;  ///< where a distribution's package puts it
    QStringList otherNames;     ///< what its folder may be called besides
    QStringList mirrors;  ///< addresses to which a file name is appended; none: it has to be put in its folder by hand
    std::vector<CatalogFile> files;
    std::vector<CatalogFile> otherFiles;  ///< that hold the same, or a part of it, in place of `files`; may be empty
    QString otherTitle;                   ///< of what `otherFiles` hold, if it is less
    qint64 downloadBytes = 0;             ///< of all files together, about

    /// Made by the program, not read from anywhere.
    bool isBuiltIn() const { return files.empty(); }
    bool canBeFetched() const { return !mirrors.isEmpty(); }
};

/// The catalog that is part of the program.
const std::vector<CatalogEntry>& catalog();

/// Reads a catalog. Throws std::runtime_error with a sentence.
std::vector<CatalogEntry> readCatalog(const QByteArray& json);

/// The entry of this name in the program's catalog, or null.
const CatalogEntry* findInCatalog(const QString& name);

}  // namespace miru
