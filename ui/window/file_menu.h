// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The File menu: sessions, runs, reports, plots, numbers, and the command that repeats a run.

#include <QList>
#include <QMenu>

#include "core/run/run.h"
#include "ui/style/message.h"

namespace miru {

class Exporter;
class LessonDesk;
class PanelDesk;
class SessionDocument;
class SettingsDesk;
class Workbench;
struct RunEntry;

class FileMenu : public QMenu {
    Q_OBJECT

 public:
    FileMenu(const Workbench& bench, const SettingsDesk& settings, const PanelDesk& panels, SessionDocument& document,
             const LessonDesk& lessons, Exporter& exporter, QWidget* parent);

 Q_SIGNALS:
    void windowWanted();
    /// The page where lessons are chosen is wanted.
    void lessonsWanted();
    /// A lesson shall be made of this session.
    void lessonFromSessionWanted();
    /// Signs shall be drawn and taught.
    void teachPageWanted();
    /// A file or a folder was chosen to be opened.
    void openWanted(const QString& path);
    /// The network shall be written as C.
    void networkAsCWanted();
    void messageRequested(const miru::Message& message);

 private:
    void addRecent(QAction* place);
    void save();
    void saveAs();
    void askForRoom();
    void copyCommand();
    const ExperimentSpec& specAtHand() const;
    QList<const RunEntry*> reportedRuns() const;
    bool isOnLesson(const QList<const RunEntry*>& runs) const;
    void report(Exporter& exporter) const;

    const Workbench& m_bench;
    const SettingsDesk& m_settings;
    const LessonDesk& m_lessons;
    SessionDocument& m_document;
    QMenu* m_recent = nullptr;
};

}  // namespace miru
