// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Run, Pause, Step, Reset: always visible, always within reach of the keyboard. Beside them the preset, the seed and
// the theme.

#include <QWidget>
#include <optional>

#include "core/learning/run_control.h"
#include "ui/run/run_session.h"

class QComboBox;
class QLabel;
class QPushButton;
class QSpinBox;
class QToolButton;

namespace miru {

class PaceButton;

class TransportBar : public QWidget {
    Q_OBJECT

 public:
    explicit TransportBar(QWidget* parent = nullptr);

    /// Which buttons make sense now.
    void setState(RunSession::State state);
    /// The buttons that may be pressed, by name: "run" (and pause), "step", "reset", "pace", "compare"; nothing: all of them, and
    /// a preset or a seed may be chosen.
    void setTouchable(const std::optional<QStringList>& buttons);
    /// Whether preset, seed and comparison can be chosen; else only what a run does is there.
    void setChoicesShown(bool shown);
    bool isTouchable(const QString& button) const { return !m_touchable || m_touchable->contains(button); }
    void setSeed(unsigned seed);
    /// The preset shown as chosen; empty for none.
    void setPreset(const QString& name);

    QPushButton* runButton() const { return m_run; }
    QPushButton* pauseButton() const { return m_pause; }
    QToolButton* stepButton() const { return m_step; }
    QPushButton* resetButton() const { return m_reset; }
    QToolButton* compareButton() const { return m_compare; }
    /// To be filled when it is about to be shown.
    QMenu* compareMenu() const { return m_compareMenu; }
    PaceButton* paceButton() const { return m_pace; }
    QComboBox* presetBox() const { return m_preset; }
    StepUnit stepUnit() const { return m_stepUnit; }

 Q_SIGNALS:
    void runPressed();
    void pausePressed();
    void stepPressed(miru::StepUnit unit);
    void resetPressed();
    void presetChosen(const QString& name);
    void seedChosen(unsigned seed);
    void themePressed();
    /// The same with the other cell, as a comparison run.
    void comparePressed();

 protected:
    void resizeEvent(QResizeEvent* event) override;

 private:
    void restyle();
    void fit();
    void setStepUnit(StepUnit unit);

    QPushButton* m_run = nullptr;
    QPushButton* m_pause = nullptr;
    QToolButton* m_step = nullptr;
    QPushButton* m_reset = nullptr;
    PaceButton* m_pace = nullptr;
    QToolButton* m_compare = nullptr;
    QMenu* m_compareMenu = nullptr;
    QLabel* m_presetLabel = nullptr;
    QComboBox* m_preset = nullptr;
    QLabel* m_seedLabel = nullptr;
    QSpinBox* m_seed = nullptr;
    QToolButton* m_dice = nullptr;
    QToolButton* m_theme = nullptr;
    StepUnit m_stepUnit = StepUnit::Evaluation;
    RunSession::State m_state = RunSession::State::Idle;
    bool m_showsChoices = true;
    std::optional<QStringList> m_touchable;
};

}  // namespace miru
