// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Studies in the window: chosen, run, watched, and their runs looked at beside others.

#include <QHash>
#include <QObject>
#include <QString>
#include <functional>
#include <optional>

#include "core/study/run_study.h"
#include "core/study/study.h"
#include "core/study/study_forecast.h"
#include "ui/study/study_editor.h"

namespace miru {

class Background;
class DataFacts;
class Library;
class StudyPage;
class StudySession;
class Workbench;
struct Run;

class StudyDesk : public QObject {
    Q_OBJECT

 public:
    /// `settings`: those that stand in the lab, to begin a study with; `bench`: its runs say how fast this machine is.
    StudyDesk(const Library& library, const DataFacts& facts, Background& background, const Workbench& bench,
              std::function<ExperimentSpec()> settings, QObject* parent);
    ~StudyDesk() override;  // a study that is running reads from the library, and ends before it

    StudyPage* page() const { return m_page; }
    StudySession* session() const { return m_session; }

    /// A study that comes with the program, by name; or one in a file; or one in the folder it was run in. False, with a
    /// message, if it cannot be.
    bool choose(const QString& name);
    /// The folder in which studies have theirs.
    void keepBelow(const QString& folder);

 Q_SIGNALS:
    void messageRequested(const QString& sentence);
    /// The data set of the study is not on this machine.
    void dataWanted();
    void reportWanted(const QString& folder);
    /// A run of the study shall be looked at beside others; its name says where it stands on the axes.
    void runChosen(const miru::Run& run);

 private:
    void connectEditor();
    void keepDraft();
    void run();
    void runEdited();
    void saveEdited();
    void learnSpeed(int run);
    MeasuredSpeeds speeds() const;
    void refresh();
    void refreshOthers();
    void offerOwn();
    void runShown();
    void show();
    void takeResults();
    void readRun(int run);
    QString folder() const;
    QString freeFolderFor(const Study& study) const;

    const Library& m_library;
    const DataFacts& m_facts;
    Background& m_background;
    const Workbench& m_bench;
    std::function<ExperimentSpec()> m_settings;
    StudyPage* m_page;  ///< belongs to the window it is put in
    StudySession* m_session;
    QString m_studies;                    ///< folder that holds the studies' folders
    QString m_name;                       ///< of the chosen study, as it was chosen by
    Study m_chosen;                       ///< with the data set chosen for it
    QHash<QString, StudyDraft> m_drafts;  ///< of studies left with changes in the editor, by name
    std::optional<Study> m_opened;        ///< as it lies in the folder it was opened from
    StoredStudy m_stored;                 ///< what has come of it so far
    MeasuredSpeeds m_speeds;              ///< of cells, in the studies looked at here
    int m_readings = 0;                   ///< readings of folders that were asked for: only the last one counts
};

}  // namespace miru
