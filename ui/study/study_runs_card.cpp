// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/study/study_runs_card.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/study/study_run_model.h"
#include "ui/style/numbers.h"
#include "ui/style/plain_table.h"
#include "ui/style/row_filter.h"

namespace miru {

StudyRunsCard::StudyRunsCard()
    : Card(tr("How far is each run?")),
      m_model(new StudyRunModel(this)),
      m_filter(new RowFilter(StudyRunModel::sortRole, this)),
      m_table(makePlainTable(tr("Runs of the study"), m_filter)),
      m_typed(new QLineEdit),
      m_open(new QPushButton(tr("Open in the lab"))) {
    m_filter->setSourceModel(m_model);
    m_typed->setPlaceholderText(tr("Find runs: GRU diverged"));
    m_typed->setAccessibleName(tr("Find runs"));
    m_typed->setToolTip(tr("Shows the runs in which every one of these words occurs"));
    m_typed->setClearButtonEnabled(true);
    m_open->setToolTip(tr("The run comes to the lab under the name of its settings, beside what is there"));
    auto* const row = new QHBoxLayout;
    row->addWidget(m_typed, 1);
    row->addWidget(m_open);
    content()->addLayout(row);

    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(-1, Qt::AscendingOrder);  // as the study has them, until somebody sorts
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_table->horizontalHeader()->setHighlightSections(false);
    content()->addWidget(m_table, 1);

    connect(m_typed, &QLineEdit::textChanged, m_filter, &RowFilter::setWords);
    connect(m_table, &QTableView::activated, this, &StudyRunsCard::openSelected);
    connect(m_open, &QPushButton::clicked, this, &StudyRunsCard::openSelected);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &StudyRunsCard::refreshButton);
    refreshButton();
}

void StudyRunsCard::setStudy(const StoredStudy& stored) {
    m_stored = stored;
    m_model->setStudy(stored);
    const auto over = std::ranges::count_if(stored.results, &StudyResult::isOver);
    setCaption(tr("%1 of %2 over; double-click one to open it in the lab")
                   .arg(words::number(over), words::number(static_cast<qint64>(stored.results.size()))));
    refreshButton();
}

void StudyRunsCard::setRunning(const std::map<int, double>& running) { m_model->setRunning(running); }

void StudyRunsCard::openSelected() {
    for (const QModelIndex& row : m_table->selectionModel()->selectedRows()) {
        const int run = m_filter->mapToSource(row).row();
        if (m_stored.results[static_cast<std::size_t>(run)].isOver()) Q_EMIT runChosen(run);
    }
}

/// What is not over has nothing to show.
void StudyRunsCard::refreshButton() {
    const auto selected = m_table->selectionModel()->selectedRows();
    m_open->setEnabled(std::ranges::any_of(selected, [this](const QModelIndex& row) {
        return m_stored.results[static_cast<std::size_t>(m_filter->mapToSource(row).row())].isOver();
    }));
}

}  // namespace miru
