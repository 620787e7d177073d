// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A lesson as the class will see it, while it is being written: the strip of a step, or the card among the lessons.

#include <QWidget>
#include <functional>
#include <optional>

#include "core/lesson/lesson.h"

class QLabel;
class QVBoxLayout;

namespace miru {

class LessonCard;
class LessonStrip;

class LessonPreview : public QWidget {
    Q_OBJECT

 public:
    explicit LessonPreview(QWidget* parent = nullptr);

    /// What figures have come to in the runs at hand. One that nobody knows is shown by the middle of what is claimed of it.
    using Values = std::function<std::optional<double>(const Lesson& lesson, const LessonFigure& figure)>;
    void setValues(Values values) { m_values = std::move(values); }
    /// The strip at this step.
    void showStep(const Lesson& lesson, std::size_t step, const std::string& language);
    /// The card.
    void showCard(const Lesson& lesson, const std::string& language);
    LessonStrip* strip() const { return m_strip; }
    LessonCard* card() const { return m_card; }

 Q_SIGNALS:
    /// On and back, as in the lesson.
    void nextPressed();
    void backPressed();

 private:
    void refresh();
    void next();
    std::optional<double> valueOf(const LessonFigure& figure) const;

    Values m_values;
    Lesson m_lesson;
    std::size_t m_step = 0;
    std::string m_language;
    std::optional<int> m_answer;  ///< that was clicked
    bool m_isRevealed = false;
    LessonStrip* m_strip;
    LessonCard* m_card = nullptr;
    QVBoxLayout* m_column;
};

}  // namespace miru
