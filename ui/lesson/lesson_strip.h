// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The strip of a lesson, below the panels: the sentence of the step, its question or goal, how far the lesson is, and the way on.

#include <QFrame>
#include <optional>

#include "ui/lesson/question_box.h"

class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;

namespace miru {

/// What it shows; sentence and detail are rich, what came from a lesson's file is escaped.
struct StripContent {
    QString title;
    int step = 0;  ///< from 0
    int steps = 0;
    QString sentence;
    QString detail;  ///< what follows from an answer, a drawing, a goal; empty: nothing yet
    std::optional<QuestionContent> question;
    QString way;              ///< what the button that leads on says
    bool isOnItsWay = false;  ///< it has been pressed, and the run it hurries is not there yet
    bool draws = false;       ///< then somebody can say who draws, and another can draw too
    int drawings = 0;
    QString by;  ///< who draws: a name or a group
    bool operator==(const StripContent&) const = default;
};

class LessonStrip : public QFrame {
    Q_OBJECT

 public:
    explicit LessonStrip(QWidget* parent = nullptr);

    /// "step 3 of 9"; from 0.
    static QString placeOf(int step, int steps);
    void setContent(const StripContent& content);
    /// So many times as large as usual is its type.
    void setScale(double scale);
    QPushButton* nextButton() const { return m_next; }
    QPushButton* backButton() const { return m_back; }
    QToolButton* leaveButton() const { return m_leave; }
    QuestionBox* question() const { return m_question; }
    /// Who draws.
    QLineEdit* byField() const { return m_by; }
    /// Begins a drawing of another person or group.
    QPushButton* anotherButton() const { return m_another; }

 Q_SIGNALS:
    void nextPressed();
    void backPressed();
    void leavePressed();
    void anotherPressed();
    /// Who draws has been typed.
    void byTyped(const QString& by);

 protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

 private:
    void restyle();

    StripContent m_content;
    double m_scale = 1;
    QLabel* m_title;
    QLabel* m_place;
    QLabel* m_sentence;
    QLabel* m_detail;
    QuestionBox* m_question;
    QLineEdit* m_by;
    QPushButton* m_another;
    QPushButton* m_back;
    QPushButton* m_next;
    QToolButton* m_leave;
};

}  // namespace miru
