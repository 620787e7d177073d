// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/study/parallel_card.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolTip>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>
#include <limits>

#include "ui/charts/parallel_coordinates.h"
#include "ui/study/study_view.h"
#include "ui/style/calm.h"
#include "ui/style/claim_words.h"
#include "ui/style/numbers.h"
#include "ui/style/palette.h"
#include "ui/style/theme.h"

namespace miru {
namespace {

constexpr std::size_t mostNames = 12;  // beside an axis
constexpr int ticksOfAMeasure = 4;     // steps between its ends

QString shortNameOf(Measure measure) {
    switch (measure) {
        case Measure::Acc: return QStringLiteral("ACC");
        case Measure::FirstTask: return ParallelCard::tr("first task");
        case Measure::Bwt: return QStringLiteral("BWT");
        case Measure::Forgetting: return ParallelCard::tr("forgetting");
        case Measure::BitsPerCharacter: return ParallelCard::tr("bits");
        case Measure::TrainingRate:
        case Measure::AnsweringRate: break;
    }
    return nameOf(measure);
}

QString textOf(Measure measure, double value) {
    return measure == Measure::BitsPerCharacter ? words::fixed(value, 2) : words::percent(value, 1);
}

/// From blue to orange, which nobody confuses.
QColor colorAt(double share) { return blended(taskColor(0), taskColor(1), share); }

}  // namespace

ParallelCard::ParallelCard() : Card(tr("Which settings lead where?")) {
    m_color = new Calm<QComboBox>;
    m_color->setAccessibleName(tr("Colour by"));
    m_color->setMinimumContentsLength(14);
    auto* const label = new QLabel(tr("Colour by"));
    label->setBuddy(m_color);
    auto* const row = new QHBoxLayout;
    row->addWidget(label);
    row->addWidget(m_color);
    row->addStretch();
    content()->addLayout(row);
    m_chart = new ParallelCoordinates;
    m_chart->setAccessibleName(tr("Every configuration of the study across its settings and results"));
    content()->addWidget(m_chart, 1);
    connect(m_color, &QComboBox::activated, this, &ParallelCard::refresh);
    connect(&Theme::current(), &Theme::changed, this, &ParallelCard::refresh);
    connect(m_chart, &ParallelCoordinates::lineHovered, this, &ParallelCard::explain);
    connect(m_chart, &ParallelCoordinates::keptChanged, this, &ParallelCard::refreshCaption);
    connect(m_chart, &ParallelCoordinates::lineChosen, this, [this](int line) {
        for (const int run : m_groups[static_cast<std::size_t>(line)].runs)
            if (m_stored.results[static_cast<std::size_t>(run)].isFinished()) return Q_EMIT runChosen(run);
    });
}

double ParallelCard::valueOf(const Quantity& quantity, const StudyGroup& group) const {
    if (quantity.studyAxis) return static_cast<double>(group.place[*quantity.studyAxis]);
    const auto values = miru::valuesOf(m_stored, group, quantity.measure);
    return values.empty() ? std::numeric_limits<double>::quiet_NaN() : statisticsOf(values).mean;
}

/// Configurations of which a run is finished, and what was measured of any of them.
void ParallelCard::setStudy(const StoredStudy& study) {
    m_stored = study;
    m_groups = groupsOf(study.study);
    std::erase_if(m_groups, [&](const StudyGroup& group) {
        return std::ranges::none_of(group.runs,
                                    [&](int run) { return study.results[static_cast<std::size_t>(run)].isFinished(); });
    });
    m_quantities.clear();
    for (std::size_t axis = 0; axis < study.study.axes.size(); ++axis)
        if (!study.study.axes[axis].isSeed()) m_quantities.push_back({axis});
    const bool hasTasks = study.study.spec.data.tasks > 1;
    for (const Measure measure :
         {Measure::Acc, Measure::FirstTask, Measure::Bwt, Measure::Forgetting, Measure::BitsPerCharacter}) {
        const bool isAnywhere = std::ranges::any_of(
            m_groups, [&](const StudyGroup& group) { return !miru::valuesOf(study, group, measure).empty(); });
        const bool isOfItsOwn = measure != Measure::FirstTask || hasTasks;
        if (measure == Measure::Acc || (isAnywhere && isOfItsOwn)) m_quantities.push_back({std::nullopt, measure});
    }
    offerColors();
    refresh();
}

/// The choice stays as long as there is what was chosen.
void ParallelCard::offerColors() {
    const QString chosen = m_color->currentText();
    m_color->clear();
    for (const Quantity& quantity : m_quantities)
        m_color->addItem(quantity.studyAxis ? nameOf(m_stored.study.axes[*quantity.studyAxis])
                                            : shortNameOf(quantity.measure));
    m_color->setCurrentIndex(std::max(0, m_color->findText(chosen)));
}

ParallelAxis ParallelCard::axisOf(const Quantity& quantity) const {
    ParallelAxis axis;
    if (quantity.studyAxis) {
        const Axis& varied = m_stored.study.axes[*quantity.studyAxis];
        const std::size_t count = varied.cases.size();
        axis.name = nameOf(varied);
        axis.low = -0.25;
        axis.high = static_cast<double>(count) - 0.75;
        const std::size_t stride = (count + mostNames - 1) / mostNames;
        for (std::size_t place = 0; place < count; place += std::max<std::size_t>(1, stride))
            axis.ticks.push_back(
                {static_cast<double>(place), words::localized(QString::fromStdString(varied.cases[place].name)), {}});
        return axis;
    }
    axis.name = shortNameOf(quantity.measure);
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    for (const StudyGroup& group : m_groups) {
        const double value = valueOf(quantity, group);
        low = std::min(low, std::isnan(value) ? low : value);
        high = std::max(high, std::isnan(value) ? high : value);
    }
    constexpr double least = 0.01;  // so much at least from end to end
    axis.low = low <= high ? low - std::max(0.0, least - (high - low)) / 2 : 0;
    axis.high = low <= high ? high + std::max(0.0, least - (high - low)) / 2 : 1;
    for (int tick = 0; tick <= ticksOfAMeasure; ++tick) {
        const double value = axis.low + (axis.high - axis.low) * tick / ticksOfAMeasure;
        axis.ticks.push_back({value, textOf(quantity.measure, value), {}});
    }
    return axis;
}

void ParallelCard::refresh() {
    ParallelData shown;
    for (const Quantity& quantity : m_quantities) shown.axes.push_back(axisOf(quantity));
    const auto coloring = static_cast<std::size_t>(std::max(0, m_color->currentIndex()));
    const auto colorOf = [&](double value) {
        if (m_quantities[coloring].studyAxis) return taskColor(static_cast<int>(value));
        const ParallelAxis& axis = shown.axes[coloring];
        return std::isnan(value) ? colors().mutedText : colorAt((value - axis.low) / (axis.high - axis.low));
    };
    if (coloring < shown.axes.size())
        for (ParallelTick& tick : shown.axes[coloring].ticks) tick.color = colorOf(tick.value);
    for (const StudyGroup& group : m_groups) {
        ParallelLine& line = shown.lines.emplace_back();
        for (const Quantity& quantity : m_quantities) line.values.push_back(valueOf(quantity, group));
        line.color = colorOf(line.values[coloring]);
    }
    m_chart->setData(std::move(shown));
    refreshCaption();
}

void ParallelCard::refreshCaption() {
    qint64 kept = 0;
    for (std::size_t line = 0; line < m_groups.size(); ++line) kept += m_chart->isKept(line) ? 1 : 0;
    const auto count = static_cast<qint64>(m_groups.size());
    setCaption(kept < count ? tr("%1 of %2 configurations; double-click to see all again")
                                  .arg(words::number(kept), words::number(count))
                            : tr("each line one configuration, the mean over its seeds; drag along an axis to keep "
                                 "a part of them"));
}

void ParallelCard::explain(int line, const QPoint& position) {
    if (line < 0) return QToolTip::hideText();
    const StudyGroup& group = m_groups[static_cast<std::size_t>(line)];
    QString text =
        QStringLiteral("<b>%1</b>").arg(words::localized(QString::fromStdString(group.name)).toHtmlEscaped());
    for (const Quantity& quantity : m_quantities)
        if (const double value = valueOf(quantity, group); !quantity.studyAxis && !std::isnan(value))
            text += QStringLiteral("<br>%1 %2").arg(shortNameOf(quantity.measure), textOf(quantity.measure, value));
    text +=
        QStringLiteral("<br><small>%1</small>")
            .arg(tr("%1 seeds; click to see one of its runs")
                     .arg(words::number(static_cast<qint64>(miru::valuesOf(m_stored, group, Measure::Acc).size()))));
    QToolTip::showText(position, text, m_chart);
}

}  // namespace miru
