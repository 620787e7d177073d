// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The page on which a lesson is written: its steps as a list, the fields of the one that is chosen, below it what the class will
// see, and every mistake as a sentence beside what it is about.

#include <QWidget>

#include "core/lesson/edited_lesson.h"
#include "ui/lesson/lesson_preview.h"

class QHBoxLayout;
class QLabel;
class QPushButton;
class QScrollArea;
class QToolButton;

namespace miru {

class Card;
class FiguresForm;
class LessonForm;
class MenuRow;
class SegmentedControl;
class StepForm;
class StepList;

class LessonEditor : public QWidget {
    Q_OBJECT

 public:
    explicit LessonEditor(SpecOfPreset specOf, QWidget* parent = nullptr);

    /// Begins with a lesson; `isSaved`: as a file has it.
    void begin(const Lesson& lesson, bool isSaved);
    const EditedLesson& edited() const { return m_edited; }
    /// It has just been written to a file.
    void setSaved();
    /// What the preview shows of figures.
    void setValues(LessonPreview::Values values) { m_preview->setValues(std::move(values)); }
    /// The step that is looked at; while it is none, the first.
    std::size_t step() const { return m_step; }
    void goTo(std::size_t step);
    /// The menus of the window, at the right end of the first line.
    MenuRow* menus() const { return m_menus; }

    StepList* steps() const { return m_steps; }
    StepForm* stepForm() const { return m_stepForm; }
    LessonForm* lessonForm() const { return m_lessonForm; }
    FiguresForm* figuresForm() const { return m_figuresForm; }
    LessonPreview* preview() const { return m_preview; }
    SegmentedControl* languages() const { return m_languages; }
    QPushButton* saveButton() const { return m_save; }
    QPushButton* tryButton() const { return m_try; }
    QPushButton* tryStepButton() const { return m_tryStep; }
    QPushButton* lessonButton() const { return m_lessonButton; }
    QPushButton* figuresButton() const { return m_figuresButton; }
    /// The sentences beside what is looked at; empty: it is right.
    QString mistakesShown() const;

 Q_SIGNALS:
    void backPressed();
    void savePressed();
    /// What the help has on a topic was asked for.
    void helpWanted(const QString& topic);
    void tryPressed(std::size_t step);
    /// It may be modified now, or no longer.
    void changed();

 protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

 private:
    enum class Part { Lesson, Figures, Step };

    QHBoxLayout* makeHead();
    Card* makeList();
    QWidget* makeFields();
    QWidget* makePreview();
    void connectForms();
    void connectList();
    void addKeys();
    void change(const QString& what, const std::function<void(Lesson&)>& change);
    void addFigure();
    void renameFigure(std::size_t figure, const QString& name);
    void undo();
    void redo();
    void look(Part part);
    void refresh();
    void showSteps();
    void showMistakes();
    std::string language() const;

    EditedLesson m_edited;
    Part m_part = Part::Step;
    std::size_t m_step = 0;
    QPushButton* m_back;
    QLabel* m_title;
    SegmentedControl* m_languages;
    QToolButton* m_undo;
    QToolButton* m_redo;
    QPushButton* m_try;
    QPushButton* m_save;
    MenuRow* m_menus;
    QPushButton* m_lessonButton;
    QPushButton* m_figuresButton;
    StepList* m_steps;
    QLabel* m_state;
    QLabel* m_mistakes;
    QScrollArea* m_scroll;
    LessonForm* m_lessonForm;
    FiguresForm* m_figuresForm;
    StepForm* m_stepForm;
    LessonPreview* m_preview;
    QPushButton* m_tryStep;
};

}  // namespace miru
