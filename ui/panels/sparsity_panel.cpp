// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/sparsity_panel.h"

#include <QLabel>
#include <QToolTip>
#include <QVBoxLayout>

#include "ui/charts/heat_map.h"
#include "ui/charts/raster.h"
#include "ui/style/numbers.h"
#include "ui/style/palette.h"

namespace miru {

SparsityPanel::SparsityPanel(QWidget* parent)
    : Panel(tr("Who speaks?"), parent), m_mask(new Raster), m_shares(new Raster), m_overlaps(new HeatMap) {
    m_maskTitle = makeCaption({});
    m_sharesTitle = makeCaption(tr("how often each unit fires, task by task"));
    m_overlapTitle = makeCaption({});
    content()->addWidget(m_maskTitle);
    content()->addWidget(m_mask, 3);
    content()->addWidget(m_sharesTitle);
    content()->addWidget(m_shares, 1);
    content()->addWidget(m_overlapTitle);
    content()->addWidget(m_overlaps, 3);
    m_mask->setAccessibleName(tr("Which units fire at each step of one sequence"));
    m_shares->setAccessibleName(tr("Share of time each unit fires, for each task"));
    m_overlaps->setAccessibleName(tr("How much tasks share their units"));
    m_overlaps->setMinimumHeight(84);

    connect(m_mask, &Raster::dotHovered, this, [this](int unit, int step, const QPoint& position) {
        if (unit < 0) return QToolTip::hideText();
        const bool fires = m_mask->data().values[static_cast<std::size_t>(step * m_mask->data().rows + unit)] > 0;
        QToolTip::showText(position,
                           (fires ? tr("unit %1 fires at step %2") : tr("unit %1 is silent at step %2"))
                               .arg(words::number(unit + 1), words::number(step + 1)),
                           m_mask);
    });
    connect(m_shares, &Raster::dotHovered, this, [this](int task, int unit, const QPoint& position) {
        if (task < 0) return QToolTip::hideText();
        const float share = m_shares->data().values[static_cast<std::size_t>(unit * m_shares->data().rows + task)];
        QToolTip::showText(
            position,
            tr("unit %1 fires %2 of the time on task %3")
                .arg(words::number(unit + 1), words::percent(static_cast<double>(share)), words::number(task + 1)),
            m_shares);
    });
    connect(m_overlaps, &HeatMap::cellHovered, this, [this](int a, int b, const QPoint& position) {
        if (a < 0) return QToolTip::hideText();
        QToolTip::showText(
            position,
            tr("Tasks %1 and %2 share %3 of their units.<br>Σ min(p, q) / Σ max(p, q) over the units, p and q being "
               "the "
               "shares of time a unit fires on either task (weighted Jaccard index).")
                .arg(a + 1)
                .arg(b + 1)
                .arg(words::percent(
                    m_overlaps->data().values[static_cast<std::size_t>(a)][static_cast<std::size_t>(b)])),
            m_overlaps);
    });
}

void SparsityPanel::show(const Snapshot* snapshot) {
    RasterData mask;
    RasterData shares;
    HeatMapData overlaps;
    mask.rowsName = tr("unit");
    mask.columnsName = tr("step");
    shares.rowsName = tr("task");
    shares.columnsName = tr("unit");
    QString maskTitle = tr("winners while one sequence is read");
    QString overlapTitle = tr("shared units, % (Jaccard)");
    setCaption({});
    if (snapshot) {
        const FiringMask& firing = snapshot->activity.mask;
        mask.rows = firing.units;
        mask.columns = firing.steps;
        mask.values.assign(firing.fires.begin(), firing.fires.end());

        const int tasks = static_cast<int>(snapshot->firingShares.size());
        shares.rows = tasks;
        shares.columns = tasks > 0 ? static_cast<int>(snapshot->firingShares[0].size()) : 0;
        for (int unit = 0; unit < shares.columns; ++unit)
            for (const auto& ofTask : snapshot->firingShares)
                shares.values.push_back(ofTask[static_cast<std::size_t>(unit)]);
        for (int a = 0; a < tasks; ++a) {
            overlaps.rowNames << words::number(a + 1);
            overlaps.columnNames << words::number(a + 1);
            overlaps.columnColors << taskColor(a);
            auto& row = overlaps.values.emplace_back();
            for (int b = 0; b < tasks; ++b)
                row.push_back(overlap(snapshot->firingShares[static_cast<std::size_t>(a)],
                                      snapshot->firingShares[static_cast<std::size_t>(b)]));
        }
        const Inhibition inhibition{.sparsity = snapshot->knobs[Knob::Sparsity]};
        const int units = snapshot->network.hidden;
        if (inhibition.isOn()) {
            maskTitle = tr("winners, unit × step");
            setCaption(tr("exactly %1 of %2 at every step")
                           .arg(words::number(inhibition.winners(units)), words::number(units)));
        } else {
            maskTitle = tr("|h| > 0.1, unit × step");
            setCaption(tr("no inhibition: every unit may speak"));
        }
        if (tasks < 2) overlapTitle = tr("shared units: from the second task on");
    }
    m_maskTitle->setText(maskTitle);
    m_overlapTitle->setText(overlapTitle);
    m_mask->setData(std::move(mask));
    m_shares->setData(std::move(shares));
    m_overlaps->setData(std::move(overlaps));
}

QString SparsityPanel::sentence() const {
    if (!snapshot() || snapshot()->activity.firingShares.empty()) return {};
    double sum = 0;
    for (const float share : snapshot()->activity.firingShares) sum += static_cast<double>(share);
    QString text = tr("At a step %1 of the units fire, on average.")
                       .arg(words::percent(sum / static_cast<double>(snapshot()->activity.firingShares.size())));
    const auto& shares = snapshot()->firingShares;
    if (shares.size() > 1)
        text += ' ' + tr("Tasks 1 and %1 share %2 of them.")
                          .arg(shares.size())
                          .arg(words::percent(overlap(shares.front(), shares.back())));
    return text;
}

PanelTable SparsityPanel::numbers() const {
    if (!snapshot()) return {};
    PanelTable table;
    table.columns << tr("unit");
    for (std::size_t task = 0; task < snapshot()->firingShares.size(); ++task)
        table.columns << tr("fires on task %1").arg(task + 1);
    for (int unit = 0; unit < snapshot()->network.hidden; ++unit) {
        QStringList row{words::number(unit + 1)};
        for (const auto& ofTask : snapshot()->firingShares)
            row << (static_cast<std::size_t>(unit) < ofTask.size()
                        ? words::percent(static_cast<double>(ofTask[static_cast<std::size_t>(unit)]), 1)
                        : QString());
        table.rows << row;
    }
    return table;
}

}  // namespace miru
