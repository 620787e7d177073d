// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// "What does it cost?" The cost of every kind of cell, side by side: computed from shapes, except where it says measured.
//
// How long one sequence takes is measured at most once a second, elsewhere: the panel asks for it and is told.

#include <QElapsedTimer>
#include <vector>

#include "ui/panels/panel.h"
#include "ui/panels/resources_device.h"
#include "ui/panels/resources_model.h"

class QTableView;
class QToolButton;

namespace miru {

class ResourcesPanel : public Panel {
    Q_OBJECT

 public:
    explicit ResourcesPanel(QWidget* parent = nullptr);

    QString sentence() const override;

    /// The costs to show while there is no snapshot.
    void setForecast(const ResourceCosts& costs, CellKind cell);
    /// Bytes that a run of what is shown takes, of each cell, by CellKind; and what they are made up of for the cell that
    /// runs, in words.
    void setMemory(const std::vector<std::int64_t>& bytes, const QString& parts);
    /// Seconds that the network of this snapshot takes for one sequence; 0 where it has none. Takes some milliseconds.
    static double secondsPerSequence(const Snapshot& snapshot);
    /// What was asked for by `latencyWanted`.
    void setLatency(const NetworkShape& network, double seconds);
    QTableView* table() const { return m_table; }
    /// Where the energies' assumptions are changed.
    QWidget* assumptions() const { return m_assumptions; }
    /// What it costs on a microcontroller, in place of the table; the button opens it.
    DeviceView* device() const { return m_device; }
    QToolButton* deviceButton() const { return m_deviceButton; }

 Q_SIGNALS:
    /// Somebody shall measure `secondsPerSequence` of this snapshot, off the window's thread, and call `setLatency`.
    void latencyWanted(std::shared_ptr<const miru::Snapshot> snapshot);

 protected:
    void show(const Snapshot* snapshot) override;
    PanelTable numbers() const override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    bool isTableSorted() const override { return false; }

 private:
    const ResourceCosts& costs() const;
    CellKind cell() const;
    QList<TableHeading> headings() const;
    QList<ResourcesModel::Row> rows() const;
    QList<QStringList> countedRows() const;
    bool isWide() const;
    std::int64_t memoryOf(CellKind cell) const;
    double memoryRatio() const;
    void fill();
    void fitRows();
    void askForLatency();
    QWidget* makeAssumptions();
    void showDevice(bool isShown);
    QList<int> wantedColumns() const;
    int widthOf(int column) const;
    void arrangeColumns();

    ResourcesModel* m_costs;
    QTableView* m_table;
    QWidget* m_assumptions = nullptr;
    QToolButton* m_allCells = nullptr;
    DeviceView* m_device;
    QToolButton* m_deviceButton = nullptr;
    EnergyModel m_energy;
    double m_latency = 0;     ///< seconds, of the cell that runs; 0: not measured
    NetworkShape m_measured;  ///< what it is of
    bool m_isAsking = false;
    QElapsedTimer m_sinceMeasured;
    std::vector<std::int64_t> m_memory;
    QString m_memoryParts;
    ResourceCosts m_forecast;
    CellKind m_forecastCell = CellKind::Miru2;
};

}  // namespace miru
