// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The steps of a lesson as a list: chosen, added, doubled, removed, and moved with buttons, keys or the mouse.

#include <QListWidget>
#include <QWidget>

class QPushButton;
class QToolButton;

namespace miru {

class StepList : public QWidget {
    Q_OBJECT

 public:
    explicit StepList(QWidget* parent = nullptr);

    struct Row {
        QString text;
        bool isWrong = false;
        bool operator==(const Row&) const = default;
    };
    /// Shows them without a signal; `current`: the row that is chosen, −1 for none.
    void setSteps(const QList<Row>& rows, int current);
    QListWidget* list() const { return m_list; }
    QToolButton* addButton() const { return m_add; }
    QToolButton* duplicateButton() const { return m_duplicate; }
    QToolButton* removeButton() const { return m_remove; }
    QToolButton* upButton() const { return m_up; }
    QToolButton* downButton() const { return m_down; }

 Q_SIGNALS:
    void chosen(int step);
    void addWanted();
    void duplicateWanted();
    void removeWanted();
    /// The step shall stand in this place.
    void moveWanted(int from, int to);

 private:
    void moveBy(int rows);
    void takeDrag(int from, int to);
    void enable();

    QList<Row> m_rows;
    QListWidget* m_list;
    QToolButton* m_add;
    QToolButton* m_duplicate;
    QToolButton* m_up;
    QToolButton* m_down;
    QToolButton* m_remove;
    bool m_isShowing = false;
};

}  // namespace miru
