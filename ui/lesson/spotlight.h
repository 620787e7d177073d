// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A soft light on what a lesson speaks of: a ring around it, and a faint shade over the rest of the window. Clicks pass through.

#include <QPointer>
#include <QWidget>

namespace miru {

class Spotlight : public QWidget {
    Q_OBJECT

 public:
    /// Over this widget and all that is in it.
    explicit Spotlight(QWidget* page);

    /// Null: no light.
    void pointAt(QWidget* target);
    QWidget* target() const { return m_target; }

 protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

 private:
    void follow();

    QPointer<QWidget> m_target;
};

}  // namespace miru
