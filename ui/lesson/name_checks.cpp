// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/lesson/name_checks.h"

#include <QGridLayout>
#include <algorithm>

#include "ui/style/theme.h"

namespace miru {

NameChecks::NameChecks(std::span<const std::string_view> names, const Words& words, QWidget* parent) : QWidget(parent) {
    constexpr int perRow = 4;
    auto* const grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(Theme::padding);
    grid->setVerticalSpacing(4);
    for (const std::string_view name : names) {
        auto* const check = new QCheckBox(words(name));
        const int place = static_cast<int>(m_boxes.size());
        grid->addWidget(check, place / perRow, place % perRow);
        m_boxes.emplace_back(name, check);
        connect(check, &QCheckBox::clicked, this, [this, key = std::string(name)](bool isChosen) {
            std::erase(m_chosen, key);
            if (isChosen) m_chosen.push_back(key);
            Q_EMIT edited();
        });
    }
    grid->setColumnStretch(perRow, 1);
}

void NameChecks::setChosen(const std::vector<std::string>& chosen) {
    m_chosen = chosen;
    for (const auto& [name, check] : m_boxes) check->setChecked(std::ranges::count(chosen, name) > 0);
}

QCheckBox* NameChecks::box(std::string_view name) const {
    const auto found = std::ranges::find(m_boxes, name, [](const auto& one) { return std::string_view(one.first); });
    return found == m_boxes.end() ? nullptr : found->second;
}

}  // namespace miru
