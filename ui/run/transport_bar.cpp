// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/run/transport_bar.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QStyleOption>
#include <QTimer>
#include <QToolButton>
#include <limits>

#include "resources/presets.h"
#include "ui/run/pace_button.h"
#include "ui/style/calm.h"
#include "ui/style/icons.h"
#include "ui/style/number_box.h"
#include "ui/style/theme.h"
#include "ui/style/translated.h"

namespace miru {
namespace {

QString unitName(StepUnit unit) {
    switch (unit) {
        case StepUnit::Batch: return TransportBar::tr("batch");
        case StepUnit::Evaluation: return TransportBar::tr("evaluation");
        case StepUnit::Task: break;
    }
    return TransportBar::tr("task");
}

}  // namespace

TransportBar::TransportBar(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("transportBar"));
    setAttribute(Qt::WA_StyledBackground);
    auto* const layout = new QHBoxLayout(this);
    layout->setContentsMargins(Theme::padding, Theme::gap, Theme::padding, Theme::gap);
    layout->setSpacing(Theme::gap);

    const auto addButton = [&](const QString& text, const QString& tip) {
        auto* const button = new QPushButton(text);
        button->setToolTip(tip);
        button->setAccessibleName(text);
        layout->addWidget(button);
        return button;
    };
    m_run = addButton(tr("Run"), tr("Start or resume (Space)"));
    m_run->setProperty("primary", true);
    m_pause = addButton(tr("Pause"), tr("Pause before the next batch (Space)"));
    m_step = new QToolButton;
    m_step->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_step->setPopupMode(QToolButton::MenuButtonPopup);
    m_step->setToolTip(
        tr("Run until the next batch, evaluation or task is done, then pause (→; Shift+→ for a whole task)"));
    auto* const units = new QMenu(m_step);
    for (const StepUnit unit : {StepUnit::Batch, StepUnit::Evaluation, StepUnit::Task})
        units->addAction(tr("Step one %1").arg(unitName(unit)), this, [this, unit] {
            setStepUnit(unit);
            Q_EMIT stepPressed(unit);
        });
    m_step->setMenu(units);
    layout->addWidget(m_step);
    m_reset = addButton(tr("Reset"), tr("Discard this run and restart with the current settings (Ctrl+R)"));

    m_pace = new PaceButton;
    layout->addWidget(m_pace);
    layout->addSpacing(Theme::gap);
    m_presetLabel = new QLabel(tr("Preset"));
    layout->addWidget(m_presetLabel);
    m_preset = new Calm<QComboBox>;
    m_preset->setAccessibleName(tr("Preset"));
    m_preset->setToolTip(tr("Preset: ready-made settings"));
    m_preset->setPlaceholderText(tr("custom"));
    m_presetLabel->setBuddy(m_preset);
    m_preset->setMinimumWidth(84);  // in a narrow window it gives way to the buttons
    for (const Preset& preset : presets()) {
        m_preset->addItem(words::preset(preset.title), QString::fromStdString(preset.name));
        m_preset->setItemData(m_preset->count() - 1, words::preset(preset.about), Qt::ToolTipRole);
    }
    layout->addWidget(m_preset);
    m_seedLabel = new QLabel(tr("Seed"));
    layout->addWidget(m_seedLabel);
    m_seed = new IntegerBox;
    m_seed->setRange(0, std::numeric_limits<int>::max());
    m_seed->setFixedWidth(72);
    m_seed->setAccessibleName(tr("Seed"));
    m_seed->setToolTip(tr("Seed: decides everything random. Equal settings and seeds give equal runs."));
    m_seedLabel->setBuddy(m_seed);
    layout->addWidget(m_seed);
    m_dice = new QToolButton;
    m_dice->setToolTip(tr("The next seed"));
    m_dice->setAccessibleName(tr("The next seed"));
    layout->addWidget(m_dice);
    layout->addStretch();
    m_compare = new QToolButton;
    m_compare->setText(tr("Compare"));
    m_compare->setAccessibleName(m_compare->text());
    m_compare->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_compare->setPopupMode(QToolButton::MenuButtonPopup);
    m_compare->setToolTip(tr(
        "Train the other cell as a comparison run, with the same settings and seed: a GRU for a MiRU-2, a MiRU-2 for "
        "a GRU. The arrow offers other methods against forgetting, and the upper bound."));
    m_compareMenu = new QMenu(m_compare);
    m_compare->setMenu(m_compareMenu);
    layout->addWidget(m_compare);
    m_theme = new QToolButton;
    m_theme->setToolTip(tr("Light, dark, high contrast (Ctrl+T)"));
    m_theme->setAccessibleName(tr("Theme"));
    layout->addWidget(m_theme);

    connect(m_run, &QPushButton::clicked, this, &TransportBar::runPressed);
    connect(m_pause, &QPushButton::clicked, this, &TransportBar::pausePressed);
    connect(m_step, &QToolButton::clicked, this, [this] { Q_EMIT stepPressed(m_stepUnit); });
    connect(m_reset, &QPushButton::clicked, this, &TransportBar::resetPressed);
    connect(m_compare, &QToolButton::clicked, this, &TransportBar::comparePressed);
    connect(m_preset, &QComboBox::activated, this, [this] { Q_EMIT presetChosen(m_preset->currentData().toString()); });
    connect(m_seed, &QSpinBox::valueChanged, this,
            [this](int seed) { Q_EMIT seedChosen(static_cast<unsigned>(seed)); });
    connect(m_dice, &QToolButton::clicked, this, [this] { m_seed->setValue(m_seed->value() + 1); });
    connect(m_theme, &QToolButton::clicked, this, &TransportBar::themePressed);
    connect(&Theme::current(), &Theme::changed, this, &TransportBar::restyle);
    setStepUnit(m_stepUnit);
    setState(RunSession::State::Idle);
    restyle();
}

void TransportBar::setState(RunSession::State state) {
    using State = RunSession::State;
    m_state = state;
    const bool isGoing = state == State::Running || state == State::Loading;
    // A button that is switched off would hand the focus to whatever comes next. It goes to Run or Pause, which take turns,
    // so that Space does the other each time.
    const QWidget* const focus = window()->focusWidget();
    const bool isOurs = focus == m_run || focus == m_pause || focus == m_reset || focus == m_step;
    m_run->setEnabled(!isGoing && isTouchable(QStringLiteral("run")));
    m_run->setText(state == State::Paused ? tr("Resume") : tr("Run"));
    fit();
    m_pause->setEnabled(isGoing && isTouchable(QStringLiteral("run")));
    m_step->setEnabled(!isGoing && isTouchable(QStringLiteral("step")));
    m_reset->setEnabled(state != State::Idle && isTouchable(QStringLiteral("reset")));
    if (isOurs && !focus->isEnabled()) (isGoing ? m_pause : m_run)->setFocus();
}

void TransportBar::setTouchable(const std::optional<QStringList>& buttons) {
    m_touchable = buttons;
    m_pace->setEnabled(isTouchable(QStringLiteral("pace")));
    for (QWidget* choice :
         {static_cast<QWidget*>(m_preset), static_cast<QWidget*>(m_seed), static_cast<QWidget*>(m_dice)})
        choice->setEnabled(!m_touchable);
    setState(m_state);
}

void TransportBar::setChoicesShown(bool shown) {
    m_showsChoices = shown;
    for (QWidget* choice : std::initializer_list<QWidget*>{m_preset, m_seed, m_dice, m_compare})
        choice->setVisible(shown);
    fit();
}

void TransportBar::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    fit();
}

/// Where there is too little room, the fields stand without their labels, then buttons with their pictures alone; tooltips
/// name them.
void TransportBar::fit() {
    const auto show = [this](int level) {
        for (QLabel* label : {m_presetLabel, m_seedLabel}) label->setVisible(m_showsChoices && level < 1);
        m_step->setToolButtonStyle(level < 2 ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly);
        m_compare->setToolButtonStyle(level < 3 ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly);
        m_reset->setText(level < 4 ? tr("Reset") : QString());
        m_pause->setText(level < 5 ? tr("Pause") : QString());
        layout()->invalidate();
    };
    constexpr int last = 5;
    for (int level = 0; level <= last; ++level) {
        show(level);
        if (layout()->totalMinimumSize().width() <= width()) break;
    }
}

void TransportBar::setSeed(unsigned seed) {
    const QSignalBlocker quiet(m_seed);
    m_seed->setValue(static_cast<int>(std::min<unsigned>(seed, std::numeric_limits<int>::max())));
}

void TransportBar::setPreset(const QString& name) { m_preset->setCurrentIndex(m_preset->findData(name)); }

void TransportBar::setStepUnit(StepUnit unit) {
    m_stepUnit = unit;
    m_step->setText(tr("Step %1").arg(unitName(unit)));
    m_step->setAccessibleName(m_step->text());
    fit();
}

void TransportBar::restyle() {
    m_run->setIcon(icon(QStringLiteral("run"), colors().accentText));
    m_pause->setIcon(icon(QStringLiteral("pause"), colors().text));
    m_step->setIcon(icon(QStringLiteral("step"), colors().text));
    m_reset->setIcon(icon(QStringLiteral("reset"), colors().text));
    m_compare->setIcon(icon(QStringLiteral("compare"), colors().text));
    m_dice->setIcon(icon(QStringLiteral("dice"), colors().text));
    m_theme->setIcon(icon(QStringLiteral("theme"), colors().text));
    QTimer::singleShot(0, this, &TransportBar::fit);  // once all of it has the type's new size
}

}  // namespace miru
