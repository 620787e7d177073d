// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/report/verification.h"

#include <QMap>
#include <QRegularExpression>
#include <limits>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "core/run/run_folder.h"
#include "core/spec/spec_json.h"
#include "core/spec/strict_json.h"
#include "ui/report/claims_table.h"
#include "ui/report/run_tables.h"
#include "ui/style/run_names.h"

namespace miru {
namespace {

using Json = nlohmann::ordered_json;

constexpr int reportFormat = 2;
constexpr std::size_t maxRuns = 1000;

[[noreturn]] void fail(const QString& sentence) { throw std::runtime_error(sentence.toStdString()); }

QString unescaped(QString html) {
    const std::pair<const char*, const char*> entities[] = {
        {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&amp;", "&"}};
    for (const auto& [entity, sign] : entities) html.replace(QLatin1String(entity), QLatin1String(sign));
    return html;
}

/// The files folded at the end of the page, by name.
QMap<QString, QByteArray> filesIn(const QString& html) {
    static const QRegularExpression folded(
        QStringLiteral("<details><summary>([^<]*)</summary><pre>([^<]*)</pre></details>"));
    QMap<QString, QByteArray> files;
    for (auto found = folded.globalMatch(html); found.hasNext();) {
        const auto match = found.next();
        files.insert(unescaped(match.captured(1)), unescaped(match.captured(2)).toUtf8());
    }
    return files;
}

QByteArray fileOf(const QMap<QString, QByteArray>& files, const Json& run, const char* kind) {
    const QString name = QString::fromStdString(run.at(kind).get<std::string>());
    if (!files.contains(name))
        fail(QStringLiteral("The file %1 that goes along with the report is missing.").arg(name));
    return files.value(name);
}

ReportReading readingOf(const QMap<QString, QByteArray>& files, const Json& json) {
    if (json.at("format") != reportFormat)
        fail(QStringLiteral("The report has another format than this version reads."));
    ReportReading reading;
    reading.submission.author = QString::fromStdString(json.at("author").get<std::string>());
    if (json.contains("lesson")) reading.submission.lesson = readProgress(json["lesson"].dump());
    if (json.at("runs").size() > maxRuns) fail(QStringLiteral("The report claims more runs than one can have."));
    for (const Json& run : json.at("runs")) {
        const SpecReading spec = readSpec(fileOf(files, run, "spec").toStdString());
        if (!spec.isGood())
            fail(QStringLiteral("The settings that go along with the report cannot be used: ") +
                 QString::fromStdString(spec.problems.front().sentence));
        reading.runs << ReportedRun{run.at("name").get<std::string>(), run.at("folder").get<std::string>(),
                                    run.at("note").get<std::string>(), spec.spec,
                                    fileOf(files, run, "summary"),     fileOf(files, run, "matrix")};
    }
    if (reading.runs.isEmpty()) fail(QStringLiteral("The report is on no run."));
    return reading;
}

Json parsed(const QByteArray& json) {
    try {
        return parseStrictJson<Json>(json.toStdString());
    } catch (const std::runtime_error&) {
        return {};
    }
}

/// Where two summaries differ, the machine that made them left out.
void compareJson(const Json& claimed, const Json& found, const QString& where, QStringList& sentences) {
    if (found.is_object()) {
        for (const auto& [key, value] : found.items())
            if (key != "environment")
                compareJson(claimed.is_object() && claimed.contains(key) ? claimed[key] : Json(), value,
                            where + (where.isEmpty() ? "" : ".") + QString::fromStdString(key), sentences);
        return;
    }
    if (claimed != found)
        sentences << QStringLiteral("%1 is %2 in the report, and %3 in the repeated run")
                         .arg(where, QString::fromStdString(claimed.dump()), QString::fromStdString(found.dump()));
}

QStringList rowsOf(const QString& html) {
    static const QRegularExpression row(QStringLiteral("<tr>.*?</tr>"), QRegularExpression::DotMatchesEverythingOption);
    QStringList rows;
    for (auto found = row.globalMatch(html); found.hasNext();) rows << found.next().captured();
    return rows;
}

QString textOf(QString row) {
    row.replace(QRegularExpression(QStringLiteral("</t[dh]>")), QStringLiteral(" | "));
    return unescaped(row.remove(QRegularExpression(QStringLiteral("<[^>]*>")))).simplified();
}

}  // namespace

std::optional<std::int64_t> ReportedRun::stoodAt() const {
    constexpr std::uint64_t most = std::numeric_limits<std::int64_t>::max();
    const Json json = parsed(summary);
    const Json batches = json.is_object() ? json.value("batches", Json()) : Json();
    const auto isSo = [&json](RunState state) { return json.value("outcome", Json()) == outcomeOf(state); };
    if (json.is_object() && (isSo(RunState::Finished) || isSo(RunState::Diverged))) return std::nullopt;
    if (!batches.is_number_unsigned() || batches.get<std::uint64_t>() > most)
        fail(QStringLiteral("It does not say how far a run had come."));
    return batches.get<std::int64_t>();
}

QByteArray reportJson(const QList<Run>& runs, const Submission& submission) {
    Json json{{"format", reportFormat}, {"author", submission.author.toStdString()}, {"runs", Json::array()}};
    if (submission.lesson) json["lesson"] = Json::parse(writeProgress(*submission.lesson));
    for (qsizetype n = 0; n < runs.size(); ++n) {
        const std::string prefix = runs.size() == 1 ? "" : QStringLiteral("run-%1-").arg(n + 1).toStdString();
        json["runs"].push_back({{"name", runs[n].name},
                                {"folder", runs[n].folder.filename().string()},
                                {"note", runs[n].note},
                                {"spec", prefix + "spec.json"},
                                {"summary", prefix + "summary.json"},
                                {"matrix", prefix + "matrix.csv"}});
    }
    return QByteArray::fromStdString(json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
}

ReportReading readReport(const QByteArray& html) {
    const QString text = QString::fromUtf8(html);
    const auto files = filesIn(text);
    if (!files.contains(QStringLiteral("report.json")))
        fail(QStringLiteral(
            "This is no report on runs as a page (.html): nothing goes along with it that could be repeated."));
    ReportReading reading;
    try {
        reading = readingOf(files, parsed(files.value(QStringLiteral("report.json"))));
    } catch (const Json::exception&) {
        fail(QStringLiteral("What goes along with the report is damaged."));
    }
    static const QRegularExpression language(QStringLiteral("<html lang='([a-zA-Z-]+)'>"));
    reading.language = language.match(text).captured(1).left(2);
    return reading;
}

namespace {

/// A run that was not finished was going on, or waited, or had been stopped: its numbers are the same.
std::shared_ptr<const Snapshot> asReported(Snapshot last, const ReportedRun& run) {
    const Json outcome = parsed(run.summary).value("outcome", Json());
    for (const RunState state : {RunState::Running, RunState::Paused})
        if (outcome == outcomeOf(state)) last.state = state;
    return std::make_shared<const Snapshot>(std::move(last));
}

/// Claims on speed are measured by a clock.
constexpr Claim repeatableClaims[] = {Claim::FewerParameters, Claim::LessEnergy, Claim::AccuracyNearGru};

}  // namespace

QStringList disagreementsOf(const QByteArray& html, const ReportReading& report, const QList<Run>& repeated) {
    QStringList sentences;
    QList<Run> named = repeated;
    for (qsizetype n = 0; n < named.size(); ++n) {
        if (report.runs[n].stoodAt()) named[n].snapshots = {asReported(*named[n].latest(), report.runs[n])};
        named[n].name = report.runs[n].name;
        named[n].folder = report.runs[n].folder;
        named[n].note = report.runs[n].note;
    }
    const QStringList names = namesOf(named);
    for (qsizetype n = 0; n < named.size(); ++n) {
        const QString of = named.size() == 1 ? QString() : names[n] + QStringLiteral(": ");
        QStringList found;
        compareJson(parsed(report.runs[n].summary), parsed(QByteArray::fromStdString(summaryJson(named[n]))), {},
                    found);
        if (report.runs[n].matrix != QByteArray::fromStdString(matrixCsv(named[n].latest()->scoreboard)))
            found << QStringLiteral("the accuracy matrix is not that of the repeated run");
        for (const QString& one : found) sentences << of + one + '.';
    }
    const QString text = QString::fromUtf8(html);
    QStringList tables{tableOfResults(named), tableOfSettings(named), tableOfDifferences(named),
                       tableOfComputedCost(named), tableOfVerdicts(verdictsOn(named), repeatableClaims)};
    if (report.submission.lesson) tables << lessonPart(*report.submission.lesson, named);
    for (const QString& table : std::as_const(tables))
        for (const QString& row : rowsOf(table))
            if (!text.contains(row))
                sentences << QStringLiteral("In its tables a row is missing that the repeated runs give: %1")
                                 .arg(textOf(row));
    return sentences;
}

}  // namespace miru
