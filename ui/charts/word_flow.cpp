// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/word_flow.h"

#include <QFontMetrics>
#include <QHelpEvent>
#include <QPainter>
#include <QScrollBar>
#include <algorithm>

#include "ui/style/palette.h"
#include "ui/style/theme.h"

namespace miru {
namespace {

constexpr int inset = 3;  // pixels around a word

QFont fontOf(const FlowWord& word) {
    QFont font = Theme::baseFont();
    font.setItalic(!word.isKnown);
    font.setBold(word.isGiven);
    return font;
}

QString shownText(const FlowWord& word) { return word.text == '\n' ? QStringLiteral("↵") : word.text; }

}  // namespace

WordFlow::WordFlow(QWidget* parent) : QAbstractScrollArea(parent) {
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setFocusPolicy(Qt::StrongFocus);  // the keyboard scrolls
    viewport()->setAutoFillBackground(false);
    connect(&Theme::current(), &Theme::changed, this, [this] {
        arrange();
        viewport()->update();
    });
}

void WordFlow::setData(WordFlowData data) {
    const auto sameText = [](const FlowWord& a, const FlowWord& b) {
        return a.text == b.text && a.isKnown == b.isKnown && a.isGiven == b.isGiven;
    };
    const bool isSame = std::ranges::equal(data.words, m_data.words, sameText);
    m_data = std::move(data);
    if (!isSame) {
        verticalScrollBar()->setValue(0);
        arrange();
    }
    followReading();
    viewport()->update();
}

/// Sets the words in lines.
void WordFlow::arrange() {
    m_places.clear();
    int left = 0;
    int top = 0;
    const int width = viewport()->width();
    for (const FlowWord& word : std::as_const(m_data.words)) {
        const QFontMetrics metrics(fontOf(word));
        const int around = m_data.areCharacters ? 0 : inset;
        const int gap = m_data.areCharacters ? 0 : 1;
        const QSize size(std::min(metrics.horizontalAdvance(shownText(word)) + 2 * around, width),
                         metrics.height() + inset);
        if (left > 0 && left + size.width() > width) {
            left = 0;
            top += size.height() + 1;
        }
        m_places << QRect(QPoint(left, top), size);
        left += size.width() + gap;
        if (m_data.areCharacters && word.text == '\n') left = width;
    }
    const int height = m_places.isEmpty() ? 0 : m_places.back().bottom() + 1;
    verticalScrollBar()->setRange(0, std::max(0, height - viewport()->height()));
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(QFontMetrics(Theme::baseFont()).height());
}

/// While it is being read, the word at hand stays in sight.
void WordFlow::followReading() {
    if (m_data.shown <= 0 || m_data.shown > m_places.size()) return;
    const QRect place = m_places[m_data.shown - 1];
    const int line = place.height();
    const int value = verticalScrollBar()->value();
    if (place.top() < value || place.bottom() + line > value + viewport()->height())
        verticalScrollBar()->setValue(place.top() - line);
}

QRect WordFlow::rectOf(int word) const { return m_places[word].translated(0, -verticalScrollBar()->value()); }

int WordFlow::wordAt(const QPoint& position) const {
    for (int n = 0; n < m_places.size(); ++n)
        if (rectOf(n).contains(position)) return n;
    return -1;
}

void WordFlow::paintEvent(QPaintEvent* event) {
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    const qsizetype shown = m_data.shown < 0 ? m_data.words.size() : m_data.shown;
    for (int n = 0; n < m_data.words.size(); ++n) {
        const QRect place = rectOf(n);
        if (!place.intersects(event->rect())) continue;
        const FlowWord& word = m_data.words[n];
        const bool isRead = n < shown;
        QColor ink = isRead ? colors().text : blended(colors().card, colors().mutedText, 0.55);
        if (isRead && word.effect != 0) {
            const QColor fill = signedColor(std::clamp(word.effect, -1.0, 1.0));
            painter.setPen(Qt::NoPen);
            painter.setBrush(fill);
            m_data.areCharacters ? painter.drawRect(place) : painter.drawRoundedRect(place, 3, 3);
            ink = textOn(fill);
        }
        if (m_data.shown > 0 && n == m_data.shown - 1) {
            painter.setPen(QPen(colors().accent, 1.5));
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(place, 3, 3);
        }
        painter.setPen(ink);
        painter.setFont(fontOf(word));
        painter.drawText(place, Qt::AlignCenter,
                         painter.fontMetrics().elidedText(shownText(word), Qt::ElideRight, place.width() + 1));
    }
}

void WordFlow::resizeEvent(QResizeEvent* event) {
    QAbstractScrollArea::resizeEvent(event);
    arrange();
}

void WordFlow::mouseReleaseEvent(QMouseEvent* event) {
    event->accept();
    if (const int word = wordAt(event->pos()); word >= 0) Q_EMIT wordClicked(word);
}

bool WordFlow::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* const help = static_cast<QHelpEvent*>(event);
        Q_EMIT wordHovered(wordAt(help->pos()), help->globalPos());
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

}  // namespace miru
