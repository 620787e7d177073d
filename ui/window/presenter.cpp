// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/presenter.h"

#include <QAbstractSpinBox>
#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMainWindow>
#include <QScreen>
#include <QStatusBar>

#include "ui/charts/draw_sheet.h"
#include "ui/lesson/lesson_strip.h"
#include "ui/lesson/notes_view.h"
#include "ui/style/theme.h"
#include "ui/teach/sketch_pad.h"
#include "ui/window/lab_page.h"
#include "ui/window/lecture_view.h"
#include "ui/window/lesson_desk.h"

namespace miru {
namespace {

constexpr double sentenceScale = 0.92;  // of a strip's: what is in smaller type on it stays a 30th of the height

}  // namespace

Presenter::Presenter(QMainWindow* window, LabPage& page, LessonDesk& lessons, LectureView& lecture)
    : QObject(window), m_window(window), m_page(page), m_lessons(lessons), m_lecture(lecture) {
    connect(&m_lessons, &LessonDesk::changed, this, [this] {
        if (!m_lessons.isOn()) end();
    });
    connect(&m_lessons, &LessonDesk::modified, this, &Presenter::fillNotes);
}

Presenter::~Presenter() { delete m_notes; }

void Presenter::begin() {
    if (m_isOn || !m_lessons.isOn()) return;
    m_isOn = true;
    m_wasMaximized = m_window->isMaximized();
    m_wasLecture = m_lecture.isOn();
    m_page.setBare(true);
    m_window->statusBar()->hide();
    m_window->showFullScreen();
    m_lecture.setForLastRow(true);
    m_lecture.setOn(true);
    m_lessons.strip()->setScale(sentenceScale);
    m_lessons.setPresented(true);
    qApp->installEventFilter(this);
    if (QGuiApplication::screens().size() > 1) showNotes();
}

void Presenter::end() {
    if (!m_isOn) return;
    m_isOn = false;
    qApp->removeEventFilter(this);
    delete m_notes;
    m_lessons.setPresented(false);
    m_lessons.strip()->setScale(1);
    m_lecture.setForLastRow(false);
    m_lecture.setOn(m_wasLecture);
    m_page.setBare(false);
    m_window->statusBar()->show();
    m_wasMaximized ? m_window->showMaximized() : m_window->showNormal();
}

/// Clickers send Page Down and Page Up, some of them arrows, F5 and Escape, or a full stop.
bool Presenter::takes(int key) const {
    const QWidget* const focus = QApplication::focusWidget();
    if (qobject_cast<const QAbstractSpinBox*>(focus) || qobject_cast<const QLineEdit*>(focus))
        return key == Qt::Key_Escape || key == Qt::Key_PageDown || key == Qt::Key_PageUp;
    const bool signs = qobject_cast<const SketchPad*>(focus) != nullptr;
    const bool draws = signs || qobject_cast<const DrawSheet*>(focus) != nullptr;
    switch (key) {
        case Qt::Key_Left:
        case Qt::Key_Right: return !draws;
        case Qt::Key_Space: return !signs;
        case Qt::Key_PageDown:
        case Qt::Key_PageUp:
        case Qt::Key_Return:
        case Qt::Key_Enter:
        case Qt::Key_B:
        case Qt::Key_Period:
        case Qt::Key_Escape:
        case Qt::Key_F5:
        case Qt::Key_Home:
        case Qt::Key_End:
        case Qt::Key_T:
        case Qt::Key_N: return true;
        default: return false;
    }
}

void Presenter::press(int key) {
    switch (key) {
        case Qt::Key_PageUp:
        case Qt::Key_Left: return m_lessons.back();
        case Qt::Key_B:
        case Qt::Key_Period: return m_lecture.toggleBlack();
        case Qt::Key_Escape: return m_lecture.isBlack() ? m_lecture.toggleBlack() : end();
        case Qt::Key_F5: return;
        case Qt::Key_Home: return m_lessons.goTo(0);
        case Qt::Key_End: return m_lessons.goTo(m_lessons.lesson().steps.size() - 1);
        case Qt::Key_T: return Theme::current().applyNext();
        case Qt::Key_N: return showNotes();
        default: return m_lessons.next();
    }
}

/// Before shortcuts and buttons with the focus, so that a key means the same wherever one has clicked.
bool Presenter::eventFilter(QObject* watched, QEvent* event) {
    const bool isKey = event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    const auto* const widget = isKey ? qobject_cast<QWidget*>(watched) : nullptr;
    if (!widget || (widget->window() != m_window && widget->window() != m_notes)) return false;
    auto* const key = static_cast<QKeyEvent*>(event);
    const auto others = key->modifiers() & ~(Qt::KeypadModifier | Qt::ShiftModifier);
    if (others != Qt::NoModifier || !takes(key->key())) return false;
    key->accept();
    if (event->type() == QEvent::KeyPress && !key->isAutoRepeat()) press(key->key());
    return true;
}

/// On the screen that the lesson is not on; where there is one alone, in a window.
void Presenter::showNotes() {
    if (m_notes) {
        delete m_notes;
        return;
    }
    m_notes = new NotesView(m_window);
    fillNotes();
    m_notes->startClock();
    for (QScreen* screen : QGuiApplication::screens())
        if (screen != m_window->screen()) {
            m_notes->setGeometry(screen->availableGeometry());
            m_notes->showMaximized();
        }
    m_notes->show();
    m_window->activateWindow();
}

void Presenter::fillNotes() {
    if (m_notes && m_lessons.isOn()) m_notes->setContent(m_lessons.notes());
}

}  // namespace miru
