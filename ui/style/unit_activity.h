// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What the units of a network do, as plots want it: a histogram of each gate, of candidate and hidden state, with those of the
// ends of earlier tasks, and of the constants that stand in place of gates.

#include <QList>
#include <QString>
#include <vector>

#include "core/measure/snapshot.h"

namespace miru {

struct UnitHistogram {
    struct Outline {
        std::vector<double> heights;
        int task = -1;  ///< whose colour it has; −1: that of what is pointed out
        QString name;
    };
    /// A number that does not spread.
    struct Constant {
        double at = 0;
        QString label;
    };
    const Signal* signal = nullptr;  ///< null: of coefficients
    QString title;
    QString note;
    double low = 0;
    double high = 1;
    std::vector<double> heights;  ///< of equally wide bins from `low` to `high`, shares of all numbers
    QList<Outline> outlines;
    QList<Constant> constants;
};

/// From the top. It points into the snapshot.
QList<UnitHistogram> unitHistogramsOf(const Snapshot& snapshot);
/// Shares of all numbers, bin by bin.
std::vector<double> heightsOf(const Histogram& histogram);
/// Null where there is none of this signal.
const Histogram* histogramOf(const Activity& activity, const Signal& signal);

}  // namespace miru
