// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// "Why did it forget?" What can be measured about a task that is being lost: one honest sentence, a bar for each measure, and
// what might be tried next.

#include "core/measure/forgetting_account.h"
#include "ui/panels/panel.h"

class QComboBox;
class QGridLayout;
class QLabel;
class QPushButton;

namespace miru {

class MeasureBars;
class PixelImage;

class WhyPanel : public Panel {
    Q_OBJECT

 public:
    explicit WhyPanel(QWidget* parent = nullptr);

    /// Looks at this task (from 0); −1: at the one that has lost most.
    void setTask(int task);
    /// Accounts for what happened between two snapshots of the run shown; nulls: since each task had been learned.
    void setRange(std::shared_ptr<const Snapshot> then, std::shared_ptr<const Snapshot> until);
    /// Whether there are buttons for what might be tried next; not where a lesson leads on.
    void setStepsOffered(bool offered);
    /// The sentence shown.
    QString sentence() const override;
    MeasureBars* bars() const { return m_bars; }
    QPushButton* rehearseButton() const { return m_rehearse; }
    QPushButton* compareButton() const { return m_compare; }
    QPushButton* forgottenButton() const { return m_forgotten; }

 Q_SIGNALS:
    /// No longer a range, but everything since each task had been learned.
    void rangeCleared();
    /// The run shall be tried once more with rehearsal, from the moment shown or from where this task (from 0) was known.
    void rehearsalWanted(int task);
    /// The same run with another cell shall be set beside it.
    void comparisonWanted();
    /// Which sequences of this task (from 0) were forgotten shall be shown.
    void forgottenWanted(int task);

 protected:
    void resizeEvent(QResizeEvent* event) override;
    void show(const Snapshot* snapshot) override;
    PanelTable numbers() const override;

 private:
    std::optional<ForgettingAccount> accountOf(int task) const;
    std::optional<int> mostForgotten() const;
    QWidget* makeSteps();
    void offerSteps(const std::optional<ForgettingAccount>& account);
    void arrangeSteps();

    std::shared_ptr<const Snapshot> m_then;
    std::shared_ptr<const Snapshot> m_until;
    QComboBox* m_task = nullptr;
    QPushButton* m_whole = nullptr;
    int m_wanted = -1;  ///< the task chosen, also while it cannot be accounted for; −1: whichever has lost most
    QLabel* m_sentence = nullptr;
    MeasureBars* m_bars = nullptr;
    QWidget* m_steps = nullptr;  ///< what might be tried next: the buttons
    bool m_offersSteps = true;
    QPushButton* m_rehearse = nullptr;
    QPushButton* m_compare = nullptr;
    QPushButton* m_forgotten = nullptr;
    int m_shownTask = 0;          ///< that the buttons speak of
    QLabel* m_methods = nullptr;  ///< what methods against forgetting do
    PixelImage* m_map = nullptr;  ///< importance over U
};

}  // namespace miru
