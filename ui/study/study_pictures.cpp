// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/study/study_pictures.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>
#include <limits>

#include "ui/study/study_words.h"
#include "ui/style/numbers.h"

namespace miru {
namespace {

/// In the words of the view that shows them.
class View {
    Q_DECLARE_TR_FUNCTIONS(miru::StudyView)
};

QString nameOf(const Axis::Case& one) { return words::localized(QString::fromStdString(one.name)); }

QStringList namesOf(const Axis& axis) {
    QStringList names;
    for (const Axis::Case& one : axis.cases) names << nameOf(one);
    return names;
}

StudyCoursePicture::Course courseOf(const StoredStudy& study, const StudyGroup& group, LearningCurve curve) {
    StudyCoursePicture::Course line;
    line.color = curve == LearningCurve::AllSoFar ? 0 : 1;
    line.courses = learningCurvesOf(study, group, curve);
    for (std::size_t task = 0; !line.courses.empty() && task < line.courses.front().size(); ++task) {
        std::vector<double> values;
        for (const auto& one : line.courses) values.push_back(one[task]);
        const Statistics s = statisticsOf(values);
        line.mean.push_back(s.mean);
        if (!s.hasBand()) continue;
        line.low.push_back(s.low());
        line.high.push_back(s.high());
    }
    return line;
}

}  // namespace

bool hasCourses(const Study& study) { return study.spec.data.tasks > 1 && gridOf(study).has_value() && !mapOf(study); }

StudyCoursePicture coursePictureOf(const StoredStudy& study) {
    const auto groups = groupsOf(study.study);
    const StudyMap grid = gridOf(study.study).value();
    StudyCoursePicture shown;
    shown.rowNames = namesOf(study.study.axes[grid.rowAxis]);
    shown.columnNames = namesOf(study.study.axes[grid.columnAxis]);
    shown.xTitle = View::tr("tasks learned; accuracy in %");
    shown.lineNames = {View::tr("all tasks so far"), View::tr("first task")};
    for (const auto& row : grid.groups) {
        auto& cells = shown.cells.emplace_back();
        for (const std::size_t group : row) {
            cells.push_back({courseOf(study, groups[group], LearningCurve::AllSoFar),
                             courseOf(study, groups[group], LearningCurve::FirstTask)});
            shown.steps = std::max(shown.steps, study.study.specOf(groups[group].runs.front()).data.tasks);
        }
    }
    return shown;
}

StudyMapPicture mapPictureOf(const StoredStudy& study, const StudyMap& map, Measure measure) {
    const auto groups = groupsOf(study.study);
    StudyMapPicture shown;
    const Axis& rows = study.study.axes[map.rowAxis];
    const Axis& columns = study.study.axes[map.columnAxis];
    for (const QString& name : namesOf(rows)) shown.rowNames << nameOf(rows) + ' ' + name;
    for (const QString& name : namesOf(columns)) shown.columnNames << nameOf(columns) + ' ' + name;
    const bool isLoss = measure == Measure::Forgetting;
    shown.low = std::numeric_limits<double>::infinity();
    shown.high = -shown.low;
    Statistics best;
    for (const auto& row : map.groups) {
        auto& values = shown.values.emplace_back();
        for (const std::size_t group : row) {
            const Statistics s = statisticsOf(valuesOf(study, groups[group], measure));
            values.push_back(s.n > 0 ? s.mean : std::numeric_limits<double>::quiet_NaN());
            if (s.n == 0) continue;
            shown.low = std::min(shown.low, s.mean);
            shown.high = std::max(shown.high, s.mean);
            if (best.n == 0 || (isLoss ? s.mean < best.mean : s.mean > best.mean)) best = s;
        }
    }
    for (const auto& row : shown.values) {
        auto& marks = shown.marked.emplace_back();
        for (const double mean : row)
            marks.push_back(best.n > 1 && std::isfinite(mean) && std::abs(mean - best.mean) <= best.deviation);
    }
    return shown;
}

StudyGroupsPicture groupsPictureOf(const StoredStudy& study, Measure measure) {
    const auto groups = groupsOf(study.study);
    const auto& axes = study.study.axes;
    StudyGroupsPicture shown;
    shown.axis = View::tr("%1, %").arg(nameOf(measure));
    // The first axis that is not the seed gives the colour; where it changes, a gap.
    std::size_t leading = 0;
    while (leading + 1 < axes.size() && axes[leading].isSeed()) ++leading;
    for (std::size_t n = 0; n < groups.size(); ++n) {
        const auto values = valuesOf(study, groups[n], measure);
        const Statistics s = statisticsOf(values);
        StudyGroupsPicture::Group group;
        group.name = words::localized(QString::fromStdString(groups[n].name));
        group.color = static_cast<int>(groups[n].place[leading]);
        group.points = values;
        group.mean = s.mean;
        group.low = s.hasBand() ? s.low() : s.mean;
        group.high = s.hasBand() ? s.high() : s.mean;
        group.startsBlock = n > 0 && groups[n].place[leading] != groups[n - 1].place[leading] &&
                            groups.size() > axes[leading].cases.size();
        shown.groups.push_back(std::move(group));
    }
    return shown;
}

QString captionOfMap(Measure measure) {
    return View::tr("%1, %; the line encloses what lies within one sd of the best").arg(nameOf(measure));
}

QString captionOfCourses() {
    return View::tr(
        "each thin line one seed, the thick one their mean; from three seeds on, the band its 95 % interval");
}

QString captionOfGroups() {
    return View::tr("each dot one seed, the line their mean; from three seeds on, the bar its 95 % interval");
}

}  // namespace miru
