// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A table of fractions as coloured squares (in a lecture, as wide as the card), with names for rows and columns and the numbers
// inside where they fit.

#include <QColor>
#include <QStringList>
#include <QWidget>
#include <vector>

namespace miru {

struct HeatMapData {
    QStringList rowNames;
    QStringList columnNames;
    QList<QColor> columnColors;               ///< of the column names; may be empty
    std::vector<std::vector<double>> values;  ///< [row][column], fractions; NaN or absent: not measured yet
    std::vector<std::vector<double>> others;  ///< the same of what it is compared with; may be empty
    std::vector<std::vector<bool>> marked;    ///< cells within a contour; may be empty
    double low = 0;                           ///< fractions that the ends of the colour map stand for
    double high = 1;
    int decimals = 0;           ///< of the numbers
    bool areHundredths = true;  ///< a fraction is written as so many hundredths, else as it is
    bool isSigned = false;  ///< values are more or less than nothing, −high … high: in two colours that meet there
    bool areColumnNamesTurned = false;  ///< written upwards, so that long ones fit
};

class HeatMap : public QWidget {
    Q_OBJECT

 public:
    explicit HeatMap(QWidget* parent = nullptr);

    void setData(HeatMapData data);
    const HeatMapData& data() const { return m_data; }
    /// The square of a cell, in widget coordinates.
    QRectF cellRect(int row, int column) const;

    QSize sizeHint() const override { return {280, 210}; }
    QSize minimumSizeHint() const override { return {180, 120}; }

 Q_SIGNALS:
    void cellClicked(int row, int column);
    /// The pointer rests on a cell; −1, −1 when on none.
    void cellHovered(int row, int column, const QPoint& globalPosition);

 protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

 private:
    QRectF grid() const;
    QColor colorOf(double value) const;
    void paintContour(QPainter& painter) const;
    void paintColumnNames(QPainter& painter) const;
    void paintCell(QPainter& painter, const QRectF& cell, int row, int column) const;

    HeatMapData m_data;
    double m_namesWidth = 0;        ///< of the widest row name
    double m_columnNamesWidth = 0;  ///< of the widest column name
};

}  // namespace miru
