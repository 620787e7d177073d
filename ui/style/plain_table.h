// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A table to read: arrow keys move in it, Tab leaves it, and what is selected is copied as spreadsheets take it.

#include <QTableView>

class QAbstractItemModel;

namespace miru {

/// A view of this model, with this name for who does not see it.
QTableView* makePlainTable(const QString& name, QAbstractItemModel* model);
/// The same, its rows in the order of the column whose heading is clicked: up, down, and as they came. What a column is sorted
/// by is its `role`.
QTableView* makeSortedTable(const QString& name, QAbstractItemModel* model, int role);
/// Lets a click on a heading sort, where the model can.
void letHeadingsSort(QTableView& table);

}  // namespace miru
