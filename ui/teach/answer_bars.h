// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A large bar for each sign taught: how probable the network thinks it is, and how well it is known, then and now. Readable from
// the last row of a class. A click, or Enter, chooses a sign.

#include <QString>
#include <QWidget>
#include <optional>
#include <vector>

#include "datasets/strokes.h"

namespace miru {

struct AnswerBar {
    QString name;
    Strokes drawing;                    ///< shown beside the name
    std::optional<double> whenTaught;   ///< test accuracy just after the sign was taught; nothing: it is not taught yet
    std::optional<double> now;          ///< and at present
    std::optional<double> probability;  ///< of the drawing at hand; nothing: there is none
    bool operator==(const AnswerBar&) const = default;
};

class AnswerBars : public QWidget {
    Q_OBJECT

 public:
    explicit AnswerBars(QWidget* parent = nullptr);

    void setBars(std::vector<AnswerBar> bars);
    const std::vector<AnswerBar>& bars() const { return m_bars; }
    /// The sign whose drawings are shown elsewhere; −1: none.
    void setChosen(int sign);
    QRect rowOf(int sign) const;

    QSize sizeHint() const override { return {420, 280}; }
    QSize minimumSizeHint() const override;

 Q_SIGNALS:
    void chosen(int sign);

 protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

 private:
    int rowHeight() const;
    void describe();

    std::vector<AnswerBar> m_bars;
    int m_chosen = -1;
    int m_current = 0;  ///< of the keyboard
};

/// "96 % → 3 %", or "96 %" while nothing has changed since.
QString accuracyThenAndNow(const AnswerBar& bar);

}  // namespace miru
