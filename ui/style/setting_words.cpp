// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/style/setting_words.h"
#include "core/model/cell_kinds.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "datasets/library.h"
#include "ui/style/numbers.h"
#include "ui/style/translated.h"

namespace miru::words {
namespace {

QString tr(const char* text) { return QCoreApplication::translate("miru::words", text); }

constexpr std::size_t changesToldOneByOne = 3;

}  // namespace

QString valueText(const SettingValue& value) {
    struct Visitor {
        QString operator()(std::monostate) const { return tr("none"); }
        QString operator()(std::int64_t whole) const { return number(whole); }
        QString operator()(double real) const { return exact(real); }
        QString operator()(bool flag) const { return flag ? tr("yes") : tr("no"); }
        QString operator()(const std::string& text) const { return QString::fromStdString(text); }
        QString operator()(const Range& range) const { return exact(range.low) + QChar(0x2026) + exact(range.high); }
    };
    return std::visit(Visitor{}, value);
}

QString valueText(const SpecField& field, const SettingValue& value) {
    const auto* const text = std::get_if<std::string>(&value);
    const auto* const whole = std::get_if<std::int64_t>(&value);
    if (field.key == "data.dataset" && text) return Library::titleOf(QString::fromStdString(*text));
    if (field.form.isName && whole) return QLocale::c().toString(*whole);
    if (const FieldChoice* const choice = text ? field.choiceOf(*text) : nullptr) return setting(choice->title);
    return valueText(value);
}

QString courseText(const SpecField& field, const std::optional<SettingCourse>& course) {
    if (!course) return QStringLiteral("–");
    const bool isCoefficient = field.key == "model.beta" || field.key == "model.lambda";
    QString first = valueText(field, course->first);
    if (isCoefficient && std::holds_alternative<Range>(course->first)) first = tr("%1 per unit").arg(first);
    if (isCoefficient && std::holds_alternative<std::monostate>(course->first)) first = tr("from the file");
    const auto& changes = course->changes;
    if (changes.empty()) return first;
    const auto valueOf = [&](const KnobChange& event) { return valueText(field, miru::valueOf(field, event.value)); };
    if (changes.size() > changesToldOneByOne)
        return tr("%1 → %2, turned %3 times, batch %4 to %5")
            .arg(first, valueOf(changes.back()), number(static_cast<qint64>(changes.size())),
                 number(changes.front().batch), number(changes.back().batch));
    QString text = first;
    for (const KnobChange& change : changes) text += tr(" → %1 at batch %2").arg(valueOf(change), number(change.batch));
    return text;
}

QList<SettingDifference> differencesOf(const QList<const Run*>& runs) {
    QList<SettingDifference> differences;
    for (const SpecField& field : specFields()) {
        std::vector<std::optional<SettingCourse>> courses;
        for (const Run* run : runs)
            courses.push_back(
                courseOf(field, run->spec, dataKindAmong(*run, runs),
                         run->latest() ? run->latest()->position.batch : std::numeric_limits<std::int64_t>::max()));
        if (std::ranges::all_of(courses, [&](const auto& course) { return course == courses.front(); })) continue;
        SettingDifference difference{setting(field.label), QString::fromStdString(field.key), {}};
        for (const auto& course : courses) difference.values << courseText(field, course);
        differences << difference;
    }
    return differences;
}

QList<SettingDifference> differencesOf(const QList<Run>& runs) {
    QList<const Run*> compared;
    for (const Run& run : runs) compared << &run;
    return differencesOf(compared);
}

QString unfinishedText(const Snapshot& latest) {
    const QString batch = number(latest.position.batch);
    switch (latest.state) {
        case RunState::Finished: return {};
        case RunState::Diverged: return tr("diverged at batch %1").arg(batch);
        case RunState::Stopped: return tr("stopped at batch %1").arg(batch);
        case RunState::Running:
        case RunState::Paused: break;
    }
    return tr("at batch %1, not finished").arg(batch);
}

QString describe(ComparisonObstacle obstacle) {
    switch (obstacle) {
        case ComparisonObstacle::OtherData: return tr("other data");
        case ComparisonObstacle::OtherStream: return tr("another stream of tasks");
        case ComparisonObstacle::OtherScenario: return tr("another scenario");
        case ComparisonObstacle::OtherTasks: return tr("another number of tasks");
        case ComparisonObstacle::OtherTests: return tr("evaluated on other sequences");
        case ComparisonObstacle::OtherLength: break;
    }
    return tr("tasks of another length");
}

}  // namespace miru::words
