// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/style/segmented_control.h"

#include <QButtonGroup>
#include <QGridLayout>
#include <QPushButton>
#include <QStyleOption>
#include <QStylePainter>
#include <algorithm>

namespace miru {

SegmentedControl::SegmentedControl(const QStringList& labels, QWidget* parent)
    : QWidget(parent), m_buttons(new QButtonGroup(this)) {
    setObjectName(QStringLiteral("segmentedControl"));
    constexpr qsizetype mostInARow = 4;
    const qsizetype rows = (labels.size() + mostInARow - 1) / mostInARow;
    const auto inARow = static_cast<int>((labels.size() + rows - 1) / std::max<qsizetype>(1, rows));
    auto* const layout = new QGridLayout(this);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->setSpacing(0);
    for (int i = 0; i < labels.size(); ++i) {
        auto* const button = new QPushButton(labels[i]);
        button->setCheckable(true);
        button->setProperty("segment", true);
        button->setFocusPolicy(Qt::ClickFocus);
        button->setAccessibleName(labels[i]);
        m_buttons->addButton(button, i);
        layout->addWidget(button, i / inARow, i % inARow);
        layout->setColumnStretch(i % inARow, 1);
    }
    // Tab goes to the one that is chosen; arrow keys choose another.
    connect(m_buttons, &QButtonGroup::buttonToggled, this, [](QAbstractButton* button, bool isChosen) {
        button->setFocusPolicy(isChosen ? Qt::StrongFocus : Qt::ClickFocus);
    });
    connect(m_buttons, &QButtonGroup::idClicked, this, &SegmentedControl::chosen);
    setIndex(0);
}

int SegmentedControl::index() const { return m_buttons->checkedId(); }

void SegmentedControl::setIndex(int index) { m_buttons->button(index)->setChecked(true); }

void SegmentedControl::paintEvent(QPaintEvent*) {
    QStyleOption option;
    option.initFrom(this);
    QStylePainter(this).drawPrimitive(QStyle::PE_Widget, option);  // lets the style sheet draw the frame
}

}  // namespace miru
