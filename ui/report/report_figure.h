// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A figure of a report as shapes: lines, boxes, dots and words, each at its place. It needs no graphics: a page for a browser
// holds it as SVG, and whoever has a painter paints it (ui/report/printed).

#include <QByteArray>
#include <QList>
#include <QPointF>
#include <QRectF>
#include <QSizeF>
#include <QString>
#include <variant>

#include "ui/style/light_colors.h"

namespace miru {

enum class Anchor { Start, Middle, End };

struct ReportFigure {
    /// Dots per inch in which places and sizes are meant.
    static constexpr double dotsPerInch = 96;

    /// Straight from point to point.
    struct Curve {
        QList<QPointF> points;
        Rgb color = light::text;
        double width = 1;
        Qt::PenStyle pen = Qt::SolidLine;
        double opacity = 1;
    };
    struct Area {
        QList<QPointF> points;
        Rgb color = light::grid;
        double opacity = 1;
    };
    struct Box {
        QRectF place;
        Rgb color = light::grid;
        double corner = 0;  ///< its radius
    };
    struct Dot {
        QPointF place;
        double radius = 2;
        Rgb color = light::text;
    };
    struct Words {
        QString text;
        QPointF place;  ///< on the line they stand on
        Anchor anchor = Anchor::Start;
        Rgb color = light::mutedText;
        bool isBold = false;
    };
    using Shape = std::variant<Curve, Area, Box, Dot, Words>;

    static constexpr double typeSize = 11;  ///< of words
    static constexpr double lineHeight = 14;
    /// About as wide as words are in the typefaces that reports have; never much less.
    static double widthOf(const QString& text, bool isBold = false);
    /// Words that are cut, with an ellipsis, where they would be wider.
    static QString fitted(const QString& text, double width, bool isBold = false);
    /// Of so many millimetres.
    static QSizeF dots(const QSizeF& millimetres) { return millimetres / 25.4 * dotsPerInch; }

    QSizeF size;
    QList<Shape> shapes;  ///< what comes later covers what comes before

    /// An <svg> element; `title` is for whoever cannot see it.
    QByteArray svg(const QString& title) const;
};

/// Dashes and gaps, in widths of the line; none of a solid one.
QList<double> dashesOf(Qt::PenStyle pen);

}  // namespace miru
