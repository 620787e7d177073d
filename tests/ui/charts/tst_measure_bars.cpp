// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Bars of measures: as long as they say, in the colour of what they warn of, with names and figures never cut.

#include <QTest>

#include "tests/support/pictures.h"
#include "tests/support/warnings.h"
#include "ui/charts/measure_bars.h"
#include "ui/style/palette.h"
#include "ui/style/theme.h"

using namespace miru;

namespace {

std::vector<MeasureBar> bars() {
    return {{"units shared", 1, "98 %", "nearly all", true, {}},
            {"rehearsed", 0.5, "50 %", "half", false, {}},
            {"nothing", 0, "0 %", "nothing", false, {}}};
}

/// Pixels of a colour in a row of the picture.
int countIn(const QImage& image, int y, const QColor& color) {
    int count = 0;
    for (int x = 0; x < image.width(); ++x) count += image.pixel(x, y) == color.rgb();
    return count;
}

}  // namespace

class TestMeasureBars : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() { Theme::current().apply(Theme::Kind::Light); }
    void init() { failOnWarnings(); }

    void barsAreAsLongAsTheySay() {
        MeasureBars widget;
        widget.setBars(bars());
        showAt(widget, {500, widget.sizeHint().height()});
        const QImage image = pictureOf(widget);
        const int height = image.height() / 3;
        const int whole = countIn(image, height / 2, taskColor(1));
        const int half = countIn(image, height + height / 2, colors().accent);
        QVERIFY2(whole > 100 && std::abs(whole - 2 * half) <= 4, qPrintable(QString("%1 %2").arg(whole).arg(half)));
        QCOMPARE(countIn(image, 2 * height + height / 2, colors().accent), 0);
    }

    void thereIsRoomForNamesAndFigures() {
        MeasureBars widget;
        widget.setBars(bars());
        const QFontMetrics metrics(Theme::baseFont());
        const int names = metrics.horizontalAdvance("units shared");
        QVERIFY(widget.minimumSizeHint().width() > names + metrics.horizontalAdvance("98 %"));
        QVERIFY(widget.sizeHint().width() > names + metrics.horizontalAdvance("98 % nearly all"));
        QCOMPARE(widget.accessibleDescription(),
                 QString("units shared: 98 %, nearly all; rehearsed: 50 %, half; nothing: 0 %, nothing"));
    }
};

QTEST_MAIN(TestMeasureBars)
#include "tst_measure_bars.moc"
