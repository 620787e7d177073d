// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/style/plain_table.h"

#include <QHeaderView>

namespace miru {
namespace {

template <typename Table>
Table* makePlain(const QString& name) {
    auto* const table = new Table;
    table->setAccessibleName(name);
    table->setTabKeyNavigation(false);  // else Tab goes from cell to cell and never out
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setFrameShape(QFrame::NoFrame);
    table->verticalHeader()->setDefaultSectionSize(21);
    table->verticalHeader()->setMinimumSectionSize(18);
    return table;
}

}  // namespace

QTableWidget* makePlainTable(const QString& name) { return makePlain<QTableWidget>(name); }

QTableView* makePlainView(const QString& name) { return makePlain<QTableView>(name); }

}  // namespace miru
