// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The library of data sets: finds what is on the machine, says what is not and how to get it.
//
// A named set is looked for in the system's folders, then the user's, then in $MIRU_DATA_DIR; each holds one folder
// per set, called by its name. Anything with a slash in it, or that is a folder, is taken for a folder of one's own.

#include <QString>
#include <QStringList>
#include <functional>

#include "core/tasks/dataset_source.h"
#include "datasets/catalog.h"
#include "datasets/sound_dataset.h"

namespace miru {

class Library : public DatasetSource {
 public:
    /// Looks where data sets are on this machine.
    Library();
    /// Looks in these folders alone, in this order.
    explicit Library(QStringList roots) : m_roots(std::move(roots)) {}

    Dataset load(const std::string& name) const override;
    /// Of a data set of recordings, the file behind a sequence (see soundOf in sound_dataset.h). Throws std::runtime_error with
    /// a sentence if it is not here, or not any more.
    SoundFile soundOf(const QString& name, DataSplit split, int number) const;

    /// Whether `load` can be expected to succeed without a download.
    bool isHere(const QString& name) const;
    /// Whether its files, as they lie here, take more than so many bytes; what the program generates takes none.
    bool isLargerThan(qint64 bytes, const QString& name) const;
    /// `isHere`, for whoever chooses among data sets by name. The library outlives it.
    std::function<bool(const std::string&)> availability() const;
    /// The folder a named set lies in; empty if it is not here or needs none.
    QString folderOf(const CatalogEntry& entry) const;
    /// The files of a named set as they are in that folder: the catalog's, or others that hold the same; none if neither.
    static const std::vector<CatalogFile>& filesIn(const QString& folder, const CatalogEntry& entry);
    /// What that folder has of a named set, if it is less than all of it ("CIFAR-100 (a fifth of it)"); else empty.
    static QString partIn(const QString& folder, const CatalogEntry& entry);
    /// Compares every file of a named set with the catalog's checksums; empty if all is well, else one sentence for
    /// each file that is not.
    QStringList check(const CatalogEntry& entry) const;

    /// Where downloads go: one folder per set in here.
    static QString userFolder();
    /// What the sequences of a named set, or of the one in this folder or file, are made of.
    static DataKind kindOf(const QString& name);
    /// Whether it is of recordings, and whether each sequence has a coarser label too.
    static bool isSound(const QString& name);
    static bool hasCoarseLabels(const QString& name);
    /// "fashion-mnist" → "Fashion-MNIST"; a folder → its last part.
    static QString titleOf(const QString& name);

 private:
    /// The folder a named set lies in; refuses one that is not here with a sentence that says how to get it.
    QString folderToRead(const CatalogEntry& entry) const;

    QStringList m_roots;
    bool m_looksInSystemFolders = false;
};

}  // namespace miru
