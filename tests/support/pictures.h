// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What a widget draws and says, for a test to look at.

#include <QComboBox>
#include <QCoreApplication>
#include <QHelpEvent>
#include <QImage>
#include <QLabel>
#include <QTest>
#include <QToolTip>
#include <QWidget>
#include <algorithm>

namespace miru {

/// Magenta where the widget draws nothing.
inline QImage pictureOf(QWidget& widget) {
    QImage image(widget.size(), QImage::Format_RGB32);
    image.fill(Qt::magenta);
    widget.render(&image, {}, {}, QWidget::DrawChildren);
    return image;
}

/// Shows a widget in a window of its own, this large, and waits until it is there.
inline void showAt(QWidget& widget, const QSize& size) {
    widget.resize(size);
    widget.setVisible(true);
    QVERIFY(QTest::qWaitForWindowExposed(&widget));
}

/// The smallest rectangle around the pixels in which two pictures differ, right of `left`.
inline QRect differenceOf(const QImage& a, const QImage& b, int left = 0) {
    QRect box;
    for (int y = 0; y < a.height(); ++y)
        for (int x = left; x < a.width(); ++x)
            if (a.pixel(x, y) != b.pixel(x, y)) box |= QRect(x, y, 1, 1);
    return box;
}

/// Pixels of a colour in a part of a picture.
inline int inkIn(const QImage& image, const QRect& part, const QColor& color) {
    int ink = 0;
    const QRect inside = part & image.rect();
    for (int y = inside.top(); y <= inside.bottom(); ++y)
        for (int x = inside.left(); x <= inside.right(); ++x) ink += image.pixel(x, y) == color.rgb() ? 1 : 0;
    return ink;
}
inline int inkIn(const QImage& image, const QColor& color) { return inkIn(image, image.rect(), color); }

inline bool isBlank(const QImage& image) { return inkIn(image, Qt::magenta) == image.width() * image.height(); }

/// Lets the pointer rest there, and returns the tooltip that appears.
inline QString rest(QWidget& widget, const QPointF& position) {
    QHelpEvent help(QEvent::ToolTip, position.toPoint(), widget.mapToGlobal(position.toPoint()));
    QCoreApplication::sendEvent(&widget, &help);
    return QToolTip::text();
}

/// Whether a label in `widget` that is not hidden holds the text.
inline bool says(const QWidget& widget, const QString& text) {
    const auto labels = widget.findChildren<QLabel*>();
    return std::ranges::any_of(labels,
                               [&](const QLabel* label) { return !label->isHidden() && label->text().contains(text); });
}

/// Chooses as a person does: what follows a choice follows.
inline void choose(QComboBox* box, int index) {
    box->setCurrentIndex(index);
    Q_EMIT box->activated(index);
}

}  // namespace miru
