// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The pages of the help as rich text, in the language of the window and the colours of the theme in force.

#include <QList>
#include <QString>

#include "ui/help/keys.h"

namespace miru {

struct HelpTopic;

/// Pages that are no topic's, by the names that links give them.
namespace help_page {
inline const QString contents = QStringLiteral("contents");
inline const QString glossary = QStringLiteral("glossary");
inline const QString keys = QStringLiteral("keys");
inline const QString about = QStringLiteral("about");
inline const QString licence = QStringLiteral("licence");
inline const QString teachers = QStringLiteral("teachers");
}  // namespace help_page

/// The address of a page, or of a word of the glossary, "#task".
QString addressOf(const QString& page);
/// Links of the page *About* that put a citation on the clipboard.
inline const QString copyBibtex = QStringLiteral("copy:bibtex");
inline const QString copyCitation = QStringLiteral("copy:text");
/// A link of the page for teachers that writes it to a file.
inline const QString saveGuide = QStringLiteral("save:guide");

/// Every question that the help answers.
QString contentsPage();
QString topicPage(const HelpTopic& topic);
QString glossaryPage();
QString keysPage(const QList<KeyRow>& keys);
/// Versions, licence, and how to cite.
QString aboutPage();
QString licencePage();
/// The guide for teachers, on the lessons that come with the program.
QString teachersPage();

}  // namespace miru
