// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/study/verdict_model.h"

#include <utility>

#include "ui/style/theme.h"

namespace miru {

void VerdictModel::setRows(QList<Row> rows) {
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

int VerdictModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int VerdictModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int{ColumnCount}; }

QVariant VerdictModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const Row& row = m_rows[index.row()];
    switch (role) {
        case Qt::DisplayRole: return row.texts[static_cast<std::size_t>(index.column())];
        case Qt::ToolTipRole: return row.tip;
        case Qt::FontRole: {
            QFont font = Theme::baseFont();
            if (row.isHeading || index.column() == Judged) font.setWeight(QFont::DemiBold);
            return font;
        }
        default: return {};
    }
}

QVariant VerdictModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation == Qt::Vertical || section < 0 || section >= ColumnCount)
        return QAbstractTableModel::headerData(section, orientation, role);
    const std::array<QString, ColumnCount> titles{tr("reported"), tr("found here"), tr("verdict")};
    switch (role) {
        case Qt::DisplayRole: return titles[static_cast<std::size_t>(section)];
        case Qt::TextAlignmentRole: return QVariant(Qt::AlignLeft | Qt::AlignVCenter);
        default: return {};
    }
}

}  // namespace miru
