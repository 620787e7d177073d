// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A small picture, grey or in colour, dot by dot, with a frame around the row, the dot or the column that is being read. A grey
// one can be drawn on.

#include <QWidget>
#include <vector>

namespace miru {

struct PixelImageData {
    int rows = 0;
    int columns = 0;
    std::vector<float> values;  ///< row by row, 0 … 1
    int markedRow = -1;         ///< framed; −1: none
    int shownRows = -1;         ///< rows below are faint; −1: all are shown
    int markedColumn = -1;      ///< the dot in the marked row, or a whole column if no row is marked; −1: none
    /// Dots of the row `shownRows` that are not faint; with `fillsArea`, columns that are not, −1: all.
    int shownColumns = 0;
    int channels = 1;        ///< values a dot has, one after the other: 3 for red, green, blue
    bool fillsArea = false;  ///< dots need not be square, and what is read goes from left to right
};

class PixelImage : public QWidget {
    Q_OBJECT

 public:
    explicit PixelImage(QWidget* parent = nullptr);

    void setData(PixelImageData data);
    const PixelImageData& data() const { return m_data; }
    /// Whether the pointer draws on it.
    void setDrawable(bool drawable);
    /// The rectangle of a dot, in widget coordinates.
    QRectF dotRect(int row, int column) const;

    QSize sizeHint() const override { return {112, 112}; }
    QSize minimumSizeHint() const override { return {64, 64}; }

 Q_SIGNALS:
    /// Something was drawn; `data().values` has changed.
    void drawn();

 protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;

 private:
    void drawTo(const QPointF& position);

    PixelImageData m_data;
    bool m_isDrawable = false;
    QPointF m_pen;  ///< where the pointer was, in dots
};

}  // namespace miru
