// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The help outside the window, in English: the glossary of the README and the manual pages, the keys of the manual page, and
// a topic in a terminal. In files they stand between two marks; what is between them is made here and nowhere else.

#include <QList>
#include <QPair>
#include <QString>
#include <optional>

namespace miru {

struct HelpTopic;

/// Rows of a Markdown table, as the README has them.
QString glossaryInMarkdown();
/// The same as a section of a manual page.
QString glossaryInRoff();
/// Keys and what they do, as a section of a manual page.
QString keysInRoff(const QList<QPair<QString, QString>>& keys);
/// A topic as lines of plain text.
QString inPlainText(const HelpTopic& topic);

/// `file` with `made` between the marks that begin and end `part`; nothing if it has no such marks.
std::optional<QString> withPart(const QString& file, const QString& part, const QString& made);

}  // namespace miru
