// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/lesson/step_form.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>
#include <QScopedValueRollback>
#include <QVBoxLayout>
#include <algorithm>

#include "core/lesson/edited_lesson.h"
#include "core/lesson/lesson_vocabulary.h"
#include "core/spec/spec_fields.h"
#include "ui/lesson/choice_rows.h"
#include "ui/lesson/goal_field.h"
#include "ui/lesson/milestone_field.h"
#include "ui/lesson/name_checks.h"
#include "ui/lesson/setting_rows.h"
#include "ui/lesson/text_field.h"
#include "ui/lesson/vocabulary_words.h"
#include "ui/style/calm.h"
#include "ui/style/card.h"
#include "ui/style/numbers.h"
#include "ui/style/theme.h"
#include "ui/style/translated.h"

namespace miru {
namespace {

constexpr int labelWidth = 130;  // pixels

/// "1, 2"
QString listOfTasks(const std::vector<int>& tasks) {
    QStringList numbers;
    for (const int task : tasks) numbers << words::number(task);
    return numbers.join(QStringLiteral(", "));
}

std::vector<int> tasksIn(const QString& text) {
    static const QRegularExpression between(QStringLiteral("\\D+"));
    std::vector<int> tasks;
    for (const QString& part : text.split(between, Qt::SkipEmptyParts))
        if (const int task = part.toInt(); std::ranges::count(tasks, task) == 0) tasks.push_back(task);
    return tasks;
}

bool beginsRun(LessonAction action) {
    return action == LessonAction::Run || action == LessonAction::Compare || action == LessonAction::Fork;
}

bool isButton(const std::string& name) { return std::ranges::count(lessonButtons(), std::string_view(name)) > 0; }

/// A row of a form with all that belongs to it.
void setRowShown(QFormLayout* form, QWidget* field, bool isShown) {
    field->setVisible(isShown);
    if (QWidget* const label = form->labelForField(field)) label->setVisible(isShown);
}

}  // namespace

StepForm::StepForm(QWidget* parent) : QWidget(parent) {
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::gap);
    addSaid();
    addHappening();
    addQuestion();
    addDrawing();
    addGoal();
    addSeen();
    column->addStretch(1);
    for (QFormLayout* form : {m_said, m_happening, m_asking, m_drawing, m_goalForm, m_seen})
        for (int row = 0; row < form->rowCount(); ++row)  // fields of all cards begin at one edge
            if (QLayoutItem* const label = form->itemAt(row, QFormLayout::LabelRole))
                label->widget()->setMinimumWidth(labelWidth);
}

Card* StepForm::addCard(const QString& title, QFormLayout** form) {
    auto* const card = new Card(title, Card::Folding::Foldable);
    *form = new QFormLayout;
    (*form)->setHorizontalSpacing(Theme::padding);
    (*form)->setVerticalSpacing(Theme::gap);
    (*form)->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    card->content()->addLayout(*form);
    layout()->addWidget(card);
    return card;
}

TextField* StepForm::addText(QFormLayout* form, const QString& label, LocalText LessonStep::*text) {
    auto* const field = new TextField(label);
    form->addRow(label, field);
    connect(field, &TextField::typed, this, [this, text, what = label.toStdString()](const QString& words) {
        take(what.c_str(), [&](LessonStep& step) { setWords(step.*text, m_language, words.toStdString()); });
    });
    return field;
}

void StepForm::addSaid() {
    addCard(tr("What is said"), &m_said);
    m_say = addText(m_said, tr("The sentence"), &LessonStep::say);
    m_say->setToolTip(tr("What the class reads. A figure of the lesson in braces, {kept}, becomes its number."));
    m_notes = addText(m_said, tr("Notes for you"), &LessonStep::notes);
    m_notes->setToolTip(
        tr("The class does not see them: they stand on the second screen while the lesson is presented."));
}

void StepForm::addHappening() {
    addCard(tr("What happens"), &m_happening);
    m_settings = new SettingRows(tr("Change a setting"));
    m_action = makeChoiceBox(tr("Then"), {});
    for (int n = 0; n <= static_cast<int>(LessonAction::Teach); ++n)
        m_action->addItem(words::actionOfLesson(static_cast<LessonAction>(n)), n);
    m_run = new QLineEdit;
    m_run->setAccessibleName(tr("Name of the run"));
    m_run->setPlaceholderText(tr("a word, for the figures of the lesson"));
    m_to = new MilestoneField(tr("Back to where"), {});
    m_until = new MilestoneField(tr("The step lasts until"), tr("“Next” is pressed"));
    m_happening->addRow(tr("First"), m_settings);
    m_happening->addRow(tr("Then"), m_action);
    m_happening->addRow(tr("Name of the run"), m_run);
    m_happening->addRow(tr("Back to where"), m_to);
    m_happening->addRow(tr("Until"), m_until);
    connect(m_settings, &SettingRows::edited, this,
            [this] { take("settings", [this](LessonStep& step) { step.settings = m_settings->settings(); }); });
    connect(m_action, &QComboBox::activated, this, [this] {
        take("", [this](LessonStep& step) {
            step.action = static_cast<LessonAction>(m_action->currentData().toInt());
            step.to = step.action == LessonAction::Rewind ? Milestone{Milestone::Kind::TaskLearned, 1} : Milestone();
            if (!beginsRun(step.action)) step.run.clear();
            if (beginsRun(step.action) && !step.until) step.until.emplace();
        });
    });
    connect(m_run, &QLineEdit::textEdited, this, [this](const QString& name) {
        take("run", [&](LessonStep& step) { step.run = name.trimmed().toStdString(); });
    });
    connect(m_to, &MilestoneField::edited, this,
            [this] { take("to", [this](LessonStep& step) { step.to = m_to->milestone().value_or(Milestone()); }); });
    connect(m_until, &MilestoneField::edited, this,
            [this] { take("until", [this](LessonStep& step) { step.until = m_until->milestone(); }); });
}

void StepForm::addQuestion() {
    m_askCard = addCard(tr("A question"), &m_asking);
    m_question = addText(m_asking, tr("The question"), &LessonStep::question);
    m_choices = new ChoiceRows;
    m_asking->addRow(tr("Answers"), m_choices);
    m_because = addText(m_asking, tr("Because"), &LessonStep::because);
    m_because->setToolTip(tr("What is said with the answer"));
    connect(m_choices, &ChoiceRows::edited, this, [this] {
        take("choices", [this](LessonStep& step) {
            step.choices = m_choices->choices();
            step.right = m_choices->right();
        });
    });
}

void StepForm::addDrawing() {
    m_drawCard = addCard(tr("A drawing of what is expected"), &m_drawing);
    m_drawn = new QLineEdit;
    m_drawn->setAccessibleName(tr("Tasks to be drawn"));
    m_drawn->setPlaceholderText(tr("none; one or more numbers: 1, 2"));
    m_drawnUntil = new MilestoneField(tr("The drawing goes as far as"), {});
    m_reveals = new QCheckBox(tr("What was drawn before is set beside what has come"));
    m_drawing->addRow(tr("Tasks to be drawn"), m_drawn);
    m_drawing->addRow(tr("As far as"), m_drawnUntil);
    m_drawing->addRow(m_reveals);
    connect(m_drawn, &QLineEdit::textEdited, this, [this](const QString& typed) {
        take("drawn", [&](LessonStep& step) {
            step.predictedTasks = tasksIn(typed);
            if (step.predictedTasks.empty()) step.predictedUntil = {};
        });
    });
    connect(m_drawnUntil, &MilestoneField::edited, this, [this] {
        take("drawn until",
             [this](LessonStep& step) { step.predictedUntil = m_drawnUntil->milestone().value_or(Milestone()); });
    });
    connect(m_reveals, &QCheckBox::clicked, this,
            [this](bool reveals) { take("", [reveals](LessonStep& step) { step.reveals = reveals; }); });
}

void StepForm::addGoal() {
    m_goalCard = addCard(tr("A goal"), &m_goalForm);
    m_goal = new GoalField;
    m_goalForm->addRow(m_goal);
    m_praise = addText(m_goalForm, tr("When it is reached"), &LessonStep::praise);
    m_solution = new SettingRows(tr("Add a setting that reaches it"));
    m_goalForm->addRow(tr("Settings that reach it"), m_solution);
    connect(m_goal, &GoalField::edited, this, [this] {
        take("goal", [this](LessonStep& step) {
            step.goal = m_goal->goal();
            if (step.goal) return;
            step.praise = {};
            step.solution.clear();
        });
    });
    connect(m_solution, &SettingRows::edited, this,
            [this] { take("solution", [this](LessonStep& step) { step.solution = m_solution->settings(); }); });
}

void StepForm::addSeen() {
    addCard(tr("What is seen, and what may be touched"), &m_seen);
    m_choosesPanels = new QCheckBox(tr("Show these panels alone, the first that was ticked large"));
    m_panels = new NameChecks(lessonPanels(), words::panelOfLesson);
    m_choosesControls = new QCheckBox(tr("Only this may be touched; nothing ticked: nothing"));
    m_buttons = new NameChecks(lessonButtons(), words::buttonOfLesson);
    m_touchable = new SettingRows(tr("A setting that may be touched"), false);
    m_point = makeChoiceBox(tr("In the light"), tr("A soft light on a panel or a setting"));
    m_point->addItem(tr("nothing"), QString());
    for (const std::string_view name : lessonPanels())
        m_point->addItem(words::panelOfLesson(name), QString::fromUtf8(name.data(), static_cast<int>(name.size())));
    for (const SpecField& field : specFields())
        m_point->addItem(words::setting(field.label) + QStringLiteral(" · ") + QString::fromStdString(field.key),
                         QString::fromStdString(field.key));
    m_seen->addRow(m_choosesPanels);
    m_seen->addRow(m_panels);
    m_seen->addRow(m_choosesControls);
    m_seen->addRow(m_buttons);
    m_seen->addRow(m_touchable);
    m_seen->addRow(tr("In the light"), m_point);
    connect(m_choosesPanels, &QCheckBox::clicked, this, [this](bool chooses) {
        take("", [chooses](LessonStep& step) {
            step.show = chooses ? std::optional(std::vector<std::string>{"accuracy"}) : std::nullopt;
        });
    });
    connect(m_panels, &NameChecks::edited, this,
            [this] { take("", [this](LessonStep& step) { step.show = m_panels->chosen(); }); });
    connect(m_choosesControls, &QCheckBox::clicked, this, [this](bool chooses) {
        take("", [chooses](LessonStep& step) {
            step.controls = chooses ? std::optional(std::vector<std::string>()) : std::nullopt;
        });
    });
    connect(m_buttons, &NameChecks::edited, this, &StepForm::takeControls);
    connect(m_touchable, &SettingRows::edited, this, &StepForm::takeControls);
    connect(m_point, &QComboBox::activated, this, [this] {
        take("", [this](LessonStep& step) { step.point = m_point->currentData().toString().toStdString(); });
    });
}

/// Settings and buttons are one list in a lesson: what stays keeps its place.
void StepForm::takeControls() {
    std::vector<std::string> wanted = m_buttons->chosen();
    std::erase_if(wanted, [](const std::string& name) { return !isButton(name); });
    for (const auto& [key, value] : m_touchable->settings()) wanted.push_back(key);
    take("controls", [&](LessonStep& step) {
        std::vector<std::string> kept = step.controls.value_or(std::vector<std::string>());
        std::erase_if(kept, [&](const std::string& name) { return std::ranges::count(wanted, name) == 0; });
        for (const std::string& name : wanted)
            if (std::ranges::count(kept, name) == 0) kept.push_back(name);
        step.controls = std::move(kept);
    });
}

void StepForm::take(const char* what, const std::function<void(LessonStep&)>& change) {
    if (m_isShowing) return;
    change(m_step);
    Q_EMIT edited(QString::fromUtf8(what));
}

void StepForm::setStep(const LessonStep& step, const ExperimentSpec& spec, const std::string& language) {
    const QScopedValueRollback showing(m_isShowing, true);
    m_step = step;
    m_language = language;
    m_say->setText(step.say, language);
    m_notes->setText(step.notes, language);
    m_question->setText(step.question, language);
    m_because->setText(step.because, language);
    m_praise->setText(step.praise, language);
    m_settings->setSettings(step.settings, spec);
    m_action->setCurrentIndex(static_cast<int>(step.action));
    if (m_run->text().trimmed().toStdString() != step.run) m_run->setText(QString::fromStdString(step.run));
    const int tasks = spec.data.tasks;
    m_to->setMilestone(step.to, tasks);
    m_until->setMilestone(step.until, tasks);
    m_choices->setChoices(step.choices, step.right, language);
    if (tasksIn(m_drawn->text()) != step.predictedTasks) m_drawn->setText(listOfTasks(step.predictedTasks));
    m_drawnUntil->setMilestone(step.predictedUntil, tasks);
    m_reveals->setChecked(step.reveals);
    m_goal->setGoal(step.goal, tasks);
    m_solution->setSettings(step.solution, spec);
    m_choosesPanels->setChecked(step.show.has_value());
    m_panels->setChosen(step.show.value_or(std::vector<std::string>()));
    m_choosesControls->setChecked(step.controls.has_value());
    const std::vector<std::string> controls = step.controls.value_or(std::vector<std::string>());
    m_buttons->setChosen(controls);
    SettingTexts touchable;
    for (const std::string& name : controls)
        if (!isButton(name)) touchable.emplace_back(name, std::string());
    m_touchable->setSettings(touchable, spec);
    m_point->setCurrentIndex(std::max(0, m_point->findData(QString::fromStdString(step.point))));
    showParts();
}

/// What belongs to something that the step does not have is not there.
void StepForm::showParts() {
    setRowShown(m_happening, m_run, beginsRun(m_step.action));
    setRowShown(m_happening, m_to, m_step.action == LessonAction::Rewind);
    m_drawnUntil->setEnabled(!m_step.predictedTasks.empty());
    setRowShown(m_goalForm, m_praise, m_step.goal.has_value());
    setRowShown(m_goalForm, m_solution, m_step.goal.has_value());
    m_panels->setVisible(m_step.show.has_value());
    m_buttons->setVisible(m_step.controls.has_value());
    m_touchable->setVisible(m_step.controls.has_value());
}

void StepForm::unfold() {
    m_askCard->setFolded(m_step.question.isEmpty() && m_step.choices.empty());
    m_drawCard->setFolded(m_step.predictedTasks.empty() && !m_step.reveals);
    m_goalCard->setFolded(!m_step.goal);
}

}  // namespace miru
