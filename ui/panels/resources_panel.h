// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// "What does it cost?" The bill of all three cells side by side: computed from shapes, except where it says measured.

#include <QElapsedTimer>

#include "ui/panels/panel.h"

class QTableWidget;

namespace miru {

class ResourcesPanel : public Panel {
    Q_OBJECT

 public:
    explicit ResourcesPanel(QWidget* parent = nullptr);

    QString sentence() const override;

    /// The bill to show while there is no snapshot.
    void setForecast(const ResourceBill& bill, CellKind cell);
    QTableWidget* table() const { return m_table; }
    /// Where the energies' assumptions are changed.
    QWidget* assumptions() const { return m_assumptions; }

 protected:
    void show(const Snapshot* snapshot) override;
    PanelTable numbers() const override;
    void resizeEvent(QResizeEvent* event) override;

 private:
    void fill(const ResourceBill& bill, CellKind cell, double sequencesPerSecond);

    void measureLatency(const Snapshot& snapshot);
    QWidget* makeAssumptions();

    QTableWidget* m_table = nullptr;
    QWidget* m_assumptions = nullptr;
    EnergyModel m_energy;
    double m_latency = 0;  ///< seconds, of the cell that runs; 0: not measured
    CellKind m_measuredCell = CellKind::Miru2;
    QElapsedTimer m_sinceMeasured;
    ResourceBill m_forecast;
    CellKind m_forecastCell = CellKind::Miru2;
};

}  // namespace miru
