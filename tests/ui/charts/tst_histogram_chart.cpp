// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Bars, outlines and constants stand where their numbers say, and are as tall.

#include <QTest>
#include <cmath>
#include <limits>

#include "tests/support/pictures.h"
#include "tests/support/warnings.h"
#include "ui/charts/histogram_chart.h"
#include "ui/style/theme.h"

using namespace miru;

namespace {

constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();
constexpr int width = 401;  // 400 between the outermost numbers
constexpr int height = 140;

QImage pictureOf(const HistogramData& data, const QSize& size = {width, height}) {
    HistogramChart chart;
    chart.resize(size);
    chart.setData(data);
    return miru::pictureOf(chart);
}

HistogramData barsOf(std::vector<double> heights) {
    HistogramData data;
    data.fill = Qt::red;
    data.heights = std::move(heights);
    return data;
}

/// How tall bar `bin` of `bins` is, in pixels.
int tallness(const QImage& image, int bin, int bins) {
    return inkIn(image, {(2 * bin + 1) * width / (2 * bins), 0, 1, height}, Qt::red);
}

/// The middle of what is drawn in the accent just above the axis: of a tall line; NaN where there is none.
double lineIn(const QImage& image) {
    const int y = height - 40;
    double sum = 0;
    int count = 0;
    for (int x = 0; x < image.width(); ++x)
        if (image.pixel(x, y) == colors().accent.rgb()) {
            sum += x;
            ++count;
        }
    return count > 0 ? sum / count : notANumber;
}

}  // namespace

class TestHistogramChart : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() { Theme::current().apply(Theme::Kind::Light); }
    void init() { failOnWarnings(); }

    void barsAreAsTallAsTheirShares() {
        const QImage image = pictureOf(barsOf({0.1, 0.2, 0.4, 0, notANumber}));
        const int most = tallness(image, 2, 5);
        QVERIFY2(most > height / 2, "the tallest fills the plot");
        QVERIFY(std::abs(tallness(image, 1, 5) - most / 2) <= 2);
        QVERIFY(std::abs(tallness(image, 0, 5) - most / 4) <= 2);
        QCOMPARE(tallness(image, 3, 5), 0);
        QCOMPARE(tallness(image, 4, 5), 0);
    }

    void barsAndOutlinesShareTheirScale() {
        const int alone = tallness(pictureOf(barsOf({0.2, 0.2})), 0, 2);
        HistogramData data = barsOf({0.2, 0.2});
        data.outlines << HistogramOutline{{0.4, 0.4, 0.4, 0.4}, Qt::blue, "before"};
        const QImage image = pictureOf(data);
        QVERIFY(std::abs(tallness(image, 0, 2) - alone / 2) <= 2);
        int bluish = 0;  // the outline is dashed, smooth, and twice as tall as the bars
        for (int x = 60; x < width - 60; ++x)
            for (int y = 0; y < height / 2; ++y)
                bluish += QColor(image.pixel(x, y)).blue() > QColor(image.pixel(x, y)).red() + 40 ? 1 : 0;
        QVERIFY2(bluish > 100, qPrintable(QString::number(bluish)));
    }

    void aConstantStandsAtItsNumber_data() {
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("at");
        QTest::addColumn<double>("x");
        QTest::newRow("a gate's low end") << 0.0 << 0.0 << 0.5;
        QTest::newRow("on a gate's axis") << 0.0 << 0.55 << 220.5;
        QTest::newRow("a gate's high end") << 0.0 << 1.0 << 400.0;
        QTest::newRow("on a state's axis") << -1.0 << 0.5 << 300.5;
        QTest::newRow("a state's middle") << -1.0 << 0.0 << 200.5;
    }
    void aConstantStandsAtItsNumber() {
        QFETCH(double, low);
        QFETCH(double, at);
        QFETCH(double, x);
        HistogramData data;
        data.low = low;
        data.constants << HistogramConstant{at, {}};
        const double found = lineIn(pictureOf(data));
        QVERIFY2(std::abs(found - x) <= 1.5, qPrintable(QString::number(found)));
        data.constants = {{notANumber, {}}};
        QVERIFY(std::isnan(lineIn(pictureOf(data))));
    }

    void labelsOfTwoConstantsDoNotMeet_data() {
        QTest::addColumn<double>("beta");
        QTest::addColumn<double>("lambda");
        QTest::newRow("in the middle") << 0.55 << 0.7;
        QTest::newRow("next to each other") << 0.55 << 0.56;
        QTest::newRow("equal") << 0.5 << 0.5;
        QTest::newRow("at the right") << 0.95 << 1.0;
        QTest::newRow("at the left") << 0.0 << 0.02;
    }
    void labelsOfTwoConstantsDoNotMeet() {
        QFETCH(double, beta);
        QFETCH(double, lambda);
        // Each alone and both together: no pixel of one lies under the other, but for the lines.
        const auto inkOf = [](const QList<HistogramConstant>& constants) {
            HistogramData data;
            data.constants = constants;
            const QImage image = pictureOf(data);
            data.constants.clear();
            const QImage without = pictureOf(data);
            int ink = 0;
            for (int y = 0; y < height; ++y)
                for (int x = 0; x < width; ++x) ink += image.pixel(x, y) != without.pixel(x, y) ? 1 : 0;
            return ink;
        };
        const HistogramConstant first{beta, QString::fromUtf8("β 0.55")};
        const HistogramConstant second{lambda, QString::fromUtf8("λ 0.70")};
        const int lines = inkOf({{beta, {}}}) + inkOf({{lambda, {}}}) - inkOf({{beta, {}}, {lambda, {}}});
        const int overlap = inkOf({first}) + inkOf({second}) - inkOf({first, second}) - lines;
        QVERIFY2(std::abs(overlap) <= 12, qPrintable(QString::number(overlap)));
    }

    void everySizeAndNoDataAreNoTrouble() {
        for (const QSize& size : {QSize(1, 1), QSize(3, 3), QSize(120, 56), QSize(3000, 30), QSize(30, 2000)}) {
            HistogramData data = barsOf({0.1, 0.5, 0.2, 0.2});
            data.title = "hidden state h";
            data.note = "12 % saturated";
            data.constants << HistogramConstant{0.5, "k"};
            QCOMPARE(inkIn(pictureOf(data, size), Qt::red) > 0, size.height() >= 56);
        }
        QCOMPARE(inkIn(pictureOf(HistogramData()), Qt::red), 0);
        QCOMPARE(inkIn(pictureOf(barsOf({0, 0, notANumber})), Qt::red), 0);
    }

    void itSaysWhatItShows() {
        HistogramChart chart;
        HistogramData data = barsOf({1});
        data.title = "update gate z";
        data.note = "3 % saturated";
        chart.setData(data);
        QCOMPARE(chart.accessibleName(), data.title);
        QCOMPARE(chart.accessibleDescription(), data.note);
    }

    void itFollowsTheTheme() {
        HistogramData data;
        data.title = "title";
        data.constants << HistogramConstant{0.5, {}};
        const QColor before = colors().accent;
        QVERIFY(inkIn(pictureOf(data), before) > 100);
        Theme::current().apply(Theme::Kind::Dark);
        const QImage dark = pictureOf(data);
        const QColor now = colors().accent;
        const QColor text = colors().text;
        Theme::current().apply(Theme::Kind::Light);
        QVERIFY(inkIn(dark, now) > 100);
        QVERIFY(inkIn(dark, text) > 0);
        QCOMPARE(inkIn(dark, before), 0);
    }
};

QTEST_MAIN(TestHistogramChart)
#include "tst_histogram_chart.moc"
