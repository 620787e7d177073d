// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Plots for paper: at their physical size, in light colours whatever the window's, with text as text and lines in one piece.

#include <QPdfWriter>
#include <QRegularExpression>
#include <QSvgRenderer>
#include <QTest>

#include "tests/support/snapshots.h"
#include "tests/support/warnings.h"
#include "ui/panels/accuracy_panel.h"
#include "ui/panels/activity_panel.h"
#include "ui/panels/buffer_panel.h"
#include "ui/panels/memory_matrix_panel.h"
#include "ui/panels/sparsity_panel.h"
#include "ui/report/figure.h"
#include "ui/style/theme.h"

using namespace miru;

namespace {

std::shared_ptr<const Snapshot> picture() {
    return snapshots::shared(
        snapshots::withNetworks(snapshots::withSignals(CellKind::Gru, snapshots::withRehearsal())));
}

template <typename PanelKind>
Figure figureOf(QSizeF millimetres = Figure::usualSize) {
    return Figure([] { return std::make_unique<PanelKind>(); }, picture(), {}, millimetres);
}

}  // namespace

class TestFigure : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init() { failOnWarnings(); }
    void cleanup() { Theme::current().apply(Theme::Kind::Light); }

    void aPictureHasTheDotsAndTheSizeItWasAskedFor() {
        const QImage image = figureOf<AccuracyPanel>({100, 50}).image(300);
        QVERIFY(std::abs(image.width() - 1181) <= 4);  // 100 mm / 25.4 · 300
        QVERIFY(std::abs(image.height() - 591) <= 4);
        QCOMPARE(image.dotsPerMeterX(), 11811);
        QCOMPARE(image.pixel(0, 0), qRgb(255, 255, 255));
    }

    void vectorFilesHoldTextAsTextAndLinesInOnePiece() {
        const QByteArray svg = figureOf<AccuracyPanel>().svg("Accuracy");
        QVERIFY(QSvgRenderer(svg).isValid());
        QVERIFY(svg.contains("<title>Accuracy</title>"));
        for (const char* word : {"task 1", "test accuracy", "learning task 1", "chance"})
            QVERIFY2(svg.contains(word), word);
        // The curve of the first task: one path or polyline with all of its points.
        const auto points = picture()->accuracy[0].points().size();
        QVERIFY(points > 4);
        bool isWhole = false;
        static const QRegularExpression shape(QStringLiteral("(?:<path[^>]*d|<polyline[^>]*points)=\"([^\"]*)\""));
        for (auto it = shape.globalMatch(QString::fromUtf8(svg)); it.hasNext();) {
            const QString text = it.next().captured(1);
            isWhole = isWhole || static_cast<std::size_t>(text.count(',')) == points;
        }
        QVERIFY(isWhole);
        QVERIFY(!svg.contains("<image"));
    }

    void aPdfHasOnePageOfItsSize() {
        const QByteArray pdf = figureOf<AccuracyPanel>({120, 80}).pdf("Accuracy");
        QVERIFY(pdf.startsWith("%PDF-"));
        QCOMPARE(pdf.count("/Type /Page\n"), 1);
        QVERIFY(pdf.contains("/FontFile2") || pdf.contains("/FontFile3"));  // text is text
        QVERIFY(!pdf.contains("/Subtype /Image"));
    }

    void everyPlotIsTheSameInEveryTheme() {
        const auto images = [] {
            return QList<QImage>{figureOf<AccuracyPanel>().image(96), figureOf<MemoryMatrixPanel>().image(96),
                                 figureOf<ActivityPanel>().image(96), figureOf<SparsityPanel>().image(96),
                                 figureOf<BufferPanel>().image(96)};
        };
        const auto light = images();
        QCOMPARE(images(), light);
        for (const auto theme : {Theme::Kind::Dark, Theme::Kind::HighContrast}) {
            Theme::current().apply(theme);
            Theme::current().setTypeScale(1.25);
            QCOMPARE(images(), light);
            QCOMPARE(Theme::current().kind(), theme);
            Theme::current().setTypeScale(1);
        }
    }

    void numbersAreCommaSeparated() {
        AccuracyPanel accuracy;
        QVERIFY(accuracy.csv().isEmpty());
        accuracy.setSnapshot(picture());
        QVERIFY(accuracy.csv().startsWith("samples,batch,task,quantity,value\n"));
        MemoryMatrixPanel matrix;
        matrix.setSnapshot(picture());
        QVERIFY(matrix.csv().startsWith("after_task,task_1,"));
        BufferPanel buffer;
        buffer.setSnapshot(picture());
        QVERIFY(buffer.csv().startsWith("task,kept,of\n"));
    }
};

QTEST_MAIN(TestFigure)
#include "tst_figure.moc"
