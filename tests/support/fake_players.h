// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Programs that play sound, or do other things, made on the spot: they are the only ones there, and no sound is heard.

#include <QFile>
#include <QString>
#include <QTemporaryDir>

namespace miru::testing {

/// As long as it is there, programs are looked for in its folder alone.
class FakePlayers {
 public:
    FakePlayers() : m_path(qgetenv("PATH")) { qputenv("PATH", m_folder.path().toLocal8Bit()); }
    ~FakePlayers() { qputenv("PATH", m_path); }
    FakePlayers(const FakePlayers&) = delete;
    FakePlayers& operator=(const FakePlayers&) = delete;

    QString path(const QString& name) const { return m_folder.filePath(name); }
    /// A program of this name that does these lines of a shell; "$1" is the file.
    void add(const QString& name, const QString& lines) const {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly)) qFatal("the test cannot write a program");
        file.write(("#!/bin/sh\n" + lines + '\n').toLocal8Bit());
        file.close();
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    /// One that keeps what it was given as the file `heard`, and ends.
    void addOneThatPlays(const QString& name) const {
        add(name, QStringLiteral("/bin/cp \"$1\" '%1.part' && /bin/mv '%1.part' '%1'").arg(path("heard")));
    }
    /// One that keeps its number as the file `playing`, and never ends.
    void addOneThatGoesOn(const QString& name) const {
        add(name, QStringLiteral("echo \"$1\" > '%1.part' && /bin/mv '%1.part' '%1'; exec /bin/sleep 1000")
                      .arg(path("playing")));
    }
    QByteArray content(const QString& name) const {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

 private:
    QTemporaryDir m_folder;
    QByteArray m_path;
};

}  // namespace miru::testing
