// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/image_strips.h"

#include <QPainter>
#include <algorithm>

#include "ui/style/palette.h"
#include "ui/style/theme.h"

namespace miru {
namespace {

constexpr double nameHeight = 15;  // pixels
constexpr double gap = 4;
constexpr double largest = 30;
constexpr double smallest = 14;

}  // namespace

ImageStrips::ImageStrips(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connect(&Theme::current(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void ImageStrips::setStrips(QList<ImageStrip> strips) {
    m_strips = std::move(strips);
    updateGeometry();
    update();
}

QSize ImageStrips::sizeHint() const {
    const auto count = static_cast<double>(std::max<qsizetype>(2, m_strips.size()));
    return {220, static_cast<int>(count * (nameHeight + largest + gap))};
}

void ImageStrips::paintEvent(QPaintEvent*) {
    if (m_strips.isEmpty()) return;
    QPainter painter(this);
    QFont bold = Theme::captionFont();
    bold.setWeight(QFont::DemiBold);
    const QFontMetricsF metrics(bold);
    const auto count = static_cast<double>(m_strips.size());
    double pitch = height() / count;
    const double above = nameHeight + 1;
    const bool hasPictures = pitch >= above + smallest + gap;  // else there is room for the bars alone
    // No more than what stands in a strip needs.
    double needed = largest;
    for (const ImageStrip& strip : m_strips)
        needed =
            std::max(needed, static_cast<double>(strip.texts.size()) * QFontMetricsF(Theme::captionFont()).height());
    pitch = std::min(pitch, above + needed + gap);
    double names = 0;
    for (const ImageStrip& strip : m_strips) names = std::max(names, metrics.horizontalAdvance(strip.name));
    double notes = 0;
    for (const ImageStrip& strip : m_strips)
        notes = std::max(notes, QFontMetricsF(Theme::captionFont()).horizontalAdvance(strip.note));
    // Bars closer than their text is high: every so many rows are named.
    const int every = std::max(1, static_cast<int>(metrics.height() / std::max(1.0, pitch)));
    for (int n = 0; n < m_strips.size(); ++n) {
        const ImageStrip& strip = m_strips[n];
        const double top = n * pitch;
        const double line = std::min(nameHeight, pitch);
        if (n % every == 0) {
            painter.setFont(bold);
            painter.setPen(strip.color);
            painter.drawText(QRectF(0, top, names, std::max(line, metrics.height())), Qt::AlignLeft | Qt::AlignVCenter,
                             strip.name);
            painter.setFont(Theme::captionFont());
            painter.setPen(colors().mutedText);
            painter.drawText(QRectF(width() - notes, top, notes, std::max(line, metrics.height())),
                             Qt::AlignRight | Qt::AlignVCenter, strip.note);
        }
        const double thick = std::clamp(pitch - 1, 1.0, 4.0);
        const QRectF track(names + 8, top + (line - thick) / 2, width() - names - notes - 16, thick);
        if (track.width() > 4) {
            painter.fillRect(track, colors().grid);
            painter.fillRect(
                QRectF(track.left(), track.top(), track.width() * std::clamp(strip.share, 0.0, 1.0), track.height()),
                strip.color);
        }
        if (!hasPictures) continue;
        painter.setFont(Theme::captionFont());
        const double side = std::min(largest, pitch - above - gap);
        double left = 0;
        for (const QImage& picture : strip.pictures) {
            // A recording may be longer than it is high, but not without bound.
            const double ratio = static_cast<double>(picture.width()) / std::max(1, picture.height());
            const double wide = side * std::clamp(ratio, 1.0, 2.5);
            if (left + wide > width()) break;
            painter.drawImage(QRectF(left, top + above, wide, side), picture);
            left += wide + gap;
        }
        painter.setPen(colors().text);
        const QFontMetricsF metricsOfText(painter.font());
        const int fitting = std::max(1, static_cast<int>((pitch - above - gap) / metricsOfText.height() + 1e-9));
        for (int text = 0; text < std::min<qsizetype>(fitting, strip.texts.size()); ++text)
            painter.drawText(
                QRectF(left, top + above + text * metricsOfText.height(), width() - left, metricsOfText.height()),
                Qt::AlignLeft | Qt::AlignVCenter,
                metricsOfText.elidedText(strip.texts[text], Qt::ElideRight, width() - left));
    }
}

}  // namespace miru
