// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/activity_panel.h"

#include <QGridLayout>
#include <QVBoxLayout>
#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "ui/charts/histogram_chart.h"
#include "ui/style/numbers.h"
#include "ui/style/palette.h"
#include "ui/style/result_text.h"
#include "ui/style/theme.h"

namespace miru {
namespace {

constexpr int maxOutlines = 4;  // of the latest tasks; more would hide each other

std::vector<double> heightsOf(const Histogram& histogram) {
    std::vector<double> heights;
    for (const std::int64_t count : histogram.counts)
        heights.push_back(histogram.total > 0 ? static_cast<double>(count) / static_cast<double>(histogram.total) : 0);
    return heights;
}

const Histogram* histogramOf(const Activity& activity, const Signal& signal) {
    const auto found = std::ranges::find(activity.signals, signal, &SignalHistogram::signal);
    return found == activity.signals.end() ? nullptr : &found->histogram;
}

/// The values of a coefficient that units really have, as a histogram if they differ.
void addCoefficient(HistogramData& data, const QString& name, const std::vector<Real>& values) {
    if (values.empty()) return;
    const auto [least, most] = std::ranges::minmax(values);
    if (most - least < Real(1e-6)) {
        data.constants << HistogramConstant{
            static_cast<double>(least), QStringLiteral("%1 %2").arg(name, words::plain(static_cast<double>(least)))};
        return;
    }
    Histogram drawn;
    drawn.high = data.high;
    for (const Real value : values) {
        const double bin = static_cast<double>(value) / drawn.high * Histogram::binCount;
        ++drawn.counts[std::min<std::size_t>(Histogram::binCount - 1, static_cast<std::size_t>(bin))];
        ++drawn.total;
    }
    data.outlines << HistogramOutline{heightsOf(drawn), data.outlines.isEmpty() ? colors().accent : taskColor(1), name};
    data.note +=
        (data.note.isEmpty() ? QString() : QStringLiteral(" · ")) +
        ActivityPanel::tr("%1 %2 … %3 per unit")
            .arg(name, words::fixed(static_cast<double>(least), 2), words::fixed(static_cast<double>(most), 2));
}

}  // namespace

ActivityPanel::ActivityPanel(QWidget* parent) : Panel(tr("What do the units do?"), parent), m_grid(new QGridLayout) {
    content()->addLayout(m_grid, 1);
}

QList<HistogramChart*> ActivityPanel::charts() const {
    QList<HistogramChart*> shown;
    for (HistogramChart* chart : m_charts)
        if (!chart->isHidden()) shown << chart;
    return shown;
}

void ActivityPanel::show(const Snapshot* snapshot) {
    QList<HistogramData> histograms;
    if (snapshot) {
        for (const SignalHistogram& now : snapshot->activity.signals) {
            HistogramData histogram;
            histogram.title = words::nameOf(now.signal);
            histogram.note = tr("%1 saturated").arg(words::percent(now.histogram.saturatedShare()));
            histogram.low = now.histogram.low;
            histogram.high = now.histogram.high;
            histogram.fill = blended(colors().card, isGate(now.signal) ? taskColor(0) : taskColor(2), 0.75);
            histogram.heights = heightsOf(now.histogram);
            const int learned = static_cast<int>(snapshot->pastActivity.size());
            for (int task = std::max(0, learned - maxOutlines); task < learned; ++task)
                if (const Histogram* past =
                        histogramOf(snapshot->pastActivity[static_cast<std::size_t>(task)], now.signal))
                    histogram.outlines << HistogramOutline{heightsOf(*past), taskColor(task),
                                                           tr("end of task %1").arg(task + 1)};
            for (const Ghost& ghost : ghosts())
                if (const Histogram* other = ghost.then ? histogramOf(ghost.then->activity, now.signal) : nullptr)
                    histogram.outlines << HistogramOutline{heightsOf(*other), ghost.color, ghost.name};
            histograms << histogram;
        }
        const CellKind cell = snapshot->network.cell;
        if (cell->hasBeta || cell->hasLambda) {
            HistogramData constants;
            const bool hasGates = std::ranges::any_of(snapshot->activity.signals,
                                                      [](const SignalHistogram& one) { return isGate(one.signal); });
            constants.title = snapshot->network.learnsCoefficients ? tr("learned, unit by unit")
                              : hasGates                           ? tr("in place of the update gate")
                                                                   : tr("in place of gates: constants");
            const auto& [beta, lambda] = snapshot->coefficients;
            if (cell->hasBeta && !beta.empty()) {
                constants.high =
                    std::max(1.0, std::ceil(static_cast<double>(std::ranges::max(beta))));  // may be above 1
                addCoefficient(constants, QStringLiteral("β"), beta);
            }
            if (cell->hasLambda) addCoefficient(constants, QStringLiteral("λ"), lambda);
            std::ranges::sort(constants.constants, {}, &HistogramConstant::at);
            histograms.prepend(constants);
        }
    }
    while (m_charts.size() < histograms.size()) {
        m_charts << new HistogramChart;
    }
    arrange(static_cast<int>(histograms.size()));
    for (int n = 0; n < m_charts.size(); ++n) {
        m_charts[n]->setVisible(n < histograms.size());
        if (n < histograms.size()) m_charts[n]->setData(histograms[n]);
    }
    if (!snapshot)
        setCaption(tr("no run yet"));
    else
        setCaption(snapshot->pastActivity.empty() ? tr("on task %1").arg(snapshot->activityTask + 1)
                                                  : tr("dashed: at the ends of earlier tasks"));
}

/// One above the other while there is room for each, else two side by side.
void ActivityPanel::arrange(int charts) {
    constexpr int mostInAColumn = 4;
    const int columns = charts > mostInAColumn ? 2 : 1;
    if (std::exchange(m_arranged, charts) == charts) return;
    for (int n = 0; n < m_charts.size(); ++n) {
        m_grid->addWidget(m_charts[n], n / columns, n % columns);
        m_grid->setRowStretch(n, n * columns < charts ? 1 : 0);
    }
    m_grid->setColumnStretch(0, 1);
    m_grid->setColumnStretch(1, columns - 1);
}

QString ActivityPanel::sentence() const {
    if (!snapshot()) return {};
    QStringList parts;
    for (const SignalHistogram& signal : snapshot()->activity.signals)
        parts << tr("%1 %2").arg(words::nameOf(signal.signal), words::percent(signal.histogram.saturatedShare()));
    return parts.isEmpty()
               ? QString()
               : tr("Saturated on task %1: %2.").arg(snapshot()->activityTask + 1).arg(parts.join(tr(", ")));
}

PanelTable ActivityPanel::numbers() const {
    if (!snapshot()) return {};
    PanelTable table;
    table.columns << tr("signal") << tr("from") << tr("to") << tr("share");
    for (const SignalHistogram& signal : snapshot()->activity.signals) {
        const Histogram& histogram = signal.histogram;
        const double width = (histogram.high - histogram.low) / Histogram::binCount;
        const auto heights = heightsOf(histogram);
        for (std::size_t bin = 0; bin < heights.size(); ++bin) {
            const double from = histogram.low + static_cast<double>(bin) * width;
            table.rows << QStringList{words::nameOf(signal.signal), words::fixed(from, 3),
                                      words::fixed(from + width, 3), words::percent(heights[bin], 2)};
        }
    }
    return table;
}

}  // namespace miru
