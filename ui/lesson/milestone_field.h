// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Until when a step goes: a task learned, an accuracy reached or fallen below, a number of batches, the end; or nothing.

#include <QWidget>
#include <optional>

#include "core/lesson/lesson.h"

class QComboBox;
class QLabel;

namespace miru {

class IntegerBox;
class NumberBox;

class MilestoneField : public QWidget {
    Q_OBJECT

 public:
    /// `nothing`: what is said where there is none; empty: there always is one.
    MilestoneField(const QString& name, const QString& nothing, QWidget* parent = nullptr);

    std::optional<Milestone> milestone() const { return m_milestone; }
    /// Shows it without a signal; tasks count to `tasks`.
    void setMilestone(const std::optional<Milestone>& milestone, int tasks);
    QComboBox* kindBox() const { return m_kind; }
    IntegerBox* taskBox() const { return m_task; }

 Q_SIGNALS:
    void edited();

 private:
    void showParts();
    void take();

    std::optional<Milestone> m_milestone;
    QComboBox* m_kind;
    QLabel* m_taskWord;
    IntegerBox* m_task;
    NumberBox* m_percent;
    QLabel* m_percentSign;
    IntegerBox* m_batches;
    bool m_isShowing = false;
};

}  // namespace miru
