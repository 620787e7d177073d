// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/cursor_card.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>

#include "ui/style/numbers.h"
#include "ui/style/theme.h"

namespace miru {
namespace {

constexpr double distance = 12;  // of the card from the line, pixels
constexpr double padding = 8;
constexpr double column = 8;  // between columns
constexpr double dot = 8;

QFont valueFont() {
    QFont font = Theme::captionFont();
    font.setWeight(QFont::DemiBold);
    return font;
}

/// How wide the columns are, and how high a row is.
struct CardLayout {
    double name = 0;
    double value = 0;
    double others = 0;
    double title = 0;
    double row = 0;

    explicit CardLayout(const CursorCard& card) {
        const QFontMetricsF plain(Theme::captionFont());
        const QFontMetricsF bold(valueFont());
        row = plain.height() + 3;
        title = plain.horizontalAdvance(card.title);
        for (const CursorRow& each : card.rows) {
            name = std::max(name, plain.horizontalAdvance(each.name));
            value = std::max(value, bold.horizontalAdvance(each.value));
            others = std::max(others, plain.horizontalAdvance(each.others));
        }
    }
    QSizeF size(qsizetype rows) const {
        const double columns = dot + column + name + column + value + (others > 0 ? column + others : 0);
        return {2 * padding + std::max(title, columns), 2 * padding + row * static_cast<double>(rows + 1)};
    }
};

}  // namespace

QString spoken(const CursorCard& card) {
    QStringList values;
    for (const CursorRow& row : card.rows) {
        values << row.name + ' ' + row.value;
        if (!row.others.isEmpty()) values.last() += QStringLiteral(" (%1)").arg(row.others);
    }
    return card.title + QStringLiteral(": ") + values.join(QStringLiteral(", "));
}

QRectF placeBeside(double line, const QSizeF& size, const QRectF& plot) {
    const bool isRight = line + distance + size.width() <= plot.right() || plot.right() - line >= line - plot.left();
    const double wanted = isRight ? line + distance : line - distance - size.width();
    const double left = std::clamp(wanted, plot.left(), std::max(plot.left(), plot.right() - size.width()));
    constexpr double belowNames = 24;  // of what lies behind the lines
    const double top = std::max(plot.top(), std::min(plot.top() + belowNames, plot.bottom() - size.height()));
    return QRectF(QPointF(left, top), size) & plot;
}

void paintCard(QPainter& painter, const CursorCard& card, double line, const QRectF& plot) {
    if (card.rows.isEmpty()) return;
    CardLayout layout(card);
    const double room = std::max(plot.right() - line, line - plot.left()) - distance;
    if (layout.size(1).width() > room) layout.others = 0;
    const auto fitting = static_cast<qsizetype>((plot.height() - 2 * padding) / layout.row) - 1;
    if (fitting < 1) return;
    const qsizetype rows = std::min(card.rows.size(), fitting);
    const QRectF box = placeBeside(line, layout.size(rows), plot);
    painter.setPen(QPen(colors().border, 1));
    painter.setBrush(colors().card);
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), Theme::radius, Theme::radius);
    const double left = box.left() + padding;
    QRectF strip(left, box.top() + padding, box.width() - 2 * padding, layout.row);
    painter.setFont(Theme::captionFont());
    painter.setPen(colors().mutedText);
    painter.drawText(strip, Qt::AlignLeft | Qt::AlignVCenter, card.title);
    for (qsizetype n = 0; n < rows; ++n) {
        strip.translate(0, layout.row);
        painter.setFont(Theme::captionFont());
        if (n + 1 == rows && rows < card.rows.size()) {
            painter.setPen(colors().mutedText);
            painter.drawText(
                strip, Qt::AlignLeft | Qt::AlignVCenter,
                QCoreApplication::translate("miru", "and %1 more").arg(words::number(card.rows.size() - rows + 1)));
            break;
        }
        const CursorRow& row = card.rows[n];
        painter.setPen(Qt::NoPen);
        painter.setBrush(row.color);
        painter.drawEllipse(QRectF(left, strip.center().y() - dot / 2, dot, dot));
        const auto write = [&](double from, double width, const QString& text, int side) {
            painter.drawText(QRectF(from, strip.top(), width, strip.height()), side | Qt::AlignVCenter, text);
        };
        const double nameAt = left + dot + column;
        painter.setPen(colors().text);
        write(nameAt, layout.name, row.name, Qt::AlignLeft);
        if (layout.others > 0) {
            painter.setPen(colors().mutedText);
            write(nameAt + layout.name + 2 * column + layout.value, layout.others, row.others, Qt::AlignLeft);
        }
        painter.setFont(valueFont());
        painter.setPen(colors().text);
        write(nameAt + layout.name + column, layout.value, row.value, Qt::AlignRight);
    }
}

}  // namespace miru
