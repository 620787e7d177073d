// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The runs at hand and what is done with them: the one begun here, one trained beside it to compare with, the list of all, and
// the moment that is looked at. It knows no widget.

#include <QObject>
#include <functional>
#include <memory>
#include <optional>

#include "core/learning/run_control.h"
#include "core/spec/method.h"
#include "ui/panels/panel.h"
#include "ui/run/run_list.h"
#include "ui/run/run_session.h"
#include "ui/style/message.h"

namespace miru {

class Autosave;

class Workbench : public QObject {
    Q_OBJECT

 public:
    /// `settings`: those that the next run takes, as they stand in the form, what is still being typed included.
    Workbench(const DatasetSource& source, std::function<ExperimentSpec()> settings, QObject* parent);
    ~Workbench() override;

    /// The run begun here.
    RunSession* session() const { return m_session; }
    /// A second run, trained at the same time to compare with.
    RunSession* comparison() const { return m_comparison; }
    /// The one the buttons speak of: the run begun here, or the comparison run while that alone is active.
    RunSession* leading() const;
    RunList* runs() const { return m_runs; }
    /// Runs are kept there while they train; null: nowhere.
    void keepWith(Autosave* autosave) { m_autosave = autosave; }
    bool keepsRuns() const { return m_autosave != nullptr; }

    /// Looks back at a kept moment; null: follows the latest.
    void setMoment(std::shared_ptr<const Snapshot> moment) { m_moment = std::move(moment); }
    /// The moment looked back at, else the latest of the run looked at; null if there is none.
    std::shared_ptr<const Snapshot> shown() const;
    /// The settings of the run shown as they stood at the moment shown; nothing where no run is shown.
    std::optional<ExperimentSpec> settingsShown() const;
    /// In the list, what `leading()` trains; null where it has trained nothing yet.
    const RunEntry* leadingRun() const;
    /// Until that run will be done; nothing while it does not train, or as long as nobody knows.
    std::optional<double> secondsLeft() const;
    /// The runs to be drawn behind the one shown.
    QList<Ghost> ghosts() const;

    /// Begins a run, resumes one that was left, or lets paused ones continue.
    void run();
    void pause();
    void step(StepUnit unit);
    /// Ends what is running and looks at no run.
    void reset();
    /// A new run that repeats the one looked at up to the moment looked at, and continues with the settings at hand.
    void fork();
    /// A fork that rehearses, from the moment looked back at; while there is none, from where this task (from 0) had been
    /// learned.
    void forkWithRehearsal(int task);
    /// What a comparison run is to differ from in one thing: the run that is going, else what would be started.
    ExperimentSpec compared() const;
    void compareWithOtherCell();
    /// Trains this as a comparison run; both, unless the one to be compared with runs or has just been trained.
    void compareWith(const ExperimentSpec& other);
    /// Begins a run like the one shown, with this method against forgetting and no other.
    void tryMethod(MethodKind method);
    bool hasThread() const { return m_session->hasThread() || m_comparison->hasThread(); }

 Q_SIGNALS:
    void messageRequested(const miru::Message& message);
    /// A snapshot of this run has come, and nothing else has changed.
    void arrived(int run);
    /// What is looked at has changed, or what it is compared with.
    void changed();
    /// The form shall have these settings.
    void settingsWanted(const miru::ExperimentSpec& settings);
    /// Nobody looks back any more.
    void liveWanted();
    /// The last snapshot before the present one shall be looked at.
    void stepBackWanted();
    /// A fork begins with these settings.
    void forked(const miru::ExperimentSpec& settings);

 private:
    ExperimentSpec begin();
    void forkAt(std::shared_ptr<const Snapshot> moment, const ExperimentSpec& wanted);
    void resume(const RunEntry& run);
    void discardRuns();
    QString folderOf(int run) const;
    void sessionChanged();
    void comparisonChanged();
    void learnMoreSlowly();

    std::function<ExperimentSpec()> m_settings;
    RunSession* m_session;
    RunSession* m_comparison;
    RunList* m_runs;
    Autosave* m_autosave = nullptr;
    int m_runId = 0;  ///< in the list, of the run of m_session; 0: none
    int m_comparisonId = 0;
    int m_comparedId = 0;  ///< of the run that it is compared with
    std::shared_ptr<const Snapshot> m_moment;
};

}  // namespace miru
