// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What things are called in the window: names, units, formulas, numbers as people read them.

#include <QString>

#include "core/measure/forgetting_account.h"
#include "core/measure/scoreboard.h"
#include "core/measure/snapshot.h"
#include "core/spec/spec_fields.h"
#include "ui/style/numbers.h"

namespace miru::words {

/// "MiRU-2"
QString nameOf(CellKind cell);
/// The first words of a text, as many as a line may show.
inline constexpr std::size_t beginning = 24;
QString beginningOf(const std::vector<std::string>& words);
/// "MiRU-2 · permuted Fashion-MNIST · no rehearsal"
QString titleOf(const ExperimentSpec& spec);
/// The same for whoever knows whether its data set is of texts: then nobody asks the disk.
QString titleOf(const ExperimentSpec& spec, bool readsTexts);
/// What tells it from its neighbours in a list: "GRU · rehearsal · seed 1"
QString shortTitleOf(const ExperimentSpec& spec);
/// "five tasks, one after the other; the network is never told which"
QString subtitleOf(const ExperimentSpec& spec);
/// Words of the table of settings, in the user's language.
QString setting(const std::string& english);
/// Words of a preset, in the user's language.
QString preset(const std::string& english);
/// Words of the catalog of data sets, in the user's language.
QString catalog(const QString& english);
/// What a setting may be: "a whole number from 1 to 50".
QString allowedBy(const SpecField& field);
/// "7.35 MB" (powers of ten)
QString bytes(qint64 value);
/// "0.56 M"
QString large(qint64 value);
/// "0.14 µJ"
QString energy(double joule);
/// "update gate z", "hidden state h"
QString nameOf(const Signal& signal);
/// What an account of forgetting amounts to, in a sentence or two that claim no cause.
QString describe(const ForgettingAccount& account);
/// "ACC", "BWT", "forgetting"
QString nameOf(Metric metric);
/// Formula, this run's numbers put in, convention and source, as rich text for a tooltip.
QString explanationOf(Metric metric, const Scoreboard& scoreboard);
/// "β 0.55 → 0.8", where `before` is what the change replaced.
QString describe(const KnobChange& change, double before);
/// Why a run diverged and what to do, one sentence.
QString describe(DivergenceCause cause, qint64 batch);

}  // namespace miru::words
