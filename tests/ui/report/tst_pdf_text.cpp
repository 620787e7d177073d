// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Text in a PDF is what is drawn: whoever copies, searches or listens to it gets every sign.

#include <QDirIterator>
#include <QFile>
#include <QPainter>
#include <QTest>
#include <QTextDocument>
#include <QTranslator>
#include <algorithm>
#include <set>

#include "core/run/run_experiment.h"
#include "tests/support/pdf_text.h"
#include "tests/support/small_dataset.h"
#include "tests/support/snapshots.h"
#include "tests/support/studies.h"
#include "tests/support/warnings.h"
#include "ui/panels/accuracy_panel.h"
#include "ui/panels/activity_panel.h"
#include "ui/panels/buffer_panel.h"
#include "ui/panels/memory_matrix_panel.h"
#include "ui/panels/sparsity_panel.h"
#include "ui/report/exporter.h"
#include "ui/report/printed.h"
#include "ui/style/theme.h"

using namespace miru;
using namespace miru::test;

namespace {

/// Every sign in the program's own files, so that one that is new is looked at too, and what a note may hold.
std::set<char32_t> signsTheLabWrites() {
    std::set<char32_t> signs;
    const auto add = [&](const QString& text) {
        for (const char32_t sign : text.toUcs4())
            if (sign > 0x7F || (sign > U' ' && sign < 0x7F && !QChar::isLetterOrNumber(sign))) signs.insert(sign);
    };
    for (const char* folder : {"app", "core", "datasets", "resources", "ui"}) {
        QDirIterator files(QStringLiteral(MIRU_SOURCE_DIR "/") + folder, {"*.cpp", "*.h", "*.json", "*.ts"},
                           QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (file.open(QIODevice::ReadOnly)) add(QString::fromUtf8(file.readAll()));
        }
    }
    add(QStringLiteral("−×±…–—·λβτσµμΔΩ≥≤≠≈∞%‰→←↔°²³½äöüßÄÖÜéñçČŁŞ„“”‚‘’«»•§€"));
    return signs;
}

/// A line for each sign, with the neighbours that make a typeface take another glyph for it.
QStringList linesWithSigns() {
    QStringList lines{QStringLiteral("−68.20 % -68.20 % +3.1 −0.5…0.5 ±0.05 2×3 28 × 28 2x3 0x1F 10x x2"),
                      QStringLiteral("A-B A–B (A) (a: b) 3:4 12:30 (3:4) (−1) [−2] {+3} @1 a@b #1 1_000"),
                      QStringLiteral("-> --> <- <-> => <= >= != == ~> :: ... 1/2 3.1e-05 1e+06"),
                      QStringLiteral("fi ff fl ffi ffl office Pfiff Auflage Schifffahrt"),
                      QStringLiteral("h\u0303 ‖U‖ 10⁻³ W∘h")};
    for (const char32_t sign : signsTheLabWrites()) {
        const QString s = QString::fromUcs4(&sign, 1);
        lines << QStringLiteral("%1 3%1 %13 3%14 A%1 %1B A%1B a%1b (%1) 3 %1 4 %1%1").arg(s);
    }
    return lines;
}

/// Paints lines of text as the charts do.
class Lines : public QWidget {
 public:
    explicit Lines(QStringList lines) : m_lines(std::move(lines)) {}

 protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setFont(Theme::captionFont());
        double y = 0;
        for (const QString& line : m_lines) painter.drawText(QPointF(4, y += 16), line);
    }

 private:
    QStringList m_lines;
};

/// What a page for a browser says, without its figures' titles and what is folded.
QString textOfPage(const QString& page) {
    const QString html = page.left(page.indexOf("<details>"));
    QString text;
    qsizetype at = 0;
    for (qsizetype svg = html.indexOf("<svg"); at < html.size(); svg = html.indexOf("<svg", at)) {
        QTextDocument document;
        document.setHtml(html.mid(at, svg < 0 ? -1 : svg - at));
        text += document.toPlainText();
        if (svg < 0) break;
        at = html.indexOf("</svg>", svg) + 6;
        text += textsOfSvg(html.mid(svg, at - svg).toUtf8()).join('\n');
    }
    return text;
}

Run reported(CellKind cell, const QString& name) {
    ExperimentSpec spec;
    spec.data.tasks = 3;
    spec.model.cell = cell;
    spec.model.hiddenUnits = 12;
    spec.evaluation = {.every = 5, .sequences = 30};
    const Run record = runExperiment(spec, smallDataset(), {});
    return {record.spec, name.toStdString(), "λ −0.5, 3:4 (fi)", {}, record.snapshots};
}

/// Spaces aside; says where the texts part.
void verifyEqual(const QString& pages, const QString& page) {
    const QString a = withoutSpaces(pages);
    const QString b = withoutSpaces(page);
    const auto first = std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin();
    constexpr qsizetype around = 60;
    const qsizetype from = std::max<qsizetype>(0, first - around);
    QVERIFY2(a == b, qPrintable(a.mid(from, 2 * around) + " is not " + b.mid(from, 2 * around)));
}

}  // namespace

class TestPdfText : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init() {
        failOnWarnings();
        Theme::current().apply(Theme::Kind::Light);
    }

    void everySignInAParagraphComesBack() {
        const QStringList lines = linesWithSigns();
        QString html;
        for (const QString& line : lines) html += paragraph(line.toHtmlEscaped());
        Blocks blocks;
        blocks.push_back(textBlock(html));
        const QString text = withoutSpaces(textOfPdf(documentAsPdf({blocks, "Signs"})));
        for (const QString& line : lines) QVERIFY2(text.contains(withoutSpaces(line)), qPrintable(line));
    }

    void everySignInATableAndInACommandComesBack() {
        for (const QString& line : linesWithSigns()) {
            Blocks blocks;
            blocks.push_back(
                textBlock(heading(line) + tableOf({line.toHtmlEscaped()}, {{line.toHtmlEscaped()}}) + code(line)));
            QCOMPARE(withoutSpaces(textOfPdf(documentAsPdf({blocks, "Signs"}))).count(withoutSpaces(line)), 4);
        }
    }

    void everySignInAFigureComesBack() {
        const QStringList lines = linesWithSigns();
        const auto make = [&]() -> std::unique_ptr<QWidget> { return std::make_unique<Lines>(lines); };
        const Figure figure(make, QSizeF(150, 5.0 * static_cast<double>(lines.size())));
        const QString text = withoutSpaces(textOfPdf(figure.pdf("Signs")));
        const QString vector = withoutSpaces(textsOfSvg(figure.svg("Signs")).join('\n'));
        for (const QString& line : lines) {
            QVERIFY2(text.contains(withoutSpaces(line)), qPrintable(line));
            QVERIFY2(vector.contains(withoutSpaces(line)), qPrintable(line));
        }
    }

    void everyPanelsPlotHoldsItsText_data() {
        QTest::addColumn<Panel*>("panel");
        QTest::newRow("accuracy") << static_cast<Panel*>(new AccuracyPanel);
        QTest::newRow("memory matrix") << static_cast<Panel*>(new MemoryMatrixPanel);
        QTest::newRow("activity") << static_cast<Panel*>(new ActivityPanel);
        QTest::newRow("sparsity") << static_cast<Panel*>(new SparsityPanel);
        QTest::newRow("buffer") << static_cast<Panel*>(new BufferPanel);
    }
    void everyPanelsPlotHoldsItsText() {
        QFETCH(Panel*, panel);
        const std::unique_ptr<Panel> owner(panel);
        panel->setSnapshot(snapshots::shared(snapshots::withInhibition(
            0.5, snapshots::withKept(snapshots::withSignals(CellKind::Gru, snapshots::withRehearsal())))));
        const Figure figure(*panel, Figure::usualSize);
        const QString drawn = withoutSpaces(textsOfSvg(figure.svg("Plot")).join('\n'));
        QVERIFY(!drawn.isEmpty());
        QCOMPARE(withoutSpaces(textOfPdf(figure.pdf("Plot"))), drawn);
    }

    void aReportHasOneTextAsPageAndAsPages_data() {
        QTest::addColumn<bool>("inGerman");
        QTest::newRow("English") << false;
        QTest::newRow("German") << true;
    }
    void aReportHasOneTextAsPageAndAsPages() {
        QFETCH(bool, inGerman);
        QTranslator translator;
        if (inGerman) {
            QVERIFY2(translator.load(QStringLiteral(":/translations/miru-lab_de.qm")),
                     "built without Qt's linguist tools (Debian: qt6-l10n-tools)");
            QCoreApplication::installTranslator(&translator);
        }
        const QList<Run> runs{reported(CellKind::Miru2, "MiRU-2 · λ 0.5"),
                              reported(CellKind::Gru, "GRU −1:2 <b> & co")};
        verifyEqual(textOfPdf(reportAsPdf(runs)), textOfPage(QString::fromUtf8(reportAsHtml(runs))));
        verifyEqual(textOfPdf(reportAsPdf({runs[0]})), textOfPage(QString::fromUtf8(reportAsHtml({runs[0]}))));
        const std::vector<StoredStudy> studies{twoCells(), coefficientMap(), ablation()};
        verifyEqual(textOfPdf(studyReportAsPdf(studies)), textOfPage(QString::fromUtf8(studyReportAsHtml(studies))));
    }

    void theScreenKeepsItsTypography() {
        {
            const LightForPaper light;
            QVERIFY((Theme::baseFont().styleStrategy() & QFont::PreferNoShaping) != 0);
        }
        QVERIFY((Theme::baseFont().styleStrategy() & QFont::PreferNoShaping) == 0);
    }
};

QTEST_MAIN(TestPdfText)
#include "tst_pdf_text.moc"
