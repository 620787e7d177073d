// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// "Who speaks?" Which units fire while one sequence is read, how often each fires for each task, and how much tasks share
// their units.

#include "ui/panels/panel.h"

class QLabel;

namespace miru {

class HeatMap;
class Raster;

class SparsityPanel : public Panel {
    Q_OBJECT

 public:
    explicit SparsityPanel(QWidget* parent = nullptr);

    std::unique_ptr<Panel> twin() const override { return std::make_unique<SparsityPanel>(); }

    QString sentence() const override;

    Raster* mask() const { return m_mask; }
    Raster* shares() const { return m_shares; }
    HeatMap* overlaps() const { return m_overlaps; }

 protected:
    void show(const Snapshot* snapshot) override;
    PanelTable numbers() const override;

 private:
    QLabel* m_maskTitle = nullptr;
    QLabel* m_sharesTitle = nullptr;
    QLabel* m_overlapTitle = nullptr;
    Raster* m_mask = nullptr;
    Raster* m_shares = nullptr;
    HeatMap* m_overlaps = nullptr;
};

}  // namespace miru
