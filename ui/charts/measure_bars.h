// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A named bar for each of a few measures, with its figure and a plain word for how much that is.

#include <QStringList>
#include <QWidget>
#include <vector>

namespace miru {

struct MeasureBar {
    QString name;
    double length = 0;  ///< 0 … 1 of the track
    QString figure;     ///< "98 %"
    QString word;       ///< "nearly all"
    bool isWarning = false;
    QString tip;
    bool operator==(const MeasureBar&) const = default;
};

class MeasureBars : public QWidget {
    Q_OBJECT

 public:
    explicit MeasureBars(QWidget* parent = nullptr);

    void setBars(std::vector<MeasureBar> bars);
    const std::vector<MeasureBar>& bars() const { return m_bars; }

    QSize sizeHint() const override;
    /// Names and figures are never cut; where there is no room for the words, they are left out.
    QSize minimumSizeHint() const override;

 protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

 private:
    int rowHeight() const;
    double namesWidth() const;
    double figuresWidth(bool haveWords) const;
    int neededWidth(bool haveWords) const;

    std::vector<MeasureBar> m_bars;
};

}  // namespace miru
