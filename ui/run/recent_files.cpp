// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/run/recent_files.h"

#include <QAction>
#include <QDir>
#include <QFileInfo>
#include <QMenu>
#include <QSettings>

namespace miru {
namespace {

const QString key = QStringLiteral("recent");

}  // namespace

QStringList RecentFiles::files() const {
    QStringList files = QSettings().value(key).toStringList();
    files.removeIf([](const QString& file) { return !QFileInfo::exists(file); });
    return files;
}

QStringList RecentFiles::folders() const {
    QStringList folders;
    for (const QString& file : files()) folders << QFileInfo(file).absolutePath();
    folders.removeDuplicates();
    return folders;
}

void RecentFiles::add(const QString& file) {
    const QString path = QFileInfo(file).absoluteFilePath();
    QStringList files = this->files();
    files.removeAll(path);
    files.prepend(path);
    QSettings().setValue(key, files.mid(0, capacity));
}

QMenu* RecentFiles::makeMenu(const QString& title, const QString& also, const QString& alsoName) {
    auto* const menu = new QMenu(title);
    connect(menu, &QMenu::aboutToShow, this, [this, menu, also, alsoName] {
        menu->clear();
        for (const QString& file : files()) {
            QString name = QFileInfo(file).fileName();
            QAction* const action = menu->addAction(name.replace('&', QLatin1String("&&")));
            action->setToolTip(QDir::toNativeSeparators(file));
            connect(action, &QAction::triggered, this, [this, file] { Q_EMIT chosen(file); });
        }
        if (QFileInfo::exists(also)) {
            if (!menu->isEmpty()) menu->addSeparator();
            menu->addAction(alsoName, this, [this, also] { Q_EMIT chosen(also); });
        }
        if (menu->isEmpty()) menu->addAction(tr("none yet"))->setEnabled(false);
    });
    menu->setToolTipsVisible(true);
    menu->addAction(QString());  // an empty menu would not open
    return menu;
}

}  // namespace miru
