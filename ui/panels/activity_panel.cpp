// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/activity_panel.h"

#include <QGridLayout>
#include <QVBoxLayout>
#include <utility>

#include "ui/charts/histogram_chart.h"
#include "ui/style/numbers.h"
#include "ui/style/palette.h"
#include "ui/style/result_text.h"
#include "ui/style/theme.h"
#include "ui/style/unit_activity.h"

namespace miru {
namespace {

/// In the colours of the window.
HistogramData drawn(const UnitHistogram& histogram) {
    HistogramData data;
    data.title = histogram.title;
    data.note = histogram.note;
    data.low = histogram.low;
    data.high = histogram.high;
    data.heights = histogram.heights;
    if (histogram.signal) data.fill = blended(colors().card, taskColor(isGate(*histogram.signal) ? 0 : 2), 0.75);
    for (const auto& outline : histogram.outlines)
        data.outlines << HistogramOutline{outline.heights, outline.task < 0 ? colors().accent : taskColor(outline.task),
                                          outline.name};
    for (const auto& constant : histogram.constants) data.constants << HistogramConstant{constant.at, constant.label};
    return data;
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
        for (const UnitHistogram& histogram : unitHistogramsOf(*snapshot)) {
            HistogramData data = drawn(histogram);
            for (const Ghost& ghost : ghosts())
                if (const Histogram* other =
                        histogram.signal && ghost.then ? histogramOf(ghost.then->activity, *histogram.signal) : nullptr)
                    data.outlines << HistogramOutline{heightsOf(*other), ghost.color, ghost.name};
            histograms << data;
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
