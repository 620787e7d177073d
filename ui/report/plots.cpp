// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/report/plots.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "ui/style/numbers.h"

namespace miru {
namespace {

constexpr double line = ReportFigure::lineHeight;
constexpr double middleOfLine = 4;  // from the middle of a line of type down to what it stands on

/// Puts shapes into a drawing.
class Pencil {
 public:
    explicit Pencil(const QSizeF& millimetres) { m_figure.size = ReportFigure::dots(millimetres); }

    double width() const { return m_figure.size.width(); }
    double height() const { return m_figure.size.height(); }
    void write(const QString& text, const QPointF& at, Anchor anchor = Anchor::Start, Rgb color = light::mutedText,
               bool isBold = false) {
        if (!text.isEmpty()) m_figure.shapes << ReportFigure::Words{text, at, anchor, color, isBold};
    }
    void rule(const QPointF& from, const QPointF& to, Rgb color, double width = 1, Qt::PenStyle pen = Qt::SolidLine) {
        m_figure.shapes << ReportFigure::Curve{{from, to}, color, width, pen, 1};
    }
    void draw(const ReportFigure::Shape& shape) { m_figure.shapes << shape; }
    /// What is below is not needed.
    void cutBelow(double y) { m_figure.size.setHeight(std::min(height(), y)); }
    ReportFigure take() { return std::move(m_figure); }

 private:
    ReportFigure m_figure;
};

/// 1, 2 or 5 times a power of ten: so far apart that there are six ticks at most.
double tickStep(double span) {
    const double power = std::pow(10, std::floor(std::log10(std::max(span, 1e-6) / 6)));
    for (const double factor : {1.0, 2.0, 5.0})
        if (span / (factor * power) <= 6) return factor * power;
    return 10 * power;
}

double widest(const QStringList& texts, bool isBold = false) {
    double width = 0;
    for (const QString& text : texts) width = std::max(width, ReportFigure::widthOf(text, isBold));
    return width;
}

/// As high as they were wanted to be, or so far from there that each has a line of its own between `top` and `bottom`.
std::vector<double> parted(const std::vector<double>& wanted, double top, double bottom) {
    std::vector<std::size_t> order(wanted.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {}, [&](std::size_t n) { return wanted[n]; });
    const double pitch =
        std::min(line - 1, (bottom - top) / static_cast<double>(std::max<std::size_t>(1, order.size())));
    std::vector<double> heights(wanted.size());
    double free = top;
    for (const std::size_t n : order) free = (heights[n] = std::max(wanted[n], free)) + pitch;
    double limit = bottom;
    for (auto n = order.rbegin(); n != order.rend(); ++n) limit = (heights[*n] = std::min(heights[*n], limit)) - pitch;
    return heights;
}

void writeEndLabels(Pencil& pencil, const LinePlot& plot, const QRectF& area) {
    QList<LinePlot::EndLabel> labels;
    for (const auto& one : plot.lines)
        if (!one.label.isEmpty() && !one.points.isEmpty())
            labels << LinePlot::EndLabel{one.points.last().y(), one.label, one.color};
    labels << plot.endLabels;
    std::vector<double> wanted;
    for (const auto& label : labels) wanted.push_back(area.bottom() - area.height() * label.y / plot.yEnd);
    const auto heights = parted(wanted, area.top() + 2, area.bottom() - 2);
    for (qsizetype n = 0; n < labels.size(); ++n)
        pencil.write(ReportFigure::fitted(labels[n].text, pencil.width() - area.right() - 8, true),
                     {area.right() + 8, heights[static_cast<std::size_t>(n)] + middleOfLine}, Anchor::Start,
                     labels[n].color, true);
}

double numberIn(const std::vector<std::vector<double>>& numbers, std::size_t row, std::size_t column) {
    return row < numbers.size() && column < numbers[row].size() ? numbers[row][column]
                                                                : std::numeric_limits<double>::quiet_NaN();
}

/// Names are written as often as there is room for them.
qsizetype every(double needed, double pitch) {
    return std::max<qsizetype>(1, static_cast<qsizetype>(std::ceil(needed / std::max(1.0, pitch))));
}

/// A line between each cell that is marked and its neighbours that are not.
void drawContour(Pencil& pencil, const std::vector<std::vector<bool>>& marked, const QPointF& corner, double side) {
    const auto isMarked = [&](std::size_t row, std::size_t column) {  // one below 0 is beyond every end
        return row < marked.size() && column < marked[row].size() && marked[row][column];
    };
    for (std::size_t row = 0; row < marked.size(); ++row)
        for (std::size_t column = 0; column < marked[row].size(); ++column) {
            if (!marked[row][column]) continue;
            const QRectF cell(corner.x() + side * static_cast<double>(column),
                              corner.y() + side * static_cast<double>(row), side, side);
            const auto edge = [&](const QPointF& from, const QPointF& to) { pencil.rule(from, to, light::text, 2); };
            if (!isMarked(row - 1, column)) edge(cell.topLeft(), cell.topRight());
            if (!isMarked(row + 1, column)) edge(cell.bottomLeft(), cell.bottomRight());
            if (!isMarked(row, column - 1)) edge(cell.topLeft(), cell.bottomLeft());
            if (!isMarked(row, column + 1)) edge(cell.topRight(), cell.bottomRight());
        }
}

double tallest(const UnitHistogram& histogram) {
    double most = 0;
    const auto look = [&most](const std::vector<double>& heights) {
        for (const double height : heights)
            if (std::isfinite(height)) most = std::max(most, height);
    };
    look(histogram.heights);
    for (const auto& outline : histogram.outlines) look(outline.heights);
    return most;
}

void drawHistogram(Pencil& pencil, const UnitHistogram& histogram, const QRectF& place) {
    const double titled = pencil.width() > 0 ? ReportFigure::widthOf(histogram.title, true) + 10 : 0;
    pencil.write(histogram.title, {place.left(), place.top() + 10}, Anchor::Start, light::text, true);
    pencil.write(ReportFigure::fitted(histogram.note, place.width() - titled), {place.right(), place.top() + 10},
                 Anchor::End);
    const QRectF area(place.left(), place.top() + line + 1, place.width(), place.height() - 2 * line - 2);
    const double below = area.bottom() + 11;
    pencil.write(words::plain(histogram.low), {area.left(), below});
    if (histogram.low < 0 && histogram.high > 0)
        pencil.write(QStringLiteral("0"), {area.center().x(), below}, Anchor::Middle);
    pencil.write(words::plain(histogram.high), {area.right(), below}, Anchor::End);

    const double most = tallest(histogram);
    const auto heightOf = [&](double share) {
        return most > 0 && std::isfinite(share) ? (area.height() - 2) * share / most : 0;
    };
    const Rgb fill =
        light::between(light::card, light::task(histogram.signal && isGate(*histogram.signal) ? 0 : 2), 0.75);
    const double wide = area.width() / static_cast<double>(std::max<std::size_t>(1, histogram.heights.size()));
    for (std::size_t bin = 0; bin < histogram.heights.size(); ++bin) {
        const double tall = heightOf(histogram.heights[bin]);
        if (tall > 0)
            pencil.draw(ReportFigure::Box{
                {area.left() + static_cast<double>(bin) * wide, area.bottom() - tall, std::max(1.0, wide - 1), tall},
                fill,
                0});
    }
    for (const auto& outline : histogram.outlines) {
        QList<QPointF> points;
        for (std::size_t bin = 0; bin < outline.heights.size(); ++bin)
            points << QPointF(area.left() + area.width() * (static_cast<double>(bin) + 0.5) /
                                                static_cast<double>(outline.heights.size()),
                              area.bottom() - heightOf(outline.heights[bin]));
        pencil.draw(ReportFigure::Curve{points, outline.task < 0 ? light::accent : light::task(outline.task), 1.4,
                                        Qt::DashLine, 1});
    }
    pencil.rule(area.bottomLeft(), area.bottomRight(), light::mutedText);
    double freeFrom = area.left();
    for (const auto& constant : histogram.constants) {
        const double x = area.left() + area.width() * (constant.at - histogram.low) / (histogram.high - histogram.low);
        pencil.rule({x, area.top()}, {x, area.bottom()}, light::accent, 2.5);
        // Left of its line where there is no room at its right.
        const double wanted = ReportFigure::widthOf(constant.label, true) + 5;
        const bool isLeft = x + wanted > area.right() && x - wanted >= freeFrom;
        pencil.write(constant.label, {isLeft ? x - 5 : x + 5, area.top() + 10}, isLeft ? Anchor::End : Anchor::Start,
                     light::accent, true);
        freeFrom = isLeft ? x : x + wanted;
    }
}

}  // namespace

ReportFigure drawn(const LinePlot& plot, const QSizeF& millimetres) {
    Pencil pencil(millimetres);
    double labels = 0;
    for (const auto& one : plot.lines) labels = std::max(labels, ReportFigure::widthOf(one.label, true));
    for (const auto& one : plot.endLabels) labels = std::max(labels, ReportFigure::widthOf(one.text, true));
    const double right = std::min(0.3 * pencil.width(), labels + 10);
    const bool isNamed = !plot.xTitle.isEmpty();
    const double top = plot.yTitle.isEmpty() ? 6 : line + 6;
    const QRectF area(30, top, pencil.width() - 30 - std::max(6.0, right),
                      pencil.height() - top - (isNamed ? 2 * line + 4 : 6));
    const auto xOf = [&](double x) { return area.left() + area.width() * x / plot.xEnd; };
    const auto yOf = [&](double y) { return area.bottom() - area.height() * y / plot.yEnd; };

    pencil.write(plot.yTitle, {0, 10});
    for (const TaskSpan& span : plot.spans) {
        const double from = xOf(span.from);
        const double wide = std::min(area.right(), xOf(span.to)) - from;
        if (wide <= 0) continue;
        pencil.draw(ReportFigure::Box{
            {from, area.top(), wide, area.height()}, light::between(light::card, light::task(span.task), 0.08), 0});
    }
    const double yStep = tickStep(plot.yEnd);
    for (double tick = 0; tick <= plot.yEnd * 1.0001; tick += yStep) {
        pencil.rule({area.left(), yOf(tick)}, {area.right(), yOf(tick)}, light::grid);
        pencil.write(words::plain(tick), {area.left() - 5, yOf(tick) + middleOfLine}, Anchor::End);
    }
    if (isNamed) {
        const double xStep = tickStep(plot.xEnd);
        for (double tick = 0; tick <= plot.xEnd * 1.0001; tick += xStep) {
            pencil.rule({xOf(tick), area.bottom()}, {xOf(tick), area.bottom() + 4}, light::mutedText);
            pencil.write(words::plain(tick), {xOf(tick), area.bottom() + line}, Anchor::Middle);
        }
        pencil.write(plot.xTitle, {area.center().x(), area.bottom() + 2 * line}, Anchor::Middle);
    }
    for (const TaskSpan& span : plot.spans) {
        const double wide = std::min(area.right(), xOf(span.to)) - xOf(span.from);
        const auto fits = [&](const QString& text) { return ReportFigure::widthOf(text, true) + 6 <= wide; };
        if (fits(span.label) || fits(span.shortLabel))
            pencil.write(fits(span.label) ? span.label : span.shortLabel, {xOf(span.from) + wide / 2, area.top() + 11},
                         Anchor::Middle, light::task(span.task), true);
    }
    if (plot.reference) {
        pencil.rule({area.left(), yOf(*plot.reference)}, {area.right(), yOf(*plot.reference)}, light::mutedText, 1,
                    Qt::DotLine);
        pencil.write(plot.referenceLabel, {area.left() + 4, yOf(*plot.reference) - 3});
    }
    double markTop = area.top() + 2 * line;
    for (const ChangeMark& mark : plot.marks) {
        const double x = xOf(mark.at);
        pencil.rule({x, area.top()}, {x, area.bottom()}, light::mutedText, 1, Qt::DashLine);
        const bool isLeft = x + ReportFigure::widthOf(mark.label) > area.right();
        pencil.write(mark.label, {isLeft ? x - 3 : x + 3, markTop}, isLeft ? Anchor::End : Anchor::Start, light::text);
        markTop = markTop + line > area.bottom() - line ? area.top() + 2 * line : markTop + line;
    }
    for (const auto& one : plot.lines) {
        QList<QPointF> points;
        for (const QPointF& point : one.points)
            if (std::isfinite(point.x()) && std::isfinite(point.y())) points << QPointF(xOf(point.x()), yOf(point.y()));
        pencil.draw(ReportFigure::Curve{points, one.color, one.width, one.pen, 1});
    }
    writeEndLabels(pencil, plot, area);
    return pencil.take();
}

ReportFigure drawn(const MapPlot& plot, const QSizeF& millimetres) {
    constexpr double largest = 56;
    constexpr double smallestWithText = 20;
    constexpr double smallestWithGap = 8;
    Pencil pencil(millimetres);
    const double left = widest(plot.rowNames) + 8;
    const double top = line + 4;
    const double foot = plot.foot.isEmpty() ? 2 : line + 8;
    const auto rows = static_cast<double>(std::max<qsizetype>(1, plot.rowNames.size()));
    const auto columns = static_cast<double>(std::max<qsizetype>(1, plot.columnNames.size()));
    const double side = std::min({largest, (pencil.width() - left) / columns, (pencil.height() - top - foot) / rows});
    const double gap = side >= smallestWithGap ? 1 : 0;
    const QPointF corner(left, top);

    const qsizetype everyColumn = every(widest(plot.columnNames) + 4, side);
    for (qsizetype column = 0; column < plot.columnNames.size(); column += everyColumn)
        pencil.write(plot.columnNames[column], {left + (static_cast<double>(column) + 0.5) * side, top - 5},
                     Anchor::Middle, plot.areColumnsTasks ? light::task(static_cast<int>(column)) : light::mutedText);
    const qsizetype everyRow = every(line, side);
    for (qsizetype row = 0; row < plot.rowNames.size(); ++row) {
        const double y = top + static_cast<double>(row) * side;
        if (row % everyRow == 0) pencil.write(plot.rowNames[row], {left - 8, y + side / 2 + middleOfLine}, Anchor::End);
        for (qsizetype column = 0; column < plot.columnNames.size(); ++column) {
            const double value = numberIn(plot.values, static_cast<std::size_t>(row), static_cast<std::size_t>(column));
            const QRectF cell =
                QRectF(left + static_cast<double>(column) * side, y, side, side).adjusted(gap, gap, -gap, -gap);
            const double span = plot.high - plot.low;
            const double share = span != 0 ? std::clamp((value - plot.low) / span, 0.0, 1.0) : 1.0;
            const bool isThere = std::isfinite(value);
            pencil.draw(ReportFigure::Box{cell,
                                          isThere ? light::between(light::mapLow, light::mapHigh, share) : light::field,
                                          std::min(4.0, cell.width() / 8)});
            if (isThere && side >= smallestWithText)
                pencil.write(words::fixed(plot.factor * value, plot.decimals),
                             {cell.center().x(), cell.center().y() + middleOfLine}, Anchor::Middle,
                             light::textOnMap(share));
        }
    }
    drawContour(pencil, plot.marked, corner, side);
    pencil.write(plot.foot, {left, top + rows * side + line + 4}, Anchor::Start, light::text, true);
    pencil.cutBelow(top + rows * side + foot + 4);
    return pencil.take();
}

ReportFigure drawn(const QList<UnitHistogram>& histograms, const QSizeF& millimetres) {
    constexpr qsizetype mostInAColumn = 4;
    constexpr double between = 16;
    Pencil pencil(millimetres);
    const qsizetype columns = histograms.size() > mostInAColumn ? 2 : 1;
    const qsizetype rows = std::max<qsizetype>(1, (histograms.size() + columns - 1) / columns);
    const double wide = (pencil.width() - between * static_cast<double>(columns - 1)) / static_cast<double>(columns);
    const double high = (pencil.height() - 6 * static_cast<double>(rows - 1)) / static_cast<double>(rows);
    for (qsizetype n = 0; n < histograms.size(); ++n)
        drawHistogram(pencil, histograms[n],
                      {static_cast<double>(n % columns) * (wide + between),
                       static_cast<double>(n / columns) * (high + 6), wide, high});
    return pencil.take();
}

ReportFigure drawn(const StudyGroupsPicture& picture, const QSizeF& millimetres) {
    constexpr double rightMargin = 46;  // for the number beside the bar
    constexpr double blockGap = 0.5;    // of a strip
    Pencil pencil(millimetres);
    QStringList names;
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    double strips = 0;
    for (const auto& group : picture.groups) {
        names << group.name;
        strips += group.startsBlock ? 1 + blockGap : 1;
        if (group.points.empty()) continue;
        low = std::min({low, group.low, std::ranges::min(group.points)});
        high = std::max({high, group.high, std::ranges::max(group.points)});
    }
    if (low > high) {
        low = 0;
        high = 1;
    }
    const double step = tickStep(std::max(high - low, 1e-3));
    low = std::floor(low / step) * step;
    high = std::max(std::ceil(high / step) * step, low + step);
    const double left = std::min(widest(names) + 8, 0.45 * pencil.width());
    const QRectF area(left, 4, pencil.width() - left - rightMargin, pencil.height() - 2 * line - 8);
    const auto xOf = [&](double value) { return area.left() + area.width() * (value - low) / (high - low); };
    const int decimals = step < 0.0099 ? 1 : 0;
    for (double tick = low; tick <= high + step / 2; tick += step) {
        pencil.rule({xOf(tick), area.top()}, {xOf(tick), area.bottom()}, light::grid);
        pencil.write(words::fixed(100 * tick, decimals), {xOf(tick), area.bottom() + line - 2}, Anchor::Middle);
    }
    pencil.write(picture.axis, {area.center().x(), area.bottom() + 2 * line}, Anchor::Middle);
    const double pitch = area.height() / std::max(1.0, strips);
    double top = area.top();
    for (const auto& group : picture.groups) {
        if (group.startsBlock) top += blockGap * pitch;
        const double y = top + pitch / 2;
        top += pitch;
        pencil.write(ReportFigure::fitted(group.name, left - 8), {left - 8, y + middleOfLine}, Anchor::End,
                     light::text);
        if (group.points.empty()) continue;
        const Rgb color = light::task(group.color);
        const double half = std::min(6.0, 0.36 * pitch);
        if (group.high > group.low)
            pencil.draw(ReportFigure::Box{{xOf(group.low), y - half, xOf(group.high) - xOf(group.low), 2 * half},
                                          light::between(light::card, color, 0.3),
                                          0});
        for (const double point : group.points) pencil.draw(ReportFigure::Dot{{xOf(point), y}, 2.6, color});
        pencil.rule({xOf(group.mean), y - half - 1}, {xOf(group.mean), y + half + 1}, light::text, 2);
        pencil.write(words::fixed(100 * group.mean, 1), {area.right() + 8, y + middleOfLine}, Anchor::Start,
                     light::text);
    }
    return pencil.take();
}

ReportFigure drawn(const StudyCoursePicture& picture, const QSizeF& millimetres) {
    constexpr double between = 12;
    Pencil pencil(millimetres);
    const auto columns = static_cast<double>(std::max<qsizetype>(1, picture.columnNames.size()));
    const auto rows = static_cast<double>(std::max<qsizetype>(1, picture.rowNames.size()));
    const double names = std::min(widest(picture.rowNames, true), 0.2 * pencil.width());
    const double left = names + 8 + ReportFigure::widthOf(QStringLiteral("100")) + 4;
    const double top = 2 * line + 4;
    const double wide = (pencil.width() - left - between * (columns - 1) - 4) / columns;
    const double high = (pencil.height() - top - 2 * line - 4 - between * (rows - 1)) / rows;

    // What the lines are, in their colours, right of each other.
    double at = left;
    for (qsizetype n = 0; n < picture.lineNames.size(); ++n) {
        const auto& lines = picture.cells[0][0];
        const auto number = static_cast<std::size_t>(n);
        pencil.write(picture.lineNames[n], {at, 11}, Anchor::Start,
                     number < lines.size() ? light::task(lines[number].color) : light::text, true);
        at += ReportFigure::widthOf(picture.lineNames[n], true) + 18;
    }
    const auto plotOf = [&](qsizetype row, qsizetype column) {
        return QRectF(left + static_cast<double>(column) * (wide + between),
                      top + static_cast<double>(row) * (high + between), std::max(8.0, wide), std::max(8.0, high));
    };
    for (qsizetype column = 0; column < picture.columnNames.size(); ++column) {
        const QRectF area = plotOf(0, column);
        pencil.write(ReportFigure::fitted(picture.columnNames[column], area.width(), true),
                     {area.center().x(), area.top() - 5}, Anchor::Middle, light::text, true);
    }
    for (qsizetype row = 0; row < picture.rowNames.size(); ++row) {
        pencil.write(ReportFigure::fitted(picture.rowNames[row], names, true),
                     {0, plotOf(row, 0).center().y() + middleOfLine}, Anchor::Start, light::text, true);
        for (qsizetype column = 0; column < picture.columnNames.size(); ++column) {
            const QRectF area = plotOf(row, column);
            const auto xOf = [&](std::size_t step) {
                return area.left() + area.width() * (static_cast<double>(step) + 0.5) / std::max(1, picture.steps);
            };
            const auto yOf = [&](double value) { return area.bottom() - area.height() * std::clamp(value, 0.0, 1.0); };
            const auto curve = [&](const std::vector<double>& values) {
                QList<QPointF> points;
                for (std::size_t n = 0; n < values.size(); ++n) points << QPointF(xOf(n), yOf(values[n]));
                return points;
            };
            pencil.draw(ReportFigure::Box{area, light::between(light::card, light::grid, 0.25), 0});
            const bool isTall = area.height() > 4 * line;
            for (const double tick : {0.0, 0.25, 0.5, 0.75, 1.0}) {
                pencil.rule({area.left(), yOf(tick)}, {area.right(), yOf(tick)}, light::grid);
                if (column == 0 && (isTall || tick == 0 || tick == 1))
                    pencil.write(words::plain(100 * tick), {area.left() - 4, yOf(tick) + middleOfLine}, Anchor::End);
            }
            if (row + 1 == picture.rowNames.size()) {
                const auto often = static_cast<int>(every(ReportFigure::widthOf(words::number(picture.steps)) + 6,
                                                          area.width() / std::max(1, picture.steps)));
                for (int step = 0; step < picture.steps; step += often)
                    pencil.write(words::number(step + 1), {xOf(static_cast<std::size_t>(step)), area.bottom() + 12},
                                 Anchor::Middle);
            }
            for (const auto& one : picture.cells[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)]) {
                const Rgb color = light::task(one.color);
                QList<QPointF> band = curve(one.high);
                for (std::size_t n = one.low.size(); n-- > 0;) band << QPointF(xOf(n), yOf(one.low[n]));
                if (!band.isEmpty()) pencil.draw(ReportFigure::Area{band, color, 0.22});
                for (const auto& course : one.courses)
                    pencil.draw(ReportFigure::Curve{curve(course), color, 0.8, Qt::SolidLine, 0.45});
                if (one.low.empty())
                    for (const auto& course : one.courses)
                        for (const QPointF& point : curve(course)) pencil.draw(ReportFigure::Dot{point, 1.8, color});
                const QList<QPointF> mean = curve(one.mean);
                pencil.draw(ReportFigure::Curve{mean, color, 2, Qt::SolidLine, 1});
                if (!mean.isEmpty()) pencil.draw(ReportFigure::Dot{mean.last(), 2.2, color});
            }
        }
    }
    pencil.write(picture.xTitle, {(left + pencil.width()) / 2, pencil.height() - 4}, Anchor::Middle);
    return pencil.take();
}

}  // namespace miru
