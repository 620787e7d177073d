// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// "What do the units do?" Histograms of gates, candidate and hidden state, with outlines from the ends of earlier tasks.
// Where a MiRU has a constant in place of a gate, the constant stands on the gate's axis.

#include "ui/panels/panel.h"

class QGridLayout;

namespace miru {

class HistogramChart;

class ActivityPanel : public Panel {
    Q_OBJECT

 public:
    explicit ActivityPanel(QWidget* parent = nullptr);

    std::unique_ptr<Panel> twin() const override { return std::make_unique<ActivityPanel>(); }

    QString sentence() const override;

    /// The histograms shown now, from the top.
    QList<HistogramChart*> charts() const;

 protected:
    void show(const Snapshot* snapshot) override;
    PanelTable numbers() const override;

 private:
    void arrange(int charts);

    QGridLayout* m_grid = nullptr;
    int m_arranged = 0;  ///< charts
    QList<HistogramChart*> m_charts;
};

}  // namespace miru
