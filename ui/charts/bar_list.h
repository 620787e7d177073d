// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A bar for each of a few named shares, the largest marked.

#include <QStringList>
#include <QWidget>
#include <vector>

namespace miru {

struct BarListData {
    QStringList names;
    std::vector<double> shares;  ///< 0 … 1, one per name; may be empty: names alone
    int marked = -1;             ///< drawn in full colour, with its number
    int right = -1;              ///< the right answer, its name underlined; −1: there is none
};

class BarList : public QWidget {
    Q_OBJECT

 public:
    explicit BarList(QWidget* parent = nullptr);

    void setData(BarListData data);
    const BarListData& data() const { return m_data; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

 protected:
    void paintEvent(QPaintEvent* event) override;

 private:
    BarListData m_data;
};

}  // namespace miru
