// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// How fast the run goes, so that a class can follow, and where it pauses by itself.

#include <QToolButton>

#include "core/learning/run_control.h"

class QActionGroup;
class QComboBox;
class QDoubleSpinBox;

namespace miru {

class PaceButton : public QToolButton {
    Q_OBJECT

 public:
    explicit PaceButton(QWidget* parent = nullptr);

    /// Batches per second; 0 = as fast as can be.
    double pace() const { return m_pace; }
    PausePoint pausePoint() const { return m_point; }
    QComboBox* kindBox() const { return m_kind; }
    QDoubleSpinBox* valueBox() const { return m_value; }

 Q_SIGNALS:
    void paceChosen(double batchesPerSecond);
    void pausePointChosen(const miru::PausePoint& point);

 private:
    QWidget* makePauseRow();
    void choosePace(double batchesPerSecond);
    void kindChosen();
    void valueChosen();
    void restyle();

    double m_pace = 0;
    PausePoint m_point;
    QComboBox* m_kind = nullptr;
    QDoubleSpinBox* m_value = nullptr;
};

}  // namespace miru
