// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The rows of a table that are looked for, in the order that is asked for.

#include <QSortFilterProxyModel>
#include <QStringList>

namespace miru {

class RowFilter : public QSortFilterProxyModel {
    Q_OBJECT

 public:
    /// What a column is sorted by is its `sortRole`.
    explicit RowFilter(int sortRole, QObject* parent = nullptr);

    /// Only rows in which every one of these words occurs, in whatever column.
    void setWords(const QString& typed);

 protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
    /// Numbers before texts; rows that have nothing to be sorted by stand last, whichever way the others go.
    bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

 private:
    QStringList m_words;
};

}  // namespace miru
