// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/study/study_view.h"

#include <QStackedLayout>
#include <QToolTip>

#include "ui/charts/heat_map.h"
#include "ui/charts/interval_chart.h"
#include "ui/charts/small_multiples.h"
#include "ui/study/study_pictures.h"
#include "ui/style/claim_words.h"
#include "ui/style/numbers.h"
#include "ui/style/palette.h"

namespace miru {
StudyView::StudyView(QWidget* parent)
    : QWidget(parent),
      m_stack(new QStackedLayout(this)),
      m_map(new HeatMap),
      m_chart(new IntervalChart),
      m_multiples(new SmallMultiples) {
    m_stack->addWidget(m_chart);
    m_stack->addWidget(m_map);
    m_stack->addWidget(m_multiples);
    m_multiples->setAccessibleName(tr("How each group of runs went, task after task"));
    m_map->setAccessibleName(tr("Result at each pair of settings"));
    m_chart->setAccessibleName(tr("Result of each group of runs"));
    const auto hovered = [this](int row, int column, const QPoint& position) {
        if (row < 0 || !m_place) return QToolTip::hideText();
        explain(m_place->groups[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)], position);
    };
    const auto clicked = [this](int row, int column) {
        if (m_place) choose(m_place->groups[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)]);
    };
    connect(m_map, &HeatMap::cellHovered, this, hovered);
    connect(m_map, &HeatMap::cellClicked, this, clicked);
    connect(m_multiples, &SmallMultiples::cellHovered, this, hovered);
    connect(m_multiples, &SmallMultiples::cellClicked, this, clicked);
    connect(m_chart, &IntervalChart::groupHovered, this, [this](int group, const QPoint& position) {
        if (group < 0) return QToolTip::hideText();
        explain(static_cast<std::size_t>(group), position);
    });
    connect(m_chart, &IntervalChart::groupClicked, this,
            [this](int group) { choose(static_cast<std::size_t>(group)); });
}

void StudyView::explain(std::size_t group, const QPoint& position) {
    const Statistics s = statisticsOf(valuesOf(m_study, m_groups[group], m_measure));
    QToolTip::showText(
        position,
        QStringLiteral("<b>%1</b><br>%2<br><small>%3</small>")
            .arg(words::localized(QString::fromStdString(m_groups[group].name)).toHtmlEscaped(), inWords(s),
                 tr("mean = Σx/n, sd = √(Σ(x − mean)²/(n − 1)), interval = mean ± t(n − 1)·sd/√n; "
                    "click to see one of its runs")),
        this);
}

void StudyView::choose(std::size_t group) {
    for (const int run : m_groups[group].runs)
        if (m_study.results[static_cast<std::size_t>(run)].isFinished()) {
            Q_EMIT runChosen(run);
            return;
        }
}

QSize StudyView::sizeHint() const { return m_stack->currentWidget()->sizeHint(); }

QSize StudyView::minimumSizeHint() const {
    constexpr int least = 240;  // pixels: of a map, of multiples
    const QSize size = m_stack->currentWidget()->minimumSizeHint();
    return {size.width(), m_stack->currentWidget() == m_chart ? sizeHint().height() : std::max(least, size.height())};
}

void StudyView::display(QWidget* picture) {
    m_stack->setCurrentWidget(picture);
    setSizePolicy(QSizePolicy::Expanding, picture == m_chart ? QSizePolicy::Fixed : QSizePolicy::Expanding);
    updateGeometry();
}

bool StudyView::isMap() const { return m_stack->currentWidget() == m_map; }

void StudyView::setStudy(StoredStudy study, Measure measure) {
    m_study = std::move(study);
    m_measure = measure;
    m_groups = groupsOf(m_study.study);
    m_place = mapOf(m_study.study);
    m_place ? showMap(*m_place) : showGroups();
    display(m_place ? static_cast<QWidget*>(m_map) : m_chart);
}

void StudyView::setCourses(StoredStudy study) {
    if (!miru::hasCourses(study.study)) return setStudy(std::move(study), Measure::Acc);
    m_study = std::move(study);
    m_measure = Measure::Acc;
    m_groups = groupsOf(m_study.study);
    m_place = gridOf(m_study.study);
    showCourses();
    display(m_multiples);
}

void StudyView::showCourses() {
    const StudyCoursePicture picture = coursePictureOf(m_study);
    SmallMultiplesData shown;
    shown.rowNames = picture.rowNames;
    shown.columnNames = picture.columnNames;
    shown.xTitle = picture.xTitle;
    shown.lineNames = picture.lineNames;
    shown.steps = picture.steps;
    for (const auto& row : picture.cells) {
        auto& cells = shown.cells.emplace_back();
        for (const auto& cell : row) {
            auto& lines = cells.emplace_back();
            for (const auto& course : cell)
                lines.push_back({taskColor(course.color), course.courses, course.mean, course.low, course.high});
        }
    }
    m_multiples->setData(std::move(shown));
}

void StudyView::showMap(const StudyMap& map) {
    StudyMapPicture picture = mapPictureOf(m_study, map, m_measure);
    HeatMapData shown;
    shown.rowNames = std::move(picture.rowNames);
    shown.columnNames = std::move(picture.columnNames);
    shown.decimals = 1;
    shown.values = std::move(picture.values);
    shown.low = picture.low;
    shown.high = picture.high;
    shown.marked = std::move(picture.marked);
    m_map->setData(std::move(shown));
}

void StudyView::showGroups() {
    const StudyGroupsPicture picture = groupsPictureOf(m_study, m_measure);
    IntervalChartData shown;
    shown.axis = picture.axis;
    for (const auto& group : picture.groups)
        shown.groups.push_back(
            {group.name, taskColor(group.color), group.points, group.mean, group.low, group.high, group.startsBlock});
    m_chart->setData(std::move(shown));
}

QString StudyView::caption() const {
    if (isMap()) return captionOfMap(m_measure);
    return m_stack->currentWidget() == m_multiples ? captionOfCourses() : captionOfGroups();
}

}  // namespace miru
