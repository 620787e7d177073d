// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A plot for paper: what a panel shows, drawn again from its data in light colours at its physical size.
//
// Never a copy of the screen: the panel's twin is laid out off screen, at 96 dots per inch, and drawn with as many dots as
// the file has. Vector files hold text as text.

#include <QByteArray>
#include <QImage>
#include <QSizeF>
#include <functional>
#include <memory>

#include "ui/panels/panel.h"

class QPainter;

namespace miru {

class Figure {
 public:
    /// Dots per inch in which sizes of type and lines are meant.
    static constexpr double screenDpi = 96;
    static constexpr QSizeF usualSize{150, 85};  ///< millimetres

    /// What the panel shows. It must have a twin and a snapshot.
    Figure(const Panel& panel, const QSizeF& millimetres);
    /// `makePanel` is called while the colours are those of paper.
    Figure(const std::function<std::unique_ptr<Panel>()>& makePanel, std::shared_ptr<const Snapshot> snapshot,
           QList<Ghost> ghosts, const QSizeF& millimetres);
    /// Of any widget that paints itself.
    Figure(const std::function<std::unique_ptr<QWidget>()>& makeWidget, const QSizeF& millimetres);
    ~Figure();
    Figure(Figure&&) noexcept;

    /// In dots of `screenDpi`.
    QSize size() const;
    /// Draws it with its upper left corner at the painter's origin.
    void paint(QPainter& painter) const;
    QImage image(int dpi) const;
    QByteArray svg(const QString& title) const;
    QByteArray pdf(const QString& title) const;

 private:
    std::unique_ptr<QWidget> m_host;  ///< a window that is never on a screen
    QWidget* m_plot = nullptr;

    void take(QWidget* plot, const QSizeF& millimetres);
    void settle();
};

}  // namespace miru
