// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/study/study_words.h"

#include <QCoreApplication>
#include <QStringList>

#include "core/math/number_text.h"
#include "core/spec/spec_fields.h"
#include "datasets/library.h"
#include "ui/style/numbers.h"
#include "ui/style/translated.h"

namespace miru {
namespace {

QString tr(const char* text) { return QCoreApplication::translate("miru", text); }

}  // namespace

QString titleOf(const Study& study) {
    const QString title = study.title.empty() ? tr("A study") : words::preset(study.title);
    return title + QStringLiteral(" · ") + Library::titleOf(QString::fromStdString(study.spec.data.dataset));
}

QString nameOf(Measure measure) {
    switch (measure) {
        case Measure::Acc: return tr("accuracy at the end (ACC)");
        case Measure::FirstTask: return tr("accuracy on the first task at the end");
        case Measure::Bwt: return tr("backward transfer (BWT)");
        case Measure::Forgetting: return tr("forgetting");
        case Measure::BitsPerCharacter: return tr("bits per character at the end");
        case Measure::TrainingRate: return tr("training, sequences per second");
        case Measure::AnsweringRate: return tr("inference, sequences per second");
    }
    return {};
}

QString nameOf(const Axis& axis) {
    const SpecField* const field = findField(axis.name);
    return field ? words::setting(field->label) : QString::fromStdString(axis.name);
}

QString nameOfRun(const Study& study, int run) {
    QStringList names;
    const auto cases = study.casesOf(run);
    for (std::size_t n = 0; n < cases.size(); ++n) {
        const Axis& axis = study.axes[n];
        const std::string& own = axis.cases[cases[n]].name;
        const QString name = words::localized(QString::fromStdString(own));
        // A number says nothing by itself; a name does.
        const bool isNumber = parseNumber<double>(own).has_value();
        names << (axis.isSeed() ? tr("seed %1").arg(name) : isNumber ? nameOf(axis) + ' ' + name : name);
    }
    return names.join(QStringLiteral(" · "));
}

}  // namespace miru
