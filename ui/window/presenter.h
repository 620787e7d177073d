// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A lesson on the projector: full screen, a panel or two, the sentence below in type for the last row, and the keys that
// clickers send. Where there is a second screen, it has the notes.

#include <QObject>
#include <QPointer>

class QMainWindow;

namespace miru {

class LabPage;
class LectureView;
class LessonDesk;
class NotesView;

class Presenter : public QObject {
    Q_OBJECT

 public:
    Presenter(QMainWindow* window, LabPage& page, LessonDesk& lessons, LectureView& lecture);
    ~Presenter() override;

    bool isOn() const { return m_isOn; }
    void begin();
    void end();
    /// The notes, wherever they are; null while they are not shown.
    NotesView* notes() const { return m_notes; }

 protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

 private:
    bool takes(int key) const;
    void press(int key);
    void showNotes();
    void fillNotes();

    QMainWindow* m_window;
    LabPage& m_page;
    LessonDesk& m_lessons;
    LectureView& m_lecture;
    QPointer<NotesView> m_notes;
    bool m_isOn = false;
    bool m_wasMaximized = false;
    bool m_wasLecture = false;
};

}  // namespace miru
