// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Studies in the window: chosen, run, watched, and their runs looked at beside others.

#include <QObject>
#include <QString>
#include <optional>

#include "core/study/run_study.h"
#include "core/study/study.h"

namespace miru {

class Background;
class DataFacts;
class Library;
class StudyCard;
class StudySession;
struct Run;

class StudyDesk : public QObject {
    Q_OBJECT

 public:
    StudyDesk(const Library& library, const DataFacts& facts, Background& background, QObject* parent);
    ~StudyDesk() override;  // a study that is running reads from the library, and ends before it

    StudyCard* card() const { return m_card; }
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
    /// A run of the study shall be looked at beside others; its note says what it is.
    void runChosen(const miru::Run& run);

 private:
    void run();
    void refresh();
    void refreshOthers();
    void show();
    void takeResults();
    void readRun(int run);
    QString folder() const;

    const Library& m_library;
    const DataFacts& m_facts;
    Background& m_background;
    StudyCard* m_card;  ///< belongs to the panel it is put in
    StudySession* m_session;
    QString m_studies;              ///< folder that holds the studies' folders
    Study m_chosen;                 ///< with the data set chosen for it
    std::optional<Study> m_opened;  ///< as it lies in the folder it was opened from
    StoredStudy m_stored;           ///< what has come of it so far
    int m_readings = 0;             ///< readings of folders that were asked for: only the last one counts
};

}  // namespace miru
