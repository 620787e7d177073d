// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QFileInfo>

#include "app/commands.h"
#include "app/messages.h"
#include "app/reported.h"
#include "app/speaking.h"
#include "app/window_program.h"
#include "core/files/atomic_file.h"

namespace miru {
namespace {

enum class ReportKind { Page, Pages, Neither };

ReportKind kindOfReport(const std::string& out) {
    const QString suffix = QFileInfo(QString::fromStdString(out)).suffix().toLower();
    return suffix == QLatin1String("html")  ? ReportKind::Page
           : suffix == QLatin1String("pdf") ? ReportKind::Pages
                                            : ReportKind::Neither;
}

int refuse(const std::string& out) { return badInput(out + " is neither a .html nor a .pdf file; name one of these."); }

}  // namespace

int reportCommand(const std::vector<std::string>& paths, const std::string& out, const std::string& author) {
    switch (kindOfReport(out)) {
        case ReportKind::Neither: return refuse(out);
        case ReportKind::Pages: return printByWindow("report", out, author, paths);
        case ReportKind::Page: break;
    }
    Document document;
    try {
        document = documentOn(paths, author);
    } catch (const std::exception& error) {
        return endWith(error, Phase::Reading);
    }
    writeFileAtomically(out, documentAsHtml(document).toStdString());
    return Done;
}

int lessonsGuideCommand(const std::string& out, const std::string& language, const std::vector<std::string>& files) {
    switch (kindOfReport(out)) {
        case ReportKind::Neither: return refuse(out);
        case ReportKind::Pages: return printByWindow("guide", out, language, files);
        case ReportKind::Page: break;
    }
    const Speaking speaking(QString::fromStdString(language));
    Document document;
    try {
        document = guideDocumentOn(files);
    } catch (const std::exception& error) {
        return endWith(error, Phase::Reading);
    }
    writeFileAtomically(out, documentAsHtml(document).toStdString());
    return Done;
}

}  // namespace miru
