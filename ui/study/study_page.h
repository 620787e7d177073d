// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Studies have a page of their own: experiments repeated over seeds and settings are chosen, started with one click and
// watched while they fill in, run by run and taken together.

#include <QList>
#include <QWidget>
#include <map>

#include "core/study/run_study.h"
#include "ui/study/study_verdicts_card.h"

class QComboBox;
class QHBoxLayout;
class QLabel;
class QProgressBar;
class QPushButton;
class QTabWidget;

namespace miru {

class ParallelCard;
class StudyEditor;
class StudyFindingsCard;
class StudyRunsCard;
class MenuRow;

class StudyPage : public QWidget {
    Q_OBJECT

 public:
    explicit StudyPage(QWidget* parent = nullptr);

    /// The menus of the window, at the right end of the first line.
    MenuRow* menus() const { return m_menus; }
    /// The study chosen, as it would run; what came of it so far.
    void setStudy(const Study& study, const StoredStudy& stored);
    /// What other studies that were done here have to say of the same claims.
    void setOthers(QList<OtherVerdicts> others);
    /// A study runs: how much of it is done, and about how many seconds are left (−1: not known); or it waits for so many
    /// runs that other programs are doing. `running`: the runs being done here, with the share of each that is done.
    void setProgress(double done, double secondsLeft, int waitingFor = 0, const std::map<int, double>& running = {});
    /// Nothing runs; a sentence says why, if there is anything to say.
    void setIdle(const QString& sentence = {});
    /// Name of the chosen study; a path where it came from a file.
    QString chosen() const;
    /// Puts a study into the list, by its name or its folder.
    void offer(const QString& name, const QString& title);
    /// `title`: what it is called in the list, where it came from a file.
    void choose(const QString& name, const QString& title = {});

    /// The table of runs comes to the front.
    void showRuns();

    StudyFindingsCard* findings() const { return m_findings; }
    StudyVerdictsCard* verdicts() const { return m_verdicts; }
    ParallelCard* parallel() const { return m_parallel; }
    StudyEditor* editor() const { return m_editor; }
    StudyRunsCard* runs() const { return m_runs; }
    QTabWidget* tabs() const { return m_tabs; }
    QPushButton* backButton() const { return m_back; }
    QPushButton* runButton() const { return m_run; }
    QComboBox* studyBox() const { return m_study; }
    QComboBox* dataBox() const { return m_data; }
    QLabel* status() const { return m_status; }

 Q_SIGNALS:
    /// The lab shall be seen again.
    void backPressed();
    void studyChosen(const QString& name);
    /// The study shall run on this one of its data sets.
    void datasetChosen(const QString& name);
    void runPressed();
    void stopPressed();
    /// A question mark has been pressed.
    void helpWanted(const QString& topic);
    void reportPressed();
    /// A run of the study shall be looked at beside the others.
    void runChosen(int run);

 private:
    QHBoxLayout* makeHead();
    void refresh();

    StoredStudy m_stored;
    bool m_isRunning = false;
    QPushButton* m_back = nullptr;
    QComboBox* m_study = nullptr;
    QComboBox* m_data = nullptr;
    QPushButton* m_run = nullptr;
    QPushButton* m_report = nullptr;
    MenuRow* m_menus = nullptr;
    QProgressBar* m_progress = nullptr;
    QLabel* m_status = nullptr;
    QLabel* m_about = nullptr;
    QTabWidget* m_tabs = nullptr;
    StudyFindingsCard* m_findings = nullptr;
    StudyVerdictsCard* m_verdicts = nullptr;
    StudyRunsCard* m_runs = nullptr;
    ParallelCard* m_parallel = nullptr;
    StudyEditor* m_editor = nullptr;
};

}  // namespace miru
