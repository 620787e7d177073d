// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A lesson under way: it takes the class from step to step, and whatever a step does it does by the same parts as somebody who
// clicks: the settings form, the buttons of a run, the timeline, the panels. It knows no widget but the strip and the sheet.

#include <QObject>
#include <QPointer>
#include <memory>
#include <optional>

#include "core/learning/run_control.h"
#include "core/lesson/lesson_progress.h"
#include "ui/lesson/notes_view.h"
#include "ui/style/message.h"

namespace miru {

class DrawSheet;
class LabPage;
class LessonStrip;
class PanelDesk;
class SettingsDesk;
class Spotlight;
class Workbench;

class LessonDesk : public QObject {
    Q_OBJECT

 public:
    /// `page`: the one of the lab, which the lesson stands on.
    LessonDesk(Workbench& bench, SettingsDesk& settings, PanelDesk& panels, LabPage& page, QObject* parent);

    /// Begins a lesson that comes with the program; false if there is none of this name.
    bool begin(const QString& name);
    /// Begins one from elsewhere; false, and a message with its first mistake and how many more there are, if it is none.
    bool beginFile(const QString& name, const std::string& json);
    /// Begins one that is being written, at a step: the settings of those before it are made. `runs`: that earlier steps have
    /// begun before, by the names that they give them. A lesson that is under way waits, and is back when this one is left.
    void tryOut(const Lesson& lesson, std::size_t step, const std::map<std::string, int>& runs);
    bool isOn() const { return m_lesson.has_value(); }
    const Lesson& lesson() const { return *m_lesson; }
    std::size_t step() const { return m_progress.step; }
    const LessonProgress& progress() const { return m_progress; }
    /// What a class has done in this lesson, or in the one that was left last; nothing before the first.
    std::optional<LessonProgress> record() const;

    /// To the next step, once this one has come to its end. Before that, its run goes as fast as it can, and the next step
    /// begins by itself.
    void next();
    /// To the step before, and the moment it began.
    void back();
    /// Everything can be touched again; the runs stay.
    void leave();
    /// To the moment at which that step began, if it has; forward no further than to the first that has not.
    void goTo(std::size_t step);
    /// On a projector: two panels at most.
    void setPresented(bool presented);
    /// What a teacher sees of the present step.
    NotesContent notes() const;
    /// The panels have been arranged meanwhile: their arrangement is the one to come back to.
    void settle();
    /// As a session's file keeps it, runs numbered by their place in `ids`; empty before the first lesson.
    std::string state(const std::vector<int>& ids) const;
    /// Back to where it was; nothing happens if this is no state.
    void restore(const std::string& state, const std::vector<int>& ids);
    /// The window has a place for it.
    LessonStrip* strip() const { return m_strip; }

 Q_SIGNALS:
    void messageRequested(const miru::Message& message);
    /// A lesson has begun, or is left.
    void changed();
    /// What a session holds of it has changed.
    void modified();
    /// The page on which signs are drawn is wanted, or that of the lab.
    void teachWanted();
    void labWanted();

 private:
    /// A lesson under way, while another is tried out.
    struct Waiting {
        Lesson lesson;
        LessonProgress progress;
        std::map<std::size_t, RunMoment> reached;
        ExperimentSpec settings;
        std::optional<RunMoment> moment;  ///< that was looked at
    };

    void start(Lesson lesson, LessonProgress progress);
    std::optional<Waiting> waiting();
    void resume(Waiting waiting);
    void hideOtherRuns(const std::map<std::string, int>& but);
    const LessonStep& now() const { return m_lesson->steps[m_progress.step]; }
    void enter(std::size_t step);
    void arrange(const LessonStep& step);
    void act(const LessonStep& step);
    static PausePoint pausePointOf(const LessonStep& step);
    void beginRun(const LessonStep& step);
    void compare(const LessonStep& step);
    void call(const std::string& run, int id);
    bool waits() const;
    void watch();
    void follow();
    void stopHurrying();
    void show();
    QString textOf(const LocalText& text) const;
    std::optional<double> valueOf(const LessonFigure& figure) const;
    QString detail() const;
    QString outcomes() const;
    std::shared_ptr<const Snapshot> latestOf(const std::string& run) const;
    std::shared_ptr<const Snapshot> latest() const;
    bool isDrawingComplete() const;
    void openSheet();
    void closeSheet();
    void showSheet();
    std::optional<std::size_t> drawnStep() const;
    void stroke(const QPointF& from, const QPointF& to);
    void lookAt(const RunMoment& moment);
    std::optional<RunMoment> momentNow() const;

    Workbench& m_bench;
    SettingsDesk& m_settings;
    PanelDesk& m_panels;
    LabPage& m_page;
    LessonStrip* m_strip;
    Spotlight* m_light;
    QPointer<DrawSheet> m_sheet;
    std::optional<Lesson> m_lesson;
    LessonProgress m_progress;
    std::map<std::size_t, RunMoment> m_reached;  ///< where each step came to its end
    std::optional<Waiting> m_waiting;
    std::vector<int> m_hiddenRuns;  ///< drawn behind others before the lesson, and after it
    bool m_isTrial = false;         ///< of who writes the lesson: nobody hands it in
    bool m_isPresented = false;
    bool m_hurries = false;   ///< the next step begins as soon as this one has come to its end
    bool m_isActing = false;  ///< the run that the step is about has not begun yet
    QByteArray m_layout;      ///< of the panels, before the lesson
};

}  // namespace miru
