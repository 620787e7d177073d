// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The session as a document: the file it is in, whether that is up to date, and what is kept of it on the disk meanwhile, so
// that neither a crash nor a forgotten save loses anything.

#include <QObject>
#include <QString>
#include <functional>
#include <memory>

#include "core/run/session_file.h"
#include "ui/run/autosave.h"
#include "ui/style/message.h"

namespace miru {

class Background;
class RecentFiles;
class RunList;
struct Run;

class SessionDocument : public QObject {
    Q_OBJECT

 public:
    /// Of the names of sessions' files.
    inline static const QString suffix = QStringLiteral("miru");

    /// `now` gathers all that a session holds.
    SessionDocument(Background& background, const RunList& runs, std::function<StoredSession()> now, QObject* parent);

    /// Empty if it has none yet.
    const QString& file() const { return m_file; }
    /// It has just been opened from there. What was kept for the next time is nobody's file: it wants a name.
    void opened(const QString& file);
    /// What is on the screen is no longer what the file has.
    void markModified();
    /// Begins to write what there is now; a message says when it is saved, or why not.
    void save(const QString& file);
    /// Waits for what is being written; false if it could not be, and only once for each time.
    bool finishSaving();
    RecentFiles* recent() const { return m_recent; }

    /// Writes what a run is called into the folder that it was opened from, if it was.
    void keepName(int run);
    /// Keeps every run on the disk while it goes. What a crash has left there is offered, until it is discarded or saved.
    void keepRunsBelow(const QString& folder);
    /// Null where no runs are kept.
    Autosave* autosave() const { return m_autosave.get(); }
    /// A message: what a crash has left, and that of it `removedSessions` had no room.
    void offerKeptRuns(int removedSessions);
    /// Closing asks nothing: what has not been saved waits in the menu of recent files. Where it could not be written, or
    /// would take so long that nobody should wait for it, what was kept of the runs while they trained stays.
    void close(const StoredSession& session);

    /// How much of the disk crashed sessions may take, in megabytes. What is there beyond it goes at the next start.
    static int roomForKeptRuns();
    static void setRoomForKeptRuns(int megabytes);

 Q_SIGNALS:
    void messageRequested(const miru::Message& message);
    void modifiedChanged(bool isModified);
    void fileChanged();
    /// A session that was not saved may be kept here from the last time.
    void lastSessionKnown(const QString& file);
    /// A run that a crash had left is back.
    void runRecovered(const miru::Run& run);

 private:
    void setFile(const QString& file);
    void setModified(bool isModified);
    void recoverRuns();
    bool keepForNextTime(const StoredSession& session);
    QList<Message::Offer> offersOfKeptRuns();

    Background& m_background;
    const RunList& m_runs;
    std::function<StoredSession()> m_now;
    RecentFiles* m_recent;
    std::unique_ptr<Autosave> m_autosave;
    QString m_file;
    bool m_isModified = false;
    int m_changes = 0;  ///< made to what a session holds, counted
    int m_savesUnderWay = 0;
    QString m_problem;  ///< with the last save; empty: none
};

}  // namespace miru
