// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// One figure of a lesson, to be written: its name in texts, what it measures, of which run, and where it is claimed to lie.

#include <QWidget>

#include "core/lesson/lesson.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QToolButton;

namespace miru {

class IntegerBox;
class NumberBox;

class FigureRow : public QWidget {
    Q_OBJECT

 public:
    explicit FigureRow(QWidget* parent = nullptr);

    /// Shows a figure of a lesson without a signal, and what is wrong with it: sentences, or none.
    void setFigure(const Lesson& lesson, std::size_t figure, const QStringList& mistakes);
    const LessonFigure& figure() const { return m_figure; }
    QLineEdit* nameField() const { return m_name; }

 Q_SIGNALS:
    void edited();
    /// Another name has been typed.
    void renamed(const QString& name);
    void removePressed();

 private:
    void take();
    void showParts();
    bool isShare() const;

    LessonFigure m_figure;
    bool m_isOfShares = false;  ///< a difference between accuracies
    bool m_isShowing = false;
    QLineEdit* m_name;
    QComboBox* m_kind;
    QComboBox* m_run;
    QLabel* m_taskWord;
    IntegerBox* m_task;
    QLabel* m_afterWord;
    IntegerBox* m_after;
    QComboBox* m_first;
    QComboBox* m_second;
    NumberBox* m_low;
    NumberBox* m_high;
    QLabel* m_unit;
    QToolButton* m_remove;
    QLabel* m_mistakes;
};

}  // namespace miru
