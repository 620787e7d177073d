// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Groups of numbers below each other on one axis: every number a dot, their mean a line, its interval a bar. So nobody
// mistakes a mean for all there is.

#include <QColor>
#include <QString>
#include <QStringList>
#include <QWidget>
#include <vector>

namespace miru {

struct IntervalGroup {
    QString name;
    QColor color;
    std::vector<double> points;  ///< one per seed
    double mean = 0;
    double low = 0;  ///< of the interval; equal to the mean where there is none
    double high = 0;
    bool startsBlock = false;  ///< a gap above it
};

struct IntervalChartData {
    QString axis;  ///< what is measured, with its unit
    std::vector<IntervalGroup> groups;
};

class IntervalChart : public QWidget {
    Q_OBJECT

 public:
    explicit IntervalChart(QWidget* parent = nullptr);

    void setData(IntervalChartData data);
    const IntervalChartData& data() const { return m_data; }
    /// The strip a group is drawn in.
    QRectF stripOf(std::size_t group) const;
    /// Where a number lies, in widget coordinates.
    double xOf(double value) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {220, 80}; }

 Q_SIGNALS:
    void groupClicked(int group);
    /// The pointer rests on a group; −1: on none.
    void groupHovered(int group, const QPoint& globalPosition);

 protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

 private:
    QRectF plot() const;
    int groupAt(const QPointF& position) const;

    IntervalChartData m_data;
    double m_low = 0;  ///< ends of the axis
    double m_high = 1;
    double m_step = 0.2;
};

}  // namespace miru
