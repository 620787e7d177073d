// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The files opened and saved lately, the last one first; every window of this user knows the same ones.

#include <QObject>
#include <QStringList>

class QMenu;

namespace miru {

class RecentFiles : public QObject {
    Q_OBJECT

 public:
    static constexpr int capacity = 8;

    using QObject::QObject;

    /// Those that are still there.
    QStringList files() const;
    /// The folders they lie in.
    QStringList folders() const;
    /// Puts it first. From any thread: it writes to the disk.
    void add(const QString& file);
    /// A menu that lists them whenever it is opened. `also`: one more, at the end, under the name `alsoName`, if it is there.
    QMenu* makeMenu(const QString& title, const QString& also, const QString& alsoName);

 Q_SIGNALS:
    void chosen(const QString& file);
};

}  // namespace miru
