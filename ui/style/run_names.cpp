// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/style/run_names.h"

#include <QCoreApplication>
#include <QDir>
#include <QHash>
#include <QSet>
#include <algorithm>
#include <array>
#include <functional>
#include <vector>

#include "core/spec/setting_course.h"
#include "ui/style/numbers.h"
#include "ui/style/setting_words.h"
#include "ui/style/spec_text.h"
#include "ui/style/translated.h"

namespace miru {
namespace {

QString tr(const char* text) { return QCoreApplication::translate("miru", text); }

/// "λ 0.5", "GRU", "no rehearsal", "λ 0.5 → 0.9 at batch 20": a setting and what became of it, in few words.
QString part(const SpecField& field, const SettingCourse& course) {
    const auto* const whole = std::get_if<std::int64_t>(&course.first);
    const QString text = words::courseText(field, course);
    if (field.key == "model.cell" || field.key == "data.dataset") return text;
    if (field.key == "data.scenario" || field.key == "rehearsal.use") return text;
    if (field.key == "data.joint")
        return course.first == SettingValue(true) ? tr("all at once") : tr("one after the other");
    if (field.key == "importance.method")
        return course.first == SettingValue(std::string("none")) ? tr("weights not held") : text;
    if (field.key == "data.tasks") return whole && *whole == 1 ? tr("one task") : tr("%1 tasks").arg(text);
    if (field.key == "model.hiddenUnits") return tr("%1 units").arg(text);
    if (field.key == "seed") return tr("seed %1").arg(text);
    const bool isOff = course.changes.empty();
    if (field.key == "rehearsal.samplesPerTask")
        return isOff && whole && *whole == 0 ? tr("no rehearsal") : tr("rehearsal %1").arg(text);
    if (field.key == "inhibition.sparsity")
        return isOff && course.first == SettingValue(0.0) ? tr("no inhibition") : tr("inhibition %1").arg(text);
    if (isOff && std::holds_alternative<Range>(course.first)) {  // what is drawn per unit stands in for the one number
        const SpecField* const range = findField(field.key + "Range");
        if (range) return words::setting(range->label) + ' ' + words::valueText(course.first);
    }
    return words::setting(field.label) + ' ' + text;
}

/// What was changed while the run was going: "λ 0.9 from batch 20".
QString changesOf(const Run& run, std::optional<DataKind> data) {
    const auto events = usedPartOf(run.spec, data).events;
    if (events.empty()) return {};
    const KnobChange& last = events.back();
    const SpecField& field = fieldOf(last.knob);
    const QString text = tr("%1 %2 from batch %3")
                             .arg(words::setting(field.label), words::valueText(field, valueOf(field, last.value)),
                                  words::number(last.batch));
    return events.size() == 1 ? text : tr("%1, %2 changes").arg(text, words::number(std::ssize(events)));
}

/// A name grows by the parts that are needed to tell all runs apart, and by no others.
class Names {
 public:
    explicit Names(const QList<const Run*>& runs) : m_runs(runs), m_names(runs.size()) {}

    using PartOf = std::function<QString(const Run&)>;
    /// Adds this part to every run (where it is not empty) if it tells any two apart that had the same name so far.
    void add(const PartOf& partOf) { add(partOf, partOf); }
    /// The same, where something else than the part itself has to tell them apart.
    void add(const PartOf& partOf, const PartOf& distinctionOf) {
        QStringList parts;
        QStringList distinctions;
        for (const Run* run : m_runs) {
            parts << partOf(*run);
            distinctions << distinctionOf(*run);
        }
        for (qsizetype a = 0; a < parts.size(); ++a)
            for (qsizetype b = 0; b < a; ++b)
                if (m_names[a] == m_names[b] && distinctions[a] != distinctions[b]) return append(parts);
    }
    QStringList take() {
        for (qsizetype n = 0; n < m_names.size(); ++n)
            if (m_names[n].isEmpty()) m_names[n] = words::shortTitleOf(m_runs[n]->spec);
        return std::move(m_names);
    }

 private:
    void append(const QStringList& parts) {
        for (qsizetype n = 0; n < parts.size(); ++n)
            if (!parts[n].isEmpty())
                m_names[n] += (m_names[n].isEmpty() ? QString() : QStringLiteral(" · ")) + parts[n];
    }

    const QList<const Run*>& m_runs;
    QStringList m_names;
};

/// The ends of paths, as long as it takes for different paths to differ.
QHash<QString, QString> shortPaths(const QList<const Run*>& runs) {
    const auto folderOf = [](const Run* run) { return QString::fromStdString(run->folder.string()); };
    QSet<QString> paths;
    for (const Run* run : runs)
        if (!run->folder.empty()) paths << QDir::cleanPath(QDir(folderOf(run)).absolutePath());
    QHash<QString, QString> ends;
    for (const Run* run : runs) {
        if (run->folder.empty()) continue;
        const QString path = QDir::cleanPath(QDir(folderOf(run)).absolutePath());
        int length = 1;
        const auto end = [&length](const QString& whole) { return whole.section('/', -length); };
        const auto isTaken = [&](const QString& other) { return other != path && end(other) == end(path); };
        while (std::ranges::any_of(paths, isTaken)) ++length;
        ends[folderOf(run)] = end(path);
    }
    return ends;
}

QStringList automaticNames(const QList<const Run*>& runs) {
    // What people vary most, and would say first.
    static constexpr std::array first{"model.cell",
                                      "data.dataset",
                                      "data.stream",
                                      "data.scenario",
                                      "data.joint",
                                      "data.tasks",
                                      "importance.method",
                                      "distillation.strength",
                                      "rehearsal.samplesPerTask",
                                      "rehearsal.use",
                                      "inhibition.sparsity",
                                      "model.lambda",
                                      "model.beta",
                                      "model.hiddenUnits",
                                      "training.learningRate"};
    Names names(runs);
    // A run is called by what it began with and what became of that; runs that began alike, by what was changed last.
    const auto courseIn = [&runs](const SpecField& field, const Run& run) {
        return courseOf(field, run.spec, dataKindAmong(run, runs));
    };
    const auto addField = [&](const SpecField& field) {
        names.add(
            [&](const Run& run) {
                const auto course = courseIn(field, run);
                return course ? part(field, *course) : QString();
            },
            [&](const Run& run) {
                const auto course = courseIn(field, run);
                return course ? part(field, SettingCourse{course->first, {}}) : QString();
            });
    };
    for (const char* key : first) addField(*findField(key));
    names.add([&](const Run& run) { return changesOf(run, dataKindAmong(run, runs)); });
    addField(*findField("seed"));
    for (const SpecField& field : specFields()) addField(field);
    const auto folders = shortPaths(runs);
    names.add([&folders](const Run& run) { return folders.value(QString::fromStdString(run.folder.string())); });
    names.add([](const Run& run) { return tidiedRunName(QString::fromStdString(run.note)); });
    // Settings that do nothing in these runs: better than a number.
    for (const SpecField& field : specFields())
        names.add([&field](const Run& run) { return part(field, SettingCourse{field.get(run.spec), {}}); });
    return names.take();
}

}  // namespace

QString tidiedRunName(const QString& name) { return name.simplified().left(maxRunNameLength).trimmed(); }

QStringList tidiedTags(const QString& text) {
    QStringList tags;
    for (const QString& part : text.split(',')) tags << part.simplified().left(maxTagLength).trimmed();
    tags.removeAll(QString());
    tags.removeDuplicates();
    return tags.mid(0, maxTags);
}

QString tagsText(const std::vector<std::string>& tags) {
    QStringList texts;
    for (const std::string& tag : tags) texts << QString::fromStdString(tag);
    return texts.join(QStringLiteral(", "));
}

QStringList namesOf(const QList<const Run*>& runs) {
    QStringList names = automaticNames(runs);
    QSet<QString> taken;
    const auto take = [&taken](const QString& name) {
        QString free = name;
        for (int n = 2; taken.contains(free); ++n) free = QStringLiteral("%1 (%2)").arg(name).arg(n);
        taken << free;
        return free;
    };
    for (qsizetype n = 0; n < runs.size(); ++n)  // the user's own come first
        if (const QString own = tidiedRunName(QString::fromStdString(runs[n]->name)); !own.isEmpty())
            names[n] = take(own);
    for (qsizetype n = 0; n < runs.size(); ++n)
        if (tidiedRunName(QString::fromStdString(runs[n]->name)).isEmpty()) names[n] = take(names[n]);
    return names;
}

QStringList namesOf(const QList<Run>& runs) {
    QList<const Run*> named;
    for (const Run& run : runs) named << &run;
    return namesOf(named);
}

}  // namespace miru
