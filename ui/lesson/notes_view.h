// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What the teacher sees on a second screen: the notes on this step, the next one, the time, and how long the lesson has taken.

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

class QLabel;

namespace miru {

struct NotesContent {
    QString place;  ///< "step 3 of 9"
    QString sentence;
    QString notes;
    QString next;  ///< sentence of the step that follows; empty after the last
    bool operator==(const NotesContent&) const = default;
};

class NotesView : public QWidget {
    Q_OBJECT

 public:
    explicit NotesView(QWidget* parent = nullptr);

    void setContent(const NotesContent& content);
    /// The time since the beginning counts from now.
    void startClock();

 private:
    void tick();

    QLabel* m_place;
    QLabel* m_sentence;
    QLabel* m_notes;
    QLabel* m_nextTitle;
    QLabel* m_next;
    QLabel* m_clock;
    QElapsedTimer m_sinceBeginning;
    QTimer m_tick;
};

}  // namespace miru
