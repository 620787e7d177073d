// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Many things on many axes at once: the axes stand side by side, and each thing is a line that meets every axis at its value
// (Inselberg 1985). Dragging along an axis keeps the lines that cross it there and fades the rest.
//
// With the keyboard: left and right choose an axis, up and down the next line on it, with Shift the part to be kept grows;
// Return opens the line, Escape keeps all again.

#include <QColor>
#include <QStringList>
#include <QWidget>
#include <optional>
#include <vector>

namespace miru {

struct ParallelTick {
    double value = 0;
    QString text;
    QColor color = {};  ///< where lines are coloured by this axis
};

struct ParallelAxis {
    QString name;
    double low = 0;
    double high = 1;
    std::vector<ParallelTick> ticks;
};

struct ParallelLine {
    QColor color;
    std::vector<double> values;  ///< on each axis; NaN: none
};

struct ParallelData {
    std::vector<ParallelAxis> axes;
    std::vector<ParallelLine> lines;
};

class ParallelCoordinates : public QWidget {
    Q_OBJECT

 public:
    /// The part of an axis that is kept, in its own unit.
    struct Part {
        double low = 0;
        double high = 0;
    };

    explicit ParallelCoordinates(QWidget* parent = nullptr);

    /// Parts of axes stay kept where there are as many axes as before.
    void setData(ParallelData data);
    const ParallelData& data() const { return m_data; }
    /// Keeps a part of an axis; nothing: all of it.
    void keep(std::size_t axis, std::optional<Part> part);
    std::optional<Part> kept(std::size_t axis) const { return m_kept[axis]; }
    /// Whether a line crosses every axis in the part that is kept.
    bool isKept(std::size_t line) const;
    /// The line that is looked at; −1: none.
    int current() const { return m_current; }
    /// Where a value lies, in widget coordinates.
    QPointF pointOf(std::size_t axis, double value) const;

    QSize sizeHint() const override { return {720, 360}; }
    QSize minimumSizeHint() const override { return {320, 180}; }

 Q_SIGNALS:
    /// A line is looked at, with the pointer or the keys; −1: none.
    void lineHovered(int line, const QPoint& globalPosition);
    void lineChosen(int line);
    /// Other lines are kept.
    void keptChanged();

 protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

 private:
    QRectF plot() const;
    double valueAt(std::size_t axis, double y) const;
    std::optional<std::size_t> axisAt(const QPointF& position) const;
    int lineAt(const QPointF& position) const;
    double yBetween(const ParallelLine& line, std::size_t axis, double x) const;
    void paintLine(QPainter& painter, const ParallelLine& line) const;
    void paintAxis(QPainter& painter, std::size_t axis) const;
    void lookAt(int line, const QPoint& globalPosition);
    void stepLine(int by, bool keepsPart);

    ParallelData m_data;
    std::vector<std::optional<Part>> m_kept;  ///< of each axis
    int m_current = -1;
    std::size_t m_axis = 0;                ///< that the keys are on
    std::optional<std::size_t> m_dragged;  ///< the axis that is dragged along
    double m_dragStart = 0;
};

}  // namespace miru
