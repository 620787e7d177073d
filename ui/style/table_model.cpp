// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/style/table_model.h"

#include <algorithm>

#include "ui/style/numbers.h"

namespace miru {
namespace {

/// What stands first says what a row is about; the others are mostly numbers.
Qt::Alignment alignmentOf(int column) { return (column == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter; }

QVariant sortValueOf(const QString& text) {
    if (text.isEmpty() || text == QStringLiteral("–")) return {};
    const auto number = words::numberIn(text);
    return number ? QVariant(*number) : QVariant(text);
}

}  // namespace

void TableModel::setTable(const QList<TableHeading>& headings, const QList<QStringList>& rows) {
    setHeadings(headings);
    const auto before = static_cast<int>(m_rows.size());
    const auto now = static_cast<int>(rows.size());
    if (now < before) {
        beginRemoveRows({}, now, before - 1);
        m_rows.resize(now);
        endRemoveRows();
    }
    for (int row = 0; row < std::min(before, now); ++row) setRow(row, rows[row]);
    if (now > before) {
        beginInsertRows({}, before, now - 1);
        m_rows << rows.mid(before);
        endInsertRows();
    }
}

void TableModel::setHeadings(const QList<TableHeading>& headings) {
    const auto before = static_cast<int>(m_headings.size());
    const auto now = static_cast<int>(headings.size());
    if (now < before) {
        beginRemoveColumns({}, now, before - 1);
        m_headings.resize(now);
        endRemoveColumns();
    }
    const auto kept = std::min(before, now);
    if (!std::equal(m_headings.begin(), m_headings.begin() + kept, headings.begin())) {
        std::copy_n(headings.begin(), kept, m_headings.begin());
        Q_EMIT headerDataChanged(Qt::Horizontal, 0, kept - 1);
    }
    if (now > before) {
        beginInsertColumns({}, before, now - 1);
        m_headings << headings.mid(before);
        endInsertColumns();
    }
}

void TableModel::setRow(int row, const QStringList& texts) {
    const QStringList old = std::exchange(m_rows[row], texts);
    int first = columnCount();
    int last = -1;
    for (int column = 0; column < columnCount(); ++column) {
        if (old.value(column) == texts.value(column)) continue;
        first = std::min(first, column);
        last = column;
    }
    if (last >= 0) Q_EMIT dataChanged(index(row, first), index(row, last));
}

int TableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int TableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_headings.size());
}

QVariant TableModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const QString text = m_rows[index.row()].value(index.column());
    switch (role) {
        case Qt::DisplayRole:
        case Qt::ToolTipRole: return text;  // which may be cut short where it stands
        case Qt::TextAlignmentRole: return QVariant(alignmentOf(index.column()));
        case SortRole: return sortValueOf(text);
        default: return {};
    }
}

QVariant TableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation == Qt::Vertical || section < 0 || section >= columnCount())
        return QAbstractTableModel::headerData(section, orientation, role);
    const TableHeading& heading = m_headings[section];
    switch (role) {
        case Qt::DisplayRole: return heading.text;
        case Qt::ToolTipRole: return heading.tip;
        case Qt::ForegroundRole: return heading.color.isValid() ? QVariant(heading.color) : QVariant();
        case Qt::TextAlignmentRole: return QVariant(heading.alignment.value_or(alignmentOf(section)));
        default: return {};
    }
}

}  // namespace miru
