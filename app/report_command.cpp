// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QFileInfo>
#include <algorithm>
#include <filesystem>
#include <optional>
#include <set>
#include <stdexcept>

#include "app/commands.h"
#include "app/messages.h"
#include "app/path_kind.h"
#include "core/files/atomic_file.h"
#include "core/run/run_folder.h"
#include "core/run/run_recorder.h"
#include "core/run/session_file.h"
#include "core/study/run_study.h"
#include "ui/report/report.h"
#include "ui/report/study_report.h"
#include "ui/style/theme.h"

namespace miru {
namespace {

/// What a report is written on.
struct Reported {
    QList<Run> runs;
    std::optional<LessonProgress> lesson = {};

    /// Of several lessons, the first.
    void add(Reported more) {
        const int before = static_cast<int>(runs.size());
        if (!lesson && more.lesson)
            lesson = renumbered(*more.lesson, [before](int place) { return std::optional(before + place); });
        runs << more.runs;
    }
};

/// The runs of a session: the one that was looked at, those drawn behind it, those of the lesson.
Reported inSession(const std::string& path) {
    const StoredSession session = readSession(path);
    Reported reported;
    std::set<int> ofLesson;
    if (!session.lesson.empty()) {
        reported.lesson = readProgress(session.lesson);
        for (const auto& [name, run] : reported.lesson->runs) ofLesson.insert(run);
    }
    std::vector<int> places;  // in the session, of the runs reported
    for (int r = 0; r < static_cast<int>(session.runs.size()); ++r) {
        const bool isDrawn = !session.undrawn.contains(static_cast<std::size_t>(r)) || ofLesson.contains(r);
        if (r == session.shown)
            places.insert(places.begin(), r);
        else if (isDrawn)
            places.push_back(r);
    }
    for (const int place : places) reported.runs << session.runs[static_cast<std::size_t>(place)];
    if (reported.lesson)
        reported.lesson = renumbered(*reported.lesson, [&places](int run) -> std::optional<int> {
            const auto found = std::ranges::find(places, run);
            return found == places.end() ? std::nullopt : std::optional(static_cast<int>(found - places.begin()));
        });
    if (reported.runs.isEmpty())
        throw std::runtime_error("The session " + path +
                                 (session.runs.empty() ? " has no run in it, so there is nothing to report."
                                                       : " shows none of its runs, so there is nothing to report."));
    return reported;
}

/// The run in a folder, or the runs of a session.
Reported reportedIn(const std::string& path) {
    const PathKind kind = kindOf(path);
    const bool isMeant = kind == PathKind::OtherFile && std::filesystem::path(path).extension() == ".miru";
    if (kind == PathKind::Session || isMeant) return inSession(path);
    if (kind != PathKind::RunFolder)
        throw std::runtime_error(wrongKind(
            path, "a report is written on folders of runs, sessions of the window (.miru), or folders of studies",
            Proposal::RunFolder));
    const Run run = readRunFolder(path);
    if (run.snapshots.empty()) throw std::runtime_error("The run in " + path + " has nothing to report yet.");
    return {{run}};
}

/// A report is on runs or on studies, not on both. Throws std::runtime_error if it would be.
bool areStudies(const std::vector<std::string>& paths) {
    const auto study = std::ranges::find_if(paths, [](const std::string& path) { return holdsStudy(path); });
    const auto other = std::ranges::find_if_not(paths, [](const std::string& path) { return holdsStudy(path); });
    if (study == paths.end()) return false;
    if (other == paths.end()) return true;
    reportedIn(*other);  // if this is no run either, that is what has to be said
    throw std::runtime_error(*study + " is a study and " + *other +
                             " is not; a report is on studies or on runs, so write one on each.");
}

}  // namespace

int reportCommand(const std::vector<std::string>& paths, const std::string& out, const std::string& author) {
    const QString kind = QFileInfo(QString::fromStdString(out)).suffix().toLower();
    if (kind != QLatin1String("html") && kind != QLatin1String("pdf"))
        return badInput(out + " is neither a .html nor a .pdf file; name one of these.");
    const QString name = QString::fromStdString(author).simplified();
    Reported reported;
    try {
        if (areStudies(paths)) {
            std::vector<StoredStudy> studies;
            for (const std::string& path : paths) studies.push_back(readStudyFolder(path));
            Theme::current().apply(Theme::Kind::Light);
            const QByteArray report =
                kind == QLatin1String("pdf") ? studyReportAsPdf(studies, name) : studyReportAsHtml(studies, name);
            writeFileAtomically(out, report.toStdString());
            return Done;
        }
        for (const std::string& path : paths) reported.add(reportedIn(path));
    } catch (const std::exception& error) {
        return endWith(error, Phase::Reading);
    }
    Theme::current().apply(Theme::Kind::Light);
    const Submission submission{name, reported.lesson};
    const QByteArray report =
        kind == QLatin1String("pdf") ? reportAsPdf(reported.runs, submission) : reportAsHtml(reported.runs, submission);
    writeFileAtomically(out, report.toStdString());
    return Done;
}

}  // namespace miru
