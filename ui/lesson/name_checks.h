// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Some of a few things, ticked: panels that are shown, buttons that may be touched. The order in which they were ticked stays.

#include <QCheckBox>
#include <QWidget>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace miru {

class NameChecks : public QWidget {
    Q_OBJECT

 public:
    using Words = std::function<QString(std::string_view name)>;
    NameChecks(std::span<const std::string_view> names, const Words& words, QWidget* parent = nullptr);

    /// Those that are ticked, in their order.
    const std::vector<std::string>& chosen() const { return m_chosen; }
    /// Shows them without a signal; names that are not among these stay where they are.
    void setChosen(const std::vector<std::string>& chosen);
    QCheckBox* box(std::string_view name) const;

 Q_SIGNALS:
    void edited();

 private:
    std::vector<std::string> m_chosen;
    std::vector<std::pair<std::string, QCheckBox*>> m_boxes;
};

}  // namespace miru
