// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/image_flow.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

#include "ui/style/theme.h"

namespace miru {
namespace {

constexpr double flowGap = 4;         // pixels, between pictures
constexpr double groupGap = 10;       // between groups
constexpr double lowestPicture = 24;  // what is smaller is not recognised
constexpr double tallestPicture = 160;

QFont groupNameFont() {
    QFont font = Theme::captionFont();
    font.setWeight(QFont::DemiBold);
    return font;
}

}  // namespace

/// Where everything stands, in the order of the groups.
struct ImageFlow::Layout {
    QList<QRectF> names;
    QList<QList<QRectF>> pictures;
    QList<QList<QRectF>> texts;
    double height = 0;
};

ImageFlow::ImageFlow(QWidget* parent) : QWidget(parent) {
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&Theme::current(), &Theme::changed, this, &QWidget::updateGeometry);
    connect(&Theme::current(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void ImageFlow::setGroups(QList<ImageGroup> groups) {
    m_groups = std::move(groups);
    updateGeometry();
    update();
}

/// How much pictures are enlarged: as much as the longest row allows, by whole pixels of the screen. All by as much, so that
/// what is larger looks it.
double ImageFlow::scaleFor(int width) const {
    double widest = 1;  // of all rows, without gaps
    double gaps = 0;
    double tallest = 1;
    for (const ImageGroup& group : m_groups) {
        double row = 0;
        for (const QImage& picture : group.pictures) {
            row += picture.width();
            tallest = std::max<double>(tallest, picture.height());
        }
        if (row <= widest) continue;
        widest = row;
        gaps = flowGap * static_cast<double>(group.pictures.size() - 1);
    }
    const double ratio = devicePixelRatioF();
    const double fitting = std::min((width - gaps) / widest, tallestPicture / tallest);
    const double needed = std::ceil(lowestPicture / tallest * ratio);
    return std::max({std::floor(fitting * ratio), needed, 1.0}) / ratio;
}

ImageFlow::Layout ImageFlow::layoutFor(int width) const {
    const double scale = scaleFor(width);
    const double nameHeight = QFontMetricsF(groupNameFont()).height() + 2;
    const QFontMetricsF textMetrics(Theme::captionFont());
    Layout layout;
    double top = 0;
    for (const ImageGroup& group : m_groups) {
        layout.names << QRectF(0, top, width, nameHeight);
        top += nameHeight;
        QList<QRectF> places;
        double left = 0;
        double rowHeight = 0;
        for (const QImage& picture : group.pictures) {
            QSizeF size = QSizeF(picture.size()) * scale;
            if (size.width() > width) size.scale(width, size.height(), Qt::KeepAspectRatio);
            if (left > 0 && left + size.width() > width) {
                top += rowHeight + flowGap;
                left = rowHeight = 0;
            }
            places << QRectF(QPointF(left, top), size);
            left += size.width() + flowGap;
            rowHeight = std::max(rowHeight, size.height());
        }
        top += rowHeight;
        layout.pictures << places;
        places.clear();
        for (const QString& text : group.texts) {
            const double high =
                textMetrics.boundingRect(QRectF(0, 0, width, 1e4), Qt::TextWordWrap | Qt::TextWrapAnywhere, text)
                    .height();
            places << QRectF(0, top, width, high);
            top += high;
        }
        layout.texts << places;
        top += groupGap;
    }
    layout.height = std::max(0.0, top - groupGap);
    return layout;
}

int ImageFlow::heightForWidth(int width) const { return static_cast<int>(std::ceil(layoutFor(width).height)); }

void ImageFlow::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Layout layout = layoutFor(width());
    for (qsizetype n = 0; n < m_groups.size(); ++n) {
        const ImageGroup& group = m_groups[n];
        painter.setFont(groupNameFont());
        painter.setPen(group.color);
        painter.drawText(layout.names[n], Qt::AlignLeft | Qt::AlignTop, group.name);
        for (qsizetype p = 0; p < group.pictures.size(); ++p)
            painter.drawImage(layout.pictures[n][p], group.pictures[p]);
        painter.setFont(Theme::captionFont());
        painter.setPen(colors().text);
        for (qsizetype t = 0; t < group.texts.size(); ++t)
            painter.drawText(layout.texts[n][t], Qt::TextWordWrap | Qt::TextWrapAnywhere, group.texts[t]);
    }
}

}  // namespace miru
