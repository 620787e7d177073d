// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// How long an input is remembered: one bar per step for what is left of it, as a band where units differ.

#include <QWidget>
#include <vector>

namespace miru {

class ImpulseChart : public QWidget {
    Q_OBJECT

 public:
    explicit ImpulseChart(QWidget* parent = nullptr);

    /// Heights in [0, 1] per step. `high` and `low` differ where units do: the bar reaches to `low`, a lighter one
    /// stands behind it up to `high`.
    void setResponse(std::vector<double> low, std::vector<double> high);

    QSize sizeHint() const override { return {200, 56}; }
    QSize minimumSizeHint() const override { return {120, 44}; }

 protected:
    void paintEvent(QPaintEvent* event) override;

 private:
    std::vector<double> m_low;
    std::vector<double> m_high;
};

}  // namespace miru
