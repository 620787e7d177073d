// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/bar_list.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

#include "ui/style/numbers.h"
#include "ui/style/palette.h"
#include "ui/style/theme.h"

namespace miru {
namespace {

constexpr double leastNumberWidth = 40;  // pixels, right of the longest bar

}  // namespace

BarList::BarList(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    connect(&Theme::current(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void BarList::setData(BarListData data) {
    const bool sameLength = data.names.size() == m_data.names.size();
    m_data = std::move(data);
    if (!sameLength) {
        constexpr int few = 5;
        const auto count = static_cast<int>(m_data.names.size());
        setMaximumHeight(count > 0 && count < few ? 2 * minimumSizeHint().height() : QWIDGETSIZE_MAX);
        updateGeometry();
    }
    update();
}

/// A few bars need little room and take no more than twice of it.
QSize BarList::minimumSizeHint() const {
    const auto count = static_cast<int>(m_data.names.size());
    return {120, count == 0 ? 60 : std::min(60, count * 15)};
}

QSize BarList::sizeHint() const { return {200, static_cast<int>(std::max<qsizetype>(4, m_data.names.size()) * 14)}; }

void BarList::paintEvent(QPaintEvent*) {
    if (m_data.names.isEmpty()) return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QFont font = Theme::captionFont();
    QFont underlined = font;
    underlined.setUnderline(true);
    underlined.setWeight(QFont::DemiBold);
    const QFontMetricsF metrics(underlined);
    const double numberWidth = std::max(leastNumberWidth, metrics.horizontalAdvance(words::percent(1)) + 8);
    double widest = 0;
    for (const QString& name : m_data.names) widest = std::max(widest, metrics.horizontalAdvance(name));
    const double left = std::min(widest, 0.45 * width()) + 8;
    const double pitch = static_cast<double>(height()) / static_cast<double>(m_data.names.size());
    const double thick = std::clamp(pitch - 2, 1.0, 10.0);
    // Where rows are lower than type, names would lie on each other: those that matter are left.
    const bool isTight = pitch < 0.75 * metrics.height();
    const bool isRightClear =
        m_data.marked < 0 || std::abs(static_cast<double>(m_data.right - m_data.marked)) * pitch >= metrics.height();
    const auto lineAt = [&](double top, double x, double wide) {
        const double high = std::max(pitch, metrics.height());
        return QRectF(x, std::clamp(top + (pitch - high) / 2, 0.0, std::max(0.0, height() - high)), wide, high);
    };
    for (qsizetype n = 0; n < m_data.names.size(); ++n) {
        const double top = static_cast<double>(n) * pitch;
        painter.setFont(n == m_data.right ? underlined : font);
        painter.setPen(n == m_data.marked ? colors().text : colors().mutedText);
        if (!isTight || n == m_data.marked || (n == m_data.right && isRightClear))
            painter.drawText(lineAt(top, 0, left - 8), Qt::AlignRight | Qt::AlignVCenter,
                             metrics.elidedText(m_data.names[n], Qt::ElideRight, left - 8));
        const auto index = static_cast<std::size_t>(n);
        if (index >= m_data.shares.size() || !std::isfinite(m_data.shares[index])) continue;
        const double share = std::clamp(m_data.shares[index], 0.0, 1.0);
        const double length = std::max(2.0, (width() - left - numberWidth) * share);
        painter.setPen(Qt::NoPen);
        painter.setBrush(n == m_data.marked ? colors().accent : blended(colors().card, colors().accent, 0.45));
        const QRectF bar(left, top + (pitch - thick) / 2, length, thick);
        if (thick < 3)  // too thin for corners
            painter.fillRect(bar.toAlignedRect(), painter.brush());
        else
            painter.drawRoundedRect(bar, 2, 2);
        if (n != m_data.marked) continue;
        painter.setPen(colors().text);
        painter.setFont(font);
        painter.drawText(lineAt(top, left + length + 5, numberWidth), Qt::AlignLeft | Qt::AlignVCenter,
                         words::percent(share));
    }
}

}  // namespace miru
