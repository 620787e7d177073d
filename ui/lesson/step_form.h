// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// One step of a lesson, to be written: what is said, what happens, what is asked, drawn or reached, and what is seen meanwhile.

#include <QWidget>
#include <functional>

#include "core/lesson/lesson.h"
#include "core/spec/experiment_spec.h"

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLineEdit;

namespace miru {

class Card;
class ChoiceRows;
class GoalField;
class MilestoneField;
class NameChecks;
class SettingRows;
class TextField;

class StepForm : public QWidget {
    Q_OBJECT

 public:
    explicit StepForm(QWidget* parent = nullptr);

    /// Shows a step without a signal; `spec`: settings as they stand there.
    void setStep(const LessonStep& step, const ExperimentSpec& spec, const std::string& language);
    const LessonStep& step() const { return m_step; }
    /// Opens what the step has and closes the rest.
    void unfold();

    TextField* sayField() const { return m_say; }
    TextField* questionField() const { return m_question; }
    ChoiceRows* choices() const { return m_choices; }
    QComboBox* actionBox() const { return m_action; }
    MilestoneField* untilField() const { return m_until; }
    SettingRows* settings() const { return m_settings; }
    NameChecks* panels() const { return m_panels; }

 Q_SIGNALS:
    /// The step is otherwise now; changes of the same `what` in a row belong together.
    void edited(const QString& what);

 private:
    Card* addCard(const QString& title, QFormLayout** form);
    void addSaid();
    void addHappening();
    void addQuestion();
    void addDrawing();
    void addGoal();
    void addSeen();
    TextField* addText(QFormLayout* form, const QString& label, LocalText LessonStep::*text);
    void take(const char* what, const std::function<void(LessonStep&)>& change);
    void showParts();
    void takeControls();

    LessonStep m_step;
    std::string m_language;
    bool m_isShowing = false;
    TextField* m_say;
    TextField* m_notes;
    QComboBox* m_action;
    QLineEdit* m_run;
    MilestoneField* m_to;
    MilestoneField* m_until;
    SettingRows* m_settings;
    TextField* m_question;
    ChoiceRows* m_choices;
    TextField* m_because;
    QLineEdit* m_drawn;
    MilestoneField* m_drawnUntil;
    QCheckBox* m_reveals;
    GoalField* m_goal;
    TextField* m_praise;
    SettingRows* m_solution;
    QCheckBox* m_choosesPanels;
    NameChecks* m_panels;
    QCheckBox* m_choosesControls;
    NameChecks* m_buttons;
    SettingRows* m_touchable;
    QComboBox* m_point;
    QFormLayout* m_said = nullptr;
    QFormLayout* m_happening = nullptr;
    QFormLayout* m_asking = nullptr;
    QFormLayout* m_drawing = nullptr;
    QFormLayout* m_goalForm = nullptr;
    QFormLayout* m_seen = nullptr;
    Card* m_askCard = nullptr;
    Card* m_drawCard = nullptr;
    Card* m_goalCard = nullptr;
};

}  // namespace miru
