// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Spin boxes in which any number can be typed: one that is not allowed becomes the nearest that is, and they say so.
//
// Numbers are written as in the language of the window, and typed with a comma or a point (ui/style/numbers.h).
// Qt's own swallow the keys that lead out of the range, so that 5000 becomes 500 and −5 becomes 5 without a word.

#include <QDoubleSpinBox>
#include <QSpinBox>

#include "ui/style/calm.h"

namespace miru {

class IntegerBox : public Calm<QSpinBox> {
    Q_OBJECT

 public:
    IntegerBox();

 Q_SIGNALS:
    /// Something else was typed than is taken; a sentence.
    void corrected(const QString& sentence) const;

 protected:
    int valueFromText(const QString& text) const override;
    QValidator::State validate(QString& text, int& position) const override;
    void fixup(QString& text) const override;
};

/// Shows as many digits as a number has: 0.001, not 0.0010000.
class NumberBox : public Calm<QDoubleSpinBox> {
    Q_OBJECT

 public:
    NumberBox();

 Q_SIGNALS:
    void corrected(const QString& sentence) const;

 protected:
    QString textFromValue(double value) const override;
    double valueFromText(const QString& text) const override;
    QValidator::State validate(QString& text, int& position) const override;
    void fixup(QString& text) const override;
};

}  // namespace miru
