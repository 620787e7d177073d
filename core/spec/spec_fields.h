// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The table of settings: one row for each, and everything that is known about it.
//
// The JSON format, the settings form, `--set key=value`, tooltips, checks and the printed list are all made from this
// table, so adding a setting is adding a member to ExperimentSpec and a row to spec_table.cpp.

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/measure/knobs.h"
#include "core/spec/experiment_spec.h"

namespace miru {

/// The value of a setting, whatever its kind. A choice is its name; an absent range is std::monostate.
using SettingValue = std::variant<std::monostate, std::int64_t, double, std::string, Range, bool>;

enum class FieldKind { Integer, Number, Flag, Choice, Text, RangeOrNothing, FileOrNothing };

/// The headings of a form.
enum class FieldGroup { Data, Text, Model, Inhibition, Forgetting, Training, Evaluation };
struct FieldGroupInfo {
    std::string title;          ///< in English
    bool startsFolded = false;  ///< a first visit does not need it
};
const FieldGroupInfo& infoOf(FieldGroup group);

struct FieldChoice {
    std::string key;    ///< in files and on the command line: "permuted-pixels"
    std::string title;  ///< in a form, in English: "permuted pixels"
};

/// How a form shows a setting; words in English.
struct FieldPresentation {
    std::string zero;          ///< what 0 means, where it is no amount: "all", "off"
    std::string none;          ///< what an absent value means
    bool hasSlider = false;    ///< up to `usualHigh`
    bool isName = false;       ///< of a whole number: it names something, and is written without separators
    bool hidesUnused = false;  ///< the row is there only while something depends on it
};

struct SpecField {
    std::string key;  ///< "model.beta"
    FieldGroup group = FieldGroup::Data;
    std::string label;  ///< "β"; this and the words below are in English
    std::string help;   ///< one or two sentences
    std::string unit;   ///< "units", "" where there is none
    FieldKind kind = FieldKind::Number;
    double low = 0;               ///< least value allowed (numbers, ends of ranges)
    double high = 0;              ///< greatest value allowed
    double usualHigh = 0;         ///< sliders end here; above it (where allowed) a warning is due
    bool highIsExcluded = false;  ///< the greatest value itself is not allowed
    double step = 1;              ///< of an arrow key
    std::vector<FieldChoice> choices;
    FieldPresentation form;
    /// When a run can still take another value.
    enum class Change { AtTheStart, AtAFork, AtAnyTime };
    Change change = Change::AtTheStart;
    std::optional<Knob> knob;    ///< unless it is settled at the start
    std::string settledBecause;  ///< why it is, a clause in English: "it decides what is learned"
    /// Likewise, where only some runs settle it.
    std::function<std::optional<std::string>(const ExperimentSpec&)> settledIf = {};
    std::function<SettingValue(const ExperimentSpec&)> get;
    /// Puts in a value that `problemWith` has found nothing wrong with.
    std::function<void(ExperimentSpec&, const SettingValue&)> set;

    /// Whether it may be turned while the run is going.
    bool isLive() const { return change == Change::AtAnyTime; }
    /// Why it cannot change once a run of this spec has begun, a clause in English; nothing if it can.
    std::optional<std::string> whySettled(const ExperimentSpec& spec) const {
        if (!knob) return settledBecause;
        return settledIf ? settledIf(spec) : std::nullopt;
    }
    /// Why nothing depends on this setting under these, half a sentence ("the cell is GRU, which has no β"); nothing if
    /// something does.
    /// Empty: it always matters.
    std::function<std::optional<std::string>(const ExperimentSpec&, DataKind)> whyUnused = {};

    /// Whether something depends on it; where it is not known what the data are, whether with any.
    bool isUsed(const ExperimentSpec& spec, std::optional<DataKind> data = {}) const {
        if (!whyUnused) return true;
        if (data) return !whyUnused(spec, *data);
        return !whyUnused(spec, DataKind::Numbers) || !whyUnused(spec, DataKind::Texts) ||
               !whyUnused(spec, DataKind::RunningTexts);
    }
    /// The choice of this key, or null.
    const FieldChoice* choiceOf(std::string_view name) const;
    SettingValue defaultValue() const { return get(ExperimentSpec{}); }
    /// What is allowed, in words: "a whole number from 1 to 4096".
    std::string allowed() const;
    /// Why the value cannot be taken, as one sentence; nothing if it can.
    std::optional<std::string> problemWith(const SettingValue& value) const;
};

/// The value as a knob has it: a choice counts from 0.
double numberOf(const SpecField& field, const SettingValue& value);
/// The value of that number. One that is none, such as half a sample, is refused by `problemWith`.
SettingValue valueOf(const SpecField& field, double number);
/// Where the knobs of a run stand when it begins; β and λ per unit are not among them.
Knobs knobsOf(const ExperimentSpec& spec);

/// The spec as its settings stand after all of its events, without them.
ExperimentSpec withEventsApplied(const ExperimentSpec& spec);

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
/// What of these settings makes no difference to the run, a sentence each: "model.beta is not used: …"
std::vector<SpecProblem> unusedOf(const ExperimentSpec& spec, DataKind kind, const std::vector<std::string>& keys);
/// What is allowed but worth saying.
std::vector<SpecProblem> warningsOf(const ExperimentSpec& spec);

}  // namespace miru
