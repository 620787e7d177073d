// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The figures of a lesson, to be written: numbers that its texts name and that its runs must come to.

#include <QWidget>

#include "core/lesson/edited_lesson.h"

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace miru {

class FigureRow;

class FiguresForm : public QWidget {
    Q_OBJECT

 public:
    explicit FiguresForm(QWidget* parent = nullptr);

    /// Shows them without a signal.
    void setLesson(const Lesson& lesson, const std::vector<LessonMistake>& mistakes);
    const QList<FigureRow*>& rows() const { return m_rows; }
    QPushButton* addButton() const { return m_add; }

 Q_SIGNALS:
    void edited(std::size_t figure, const miru::LessonFigure& now);
    void renamed(std::size_t figure, const QString& name);
    void removed(std::size_t figure);
    void addPressed();

 private:
    QList<FigureRow*> m_rows;
    QVBoxLayout* m_column;
    QLabel* m_none;
    QPushButton* m_add;
};

}  // namespace miru
