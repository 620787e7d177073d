// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A table to read: nothing in it is edited, arrow keys move in it, and Tab leaves it.

#include <QTableWidget>

namespace miru {

/// With this name for who does not see it.
QTableWidget* makePlainTable(const QString& name);
/// The same for rows of a model.
QTableView* makePlainView(const QString& name);

}  // namespace miru
