// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QFileInfo>
#include <algorithm>
#include <filesystem>
#include <stdexcept>

#include "app/commands.h"
#include "app/messages.h"
#include "core/experiment/run_folder.h"
#include "core/experiment/run_recorder.h"
#include "core/experiment/run_study.h"
#include "core/experiment/session_file.h"
#include "core/experiment/whole_file.h"
#include "ui/report/report.h"
#include "ui/report/study_report.h"
#include "ui/style/theme.h"
#include "ui/style/words.h"

namespace miru {
namespace {

ReportedRun reported(const ExperimentSpec& spec, const std::string& note, std::shared_ptr<const Snapshot> picture) {
    return {words::shortTitleOf(spec), QString::fromStdString(note), spec, std::move(picture)};
}

/// The run in a folder, or the runs of a session: the one that was looked at, then those drawn behind it.
QList<ReportedRun> runsIn(const std::string& path) {
    if (QFileInfo(QString::fromStdString(path)).suffix().toLower() == QLatin1String("miru")) {
        const StoredSession session = readSession(path);
        QList<ReportedRun> runs;
        for (std::size_t r = 0; r < session.runs.size(); ++r) {
            const StoredRun& run = session.runs[r];
            const bool isShown = static_cast<int>(r) == session.shown;
            if (!isShown && !run.isGhost) continue;
            runs.insert(isShown ? 0 : runs.size(), reported(run.spec, run.note, run.pictures.back()));
        }
        if (runs.isEmpty()) throw std::runtime_error("There is no run to report on in " + path + ".");
        return runs;
    }
    if (!holdsRun(path)) throw std::runtime_error("There is no run in " + path + ".");
    const LeftRun left = readRunFolder(path);
    if (!left.picture) throw std::runtime_error("The run in " + path + " has nothing to report yet.");
    return {reported(left.spec, left.note, left.picture)};
}

}  // namespace

int reportCommand(const std::vector<std::string>& paths, const std::string& out) {
    const QString kind = QFileInfo(QString::fromStdString(out)).suffix().toLower();
    if (kind != QLatin1String("html") && kind != QLatin1String("pdf"))
        return refuse(out + " is neither a .html nor a .pdf file; name one of these.");
    QList<ReportedRun> runs;
    try {
        if (std::ranges::all_of(paths, [](const std::string& path) { return holdsStudy(path); })) {
            std::vector<StoredStudy> studies;
            for (const std::string& path : paths) studies.push_back(readStudyFolder(path));
            Theme::current().apply(Theme::Kind::Light);
            const QByteArray report =
                kind == QLatin1String("pdf") ? studyReportAsPdf(studies) : studyReportAsHtml(studies);
            writeWhole(out, report.toStdString());
            return Done;
        }
        for (const std::string& path : paths) runs << runsIn(path);
    } catch (const std::runtime_error& error) {
        return refuse(error.what());
    }
    Theme::current().apply(Theme::Kind::Light);
    const QByteArray report = kind == QLatin1String("pdf") ? reportAsPdf(runs) : reportAsHtml(runs);
    writeWhole(out, report.toStdString());
    return Done;
}

}  // namespace miru
