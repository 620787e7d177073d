// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/style/elided_label.h"

#include <QHelpEvent>
#include <QPainter>
#include <QRegularExpression>
#include <QToolTip>

namespace miru {

void ElidedLabel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(contentsRect(), static_cast<int>(alignment()), shownText());
}

QString ElidedLabel::shownText() const {
    return fontMetrics().elidedText(text(), Qt::ElideRight, contentsRect().width());
}

QString LabelOfParts::shownText() const {
    static const QRegularExpression border(QStringLiteral(" · |; "));
    QString shown = text();
    while (!hasRoomFor(shown)) {
        const qsizetype end = shown.lastIndexOf(border);
        if (end < 0) return {};
        shown.truncate(end);
    }
    return shown;
}

bool ElidedLabel::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip || hasRoomFor(text())) return QLabel::event(event);
    QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(), text(), this);
    return true;
}

}  // namespace miru
