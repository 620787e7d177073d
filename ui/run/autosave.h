// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What survives a crash of the window: each session keeps its runs in a folder of its own, and clears it away when it ends
// well. A folder that is there and belongs to no living session is what a crash has left.

#include <QHash>
#include <QLockFile>
#include <QString>
#include <QStringList>
#include <memory>

namespace miru {

class Background;

class Autosave {
 public:
    /// Keeps the runs of this session below `root` (made if need be). Where nothing can be written, nothing is kept. The
    /// background ends first.
    Autosave(const QString& root, Background& background);
    /// Ends well: what was kept is cleared away.
    ~Autosave();
    Autosave(const Autosave&) = delete;
    Autosave& operator=(const Autosave&) = delete;

    /// Where run number `id` is kept; empty where nothing can be kept.
    QString folderOf(int id) const;
    /// Keeps what run number `id` was called and what was written about it. Writes on another thread.
    void keepWords(int id, const QString& name, const QString& note);
    /// Where the session is kept that ended without having been saved.
    QString lastSession() const { return m_root + QStringLiteral("/last.miru"); }
    /// Folders of runs that crashed sessions have left; they belong to this session from now on.
    QStringList takeLeftRuns();

 private:
    QString m_root;
    QString m_folder;
    Background& m_background;
    QHash<int, QStringList> m_words;  ///< as they are kept
    std::unique_ptr<QLockFile> m_lock;
};

}  // namespace miru
