// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/lesson/lesson_card.h"

#include <QPainter>
#include <cmath>
#include <limits>

#include "ui/style/palette.h"
#include "ui/style/theme.h"

namespace miru {
namespace {

constexpr int minWidth = 240;         // pixels
constexpr int minPictureHeight = 64;  // of the plot on top, which takes the height that is left
constexpr int maxAboutLines = 3;      // at most

}  // namespace

LessonCardContent contentOf(const Lesson& lesson, const std::string& language, const QString& name, int number) {
    LessonCardContent content{.number = number,
                              .name = name,
                              .title = QString::fromStdString(lesson.title.in(language)),
                              .about = QString::fromStdString(lesson.about.in(language)),
                              .duration = LessonCard::tr("%n minutes", nullptr, lesson.minutes),
                              .picture = {}};
    for (const auto& curve : lesson.picture) {
        QList<double>& heights = content.picture.emplace_back();
        for (const auto& value : curve) heights << value.value_or(std::numeric_limits<double>::quiet_NaN());
    }
    return content;
}

LessonCard::LessonCard(const LessonCardContent& content, QWidget* parent)
    : QAbstractButton(parent), m_content(content) {
    setAccessibleName(content.title);
    setAccessibleDescription(content.about + ' ' + content.duration);
    setToolTip(QStringLiteral("<p>%1</p>").arg(content.about.toHtmlEscaped()));
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connect(&Theme::current(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

QSize LessonCard::sizeHint() const {
    const double scale = Theme::current().typeScale();
    const int title = QFontMetrics(Theme::titleFont()).lineSpacing();
    const int line = QFontMetrics(Theme::baseFont()).lineSpacing();
    const int height = static_cast<int>(std::lround(minPictureHeight * scale)) + title + (maxAboutLines + 1) * line +
                       2 * Theme::padding + 3 * Theme::gap;
    return {minWidth, height};
}

void LessonCard::enterEvent(QEnterEvent* event) {
    QAbstractButton::enterEvent(event);
    update();
}

void LessonCard::leaveEvent(QEvent* event) {
    QAbstractButton::leaveEvent(event);
    update();
}

/// Curves from the bottom, at which nothing is known, to the top.
void LessonCard::paintPicture(QPainter& painter, const QRectF& place) const {
    painter.setPen(QPen(colors().grid, 1));
    for (const double height : {0.0, 0.5, 1.0}) {
        const double y = place.bottom() - height * place.height();
        painter.drawLine(QPointF(place.left(), y), QPointF(place.right(), y));
    }
    for (qsizetype n = 0; n < m_content.picture.size(); ++n) {
        const QList<double>& curve = m_content.picture[n];
        QPolygonF outline;
        for (qsizetype at = 0; at < curve.size(); ++at)
            if (std::isfinite(curve[at]))
                outline << QPointF(
                    place.left() + static_cast<double>(at) / static_cast<double>(curve.size() - 1) * place.width(),
                    place.bottom() - curve[at] * place.height());
        painter.setPen(QPen(taskColor(static_cast<int>(n)), 2 * Theme::current().typeScale(),
                            taskPen(static_cast<int>(n)), Qt::RoundCap, Qt::RoundJoin));
        painter.drawPolyline(outline);
    }
}

void LessonCard::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF frame = QRectF(rect()).adjusted(1, 1, -1, -1);
    painter.setPen(QPen(underMouse() || isDown() ? colors().accent : colors().border, underMouse() ? 2 : 1));
    painter.setBrush(colors().card);
    painter.drawRoundedRect(frame, Theme::radius, Theme::radius);
    QRectF inside = frame.adjusted(Theme::padding, Theme::padding, -Theme::padding, -Theme::padding);
    const double picture = minPictureHeight * Theme::current().typeScale() + height() - sizeHint().height();
    paintPicture(painter, QRectF(inside.left(), inside.top(), inside.width(), picture));
    inside.setTop(inside.top() + picture + Theme::gap);

    painter.setFont(Theme::titleFont());
    painter.setPen(colors().text);
    const int title = painter.fontMetrics().lineSpacing();
    painter.drawText(
        QRectF(inside.left(), inside.top(), inside.width(), title), Qt::AlignLeft | Qt::AlignVCenter,
        m_content.number > 0 ? QStringLiteral("%1  %2").arg(m_content.number).arg(m_content.title) : m_content.title);
    inside.setTop(inside.top() + title + 4);
    painter.setFont(Theme::baseFont());
    const int line = painter.fontMetrics().lineSpacing();
    painter.drawText(QRectF(inside.left(), inside.top(), inside.width(), maxAboutLines * line),
                     Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, m_content.about);
    painter.setFont(Theme::captionFont());
    painter.setPen(colors().mutedText);
    painter.drawText(QRectF(inside.left(), inside.bottom() - line, inside.width(), line),
                     Qt::AlignLeft | Qt::AlignBottom, m_content.duration);
}

}  // namespace miru
