// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// How numbers are spread over a fixed axis: bars, outlines of earlier moments over them, and constants as tall lines.

#include <QColor>
#include <QList>
#include <QString>
#include <QWidget>
#include <vector>

namespace miru {

struct HistogramOutline {
    std::vector<double> heights;
    QColor color;
    QString name;
};

/// A number that does not spread: one tall line.
struct HistogramConstant {
    double at = 0;
    QString label;
};

struct HistogramData {
    QString title;
    QString note;  ///< right of the title
    double low = 0;
    double high = 1;
    QColor fill;
    std::vector<double> heights;  ///< of equally wide bins from `low` to `high`, shares of all numbers
    QList<HistogramOutline> outlines;
    QList<HistogramConstant> constants;
};

class HistogramChart : public QWidget {
    Q_OBJECT

 public:
    explicit HistogramChart(QWidget* parent = nullptr);

    void setData(HistogramData data);
    const HistogramData& data() const { return m_data; }

    QSize sizeHint() const override { return {200, 84}; }
    QSize minimumSizeHint() const override { return {120, 56}; }

 protected:
    void paintEvent(QPaintEvent* event) override;

 private:
    HistogramData m_data;
};

}  // namespace miru
