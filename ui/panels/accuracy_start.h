// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What the accuracy panel shows before the first run: a large button that begins it, over an example of the plot that it will
// draw. The example is made up: it has no numbers, and a caption says what it is.

#include <QWidget>

class QLabel;
class QPushButton;

namespace miru {

class AccuracyStart : public QWidget {
    Q_OBJECT

 public:
    explicit AccuracyStart(QWidget* parent = nullptr);

    /// That the run would learn.
    void setTasks(int tasks);
    int tasks() const { return m_tasks; }
    /// Not where other runs are drawn: then the button has a row of its own, above them.
    void setExampleShown(bool shown);
    bool isExampleShown() const;
    QPushButton* runButton() const { return m_run; }

 protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

 private:
    void restyle();
    void fitText();

    int m_tasks = 0;
    QPushButton* m_run = nullptr;
    QLabel* m_caption = nullptr;
};

}  // namespace miru
