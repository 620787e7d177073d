// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// "Which run was which?" The runs of this session, which of them are drawn as ghosts, and what tells them apart: settings
// that differ, and results.

#include "ui/run/run_list.h"
#include "ui/style/card.h"

class QLabel;
class QTableWidget;
class QToolButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace miru {

class RunsCard : public Card {
    Q_OBJECT

 public:
    explicit RunsCard(RunList* runs, QWidget* parent = nullptr);
    ~RunsCard() override;

    QTreeWidget* list() const { return m_list; }
    QTableWidget* differences() const { return m_differences; }
    /// Which ticked runs are not drawn, and why.
    QLabel* notDrawn() const { return m_notDrawn; }
    QToolButton* removeButton() const { return m_remove; }
    /// Results have come in: fills in the numbers.
    void refresh();

 protected:
    void showEvent(QShowEvent* event) override;

 private:
    void fill();
    void fillDifferences();
    void edited(QTreeWidgetItem* item, int column);
    void showMenu(const QPoint& position);
    void askForNote(int id);
    int selectedId() const;

    RunList* m_runs;
    QTreeWidget* m_list = nullptr;
    QLabel* m_notDrawn = nullptr;  ///< which runs are not drawn although they are ticked, and why
    QTableWidget* m_differences = nullptr;
    QToolButton* m_remove = nullptr;
    QWidget* m_nameEditor = nullptr;  ///< while a name is being typed
    bool m_hasTicked = false;         ///< the click that is being handled has ticked a box
    bool m_isStale = true;
};

}  // namespace miru
