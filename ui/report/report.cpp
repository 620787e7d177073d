// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/report/report.h"

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QCoreApplication>
#include <QPainter>
#include <QPdfWriter>
#include <QTextDocument>
#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

#include "core/experiment/run_folder.h"
#include "core/experiment/spec_json.h"
#include "datasets/library.h"
#include "ui/panels/accuracy_panel.h"
#include "ui/panels/activity_panel.h"
#include "ui/panels/memory_matrix_panel.h"
#include "ui/panels/sparsity_panel.h"
#include "ui/report/figure.h"
#include "ui/style/theme.h"
#include "ui/style/words.h"

namespace miru {
namespace {

constexpr double millimetresPerInch = 25.4;
constexpr double pageMargin = 18;  // millimetres
constexpr int pdfDpi = 1200;
constexpr QSizeF wideFigure{174, 78};
constexpr QSizeF squareFigure{104, 84};
constexpr QSizeF tallFigure{174, 110};

/// A piece of the report: text, or a figure with its caption. Neither is split between pages.
struct Block {
    QString html;
    std::optional<Figure> figure;
    QString caption;
};
using Blocks = std::vector<Block>;

QString tr(const char* text) { return QCoreApplication::translate("miru", text); }

QString cell(const QString& text, bool isNumber) {
    return QStringLiteral("<td align='%1'>%2</td>")
        .arg(isNumber ? QStringLiteral("right") : QStringLiteral("left"), text);
}

/// Rows whose first cell names what the others count.
QString tableOf(const QStringList& heads, const QList<QStringList>& rows, qsizetype firstNumber = 1) {
    QString html = QStringLiteral("<table width='100%' cellspacing='0' cellpadding='3'><tr>");
    for (qsizetype n = 0; n < heads.size(); ++n)
        html += QStringLiteral("<th align='%1'>%2</th>")
                    .arg(n < firstNumber ? QStringLiteral("left") : QStringLiteral("right"), heads[n]);
    html += QStringLiteral("</tr>");
    for (const QStringList& row : rows) {
        html += QStringLiteral("<tr>");
        for (qsizetype n = 0; n < row.size(); ++n) html += cell(row[n], n >= firstNumber);
        html += QStringLiteral("</tr>");
    }
    return html + QStringLiteral("</table>");
}

QString heading(const QString& text) { return QStringLiteral("<h2>%1</h2>").arg(text.toHtmlEscaped()); }
QString paragraph(const QString& html) { return QStringLiteral("<p>%1</p>").arg(html); }
QString code(const QString& text) { return QStringLiteral("<pre>%1</pre>").arg(text.toHtmlEscaped()); }

QString outcomeInWords(const Snapshot& picture) {
    const RunPosition& position = picture.position;
    switch (picture.state) {
        case RunState::Finished: return tr("The run was finished.");
        case RunState::Diverged: return words::describe(picture.divergence, position.batch);
        default: break;
    }
    return tr("The run was left after batch %1, in task %2 of %3.")
        .arg(words::number(position.batch))
        .arg(std::min(position.task + 1, position.taskCount))
        .arg(position.taskCount);
}

/// The spec as a paragraph.
QString inWords(const ReportedRun& run) {
    const ExperimentSpec& spec = run.spec;
    QStringList sentences;
    QString coefficients;
    if (spec.model.cell != CellKind::Gru) {
        QStringList parts;
        const auto add = [&](const QString& letter, double value, const std::optional<Range>& range) {
            parts << (range ? tr("%1 drawn per unit from %2 to %3")
                                  .arg(letter, words::plain(range->low), words::plain(range->high))
                            : QStringLiteral("%1 = %2").arg(letter, words::plain(value)));
        };
        if (spec.model.cell == CellKind::Miru2) add(QStringLiteral("β"), spec.model.beta, spec.model.betaRange);
        add(QStringLiteral("λ"), spec.model.lambda, spec.model.lambdaRange);
        coefficients = QStringLiteral(" (%1)").arg(parts.join(QStringLiteral(", ")));
    }
    const QString dataset = Library::titleOf(QString::fromStdString(spec.data.dataset));
    const RunPosition& position = run.picture->position;
    sentences << tr("A %1 with %2 hidden units%3 learned %4 of %5, %6 training sequences each.")
                     .arg(words::nameOf(spec.model.cell), words::number(spec.model.hiddenUnits), coefficients,
                          spec.data.tasks == 1 ? tr("one task")
                                               : tr("%1 tasks, one after the other,").arg(spec.data.tasks),
                          dataset.toHtmlEscaped(),
                          words::number(position.samplesPerTask / std::max(1, spec.training.epochs)));
    if (spec.data.testOn == PermutedStream::TestOn::Validation)
        sentences << tr("Tested on a sixth of the training sequences that was set aside, not on the test sequences.");
    if (spec.data.tasks > 1)
        sentences
            << (spec.data.stream == PermutedStream::Unit::Pixels
                    ? tr("Each task after the first reads the same pictures with all pixels in an order of its own; "
                         "the network is never told which task it sees.")
                    : tr("Each task after the first reads the same pictures with their rows in an order of its own; "
                         "the network is never told which task it sees."));
    sentences << tr("%1, batches of %2, %3 with a learning rate of %4%5.")
                     .arg(spec.training.epochs == 1 ? tr("One epoch per task")
                                                    : tr("%1 epochs per task").arg(spec.training.epochs))
                     .arg(spec.training.batch)
                     .arg(spec.training.optimizer == OptimizerKind::Adam ? QStringLiteral("Adam")
                                                                         : QStringLiteral("SGD"),
                          words::plain(spec.training.learningRate),
                          spec.training.gradientClip > 0
                              ? tr(", gradients clipped to %1").arg(words::plain(spec.training.gradientClip))
                              : QString());
    sentences << (spec.rehearsal.samplesPerTask > 0
                      ? tr("Rehearsal: %1 sequences of each task are kept, %2 of earlier tasks join every batch.")
                            .arg(words::number(spec.rehearsal.samplesPerTask), words::number(spec.rehearsal.perBatch))
                      : tr("Nothing was rehearsed."));
    sentences << (spec.inhibition.isOn()
                      ? tr("Inhibition silences %1 of the units.").arg(words::percent(spec.inhibition.sparsity))
                      : tr("No inhibition."));
    sentences << tr("Seed %1.").arg(spec.seed) << outcomeInWords(*run.picture);
    for (const KnobChange& change : run.picture->changes)
        sentences << tr("After batch %1: %2.").arg(words::number(change.batch), words::describe(change));
    return paragraph(sentences.join(' '));
}

QStringList namesOf(const QList<ReportedRun>& runs) {
    QStringList names;
    for (const ReportedRun& run : runs) names << run.name.toHtmlEscaped();
    return names;
}

QString resultsOf(const QList<ReportedRun>& runs) {
    QList<QStringList> rows;
    for (const Metric metric : allMetrics) {
        QStringList row{QStringLiteral("<b>%1</b><br><small>%2</small>")
                            .arg(words::nameOf(metric), QString::fromUtf8(infoOf(metric).formula).toHtmlEscaped())};
        for (const ReportedRun& run : runs) row << words::percent(run.picture->scoreboard.value(metric), 2);
        rows << row;
    }
    QStringList first{tr("<b>first task, at the end</b>")};
    for (const ReportedRun& run : runs) {
        const auto& curve = run.picture->accuracy.front();
        first << (curve.empty() ? QStringLiteral("–") : words::percent(curve.points().back().value, 2));
    }
    rows << first;
    return tableOf(QStringList{tr("% of test sequences")} + namesOf(runs), rows) +
           paragraph(tr(
               "R[i][j] is the accuracy on task j after learning task i, b[j] that of the untrained network. One run "
               "each: no error bar can be given."));
}

QString differencesOf(const QList<ReportedRun>& runs) {
    QList<QStringList> rows;
    for (const SpecField& field : specFields()) {
        QStringList values;
        for (const ReportedRun& run : runs)
            values << QString::fromStdString(toText(field.get(run.spec))).toHtmlEscaped();
        if (values.count(values.first()) < values.size())
            rows << QStringList{words::setting(field.label) +
                                QStringLiteral(" <small>%1</small>").arg(QString::fromStdString(field.key))} +
                        values;
    }
    return rows.isEmpty() ? paragraph(tr("The runs have the same settings."))
                          : tableOf(QStringList{tr("setting")} + namesOf(runs), rows);
}

double rateOf(const Snapshot& picture) {
    const RunTiming& timing = picture.timing;
    return timing.trainingSeconds > 0 ? static_cast<double>(timing.sequences) / timing.trainingSeconds : 0;
}

/// Training speed of a cell among the runs, sequences a second; 0 if it was not run.
double rateOf(const QList<ReportedRun>& runs, CellKind kind) {
    for (const ReportedRun& run : runs)
        if (run.spec.model.cell == kind) return rateOf(*run.picture);
    return 0;
}

QString billOf(const QList<ReportedRun>& runs) {
    const ResourceBill& bill = runs.front().picture->resources;
    const auto row = [&](const QString& name, auto text, const QString& reported) {
        QStringList cells{name};
        for (const CellKind kind : {CellKind::Gru, CellKind::Miru1, CellKind::Miru2}) cells << text(bill.of(kind));
        return cells << reported;
    };
    using Count = const ResourceCount&;
    QList<QStringList> computed{
        row(
            tr("parameters"), [](Count c) { return words::number(c.parameters); }, tr("61,696 : 21,386")),
        row(
            tr("multiply-adds, forward, per sequence"), [](Count c) { return words::large(c.macsForward); }, QString()),
        row(
            tr("multiply-adds, backward, per sequence"), [](Count c) { return words::large(c.macsBackward); },
            QString()),
        row(
            tr("weights"), [](Count c) { return words::bytes(c.weightBytes); }, QString()),
        row(
            tr("optimiser's memory"), [](Count c) { return words::bytes(c.optimizerBytes); }, QString()),
        row(
            tr("rehearsal buffer"), [](Count c) { return words::bytes(c.rehearsalBytes); }, QString()),
        row(
            tr("energy per inference, 45 nm model (Horowitz 2014)"),
            [](Count c) { return words::energy(c.energyJoule); }, QString()),
        row(
            tr("energy per inference, 6.34 pJ per parameter"),
            [](Count c) { return words::energy(c.energyJoulePaper); }, tr("0.391 : 0.136 µJ")),
    };
    QString html = tableOf({tr("computed, from shapes"), QStringLiteral("GRU"), QStringLiteral("MiRU-1"),
                            QStringLiteral("MiRU-2"), tr("reported, GRU : MiRU-2")},
                           computed);
    QList<QStringList> measured;
    for (const ReportedRun& run : runs)
        measured << QStringList{
            run.name.toHtmlEscaped(),
            rateOf(*run.picture) > 0 ? words::number(std::llround(rateOf(*run.picture))) : QStringLiteral("–"),
            QString::number(run.picture->timing.trainingSeconds, 'f', 1),
            QString::number(run.picture->timing.evaluationSeconds, 'f', 1),
            QString::number(run.picture->timing.threads)};
    return html + QStringLiteral("<br>") +
           tableOf({tr("measured, on this machine"), tr("sequences/s, training"), tr("training, s"),
                    tr("evaluation, s"), tr("threads")},
                   measured);
}

/// Each reported claim, what was found here, and a plain word.
QString claimsOf(const QList<ReportedRun>& runs) {
    const ResourceBill& bill = runs.front().picture->resources;
    const auto ratio = [](double a, double b) { return b > 0 ? a / b : 0; };
    const auto times = [](double value) { return QStringLiteral("%1×").arg(value, 0, 'f', 2); };
    const auto judge = [](double here, double claimed) {
        return here <= 0 ? tr("not looked at") : here >= 0.97 * claimed ? tr("holds") : tr("does not hold");
    };
    QList<QStringList> rows;
    const double parameters = ratio(static_cast<double>(bill.of(CellKind::Gru).parameters),
                                    static_cast<double>(bill.of(CellKind::Miru2).parameters));
    rows << QStringList{tr("MiRU-2 has 2.88 times fewer parameters than a GRU"), times(parameters) + tr(", computed"),
                        judge(parameters, 2.88)};
    const double energy = ratio(bill.of(CellKind::Gru).energyJoulePaper, bill.of(CellKind::Miru2).energyJoulePaper);
    rows << QStringList{
        tr("an inference takes 3.19 times less energy"),
        times(energy) + tr(", computed with the paper's constant; its own figures, 0.391 and 0.136 µJ, have the "
                           "ratio 2.88"),
        judge(energy, 3.19)};
    const double gru = rateOf(runs, CellKind::Gru);
    const double miru = rateOf(runs, CellKind::Miru2);
    const double speed = gru > 0 && miru > 0 ? miru / gru : 0;
    rows << QStringList{tr("MiRU-2 trains 2.90 times faster"),
                        speed > 0 ? times(speed) + tr(", measured") : tr("needs a GRU and a MiRU-2"),
                        judge(speed, 2.90)};

    const auto runOf = [&](CellKind kind) -> const ReportedRun* {
        for (const ReportedRun& run : runs)
            if (run.spec.model.cell == kind) return &run;
        return nullptr;
    };
    const ReportedRun* const a = runOf(CellKind::Gru);
    const ReportedRun* const b = runOf(CellKind::Miru2);
    const auto accuracyOf = [](const ReportedRun* run) {
        return run ? run->picture->scoreboard.value(Metric::Acc) : std::nullopt;
    };
    QStringList accuracy{tr("MiRU-2 is as accurate as a GRU, within two points"), tr("needs a GRU and a MiRU-2"),
                         tr("not looked at")};
    const auto isOver = [](const ReportedRun* run) { return run && run->picture->state == RunState::Finished; };
    if (a && b && !(isOver(a) && isOver(b))) {
        accuracy[1] = tr("not both have learned all tasks");
        accuracy[2] = tr("cannot tell");
    } else if (accuracyOf(a) && accuracyOf(b)) {
        const double difference = *accuracyOf(b) - *accuracyOf(a);
        accuracy[1] =
            tr("ACC %1 against %2, one seed").arg(words::percent(accuracyOf(b), 1), words::percent(accuracyOf(a), 1));
        accuracy[2] = difference > -0.02 ? tr("holds in this pair of runs") : tr("does not hold in this pair of runs");
    }
    rows << accuracy;
    return tableOf({tr("reported (Zyarah and Kudithipudi, arXiv 2503.06175)"), tr("here"), tr("verdict")}, rows, 3);
}

Block textBlock(const QString& html) { return {html, std::nullopt, {}}; }

template <typename PanelKind>
Block figureBlock(const ReportedRun& run, QSizeF millimetres, const QString& caption) {
    auto makePanel = [] { return std::make_unique<PanelKind>(); };
    return {{}, Figure(makePanel, run.picture, {}, millimetres), caption};
}

/// The whole report, piece by piece.
Blocks blocksOf(const QList<ReportedRun>& runs) {
    Blocks blocks;
    const bool isOne = runs.size() == 1;
    const auto add = [&](Block block) { blocks.push_back(std::move(block)); };
    add(textBlock(
        QStringLiteral("<h1>%1</h1>")
            .arg((isOne ? words::titleOf(runs.front().spec) : namesOf(runs).join(tr(" beside "))).toHtmlEscaped()) +
        heading(tr("What was run"))));
    for (const ReportedRun& run : runs) {
        const QString name = isOne ? QString() : QStringLiteral("<h3>%1</h3>").arg(run.name.toHtmlEscaped());
        const QString note =
            run.note.isEmpty() ? QString() : paragraph(tr("<i>Note: %1</i>").arg(run.note.toHtmlEscaped()));
        add(textBlock(name + inWords(run) + note));
    }
    if (!isOne) add(textBlock(heading(tr("What tells them apart")) + differencesOf(runs)));
    add(textBlock(heading(tr("Results")) + resultsOf(runs)));
    for (const ReportedRun& run : runs) {
        const QString of = isOne ? QString() : QStringLiteral(" – ") + run.name;
        const QString sentence = AccuracyPanel::sentenceOf(*run.picture);
        add(figureBlock<AccuracyPanel>(run, wideFigure,
                                       tr("Test accuracy of every task over training%1. %2").arg(of, sentence)));
        add(figureBlock<MemoryMatrixPanel>(run, squareFigure,
                                           tr("Accuracy on each task after learning each task, %%1.").arg(of)));
        if (!run.picture->activity.signals.empty())
            add(figureBlock<ActivityPanel>(
                run, tallFigure,
                tr("Gates, candidate and hidden state at the end%1; dashed: at the ends of earlier tasks.").arg(of)));
    }
    add(textBlock(heading(tr("What it costs")) + billOf(runs)));
    add(textBlock(heading(tr("What is reported, and what was found here")) + claimsOf(runs)));
    add(textBlock(
        heading(tr("Environment")) +
        paragraph(tr("MiRU Lab %1; arithmetic: 32-bit floating point. Equal settings give equal bits on one build "
                     "and machine, for any number of threads.")
                      .arg(QStringLiteral(MIRU_VERSION)))));
    add(textBlock(heading(tr("How to repeat it"))));
    for (const ReportedRun& run : runs) {
        add(textBlock(code(commandFor(run.spec))));
    }
    if (isOne && runs.front().spec.events.empty())
        add(textBlock(paragraph(tr("The settings in full:")) +
                      code(QString::fromStdString(writeSpec(runs.front().spec)))));
    return blocks;
}

constexpr const char* styleSheet = R"(
body { font-family: Inter, "Helvetica Neue", Arial, sans-serif; color: #1b2029; }
h1 { font-size: 17pt; } h2 { font-size: 12.5pt; } h3 { font-size: 10.5pt; }
th { border-bottom: 1px solid #59616e; } td { border-bottom: 1px solid #dfe3ea; }
small { color: #59616e; } pre { font-family: monospace; white-space: pre-wrap; }
)";
constexpr const char* pageStyle = R"(
body { max-width: 62em; margin: 2em auto; padding: 0 1.5em; line-height: 1.45; }
table { border-collapse: collapse; margin: 0.6em 0 1em; } td, th { padding: 0.3em 0.8em 0.3em 0; vertical-align: top; }
figure { margin: 1.4em 0; } figure svg { max-width: 100%; height: auto; } figcaption { color: #59616e; font-size: 90%; }
pre { background: #f2f4f8; padding: 0.8em 1em; border-radius: 6px; overflow-x: auto; }
)";

QTextDocument* documentOf(const QString& html, double width, QObject* parent) {
    auto* const document = new QTextDocument(parent);
    document->setDefaultFont(Theme::baseFont());
    document->setDefaultStyleSheet(QString::fromUtf8(styleSheet) + QStringLiteral("pre { font-size: 7.5pt; }"));
    document->setDocumentMargin(0);
    document->setTextWidth(width);
    document->setHtml(html);
    return document;
}

/// Pages that fill from the top; a piece that no longer fits begins the next one.
class Pages {
 public:
    explicit Pages(QPdfWriter& writer) : m_writer(writer), m_painter(&writer) {
        m_painter.scale(pdfDpi / Figure::screenDpi, pdfDpi / Figure::screenDpi);
        const QSizeF points = writer.pageLayout().paintRect(QPageLayout::Inch).size();
        m_page = points * Figure::screenDpi;
    }
    double width() const { return m_page.width(); }

    void add(const Block& block) {
        if (block.figure) return addFigure(block);
        QObject owner;
        QTextDocument* const text = documentOf(block.html, width(), &owner);
        const double height = text->size().height();
        makeRoom(height);
        // Longer than a page (a spec, say): page by page.
        for (double done = 0; done < height; done += m_page.height()) {
            if (done > 0) nextPage();
            m_painter.save();
            m_painter.translate(0, m_y - done);
            text->drawContents(&m_painter, QRectF(0, done, width(), std::min(height - done, m_page.height())));
            m_painter.restore();
        }
        m_y += std::fmod(height, m_page.height()) + gap;
    }

 private:
    void addFigure(const Block& block) {
        QObject owner;
        QTextDocument* const caption =
            documentOf(QStringLiteral("<small>%1</small>").arg(block.caption.toHtmlEscaped()), width(), &owner);
        // A little smaller rather than on the next page.
        const double words = caption->size().height() + gap;
        const double fits = (m_page.height() - m_y - words) / block.figure->size().height();
        const double scale = fits >= smallest ? std::min(fits, 1.0) : 1.0;
        const double height = scale * block.figure->size().height();
        makeRoom(height + words);
        m_painter.save();
        m_painter.translate(0, m_y);
        m_painter.save();
        m_painter.scale(scale, scale);
        block.figure->paint(m_painter);
        m_painter.restore();
        m_painter.translate(0, height + 2);
        caption->drawContents(&m_painter);
        m_painter.restore();
        m_y += height + caption->size().height() + 2 * gap;
    }
    void makeRoom(double height) {
        if (m_y > 0 && m_y + height > m_page.height()) nextPage();
    }
    void nextPage() {
        m_writer.newPage();
        m_y = 0;
    }

    static constexpr double gap = 10;
    static constexpr double smallest = 0.64;  ///< share of its size that a figure may shrink to
    QPdfWriter& m_writer;
    QPainter m_painter;
    QSizeF m_page;
    double m_y = 0;
};

QString quoted(const QString& value) {
    static const QString plain = QStringLiteral("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,-_/=");
    if (std::ranges::all_of(value, [](QChar c) { return plain.contains(c); })) return value;
    return '\'' + QString(value).replace('\'', QStringLiteral("'\\''")) + '\'';
}

}  // namespace

QString commandFor(const ExperimentSpec& spec) {
    if (!spec.events.empty())
        return QStringLiteral("miru-run train - <<'SPEC'\n%1SPEC").arg(QString::fromStdString(writeSpec(spec)));
    QString command = QStringLiteral("miru-run train forgetting");
    for (const SpecField& field : specFields())
        if (field.key == "data.dataset" || field.get(spec) != field.defaultValue())
            command +=
                QStringLiteral(" --set ") + quoted(QString::fromStdString(field.key + "=" + toText(field.get(spec))));
    return command;
}

QByteArray reportAsHtml(const QList<ReportedRun>& runs) {
    QString body;
    for (const Block& block : blocksOf(runs)) {
        body += block.html;
        if (!block.figure) continue;
        const QString svg = QString::fromUtf8(block.figure->svg(block.caption));
        body += QStringLiteral("<figure>%1<figcaption>%2</figcaption></figure>\n")
                    .arg(svg.mid(svg.indexOf(QStringLiteral("<svg"))), block.caption.toHtmlEscaped());
    }
    return QStringLiteral(
               "<!DOCTYPE html>\n<html lang='en'><head><meta charset='utf-8'><title>%1</title>\n<style>%2%3</style>"
               "</head><body>\n%4\n</body></html>\n")
        .arg(words::titleOf(runs.front().spec).toHtmlEscaped(), QString::fromUtf8(styleSheet),
             QString::fromUtf8(pageStyle), body)
        .toUtf8();
}

QByteArray reportAsPdf(const QList<ReportedRun>& runs) {
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    {
        const LightForPaper light;
        QPdfWriter writer(&buffer);
        writer.setResolution(pdfDpi);
        writer.setTitle(words::titleOf(runs.front().spec));
        writer.setCreator(QStringLiteral("MiRU Lab"));
        writer.setPageSize(QPageSize(QPageSize::A4));
        writer.setPageMargins(QMarginsF(pageMargin, pageMargin, pageMargin, pageMargin), QPageLayout::Millimeter);
        Pages pages(writer);
        for (const Block& block : blocksOf(runs)) pages.add(block);
    }
    return buffer.data();
}

}  // namespace miru
