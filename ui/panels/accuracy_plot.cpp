// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/accuracy_plot.h"

#include <algorithm>
#include <cmath>

#include "ui/panels/accuracy_panel.h"
#include "ui/style/numbers.h"
#include "ui/style/palette.h"
#include "ui/style/theme.h"

namespace miru {
namespace {

/// Pixels; more for the back row of a lecture hall.
double ownWidth() { return Theme::current().typeScale() > 1 ? 4 : 2.5; }

constexpr double ghostWidth = 1.25;
constexpr double pointedAtWidth = 2;
constexpr double ghostOpacity = 0.3;
constexpr double pointedAtOpacity = 0.7;
constexpr double futureOpacity = 0.25;

QList<LineMarker> markersOf(const Snapshot& snapshot) {
    QList<LineMarker> markers;
    for (const ChangeMark& mark : changeMarksOf(snapshot)) markers << LineMarker{mark.at, mark.label};
    return markers;
}

QList<LineBand> bandsOf(const Snapshot& snapshot) {
    QList<LineBand> bands;
    for (const TaskSpan& span : taskSpansOf(snapshot))
        bands << LineBand{span.from, span.to, taskBand(span.task), taskColor(span.task), span.label, span.shortLabel};
    return bands;
}

QList<QPointF> pointsOf(const Curve& curve, double factor) {
    QList<QPointF> points;
    for (const CurvePoint& point : curve.points()) points << QPointF(thousands(point.samples), factor * point.value);
    return points;
}

/// What came after the last of these points, which it leaves.
QList<QPointF> futureOf(const QList<QPointF>& shown, QList<QPointF> all) {
    const double now = shown.isEmpty() ? -1 : shown.last().x();
    all.removeIf([now](const QPointF& point) { return point.x() <= now; });
    if (!shown.isEmpty() && !all.isEmpty()) all.prepend(shown.last());
    return all;
}

/// As it looks through that much of the card; a colour of its own, so that the pieces of a line do not add up where they meet.
QColor pale(const QColor& color, double opacity) { return blended(colors().card, color, opacity); }

/// Another run's line. On a dark ground, where pale is invisible, its dash tells it apart and not its colour.
Line ghostLine(const Ghost& ghost, const QColor& color, QList<QPointF> points, bool isPointedAt) {
    const bool isPale = !Theme::current().isDark();
    return {isPale ? pale(color, isPointedAt ? pointedAtOpacity : ghostOpacity) : color,
            ghost.pen,
            std::move(points),
            {},
            isPointedAt ? pointedAtWidth : ghostWidth};
}

/// The last measurement until then; nothing before the first, and nothing of a time that its run has not come to.
std::optional<double> valueAt(const Snapshot& run, const Curve& curve, double thousandSamples) {
    if (std::llround(1000 * thousandSamples) > run.position.samples) return std::nullopt;
    const auto& points = curve.points();
    const auto after = std::ranges::find_if(
        points, [&](const CurvePoint& point) { return thousands(point.samples) > thousandSamples; });
    if (after == points.begin()) return std::nullopt;
    return std::prev(after)->value;
}

QString titleAt(double thousandSamples) {
    return AccuracyPanel::tr("after %1 sequences").arg(words::number(std::llround(thousandSamples * 1000)));
}

/// The end of an axis for values up to here: it grows in steps.
double axisEnd(double most) {
    if (!(most > 0)) return 1;
    const double magnitude = std::pow(10, std::floor(std::log10(most)));
    for (const double factor : {1.0, 1.5, 2.0, 3.0, 5.0, 7.5})
        if (factor * magnitude >= most) return factor * magnitude;
    return 10 * magnitude;
}

/// `shown` is to lie within the plot too; 0: there is nothing of the kind.
void fitHeights(LineChartData& plot, double shown, bool isLogarithmic) {
    double least = shown;
    double most = shown;
    for (const QList<Line>* const layer : {&plot.lines, &plot.behind})
        for (const Line& line : *layer)
            for (const QPointF& point : line.points) {
                if (!std::isfinite(point.y())) continue;
                most = std::max(most, point.y());
                if (point.y() > 0) least = least > 0 ? std::min(least, point.y()) : point.y();
            }
    plot.yEnd = axisEnd(most);
    plot.isLogarithmic = isLogarithmic && least > 0;
    if (!plot.isLogarithmic) return;
    plot.yStart = std::pow(10, std::floor(std::log10(least)));
    plot.yEnd = std::pow(10, std::max(std::ceil(std::log10(most)), std::floor(std::log10(least)) + 1));
}

}  // namespace

QString nameOf(SecondCurve curve) {
    switch (curve) {
        case SecondCurve::None: break;
        case SecondCurve::Loss: return AccuracyPanel::tr("training loss, nats");
        case SecondCurve::GradientNorm: return AccuracyPanel::tr("norm of the gradient");
        case SecondCurve::Distance: return AccuracyPanel::tr("distance from the last task's weights");
        case SecondCurve::Penalty: return AccuracyPanel::tr("penalty on the weights");
        case SecondCurve::Distillation: return AccuracyPanel::tr("distance to the teacher, nats");
        case SecondCurve::KeptLogits: return AccuracyPanel::tr("distance to the answers kept, squared");
        case SecondCurve::KeptLabels: return AccuracyPanel::tr("loss on rehearsed sequences, nats");
    }
    return AccuracyPanel::tr("none");
}

const Curve& curveOf(const Snapshot& snapshot, SecondCurve curve) {
    const auto of = [&](TrainingQuantity quantity) -> const Curve& {
        return snapshot.quantities[static_cast<std::size_t>(quantity)];
    };
    switch (curve) {
        case SecondCurve::GradientNorm: return of(TrainingQuantity::GradientNorm);
        case SecondCurve::Distance: return of(TrainingQuantity::Distance);
        case SecondCurve::Penalty: return of(TrainingQuantity::Penalty);
        case SecondCurve::Distillation: return of(TrainingQuantity::Distillation);
        case SecondCurve::KeptLogits: return of(TrainingQuantity::KeptLogits);
        case SecondCurve::KeptLabels: return of(TrainingQuantity::KeptLabels);
        case SecondCurve::Loss: return snapshot.loss;
        case SecondCurve::None: break;
    }
    static const Curve none;
    return none;
}

LineChartData accuracyPlot(const Snapshot* shown, const Snapshot* latest) {
    LineChartData plot;
    plot.xTitle = AccuracyPanel::tr("training sequences, thousand");
    plot.yTitle = AccuracyPanel::tr("test accuracy, %");
    plot.yEnd = 100;
    plot.xEnd = 100;
    if (!shown) return plot;
    plot.xEnd = thousands(shown->timetable.totalSamples());
    plot.reference = shown->chance > 0 ? 100 * shown->chance : -1;
    plot.referenceLabel = AccuracyPanel::tr("chance %1").arg(words::percent(plot.reference / 100));
    plot.bands = bandsOf(*shown);
    for (int task = 0; task < shown->position.taskCount; ++task) {
        const auto number = static_cast<std::size_t>(task);
        const Curve& curve = shown->accuracy[number];
        Line line{taskColor(task), taskPen(task), pointsOf(curve, 100), {}, ownWidth()};
        if (!curve.empty())
            line.label =
                AccuracyPanel::tr("task %1  %2").arg(task + 1).arg(words::percent(curve.points().back().value));
        if (latest && number < latest->accuracy.size())
            plot.behind << Line{pale(line.color, futureOpacity),
                                line.pen,
                                futureOf(line.points, pointsOf(latest->accuracy[number], 100)),
                                {},
                                ownWidth()};
        plot.lines << line;
    }
    plot.markers = markersOf(*shown);
    return plot;
}

void addGhost(LineChartData& plot, const Ghost& ghost, bool isPointedAt) {
    double sum = 0;
    int met = 0;
    for (std::size_t task = 0; task < ghost.latest->accuracy.size(); ++task) {
        const Curve& curve = ghost.latest->accuracy[task];
        plot.behind << ghostLine(ghost, taskColor(static_cast<int>(task)), pointsOf(curve, 100), isPointedAt);
        if (curve.empty()) continue;
        plot.xEnd = std::max(plot.xEnd, plot.behind.last().points.last().x());
        sum += curve.points().back().value;
        ++met;
    }
    if (met > 0)
        plot.endLabels << EndLabel{100 * sum / met, colors().mutedText,
                                   QStringLiteral("%1 %2").arg(ghost.name, words::percent(sum / met))};
}

LineChartData secondPlot(SecondCurve curve, bool isLogarithmic, const Snapshot& shown, const Snapshot* latest,
                         const QList<Ghost>& ghosts) {
    LineChartData plot;
    plot.xTitle = AccuracyPanel::tr("training sequences, thousand");
    plot.xEnd = thousands(shown.timetable.totalSamples());
    plot.bands = bandsOf(shown);
    for (LineBand& band : plot.bands) band.label = band.shortLabel = QString();  // they stand above
    Line line{colors().accent, Qt::SolidLine, pointsOf(curveOf(shown, curve), 1), {}, ownWidth() - 0.5};
    if (latest)
        plot.behind << Line{pale(line.color, futureOpacity),
                            line.pen,
                            futureOf(line.points, pointsOf(curveOf(*latest, curve), 1)),
                            {},
                            line.width};
    for (const Ghost& ghost : ghosts)
        plot.behind << ghostLine(ghost, ghost.color, pointsOf(curveOf(*ghost.latest, curve), 1), false);
    if (!line.points.isEmpty()) line.label = words::significant(line.points.last().y(), 3);
    plot.lines << line;
    const double clip = shown.knobs[Knob::GradientClip];
    const bool isClipped = curve == SecondCurve::GradientNorm && clip > 0;
    fitHeights(plot, isClipped ? clip : 0, isLogarithmic);
    if (isClipped) {
        plot.reference = clip;
        plot.referenceLabel = AccuracyPanel::tr("clipped at %1").arg(words::significant(clip, 3));
    }
    return plot;
}

CursorCard accuraciesAt(const Snapshot& snapshot, double thousandSamples, const QList<Ghost>& ghosts) {
    const int learned = snapshot.timetable.taskAt(
        static_cast<std::int64_t>(std::floor(snapshot.timetable.batchAt(1000 * thousandSamples))));
    CursorCard card{titleAt(thousandSamples), {}};
    for (std::size_t task = 0; task < snapshot.accuracy.size(); ++task) {
        const auto value = valueAt(snapshot, snapshot.accuracy[task], thousandSamples);
        if (!value) continue;
        QStringList others;
        for (const Ghost& ghost : ghosts)
            if (task < ghost.latest->accuracy.size())
                if (const auto its = valueAt(*ghost.latest, ghost.latest->accuracy[task], thousandSamples))
                    others << QStringLiteral("%1 %2").arg(ghost.name, words::percent(*its));
        const CursorRow row{taskColor(static_cast<int>(task)), AccuracyPanel::tr("task %1").arg(task + 1),
                            words::percent(*value), others.join(QStringLiteral(" · "))};
        if (static_cast<int>(task) == learned)
            card.rows.prepend(row);
        else
            card.rows << row;
    }
    return card;
}

CursorCard secondCurveAt(SecondCurve curve, const Snapshot& snapshot, double thousandSamples,
                         const QList<Ghost>& ghosts) {
    CursorCard card{titleAt(thousandSamples), {}};
    const auto value = valueAt(snapshot, curveOf(snapshot, curve), thousandSamples);
    if (!value) return card;
    QStringList others;
    for (const Ghost& ghost : ghosts)
        if (const auto its = valueAt(*ghost.latest, curveOf(*ghost.latest, curve), thousandSamples))
            others << QStringLiteral("%1 %2").arg(ghost.name, words::significant(*its, 3));
    card.rows << CursorRow{colors().accent, nameOf(curve), words::significant(*value, 3),
                           others.join(QStringLiteral(" · "))};
    return card;
}

}  // namespace miru
