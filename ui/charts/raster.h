// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A number for every unit and step, one coloured dot each: units downwards, steps to the right.

#include <QColor>
#include <QImage>
#include <QString>
#include <QWidget>
#include <vector>

namespace miru {

struct RasterData {
    enum class Scale {
        Share,   ///< 0 … 1, from nothing to `color`
        Signed,  ///< −1 … 1, two colours that meet at 0
    };
    int rows = 0;
    int columns = 0;
    std::vector<float> values;  ///< column by column; NaN is left blank
    Scale scale = Scale::Share;
    QColor color;           ///< of 1; the accent if not valid
    int shownColumns = -1;  ///< only so many from the left; −1: all
    QString rowsName;       ///< "unit"
    QString columnsName;    ///< "step"
};

class Raster : public QWidget {
    Q_OBJECT

 public:
    explicit Raster(QWidget* parent = nullptr);

    void setData(RasterData data);
    const RasterData& data() const { return m_data; }

    QSize sizeHint() const override { return {220, 110}; }
    QSize minimumSizeHint() const override { return {100, 40}; }

 Q_SIGNALS:
    /// The pointer rests on a dot; −1, −1 when on none.
    void dotHovered(int row, int column, const QPoint& globalPosition);

 protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

 private:
    QRectF plot() const;
    void redraw();

    RasterData m_data;
    QImage m_image;
};

}  // namespace miru
