// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// How to cite the lab, and the paper that its cells come from: what CITATION.cff says, in the forms that people paste.

#include <QList>
#include <QString>
#include <QStringList>

namespace miru {

/// One work: the program itself, or an article it refers to.
struct CitedWork {
    QString type;  ///< "software", "article"
    QString title;
    QStringList authors;  ///< "Zyarah, Abdullah M.", or a group's name
    QString year;
    QString version;
    QString identifier;  ///< "arXiv:2503.06175"
    QString url;
};

/// Reads a Citation File Format file (cff-version 1.2.0), as far as this project's goes: the program first, then what it
/// refers to.
QList<CitedWork> readCitation(const QString& cff);
/// Those of the program.
const QList<CitedWork>& citedWorks();

QString inBibtex(const QList<CitedWork>& works);
/// A line each.
QString inPlainText(const QList<CitedWork>& works);

/// The text of the licence.
QString licenceText();

}  // namespace miru
