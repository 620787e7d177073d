// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What runs are called where several are shown: in lists, legends, heads of tables and reports.
//
// A name the user gave wins. Else a run is called by what tells it apart from the others shown, the settings that matter
// first and no more than are needed: "λ 0.5" beside "λ 0.9", "GRU" beside "MiRU-2". Where no setting tells runs apart, their
// folder does, or their note, or a number.

#include <QList>
#include <QString>
#include <QStringList>
#include <string>
#include <vector>

#include "core/run/run.h"

namespace miru {

/// One name each, all of them different.
QStringList namesOf(const QList<const Run*>& runs);
QStringList namesOf(const QList<Run>& runs);

/// A name as it is kept: one line, not too long.
inline constexpr int maxRunNameLength = 80;
QString tidiedRunName(const QString& name);

/// Tags as they are kept, of a text in which commas part them: each once, none too long, not too many.
inline constexpr int maxTagLength = 40;
inline constexpr int maxTags = 20;
QStringList tidiedTags(const QString& text);
/// "lecture, baseline"
QString tagsText(const std::vector<std::string>& tags);

}  // namespace miru
