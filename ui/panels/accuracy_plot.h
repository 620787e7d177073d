// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What the accuracy panel draws, made from snapshots: a line for each task, other runs behind them, a second curve below, and
// the values at one moment.

#include "ui/charts/line_chart.h"
#include "ui/panels/panel.h"
#include "ui/style/run_course.h"

namespace miru {

/// What can stand below the accuracies, over the same time.
enum class SecondCurve { None, Loss, GradientNorm, Distance, Penalty, Distillation, KeptLogits, KeptLabels };
inline constexpr SecondCurve secondCurves[] = {
    SecondCurve::Loss,         SecondCurve::GradientNorm, SecondCurve::Distance,  SecondCurve::Penalty,
    SecondCurve::Distillation, SecondCurve::KeptLogits,   SecondCurve::KeptLabels};
QString nameOf(SecondCurve curve);
/// Its points; none where the run has nothing of the kind.
const Curve& curveOf(const Snapshot& snapshot, SecondCurve curve);

/// Accuracies as they were at a moment; what came after it, up to `latest`, is faint. Null: nothing has run, or nothing came
/// after.
LineChartData accuracyPlot(const Snapshot* shown, const Snapshot* latest);
/// Another run behind it, thin and pale, with its name and mean accuracy at its end; stronger if it is pointed at.
void addGhost(LineChartData& plot, const Ghost& ghost, bool isPointedAt);
/// Another curve of the same run, with those of other runs behind it.
LineChartData secondPlot(SecondCurve curve, bool isLogarithmic, const Snapshot& shown, const Snapshot* latest,
                         const QList<Ghost>& ghosts);

/// What each task was at, the one being learned first.
CursorCard accuraciesAt(const Snapshot& snapshot, double thousandSamples, const QList<Ghost>& ghosts);
CursorCard secondCurveAt(SecondCurve curve, const Snapshot& snapshot, double thousandSamples,
                         const QList<Ghost>& ghosts);

}  // namespace miru
