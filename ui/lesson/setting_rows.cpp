// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/lesson/setting_rows.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/style/calm.h"
#include "ui/style/numbers.h"
#include "ui/style/setting_box.h"
#include "ui/style/theme.h"
#include "ui/style/translated.h"

namespace miru {
namespace {

constexpr int valueWidth = 120;  // pixels

/// A number as files have it; anything else as it was typed.
std::string fileTextOf(const SpecField& field, const QString& typed) {
    const bool isNumber = field.kind == FieldKind::Integer || field.kind == FieldKind::Number;
    const auto number = isNumber ? words::readNumber(typed, field.low, field.high) : std::nullopt;
    return number ? toText(SettingValue(*number)) : typed.trimmed().toStdString();
}

}  // namespace

SettingRows::SettingRows(const QString& add, bool hasValues, QWidget* parent)
    : QWidget(parent), m_hasValues(hasValues), m_rows(new QVBoxLayout) {
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    m_rows->setSpacing(4);
    column->addLayout(m_rows);
    auto* const button = new QPushButton(add);
    button->setObjectName(QStringLiteral("addSetting"));
    column->addWidget(button, 0, Qt::AlignLeft);
    connect(button, &QPushButton::clicked, this, &SettingRows::add);
}

void SettingRows::setSettings(const SettingTexts& settings, const ExperimentSpec& spec) {
    m_spec = spec;
    if (m_settings == settings) return;  // whoever types keeps the field
    m_settings = settings;
    build();
}

void SettingRows::build() {
    while (QLayoutItem* const item = m_rows->takeAt(0)) {
        if (item->widget()) {
            item->widget()->hide();
            item->widget()->deleteLater();
        }
        delete item;
    }
    for (std::size_t n = 0; n < m_settings.size(); ++n) addRow(n);
}

void SettingRows::addRow(std::size_t number) {
    const std::string& key = m_settings[number].first;
    auto* const row = new QWidget;
    auto* const layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::gap);
    QComboBox* const box = makeSettingBox(key);
    box->setAccessibleName(tr("Setting"));
    box->setToolTip(tr("Type a part of its name"));
    layout->addWidget(box);
    const SpecField* const field = findField(key);
    if (m_hasValues && field) layout->addWidget(makeValueEditor(number, *field));
    auto* const remove = new QToolButton;
    remove->setText(QStringLiteral("×"));
    remove->setProperty("compact", true);
    remove->setToolTip(tr("Remove this setting"));
    remove->setAccessibleName(tr("Remove this setting"));
    layout->addWidget(remove);
    layout->addStretch(1);
    m_rows->addWidget(row);
    connect(box, &QComboBox::currentIndexChanged, this, [this, box, number] {
        const std::string chosen = box->currentData().toString().toStdString();
        const SpecField* const setting = findField(chosen);
        if (!setting || std::ranges::count(m_settings, chosen, [](const auto& one) { return one.first; }) > 0) return;
        m_settings[number] = {chosen, m_hasValues ? toText(setting->get(m_spec)) : std::string()};
        build();
        Q_EMIT edited();
    });
    connect(remove, &QToolButton::clicked, this, [this, number] {
        m_settings.erase(m_settings.begin() + static_cast<std::ptrdiff_t>(number));
        build();
        Q_EMIT edited();
    });
}

/// A list where there are choices, else a field.
QWidget* SettingRows::makeValueEditor(std::size_t number, const SpecField& field) {
    const std::string& value = m_settings[number].second;
    const auto take = [this, number](const std::string& text) {
        m_settings[number].second = text;
        Q_EMIT edited();
    };
    if (field.kind == FieldKind::Choice || field.kind == FieldKind::Flag) {
        QComboBox* const box = makeChoiceBox(words::setting(field.label), words::setting(field.help));
        box->setMinimumWidth(valueWidth);
        for (const FieldChoice& choice : field.choices)
            box->addItem(words::setting(choice.title), QString::fromStdString(choice.key));
        if (field.kind == FieldKind::Flag) {
            box->addItem(tr("yes"), QStringLiteral("true"));
            box->addItem(tr("no"), QStringLiteral("false"));
        }
        box->setCurrentIndex(box->findData(QString::fromStdString(value)));
        connect(box, &QComboBox::activated, this, [box, take] { take(box->currentData().toString().toStdString()); });
        return box;
    }
    auto* const line = new QLineEdit(words::localized(QString::fromStdString(value)));
    if (field.kind == FieldKind::Text || field.kind == FieldKind::FileOrNothing)
        line->setText(QString::fromStdString(value));
    line->setMinimumWidth(valueWidth);
    line->setAccessibleName(words::setting(field.label));
    line->setToolTip(words::setting(field.help));
    connect(line, &QLineEdit::textEdited, this,
            [take, &field](const QString& typed) { take(fileTextOf(field, typed)); });
    return line;
}

/// The first setting that is not there yet, to be exchanged for the one that is meant.
void SettingRows::add() {
    const auto isFree = [this](const SpecField& field) {
        return field.key != "seed" &&
               std::ranges::count(m_settings, field.key, [](const auto& one) { return one.first; }) == 0;
    };
    const SpecField& usual = *findField("training.learningRate");
    const auto& fields = specFields();
    const auto found =
        isFree(usual) ? std::ranges::find(fields, usual.key, &SpecField::key) : std::ranges::find_if(fields, isFree);
    if (found == fields.end()) return;
    m_settings.emplace_back(found->key, m_hasValues ? toText(found->get(m_spec)) : std::string());
    build();
    if (QWidget* const row = m_rows->itemAt(m_rows->count() - 1)->widget())
        if (auto* const box = row->findChild<QComboBox*>()) box->setFocus();
    Q_EMIT edited();
}

}  // namespace miru
