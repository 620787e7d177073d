// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What concerns a lesson as a whole, to be written: title, what it is about, what it is there to teach, and the settings that it
// begins with.

#include <QWidget>
#include <functional>
#include <utility>
#include <vector>

#include "core/lesson/lesson.h"

class QCheckBox;
class QComboBox;
class QFormLayout;

namespace miru {

class IntegerBox;
class SettingRows;
class TextField;

class LessonForm : public QWidget {
    Q_OBJECT

 public:
    explicit LessonForm(QWidget* parent = nullptr);

    /// Shows it without a signal.
    void setLesson(const Lesson& lesson, const std::string& language);
    /// As it was shown, with what has been written since.
    const Lesson& lesson() const { return m_lesson; }
    TextField* titleField() const { return m_title; }
    TextField* aboutField() const { return m_about; }
    IntegerBox* minutesBox() const { return m_minutes; }

 Q_SIGNALS:
    /// It is otherwise now; changes of the same `what` in a row belong together.
    void edited(const QString& what);

 private:
    TextField* addText(QFormLayout* form, const QString& label, LocalText Lesson::*text);
    void take(const char* what, const std::function<void(Lesson&)>& change);

    Lesson m_lesson;
    std::string m_language;
    bool m_isShowing = false;
    TextField* m_title;
    TextField* m_about;
    TextField* m_aims;
    TextField* m_misconceptions;
    IntegerBox* m_minutes;
    std::vector<std::pair<int, QCheckBox*>> m_classes;
    QComboBox* m_preset;
    SettingRows* m_settings;
};

}  // namespace miru
