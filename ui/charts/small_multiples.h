// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The same small plot again and again, in rows and columns, on the same axes: so that the eye compares shapes. Each line is
// a mean with a band around it and, thin, every course it is the mean of.

#include <QColor>
#include <QStringList>
#include <QWidget>
#include <vector>

namespace miru {

struct BandLine {
    QColor color;
    std::vector<std::vector<double>> courses;  ///< one per seed, as long as each other; fractions
    std::vector<double> mean;
    std::vector<double> low;  ///< of the band; empty where there is none: then every course has its points
    std::vector<double> high;
};

struct SmallMultiplesData {
    QStringList rowNames;
    QStringList columnNames;
    std::vector<std::vector<std::vector<BandLine>>> cells;  ///< row by row, column by column
    int steps = 0;                                          ///< points on the x axis, from 1
    QString xTitle;
    QStringList lineNames;  ///< of the lines of each cell, in their order
};

class SmallMultiples : public QWidget {
    Q_OBJECT

 public:
    explicit SmallMultiples(QWidget* parent = nullptr);

    void setData(SmallMultiplesData data);
    const SmallMultiplesData& data() const { return m_data; }
    /// The plot of a cell, in widget coordinates.
    QRectF plotOf(int row, int column) const;

    QSize sizeHint() const override { return {560, 420}; }
    QSize minimumSizeHint() const override { return {260, 180}; }

 Q_SIGNALS:
    void cellClicked(int row, int column);
    /// The pointer rests on a cell; −1, −1: on none.
    void cellHovered(int row, int column, const QPoint& globalPosition);

 protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

 private:
    struct Cell {
        int row = -1;
        int column = -1;
    };
    Cell cellAt(const QPointF& position) const;
    void paintCell(QPainter& painter, int row, int column) const;

    SmallMultiplesData m_data;
};

}  // namespace miru
