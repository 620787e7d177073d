// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/style/result_text.h"

#include <QCoreApplication>
#include <cmath>

#include "core/measure/forgetting_account.h"
#include "core/measure/scoreboard.h"
#include "core/measure/snapshot.h"
#include "core/spec/spec_fields.h"
#include "ui/style/numbers.h"
#include "ui/style/setting_words.h"
#include "ui/style/translated.h"

namespace miru::words {
namespace {

QString tr(const char* text) { return QCoreApplication::translate("miru::words", text); }

}  // namespace

QString nameOf(const Signal& signal) {
    return QCoreApplication::translate("miru::Signal", std::string(signal.name).c_str());
}

QString describe(const ForgettingAccount& account) {
    const double fallen = account.before - account.now;
    const QString task = number(account.task + 1);
    const QString range = account.sinceBatch
                              ? tr("From batch %1 to %2: ").arg(number(*account.sinceBatch), number(account.untilBatch))
                              : QString();
    if (!std::isfinite(fallen)) return tr("The accuracy on task %1 is no longer a number.").arg(task);
    constexpr double noise = 0.02;  // of accuracy: less is nothing to explain
    if (fallen < noise)
        return range + (account.task == account.during
                            ? tr("Task %1 is being learned: from %2 to %3.")
                            : tr("Task %1 is remembered: accuracy was %2 after training, now %3."))
                           .arg(task, percent(account.before), percent(account.now));
    QStringList sentences{range +
                          tr("Task %1 fell from %2 to %3.").arg(task, percent(account.before), percent(account.now))};
    if (account.unitOverlap)
        sentences << tr("It shares %1 of its units with task %2.")
                         .arg(percent(account.unitOverlap), number(account.during + 1));
    for (const WeightDrift& drift : account.drifts)
        if (drift.tensor == "U")
            sentences << tr("U has changed by %1 since (Frobenius norm).").arg(percent(drift.share));
    if (account.task == account.during) return sentences.join(' ');
    sentences << (account.rehearsedShare > 0 ? tr("%1 of each batch rehearse it.").arg(percent(account.rehearsedShare))
                                             : tr("Nothing of it is rehearsed."));
    return sentences.join(' ');
}

QString nameOf(Metric metric) {
    switch (metric) {
        case Metric::Acc: return QStringLiteral("ACC");
        case Metric::Bwt: return QStringLiteral("BWT");
        case Metric::Fwt: return QStringLiteral("FWT");
        case Metric::Forgetting: return tr("forgetting");
        case Metric::ForgettingFirstMinusLast: return tr("forgetting, first minus last");
        case Metric::Aia: break;
    }
    return QStringLiteral("AIA");
}

QString explanationOf(Metric metric, const Scoreboard& scoreboard) {
    QString meaning;
    switch (metric) {
        case Metric::Acc: meaning = tr("Mean accuracy over all tasks, now."); break;
        case Metric::Bwt:
            meaning = tr("Backward transfer: what later tasks did to earlier ones. Negative means forgetting.");
            break;
        case Metric::Fwt: meaning = tr("Forward transfer: what earlier tasks taught about later ones."); break;
        case Metric::Forgetting: meaning = tr("How far tasks have fallen from the best they ever were."); break;
        case Metric::ForgettingFirstMinusLast:
            meaning = tr("How far tasks have fallen since they were learned.");
            break;
        case Metric::Aia: meaning = tr("Average incremental accuracy, over the whole run."); break;
    }
    const MetricInfo& info = infoOf(metric);
    QString text = QStringLiteral("<b>%1</b>: %2<br>= %3")
                       .arg(nameOf(metric), meaning, QString::fromUtf8(info.formula).toHtmlEscaped());
    if (const std::string numbers = scoreboard.substituted(metric); !numbers.empty())
        text += QStringLiteral("<br>= %1").arg(localized(QString::fromStdString(numbers)).toHtmlEscaped());
    else
        text += QStringLiteral("<br>") + tr("Not defined yet: it needs more learned tasks.");
    return text + QStringLiteral("<br><i>%1</i>")
                      .arg(tr("R[i][j]: accuracy on task j after learning task i, a fraction. %1.")
                               .arg(QString::fromUtf8(info.source)));
}

QString describe(const KnobChange& change, double before) {
    const SpecField& field = fieldOf(change.knob);
    const auto text = [&field](double number) {
        return field.kind == FieldKind::Choice ? valueText(field, valueOf(field, number)) : plain(number);
    };
    return QStringLiteral("%1 %2 → %3").arg(setting(field.label), text(before), text(change.value));
}

QString describe(DivergenceCause cause, qint64 batch) {
    QString what;
    switch (cause) {
        case DivergenceCause::Gradient: what = tr("the gradient"); break;
        case DivergenceCause::Weights: what = tr("a weight"); break;
        case DivergenceCause::Loss:
        case DivergenceCause::None: what = tr("the loss"); break;
    }
    return tr("The run diverged: at batch %1 %2 was no longer a finite number. A smaller learning rate usually helps.")
        .arg(number(batch), what);
}

}  // namespace miru::words
