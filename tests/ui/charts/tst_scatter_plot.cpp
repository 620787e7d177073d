// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Points of a plane: where they are drawn, in which colour, and what is behind them.

#include <QHelpEvent>
#include <QSignalSpy>
#include <QTest>
#include <cmath>

#include "tests/support/warnings.h"
#include "ui/charts/scatter_plot.h"
#include "ui/style/palette.h"
#include "ui/style/theme.h"

using namespace miru;

namespace {

ScatterPlotData corners() {
    ScatterPlotData data;
    data.kinds = {{"one", taskColor(0), 0}, {"two", taskColor(1), 1}};
    data.points = {{{0, 0}, 0}, {{4, 0}, 1}, {{4, 2}, 0}, {{0, 2}, 1}};
    return data;
}

/// Left half 0, right half 1.
ScatterRegions halves(const QList<QColor>& fills) {
    ScatterRegions regions{QRectF(-10, -10, 20, 20), 20, 20, {}, fills};
    for (int n = 0; n < 400; ++n) regions.values.push_back(n % 20 < 10 ? 0 : 1);
    return regions;
}

}  // namespace

class TestScatterPlot : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() { Theme::current().apply(Theme::Kind::Light); }
    void init() { failOnWarnings(); }

    void oneUnitIsAsLongUpwardsAsToTheRight() {
        for (const QSize size : {QSize(500, 200), QSize(200, 500)}) {
            ScatterPlot plot;
            plot.resize(size);
            plot.setData(corners());
            const QPointF origin = plot.positionOf({0, 0});
            const double right = plot.positionOf({1, 0}).x() - origin.x();
            const double up = origin.y() - plot.positionOf({0, 1}).y();
            QVERIFY(right > 0 && std::abs(right - up) < 1e-9);
            for (const ScatterPoint& point : plot.data().points)
                QVERIFY(plot.plot().contains(plot.positionOf(point.at)));
        }
    }

    void aPointHasTheColourOfItsKind() {
        ScatterPlot plot;
        plot.resize(300, 200);
        ScatterPlotData data = corners();
        data.points[2].isHollow = true;
        plot.setData(data);
        const QImage image = plot.grab().toImage();
        QCOMPARE(image.pixelColor(plot.positionOf({4, 0}).toPoint()).rgb(), taskColor(1).rgb());
        QCOMPARE(image.pixelColor(plot.positionOf({0, 0}).toPoint()).rgb(), taskColor(0).rgb());
        QCOMPARE(image.pixelColor(plot.positionOf({4, 2}).toPoint()).rgb(), colors().card.rgb());
    }

    void theViewStaysWhilePointsMoveALittle() {
        ScatterPlot plot;
        plot.resize(300, 200);
        ScatterPlotData data = corners();
        plot.setData(data);
        const QPointF before = plot.positionOf({0, 0});
        data.points[1].at = {3.8, 0.1};
        data.points[2].at = {3.9, 1.9};
        plot.setData(data);
        QCOMPARE(plot.positionOf({0, 0}), before);
        data.points[1].at = {40, 0};
        plot.setData(data);
        QVERIFY(plot.positionOf({0, 0}) != before);
        QVERIFY(plot.plot().contains(plot.positionOf({40, 0})));
        plot.setData(corners());
        QVERIFY2(plot.positionOf({4, 0}).x() - plot.positionOf({0, 0}).x() > 0.5 * plot.plot().width(),
                 "the view is not left much too large");
    }

    void regionsAreTintedAndPartedByALine() {
        ScatterPlot plot;
        plot.resize(300, 200);
        ScatterPlotData data = corners();
        data.points = {{{-5, -5}, 0}, {{5, 5}, 0}};
        data.regions = halves({taskColor(2), taskColor(3)});
        plot.setData(data);
        QImage image = plot.grab().toImage();
        const auto at = [&](double x, double y) { return image.pixelColor(plot.positionOf({x, y}).toPoint()); };
        QVERIFY(at(-3, 2) != at(3, 2));
        data.regions = halves({});
        plot.setData(data);
        image = plot.grab().toImage();
        QCOMPARE(at(-3, 2), at(3, 2));
        QVERIFY(at(0, 2) != at(3, 2));
    }

    void regionsHaveNamesWhereThereIsRoom() {
        ScatterPlot plot;
        plot.resize(400, 200);
        ScatterPlotData data;
        data.kinds = {{"one", taskColor(0), 0}};
        data.points = {{{-5, -5}, 0}, {{5, 5}, 0}};
        data.regions = halves({});
        plot.setData(data);
        const QImage unnamed = plot.grab().toImage();
        data.regions.names = {"left", QString(100, 'x')};
        plot.setData(data);
        const QImage named = plot.grab().toImage();
        const int middle = plot.positionOf({0, 0}).toPoint().x();
        const auto differs = [&](int from, int to) {
            for (int x = from; x < to; ++x)
                for (int y = 0; y < named.height(); ++y)
                    if (named.pixel(x, y) != unnamed.pixel(x, y)) return true;
            return false;
        };
        QVERIFY(differs(0, middle));
        QVERIFY2(!differs(middle + 1, named.width()), "a name that is too long for its region");
    }

    void thePointUnderThePointerIsTold() {
        ScatterPlot plot;
        plot.resize(300, 200);
        plot.setData(corners());
        QSignalSpy hovered(&plot, &ScatterPlot::pointHovered);
        for (const QPointF& value : {QPointF(4, 0), QPointF(2, 1)}) {
            const QPoint position = plot.positionOf(value).toPoint();
            QHelpEvent help(QEvent::ToolTip, position, plot.mapToGlobal(position));
            QCoreApplication::sendEvent(&plot, &help);
        }
        QCOMPARE(hovered[0][0].toInt(), 1);
        QCOMPARE(hovered[1][0].toInt(), -1);
    }

    void oddDataIsDrawnWithoutHarm_data() {
        QTest::addColumn<int>("kind");
        for (int kind = 0; kind < 7; ++kind) QTest::addRow("%d", kind) << kind;
    }
    void oddDataIsDrawnWithoutHarm() {
        QFETCH(int, kind);
        constexpr double nan = std::numeric_limits<double>::quiet_NaN();
        ScatterPlotData data;
        if (kind > 0) data.kinds = {{"a", taskColor(0), -3}};
        if (kind == 1) data.points = {{{nan, 0}, 0}, {{1, nan}, 0, false, QPointF(nan, nan)}};
        if (kind == 2) data.points = {{{1, 1}, 0}, {{1, 1}, 7}, {{1, 1}, -1}};
        if (kind == 3) data.paths = {{9, {{0, 0}, {nan, 1}, {2, 2}}}, {0, {}}};
        if (kind == 4) data.regions = {QRectF(0, 0, 1, 1), 3, 3, {1, 2}, {}};
        if (kind == 5)
            for (int n = 0; n < 200; ++n) data.kinds << ScatterKind{QString(30, 'x'), taskColor(n), n};
        if (kind == 6) data = corners(), data.scale = 1e9, data.xTitle = QString(300, 'x');
        for (const QSize size : {QSize(300, 200), QSize(20, 10)}) {
            ScatterPlot plot;
            plot.resize(size);
            plot.setData(data);
            QVERIFY(!plot.grab().isNull());
        }
    }

    void itIsReadableInTheDark() {
        ScatterPlot plot;
        plot.resize(300, 200);
        plot.setData(corners());
        Theme::current().apply(Theme::Kind::Dark);
        const QImage dark = plot.grab().toImage();
        const QColor card = colors().card;
        const QColor text = colors().mutedText;
        Theme::current().apply(Theme::Kind::Light);
        QVERIFY(inkIn(dark, dark.rect(), text) > 0);
        QVERIFY(contrast(text, card) >= 4.5);
    }
};

QTEST_MAIN(TestScatterPlot)
#include "tst_scatter_plot.moc"
