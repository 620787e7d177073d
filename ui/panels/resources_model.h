// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The table of costs: a row for each cost with its explanation, a column for each kind of cell, that of the run in bold, and
// last the ratio of two of them, as a text and as a number to draw a bar of.

#include "ui/style/table_model.h"

namespace miru {

class ResourcesModel : public TableModel {
    Q_OBJECT

 public:
    /// Of the last column, a number; 0: there is none.
    static constexpr int RatioRole = SortRole + 1;

    struct Row {
        QStringList texts;
        QString explanation;
        double ratio = 0;
    };

    using TableModel::TableModel;

    void setCosts(const QList<TableHeading>& headings, const QList<Row>& rows, int boldColumn);

    QVariant data(const QModelIndex& index, int role) const override;

 private:
    QStringList m_explanations;
    QList<double> m_ratios;
    int m_boldColumn = -1;
};

}  // namespace miru
