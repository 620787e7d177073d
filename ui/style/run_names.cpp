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
#include <string_view>
#include <vector>

#include "core/experiment/spec_fields.h"
#include "core/math/number_text.h"
#include "datasets/library.h"
#include "ui/style/words.h"

namespace miru {
namespace {

QString tr(const char* text) { return QCoreApplication::translate("miru", text); }

/// Whether the setting does anything in this run: only then does it tell it apart.
bool matters(std::string_view key, const ExperimentSpec& spec) {
    const auto& model = spec.model;
    if (key == "model.gruReset") return model.cell == CellKind::Gru;
    if (key == "model.beta" || key == "model.betaRange") return model.cell == CellKind::Miru2;
    if (key == "model.lambda" || key == "model.lambdaRange") return model.cell != CellKind::Gru;
    if (key == "model.weights") return !model.weights.empty();
    if (key == "rehearsal.perBatch") return spec.rehearsal.samplesPerTask > 0;
    if (key == "inhibition.where" || key == "inhibition.rank") return spec.inhibition.isOn();
    if (key == "training.momentum") return spec.training.optimizer == OptimizerKind::Sgd;
    if (key == "data.stream") return spec.data.tasks > 1;
    return true;
}

/// As people write it; with every digit where fewer would be another number.
QString valueOf(const SpecField& field, const ExperimentSpec& spec) {
    const SettingValue value = field.get(spec);
    const QString exact = QString::fromStdString(toText(value));
    if (std::holds_alternative<Range>(value)) return QString(exact).replace(',', QChar(0x2026));
    const auto* const number = std::get_if<double>(&value);
    if (!number) return exact;
    const QString plain = words::plain(*number);
    return parseNumber<double>(plain.toStdString()) == *number ? plain : exact;
}

/// "λ 0.5", "GRU", "no rehearsal": a setting and its value in few words.
QString part(const SpecField& field, const ExperimentSpec& spec) {
    if (field.key == "model.cell") return words::nameOf(spec.model.cell);
    if (field.key == "data.dataset") return Library::titleOf(QString::fromStdString(spec.data.dataset));
    if (field.key == "data.tasks") return spec.data.tasks == 1 ? tr("one task") : tr("%1 tasks").arg(spec.data.tasks);
    // What is drawn per unit stands in for the one number.
    if (field.key == "model.beta" && spec.model.betaRange) return part(*findField("model.betaRange"), spec);
    if (field.key == "model.lambda" && spec.model.lambdaRange) return part(*findField("model.lambdaRange"), spec);
    if (field.key == "model.hiddenUnits") return tr("%1 units").arg(words::number(spec.model.hiddenUnits));
    if (field.key == "seed") return tr("seed %1").arg(spec.seed);
    if (field.key == "rehearsal.samplesPerTask")
        return spec.rehearsal.samplesPerTask > 0 ? tr("rehearsal %1").arg(words::number(spec.rehearsal.samplesPerTask))
                                                 : tr("no rehearsal");
    if (field.key == "inhibition.sparsity")
        return spec.inhibition.isOn() ? tr("inhibition %1").arg(valueOf(field, spec)) : tr("no inhibition");
    return words::setting(field.label) + ' ' + valueOf(field, spec);
}

/// What was changed while the run was going: "λ 0.9 from batch 20".
QString changesOf(const ExperimentSpec& spec) {
    if (spec.events.empty()) return {};
    const SettingEvent& last = spec.events.back();
    const SpecField* const field = findField(last.key);
    const QString text = tr("%1 %2 from batch %3")
                             .arg(field ? words::setting(field->label) : QString::fromStdString(last.key),
                                  QString::fromStdString(toText(last.value)), words::number(last.batch));
    return spec.events.size() == 1 ? text : tr("%1, %2 changes").arg(text).arg(spec.events.size());
}

/// A name grows by the parts that are needed to tell all runs apart, and by no others.
class Names {
 public:
    explicit Names(const QList<NamedRun>& runs) : m_runs(runs), m_names(runs.size()) {}

    /// Adds this part to every run (where it is not empty) if it tells any two apart that had the same name so far.
    void add(const std::function<QString(const NamedRun&)>& partOf) {
        QStringList parts;
        for (const NamedRun& run : m_runs) parts << partOf(run);
        for (qsizetype a = 0; a < parts.size(); ++a)
            for (qsizetype b = 0; b < a; ++b)
                if (m_names[a] == m_names[b] && parts[a] != parts[b]) return append(parts);
    }
    QStringList take() {
        for (qsizetype n = 0; n < m_names.size(); ++n)
            if (m_names[n].isEmpty()) m_names[n] = words::shortTitleOf(m_runs[n].spec);
        return std::move(m_names);
    }

 private:
    void append(const QStringList& parts) {
        for (qsizetype n = 0; n < parts.size(); ++n)
            if (!parts[n].isEmpty())
                m_names[n] += (m_names[n].isEmpty() ? QString() : QStringLiteral(" · ")) + parts[n];
    }

    const QList<NamedRun>& m_runs;
    QStringList m_names;
};

/// The ends of paths, as long as it takes for different paths to differ.
QHash<QString, QString> shortPaths(const QList<NamedRun>& runs) {
    QSet<QString> paths;
    for (const NamedRun& run : runs)
        if (!run.folder.isEmpty()) paths << QDir::cleanPath(QDir(run.folder).absolutePath());
    QHash<QString, QString> ends;
    for (const NamedRun& run : runs) {
        if (run.folder.isEmpty()) continue;
        const QString path = QDir::cleanPath(QDir(run.folder).absolutePath());
        int length = 1;
        const auto end = [&length](const QString& whole) { return whole.section('/', -length); };
        const auto isTaken = [&](const QString& other) { return other != path && end(other) == end(path); };
        while (std::ranges::any_of(paths, isTaken)) ++length;
        ends[run.folder] = end(path);
    }
    return ends;
}

QStringList automaticNames(const QList<NamedRun>& runs) {
    // What people vary most, and would say first.
    static constexpr std::array first{
        "model.cell",          "data.dataset", "data.stream", "data.tasks",        "rehearsal.samplesPerTask",
        "inhibition.sparsity", "model.lambda", "model.beta",  "model.hiddenUnits", "training.learningRate"};
    Names names(runs);
    const auto addField = [&names](const SpecField& field) {
        names.add(
            [&field](const NamedRun& run) { return matters(field.key, run.spec) ? part(field, run.spec) : QString(); });
    };
    for (const char* key : first) addField(*findField(key));
    names.add([](const NamedRun& run) { return changesOf(run.spec); });
    addField(*findField("seed"));
    for (const SpecField& field : specFields()) addField(field);
    const auto folders = shortPaths(runs);
    names.add([&folders](const NamedRun& run) { return folders.value(run.folder); });
    names.add([](const NamedRun& run) { return tidiedRunName(run.note); });
    // Settings that do nothing in these runs: better than a number.
    for (const SpecField& field : specFields())
        names.add([&field](const NamedRun& run) { return part(field, run.spec); });
    return names.take();
}

}  // namespace

QString tidiedRunName(const QString& name) { return name.simplified().left(maxRunNameLength).trimmed(); }

QStringList namesOf(const QList<NamedRun>& runs) {
    QStringList names = automaticNames(runs);
    QSet<QString> taken;
    const auto take = [&taken](const QString& name) {
        QString free = name;
        for (int n = 2; taken.contains(free); ++n) free = QStringLiteral("%1 (%2)").arg(name).arg(n);
        taken << free;
        return free;
    };
    for (qsizetype n = 0; n < runs.size(); ++n)  // the user's own come first
        if (const QString own = tidiedRunName(runs[n].ownName); !own.isEmpty()) names[n] = take(own);
    for (qsizetype n = 0; n < runs.size(); ++n)
        if (tidiedRunName(runs[n].ownName).isEmpty()) names[n] = take(names[n]);
    return names;
}

}  // namespace miru
