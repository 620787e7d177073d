// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// "After each task": accuracy on every task after each, and the metrics made from it.

#include <QHash>

#include "ui/panels/panel.h"

class QLabel;

namespace miru {

class HeatMap;

class MemoryMatrixPanel : public Panel {
    Q_OBJECT

 public:
    explicit MemoryMatrixPanel(QWidget* parent = nullptr);

    std::unique_ptr<Panel> twin() const override { return std::make_unique<MemoryMatrixPanel>(); }

    QString sentence() const override;
    QByteArray csv() const override;

    /// How many tasks a run would have that is begun now; shown while there is none.
    void setPlannedTasks(int tasks);

    HeatMap* map() const { return m_map; }
    /// The number shown for a metric; its tooltip explains it.
    QLabel* metricLabel(Metric metric) const { return m_metrics.value(static_cast<int>(metric)); }

 protected:
    void show(const Snapshot* snapshot) override;
    PanelTable numbers() const override;

 private:
    const Ghost* compared() const;

    int m_plannedTasks = 5;
    HeatMap* m_map = nullptr;
    QHash<int, QLabel*> m_metrics;
    QHash<int, QWidget*> m_tiles;
};

}  // namespace miru
