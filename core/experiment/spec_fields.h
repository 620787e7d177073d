// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The table of settings: one row for each, and everything that is known about it.
//
// The JSON format, the settings form, `--set key=value`, tooltips, checks and the printed list are all made from this
// table, so adding a setting is adding a member to ExperimentSpec and a row here.

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/experiment/experiment_spec.h"
#include "core/measure/knobs.h"

namespace miru {

/// The value of a setting, whatever its kind. A choice is its name; an absent range is std::monostate.
using SettingValue = std::variant<std::monostate, std::int64_t, double, std::string, Range>;

enum class FieldKind { Integer, Number, Choice, Text, RangeOrNothing, FileOrNothing };

struct SpecField {
    std::string key;    ///< "model.beta"
    std::string group;  ///< heading in the form: "Model"; this and the words below are in English
    std::string label;  ///< "β"
    std::string help;   ///< one or two sentences
    std::string unit;   ///< "units", "" where there is none
    FieldKind kind = FieldKind::Number;
    double low = 0;               ///< least value allowed (numbers, ends of ranges)
    double high = 0;              ///< greatest value allowed
    double usualHigh = 0;         ///< sliders end here; above it (where allowed) a warning is due
    bool highIsExcluded = false;  ///< the greatest value itself is not allowed
    double step = 1;              ///< of an arrow key
    std::vector<std::string> choices;
    std::optional<Knob> knob;  ///< set if it may be changed while the run is going
    std::function<SettingValue(const ExperimentSpec&)> get;
    /// Puts in a value that `problemWith` has found nothing wrong with.
    std::function<void(ExperimentSpec&, const SettingValue&)> set;

    bool isLive() const { return knob.has_value(); }
    SettingValue defaultValue() const { return get(ExperimentSpec{}); }
    /// What is allowed, in words: "a whole number from 1 to 4096".
    std::string allowed() const;
    /// Why the value cannot be taken, as one sentence; nothing if it can.
    std::optional<std::string> problemWith(const SettingValue& value) const;
};

const std::vector<SpecField>& specFields();
/// The row of this key, or null.
const SpecField* findField(std::string_view key);
/// The row of this knob.
const SpecField& fieldOf(Knob knob);

/// What is wrong with a setting: where, what was given, and a sentence that says what is allowed.
struct SpecProblem {
    std::string key;
    std::string value;
    std::string sentence;
    bool operator==(const SpecProblem&) const = default;
};

/// As people read and type it: "0.55", "gru", "0…0.99", "none".
std::string toText(const SettingValue& value);

/// Sets `key` from text, as `--set key=value` does: numbers as usual, a range as "0,0.99" (or "none"). Returns what is
/// wrong, if anything; then the spec stays as it was.
std::optional<SpecProblem> setFromText(ExperimentSpec& spec, std::string_view key, std::string_view text);

/// Everything wrong with a spec: each field by its row, and what only several fields together can be.
std::vector<SpecProblem> problemsOf(const ExperimentSpec& spec);
/// What is allowed but worth saying.
std::vector<SpecProblem> warningsOf(const ExperimentSpec& spec);

}  // namespace miru
