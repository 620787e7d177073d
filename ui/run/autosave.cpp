// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/run/autosave.h"

#include <QCoreApplication>
#include <QDir>

#include <stdexcept>

#include "core/experiment/run_folder.h"
#include "ui/run/background.h"

namespace miru {
namespace {

QString lockOf(const QString& folder) { return folder + QStringLiteral("/lock"); }

}  // namespace

Autosave::Autosave(const QString& root, Background& background) : m_root(root), m_background(background) {
    for (int attempt = 0; attempt < 100 && m_folder.isEmpty(); ++attempt) {
        const QString folder =
            QStringLiteral("%1/session-%2-%3").arg(root).arg(QCoreApplication::applicationPid()).arg(attempt);
        if (QDir(folder).exists() || !QDir().mkpath(folder)) continue;
        auto lock = std::make_unique<QLockFile>(lockOf(folder));
        lock->setStaleLockTime(0);  // held as long as the program lives
        if (!lock->tryLock()) continue;
        m_lock = std::move(lock);
        m_folder = folder;
    }
}

Autosave::~Autosave() {
    if (m_folder.isEmpty()) return;
    m_lock->unlock();
    QDir(m_folder).removeRecursively();
}

QString Autosave::folderOf(int id) const {
    return m_folder.isEmpty() ? QString() : QStringLiteral("%1/run-%2").arg(m_folder).arg(id);
}

void Autosave::keepWords(int id, const QString& name, const QString& note) {
    if (m_folder.isEmpty() || m_words.value(id, {{}, {}}) == QStringList{name, note}) return;
    m_words[id] = {name, note};
    const auto write = [folder = folderOf(id).toStdString(), name = name.toStdString(), note = note.toStdString()] {
        try {
            writeName(folder, name);
            writeNote(folder, note);
        } catch (const std::runtime_error&) {
            // Where nothing can be written, nothing is kept.
        }
        return true;
    };
    m_background.run(write, [](bool) {});
}

QStringList Autosave::takeLeftRuns() {
    QStringList runs;
    if (m_folder.isEmpty()) return runs;
    int taken = 0;
    for (const QString& name : QDir(m_root).entryList({QStringLiteral("session-*")}, QDir::Dirs, QDir::Name)) {
        const QString session = m_root + '/' + name;
        if (session == m_folder) continue;
        QLockFile lock(lockOf(session));
        lock.setStaleLockTime(0);
        if (!lock.tryLock()) continue;  // its program is alive
        for (const QString& run : QDir(session).entryList({QStringLiteral("run-*")}, QDir::Dirs, QDir::Name)) {
            const QString mine = QStringLiteral("%1/left-%2").arg(m_folder).arg(taken++);
            if (holdsRun((session + '/' + run).toStdString()) && QDir().rename(session + '/' + run, mine)) runs << mine;
        }
        lock.unlock();
        QDir(session).removeRecursively();
    }
    return runs;
}

}  // namespace miru
