// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Claim by claim what is reported, what was found and the verdict, in rows; a heading above those that belong together.

#include <QAbstractTableModel>
#include <QList>
#include <array>

namespace miru {

class VerdictModel : public QAbstractTableModel {
    Q_OBJECT

 public:
    enum Column { Reported, Found, Judged, ColumnCount };

    /// A heading has the first text alone.
    struct Row {
        std::array<QString, ColumnCount> texts;
        QString tip;
        bool isHeading = false;
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setRows(QList<Row> rows);
    const QList<Row>& rows() const { return m_rows; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
    QList<Row> m_rows;
};

}  // namespace miru
