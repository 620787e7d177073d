// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/teach/answer_bars.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <utility>

#include "ui/style/numbers.h"
#include "ui/style/palette.h"
#include "ui/style/theme.h"
#include "ui/teach/drawing_picture.h"

namespace miru {
namespace {

constexpr int lowestRow = 44;  // pixels
constexpr int highestRow = 150;
constexpr double muchLost = 0.2;  // of accuracy: worth a warning

/// The higher the rows, the larger what is written in them.
QFont fontIn(double rowHeight, double share) {
    QFont font = Theme::titleFont();
    font.setPixelSize(std::max(11, static_cast<int>(share * rowHeight)));
    return font;
}
QFont nameFont(double rowHeight) { return fontIn(rowHeight, 0.27); }

bool isMuchForgotten(const AnswerBar& bar) {
    return bar.whenTaught && bar.now && *bar.whenTaught - *bar.now > muchLost;
}

/// The most probable one; −1 while nothing is drawn.
int answerOf(const std::vector<AnswerBar>& bars) {
    const auto best = std::ranges::max_element(bars, {}, &AnswerBar::probability);
    return best != bars.end() && best->probability ? static_cast<int>(best - bars.begin()) : -1;
}

/// The bar in the task's colour, and its number.
void paintProbability(QPainter& painter, const AnswerBar& bar, int sign, bool isAnswer, QRectF row) {
    painter.setFont(nameFont(row.height()));
    const double numberWidth = QFontMetricsF(painter.font()).horizontalAdvance(words::percent(1)) + Theme::gap;
    const double thickness = 0.36 * row.height();
    QRectF track(row.left(), row.center().y() - thickness / 2, row.width() - numberWidth - Theme::gap, thickness);
    const double radius = std::min(6.0, thickness / 2);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors().grid);
    painter.drawRoundedRect(track, radius, radius);
    if (!bar.probability) return;
    track.setWidth(track.width() * std::clamp(*bar.probability, 0.0, 1.0));
    painter.setBrush(taskColor(sign));
    if (track.width() >= 1) painter.drawRoundedRect(track, std::min(radius, track.width() / 2), radius);
    painter.setPen(isAnswer ? colors().text : colors().mutedText);
    painter.drawText(row, Qt::AlignRight | Qt::AlignVCenter, words::percent(*bar.probability));
}

/// The name, and below it how well the sign is known.
void paintName(QPainter& painter, const AnswerBar& bar, QRectF area) {
    const QString known = accuracyThenAndNow(bar);
    QRectF line = area;
    if (!known.isEmpty()) line.setHeight(0.54 * area.height());
    painter.setFont(nameFont(area.height()));
    painter.setPen(colors().text);
    const int place = known.isEmpty() ? Qt::AlignVCenter : Qt::AlignBottom;
    painter.drawText(line, Qt::AlignLeft | place,
                     QFontMetricsF(painter.font()).elidedText(bar.name, Qt::ElideRight, area.width()));
    if (known.isEmpty()) return;
    QFont font = fontIn(area.height(), 0.21);
    font.setWeight(QFont::Normal);
    painter.setFont(font);
    painter.setPen(isMuchForgotten(bar) ? colors().warning : colors().mutedText);
    area.setTop(line.bottom());
    painter.drawText(area, Qt::AlignLeft | Qt::AlignTop, AnswerBars::tr("known %1").arg(known));
}

}  // namespace

QString accuracyThenAndNow(const AnswerBar& bar) {
    if (!bar.whenTaught) return {};
    const QString then = words::percent(*bar.whenTaught);
    const QString now = words::percent(bar.now);
    return then == now ? then : QStringLiteral("%1 → %2").arg(then, now);
}

AnswerBars::AnswerBars(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Signs taught, and how probable each is"));
    connect(&Theme::current(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

QSize AnswerBars::minimumSizeHint() const {
    return {260, lowestRow * static_cast<int>(std::max<std::size_t>(3, m_bars.size()))};
}

void AnswerBars::setBars(std::vector<AnswerBar> bars) {
    if (bars == m_bars) return;
    const bool sameCount = bars.size() == m_bars.size();
    m_bars = std::move(bars);
    m_current = std::clamp(m_current, 0, std::max(0, static_cast<int>(m_bars.size()) - 1));
    if (!sameCount) updateGeometry();
    describe();
    update();
}

void AnswerBars::setChosen(int sign) {
    m_chosen = sign;
    if (sign >= 0) m_current = sign;
    update();
}

void AnswerBars::describe() {
    QStringList texts;
    for (const AnswerBar& bar : m_bars) {
        QString text = bar.name;
        if (bar.probability) text += tr(", probability %1").arg(words::percent(*bar.probability));
        if (bar.whenTaught) text += tr(", test accuracy %1").arg(accuracyThenAndNow(bar));
        texts << text;
    }
    setAccessibleDescription(texts.join(QStringLiteral("; ")));
}

int AnswerBars::rowHeight() const {
    const int count = std::max(1, static_cast<int>(m_bars.size()));
    const int fitting = std::clamp(width() / 7, lowestRow, highestRow);  // the bars need room beside the names
    return std::clamp(height() / count, lowestRow, fitting);
}

QRect AnswerBars::rowOf(int sign) const { return {0, sign * rowHeight(), width(), rowHeight()}; }

void AnswerBars::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_bars.empty()) {
        painter.setPen(colors().mutedText);
        painter.drawText(
            rect(), Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap,
            tr("Every sign taught gets a bar here: how probable the network thinks it is, while you draw."));
    }
    const int answer = answerOf(m_bars);
    for (int sign = 0; sign < static_cast<int>(m_bars.size()); ++sign) {
        const AnswerBar& bar = m_bars[static_cast<std::size_t>(sign)];
        QRectF row = QRectF(rowOf(sign)).adjusted(2, 2, -2, -2);
        if (sign == m_chosen || (hasFocus() && sign == m_current)) {
            painter.setPen(hasFocus() && sign == m_current ? QPen(colors().accent) : QPen(Qt::NoPen));
            painter.setBrush(colors().field);
            painter.drawRoundedRect(row, Theme::radius, Theme::radius);
        }
        row.adjust(4, 4, -Theme::gap, -4);
        const int side = static_cast<int>(0.85 * row.height());
        painter.drawPixmap(QPointF(row.left(), row.center().y() - side / 2.0),
                           pictureOfDrawing(bar.drawing, side, devicePixelRatioF()));
        row.setLeft(row.left() + side + Theme::gap);
        paintName(painter, bar, {row.left(), row.top(), 0.4 * row.width(), row.height()});
        row.setLeft(row.left() + 0.4 * row.width() + Theme::gap);
        paintProbability(painter, bar, sign, sign == answer, row);
    }
}

void AnswerBars::mousePressEvent(QMouseEvent* event) {
    const int sign = static_cast<int>(event->position().y()) / rowHeight();
    if (event->button() != Qt::LeftButton || sign >= static_cast<int>(m_bars.size()))
        return QWidget::mousePressEvent(event);
    m_current = sign;
    Q_EMIT chosen(sign);
}

void AnswerBars::keyPressEvent(QKeyEvent* event) {
    const int last = static_cast<int>(m_bars.size()) - 1;
    switch (event->key()) {
        case Qt::Key_Up: m_current = std::max(0, m_current - 1); break;
        case Qt::Key_Down: m_current = std::min(std::max(0, last), m_current + 1); break;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (last >= 0) Q_EMIT chosen(m_current);
            break;
        default: return QWidget::keyPressEvent(event);
    }
    update();
}

}  // namespace miru
