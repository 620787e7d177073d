// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "datasets/library.h"

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QStandardPaths>
#include <algorithm>
#include <stdexcept>

#include "datasets/checksum.h"
#include "datasets/cifar_file.h"
#include "datasets/folder_dataset.h"
#include "datasets/glyphs.h"
#include "datasets/running_text.h"

namespace miru {
namespace {

/// The file, unpacked or packed, if it is in the folder: the one of the two that would be loaded.
QString findFile(const QString& folder, const CatalogFile& file) {
    QString plain = file.name;
    if (plain.endsWith(QStringLiteral(".gz")) && !file.isAsPublished) plain.chop(3);
    for (const QString& name : {plain, file.name})
        if (const QString path = folder + '/' + name; QFileInfo(path).isFile()) return path;
    return {};
}

bool holdsAll(const QString& folder, const std::vector<CatalogFile>& files) {
    return !files.empty() &&
           std::ranges::none_of(files, [&](const CatalogFile& file) { return findFile(folder, file).isEmpty(); });
}

/// Refuses what is neither a folder nor a file.
void requirePlace(const QString& asked) {
    if (const QFileInfo link(asked); link.isSymLink() && !link.exists())
        throw std::runtime_error(asked.toStdString() + ": this is a link that points nowhere (to " +
                                 link.symLinkTarget().toStdString() + ").");
    if (QFileInfo(asked).isFile() || QFileInfo(asked).isDir()) return;
    QStringList names;
    for (const CatalogEntry& known : catalog()) names << known.name;
    throw std::runtime_error("There is no data set, no folder and no file called " + asked.toStdString() +
                             "; there are " + names.join(QStringLiteral(", ")).toStdString() +
                             ", a folder of your own, or a file of running text.");
}

}  // namespace

Library::Library() : m_looksInSystemFolders(true) {
    m_roots << QStringLiteral("/usr/share/datasets") << userFolder();
    if (const QString given = qEnvironmentVariable("MIRU_DATA_DIR"); !given.isEmpty()) m_roots << given;
}

QString Library::userFolder() {
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/miru-lab/datasets");
}

QString Library::titleOf(const QString& name) {
    const CatalogEntry* entry = findInCatalog(name);
    return entry ? entry->title : QFileInfo(QDir::cleanPath(name)).fileName();
}

QString Library::folderOf(const CatalogEntry& entry) const {
    if (entry.isBuiltIn()) return {};
    QStringList folders;
    if (m_looksInSystemFolders) folders << entry.systemFolders;
    for (const QString& root : m_roots)
        for (const QString& name : QStringList{entry.name} + entry.otherNames) folders << root + '/' + name;
    for (const QString& folder : folders)
        if (!filesIn(folder, entry).empty()) return folder;
    return {};
}

const std::vector<CatalogFile>& Library::filesIn(const QString& folder, const CatalogEntry& entry) {
    static const std::vector<CatalogFile> none;
    for (const auto* const files : {&entry.files, &entry.otherFiles})
        if (holdsAll(folder, *files)) return *files;
    return none;
}

DataKind Library::kindOf(const QString& name) {
    if (const CatalogEntry* entry = findInCatalog(name)) return entry->kind;
    if (QFileInfo(name).isFile()) return DataKind::RunningTexts;
    switch (kindOfFolder(name)) {
        case FolderKind::Texts:
        case FolderKind::Reviews: return DataKind::Texts;
        case FolderKind::RunningTexts: return DataKind::RunningTexts;
        default: return DataKind::Numbers;
    }
}

bool Library::isSound(const QString& name) {
    if (const CatalogEntry* entry = findInCatalog(name)) return entry->extent.hasOwnLengths();
    return kindOfFolder(name) == FolderKind::Sounds;
}

bool Library::hasCoarseLabels(const QString& name) {
    if (const CatalogEntry* entry = findInCatalog(name)) return entry->extent.coarseClasses > 0;
    const auto place = kindOfFolder(name) == FolderKind::Cifar ? findCifar(name) : std::nullopt;
    return place && place->kind == CifarKind::Hundred;
}

bool Library::isHere(const QString& name) const {
    if (const CatalogEntry* entry = findInCatalog(name)) return entry->isBuiltIn() || !folderOf(*entry).isEmpty();
    if (QFileInfo(name).isFile()) return problemWithTextFile(name).empty();
    return kindOfFolder(name) != FolderKind::None;
}

bool Library::isLargerThan(qint64 bytes, const QString& name) const {
    const CatalogEntry* const entry = findInCatalog(name);
    const QString place = entry ? folderOf(*entry) : name;
    if (place.isEmpty()) return false;
    if (const QFileInfo file(place); file.isFile()) return file.size() > bytes;
    qint64 sum = 0;
    for (QDirIterator walk(place, QDir::Files, QDirIterator::Subdirectories); walk.hasNext() && sum <= bytes;)
        sum += QFileInfo(walk.next()).size();
    return sum > bytes;
}

std::function<bool(const std::string&)> Library::availability() const {
    return [this](const std::string& name) { return isHere(QString::fromStdString(name)); };
}

QString Library::folderToRead(const CatalogEntry& entry) const {
    QString folder = folderOf(entry);
    if (!folder.isEmpty()) return folder;
    throw std::runtime_error(entry.title.toStdString() + " is not on this machine: " +
                             (entry.canBeFetched() ? "get it with `miru-run datasets get " + entry.name.toStdString() +
                                                         "` (" + std::to_string(entry.downloadBytes / 1000000) + " MB)"
                                                   : "put " + entry.files.front().name.toStdString() + " in " +
                                                         (userFolder() + '/' + entry.name).toStdString()) +
                             ", or choose glyphs, which needs no download.");
}

SoundFile Library::soundOf(const QString& name, DataSplit split, int number) const {
    const CatalogEntry* const entry = findInCatalog(name);
    if (!entry) requirePlace(name);
    const QString folder = !entry ? name : entry->isBuiltIn() ? QString() : folderToRead(*entry);
    if (folder.isEmpty() || kindOfFolder(folder) != FolderKind::Sounds)
        throw std::runtime_error((folder.isEmpty() ? name : folder).toStdString() + ": there are no recordings in it.");
    return miru::soundOf(*findSounds(folder), split, number);
}

Dataset Library::load(const std::string& name) const {
    const QString asked = QString::fromStdString(name);
    const CatalogEntry* entry = findInCatalog(asked);
    if (!entry) {
        requirePlace(asked);
        return QFileInfo(asked).isFile() ? loadRunningTexts(asked) : loadFolder(asked);
    }
    Dataset dataset;
    dataset.title = entry->title.toStdString();
    if (entry->isBuiltIn()) {
        dataset = drawGlyphs();
    } else {
        const QString folder = folderToRead(*entry);
        dataset = loadFolder(folder);
        const QString part = partIn(folder, *entry);
        dataset.title = (part.isEmpty() ? entry->title : part).toStdString();
        if (dataset.train.kind() != entry->kind)
            throw std::runtime_error(folder.toStdString() + ": this is not " + entry->title.toStdString() + ".");
        if (!dataset.train.isRunningText() && dataset.train.shape().classes > entry->extent.classes)
            throw std::runtime_error(folder.toStdString() + ": this is not " + entry->title.toStdString() +
                                     ", there is a label " + std::to_string(dataset.train.shape().classes - 1) + ".");
    }
    dataset.name = name;
    if (entry->classNames.isEmpty()) return dataset;  // the files name them
    dataset.classNames.clear();
    for (const QString& className : entry->classNames) dataset.classNames.push_back(className.toStdString());
    return dataset;
}

QString Library::partIn(const QString& folder, const CatalogEntry& entry) {
    return !folder.isEmpty() && &filesIn(folder, entry) == &entry.otherFiles ? entry.otherTitle : QString();
}

QStringList Library::check(const CatalogEntry& entry) const {
    QStringList problems;
    const QString folder = folderOf(entry);
    if (folder.isEmpty()) return entry.isBuiltIn() ? problems : QStringList{entry.title + " is not on this machine."};
    for (const CatalogFile& file : filesIn(folder, entry))
        if (const QString problem = problemWithFile(findFile(folder, file), file); !problem.isEmpty())
            problems << folder + QStringLiteral(": ") + problem;
    return problems;
}

}  // namespace miru
