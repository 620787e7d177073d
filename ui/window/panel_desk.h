// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The table of panels: which there are, what they show, and how they are arranged.

#include <QObject>
#include <optional>

#include "core/run/memory_forecast.h"
#include "core/spec/experiment_spec.h"
#include "ui/docks/panel_area.h"
#include "ui/panels/accuracy_panel.h"
#include "ui/panels/panel.h"

class QMenu;

namespace miru {

class Background;
class DataCard;
class Exporter;
class ForgottenPanel;
class Library;
class MemoryMatrixPanel;
class ReaderPanel;
class ResourcesPanel;
class RunsCard;
class StartDesk;
class WhyPanel;
class Workbench;

class PanelDesk : public QObject {
    Q_OBJECT

 public:
    PanelDesk(Workbench& bench, const Library& library, Background& background, QObject* parent);

    PanelArea* area() const { return m_area; }
    /// Those that show a run.
    const QList<Panel*>& panels() const { return m_panels; }
    AccuracyPanel* accuracy() const { return m_accuracy; }
    MemoryMatrixPanel* matrix() const { return m_matrix; }
    ResourcesPanel* resources() const { return m_resources; }
    ReaderPanel* reader() const { return m_reader; }
    WhyPanel* why() const { return m_why; }
    RunsCard* runs() const { return m_runs; }
    DataCard* data() const { return m_data; }

    /// Arrangements, and which panels are open.
    QMenu* makeMenu(QWidget* parent);
    /// A button of each panel opens its menu of what can be exported.
    void exportWith(Exporter& exporter);
    void arrange(PanelArea::Arrangement arrangement);
    /// As it was when `PanelArea::layoutState` was kept; false if that is none.
    bool setLayout(const QByteArray& layout);
    /// The panel is opened, if need be, and comes to the front.
    void bringUp(PanelId panel);

    /// What is shown, with the ghosts behind it.
    void showMoment(const std::shared_ptr<const Snapshot>& moment);
    void updateGhosts();
    /// Accounts for the kept moments nearest to the ends of a range; a range between two of them is widened to both.
    void chooseRange(std::optional<BatchRange> range);
    /// Another run may be looked at: a range belongs to the one in which it was marked.
    void checkRange();
    /// What a run of the next settings would cost, and what one of those shown takes of memory.
    void setForecast(const ExperimentSpec& next, const DataExtent& nextData, const ExperimentSpec& shown,
                     const DataExtent& shownData, bool keepsFolder);

 Q_SIGNALS:
    /// Type and settings column follow.
    void arranged(miru::PanelArea::Arrangement arrangement);
    /// Studies have a page of their own.
    void studyPageWanted();

 private:
    Workbench& m_bench;
    PanelArea* m_area;
    QList<Panel*> m_panels;
    AccuracyPanel* m_accuracy;
    MemoryMatrixPanel* m_matrix;
    ResourcesPanel* m_resources;
    ReaderPanel* m_reader;
    WhyPanel* m_why;
    ForgottenPanel* m_forgotten;
    RunsCard* m_runs;
    DataCard* m_data;
    StartDesk* m_start;
    int m_rangeRun = 0;  ///< the run in which a range is marked; 0: none
};

}  // namespace miru
