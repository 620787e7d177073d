// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/style/words.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "core/spec/setting_course.h"
#include "core/tasks/make_stream.h"
#include "datasets/library.h"
#include "ui/style/setting_words.h"

namespace miru::words {
namespace {

QString tr(const char* text) { return QCoreApplication::translate("miru::words", text); }

/// From the beginning, or since it was switched on.
bool everRehearses(const ExperimentSpec& spec) {
    return std::ranges::any_of(stagesOf(spec), [](const auto& stage) { return stage.rehearsal.samplesPerTask > 0; });
}
bool everInhibits(const ExperimentSpec& spec) {
    return std::ranges::any_of(stagesOf(spec), [](const auto& stage) { return stage.inhibition.isOn(); });
}

}  // namespace

QString nameOf(CellKind cell) { return QString::fromUtf8(cell->title); }

QString beginningOf(const std::vector<std::string>& words) {
    QStringList first;
    for (std::size_t n = 0; n < std::min(beginning, words.size()); ++n) first << QString::fromStdString(words[n]);
    return first.join(' ') + (words.size() > beginning ? QStringLiteral(" …") : QString());
}

QString titleOf(const ExperimentSpec& spec) {
    return titleOf(spec, Library::isText(QString::fromStdString(spec.data.dataset)));
}

QString titleOf(const ExperimentSpec& spec, bool readsTexts) {
    const QString dataset = Library::titleOf(QString::fromStdString(spec.data.dataset));
    QStringList parts{nameOf(spec.model.cell)};
    const StreamType& stream = typeOf(spec.data.stream);
    parts << (spec.data.tasks == 1 ? dataset : setting(readsTexts ? stream.textTitle : stream.title).arg(dataset));
    if (spec.data.tasks > 1) parts << (everRehearses(spec) ? tr("rehearsal") : tr("no rehearsal"));
    if (everInhibits(spec)) parts << tr("inhibition");
    parts << tr("seed %1").arg(spec.seed);
    return parts.join(QStringLiteral(" · "));
}

QString shortTitleOf(const ExperimentSpec& spec) {
    QStringList parts{nameOf(spec.model.cell)};
    if (everRehearses(spec)) parts << tr("rehearsal");
    if (everInhibits(spec)) parts << tr("inhibition");
    parts << tr("seed %1").arg(spec.seed);
    return parts.join(QStringLiteral(" · "));
}

QString subtitleOf(const ExperimentSpec& spec) {
    const QString tasks =
        spec.data.tasks == 1
            ? tr("one task alone")
            : tr("%1 tasks, one after the other; the network is never told which").arg(spec.data.tasks);
    return spec.data.testOn == DataSplit::Test ? tasks : tasks + tr("; tested on training data set aside");
}

QString setting(const std::string& english) { return QCoreApplication::translate("miru", english.c_str()); }

QString preset(const std::string& english) { return QCoreApplication::translate("miru::presets", english.c_str()); }

QString catalog(const QString& english) {
    return QCoreApplication::translate("miru::catalog", english.toUtf8().constData());
}

QString allowedBy(const SpecField& field) {
    const QString span = (field.highIsExcluded ? tr("from %1 to below %2") : tr("from %1 to %2"))
                             .arg(exact(field.low), exact(field.high));
    switch (field.kind) {
        case FieldKind::Integer:
            return tr("a whole number from %1 to %2")
                .arg(number(static_cast<qint64>(field.low)), number(static_cast<qint64>(field.high)));
        case FieldKind::Number: return tr("a number %1").arg(span);
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

QString bytes(qint64 value) {
    if (value < 1000) return tr("%1 B").arg(number(value));
    if (value < 1'000'000) return tr("%1 kB").arg(fixed(static_cast<double>(value) / 1e3, 1));
    const double megabytes = static_cast<double>(value) / 1e6;
    if (megabytes >= 1000) return tr("%1 GB").arg(fixed(megabytes / 1000, 2));
    return tr("%1 MB").arg(fixed(megabytes, megabytes < 10 ? 2 : megabytes < 100 ? 1 : 0));
}

QString large(qint64 value) {
    if (value < 10'000) return number(value);
    if (value < 1'000'000'000) return tr("%1 M").arg(fixed(static_cast<double>(value) / 1e6, 2));
    return tr("%1 G").arg(fixed(static_cast<double>(value) / 1e9, 2));
}

QString energy(double joule) { return tr("%1 µJ").arg(significant(joule * 1e6, 3)); }

QString nameOf(const Signal& signal) {
    return QCoreApplication::translate("miru::Signal", std::string(signal.name).c_str());
}

QString describe(const ForgettingAccount& account) {
    const double fallen = account.before - account.now;
    const QString task = number(account.task + 1);
    const QString stretch =
        account.sinceBatch ? tr("From batch %1 to %2: ").arg(number(*account.sinceBatch), number(account.untilBatch))
                           : QString();
    if (!std::isfinite(fallen)) return tr("The accuracy on task %1 is no longer a number.").arg(task);
    constexpr double noise = 0.02;  // of accuracy: less is nothing to explain
    if (fallen < noise)
        return stretch + (account.task == account.during
                              ? tr("Task %1 is being learned: from %2 to %3.")
                              : tr("Task %1 is remembered: it was known to %2 and is to %3."))
                             .arg(task, percent(account.before), percent(account.now));
    QStringList sentences{stretch +
                          tr("Task %1 fell from %2 to %3.").arg(task, percent(account.before), percent(account.now))};
    if (account.unitOverlap)
        sentences << tr("It shares %1 of its units with task %2.")
                         .arg(percent(account.unitOverlap), number(account.during + 1));
    for (const WeightDrift& drift : account.drifts)
        if (drift.tensor == "U") sentences << tr("U has moved by %1 of its length since.").arg(percent(drift.share));
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
        case Metric::Aia: meaning = tr("Average incremental accuracy, over the whole course."); break;
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
