// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/run/pace_button.h"

#include <QActionGroup>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <QWidgetAction>

#include "ui/style/calm.h"
#include "ui/style/icons.h"
#include "ui/style/number_box.h"
#include "ui/style/numbers.h"
#include "ui/style/theme.h"

namespace miru {
namespace {

constexpr double paces[] = {0, 100, 20, 5, 1};  // batches per second

bool isShare(PausePoint::Kind kind) { return kind == PausePoint::Kind::Known || kind == PausePoint::Kind::Forgotten; }

QString nameOf(double pace) {
    if (pace == 0) return PaceButton::tr("Full speed");
    if (pace == 1) return PaceButton::tr("1 batch a second");
    return PaceButton::tr("%1 batches a second").arg(words::plain(pace));
}

/// What the button says while the run will pause by itself.
QString shortNameOf(const PausePoint& point) {
    const QString number = words::plain(point.value);
    switch (point.kind) {
        case PausePoint::Kind::Never: break;
        case PausePoint::Kind::Epoch: return PaceButton::tr("to epoch %1").arg(number);
        case PausePoint::Kind::EachTask: return PaceButton::tr("task by task");
        case PausePoint::Kind::Task: return PaceButton::tr("to task %1").arg(number);
        case PausePoint::Kind::Known: return PaceButton::tr("to ≥ %1").arg(words::percent(point.value));
        case PausePoint::Kind::Forgotten: return PaceButton::tr("to < %1").arg(words::percent(point.value));
    }
    return {};
}

}  // namespace

PaceButton::PaceButton(QWidget* parent) : QToolButton(parent) {
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setPopupMode(QToolButton::InstantPopup);
    setToolTip(tr("Speed of the run, and when it pauses automatically"));
    auto* const menu = new QMenu(this);
    auto* const group = new QActionGroup(menu);
    for (const double pace : paces) {
        QAction* const action = menu->addAction(nameOf(pace), this, [this, pace] { choosePace(pace); });
        action->setCheckable(true);
        action->setChecked(pace == m_pace);
        group->addAction(action);
    }
    menu->addSeparator();
    auto* const row = new QWidgetAction(menu);
    row->setDefaultWidget(makePauseRow());
    menu->addAction(row);
    setMenu(menu);
    connect(&Theme::current(), &Theme::changed, this, &PaceButton::restyle);
    kindChosen();
}

QWidget* PaceButton::makePauseRow() {
    auto* const widget = new QWidget;
    auto* const layout = new QVBoxLayout(widget);
    layout->setContentsMargins(Theme::padding, Theme::gap, Theme::padding, Theme::gap);
    auto* const label = new QLabel(tr("Pause automatically"));
    layout->addWidget(label);
    auto* const row = new QHBoxLayout;
    m_kind = new Calm<QComboBox>;
    m_kind->setAccessibleName(tr("Pause automatically"));
    m_kind->addItem(tr("never"));
    m_kind->addItem(tr("after this epoch of a task"));
    m_kind->addItem(tr("after each task"));
    m_kind->addItem(tr("when so many tasks are learned"));
    m_kind->addItem(tr("when accuracy on the current task reaches"));
    m_kind->addItem(tr("when accuracy on a learned task falls below"));
    label->setBuddy(m_kind);
    m_value = new NumberBox;
    m_value->setAccessibleName(tr("Value at which the run pauses"));
    row->addWidget(m_kind, 1);
    row->addWidget(m_value);
    layout->addLayout(row);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &PaceButton::kindChosen);
    connect(m_value, &QDoubleSpinBox::valueChanged, this, &PaceButton::valueChosen);
    return widget;
}

void PaceButton::choosePace(double batchesPerSecond) {
    m_pace = batchesPerSecond;
    restyle();
    Q_EMIT paceChosen(m_pace);
}

void PaceButton::kindChosen() {
    m_point.kind = static_cast<PausePoint::Kind>(m_kind->currentIndex());
    {
        const QSignalBlocker quiet(m_value);
        m_value->setVisible(m_point.kind != PausePoint::Kind::Never && m_point.kind != PausePoint::Kind::EachTask);
        m_value->setDecimals(0);
        m_value->setRange(1, isShare(m_point.kind) ? 100 : 1000);
        m_value->setSuffix(isShare(m_point.kind) ? QStringLiteral(" %") : QString());
        m_value->setSingleStep(isShare(m_point.kind) ? 5 : 1);
        m_value->setValue(isShare(m_point.kind) ? 50 : 1);
    }
    valueChosen();
}

void PaceButton::valueChosen() {
    m_point.value = isShare(m_point.kind) ? m_value->value() / 100 : m_value->value();
    restyle();
    Q_EMIT pausePointChosen(m_point);
}

/// The button says what is not as usual.
void PaceButton::restyle() {
    QStringList parts;
    if (m_pace > 0) parts << tr("%1/s").arg(words::plain(m_pace));
    if (m_point.kind != PausePoint::Kind::Never) parts << shortNameOf(m_point);
    setText(parts.join(QStringLiteral(" · ")));
    setAccessibleName(parts.isEmpty() ? tr("Pace: full speed") : tr("Pace: %1").arg(text()));
    setIcon(miru::icon(QStringLiteral("pace"), parts.isEmpty() ? colors().text : colors().accent));
}

}  // namespace miru
