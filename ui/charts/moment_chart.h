// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A number at a few moments, small: a line from each moment to the next, with the last number written at its end. Several
// lines are told apart by colour; for long courses there is LineChart.

#include <QColor>
#include <QList>
#include <QString>
#include <QStringList>
#include <QWidget>

namespace miru {

struct MomentLine {
    QColor color;
    Qt::PenStyle pen = Qt::SolidLine;
    QList<double> values;  ///< one per moment; NaN: none then
};

struct MomentChartData {
    QString title;
    QStringList moments;
    QList<MomentLine> lines;
    double leastTop = 1;  ///< the axis runs from 0 to here, or as far as the numbers do
    int decimals = 1;
};

class MomentChart : public QWidget {
    Q_OBJECT

 public:
    explicit MomentChart(QWidget* parent = nullptr);

    void setData(MomentChartData data);
    const MomentChartData& data() const { return m_data; }
    /// Where in the widget a number at a moment lies.
    QPointF positionOf(int moment, double value) const;

    QSize sizeHint() const override { return {150, 92}; }
    QSize minimumSizeHint() const override { return {90, 70}; }

 protected:
    void paintEvent(QPaintEvent* event) override;

 private:
    QRectF plot() const;
    void paintMoments(QPainter& painter) const;
    void paintLine(QPainter& painter, const MomentLine& line) const;

    MomentChartData m_data;
    double m_top = 1;
};

}  // namespace miru
