// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// "Does it remember?" Test accuracy of every task over the course of the run.

#include "ui/panels/panel.h"

namespace miru {

class LineChart;
struct LineChartData;

class AccuracyPanel : public Panel {
    Q_OBJECT

 public:
    explicit AccuracyPanel(QWidget* parent = nullptr);

    QString sentence() const override;

    LineChart* chart() const { return m_chart; }
    /// What the plot shows, in one sentence.
    static QString sentenceOf(const Snapshot& snapshot);

 Q_SIGNALS:
    /// The line of this task (from 0) was clicked.
    void taskChosen(int task);

 protected:
    void show(const Snapshot* snapshot) override;
    PanelTable numbers() const override;

 private:
    void addGhosts(LineChartData& plot) const;
    QString valuesAt(double thousandSamples) const;

    LineChart* m_chart = nullptr;
};

}  // namespace miru
