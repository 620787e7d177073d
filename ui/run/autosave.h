// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What survives a crash of the window: each session keeps its runs in a folder of its own while they train, and clears it
// away once they are saved. A folder that belongs to no living session is what a crash has left.
//
//     ROOT/session-7/run-1/   run 1 of session 7 (core/run/run_recorder.h)
//     ROOT/session-7/lock     held by the kernel as long as the session lives, or offers what that one left
//     ROOT/last.miru          the session that was closed last without having been saved
//     ROOT/removed-…          on its way out
//
// What a crash has left is never moved: it stays where it is, and resumed runs continue in their own folder, until
// somebody discards it or it has been saved. So a crash during the recovery loses nothing either.

#include <QHash>
#include <QObject>
#include <QString>
#include <QStringList>
#include <memory>
#include <string>
#include <vector>

#include "core/files/file_lock.h"

namespace miru {

class Background;

class Autosave : public QObject {
    Q_OBJECT

 public:
    static constexpr int defaultMegabytes = 200;

    /// Keeps the runs of this session below `root` (made if need be). Where nothing can be written, nothing is kept. The
    /// background ends first.
    Autosave(const QString& root, Background& background);
    /// What is kept stays, unless `clear` has been called.
    ~Autosave() override;

    /// Where run number `id` is kept; empty where nothing can be kept.
    QString folderOf(int id) const;
    /// Keeps what run number `id` was called, what was written about it, and its tags. Writes on another thread.
    void keepWords(int id, const QString& name, const QString& note, const std::vector<std::string>& tags);
    /// Where the session is kept that ended without having been saved.
    QString lastSession() const { return m_root + QStringLiteral("/last.miru"); }

    /// Looks, on another thread, for runs that crashed sessions have left; they belong to this session from then on. If
    /// everything below the root takes more than `megabytes`, the oldest crashed sessions are removed first; never the last
    /// one, and never a living one. `found` tells what has come of it.
    void findKeptRuns(int megabytes);
    /// Folders of the runs found that are not in the list of runs, the newest last.
    QStringList keptRuns() const;
    /// A kept run is now number `id` of the list, and continues in its folder.
    void opened(const QString& folder, int id) { m_opened[id] = folder; }
    bool isKeptRun(int id) const { return m_opened.contains(id); }

    /// The user does not want run number `id` any more.
    void discard(int id);
    /// Nor any of the kept runs that are not in the list.
    void discardKeptRuns();
    /// Run number `id` made room for another in the list. One of this session is gone; a kept run stays kept.
    void squeezedOut(int id);
    /// These runs are in a file now: what a crash left of them is no longer needed.
    void saved(const std::vector<int>& ids);
    /// The session ends well: what was kept of its own runs is cleared away, and nothing is kept from here on. What crashes
    /// have left, and nobody has discarded or saved, is there for the next session.
    void clear();

 Q_SIGNALS:
    /// So many runs were kept; so many crashed sessions were removed to make room.
    void found(int runs, int removedSessions);

 private:
    struct Session {
        QString folder;
        FileLock lock;
        QStringList runs;  ///< folders, the oldest first
    };
    struct Search;

    static Search search(const QString& root, const QString& own, qint64 most);
    void forget(const QString& run);
    void remove(const QString& folder);

    QString m_root;
    QString m_folder;  ///< of this session; empty: nothing can be kept
    Background& m_background;
    struct Words {
        QString name;
        QString note;
        std::vector<std::string> tags;
        bool operator==(const Words&) const = default;
    };
    QHash<int, Words> m_words;     ///< as they are kept
    QHash<int, QString> m_opened;  ///< kept runs that are in the list
    FileLock m_lock;
    std::vector<Session> m_crashed;  ///< the oldest first
};

}  // namespace miru
