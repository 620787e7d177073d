// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The list of runs as a table: a row each, with what it is, how far it is, what came of it, and what the user says about it.
// Names, ticks, tags and notes are edited in place.

#include <QAbstractTableModel>
#include <QStringList>
#include <array>
#include <vector>

#include "ui/run/run_list.h"

namespace miru {

class RunsModel : public QAbstractTableModel {
    Q_OBJECT

 public:
    enum Column { Name, Cell, Method, Acc, Bwt, FirstTask, State, Tags, Note, ColumnCount };
    enum Role {
        SortRole = Qt::UserRole,  ///< numbers as numbers, what there is none of last
        IdRole,                   ///< the run's number in the list
        ProgressRole              ///< of a run that trains, 0 … 1; nothing for others
    };

    explicit RunsModel(RunList* runs, QObject* parent = nullptr);

    /// The list has changed, or results have come in. Tells views of those cells alone that are no longer the same.
    void refresh();
    /// The row of the run of this number, or −1.
    int rowOf(int id) const;
    /// Of the runs that are ticked and yet not drawn: which, and why.
    QStringList notDrawn() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

 Q_SIGNALS:
    /// The user has ticked a run, or taken the tick away.
    void ticked();

 private:
    struct Shown {
        QString text;
        QVariant sortValue;
        bool operator==(const Shown&) const = default;
    };
    /// A run as it stands in the table.
    struct Row {
        int id = 0;
        bool isLookedAt = false;
        bool isTicked = false;
        QVariant progress;
        QString obstacle;  ///< why it is not drawn behind the run looked at
        QString tip;
        std::array<Shown, ColumnCount> cells;
    };

    Row rowFor(const RunEntry& run) const;
    void setRow(int number, Row row);

    RunList* m_runs;
    std::vector<Row> m_rows;
};

}  // namespace miru
