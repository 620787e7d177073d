// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/study/study_view.h"

#include <QCoreApplication>
#include <QStackedLayout>
#include <QToolTip>
#include <algorithm>
#include <cmath>
#include <limits>

#include "core/math/number_text.h"
#include "datasets/library.h"
#include "ui/charts/heat_map.h"
#include "ui/charts/interval_chart.h"
#include "ui/charts/small_multiples.h"
#include "ui/style/claim_words.h"
#include "ui/style/numbers.h"
#include "ui/style/palette.h"
#include "ui/style/translated.h"

namespace miru {
namespace {

QString tr(const char* text) { return QCoreApplication::translate("miru", text); }

}  // namespace

QString titleOf(const Study& study) {
    const QString title = study.title.empty() ? tr("A study") : words::preset(study.title);
    return title + QStringLiteral(" · ") + Library::titleOf(QString::fromStdString(study.spec.data.dataset));
}

QString nameOf(Measure measure) {
    switch (measure) {
        case Measure::Acc: return tr("accuracy at the end (ACC)");
        case Measure::FirstTask: return tr("accuracy on the first task at the end");
        case Measure::Bwt: return tr("backward transfer (BWT)");
        case Measure::Forgetting: return tr("forgetting");
        case Measure::BitsPerCharacter: return tr("bits per character at the end");
        case Measure::TrainingRate: return tr("training, sequences per second");
        case Measure::AnsweringRate: return tr("inference, sequences per second");
    }
    return {};
}

QString nameOf(const Axis& axis) {
    const SpecField* const field = findField(axis.name);
    return field ? words::setting(field->label) : QString::fromStdString(axis.name);
}

QString nameOfRun(const Study& study, int run) {
    QStringList names;
    const auto cases = study.casesOf(run);
    for (std::size_t n = 0; n < cases.size(); ++n) {
        const Axis& axis = study.axes[n];
        const std::string& own = axis.cases[cases[n]].name;
        const QString name = words::localized(QString::fromStdString(own));
        // A number says nothing by itself; a name does.
        const bool isNumber = parseNumber<double>(own).has_value();
        names << (axis.isSeed() ? tr("seed %1").arg(name) : isNumber ? nameOf(axis) + ' ' + name : name);
    }
    return names.join(QStringLiteral(" · "));
}

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

bool StudyView::hasCourses(const Study& study) {
    return study.spec.data.tasks > 1 && gridOf(study).has_value() && !mapOf(study);
}

void StudyView::setCourses(StoredStudy study) {
    if (!hasCourses(study.study)) return setStudy(std::move(study), Measure::Acc);
    m_study = std::move(study);
    m_measure = Measure::Acc;
    m_groups = groupsOf(m_study.study);
    m_place = gridOf(m_study.study);
    showCourses();
    display(m_multiples);
}

void StudyView::showCourses() {
    SmallMultiplesData shown;
    for (const Axis::Case& one : m_study.study.axes[m_place->rowAxis].cases)
        shown.rowNames << words::localized(QString::fromStdString(one.name));
    for (const Axis::Case& one : m_study.study.axes[m_place->columnAxis].cases)
        shown.columnNames << words::localized(QString::fromStdString(one.name));
    shown.xTitle = tr("tasks learned; accuracy in %");
    shown.lineNames = {tr("all tasks so far"), tr("first task")};
    for (const auto& row : m_place->groups) {
        auto& cells = shown.cells.emplace_back();
        for (const std::size_t group : row) {
            auto& lines = cells.emplace_back();
            for (const LearningCurve course : {LearningCurve::AllSoFar, LearningCurve::FirstTask}) {
                BandLine& line = lines.emplace_back();
                line.color = taskColor(course == LearningCurve::AllSoFar ? 0 : 1);
                line.courses = learningCurvesOf(m_study, m_groups[group], course);
                shown.steps = std::max(shown.steps, m_study.study.specOf(m_groups[group].runs.front()).data.tasks);
                for (std::size_t task = 0; !line.courses.empty() && task < line.courses.front().size(); ++task) {
                    std::vector<double> values;
                    for (const auto& one : line.courses) values.push_back(one[task]);
                    const Statistics s = statisticsOf(values);
                    line.mean.push_back(s.mean);
                    if (!s.hasBand()) continue;
                    line.low.push_back(s.low());
                    line.high.push_back(s.high());
                }
            }
        }
    }
    m_multiples->setData(std::move(shown));
}

void StudyView::showMap(const StudyMap& map) {
    HeatMapData shown;
    const Axis& rows = m_study.study.axes[map.rowAxis];
    const Axis& columns = m_study.study.axes[map.columnAxis];
    for (const Axis::Case& one : rows.cases)
        shown.rowNames << nameOf(rows) + ' ' + words::localized(QString::fromStdString(one.name));
    for (const Axis::Case& one : columns.cases)
        shown.columnNames << nameOf(columns) + ' ' + words::localized(QString::fromStdString(one.name));
    shown.decimals = 1;
    const bool isLoss = m_measure == Measure::Forgetting;
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    Statistics best;
    std::vector<std::vector<double>> means;
    for (const auto& row : map.groups) {
        auto& values = means.emplace_back();
        for (const std::size_t group : row) {
            const Statistics s = statisticsOf(valuesOf(m_study, m_groups[group], m_measure));
            values.push_back(s.n > 0 ? s.mean : std::numeric_limits<double>::quiet_NaN());
            if (s.n == 0) continue;
            low = std::min(low, s.mean);
            high = std::max(high, s.mean);
            if (best.n == 0 || (isLoss ? s.mean < best.mean : s.mean > best.mean)) best = s;
        }
    }
    shown.values = means;
    shown.low = low;
    shown.high = high;
    // Within one sd of the best: as good, as far as these runs can tell.
    for (const auto& row : means) {
        auto& marks = shown.marked.emplace_back();
        for (const double mean : row)
            marks.push_back(best.n > 1 && std::isfinite(mean) && std::abs(mean - best.mean) <= best.deviation);
    }
    m_map->setData(std::move(shown));
}

void StudyView::showGroups() {
    IntervalChartData shown;
    shown.axis = tr("%1, %").arg(nameOf(m_measure));
    // The first axis that is not the seed gives the colour; where it changes, a gap.
    std::size_t leading = 0;
    while (leading + 1 < m_study.study.axes.size() && m_study.study.axes[leading].isSeed()) ++leading;
    for (std::size_t n = 0; n < m_groups.size(); ++n) {
        const auto values = valuesOf(m_study, m_groups[n], m_measure);
        const Statistics s = statisticsOf(values);
        IntervalGroup group;
        group.name = words::localized(QString::fromStdString(m_groups[n].name));
        group.color = taskColor(static_cast<int>(m_groups[n].place[leading]));
        group.points = values;
        group.mean = s.mean;
        group.low = s.hasBand() ? s.low() : s.mean;
        group.high = s.hasBand() ? s.high() : s.mean;
        group.startsBlock = n > 0 && m_groups[n].place[leading] != m_groups[n - 1].place[leading] &&
                            m_groups.size() > m_study.study.axes[leading].cases.size();
        shown.groups.push_back(std::move(group));
    }
    m_chart->setData(std::move(shown));
}

QString StudyView::caption() const {
    if (isMap()) return tr("%1, %; the line encloses what lies within one sd of the best").arg(nameOf(m_measure));
    if (m_stack->currentWidget() == m_multiples)
        return tr("each thin line one seed, the thick one their mean; from three seeds on, the band its 95 % interval");
    return tr("each dot one seed, the line their mean; from three seeds on, the bar its 95 % interval");
}

}  // namespace miru
