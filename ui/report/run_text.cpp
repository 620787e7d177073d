// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/report/run_text.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>
#include <optional>

#include "core/spec/setting_course.h"
#include "core/tasks/make_stream.h"
#include "datasets/library.h"
#include "ui/report/document.h"
#include "ui/style/claim_words.h"
#include "ui/style/numbers.h"
#include "ui/style/result_text.h"
#include "ui/style/run_course.h"
#include "ui/style/setting_words.h"
#include "ui/style/spec_text.h"
#include "ui/style/translated.h"

namespace miru {
namespace {

QString tr(const char* text) { return QCoreApplication::translate("miru", text); }

QString outcomeInWords(const Snapshot& snapshot) {
    const RunPosition& position = snapshot.position;
    switch (snapshot.state) {
        case RunState::Finished: return tr("The run was finished.");
        case RunState::Diverged: return words::describe(snapshot.divergence, position.batch);
        default: break;
    }
    return tr("The run was stopped after batch %1, in task %2 of %3.")
        .arg(words::number(position.batch))
        .arg(snapshot.activityTask + 1)
        .arg(position.taskCount);
}

/// Training sequences of a task; from the shortest to the longest where they differ.
QString sequencesText(const Timetable& timetable) {
    std::vector<std::int64_t> sequences;
    for (int task = 0; task < timetable.taskCount(); ++task)
        if (timetable.sequences(task) > 0) sequences.push_back(timetable.sequences(task));
    if (sequences.empty()) return words::number(0);
    const auto [least, most] = std::ranges::minmax(sequences);
    // Those that are learned all at once lie in the last task together.
    if (sequences.size() == 1) return words::number(most / timetable.taskCount());
    return least == most ? words::number(most) : tr("%1 to %2").arg(words::number(least), words::number(most));
}

/// What was turned on the way is not what the run began with.
std::optional<SettingCourse> courseOfSetting(const Run& run, const char* key) {
    return courseOf(*findField(key), run.spec, run.latest()->network.dataKind(), run.latest()->position.batch);
}

QString textOfSetting(const Run& run, const char* key) {
    return words::courseText(*findField(key), courseOfSetting(run, key));
}

bool isEverOn(const Run& run, const char* key) {
    const auto course = courseOfSetting(run, key);
    const auto isZero = [](const SettingValue& value) {
        return value == SettingValue(0.0) || value == SettingValue(std::int64_t{0});
    };
    return course && (!isZero(course->first) || !course->changes.empty());
}

QString rehearsalInWords(const Run& run) {
    return isEverOn(run, "rehearsal.samplesPerTask")
               ? tr("Rehearsal: %1 sequences of each task are kept, %2 of earlier tasks join every batch.")
                     .arg(textOfSetting(run, "rehearsal.samplesPerTask"), textOfSetting(run, "rehearsal.perBatch"))
               : tr("Nothing was rehearsed.");
}

/// All verdicts on a claim in one, where they agree.
Judgement judgementOf(Claim claim, const std::vector<Verdict>& verdicts) {
    std::optional<Judgement> all;
    for (const Verdict& verdict : verdicts) {
        if (verdict.claim != claim) continue;
        if (all && *all != verdict.judgement) return Judgement::CannotTell;
        all = verdict.judgement;
    }
    return all.value_or(Judgement::CannotTell);
}

}  // namespace

QString settingsInSentences(const Run& run) {
    const ExperimentSpec& spec = run.spec;
    const DataKind kind = run.latest()->network.dataKind();
    QStringList sentences;
    const auto courseIn = [&](const char* key) { return courseOfSetting(run, key); };
    const auto settingText = [&](const char* key) { return textOfSetting(run, key); };
    const auto isOn = [&](const char* key) { return isEverOn(run, key); };
    QString coefficients;
    QStringList parts;
    for (const char* const key : {"model.beta", "model.lambda"}) {
        const auto course = courseIn(key);
        if (!course) continue;
        const QString letter = words::setting(findField(key)->label);
        const auto* const range = std::get_if<Range>(&course->first);
        parts << (range && course->changes.empty()
                      ? tr("%1 drawn per unit from %2 to %3")
                            .arg(letter, words::exact(range->low), words::exact(range->high))
                      : QStringLiteral("%1 = %2").arg(letter, settingText(key)));
    }
    if (!parts.isEmpty()) coefficients = QStringLiteral(", ") + parts.join(QStringLiteral(", "));
    if (!parts.isEmpty() && run.spec.model.learnCoefficients)
        coefficients = tr(", beginning at %1").arg(parts.join(QStringLiteral(", ")));
    const QString dataset = Library::titleOf(QString::fromStdString(spec.data.dataset));
    sentences << tr("The network (%1, %2 hidden units%3) learned %4 of %5, %6 training sequences each.")
                     .arg(words::cellOf(spec), words::number(spec.model.hiddenUnits), coefficients,
                          spec.data.tasks == 1 ? tr("one task")
                                               : tr("%1 tasks, one after the other,").arg(spec.data.tasks),
                          dataset.toHtmlEscaped(), sequencesText(run.latest()->timetable));
    if (spec.data.testOn == DataSplit::Validation)
        sentences << tr("Evaluated on a validation set, a sixth of the training sequences, not on the test set.");
    const QString as =
        spec.model.embedding > 0 ? tr("as %1 numbers").arg(words::number(spec.model.embedding)) : tr("one-hot");
    if (kind == DataKind::Texts)
        sentences << tr("Of each text up to %1 words are read, each %2; it knows %3 words, which make up %4 of the "
                        "training texts.")
                         .arg(words::number(run.latest()->steps), as,
                              words::number(static_cast<qint64>(run.latest()->words->size())),
                              words::percent(run.latest()->knownShare, 1));
    if (kind == DataKind::RunningTexts)
        sentences << tr("%1 characters make a sequence, each read %2 and answered by the one that follows; it knows %3 "
                        "characters. %4")
                         .arg(words::number(run.latest()->steps), as,
                              words::number(static_cast<qint64>(run.latest()->words->size())),
                              spec.training.carryState ? tr("The text is read on from batch to batch.")
                                                       : tr("Each sequence begins with a state of zero."));
    if (spec.data.tasks > 1) {
        const StreamType& stream = typeOf(spec.data.stream);
        sentences << words::setting(kind != DataKind::Numbers ? stream.textExplanation : stream.explanation)
                  << words::setting(typeOf(spec.data.scenario).explanation);
        if (spec.data.joint) sentences << tr("All tasks were learned at once, and tested one by one.");
    }
    sentences << tr("%1, batches of %2, %3 with a learning rate of %4%5.")
                     .arg(spec.training.epochs == 1 ? tr("One epoch per task")
                                                    : tr("%1 epochs per task").arg(words::number(spec.training.epochs)),
                          words::number(spec.training.batch), settingText("training.optimizer"),
                          settingText("training.learningRate"),
                          isOn("training.gradientClip")
                              ? tr(", gradients clipped to %1").arg(settingText("training.gradientClip"))
                              : QString());
    if (spec.training.credit == CreditRule::Truncated)
        sentences
            << tr("Truncated BPTT: the gradient flowed within windows of a length of %1, counted back from the last "
                  "step.")
                   .arg(words::number(spec.training.truncation));
    if (spec.training.credit == CreditRule::FeedbackAlignment)
        sentences << tr(
            "Direct feedback alignment: errors were fed to every step through one fixed random matrix, and "
            "nothing flowed back through time.");
    sentences << rehearsalInWords(run);
    if (courseIn("importance.strength") && isOn("importance.strength"))
        sentences << tr("Weights are held by %1, with a strength Λ of %2.")
                         .arg(settingText("importance.method"), settingText("importance.strength"));
    if (isOn("distillation.strength"))
        sentences
            << tr("Distillation from the network before each task, with a strength of %1 and a temperature of %2.")
                   .arg(settingText("distillation.strength"), settingText("distillation.temperature"));
    const auto sparsity = courseIn("inhibition.sparsity");
    sentences
        << (!isOn("inhibition.sparsity") ? tr("No inhibition.")
            : sparsity->changes.empty()
                ? tr("Inhibition silences %1 of the units.").arg(words::percent(spec.inhibition.sparsity))
                : tr("Inhibition, share of the units that are silenced: %1.").arg(settingText("inhibition.sparsity")));
    sentences << tr("Seed %1.").arg(spec.seed) << outcomeInWords(*run.latest());
    return paragraph(sentences.join(' '));
}

QString whatHappenedIn(const Run& run) {
    const Snapshot& last = *run.latest();
    QStringList sentences{outcomeOf(last)};
    const auto acc = last.scoreboard.value(Metric::Acc);
    if (acc && last.scoreboard.learnedCount() > 1)
        sentences << tr("Over all %1 tasks learned, accuracy is %2 at the end (ACC).")
                         .arg(words::number(last.scoreboard.learnedCount()), words::percent(acc));
    sentences << rehearsalInWords(run);
    if (last.state != RunState::Finished) sentences << outcomeInWords(last);
    return sentences.join(' ');
}

QString claimsInSentences(const std::vector<Verdict>& verdicts) {
    QStringList sentences;
    const auto add = [&](const QString& sentence, Judgement judgement) {
        QStringList claims;
        for (const Claim claim : allClaims)
            if (std::ranges::count(verdicts, claim, &Verdict::claim) > 0 && judgementOf(claim, verdicts) == judgement)
                claims << nameOf(claim);
        if (!claims.isEmpty()) sentences << sentence.arg(claims.join(QStringLiteral("; ")).toHtmlEscaped());
    };
    add(tr("Reported and found here: %1."), Judgement::Holds);
    add(tr("Reported but not found here: %1."), Judgement::DoesNotHold);
    add(tr("Reported, and not to be told from this: %1."), Judgement::CannotTell);
    return sentences.join(' ');
}

QString printedNote(const Run& run) {
    if (run.note.empty()) return {};
    QString note = QString::fromStdString(run.note);
    if (note.size() > printedNoteLength) note = note.left(printedNoteLength).trimmed() + QStringLiteral(" …");
    return paragraph(tr("<i>Note: %1</i>").arg(note.toHtmlEscaped()));
}

}  // namespace miru
