// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// "After each task": accuracy on every task after each, and the metrics made from it.

#include <QHash>

#include "ui/panels/panel.h"

class QBoxLayout;
class QComboBox;
class QLabel;

namespace miru {

class HeatMap;

class MemoryMatrixPanel : public Panel {
    Q_OBJECT

 public:
    explicit MemoryMatrixPanel(QWidget* parent = nullptr);

    std::unique_ptr<Panel> twin() const override;
    void becomePlot() override;

    QString sentence() const override;
    QByteArray csv() const override;

    /// How many tasks a run would have that is begun now; shown while there is none.
    void setPlannedTasks(int tasks);

    HeatMap* map() const { return m_map; }
    /// What the cells show: accuracy, loss, and of networks that answer at every step perplexity and bits per character.
    QComboBox* measureBox() const { return m_measure; }
    /// The number shown for a metric; its tooltip explains it.
    QLabel* metricLabel(Metric metric) const { return m_metrics.value(static_cast<int>(metric)); }

 protected:
    void show(const Snapshot* snapshot) override;
    PanelTable numbers() const override;
    bool isTableSorted() const override { return false; }
    void resizeEvent(QResizeEvent* event) override;

 private:
    enum class Shown { Accuracy, Loss, Perplexity, BitsPerCharacter };
    Shown shown() const;
    /// Rows of the matrix as they are shown.
    std::vector<std::vector<double>> rowsOf(const Snapshot& snapshot) const;
    QString cellText(double value) const;
    void fillMeasures(const Snapshot* snapshot);
    const Ghost* compared() const;

    int m_plannedTasks = 5;
    bool m_areMetricsBeside = false;  ///< the map, not below it
    QComboBox* m_measure = nullptr;
    HeatMap* m_map = nullptr;
    QHash<int, QLabel*> m_metrics;
    QBoxLayout* m_parts = nullptr;  ///< map and metrics
    QBoxLayout* m_row = nullptr;    ///< of the metrics
    QHash<int, QWidget*> m_tiles;
};

}  // namespace miru
