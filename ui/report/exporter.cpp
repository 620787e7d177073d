// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/report/exporter.h"

#include <QBuffer>
#include <QClipboard>
#include <QDialog>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QGuiApplication>
#include <QInputDialog>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QSettings>
#include <QSpinBox>
#include <QStandardPaths>
#include <functional>
#include <stdexcept>

#include "core/files/atomic_file.h"
#include "core/run/run_folder.h"
#include "core/spec/spec_json.h"
#include "core/study/run_study.h"
#include "ui/lesson/teachers_guide.h"
#include "ui/report/figure.h"
#include "ui/report/printed.h"
#include "ui/style/number_box.h"
#include "ui/style/numbers.h"

namespace miru {
namespace {

/// "Does it remember?" → "does-it-remember"
QString fileNameOf(const Panel& panel) {
    QString name;
    for (const QChar c : panel.title().toLower()) name += c.isLetterOrNumber() ? c : QChar('-');
    while (name.endsWith('-')) name.chop(1);
    return name;
}

QByteArray contentOf(const Panel& panel, const QString& suffix, const PlotSize& size) {
    if (suffix == QLatin1String("csv")) return panel.csv();
    const Figure figure(panel, size.millimetres);
    if (suffix == QLatin1String("svg")) return figure.svg(panel.title());
    if (suffix == QLatin1String("pdf")) return figure.pdf(panel.title());
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    figure.image(size.dpi).save(&buffer, "PNG");
    return bytes;
}

}  // namespace

void exportPlot(const Panel& panel, const QString& file, const PlotSize& size) {
    const QString suffix = QFileInfo(file).suffix().toLower();
    if (!QStringList{"png", "svg", "pdf", "csv"}.contains(suffix))
        throw std::runtime_error(file.toStdString() + " is neither a .png, .svg, .pdf nor a .csv file.");
    writeFileAtomically(file.toStdString(), contentOf(panel, suffix, size).toStdString());
}

int exportAllPlots(const QList<Panel*>& panels, const QString& folder, const PlotSize& size) {
    int count = 0;
    for (const Panel* panel : panels) {
        if (!panel->sharedSnapshot()) continue;
        QStringList suffixes{QStringLiteral("csv")};
        if (panel->twin()) suffixes << QStringLiteral("png") << QStringLiteral("svg") << QStringLiteral("pdf");
        for (const QString& suffix : suffixes) {
            exportPlot(*panel, folder + '/' + fileNameOf(*panel) + '.' + suffix, size);
            ++count;
        }
    }
    return count;
}

void exportReport(const QList<Run>& runs, const QString& file, const Submission& submission) {
    const QString suffix = QFileInfo(file).suffix().toLower();
    if (suffix != QLatin1String("html") && suffix != QLatin1String("pdf"))
        throw std::runtime_error(file.toStdString() + " is neither a .html nor a .pdf file.");
    writeFileAtomically(file.toStdString(), (suffix == QLatin1String("pdf") ? reportAsPdf(runs, submission)
                                                                            : reportAsHtml(runs, submission))
                                                .toStdString());
}

Exporter::Exporter(QWidget* window) : QObject(window), m_window(window) {}

void Exporter::tell(const std::function<Message()>& action) {
    try {
        Q_EMIT messageRequested(action());
    } catch (const std::runtime_error& error) {
        Q_EMIT messageRequested({QString::fromStdString(error.what())});
    }
}

void Exporter::save(Panel* panel, const QString& suffix) {
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const QString file = QFileDialog::getSaveFileName(m_window, tr("Save as"),
                                                      folder + '/' + fileNameOf(*panel) + '.' + suffix, "*." + suffix);
    if (file.isEmpty()) return;
    tell([&] {
        const QString written = QFileInfo(file).suffix().isEmpty() ? file + '.' + suffix : file;
        exportPlot(*panel, written, m_size);
        return Message::success(tr("%1 is written.").arg(written), {offerToOpen(written)});
    });
}

QMenu* Exporter::menuFor(Panel* panel) {
    auto* const menu = new QMenu(m_window);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const bool hasPlot = panel->twin() != nullptr;
    const auto add = [&](const QString& text, bool isPossible, auto action) {
        menu->addAction(text, this, action)->setEnabled(isPossible && panel->sharedSnapshot());
    };
    add(tr("Image (PNG) …"), hasPlot, [this, panel] { save(panel, QStringLiteral("png")); });
    add(tr("Vector graphic (SVG) …"), hasPlot, [this, panel] { save(panel, QStringLiteral("svg")); });
    add(tr("Vector graphic (PDF) …"), hasPlot, [this, panel] { save(panel, QStringLiteral("pdf")); });
    add(tr("Numbers (CSV) …"), true, [this, panel] { save(panel, QStringLiteral("csv")); });
    menu->addSeparator();
    add(tr("Copy image"), hasPlot, [this, panel] {
        const Figure figure(*panel, m_size.millimetres);
        auto* const data = new QMimeData;
        data->setImageData(figure.image(m_size.dpi));
        data->setData(QStringLiteral("image/svg+xml"), figure.svg(panel->title()));
        QGuiApplication::clipboard()->setMimeData(data);
    });
    add(tr("Copy numbers"), true, [panel] { QGuiApplication::clipboard()->setText(QString::fromUtf8(panel->csv())); });
    menu->addSeparator();
    menu->addAction(tr("Image size …"), this, &Exporter::askForSize);
    return menu;
}

void Exporter::askForSize() {
    auto* const dialog = new QDialog(m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Size of exported plots"));
    auto* const form = new QFormLayout(dialog);
    const auto addBox = [&](const QString& name, int low, int high, int value, const QString& unit) {
        auto* const box = new IntegerBox;
        box->setRange(low, high);
        box->setValue(value);
        box->setSuffix(' ' + unit);
        box->setAccessibleName(name);
        form->addRow(name, box);
        return box;
    };
    auto* const width = addBox(tr("Width"), 40, 400, static_cast<int>(m_size.millimetres.width()), tr("mm"));
    auto* const height = addBox(tr("Height"), 30, 400, static_cast<int>(m_size.millimetres.height()), tr("mm"));
    auto* const dpi = addBox(tr("Image resolution"), 72, 1200, m_size.dpi, tr("dots per inch"));
    auto* const buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    form->addRow(buttons);
    connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, dialog, [this, dialog, width, height, dpi] {
        m_size = {QSizeF(width->value(), height->value()), dpi->value()};
        dialog->accept();
    });
    dialog->show();
}

/// The name or group that shall stand above a report: as it is known, or was given last time; nothing: no report is wanted.
std::optional<QString> Exporter::askForAuthor(const QString& known) {
    const QString key = QStringLiteral("report/author");
    QSettings settings;
    bool isWanted = false;
    const QString author =
        QInputDialog::getText(m_window, tr("Report"), tr("Name or group on the first page (may be empty)"),
                              QLineEdit::Normal, known.isEmpty() ? settings.value(key).toString() : known, &isWanted)
            .simplified();
    if (!isWanted) return std::nullopt;
    settings.setValue(key, author);
    return author;
}

/// Where a report shall be written: a page or a PDF; empty if nowhere.
QString Exporter::askForReport(const QString& name) {
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    QString chosen = tr("Page for a browser (*.html)");
    QString file = QFileDialog::getSaveFileName(m_window, tr("Save as"), folder + '/' + name + QStringLiteral(".html"),
                                                chosen + ";;" + tr("Pages to print (*.pdf)"), &chosen);
    if (file.isEmpty()) return {};
    if (QFileInfo(file).suffix().isEmpty())
        file += chosen.contains(QLatin1String("pdf")) ? QStringLiteral(".pdf") : QStringLiteral(".html");
    return file;
}

void Exporter::saveStudyReport(const QString& folder) {
    const auto author = askForAuthor();
    const QString file = author ? askForReport(QStringLiteral("report")) : QString();
    if (file.isEmpty()) return;
    tell([&] {
        const std::vector<StoredStudy> study{readStudyFolder(folder.toStdString())};
        const bool isPdf = QFileInfo(file).suffix().toLower() == QLatin1String("pdf");
        writeFileAtomically(
            file.toStdString(),
            (isPdf ? studyReportAsPdf(study, *author) : studyReportAsHtml(study, *author)).toStdString());
        return Message::success(tr("The report is in %1.").arg(file), {offerToOpen(file)});
    });
}

void Exporter::saveReport(const QList<Run>& runs, Submission submission) {
    if (runs.isEmpty()) {  // Ctrl+P works before anything has run
        Q_EMIT messageRequested({tr("There is nothing to report yet: press Run first.")});
        return;
    }
    const auto author = askForAuthor(submission.author);
    const QString file = author ? askForReport(QStringLiteral("report")) : QString();
    if (file.isEmpty()) return;
    submission.author = *author;
    tell([&] {
        exportReport(runs, file, submission);
        return Message::success(tr("The report is in %1.").arg(file), {offerToOpen(file)});
    });
}

void Exporter::saveGuide() {
    const QString file = askForReport(QStringLiteral("guide"));
    if (file.isEmpty()) return;
    tell([&] {
        const bool isPdf = QFileInfo(file).suffix().toLower() == QLatin1String("pdf");
        const std::vector<Lesson>& lessons = shippedLessons();
        writeFileAtomically(file.toStdString(), (isPdf ? guideAsPdf(lessons) : guideAsHtml(lessons)).toStdString());
        return Message::success(tr("The guide is in %1.").arg(file), {offerToOpen(file)});
    });
}

void Exporter::saveRunFolder(const Run& run) {
    const QString folder = QFileDialog::getExistingDirectory(m_window, tr("Folder for the run"));
    if (folder.isEmpty()) return;
    tell([&] {
        if (holdsRun(folder.toStdString()))
            throw std::runtime_error(folder.toStdString() + " already holds a run; choose another folder.");
        writeRunFolder(folder.toStdString(), run);
        writeName(folder.toStdString(), run.name);
        writeNote(folder.toStdString(), run.note);
        writeTags(folder.toStdString(), run.tags);
        return Message::success(tr("The run is in %1.").arg(folder), {offerToOpen(folder)});
    });
}

void Exporter::saveSpec(const ExperimentSpec& spec) {
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    QString file = QFileDialog::getSaveFileName(m_window, tr("Save the settings as"),
                                                folder + QStringLiteral("/spec.json"), tr("Settings (*.json)"));
    if (file.isEmpty()) return;
    if (QFileInfo(file).suffix().isEmpty()) file += QStringLiteral(".json");
    tell([&] {
        writeFileAtomically(file.toStdString(), writeSpec(spec));
        return Message::success(tr("%1 is written.").arg(file), {offerToOpenFolderOf(file)});
    });
}

void Exporter::saveAllPlots(const QList<Panel*>& panels) {
    const QString folder = QFileDialog::getExistingDirectory(m_window, tr("Folder for the plots"));
    if (folder.isEmpty()) return;
    tell([&] {
        const int count = exportAllPlots(panels, folder, m_size);
        return Message::success(tr("%1 files are written into %2.").arg(words::number(count), folder),
                                {offerToOpen(folder)});
    });
}

}  // namespace miru
