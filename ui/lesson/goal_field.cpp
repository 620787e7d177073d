// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/lesson/goal_field.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QScopedValueRollback>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/style/number_box.h"
#include "ui/style/theme.h"

namespace miru {
namespace {

QHBoxLayout* lineOf(std::initializer_list<QWidget*> parts) {
    auto* const line = new QHBoxLayout;
    line->setSpacing(Theme::gap);
    for (QWidget* part : parts) line->addWidget(part);
    line->addStretch(1);
    return line;
}

}  // namespace

GoalField::GoalField(QWidget* parent)
    : QWidget(parent),
      m_hasGoal(new QCheckBox(tr("The class is to reach something by itself"))),
      m_fields(new QWidget),
      m_task(new IntegerBox),
      m_hasLeast(new QCheckBox(tr("at least"))),
      m_least(new NumberBox),
      m_hasBelow(new QCheckBox(tr("below"))),
      m_below(new NumberBox),
      m_after(new IntegerBox) {
    m_task->setAccessibleName(tr("Task that is tested"));
    m_least->setAccessibleName(tr("Accuracy of at least, in per cent"));
    m_below->setAccessibleName(tr("Accuracy below, in per cent"));
    for (NumberBox* box : {m_least, m_below}) box->setRange(0, 100);
    m_after->setAccessibleName(tr("After how many tasks"));
    m_after->setSpecialValueText(tr("all tasks"));
    auto* const fields = new QVBoxLayout(m_fields);
    fields->setContentsMargins(0, 0, 0, 0);
    fields->setSpacing(4);
    fields->addLayout(lineOf({new QLabel(tr("accuracy of task")), m_task, m_hasLeast, m_least,
                              new QLabel(QStringLiteral("%")), m_hasBelow, m_below, new QLabel(QStringLiteral("%"))}));
    fields->addLayout(lineOf({new QLabel(tr("judged after")), m_after}));
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_hasGoal);
    column->addWidget(m_fields);
    for (QCheckBox* check : {m_hasGoal, m_hasLeast, m_hasBelow})
        connect(check, &QCheckBox::clicked, this, &GoalField::take);
    for (IntegerBox* box : {m_task, m_after}) connect(box, &QSpinBox::valueChanged, this, &GoalField::take);
    for (NumberBox* box : {m_least, m_below}) connect(box, &QDoubleSpinBox::valueChanged, this, &GoalField::take);
    showParts();
}

void GoalField::setGoal(const std::optional<LessonGoal>& goal, int tasks) {
    const QScopedValueRollback showing(m_isShowing, true);
    m_goal = goal;
    const LessonGoal shown = goal.value_or(LessonGoal{1, 0.5, std::nullopt, 0});
    m_task->setRange(1, std::max(tasks, shown.task));
    m_after->setRange(0, std::max(tasks, shown.after));
    m_hasGoal->setChecked(goal.has_value());
    m_task->setValue(shown.task);
    m_after->setValue(shown.after);
    m_hasLeast->setChecked(shown.atLeast.has_value());
    m_hasBelow->setChecked(shown.below.has_value());
    if (shown.atLeast) m_least->setValue(100 * *shown.atLeast);
    if (shown.below) m_below->setValue(100 * *shown.below);
    showParts();
}

void GoalField::showParts() {
    m_fields->setVisible(m_hasGoal->isChecked());
    m_least->setEnabled(m_hasLeast->isChecked());
    m_below->setEnabled(m_hasBelow->isChecked());
}

void GoalField::take() {
    if (m_isShowing) return;
    m_goal.reset();
    if (m_hasGoal->isChecked()) {
        m_goal = LessonGoal{m_task->value(), std::nullopt, std::nullopt, m_after->value()};
        if (m_hasLeast->isChecked()) m_goal->atLeast = m_least->value() / 100;
        if (m_hasBelow->isChecked()) m_goal->below = m_below->value() / 100;
    }
    showParts();
    Q_EMIT edited();
}

}  // namespace miru
