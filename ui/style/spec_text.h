// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What an experiment is called, from its settings.

#include <QString>

#include "core/math/data_kind.h"

namespace miru {
class CellKind;
struct ExperimentSpec;
struct SpecField;
enum class StreamKind;
}  // namespace miru

namespace miru::words {

/// "MiRU-2"
QString nameOf(CellKind cell);
/// The cell of a run: "MiRU-2", "MiRU-2 with learned β and λ"
QString cellOf(const ExperimentSpec& spec);
/// A data set of images or numbers cut into tasks: "permuted MNIST"
QString streamOf(StreamKind kind, const QString& dataset);
/// "MiRU-2 · permuted Fashion-MNIST · naive"
QString titleOf(const ExperimentSpec& spec);
/// The same for whoever knows whether its data set is of texts: then nobody asks the disk.
QString titleOf(const ExperimentSpec& spec, DataKind kind);
/// What tells it from its neighbours in a list: "GRU · rehearsal · seed 1"
QString shortTitleOf(const ExperimentSpec& spec);
/// What is done against forgetting, from the beginning or since it was switched on: "EWC + rehearsal".
QString methodsText(const ExperimentSpec& spec);
/// "five tasks, one after the other; task identity is never given"
QString subtitleOf(const ExperimentSpec& spec);
/// What a setting may be: "a whole number from 1 to 50".
QString allowedBy(const SpecField& field);

}  // namespace miru::words
