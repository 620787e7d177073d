// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/study/axis_row.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/study/axis_text.h"
#include "ui/style/card.h"
#include "ui/style/elided_label.h"
#include "ui/style/numbers.h"
#include "ui/style/setting_box.h"
#include "ui/style/theme.h"

namespace miru {
namespace {

constexpr int nameWidth = 240;  // pixels
constexpr std::size_t mostNamed = 12;

QToolButton* makeRemoveButton(const QString& tip) {
    auto* const button = new QToolButton;
    button->setText(QStringLiteral("×"));
    button->setToolTip(tip);
    button->setAccessibleName(tip);
    button->setProperty("compact", true);
    return button;
}

/// "model.cell = gru, training.learningRate = 0.003"
QString settingsOf(const Axis::Case& one) {
    QStringList parts;
    for (const auto& [key, value] : one.values)
        parts << QString::fromStdString(key) + QStringLiteral(" = ") + words::localized(QString::fromStdString(value));
    return parts.isEmpty() ? AxisRow::tr("as the base has it") : parts.join(QStringLiteral(", "));
}

/// "5 in all: 0.1 · 0.3 · 0.5 · 0.7 · 0.9"
QString valuesInWords(const Axis& axis) {
    QStringList names;
    for (const Axis::Case& one : axis.cases)
        if (static_cast<std::size_t>(names.size()) < mostNamed)
            names << words::localized(QString::fromStdString(one.name));
    if (axis.cases.size() > mostNamed) names << QStringLiteral("…");
    if (names.isEmpty()) return AxisRow::tr("no value yet");
    return AxisRow::tr("%1 in all: %2")
        .arg(words::number(static_cast<qint64>(axis.cases.size())), names.join(QStringLiteral(" · ")));
}

}  // namespace

AxisRow::AxisRow(const Axis& axis) : m_axis(axis) {
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(3);
    isOfOneSetting(axis) ? makeSetting(column) : makeCases(column);
    m_note = makeCaption({});
    m_note->setWordWrap(true);
    column->addWidget(m_note);
    showProblem({});
}

void AxisRow::makeSetting(QVBoxLayout* column) {
    m_setting = makeSettingBox(m_axis.name);
    m_setting->setAccessibleName(tr("Setting"));
    m_setting->setToolTip(tr("A setting that varies: type a part of its name"));
    m_values = new QLineEdit(typedTextOf(*findField(m_axis.name), m_axis));
    m_values->setAccessibleName(tr("Values"));
    m_values->setPlaceholderText(tr("0.3, 0.5, 0.7  or  0.1 … 0.9 step 0.2  or  0.0001 … 0.01 ×10^0.5"));
    m_values->setToolTip(
        tr("Values with a comma and a blank between them, or a range: 0.1 … 0.9 step 0.2, or times a "
           "factor, 0.0001 … 0.01 ×10^0.5. Three dots serve as well."));
    QToolButton* const remove = makeRemoveButton(tr("Remove this axis"));
    auto* const line = new QHBoxLayout;
    line->addWidget(m_setting);
    line->addWidget(m_values, 1);
    line->addWidget(remove);
    column->addLayout(line);
    connect(m_setting, &QComboBox::currentIndexChanged, this, &AxisRow::read);
    connect(m_values, &QLineEdit::textEdited, this, &AxisRow::read);
    connect(remove, &QToolButton::clicked, this, &AxisRow::removePressed);
}

QString AxisRow::typed() const { return m_values ? m_values->text() : QString(); }

void AxisRow::type(const QString& values) {
    if (!m_values) return;
    m_values->setText(values);
    read();
}

void AxisRow::read() {
    const SpecField* const field = findField(m_setting->currentData().toString().toStdString());
    if (!field) return;
    const AxisValues values = readAxisValues(*field, m_values->text());
    m_mistake = values.mistake;
    m_axis = axisOf(*field, values.texts);
    Q_EMIT changed();
}

/// Cases come from a study's file; here they can be named and taken away.
void AxisRow::makeCases(QVBoxLayout* column) {
    auto* const name = new QLineEdit(QString::fromStdString(m_axis.name));
    name->setFixedWidth(nameWidth);
    name->setAccessibleName(tr("Name of the axis"));
    name->setToolTip(tr("Name of the axis: several settings vary together along it"));
    QToolButton* const remove = makeRemoveButton(tr("Remove this axis"));
    auto* const line = new QHBoxLayout;
    line->addWidget(name);
    line->addStretch(1);
    line->addWidget(remove);
    column->addLayout(line);
    m_cases = new QWidget;
    auto* const cases = new QVBoxLayout(m_cases);
    cases->setContentsMargins(2 * Theme::gap, 0, 0, 0);
    cases->setSpacing(3);
    column->addWidget(m_cases);
    for (std::size_t n = 0; n < m_axis.cases.size(); ++n) addCase(n);
    connect(name, &QLineEdit::textEdited, this, [this](const QString& text) {
        m_axis.name = text.toStdString();
        Q_EMIT changed();
    });
    connect(remove, &QToolButton::clicked, this, &AxisRow::removePressed);
}

void AxisRow::addCase(std::size_t number) {
    auto* const name = new QLineEdit(QString::fromStdString(m_axis.cases[number].name));
    name->setFixedWidth(nameWidth - 2 * Theme::gap);
    name->setAccessibleName(tr("Name of the case"));
    auto* const settings = new ElidedLabel(settingsOf(m_axis.cases[number]));
    styleAsCaption(settings);
    QToolButton* const remove = makeRemoveButton(tr("Remove this case"));
    auto* const line = new QWidget;
    auto* const layout = new QHBoxLayout(line);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(name);
    layout->addWidget(settings, 1);
    layout->addWidget(remove);
    m_cases->layout()->addWidget(line);
    m_caseNames << name;
    connect(name, &QLineEdit::textEdited, this, [this, name](const QString& text) {
        m_axis.cases[static_cast<std::size_t>(m_caseNames.indexOf(name))].name = text.toStdString();
        Q_EMIT changed();
    });
    connect(remove, &QToolButton::clicked, this, [this, name, line] {
        const qsizetype removed = m_caseNames.indexOf(name);
        m_axis.cases.erase(m_axis.cases.begin() + removed);
        m_caseNames.removeAt(removed);
        line->hide();
        line->deleteLater();  // it is the button's own
        Q_EMIT changed();
    });
}

void AxisRow::showProblem(const QString& sentence) {
    m_problem = sentence;
    QPalette palette = m_note->palette();
    palette.setColor(QPalette::WindowText, sentence.isEmpty() ? colors().mutedText : colors().warning);
    m_note->setPalette(palette);
    m_note->setText(sentence.isEmpty() ? m_setting ? valuesInWords(m_axis) : QString() : sentence);
    m_note->setVisible(!m_note->text().isEmpty());
}

}  // namespace miru
