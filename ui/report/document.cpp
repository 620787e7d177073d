// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/report/document.h"

#include <QCoreApplication>

#include "ui/style/numbers.h"

namespace miru {
namespace {

constexpr const char* pageStyle = R"(
body { font-family: Inter, "Helvetica Neue", Arial, sans-serif; max-width: 62em; margin: 2em auto; padding: 0 1.5em; line-height: 1.45; }
table { border-collapse: collapse; margin: 0.6em 0 1em; } td, th { padding: 0.3em 0.8em 0.3em 0; vertical-align: top; }
figure { margin: 1.4em 0; } figure svg { max-width: 100%; height: auto; } figcaption { color: #59616e; font-size: 90%; }
pre { background: #f2f4f8; padding: 0.8em 1em; border-radius: 6px; overflow-x: auto; }
summary { cursor: pointer; margin: 0.4em 0; }
)";

QString tr(const char* text) { return QCoreApplication::translate("miru", text); }

QString foldedFile(const ReportFile& file) {
    return QStringLiteral("<details><summary>%1</summary>%2</details>\n")
        .arg(file.name.toHtmlEscaped(), code(QString::fromUtf8(file.content)));
}

}  // namespace

Block textBlock(const QString& html) { return {html, std::nullopt, {}}; }

Block listOfFiles(const ReportFiles& files) {
    QStringList names;
    for (const ReportFile& file : files) names << file.name;
    return textBlock(remark(tr("For programs: %1; attached to the PDF, folded at the end of the page for a browser.")
                                .arg(names.join(tr(", ")).toHtmlEscaped())));
}

QByteArray documentAsHtml(const Document& document) {
    QString body;
    for (const Block& block : document.blocks) {
        body += block.html;
        if (!block.figure) continue;
        body += QStringLiteral("<figure>%1<figcaption>%2</figcaption></figure>\n")
                    .arg(QString::fromUtf8(block.figure->svg(block.caption)), block.caption.toHtmlEscaped());
    }
    for (const ReportFile& file : document.files) body += foldedFile(file);
    return QStringLiteral(
               "<!DOCTYPE html>\n<html lang='%1'><head><meta charset='utf-8'><title>%2</title>\n<style>%3%4</style>"
               "</head><body>\n%5\n</body></html>\n")
        .arg(words::locale().bcp47Name(), document.title.toHtmlEscaped(), QString::fromUtf8(styleOfText),
             QString::fromUtf8(pageStyle), body)
        .toUtf8();
}

}  // namespace miru
