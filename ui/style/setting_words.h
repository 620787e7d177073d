// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What a setting is and was, in words: the same in names of runs, in the list of runs and in reports.

#include <QList>
#include <QString>
#include <QStringList>

#include "core/run/comparability.h"
#include "core/run/run.h"
#include "core/spec/setting_course.h"

namespace miru::words {

/// As people write it; with every digit where fewer would be another number.
QString valueText(const SettingValue& value);
/// Of this setting: a data set and a choice have titles.
QString valueText(const SpecField& field, const SettingValue& value);
/// "0.55", "0.55 → 0.8 at batch 3,000"; "–" where the setting does nothing
QString courseText(const SpecField& field, const std::optional<SettingCourse>& course);

/// A setting that is not the same in all of some runs.
struct SettingDifference {
    QString label;
    QString key;
    QStringList values;  ///< of each run
};
/// All of them, in the order of the table of settings. What does nothing in a run is no difference but a dash.
QList<SettingDifference> differencesOf(const QList<const Run*>& runs);
QList<SettingDifference> differencesOf(const QList<Run>& runs);

/// "stopped at batch 1,200", "diverged at batch 300"; empty for a run that is finished.
QString unfinishedText(const Snapshot& latest);
/// "other data set", …: why results are not compared.
QString describe(ComparisonObstacle obstacle);

}  // namespace miru::words
