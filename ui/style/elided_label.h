// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// One line of text that gives way: where there is too little room it ends in "…", and the tooltip holds the whole.

#include <QLabel>

namespace miru {

class ElidedLabel : public QLabel {
    Q_OBJECT

 public:
    using QLabel::QLabel;
    QSize minimumSizeHint() const override { return {0, QLabel::minimumSizeHint().height()}; }
    /// What is painted.
    virtual QString shownText() const;

 protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

    bool hasRoomFor(const QString& text) const {
        return fontMetrics().horizontalAdvance(text) <= contentsRect().width();
    }
};

/// One that ends where a part of it ends, and has no "…": of "5 tasks, one after the other; task identity is never given" it
/// shows "5 tasks, one after the other", or nothing.
class LabelOfParts : public ElidedLabel {
    Q_OBJECT

 public:
    using ElidedLabel::ElidedLabel;
    QString shownText() const override;
};

}  // namespace miru
