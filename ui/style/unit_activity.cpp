// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/style/unit_activity.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "ui/style/numbers.h"
#include "ui/style/result_text.h"

namespace miru {
namespace {

constexpr int maxOutlines = 4;  // of the latest tasks; more would hide each other

/// In the words of the panel that shows them.
class Panel {
    Q_DECLARE_TR_FUNCTIONS(miru::ActivityPanel)
};

/// The values of a coefficient that units really have, as a histogram if they differ.
void addCoefficient(UnitHistogram& data, const QString& name, const std::vector<Real>& values) {
    if (values.empty()) return;
    const auto [least, most] = std::ranges::minmax(values);
    if (most - least < Real(1e-6)) {
        data.constants << UnitHistogram::Constant{
            static_cast<double>(least), QStringLiteral("%1 %2").arg(name, words::plain(static_cast<double>(least)))};
        return;
    }
    Histogram drawn;
    drawn.high = data.high;
    for (const Real value : values) {
        const double bin = static_cast<double>(value) / drawn.high * Histogram::binCount;
        ++drawn.counts[std::min<std::size_t>(Histogram::binCount - 1, static_cast<std::size_t>(bin))];
        ++drawn.total;
    }
    data.outlines << UnitHistogram::Outline{heightsOf(drawn), data.outlines.isEmpty() ? -1 : 1, name};
    data.note +=
        (data.note.isEmpty() ? QString() : QStringLiteral(" · ")) +
        Panel::tr("%1 %2 … %3 per unit")
            .arg(name, words::fixed(static_cast<double>(least), 2), words::fixed(static_cast<double>(most), 2));
}

UnitHistogram coefficientsOf(const Snapshot& snapshot) {
    const CellKind cell = snapshot.network.cell;
    UnitHistogram constants;
    const bool hasGates =
        std::ranges::any_of(snapshot.activity.signals, [](const SignalHistogram& one) { return isGate(one.signal); });
    constants.title = snapshot.network.learnsCoefficients ? Panel::tr("learned, unit by unit")
                      : hasGates                          ? Panel::tr("in place of the update gate")
                                                          : Panel::tr("in place of gates: constants");
    const auto& [beta, lambda] = snapshot.coefficients;
    if (cell->hasBeta && !beta.empty()) {
        constants.high = std::max(1.0, std::ceil(static_cast<double>(std::ranges::max(beta))));  // may be above 1
        addCoefficient(constants, QStringLiteral("β"), beta);
    }
    if (cell->hasLambda) addCoefficient(constants, QStringLiteral("λ"), lambda);
    std::ranges::sort(constants.constants, {}, &UnitHistogram::Constant::at);
    return constants;
}

}  // namespace

std::vector<double> heightsOf(const Histogram& histogram) {
    std::vector<double> heights;
    for (const std::int64_t count : histogram.counts)
        heights.push_back(histogram.total > 0 ? static_cast<double>(count) / static_cast<double>(histogram.total) : 0);
    return heights;
}

const Histogram* histogramOf(const Activity& activity, const Signal& signal) {
    const auto found = std::ranges::find(activity.signals, signal, &SignalHistogram::signal);
    return found == activity.signals.end() ? nullptr : &found->histogram;
}

QList<UnitHistogram> unitHistogramsOf(const Snapshot& snapshot) {
    QList<UnitHistogram> histograms;
    if (const CellKind cell = snapshot.network.cell; cell->hasBeta || cell->hasLambda)
        histograms << coefficientsOf(snapshot);
    for (const SignalHistogram& now : snapshot.activity.signals) {
        UnitHistogram histogram;
        histogram.signal = &now.signal;
        histogram.title = words::nameOf(now.signal);
        histogram.note = Panel::tr("%1 saturated").arg(words::percent(now.histogram.saturatedShare()));
        histogram.low = now.histogram.low;
        histogram.high = now.histogram.high;
        histogram.heights = heightsOf(now.histogram);
        const int learned = static_cast<int>(snapshot.pastActivity.size());
        for (int task = std::max(0, learned - maxOutlines); task < learned; ++task)
            if (const Histogram* past = histogramOf(snapshot.pastActivity[static_cast<std::size_t>(task)], now.signal))
                histogram.outlines << UnitHistogram::Outline{heightsOf(*past), task,
                                                             Panel::tr("end of task %1").arg(task + 1)};
        histograms << histogram;
    }
    return histograms;
}

}  // namespace miru
