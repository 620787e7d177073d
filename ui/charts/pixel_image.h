// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A small grey picture, dot by dot, with a frame around the row that is being read. Can be drawn on.

#include <QWidget>
#include <vector>

namespace miru {

struct PixelImageData {
    int rows = 0;
    int columns = 0;
    std::vector<float> values;  ///< row by row, 0 … 1
    int markedRow = -1;         ///< framed; −1: none
    int shownRows = -1;         ///< rows below are faint; −1: all are shown
};

class PixelImage : public QWidget {
    Q_OBJECT

 public:
    explicit PixelImage(QWidget* parent = nullptr);

    void setData(PixelImageData data);
    const PixelImageData& data() const { return m_data; }
    /// Whether the pointer draws on it.
    void setDrawable(bool drawable);
    /// The square of a dot, in widget coordinates.
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
