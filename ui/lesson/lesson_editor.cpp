// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/lesson/lesson_editor.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QShortcut>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/lesson/figure_row.h"
#include "ui/lesson/figures_form.h"
#include "ui/lesson/lesson_form.h"
#include "ui/lesson/mistakes_label.h"
#include "ui/lesson/step_form.h"
#include "ui/lesson/step_list.h"
#include "ui/lesson/text_field.h"
#include "ui/lesson/vocabulary_words.h"
#include "ui/style/card.h"
#include "ui/style/elided_label.h"
#include "ui/style/menu_row.h"
#include "ui/style/numbers.h"
#include "ui/style/segmented_control.h"
#include "ui/style/theme.h"

namespace miru {
namespace {

constexpr int listWidth = 270;  // pixels
const char* const languageNames[] = {"en", "de"};

}  // namespace

LessonEditor::LessonEditor(SpecOfPreset specOf, QWidget* parent)
    : QWidget(parent),
      m_edited(std::move(specOf)),
      m_back(new QPushButton(QStringLiteral("← ") + tr("Back"))),
      m_title(new ElidedLabel),
      m_languages(new SegmentedControl({QStringLiteral("English"), QStringLiteral("Deutsch")})),
      m_undo(new QToolButton),
      m_redo(new QToolButton),
      m_try(new QPushButton(tr("Try the lesson"))),
      m_save(new QPushButton(tr("Save …"))),
      m_menus(new MenuRow),
      m_lessonButton(new QPushButton(tr("The lesson"))),
      m_figuresButton(new QPushButton(tr("Figures"))),
      m_steps(new StepList),
      m_state(makeCaption({})),
      m_mistakes(makeMistakesLabel()),
      m_scroll(new QScrollArea),
      m_lessonForm(new LessonForm),
      m_figuresForm(new FiguresForm),
      m_stepForm(new StepForm),
      m_preview(new LessonPreview),
      m_tryStep(new QPushButton(tr("Try this step"))) {
    auto* const right = new QVBoxLayout;
    right->setSpacing(Theme::gap);
    right->addWidget(m_mistakes);
    right->addWidget(makeFields(), 1);
    right->addWidget(makePreview());
    auto* const body = new QHBoxLayout;
    body->setSpacing(Theme::gap);
    body->addWidget(makeList());
    body->addLayout(right, 1);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::padding, Theme::gap, Theme::padding, Theme::padding);
    column->setSpacing(Theme::gap);
    column->addLayout(makeHead());
    column->addLayout(body, 1);
    setFocusProxy(m_back);
    m_languages->setIndex(words::locale().language() == QLocale::German ? 1 : 0);
    for (Card* card : findChildren<Card*>()) {
        card->setHelpTopic(QStringLiteral("write-lesson"));
        connect(card, &Card::helpWanted, this, &LessonEditor::helpWanted);
    }
    connectForms();
    connectList();
    addKeys();
}

/// The way back, what is written, and what can be done with it.
QHBoxLayout* LessonEditor::makeHead() {
    m_back->setToolTip(tr("Back to where you came from (Esc)"));
    styleAsTitle(m_title);
    m_title->setTextFormat(Qt::PlainText);
    m_languages->setToolTip(tr("The language that is written in; one of both is enough"));
    m_languages->setMinimumWidth(150);
    m_languages->setAccessibleName(tr("Language of the texts"));
    const auto introduce = [](QToolButton* button, const QString& sign, const QString& tip) {
        button->setText(sign);
        button->setToolTip(tip);
        button->setAccessibleName(tip);
        button->setProperty("compact", true);
    };
    introduce(m_undo, QStringLiteral("↶"), tr("Undo the last change (Ctrl+Z)"));
    introduce(m_redo, QStringLiteral("↷"), tr("Make it again (Ctrl+Shift+Z)"));
    m_try->setToolTip(tr("Plays it in this window from the first step; at its end it comes back here"));
    m_save->setToolTip(tr("As a file that miru-lab opens and miru-run lessons check accepts (Ctrl+S)"));
    m_save->setProperty("primary", true);
    auto* const head = new QHBoxLayout;
    head->setSpacing(Theme::gap);
    head->addWidget(m_back);
    head->addSpacing(Theme::gap);
    head->addWidget(m_title, 1);
    for (QWidget* part : std::initializer_list<QWidget*>{m_languages, m_undo, m_redo, m_try, m_save, m_menus})
        head->addWidget(part);
    return head;
}

Card* LessonEditor::makeList() {
    auto* const card = new Card(tr("Steps"));
    card->setFixedWidth(listWidth);
    auto* const whole = new QHBoxLayout;
    whole->setSpacing(4);
    for (QPushButton* button : {m_lessonButton, m_figuresButton}) {
        button->setCheckable(true);
        button->setProperty("choice", true);
        whole->addWidget(button, 1);
    }
    m_lessonButton->setToolTip(tr("Title, what it teaches, and the settings it begins with"));
    m_figuresButton->setToolTip(tr("Numbers that the texts name and the runs must come to"));
    m_state->setWordWrap(true);
    card->content()->addLayout(whole);
    card->content()->addWidget(m_steps, 1);
    card->content()->addWidget(m_state);
    return card;
}

QWidget* LessonEditor::makeFields() {
    auto* const all = new QWidget;
    auto* const column = new QVBoxLayout(all);
    column->setContentsMargins(0, 0, 0, 0);
    for (QWidget* form : std::initializer_list<QWidget*>{m_lessonForm, m_figuresForm, m_stepForm})
        column->addWidget(form);
    m_scroll->setWidget(all);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    return m_scroll;
}

QWidget* LessonEditor::makePreview() {
    auto* const below = new QWidget;
    auto* const column = new QVBoxLayout(below);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    auto* const head = new QHBoxLayout;
    head->addWidget(makeCaption(tr("As the class will see it")));
    head->addStretch(1);
    m_tryStep->setToolTip(tr("Plays the lesson in this window from this step on; at its end it comes back here"));
    head->addWidget(m_tryStep);
    column->addLayout(head);
    column->addWidget(m_preview);
    return below;
}

void LessonEditor::connectForms() {
    connect(m_lessonForm, &LessonForm::edited, this,
            [this](const QString& what) { change(what, [this](Lesson& lesson) { lesson = m_lessonForm->lesson(); }); });
    connect(m_stepForm, &StepForm::edited, this, [this](const QString& what) {
        const QString where = what.isEmpty() ? what : QStringLiteral("%1 %2").arg(m_step).arg(what);
        change(where, [this](Lesson& lesson) { lesson.steps[m_step] = m_stepForm->step(); });
    });
    connect(m_figuresForm, &FiguresForm::edited, this, [this](std::size_t figure, const LessonFigure& now) {
        change(QStringLiteral("figure %1").arg(figure), [&](Lesson& lesson) { lesson.figures[figure] = now; });
    });
    connect(m_figuresForm, &FiguresForm::renamed, this, &LessonEditor::renameFigure);
    connect(m_figuresForm, &FiguresForm::removed, this, [this](std::size_t figure) {
        change({}, [figure](Lesson& lesson) {
            lesson.figures.erase(lesson.figures.begin() + static_cast<std::ptrdiff_t>(figure));
        });
    });
    connect(m_figuresForm, &FiguresForm::addPressed, this, &LessonEditor::addFigure);
    connect(m_languages, &SegmentedControl::chosen, this, &LessonEditor::refresh);
    connect(m_preview, &LessonPreview::nextPressed, this, [this] { goTo(m_step + 1); });
    connect(m_preview, &LessonPreview::backPressed, this, [this] { goTo(m_step - std::min<std::size_t>(m_step, 1)); });
}

void LessonEditor::connectList() {
    connect(m_steps, &StepList::chosen, this, [this](int step) { goTo(static_cast<std::size_t>(step)); });
    const auto goToMade = [this](std::size_t step) {
        goTo(step);
        Q_EMIT changed();
    };
    connect(m_steps, &StepList::addWanted, this, [this, goToMade] {
        goToMade(m_edited.addStep(m_step));
        m_stepForm->sayField()->setFocus();
    });
    connect(m_steps, &StepList::duplicateWanted, this, [this, goToMade] { goToMade(m_edited.duplicateStep(m_step)); });
    connect(m_steps, &StepList::removeWanted, this, [this, goToMade] { goToMade(m_edited.removeStep(m_step)); });
    connect(m_steps, &StepList::moveWanted, this, [this, goToMade](int from, int to) {
        goToMade(m_edited.moveStep(static_cast<std::size_t>(from), static_cast<std::size_t>(to)));
    });
    connect(m_lessonButton, &QPushButton::clicked, this, [this] { look(Part::Lesson); });
    connect(m_figuresButton, &QPushButton::clicked, this, [this] { look(Part::Figures); });
    connect(m_back, &QPushButton::clicked, this, &LessonEditor::backPressed);
    connect(m_save, &QPushButton::clicked, this, &LessonEditor::savePressed);
    connect(m_try, &QPushButton::clicked, this, [this] { Q_EMIT tryPressed(0); });
    connect(m_tryStep, &QPushButton::clicked, this, [this] { Q_EMIT tryPressed(m_step); });
    connect(m_undo, &QToolButton::clicked, this, &LessonEditor::undo);
    connect(m_redo, &QToolButton::clicked, this, &LessonEditor::redo);
}

void LessonEditor::addKeys() {
    const auto add = [this](const QKeySequence& keys, const QString& does, auto action) {
        auto* const shortcut = new QShortcut(keys, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        shortcut->setWhatsThis(does);
        connect(shortcut, &QShortcut::activated, this, action);
    };
    add(Qt::CTRL | Qt::Key_Z, tr("Take the last change back: of settings, or of a lesson that is being written"),
        &LessonEditor::undo);
    add(Qt::CTRL | Qt::SHIFT | Qt::Key_Z, tr("Make that change again"), &LessonEditor::redo);
    add(Qt::Key_Escape, tr("Back to the Lab, from a lecture or from studies; closes a menu, a message or the help"),
        &LessonEditor::backPressed);
}

/// Ctrl+S saves the lesson here, and not the session, whose key it is elsewhere.
bool LessonEditor::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent*>(event)->matches(QKeySequence::Save)) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

void LessonEditor::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Save)) return Q_EMIT savePressed();
    QWidget::keyPressEvent(event);
}

std::string LessonEditor::language() const { return languageNames[m_languages->index()]; }

void LessonEditor::begin(const Lesson& lesson, bool isSaved) {
    m_edited.begin(lesson, isSaved);
    m_step = 0;
    m_part = Part::Step;
    look(Part::Step);
    Q_EMIT changed();
}

void LessonEditor::setSaved() {
    m_edited.setSaved();
    refresh();
    Q_EMIT changed();
}

void LessonEditor::change(const QString& what, const std::function<void(Lesson&)>& change) {
    m_edited.change(what.toStdString(), change);
    refresh();
    Q_EMIT changed();
}

/// Of the first run that has a name, so that it is right at once where there is one.
void LessonEditor::addFigure() {
    change({}, [](Lesson& lesson) {
        const std::vector<std::string> runs = runsOf(lesson);
        LessonFigure figure{.name = freeFigureName(lesson), .low = 0, .high = 1};
        if (!runs.empty()) figure.run = runs.front();
        lesson.figures.push_back(std::move(figure));
    });
    m_figuresForm->rows().last()->nameField()->setFocus();
}

/// What is no name is not taken: the field has the old one again.
void LessonEditor::renameFigure(std::size_t figure, const QString& name) {
    change({}, [&](Lesson& lesson) { miru::renameFigure(lesson, figure, name.trimmed().toStdString()); });
    const std::string& now = m_edited.lesson().figures[figure].name;
    m_figuresForm->rows()[static_cast<qsizetype>(figure)]->nameField()->setText(QString::fromStdString(now));
}

void LessonEditor::undo() {
    m_edited.undo();
    look(m_part);
    Q_EMIT changed();
}

void LessonEditor::redo() {
    m_edited.redo();
    look(m_part);
    Q_EMIT changed();
}

void LessonEditor::goTo(std::size_t step) {
    m_step = std::min(step, m_edited.lesson().steps.size() - 1);
    look(Part::Step);
}

void LessonEditor::look(Part part) {
    m_part = part;
    m_step = std::min(m_step, m_edited.lesson().steps.size() - 1);
    m_lessonForm->setVisible(part == Part::Lesson);
    m_figuresForm->setVisible(part == Part::Figures);
    m_stepForm->setVisible(part == Part::Step);
    m_scroll->verticalScrollBar()->setValue(0);
    refresh();
    if (part == Part::Step) m_stepForm->unfold();
}

void LessonEditor::refresh() {
    const Lesson& lesson = m_edited.lesson();
    const QString title = QString::fromStdString(lesson.title.in(language()));
    m_title->setText(m_edited.isModified() ? tr("%1 (not saved)").arg(title) : title);
    m_save->setEnabled(m_edited.isModified());
    m_undo->setEnabled(m_edited.canUndo());
    m_redo->setEnabled(m_edited.canRedo());
    m_try->setEnabled(m_edited.isGood());
    m_tryStep->setEnabled(m_edited.isGood());
    m_tryStep->setVisible(m_part == Part::Step);
    m_lessonButton->setChecked(m_part == Part::Lesson);
    m_figuresButton->setChecked(m_part == Part::Figures);
    showSteps();
    showMistakes();
    if (m_part == Part::Lesson) m_lessonForm->setLesson(lesson, language());
    if (m_part == Part::Figures) m_figuresForm->setLesson(lesson, m_edited.mistakes());
    if (m_part == Part::Step) m_stepForm->setStep(lesson.steps[m_step], m_edited.specAt(m_step), language());
    if (m_part == Part::Lesson)
        m_preview->showCard(lesson, language());
    else
        m_preview->showStep(lesson, m_step, language());
}

void LessonEditor::showSteps() {
    QList<StepList::Row> rows;
    for (const LessonStep& step : m_edited.lesson().steps) rows << StepList::Row{words::stepInBrief(step, language())};
    const auto isOf = [](const LessonMistake& mistake, Part part) {
        const bool isOfFigure = !mistake.figure.empty();
        return !mistake.step && isOfFigure == (part == Part::Figures);
    };
    for (const LessonMistake& mistake : m_edited.mistakes())
        if (mistake.step && *mistake.step < static_cast<std::size_t>(rows.size()))
            rows[static_cast<qsizetype>(*mistake.step)].isWrong = true;
    m_steps->setSteps(rows, m_part == Part::Step ? static_cast<int>(m_step) : -1);
    const auto nameWith = [&](QPushButton* button, const QString& text, Part part) {
        const bool isWrong = std::ranges::any_of(m_edited.mistakes(), [&](const auto& one) { return isOf(one, part); });
        button->setText(isWrong ? QStringLiteral("⚠ ") + text : text);
    };
    nameWith(m_lessonButton, tr("The lesson"), Part::Lesson);
    nameWith(m_figuresButton, tr("Figures"), Part::Figures);
}

/// Those of the part that is looked at stand above its fields; the list says how many there are.
void LessonEditor::showMistakes() {
    QStringList here;
    for (const LessonMistake& mistake : m_edited.mistakes()) {
        const Part part = mistake.step ? Part::Step : mistake.figure.empty() ? Part::Lesson : Part::Figures;
        const bool isHere = part == m_part && part != Part::Figures && (part != Part::Step || *mistake.step == m_step);
        if (isHere) here << QString::fromStdString(mistake.sentence);
    }
    m_mistakes->setText(here.join('\n'));
    m_mistakes->setVisible(!here.isEmpty());
    const auto count = static_cast<int>(m_edited.mistakes().size());
    m_state->setText(count == 0   ? tr("No mistakes: it can be saved and tried.")
                     : count == 1 ? tr("One mistake, at what is marked ⚠")
                                  : tr("%n mistakes, at what is marked ⚠", nullptr, count));
}

QString LessonEditor::mistakesShown() const { return m_mistakes->text(); }

}  // namespace miru
