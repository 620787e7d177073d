// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/report/report_figure.h"

#include <cmath>

namespace miru {
namespace {

/// In hundredths, with a point.
QString coordinate(double value) {
    const qint64 hundredths = std::llround(100 * value);
    const qint64 size = std::abs(hundredths);
    QString text = QString::number(size / 100);
    if (const qint64 rest = size % 100) {
        text += QStringLiteral(".%1").arg(rest, 2, 10, QLatin1Char('0'));
        if (text.endsWith('0')) text.chop(1);
    }
    return hundredths < 0 ? '-' + text : text;
}

QString inSvg(Rgb color) { return QStringLiteral("#%1").arg(color, 6, 16, QLatin1Char('0')); }

QString pointsOf(const QList<QPointF>& points) {
    QStringList texts;
    for (const QPointF& point : points) texts << coordinate(point.x()) + ',' + coordinate(point.y());
    return texts.join(' ');
}

QString opacityOf(const char* name, double opacity) {
    return opacity == 1 ? QString() : QStringLiteral(" %1='%2'").arg(QLatin1String(name), coordinate(opacity));
}

QString inSvg(const ReportFigure::Curve& curve) {
    QStringList dashes;
    for (const double dash : dashesOf(curve.pen)) dashes << coordinate(dash * curve.width);
    return QStringLiteral(
               "<polyline points='%1' fill='none' stroke='%2' stroke-width='%3' stroke-linejoin='round'%4%5/>")
        .arg(pointsOf(curve.points), inSvg(curve.color), coordinate(curve.width),
             dashes.isEmpty() ? QString() : QStringLiteral(" stroke-dasharray='%1'").arg(dashes.join(' ')),
             opacityOf("stroke-opacity", curve.opacity));
}

QString inSvg(const ReportFigure::Area& area) {
    return QStringLiteral("<polygon points='%1' fill='%2'%3/>")
        .arg(pointsOf(area.points), inSvg(area.color), opacityOf("fill-opacity", area.opacity));
}

QString inSvg(const ReportFigure::Box& box) {
    return QStringLiteral("<rect x='%1' y='%2' width='%3' height='%4' rx='%5' fill='%6'/>")
        .arg(coordinate(box.place.x()), coordinate(box.place.y()), coordinate(box.place.width()),
             coordinate(box.place.height()), coordinate(box.corner), inSvg(box.color));
}

QString inSvg(const ReportFigure::Dot& dot) {
    return QStringLiteral("<circle cx='%1' cy='%2' r='%3' fill='%4'/>")
        .arg(coordinate(dot.place.x()), coordinate(dot.place.y()), coordinate(dot.radius), inSvg(dot.color));
}

QString inSvg(const ReportFigure::Words& words) {
    const char* const anchor = words.anchor == Anchor::Start    ? ""
                               : words.anchor == Anchor::Middle ? " text-anchor='middle'"
                                                                : " text-anchor='end'";
    // Words last: whatever is in them is no number of ours.
    return QStringLiteral("<text x='%1' y='%2' fill='%3'%4%5>")
               .arg(coordinate(words.place.x()), coordinate(words.place.y()), inSvg(words.color), QLatin1String(anchor),
                    words.isBold ? QStringLiteral(" font-weight='600'") : QString()) +
           words.text.toHtmlEscaped() + QStringLiteral("</text>");
}

/// Of a letter, in sizes of type: that of the wider ones of Inter and DejaVu Sans.
double widthOf(QChar letter, bool isBold) {
    static const QString narrow = QStringLiteral("iIjl.,:;'|!()[]· ");
    static const QString wide = QStringLiteral("mwMWÄÖÜ%@—…");
    const double width = narrow.contains(letter)                ? 0.34
                         : wide.contains(letter)                ? 0.9
                         : letter.isUpper() || letter.isDigit() ? 0.66
                         : letter.script() == QChar::Script_Han ? 1.0
                                                                : 0.59;
    return isBold ? 1.06 * width : width;
}

}  // namespace

double ReportFigure::widthOf(const QString& text, bool isBold) {
    double width = 0;
    for (const QChar letter : text) width += miru::widthOf(letter, isBold);
    return typeSize * width;
}

QString ReportFigure::fitted(const QString& text, double width, bool isBold) {
    if (widthOf(text, isBold) <= width) return text;
    QString cut = text;
    while (!cut.isEmpty() && widthOf(cut + QStringLiteral("…"), isBold) > width) cut.chop(1);
    return cut.trimmed() + QStringLiteral("…");
}

QList<double> dashesOf(Qt::PenStyle pen) {
    switch (pen) {
        case Qt::DashLine: return {4, 2};
        case Qt::DotLine: return {1, 2};
        case Qt::DashDotLine: return {4, 2, 1, 2};
        case Qt::DashDotDotLine: return {4, 2, 1, 2, 1, 2};
        default: return {};
    }
}

QByteArray ReportFigure::svg(const QString& title) const {
    QString body;
    for (const Shape& shape : shapes) body += std::visit([](const auto& one) { return inSvg(one); }, shape) + '\n';
    const QString wide = coordinate(size.width());
    const QString high = coordinate(size.height());
    return (QStringLiteral("<svg xmlns='http://www.w3.org/2000/svg' width='%1' height='%2' viewBox='0 0 %1 %2' "
                           "font-family='Inter, Helvetica Neue, Arial, sans-serif' font-size='%3'>\n<title>")
                .arg(wide, high, coordinate(typeSize)) +
            title.toHtmlEscaped() + QStringLiteral("</title>\n") + body + QStringLiteral("</svg>"))
        .toUtf8();
}

}  // namespace miru
