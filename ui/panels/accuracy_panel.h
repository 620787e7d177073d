// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// "Does it remember?" Test accuracy of every task over the course of the run.

#include "ui/panels/panel.h"

namespace miru {

class LineChart;
struct LineChartData;

/// A part of a run, in batches done.
struct BatchRange {
    std::int64_t from = 0;
    std::int64_t to = 0;
    bool operator==(const BatchRange&) const = default;
};

class AccuracyPanel : public Panel {
    Q_OBJECT

 public:
    explicit AccuracyPanel(QWidget* parent = nullptr);

    std::unique_ptr<Panel> twin() const override { return std::make_unique<AccuracyPanel>(); }

    QString sentence() const override;
    QByteArray csv() const override;
    void becomePlot() override;

    LineChart* chart() const { return m_chart; }
    /// Marks what was trained between two batches; nothing unmarks it.
    void setRange(std::optional<BatchRange> range);
    /// What the plot shows, in one sentence.
    static QString sentenceOf(const Snapshot& snapshot);

 Q_SIGNALS:
    /// The line of this task (from 0) was clicked.
    void taskChosen(int task);
    /// Batches were dragged over; nothing: the plot was clicked away from every line.
    void rangeChosen(std::optional<miru::BatchRange> range);

 protected:
    void show(const Snapshot* snapshot) override;
    PanelTable numbers() const override;

 private:
    void addGhosts(LineChartData& plot) const;
    void markRange();
    QString valuesAt(double thousandSamples) const;

    LineChart* m_chart = nullptr;
    std::optional<BatchRange> m_range;
};

}  // namespace miru
