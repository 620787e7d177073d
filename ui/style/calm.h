// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Controls that leave the wheel alone: whoever scrolls the form changes no setting that happens to pass under the mouse.

#include <QComboBox>
#include <QKeyEvent>
#include <QWheelEvent>

namespace miru {

/// A slider, list or spin box that heeds the wheel only while it has the focus, which it takes by a click or by Tab.
template <typename Control>
class Calm : public Control {
 public:
    Calm() { this->setFocusPolicy(Qt::StrongFocus); }

 protected:
    void wheelEvent(QWheelEvent* event) override {
        if (this->hasFocus())
            Control::wheelEvent(event);
        else
            event->ignore();
    }
};

/// A list of choices that gives way where there is little room.
inline QComboBox* makeChoiceBox(const QString& name, const QString& tip) {
    constexpr int shortest = 6;  // characters
    auto* const box = new Calm<QComboBox>;
    box->setAccessibleName(name);
    box->setToolTip(tip);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(shortest);
    box->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    return box;
}

}  // namespace miru
