// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The values of a plot at one moment, on a small card beside the line that marks it. The card stands off that line and inside
// the plot; rows for which the plot is too low are counted, not shown.

#include <QColor>
#include <QList>
#include <QRectF>
#include <QString>

class QPainter;

namespace miru {

struct CursorRow {
    QColor color;
    QString name;
    QString value;
    QString others;  ///< the same of other runs, quieter
    bool operator==(const CursorRow&) const = default;
};

struct CursorCard {
    QString title;
    QList<CursorRow> rows;  ///< the most important first
    bool operator==(const CursorCard&) const = default;
};

/// A line across the plot at one value of x, and what is said of it.
struct LineCursor {
    double x = 0;
    CursorCard card = {};  ///< without rows there is none
    bool operator==(const LineCursor&) const = default;
};

/// The card as whoever cannot see it hears it: "after 32,000 sequences: task 1 80 %, task 2 41 %"
QString spoken(const CursorCard& card);
/// Where a card of this size stands beside an upright line: right of it, or left where there is more room; never beyond the plot.
QRectF placeBeside(double line, const QSizeF& size, const QRectF& plot);
void paintCard(QPainter& painter, const CursorCard& card, double line, const QRectF& plot);

}  // namespace miru
