// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/style/spec_text.h"

#include <QCoreApplication>
#include <algorithm>

#include "core/spec/method.h"
#include "core/spec/setting_course.h"
#include "core/tasks/make_stream.h"
#include "datasets/library.h"
#include "ui/style/numbers.h"
#include "ui/style/translated.h"

namespace miru::words {
namespace {

QString tr(const char* text) { return QCoreApplication::translate("miru::words", text); }

bool isJoint(const ExperimentSpec& spec) { return spec.data.joint && spec.data.tasks > 1; }
bool everInhibits(const ExperimentSpec& spec) {
    return std::ranges::any_of(stagesOf(spec), [](const auto& stage) { return stage.inhibition.isOn(); });
}

}  // namespace

QString nameOf(CellKind cell) { return QString::fromUtf8(cell->title); }

QString cellOf(const ExperimentSpec& spec) {
    const CellKind cell = spec.model.cell;
    if (!spec.model.learnCoefficients || !cell->hasLambda) return nameOf(cell);
    return (cell->hasBeta ? tr("%1 with learned β and λ") : tr("%1 with learned λ")).arg(nameOf(cell));
}

QString streamOf(StreamKind kind, const QString& dataset) {
    return setting(typeOf(kind).title).arg(Library::titleOf(dataset));
}

QString titleOf(const ExperimentSpec& spec) {
    return titleOf(spec, Library::kindOf(QString::fromStdString(spec.data.dataset)));
}

QString titleOf(const ExperimentSpec& spec, DataKind kind) {
    const QString dataset = Library::titleOf(QString::fromStdString(spec.data.dataset));
    QStringList parts{cellOf(spec)};
    const StreamType& stream = typeOf(spec.data.stream);
    parts << (spec.data.tasks == 1 ? dataset
                                   : setting(kind != DataKind::Numbers ? stream.textTitle : stream.title).arg(dataset));
    if (spec.data.tasks > 1 && spec.data.scenario != Scenario::Domain)
        parts << setting(typeOf(spec.data.scenario).name);
    if (spec.data.tasks > 1) parts << (isJoint(spec) ? tr("all at once") : methodsText(spec));
    if (everInhibits(spec)) parts << tr("inhibition");
    parts << tr("seed %1").arg(spec.seed);
    return parts.join(QStringLiteral(" · "));
}

QString shortTitleOf(const ExperimentSpec& spec) {
    QStringList parts{cellOf(spec)};
    if (isJoint(spec))
        parts << tr("all at once");
    else if (!methodsIn(spec).empty())
        parts << methodsText(spec);
    if (everInhibits(spec)) parts << tr("inhibition");
    parts << tr("seed %1").arg(spec.seed);
    return parts.join(QStringLiteral(" · "));
}

QString methodsText(const ExperimentSpec& spec) {
    QStringList methods;
    for (const MethodKind kind : methodsIn(spec)) methods << setting(infoOf(kind).title);
    return methods.isEmpty() ? setting(infoOf(MethodKind::Naive).title) : methods.join(QStringLiteral(" + "));
}

QString subtitleOf(const ExperimentSpec& spec) {
    QString tasks = tr("one task alone");
    if (spec.data.tasks > 1 && spec.data.joint) {
        tasks = tr("%1 tasks, learned all at once").arg(spec.data.tasks);
    } else if (spec.data.tasks > 1) {
        switch (spec.data.scenario) {
            case Scenario::Domain:
                tasks = tr("%1 tasks, one after the other; task identity is never given").arg(spec.data.tasks);
                break;
            case Scenario::Class:
                tasks =
                    tr("%1 tasks, one after the other, each with classes of its own; the answer is chosen among all "
                       "classes met")
                        .arg(spec.data.tasks);
                break;
            case Scenario::Task:
                tasks = tr("%1 tasks, one after the other, each with classes of its own; the network is told which "
                           "task it is")
                            .arg(spec.data.tasks);
                break;
        }
    }
    return spec.data.testOn == DataSplit::Test ? tasks : tasks + tr("; evaluated on a validation set");
}

QString allowedBy(const SpecField& field) {
    const QString span = (field.highIsExcluded ? tr("from %1 to below %2") : tr("from %1 to %2"))
                             .arg(exact(field.low), exact(field.high));
    switch (field.kind) {
        case FieldKind::Integer:
            return tr("a whole number from %1 to %2")
                .arg(number(static_cast<qint64>(field.low)), number(static_cast<qint64>(field.high)));
        case FieldKind::Number: return tr("a number %1").arg(span);
        case FieldKind::Flag: return tr("yes or no");
        case FieldKind::Choice: {
            QStringList names;
            for (const FieldChoice& choice : field.choices) names << setting(choice.title);
            return names.join(tr(" or "));
        }
        case FieldKind::Text: return tr("a name or a folder");
        case FieldKind::FileOrNothing: return tr("none, or a network file");
        case FieldKind::RangeOrNothing: break;
    }
    return tr("none, or two rising numbers %1").arg(span);
}

}  // namespace miru::words
