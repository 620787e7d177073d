// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A ring around what has the keyboard's focus, in every window alike: two pixels wide, two pixels away.
//
// It is shown while the keyboard is used, and goes when the mouse is. Qt's own frame lies inside a widget, where it is easily
// overlooked, and style sheets cannot draw outside of one.

#include <QObject>
#include <QPointer>

class QWidget;

namespace miru {

class FocusRing : public QObject {
    Q_OBJECT

 public:
    /// One for the whole application, which must be there already.
    FocusRing();
    ~FocusRing() override;

    /// The widget that has the ring; null while none is shown.
    QWidget* target() const;
    /// The ring itself.
    QWidget* ring() const { return m_ring; }

 protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

 private:
    void surround(QWidget* widget);
    void follow();

    QPointer<QWidget> m_ring;  ///< goes with the window it lies in
    QPointer<QWidget> m_target;
    bool m_isKeyboardUsed = false;
};

}  // namespace miru
