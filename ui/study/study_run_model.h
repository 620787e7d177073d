// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The runs of a study as a table: how far each is, where it stands on every axis, and what came of it; and what is typed to
// find some of them.

#include <QAbstractTableModel>
#include <map>

#include "core/study/run_study.h"

namespace miru {

class StudyRunModel : public QAbstractTableModel {
    Q_OBJECT

 public:
    /// What a column is sorted by; invalid where there is nothing yet.
    static constexpr int sortRole = Qt::UserRole;

    using QAbstractTableModel::QAbstractTableModel;

    void setStudy(const StoredStudy& stored);
    /// The runs that are being done, with the share of each that is done.
    void setRunning(const std::map<int, double>& running);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

 private:
    enum class Quantity { Acc, Bwt, Forgetting, Seconds };
    QString stateOf(int run) const;
    double orderOf(int run) const;
    std::optional<double> valueOf(int run, Quantity quantity) const;
    int firstQuantity() const { return 1 + static_cast<int>(m_stored.study.axes.size()); }

    StoredStudy m_stored;
    std::map<int, double> m_running;
};

}  // namespace miru
