// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A pad that is drawn on: with the mouse, a pen or a finger, or with the keyboard, where arrow keys move the pen and Space puts
// it down and lifts it.

#include <QWidget>

#include "datasets/strokes.h"

class QTabletEvent;
class QTouchEvent;

namespace miru {

class SketchPad : public QWidget {
    Q_OBJECT

 public:
    explicit SketchPad(QWidget* parent = nullptr);

    /// What is drawn so far, in units of the pad's shorter side; its middle is at (0.5, 0.5).
    const Strokes& strokes() const { return m_strokes; }
    bool isEmpty() const { return m_strokes.empty(); }
    /// Takes the last stroke away.
    void undo();
    void clear();

    QSize sizeHint() const override { return {420, 420}; }
    QSize minimumSizeHint() const override { return {200, 200}; }

 Q_SIGNALS:
    /// Something was drawn or taken away; comes while the pen moves.
    void changed();
    /// Enter: the drawing is as it shall be.
    void confirmed();

 protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void tabletEvent(QTabletEvent* event) override;
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

 private:
    void putDown(PenPoint place);
    void moveTo(PenPoint place);
    void lift();
    bool heedTouch(QTouchEvent& event);
    void movePen(int right, int down, double step);
    PenPoint placeOf(const QPointF& position) const;
    QPointF positionOf(PenPoint place) const;
    double side() const { return std::min(width(), height()); }

    Strokes m_strokes;
    bool m_isDown = false;
    PenPoint m_pen{0.5, 0.5};  ///< of the keyboard
    bool m_showsPen = false;
};

}  // namespace miru
