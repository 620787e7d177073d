// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The answers to a question, to be written: a field for each, and which of them is right, if one is.

#include <QWidget>
#include <optional>
#include <vector>

#include "core/lesson/lesson.h"

class QButtonGroup;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace miru {

class ChoiceRows : public QWidget {
    Q_OBJECT

 public:
    explicit ChoiceRows(QWidget* parent = nullptr);

    const std::vector<LocalText>& choices() const { return m_choices; }
    const std::optional<std::size_t>& right() const { return m_right; }
    /// Shows them without a signal.
    void setChoices(const std::vector<LocalText>& choices, std::optional<std::size_t> right,
                    const std::string& language);
    QList<QLineEdit*> fields() const { return m_fields; }
    QPushButton* addButton() const { return m_add; }

 Q_SIGNALS:
    void edited();

 private:
    void build();
    void addRow(std::size_t number);

    std::vector<LocalText> m_choices;
    std::optional<std::size_t> m_right;
    std::string m_language;
    QList<QLineEdit*> m_fields;
    QVBoxLayout* m_rows;
    QPushButton* m_add;
};

}  // namespace miru
