// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// "Why did it forget?" What can be measured about a task that is being lost, in numbers and one honest sentence.

#include "core/measure/forgetting_account.h"
#include "ui/panels/panel.h"

class QComboBox;
class QGridLayout;
class QLabel;
class QPushButton;

namespace miru {

class PixelImage;

class WhyPanel : public Panel {
    Q_OBJECT

 public:
    explicit WhyPanel(QWidget* parent = nullptr);

    /// Looks at this task (from 0); −1: at the one that has lost most.
    void setTask(int task);
    /// Accounts for what happened between two snapshots of the run shown; nulls: since each task had been learned.
    void setRange(std::shared_ptr<const Snapshot> then, std::shared_ptr<const Snapshot> until);
    /// The sentence shown.
    QString sentence() const override;

 Q_SIGNALS:
    /// No longer a range, but everything since each task had been learned.
    void rangeCleared();

 protected:
    void show(const Snapshot* snapshot) override;
    PanelTable numbers() const override;

 private:
    std::optional<ForgettingAccount> accountOf(int task) const;
    std::optional<int> mostForgotten() const;

    std::shared_ptr<const Snapshot> m_then;
    std::shared_ptr<const Snapshot> m_until;
    QComboBox* m_task = nullptr;
    QPushButton* m_whole = nullptr;
    int m_wanted = -1;  ///< the task chosen, also while it cannot be accounted for; −1: whichever has lost most
    QLabel* m_sentence = nullptr;
    QLabel* m_numbers = nullptr;
    QLabel* m_methods = nullptr;  ///< what methods against forgetting do
    PixelImage* m_map = nullptr;  ///< importance over U
};

}  // namespace miru
