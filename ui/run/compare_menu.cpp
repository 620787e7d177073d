// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/run/compare_menu.h"

#include <QCoreApplication>
#include <QLabel>
#include <QMenu>
#include <QWidgetAction>

#include "core/model/cell_kinds.h"
#include "core/spec/method.h"
#include "core/spec/spec_fields.h"
#include "ui/style/card.h"
#include "ui/style/numbers.h"
#include "ui/style/spec_text.h"
#include "ui/style/theme.h"
#include "ui/style/translated.h"

namespace miru {
namespace {

QString tr(const char* text) { return QCoreApplication::translate("miru", text); }

/// Who published a method; and with which strength it is offered, and on which data that was chosen.
QString tipOf(const ExperimentSpec& spec, const Method& method) {
    const QString source = QString::fromUtf8(method.source);
    const ChosenStrength strength = chosenStrength(spec, method.kind);
    if (strength.value == 0) return source;
    const QString value =
        (method.kind == MethodKind::Lwf ? QStringLiteral("α ") : QStringLiteral("Λ ")) + words::plain(strength.value);
    const QString ground = words::streamOf(strength.ground->stream, QLatin1String(strength.ground->dataset));
    return source + '\n' +
           (strength.isOwn ? tr("%1, chosen on a validation set (%2).")
                           : tr("%1, chosen on a validation set of other data (%2): these may want another."))
               .arg(value, ground);
}

}  // namespace

void fillCompareMenu(QMenu& menu, const ExperimentSpec& spec,
                     const std::function<void(const ExperimentSpec&)>& chosen) {
    menu.clear();
    menu.setToolTipsVisible(true);
    const auto add = [&](const QString& title, const QString& tip, ExperimentSpec other) {
        other.events.clear();
        QAction* const action = menu.addAction(title, &menu, [chosen, other] { chosen(other); });
        action->setToolTip(tip);
        if (const auto problems = problemsOf(other); !problems.empty()) {
            action->setEnabled(false);
            action->setToolTip(QString::fromStdString(problems.front().sentence));
        }
        return action;
    };

    // A section's title is not drawn where a style sheet is in force; a label looks like none of what can be chosen.
    const auto addHeading = [&menu](const QString& title) {
        auto* const label = makeCaption(title);
        label->setContentsMargins(Theme::gap, Theme::gap / 2, Theme::gap, Theme::gap / 2);
        QFont font = label->font();
        font.setBold(true);
        label->setFont(font);
        auto* const action = new QWidgetAction(&menu);
        action->setDefaultWidget(label);
        action->setEnabled(false);
        menu.addAction(action);
    };

    addHeading(tr("The same with another cell"));
    const auto addCell = [&](CellKind kind, bool learns) {
        if (kind == spec.model.cell && (learns == spec.model.learnCoefficients || !kind->hasLambda)) return;
        ExperimentSpec other = spec;
        other.model.cell = kind;
        other.model.learnCoefficients = learns;
        add(words::cellOf(other), words::setting(kind->equation), other);
    };
    for (const CellKind kind : cellKinds()) {
        addCell(kind, false);
        if (kind->hasLambda) addCell(kind, true);
    }

    const auto own = methodOf(spec);
    menu.addSeparator();
    addHeading(tr("The same with another method"));
    for (const Method& method : methods()) {
        if (method.kind == own) continue;
        const bool isJoint = method.kind == MethodKind::Joint;
        QAction* const action =
            add(isJoint ? tr("joint: all tasks at once, the upper bound") : words::setting(method.title),
                tipOf(spec, method), withMethod(spec, method.kind));
        if (spec.data.tasks > 1) continue;
        action->setEnabled(false);
        action->setToolTip(tr("With one task there is nothing to forget."));
    }
}

}  // namespace miru
