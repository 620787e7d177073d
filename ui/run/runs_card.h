// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// "Which run was which?" The runs of this session, which of them are drawn as ghosts, and what tells them apart: settings
// that differ, and results.

#include "ui/run/run_list.h"
#include "ui/style/card.h"

class QLabel;
class QLineEdit;
class QTableView;
class QToolButton;

namespace miru {

class RowFilter;
class RunsModel;
class TableModel;

class RunsCard : public Card {
    Q_OBJECT

 public:
    explicit RunsCard(RunList* runs, QWidget* parent = nullptr);

    QTableView* table() const { return m_table; }
    QTableView* differences() const { return m_differences; }
    /// Words that the runs listed have; shown where there are many runs.
    QLineEdit* filter() const { return m_filter; }
    /// Which ticked runs are not drawn, and why.
    QLabel* notDrawn() const { return m_notDrawn; }
    QToolButton* removeButton() const { return m_remove; }
    /// Whether there is a button that takes a run off the list; not where a lesson still speaks of it.
    void setRemovable(bool removable);
    /// Results have come in: fills in the numbers.
    void refresh();

 protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

 private:
    void pointAtNone();
    void restyle();
    void makeTable();
    void fill();
    void fillDifferences();
    void fitColumns();
    void countRuns();
    void showMenu(const QPoint& position);
    void askForNote(int id);
    int idAt(const QModelIndex& index) const;
    int selectedId() const;

    RunList* m_runs;  ///< null once it is gone: it goes before the card when the window is closed
    RunsModel* m_model;
    RowFilter* m_listed;  ///< the rows that the filter lets through, as they are sorted
    QLineEdit* m_filter = nullptr;
    QTableView* m_table = nullptr;
    QLabel* m_notDrawn = nullptr;  ///< which runs are not drawn although they are ticked, and why
    TableModel* m_differenceRows;
    QTableView* m_differences = nullptr;
    QToolButton* m_remove = nullptr;
    bool m_hasTicked = false;  ///< the click that is being handled has ticked a box
    bool m_isFitting = false;
    QStringList m_fittedTexts;    ///< that columns have been made as wide as
    bool m_hasOwnWidths = false;  ///< the user has dragged a column
    bool m_isStale = true;
};

}  // namespace miru
