// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/style/run_course.h"

#include <QCoreApplication>
#include <cmath>

#include "core/measure/snapshot.h"
#include "ui/style/numbers.h"
#include "ui/style/result_text.h"

namespace miru {
namespace {

/// In the accuracy panel's words.
class Panel {
    Q_DECLARE_TR_FUNCTIONS(miru::AccuracyPanel)
};

}  // namespace

QList<TaskSpan> taskSpansOf(const Snapshot& snapshot) {
    const Timetable& timetable = snapshot.timetable;
    const bool isJoint = snapshot.position.taskCount > 1 && timetable.sequences(0) == 0;
    QList<TaskSpan> spans;
    for (int task = 0; task < snapshot.position.taskCount && task <= snapshot.activityTask; ++task)
        if (timetable.sequences(task) > 0)
            spans << TaskSpan{
                thousands(timetable.samplesBefore(task)), thousands(timetable.samplesBefore(task + 1)), task,
                isJoint ? Panel::tr("learning all tasks at once") : Panel::tr("learning task %1").arg(task + 1),
                isJoint ? Panel::tr("all tasks") : Panel::tr("task %1").arg(task + 1)};
    return spans;
}

QList<ChangeMark> changeMarksOf(const Snapshot& snapshot) {
    constexpr int stepsPerRun = 40;  // changes of one knob closer than a fortieth of the run are one
    const auto& changes = snapshot.changes;
    const std::int64_t near = snapshot.timetable.totalBatches() / stepsPerRun;
    QList<ChangeMark> marks;
    for (std::size_t first = 0, last = 0; first < changes.size(); first = ++last) {
        while (last + 1 < changes.size() && changes[last + 1].knob == changes[first].knob &&
               changes[last + 1].batch - changes[last].batch <= near)
            ++last;
        KnobChange change = changes[first];
        change.value = changes[last].value;
        marks << ChangeMark{snapshot.timetable.samplesAt(change.batch) / 1000,
                            words::describe(change, valueBefore(first, changes, snapshot.firstKnobs))};
    }
    if (snapshot.state == RunState::Diverged)
        marks << ChangeMark{thousands(snapshot.position.samples), Panel::tr("diverged")};
    return marks;
}

std::optional<double> firstTaskLearnedAt(const Snapshot& snapshot) {
    const auto& rows = snapshot.scoreboard.rows();
    if (rows.empty() || rows[0].empty() || !std::isfinite(rows[0][0])) return std::nullopt;
    return rows[0][0];
}

std::optional<double> firstTaskNowAt(const Snapshot& snapshot) {
    if (snapshot.accuracy.empty() || snapshot.accuracy[0].empty()) return std::nullopt;
    const double now = snapshot.accuracy[0].points().back().value;
    return std::isfinite(now) ? std::optional(now) : std::nullopt;
}

int pointsLost(double before, double now) {
    return static_cast<int>(std::lround(100 * before) - std::lround(100 * now));
}

QString outcomeOf(const Snapshot& snapshot, const QString& strong) {
    if (snapshot.position.taskCount > 1 && snapshot.timetable.sequences(0) == 0) {
        const auto acc = snapshot.scoreboard.value(Metric::Acc);
        return acc ? Panel::tr("All tasks learned at once: %1 on average.").arg(words::percent(acc))
                   : Panel::tr("learning all tasks at once");
    }
    const auto learned = firstTaskLearnedAt(snapshot);
    const auto now = firstTaskNowAt(snapshot);
    if (!learned || !now) return Panel::tr("learning the first task");
    if (snapshot.scoreboard.rows().size() == 1 && snapshot.activityTask < 1)
        return Panel::tr("Task 1: accuracy %1.").arg(words::percent(learned));
    const int lost = pointsLost(*learned, *now);
    const QString before = words::percent(learned);
    const QString after = words::percent(now);
    if (lost < 0) return Panel::tr("Task 1 rose from %1 to %2: nothing forgotten.").arg(before, after);
    if (lost == 0) return Panel::tr("Task 1 stayed at %1: nothing forgotten.").arg(after);
    return Panel::tr("Task 1 fell from %1 to %2: %3.")
        .arg(before, after, strong.arg(Panel::tr("%n points forgotten", nullptr, lost)));
}

}  // namespace miru
