// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A lesson being written, and the window around it: made of the session or of a file, tried out as any lesson is given, and saved.

#include <QObject>
#include <QTimer>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "core/lesson/lesson.h"
#include "ui/style/message.h"

namespace miru {

class Background;
class LessonAutosave;
class LessonDesk;
class LessonEditor;
class PanelDesk;
class SettingsDesk;
class Workbench;

class EditorDesk : public QObject {
    Q_OBJECT

 public:
    EditorDesk(Background& background, Workbench& bench, const SettingsDesk& settings, const PanelDesk& panels,
               LessonDesk& lessons, QObject* parent);
    ~EditorDesk() override;

    /// Keeps what is not saved in this folder while it is written. A message offers what a crash has left there.
    void keepIn(const QString& folder);

    /// The window has a place for it. It is made when it is first needed: few who open the window write a lesson.
    LessonEditor* page();
    /// Begins with a lesson made of the session. What has not been saved is asked about first.
    void make();
    /// Begins with a copy of a lesson that comes with the program; without a name, with one from a file that is asked for.
    void change(const QString& name);
    /// Begins with a lesson from a file; a message says what is wrong with it.
    void changeFile(const QString& file);
    /// Writes it; a message says that it is written, or why it is not. False: it is not.
    bool saveTo(const QString& file);
    bool isModified() const;
    /// Nobody needs it any more.
    void discard();
    /// At once if everything is saved; else it asks, and does it when that is wanted.
    void whenSaved(const QString& without, const std::function<void()>& then);

 Q_SIGNALS:
    void messageRequested(const miru::Message& message);
    /// The page is to be seen.
    void pageWanted();
    /// It is done with.
    void leaveWanted();

 private:
    void begin(const Lesson& lesson, const QString& file, std::map<std::string, int> runs, bool isSaved);
    void keepSoon();
    void offerLeft(const Lesson& lesson, const QString& file);
    bool save();
    bool saveAs();
    void tryOut(std::size_t step);
    void comeBack();
    std::optional<double> valueOf(const Lesson& lesson, const LessonFigure& figure) const;

    Background& m_background;
    Workbench& m_bench;
    const SettingsDesk& m_settings;
    const PanelDesk& m_panels;
    LessonDesk& m_lessons;
    LessonEditor* m_page = nullptr;
    std::unique_ptr<LessonAutosave> m_autosave;  ///< null: nothing is kept
    QTimer m_keep;                               ///< what is typed is written a moment later, once
    QString m_file;                              ///< it is saved in; empty: in none
    bool m_hasLesson = false;                    ///< something has been begun
    bool m_isTried = false;                      ///< the lesson desk has it
    std::map<std::string, int> m_runs;           ///< of the window, by the names that steps give them
};

}  // namespace miru
