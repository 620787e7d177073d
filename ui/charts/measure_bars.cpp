// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/measure_bars.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "ui/style/palette.h"
#include "ui/style/theme.h"

namespace miru {
namespace {

constexpr double space = 10;          // pixels between name, bar and figure
constexpr double shortestTrack = 32;  // pixels
constexpr double thickness = 8;

QFont figureFont() {
    QFont font = Theme::baseFont();
    font.setWeight(QFont::DemiBold);
    return font;
}

double widthOf(const QFont& font, const QString& text) { return QFontMetricsF(font).horizontalAdvance(text); }

double figureWidth(const MeasureBar& bar, bool hasWord) {
    return hasWord ? widthOf(figureFont(), bar.figure + ' ') + widthOf(Theme::baseFont(), bar.word)
                   : widthOf(figureFont(), bar.figure);
}

QString spoken(const MeasureBar& bar) { return QStringLiteral("%1: %2, %3").arg(bar.name, bar.figure, bar.word); }

}  // namespace

MeasureBars::MeasureBars(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&Theme::current(), &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void MeasureBars::setBars(std::vector<MeasureBar> bars) {
    if (bars == m_bars) return;
    m_bars = std::move(bars);
    QStringList texts;
    for (const MeasureBar& bar : m_bars) texts << spoken(bar);
    setAccessibleDescription(texts.join(QStringLiteral("; ")));
    updateGeometry();
    update();
}

int MeasureBars::rowHeight() const { return QFontMetrics(Theme::baseFont()).height() + 5; }

double MeasureBars::namesWidth() const {
    double widest = 0;
    for (const MeasureBar& bar : m_bars) widest = std::max(widest, widthOf(Theme::baseFont(), bar.name));
    return widest;
}

double MeasureBars::figuresWidth(bool haveWords) const {
    double widest = 0;
    for (const MeasureBar& bar : m_bars) widest = std::max(widest, figureWidth(bar, haveWords));
    return widest;
}

int MeasureBars::neededWidth(bool haveWords) const {
    return static_cast<int>(std::ceil(namesWidth() + figuresWidth(haveWords) + 2 * space + shortestTrack));
}

QSize MeasureBars::minimumSizeHint() const {
    return {neededWidth(false), rowHeight() * static_cast<int>(m_bars.size())};
}

QSize MeasureBars::sizeHint() const { return {neededWidth(true) + 100, minimumSizeHint().height()}; }

void MeasureBars::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool haveWords = width() >= neededWidth(true);
    const double left = namesWidth() + space;
    const double room = std::max(0.0, width() - left - space - figuresWidth(haveWords));
    double top = 0;
    for (const MeasureBar& bar : m_bars) {
        const QRectF row(0, top, width(), rowHeight());
        top += rowHeight();
        painter.setFont(Theme::baseFont());
        painter.setPen(colors().text);
        painter.drawText(row, Qt::AlignLeft | Qt::AlignVCenter, bar.name);
        const QString word = haveWords ? bar.word : QString();
        painter.setPen(colors().mutedText);
        painter.drawText(row, Qt::AlignRight | Qt::AlignVCenter, word);
        const double right = row.right() - figureWidth(bar, haveWords) + widthOf(figureFont(), bar.figure);
        painter.setFont(figureFont());
        painter.setPen(colors().text);
        painter.drawText(QRectF(row.topLeft(), QPointF(right, row.bottom())), Qt::AlignRight | Qt::AlignVCenter,
                         bar.figure);
        QRectF track(left, row.center().y() - thickness / 2, room, thickness);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colors().grid);
        painter.drawRoundedRect(track, thickness / 2, thickness / 2);
        const double length = room * std::clamp(bar.length, 0.0, 1.0);
        if (!(length > 0)) continue;
        track.setWidth(std::max(length, thickness));
        painter.setBrush(bar.isWarning ? taskColor(1) : colors().accent);
        painter.drawRoundedRect(track, thickness / 2, thickness / 2);
    }
}

bool MeasureBars::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip) return QWidget::event(event);
    const auto* const help = static_cast<QHelpEvent*>(event);
    const auto row = static_cast<std::size_t>(std::max(0, help->pos().y() / rowHeight()));
    if (row < m_bars.size())
        QToolTip::showText(help->globalPos(), m_bars[row].tip, this);
    else
        QToolTip::hideText();
    return true;
}

}  // namespace miru
