// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/lesson/mistakes_label.h"

#include <QLabel>

#include "ui/style/theme.h"

namespace miru {

QLabel* makeMistakesLabel() {
    auto* const label = new QLabel;
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    const auto restyle = [label] {
        QPalette palette = label->palette();
        palette.setColor(QPalette::WindowText, colors().warning);
        label->setPalette(palette);
    };
    restyle();
    QObject::connect(&Theme::current(), &Theme::changed, label, restyle);
    label->hide();
    return label;
}

}  // namespace miru
