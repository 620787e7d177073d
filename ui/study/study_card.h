// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// "Does it hold, run after run?" Experiments repeated over seeds and settings: started with one click, watched while they
// fill in, with each reported claim beside what was found.

#include <functional>

#include "core/study/expectations.h"
#include "core/study/open_questions.h"
#include "core/study/study_findings.h"
#include "ui/style/card.h"

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QTableWidget;

namespace miru {

class StudyView;

class StudyCard : public Card {
    Q_OBJECT

 public:
    explicit StudyCard(QWidget* parent = nullptr);

    /// The study chosen, as it would run; what came of it so far.
    void setStudy(const Study& study, const StoredStudy& stored);
    /// What other studies that were done here have to say of the same claims.
    struct OtherVerdicts {
        QString study;
        std::vector<Verdict> verdicts;
    };
    void setOthers(QList<OtherVerdicts> others);
    /// A study runs: how much of it is done, and about how many seconds are left (−1: not known); or it waits for so many
    /// runs that other programs are doing.
    void setProgress(double done, double secondsLeft, int waitingFor = 0);
    /// Nothing runs; a sentence says why, if there is anything to say.
    void setIdle(const QString& sentence = {});
    /// Name of the chosen study; a path where it came from a file.
    QString chosen() const;
    void choose(const QString& name);

    StudyView* view() const { return m_view; }
    QTableWidget* verdicts() const { return m_verdicts; }
    QPushButton* runButton() const { return m_run; }
    QComboBox* studyBox() const { return m_study; }
    QComboBox* measureBox() const { return m_measure; }
    QComboBox* dataBox() const { return m_data; }
    QLabel* status() const { return m_status; }

 Q_SIGNALS:
    void studyChosen(const QString& name);
    /// The study shall run on this one of its data sets.
    void datasetChosen(const QString& name);
    void runPressed();
    void stopPressed();
    void reportPressed();
    /// A run of the study shall be looked at beside the others.
    void runChosen(int run);

 private:
    void refresh();
    void refreshVerdicts();
    void addVerdicts(const std::vector<Verdict>& verdicts);
    void addExpectations(const std::vector<ExpectationVerdict>& verdicts);
    void addOpenAnswers(const std::vector<OpenAnswer>& answers);
    void addHeading(const QString& text);
    void addVerdict(const QStringList& texts, const QString& tip);

    StoredStudy m_stored;
    QList<OtherVerdicts> m_others;
    bool m_isRunning = false;
    QComboBox* m_study = nullptr;
    QComboBox* m_data = nullptr;
    QComboBox* m_measure = nullptr;
    QPushButton* m_run = nullptr;
    QPushButton* m_report = nullptr;
    QProgressBar* m_progress = nullptr;
    QLabel* m_status = nullptr;
    QLabel* m_about = nullptr;
    StudyView* m_view = nullptr;
    QTableWidget* m_verdicts = nullptr;
};

}  // namespace miru
