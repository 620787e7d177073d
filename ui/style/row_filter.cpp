// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/style/row_filter.h"

#include <algorithm>

namespace miru {
namespace {

bool isText(const QVariant& value) { return value.userType() == QMetaType::QString; }

}  // namespace

RowFilter::RowFilter(int sortRole, QObject* parent) : QSortFilterProxyModel(parent) {
    setSortRole(sortRole);
    setSortCaseSensitivity(Qt::CaseInsensitive);
}

void RowFilter::setWords(const QString& typed) {
    m_words = typed.split(' ', Qt::SkipEmptyParts);
    invalidateRowsFilter();
}

bool RowFilter::filterAcceptsRow(int row, const QModelIndex& parent) const {
    return std::ranges::all_of(m_words, [&](const QString& word) {
        for (int column = 0; column < sourceModel()->columnCount(parent); ++column)
            if (sourceModel()->index(row, column, parent).data().toString().contains(word, Qt::CaseInsensitive))
                return true;
        return false;
    });
}

bool RowFilter::lessThan(const QModelIndex& left, const QModelIndex& right) const {
    const QVariant a = left.data(sortRole());
    const QVariant b = right.data(sortRole());
    if (a.isValid() != b.isValid()) return a.isValid() == (sortOrder() == Qt::AscendingOrder);
    if (isText(a) != isText(b)) return isText(b);
    return QSortFilterProxyModel::lessThan(left, right);
}

}  // namespace miru
