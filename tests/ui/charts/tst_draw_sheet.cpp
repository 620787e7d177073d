// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Drawing on a plot: strokes in its own values, by mouse and by keys, on its range alone.

#include "ui/charts/draw_sheet.h"

#include <QPointingDevice>
#include <QTest>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>

#include "ui/charts/line_chart.h"
#include "ui/style/theme.h"

using namespace miru;

namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

struct Board {
    LineChart chart;
    DrawSheet sheet{&chart};
    QList<std::pair<QPointF, QPointF>> strokes;

    Board() {
        Theme::current().apply(Theme::Kind::Light);
        chart.resize(800, 400);
        LineChartData plot;
        plot.xEnd = 30;
        plot.yEnd = 100;
        chart.setData(plot);
        chart.show();
        SheetData blank;
        blank.over = {10, 20};
        blank.invitation = QStringLiteral("draw here");
        blank.drawings = {{Qt::blue, QList<double>(64, nothing)}};
        blank.own = 0;
        blank.startsAt = 80;
        sheet.setData(blank);
        sheet.show();
        QObject::connect(&sheet, &DrawSheet::stroked, &sheet,
                         [this](QPointF from, QPointF to) { strokes << std::pair(from, to); });
    }
    bool isReady() { return QTest::qWaitForWindowExposed(&chart); }
};

bool isNear(double a, double b, double by) { return std::abs(a - b) <= by; }

}  // namespace

class TestDrawSheet : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void itCoversItsRangeOfThePlot() {
        Board board;
        QVERIFY(board.isReady());
        const QPointF topLeft = board.chart.positionOf({10, 100}), bottomRight = board.chart.positionOf({20, 0});
        QVERIFY(isNear(board.sheet.x(), topLeft.x(), 1.5) && isNear(board.sheet.y(), topLeft.y(), 1.5));
        QVERIFY(isNear(board.sheet.geometry().right(), bottomRight.x(), 2));
        board.chart.resize(1000, 500);
        QTRY_VERIFY(isNear(board.sheet.x(), board.chart.positionOf({10, 100}).x(), 1.5));
    }

    void itFollowsAWindowThatIsMaximized() {
        QWidget window;
        Board board;
        auto* const layout = new QVBoxLayout(&window);
        layout->addWidget(&board.chart);
        window.resize(700, 400);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        for (const QSize size : {QSize(1900, 1000), QSize(640, 360)}) {
            window.resize(size);
            QCoreApplication::processEvents();
            const QRectF range(board.chart.positionOf({10, 100}), board.chart.positionOf({20, 0}));
            const QRectF sheet = board.sheet.geometry();
            QVERIFY(range.width() > size.width() / 5);
            for (const double off : {sheet.left() - range.left(), sheet.top() - range.top(),
                                     sheet.right() - range.right(), sheet.bottom() - range.bottom()})
                QVERIFY2(std::abs(off) <= 2, qPrintable(QString::number(off)));
            // In the plot as it is painted.
            const QPoint corner =
                board.chart.mapFromScene(board.chart.chart()->mapToScene(board.chart.chart()->plotArea().topLeft()));
            QVERIFY((board.chart.plotRect().topLeft() - corner).manhattanLength() <= 2);
        }
    }

    void aDragIsAStrokeInValuesOfThePlot() {
        Board board;
        QVERIFY(board.isReady());
        const int middle = board.sheet.height() / 2;
        QTest::mousePress(&board.sheet, Qt::LeftButton, {}, {0, 1});
        QTest::mouseMove(&board.sheet, {board.sheet.width() / 2, middle});
        QTest::mouseRelease(&board.sheet, Qt::LeftButton);
        QTest::mouseMove(&board.sheet, {5, 5});  // nothing is pressed any more
        QCOMPARE(board.strokes.size(), 2);
        QCOMPARE(board.strokes[0].first.x(), 10.0);
        QVERIFY(isNear(board.strokes[0].first.y(), 100, 0.5));
        QCOMPARE(board.strokes[1].first, board.strokes[0].first);
        QVERIFY(isNear(board.strokes[1].second.x(), 15, 0.1));
        QVERIFY(isNear(board.strokes[1].second.y(), 50, 1));
    }

    void aPenThatLeavesTheSheetStaysAtItsEdge() {
        Board board;
        QVERIFY(board.isReady());
        QTest::mousePress(&board.sheet, Qt::LeftButton, {}, {20, 20});
        QTest::mouseMove(&board.sheet, {board.sheet.width() + 300, board.sheet.height() + 300});
        QCOMPARE(board.strokes.last().second, QPointF(20, 0));
    }

    void arrowKeysMoveKnots() {
        Board board;
        QVERIFY(board.isReady());
        board.sheet.setFocus();
        QTest::keyClick(&board.sheet, Qt::Key_Right);
        QTest::keyClick(&board.sheet, Qt::Key_Down);
        QCOMPARE(board.sheet.knot(), 1);
        QCOMPARE(board.strokes.size(), 2);  // to the neighbour on either side
        QVERIFY(isNear(board.strokes[0].second.x(), 10 + 10.0 / 7, 1e-9));
        QCOMPARE(board.strokes[0].second.y(), 75.0);  // it began at 80
        QTest::keyClick(&board.sheet, Qt::Key_Up, Qt::ShiftModifier);
        QCOMPARE(board.strokes.last().first.y(), 81.0);  // nobody has put the strokes into the drawing
        for (int n = 0; n < 20; ++n) QTest::keyClick(&board.sheet, Qt::Key_Right);
        QCOMPARE(board.sheet.knot(), DrawSheet::knots - 1);
        QVERIFY(board.sheet.accessibleDescription().contains(QStringLiteral("Knot 8: 80")));
    }

    /// Falling at once and staying low takes one knot, not eight.
    void aFewKnotsMakeAWholeCurve() {
        Board board;
        QVERIFY(board.isReady());
        QObject::connect(&board.sheet, &DrawSheet::stroked, &board.sheet, [&board](QPointF from, QPointF to) {
            SheetData data = board.sheet.data();
            for (int n = 0; n < 64; ++n)
                if (const double x = 10 + (n + 0.5) / 64 * 10; x >= from.x() && x <= to.x())
                    data.drawings[0].heights[n] = from.y() + (x - from.x()) / (to.x() - from.x()) * (to.y() - from.y());
            board.sheet.setData(data);
        });
        const QList<double>& heights = board.sheet.data().drawings[0].heights;
        board.sheet.setFocus();
        QTest::keyClick(&board.sheet, Qt::Key_Right);
        for (int n = 0; n < 12; ++n) QTest::keyClick(&board.sheet, Qt::Key_Down);
        QVERIFY(isNear(heights.first(), 80, 5));  // from where the curve stands
        QVERIFY(isNear(heights.last(), 20, 1));   // to the end, as low as the knot
        for (int n = 0; n < 3; ++n) QTest::keyClick(&board.sheet, Qt::Key_Right);
        QTest::keyClick(&board.sheet, Qt::Key_Up);
        QVERIFY(isNear(heights.last(), 25, 1));
        QVERIFY(isNear(heights[10], 20, 2));  // what stands between the knots bends from the first to the second
        QVERIFY(std::ranges::none_of(heights, [](double height) { return std::isnan(height); }));
    }

    void aKnotLeavesWhatAHandHasDrawn() {
        Board board;
        QVERIFY(board.isReady());
        QTest::mousePress(&board.sheet, Qt::LeftButton, {}, {0, 1});
        QTest::mouseMove(&board.sheet, {board.sheet.width() - 1, 40});
        QTest::mouseRelease(&board.sheet, Qt::LeftButton);
        SheetData data = board.sheet.data();
        data.drawings[0].heights.fill(90);
        board.sheet.setData(data);
        board.strokes.clear();
        for (int n = 0; n < 3; ++n) QTest::keyClick(&board.sheet, Qt::Key_Right);
        QTest::keyClick(&board.sheet, Qt::Key_Down);
        QCOMPARE(board.strokes.size(), 2);
        QVERIFY(isNear(board.strokes[0].first.x(), 10 + 20.0 / 7, 1e-9));  // no further than the knots beside it
        QVERIFY(isNear(board.strokes[1].second.x(), 10 + 40.0 / 7, 1e-9));
        QCOMPARE(board.strokes[1].second.y(), 90.0);
    }

    void aFingerDrawsToo() {
        Board board;
        QVERIFY(board.isReady());
        const std::unique_ptr<QPointingDevice> screen(QTest::createTouchDevice());
        QTest::touchEvent(&board.sheet, screen.get()).press(0, {20, 20}, &board.sheet);
        QTest::touchEvent(&board.sheet, screen.get()).move(0, {60, 40}, &board.sheet);
        QTest::touchEvent(&board.sheet, screen.get()).release(0, {60, 40}, &board.sheet);
        QVERIFY(board.strokes.size() >= 2);
        QVERIFY(board.strokes.last().second.x() > board.strokes.first().first.x());
    }

    void whatIsDoneCannotBeDrawnOn() {
        Board board;
        QVERIFY(board.isReady());
        SheetData done = board.sheet.data();
        done.own = -1;
        board.sheet.setData(done);
        QVERIFY(board.sheet.testAttribute(Qt::WA_TransparentForMouseEvents));
        QCOMPARE(board.sheet.focusPolicy(), Qt::NoFocus);
        QTest::keyClick(&board.sheet, Qt::Key_Up);
        QVERIFY(board.strokes.isEmpty());
    }

    void theAreaBetweenExpectationAndResultIsTinted() {
        Board board;
        QVERIFY(board.isReady());
        SheetData data = board.sheet.data();
        data.drawings = {{Qt::blue, QList<double>(64, 90.0)}};
        data.own = -1;
        board.sheet.setData(data);
        const QPoint between = board.sheet.pos() + QPoint(board.sheet.width() / 2, board.sheet.height() / 2);
        const QColor before = board.chart.grab().toImage().pixelColor(between);
        data.drawings[0].came = {{10, 10}, {20, 10}};
        board.sheet.setData(data);
        QVERIFY(board.chart.grab().toImage().pixelColor(between) != before);
    }
};

QTEST_MAIN(TestDrawSheet)
#include "tst_draw_sheet.moc"
