// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Rows of texts below headings, for a view to show: what every table is made of that is only read.
//
// A new table takes the place of the old one cell by cell: what was selected stays selected, and what is the same is not
// painted again.

#include <QAbstractTableModel>
#include <QColor>
#include <QStringList>
#include <optional>

namespace miru {

struct TableHeading {
    QString text;
    QString tip = {};
    QColor color = {};                            ///< invalid: as all headings
    std::optional<Qt::Alignment> alignment = {};  ///< none: as what stands below it

    bool operator==(const TableHeading&) const = default;
};

class TableModel : public QAbstractTableModel {
    Q_OBJECT

 public:
    /// What a column is sorted by: numbers as numbers; nothing where there is a blank or a dash.
    static constexpr int SortRole = Qt::UserRole;

    using QAbstractTableModel::QAbstractTableModel;

    /// A row that is shorter than the headings ends in blank cells.
    void setTable(const QList<TableHeading>& headings, const QList<QStringList>& rows);
    /// The rows stay as they are.
    void setHeadings(const QList<TableHeading>& headings);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
    void setRow(int row, const QStringList& texts);

    QList<TableHeading> m_headings;
    QList<QStringList> m_rows;
};

}  // namespace miru
