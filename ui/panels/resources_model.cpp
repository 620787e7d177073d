// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/resources_model.h"

#include <utility>

#include "ui/style/theme.h"

namespace miru {

void ResourcesModel::setCosts(const QList<TableHeading>& headings, const QList<Row>& rows, int boldColumn) {
    QList<QStringList> texts;
    QStringList explanations;
    QList<double> ratios;
    for (const Row& row : rows) {
        texts << row.texts;
        explanations << row.explanation;
        ratios << row.ratio;
    }
    setTable(headings, texts);
    const bool isSame = explanations == m_explanations && ratios == m_ratios && boldColumn == m_boldColumn;
    m_explanations = std::move(explanations);
    m_ratios = std::move(ratios);
    m_boldColumn = boldColumn;
    if (!isSame && rowCount() > 0) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

QVariant ResourcesModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    switch (role) {
        case Qt::ToolTipRole: return m_explanations.value(index.row());
        case Qt::FontRole: {
            QFont font = Theme::baseFont();
            font.setBold(index.column() == m_boldColumn);
            return font;
        }
        case RatioRole: return index.column() == columnCount() - 1 ? m_ratios.value(index.row()) : QVariant();
        default: return TableModel::data(index, role);
    }
}

}  // namespace miru
