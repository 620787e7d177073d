// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/lesson/choice_rows.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include "core/lesson/edited_lesson.h"
#include "ui/style/theme.h"

namespace miru {

ChoiceRows::ChoiceRows(QWidget* parent)
    : QWidget(parent), m_rows(new QVBoxLayout), m_add(new QPushButton(tr("Add an answer"))) {
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    m_rows->setSpacing(4);
    column->addLayout(m_rows);
    column->addWidget(m_add, 0, Qt::AlignLeft);
    connect(m_add, &QPushButton::clicked, this, [this] {
        m_choices.emplace_back();
        build();
        m_fields.back()->setFocus();
        Q_EMIT edited();
    });
}

void ChoiceRows::setChoices(const std::vector<LocalText>& choices, std::optional<std::size_t> right,
                            const std::string& language) {
    if (m_choices == choices && m_right == right && m_language == language) return;  // whoever types keeps the field
    m_choices = choices;
    m_right = right;
    m_language = language;
    build();
}

void ChoiceRows::build() {
    m_fields.clear();
    while (QLayoutItem* const item = m_rows->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (std::size_t n = 0; n < m_choices.size(); ++n) addRow(n);
    m_add->setEnabled(m_choices.size() < maxChoices);
}

void ChoiceRows::addRow(std::size_t number) {
    const QString letter(QChar('A' + static_cast<int>(number)));
    auto* const row = new QWidget;
    auto* const layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::gap);
    auto* const field = new QLineEdit(QString::fromStdString(wordsIn(m_choices[number], m_language)));
    field->setPlaceholderText(QString::fromStdString(m_choices[number].in(m_language)));
    field->setAccessibleName(tr("Answer %1").arg(letter));
    auto* const right = new QCheckBox(tr("right"));
    right->setChecked(m_right == number);
    right->setAccessibleName(tr("Answer %1 is right").arg(letter));
    auto* const remove = new QToolButton;
    remove->setText(QStringLiteral("×"));
    remove->setProperty("compact", true);
    remove->setToolTip(tr("Remove this answer"));
    remove->setAccessibleName(tr("Remove answer %1").arg(letter));
    layout->addWidget(new QLabel(letter));
    layout->addWidget(field, 1);
    layout->addWidget(right);
    layout->addWidget(remove);
    m_rows->addWidget(row);
    m_fields << field;
    connect(field, &QLineEdit::textEdited, this, [this, number](const QString& words) {
        setWords(m_choices[number], m_language, words.toStdString());
        Q_EMIT edited();
    });
    connect(right, &QCheckBox::clicked, this, [this, number](bool isRight) {
        m_right = isRight ? std::optional(number) : std::nullopt;
        build();
        Q_EMIT edited();
    });
    connect(remove, &QToolButton::clicked, this, [this, number] {
        m_choices.erase(m_choices.begin() + static_cast<std::ptrdiff_t>(number));
        if (m_right == number) m_right.reset();
        if (m_right && *m_right > number) --*m_right;
        build();
        Q_EMIT edited();
    });
}

}  // namespace miru
