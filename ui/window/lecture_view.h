// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The arrangement *Lecture*, besides where its panels stand: type for the back row, and the keys that clickers send.

#include <QObject>
#include <QPointer>
#include <QTimer>

class QShortcut;
class QWidget;

namespace miru {

class LectureView : public QObject {
    Q_OBJECT

 public:
    /// Of this window.
    explicit LectureView(QWidget* window);

    /// How much larger than usual all type is in a window so high, pixels.
    static double scaleAt(int height);
    void setOn(bool on);
    /// So large that the last row reads all of it, captions too: while little is seen.
    void setForLastRow(bool forLastRow);
    bool isOn() const { return m_isOn; }
    /// While another page is seen the keys are its own.
    void setKeysHeeded(bool heeded);
    /// Whether the window is black, so that people look at the teacher.
    bool isBlack() const { return m_curtain != nullptr; }
    void toggleBlack();

 Q_SIGNALS:
    /// All type is so many times as large as usual now.
    void scaled(double scale);
    /// Page Down: to the end of the task, or of the next one that is kept.
    void nextWanted();
    /// Page Up: back to the end of the task before.
    void previousWanted();
    /// Escape.
    void leaveWanted();

 protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

 private:
    double scaleForLastRow() const;
    void fit();

    QWidget* m_window;
    QList<QShortcut*> m_keys;
    QWidget* m_curtain = nullptr;
    QPointer<QWidget> m_focusBefore;  ///< the window went black
    QTimer m_fit;                     ///< a window that is being resized is fitted once, when it is done
    bool m_isOn = false;
    bool m_isForLastRow = false;
};

}  // namespace miru
