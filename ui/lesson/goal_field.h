// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What the class is to bring about: how well a task is to be known, when, and settings that do it.

#include <QWidget>
#include <optional>

#include "core/lesson/lesson.h"

class QCheckBox;

namespace miru {

class IntegerBox;
class NumberBox;

class GoalField : public QWidget {
    Q_OBJECT

 public:
    explicit GoalField(QWidget* parent = nullptr);

    const std::optional<LessonGoal>& goal() const { return m_goal; }
    /// Shows it without a signal; tasks count to `tasks`.
    void setGoal(const std::optional<LessonGoal>& goal, int tasks);
    QCheckBox* hasGoalBox() const { return m_hasGoal; }

 Q_SIGNALS:
    void edited();

 private:
    void showParts();
    void take();

    std::optional<LessonGoal> m_goal;
    QCheckBox* m_hasGoal;
    QWidget* m_fields;
    IntegerBox* m_task;
    QCheckBox* m_hasLeast;
    NumberBox* m_least;
    QCheckBox* m_hasBelow;
    NumberBox* m_below;
    IntegerBox* m_after;
    bool m_isShowing = false;
};

}  // namespace miru
