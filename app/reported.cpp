// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/reported.h"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <set>
#include <stdexcept>

#include "app/path_kind.h"
#include "app/settings_arguments.h"
#include "core/run/run_folder.h"
#include "core/run/run_recorder.h"
#include "core/run/session_file.h"
#include "core/study/run_study.h"
#include "resources/lessons.h"
#include "ui/lesson/teachers_guide.h"
#include "ui/report/guide_document.h"
#include "ui/report/report.h"
#include "ui/report/study_report.h"

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
    QList<int> places;  // in the session, of the runs reported
    for (int r = 0; r < static_cast<int>(session.runs.size()); ++r) {
        const bool isDrawn = !session.undrawn.contains(static_cast<std::size_t>(r)) || ofLesson.contains(r);
        if (r == session.shown)
            places.prepend(r);
        else if (isDrawn)
            places.append(r);
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

Document documentOn(const std::vector<std::string>& paths, const std::string& author) {
    const QString name = QString::fromStdString(author).simplified();
    if (areStudies(paths)) {
        std::vector<StoredStudy> studies;
        for (const std::string& path : paths) studies.push_back(readStudyFolder(path));
        return studyReportOn(studies, name);
    }
    Reported reported;
    for (const std::string& path : paths) reported.add(reportedIn(path));
    return reportOn(reported.runs, {name, reported.lesson});
}

LessonReading readLessonFile(const std::string& file) {
    try {
        LessonReading reading = readLesson(readSettingsText(file));
        for (std::string& mistake : reading.mistakes) mistake.insert(0, file + ": ");
        return reading;
    } catch (const std::runtime_error& error) {
        return {{}, {error.what()}};
    }
}

Document guideDocumentOn(const std::vector<std::string>& files) {
    std::vector<Lesson> lessons;
    for (const std::string& file : files) {
        LessonReading reading = readLessonFile(file);
        if (!reading.isGood())
            throw std::runtime_error(
                reading.mistakes.front() +
                (reading.mistakes.size() > 1 ? " (miru-run lessons check tells all of its mistakes)" : ""));
        lessons.push_back(std::move(reading.lesson));
    }
    return guideOn(files.empty() ? shippedLessons() : lessons);
}

}  // namespace miru
