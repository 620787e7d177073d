// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Where lessons are chosen: a card for each of those that come with the program, and the way to others and to one's own.

#include <QWidget>

class QMenu;
class QPushButton;

namespace miru {

class LessonCard;
class MenuRow;

class LessonsPage : public QWidget {
    Q_OBJECT

 public:
    explicit LessonsPage(QWidget* parent = nullptr);

    /// The menus of the window, at the right end of the first line.
    MenuRow* menus() const { return m_menus; }
    QList<LessonCard*> cards() const;
    QPushButton* backButton() const { return m_back; }
    QPushButton* makeButton() const { return m_make; }
    QPushButton* changeButton() const { return m_change; }
    QPushButton* openButton() const { return m_open; }

 Q_SIGNALS:
    void backPressed();
    /// A lesson that comes with the program, by name.
    void lessonChosen(const QString& name);
    /// One from a file is wanted.
    void openPressed();
    /// One shall be made of the session.
    void makePressed();
    /// One that comes with the program shall be changed, as a copy; without a name, one from a file.
    void changePressed(const QString& name);

 private:
    QMenu* makeChangeMenu();

    QPushButton* m_back;
    QPushButton* m_make;
    QPushButton* m_change;
    QPushButton* m_open;
    MenuRow* m_menus;
};

}  // namespace miru
