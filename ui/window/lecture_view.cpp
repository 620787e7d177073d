// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/lecture_view.h"

#include <QEvent>
#include <QShortcut>
#include <QWidget>
#include <algorithm>
#include <utility>

#include "ui/style/theme.h"

namespace miru {

LectureView::LectureView(QWidget* window) : QObject(window), m_window(window) {
    const auto add = [this](Qt::Key key, const QString& does, auto action) {
        auto* const shortcut = new QShortcut(key, m_window);
        shortcut->setWhatsThis(does);
        shortcut->setEnabled(false);
        connect(shortcut, &QShortcut::activated, this, action);
        m_keys << shortcut;
    };
    add(Qt::Key_PageDown, tr("Lecture: to the end of the task, or of the next one"), &LectureView::nextWanted);
    add(Qt::Key_PageUp, tr("Lecture: back to the end of the task before"), &LectureView::previousWanted);
    add(Qt::Key_B, tr("Lecture: the window goes black, and comes back"), &LectureView::toggleBlack);
    add(Qt::Key_Period, tr("Lecture: the window goes black, and comes back"), &LectureView::toggleBlack);
    add(Qt::Key_Escape, tr("Back to the Lab, from a lecture or from studies; closes a menu, a message or the help"),
        [this] {
            if (m_curtain) return toggleBlack();
            Q_EMIT leaveWanted();
        });
    m_fit.setSingleShot(true);
    m_fit.setInterval(150);
    connect(&m_fit, &QTimer::timeout, this, &LectureView::fit);
    window->installEventFilter(this);
}

double LectureView::scaleAt(int height) { return std::clamp(height / 540.0, 1.25, 3.0); }

void LectureView::setForLastRow(bool forLastRow) {
    m_isForLastRow = forLastRow;
    fit();
}

/// No type is lower than a 30th of the window: what a lesson is about may be an axis's number.
double LectureView::scaleForLastRow() const {
    constexpr int lines = 30;
    return std::max(1.25, m_window->height() / (lines * Theme::basePoints * m_window->logicalDpiY() / 72));
}

void LectureView::setOn(bool on) {
    m_isOn = on;
    setKeysHeeded(on);
    fit();
}

void LectureView::setKeysHeeded(bool heeded) {
    for (QShortcut* key : m_keys) key->setEnabled(heeded && m_isOn);
    if (!heeded && m_curtain) toggleBlack();
}

void LectureView::fit() {
    const double scale = !m_isOn ? 1 : m_isForLastRow ? scaleForLastRow() : scaleAt(m_window->height());
    Theme::current().setTypeScale(scale, m_isOn && m_isForLastRow ? 1 : Theme::captionShare);
    Q_EMIT scaled(scale);
}

void LectureView::toggleBlack() {
    if (m_curtain) {
        std::exchange(m_curtain, nullptr)->deleteLater();
        if (m_focusBefore) m_focusBefore->setFocus();
        return;
    }
    m_focusBefore = m_window->focusWidget();
    m_curtain = new QWidget(m_window);
    m_curtain->setObjectName(QStringLiteral("curtain"));
    m_curtain->setAutoFillBackground(true);
    m_curtain->setPalette(Qt::black);
    m_curtain->setGeometry(m_window->rect());
    m_curtain->show();
    m_curtain->setFocus();  // and no ring around what had it shines through
}

bool LectureView::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Resize) {
        if (m_isOn) m_fit.start();
        if (m_curtain) m_curtain->setGeometry(m_window->rect());
    }
    return QObject::eventFilter(watched, event);
}

}  // namespace miru
