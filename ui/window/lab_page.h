// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The page of the lab: the buttons of the run, its title, settings, panels and timeline, and the wires between them. Nothing is
// computed or drawn in here.

#include <QWidget>
#include <functional>
#include <optional>

#include "core/learning/run_control.h"
#include "ui/docks/panel_area.h"

namespace miru {

class DataFacts;
class MenuRow;
class PanelDesk;
class SettingsDesk;
class SettingsRail;
class StatusLine;
class Timeline;
class TitleLine;
class TransportBar;
class Workbench;
struct DataExtent;
struct ExperimentSpec;
struct StoredSession;

class LabPage : public QWidget {
    Q_OBJECT

 public:
    /// `settings` and the area of `panels` get their place on the page. The page's window title names what is shown.
    LabPage(Workbench& bench, SettingsDesk& settings, PanelDesk& panels, DataFacts& facts);

    /// The menus of the window, at the right end of the title line.
    MenuRow* menus() const;
    /// What the training is at, for the bottom of the window.
    StatusLine* status() const { return m_status; }
    /// The lowest line of the page.
    Timeline* timeline() const { return m_timeline; }

    /// What may be touched, by the keys of settings and the names of buttons (transport_bar.h) and "timeline"; nothing:
    /// everything.
    void setTouchable(const std::optional<QStringList>& things);

    /// Where runs pause by themselves, instead of where the user has chosen; nothing: there again.
    void setPausePoint(const std::optional<PausePoint>& point);
    /// As fast as they can (0), or so many batches a second, whatever the user has chosen; nothing: as chosen.
    void setPace(std::optional<double> batchesPerSecond);
    /// The panels alone, and a strip: no buttons, settings, title or timeline.
    void setBare(bool bare);
    /// Bare, but for these settings and buttons, by the names that lessons have for them.
    void setBareBut(const QStringList& things);

    void run();
    /// Pauses what is running, else runs.
    void runOrPause();
    /// To the end of the next task: back to the present by moments that are kept, else by training.
    void goToNextTask();
    void goToPreviousTask();
    /// Loads a preset by name, as if it had been chosen.
    void loadPreset(const QString& name);
    /// The form gets these settings, and whatever speaks of them follows.
    void setSettings(const ExperimentSpec& spec);

    /// Runs and their settings, and what is looked at, as a session's file holds them; the layout is the window's.
    StoredSession session() const;
    void restore(const StoredSession& session);

 Q_SIGNALS:
    /// Something that a session holds has changed.
    void modified();

 private:
    void makeShortcuts();
    void connectRun();
    void connectSettings();
    void connectMoments();

    void step(StepUnit unit);
    void changeNextRun(const std::function<void(ExperimentSpec&)>& change);
    void specChanged();
    DataExtent dataToExpect(const ExperimentSpec& spec) const;
    void stateChanged();
    void runsChanged();
    void receive(int run);
    void describeStatus();
    void showMoment();
    void fitTo(PanelArea::Arrangement arrangement);

    Workbench& m_bench;
    SettingsDesk& m_settings;
    PanelDesk& m_panels;
    DataFacts& m_facts;
    TransportBar* m_transport;
    TitleLine* m_title;
    SettingsRail* m_rail;
    Timeline* m_timeline;
    StatusLine* m_status;  ///< belongs to the window it is put in
};

}  // namespace miru
