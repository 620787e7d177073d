// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// "How far is each run?" The runs of a study, while they go: sorted by a click, found by a word, opened in the lab.

#include <map>

#include "core/study/run_study.h"
#include "ui/style/card.h"

class QLineEdit;
class QPushButton;
class QTableView;

namespace miru {

class RowFilter;
class StudyRunModel;

class StudyRunsCard : public Card {
    Q_OBJECT

 public:
    StudyRunsCard();

    void setStudy(const StoredStudy& stored);
    /// The runs that are being done, with the share of each that is done.
    void setRunning(const std::map<int, double>& running);

    QTableView* table() const { return m_table; }
    QLineEdit* filterField() const { return m_typed; }
    QPushButton* openButton() const { return m_open; }

 Q_SIGNALS:
    /// A run shall be looked at beside others.
    void runChosen(int run);

 private:
    void openSelected();
    void refreshButton();

    StudyRunModel* m_model;
    RowFilter* m_filter;
    QTableView* m_table;
    QLineEdit* m_typed;
    QPushButton* m_open;
    StoredStudy m_stored;
};

}  // namespace miru
