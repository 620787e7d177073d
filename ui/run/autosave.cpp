// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/run/autosave.h"

#include <QDir>
#include <QDirIterator>
#include <QList>
#include <QPointer>
#include <algorithm>
#include <iterator>
#include <optional>
#include <stdexcept>
#include <utility>

#include "core/run/run_folder.h"
#include "ui/run/background.h"

namespace miru {
namespace {

const QString sessionName = QStringLiteral("session-");
const QString removedName = QStringLiteral("removed-");

/// The numbers in a name, in order: what folders are sorted by, so that run-10 comes after run-9.
QList<qulonglong> numbersIn(const QString& name) {
    QList<qulonglong> numbers;
    for (const QString& part : name.split('-').mid(1)) numbers << part.toULongLong();
    return numbers;
}

/// Folders in `parent` whose names begin so, by rising number.
QStringList foldersIn(const QString& parent, const QString& beginning) {
    QStringList folders;
    for (const QString& name : QDir(parent).entryList({beginning + '*'}, QDir::Dirs)) folders << parent + '/' + name;
    std::ranges::sort(folders, [](const QString& a, const QString& b) {
        return numbersIn(QDir(a).dirName()) < numbersIn(QDir(b).dirName());
    });
    return folders;
}

/// The lock of a session, unless its program is alive.
std::optional<FileLock> lockSession(const QString& folder) {
    try {
        return FileLock::tryTake((folder + QStringLiteral("/lock")).toStdString());
    } catch (const std::runtime_error&) {
        return std::nullopt;  // it is gone, or nothing can be written there
    }
}

qint64 bytesBelow(const QString& folder) {
    qint64 bytes = 0;
    QDirIterator walk(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (walk.hasNext()) {
        walk.next();
        bytes += walk.fileInfo().size();
    }
    return bytes;
}

/// Takes a folder out of sight at once, whole; whoever still writes there finds it gone. Returns where it is now.
QString takeAside(const QString& root, const QString& folder) {
    for (int attempt = 0; attempt < 1000; ++attempt) {
        const QString aside = QStringLiteral("%1/%2%3").arg(root, removedName).arg(attempt);
        if (QDir().rename(folder, aside)) return aside;
        if (!QDir(folder).exists()) return {};
    }
    return folder;
}

}  // namespace

/// What a look at the root has found.
struct Autosave::Search {
    std::vector<Session> sessions;
    int removed = 0;
};

Autosave::Autosave(const QString& root, Background& background) : m_root(root), m_background(background) {
    if (!QDir().mkpath(root)) return;
    const QStringList sessions = foldersIn(root, sessionName);
    // Higher than all others: the number tells which session is the newest.
    qulonglong number = sessions.isEmpty() ? 1 : numbersIn(QDir(sessions.last()).dirName()).front() + 1;
    for (int attempt = 0; attempt < 100 && m_folder.isEmpty(); ++attempt, ++number) {
        const QString folder = root + '/' + sessionName + QString::number(number);
        if (!QDir().mkdir(folder)) continue;  // another window was quicker
        auto lock = lockSession(folder);
        if (!lock) continue;
        m_lock = std::move(*lock);
        m_folder = folder;
    }
}

Autosave::~Autosave() = default;

QString Autosave::folderOf(int id) const {
    if (m_folder.isEmpty()) return {};
    return m_opened.value(id, QStringLiteral("%1/run-%2").arg(m_folder).arg(id));
}

void Autosave::keepWords(int id, const QString& name, const QString& note, const std::vector<std::string>& tags) {
    const Words words{name, note, tags};
    if (m_folder.isEmpty() || m_words.value(id) == words) return;
    m_words[id] = words;
    const auto write = [folder = folderOf(id).toStdString(), words] {
        try {
            writeName(folder, words.name.toStdString());
            writeNote(folder, words.note.toStdString());
            writeTags(folder, words.tags);
        } catch (const std::runtime_error&) {
            // Where nothing can be written, nothing is kept.
        }
        return true;
    };
    m_background.run(write, [](bool) {});
}

Autosave::Search Autosave::search(const QString& root, const QString& own, qint64 most) {
    Search search;
    for (const QString& removed : foldersIn(root, removedName)) QDir(removed).removeRecursively();
    const auto remove = [&root](const QString& folder) { QDir(takeAside(root, folder)).removeRecursively(); };
    for (const QString& folder : foldersIn(root, sessionName)) {
        if (folder == own) continue;
        auto lock = lockSession(folder);
        if (!lock) continue;
        QStringList runs = foldersIn(folder, QStringLiteral("run-"));
        runs.removeIf([](const QString& run) { return !holdsRun(run.toStdString()); });
        if (runs.isEmpty())
            remove(folder);
        else
            search.sessions.push_back({folder, std::move(*lock), runs});
    }
    qint64 bytes = bytesBelow(root);
    while (bytes > most && search.sessions.size() > 1) {
        bytes -= bytesBelow(search.sessions.front().folder);
        remove(search.sessions.front().folder);
        search.sessions.erase(search.sessions.begin());
        ++search.removed;
    }
    return search;
}

void Autosave::findKeptRuns(int megabytes) {
    if (m_folder.isEmpty()) return;
    const auto look = [root = m_root, own = m_folder, most = qint64{megabytes} * 1'000'000] {
        return std::make_shared<Search>(search(root, own, most));
    };
    m_background.run(look, [self = QPointer(this)](const std::shared_ptr<Search>& search) {
        Autosave* const autosave = self.data();
        if (!autosave) return;
        std::ranges::move(search->sessions, std::back_inserter(autosave->m_crashed));
        Q_EMIT autosave->found(static_cast<int>(autosave->keptRuns().size()), search->removed);
    });
}

QStringList Autosave::keptRuns() const {
    QStringList runs;
    for (const Session& session : m_crashed)
        for (const QString& run : session.runs)
            if (std::ranges::find(m_opened, run) == m_opened.end()) runs << run;
    return runs;
}

/// Out of sight at once; the disk has its time.
void Autosave::remove(const QString& folder) {
    const QString aside = takeAside(m_root, folder);
    if (aside.isEmpty()) return;
    m_background.run([aside] { return QDir(aside).removeRecursively(); }, [](bool) {});
}

/// Removes what a crash has left of a run, and its session with the last of its runs.
void Autosave::forget(const QString& run) {
    for (Session& session : m_crashed) {
        if (session.runs.removeAll(run) == 0) continue;
        remove(session.runs.isEmpty() ? session.folder : run);
    }
    std::erase_if(m_crashed, [](const Session& session) { return session.runs.isEmpty(); });
}

void Autosave::discard(int id) {
    m_words.remove(id);
    if (m_opened.contains(id))
        forget(m_opened.take(id));
    else if (!m_folder.isEmpty())
        remove(folderOf(id));
}

void Autosave::discardKeptRuns() {
    for (const QString& run : keptRuns()) forget(run);
}

void Autosave::squeezedOut(int id) {
    if (m_opened.remove(id) == 0) discard(id);
}

void Autosave::saved(const std::vector<int>& ids) {
    for (const int id : ids)
        if (m_opened.contains(id)) forget(m_opened.take(id));
}

void Autosave::clear() {
    if (m_folder.isEmpty()) return;
    const QString aside = takeAside(m_root, std::exchange(m_folder, {}));
    if (!aside.isEmpty()) QDir(aside).removeRecursively();
    m_lock = {};
    m_crashed.clear();
    m_opened.clear();
}

}  // namespace miru
