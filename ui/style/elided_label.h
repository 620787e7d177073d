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

 protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

 private:
    bool isTooLong() const { return fontMetrics().horizontalAdvance(text()) > contentsRect().width(); }
};

}  // namespace miru
