// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/spec/spec_fields.h"

#include <algorithm>
#include <cmath>

#include "core/math/number_text.h"
#include "core/math/translatable.h"
#include "core/spec/spec_table.h"

namespace miru {
namespace {

std::string commaList(const std::vector<FieldChoice>& choices) {
    std::string text;
    for (std::size_t i = 0; i < choices.size(); ++i)
        text += (i == 0 ? "" : i + 1 == choices.size() ? " or " : ", ") + choices[i].key;
    return text;
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return text;
}

/// The text as the kind of value the field holds; the text itself where it is no such thing.
SettingValue parse(const SpecField& field, std::string_view text) {
    text = trimmed(text);
    // As JSON has it: a default of `settings --json` can be given as it is.
    if (text.size() > 1 && text.front() == '"' && text.back() == '"') text = text.substr(1, text.size() - 2);
    const bool isNothing = text.empty() || text == "none" || text == "null";
    const SettingValue asIs{std::string(text)};
    switch (field.kind) {
        case FieldKind::Choice:
        case FieldKind::Text: return asIs;
        case FieldKind::FileOrNothing:
            if (isNothing) return {};
            return asIs;
        case FieldKind::Flag:
            if (text == "true" || text == "false") return text == "true";
            return asIs;
        case FieldKind::Integer: {
            const auto number = parseNumber<double>(text);
            if (!number || *number != std::floor(*number) || std::abs(*number) > 9e15) return asIs;
            return static_cast<std::int64_t>(*number);
        }
        case FieldKind::Number: {
            const auto number = parseNumber<double>(text);
            return number ? SettingValue(*number) : asIs;
        }
        case FieldKind::RangeOrNothing: {
            if (isNothing) return {};
            if (text.size() > 1 && text.front() == '[' && text.back() == ']') text = text.substr(1, text.size() - 2);
            const auto comma = text.find(',');
            if (comma == std::string_view::npos) return asIs;
            const auto low = parseNumber<double>(trimmed(text.substr(0, comma)));
            const auto high = parseNumber<double>(trimmed(text.substr(comma + 1)));
            return low && high ? SettingValue(Range{*low, *high}) : asIs;
        }
    }
    return asIs;
}

}  // namespace

const std::vector<SpecField>& specFields() {
    static const std::vector<SpecField> fields = makeSpecTable();
    return fields;
}

const FieldGroupInfo& infoOf(FieldGroup group) {
    static const FieldGroupInfo groups[] = {
        {translatable("Data and tasks"), false},
        {translatable("Text"), false},
        {translatable("Model"), false},
        {translatable("Global inhibition"), false},
        {translatable("Against forgetting"), false},
        {translatable("Training"), true},
        {translatable("Evaluation"), true},
    };
    return groups[static_cast<std::size_t>(group)];
}

const SpecField* findField(std::string_view key) {
    const auto found = std::ranges::find(specFields(), key, &SpecField::key);
    return found == specFields().end() ? nullptr : &*found;
}

const SpecField& fieldOf(Knob knob) { return *std::ranges::find(specFields(), std::optional(knob), &SpecField::knob); }

double numberOf(const SpecField& field, const SettingValue& value) {
    if (const auto* const name = std::get_if<std::string>(&value))
        return static_cast<double>(std::ranges::find(field.choices, *name, &FieldChoice::key) - field.choices.begin());
    const auto* const whole = std::get_if<std::int64_t>(&value);
    return whole ? static_cast<double>(*whole) : std::get<double>(value);
}

SettingValue valueOf(const SpecField& field, double number) {
    const bool isWhole = number == std::floor(number) && std::abs(number) < 9e15;
    if (field.kind == FieldKind::Choice && isWhole && number >= 0 && number < static_cast<double>(field.choices.size()))
        return field.choices[static_cast<std::size_t>(number)].key;
    if (field.kind == FieldKind::Integer && isWhole) return static_cast<std::int64_t>(number);
    return number;
}

Knobs knobsOf(const ExperimentSpec& spec) {
    Knobs knobs;
    for (const SpecField& field : specFields())
        if (field.knob) knobs[*field.knob] = numberOf(field, field.get(spec));
    return knobs;
}

ExperimentSpec withEventsApplied(const ExperimentSpec& spec) {
    ExperimentSpec applied = spec;
    applied.events.clear();
    for (const KnobChange& event : spec.events) {
        const SpecField& field = fieldOf(event.knob);
        field.set(applied, valueOf(field, event.value));
    }
    return applied;
}

const FieldChoice* SpecField::choiceOf(std::string_view name) const {
    const auto found = std::ranges::find(choices, name, &FieldChoice::key);
    return found == choices.end() ? nullptr : &*found;
}

std::string SpecField::allowed() const {
    const std::string span =
        "from " + formatNumber(low) + (highIsExcluded ? " to below " : " to ") + formatNumber(high);
    switch (kind) {
        case FieldKind::Integer: return "a whole number from " + formatFixed(low, 0) + " to " + formatFixed(high, 0);
        case FieldKind::Number: return "a number " + span;
        case FieldKind::Flag: return "true or false";
        case FieldKind::Choice: return commaList(choices);
        case FieldKind::Text: return "a name or a folder";
        case FieldKind::FileOrNothing: return "none, or a network file";
        case FieldKind::RangeOrNothing: return "none, or two rising numbers " + span;
    }
    return {};
}

std::optional<std::string> SpecField::problemWith(const SettingValue& value) const {
    const auto fits = [this](double number) {
        return number >= low && (highIsExcluded ? number < high : number <= high);
    };
    bool good = false;
    switch (kind) {
        case FieldKind::Integer:
            if (const auto* number = std::get_if<std::int64_t>(&value)) good = fits(static_cast<double>(*number));
            break;
        case FieldKind::Number:
            if (const auto* number = std::get_if<double>(&value)) good = fits(*number);
            if (const auto* number = std::get_if<std::int64_t>(&value)) good = fits(static_cast<double>(*number));
            break;
        case FieldKind::Flag: good = std::holds_alternative<bool>(value); break;
        case FieldKind::Choice:
            if (const auto* name = std::get_if<std::string>(&value)) good = choiceOf(*name) != nullptr;
            break;
        case FieldKind::Text:
            if (const auto* text = std::get_if<std::string>(&value)) good = !text->empty();
            break;
        case FieldKind::FileOrNothing:
            good = std::holds_alternative<std::monostate>(value) || std::holds_alternative<std::string>(value);
            break;
        case FieldKind::RangeOrNothing:
            if (const auto* range = std::get_if<Range>(&value))
                good = fits(range->low) && fits(range->high) && range->low <= range->high;
            else
                good = std::holds_alternative<std::monostate>(value);
            break;
    }
    if (good) return std::nullopt;
    return key + " is " + toText(value) + ", but must be " + allowed() + ".";
}

std::string toText(const SettingValue& value) {
    struct Visitor {
        std::string operator()(std::monostate) const { return "none"; }
        std::string operator()(std::int64_t number) const { return std::to_string(number); }
        std::string operator()(double number) const { return formatNumber(number); }
        std::string operator()(bool flag) const { return flag ? "true" : "false"; }
        std::string operator()(const std::string& text) const { return text.empty() ? "empty" : text; }
        std::string operator()(const Range& range) const {
            return formatNumber(range.low) + "," + formatNumber(range.high);
        }
    };
    return std::visit(Visitor{}, value);
}

std::optional<SpecProblem> setFromText(ExperimentSpec& spec, std::string_view key, std::string_view text) {
    const SpecField* field = findField(key);
    if (!field)
        return SpecProblem{std::string(key), std::string(text), "There is no setting " + std::string(key) + "."};
    const SettingValue value = parse(*field, text);
    if (const auto sentence = field->problemWith(value)) return SpecProblem{field->key, std::string(text), *sentence};
    field->set(spec, value);
    return std::nullopt;
}

std::vector<SpecProblem> problemsOf(const ExperimentSpec& spec) {
    std::vector<SpecProblem> problems;
    for (const SpecField& field : specFields()) {
        const SettingValue value = field.get(spec);
        if (const auto sentence = field.problemWith(value)) problems.push_back({field.key, toText(value), *sentence});
    }
    // What is learned is a σ: it has no number above 1 to begin at.
    const auto& model = spec.model;
    if (model.learnCoefficients && model.cell->hasBeta) {
        const auto refuse = [&](const char* key) {
            const std::string value = toText(findField(key)->get(spec));
            problems.push_back({key, value,
                                std::string(key) + " is " + value +
                                    ", but a β that is learned (model.learnCoefficients) lies between 0 and 1."});
        };
        if (model.betaRange && model.betaRange->high > 1) refuse("model.betaRange");
        if (!model.betaRange && model.beta > 1) refuse("model.beta");
    }
    std::int64_t last = 0;
    for (const KnobChange& event : spec.events) {
        const SpecField& field = fieldOf(event.knob);
        const std::string where = "The event at batch " + std::to_string(event.batch) + ": ";
        if (event.batch < last)
            problems.push_back(
                {"events", std::to_string(event.batch), where + "events must come in order, from batch 0 on."});
        last = std::max(last, event.batch);
        if (const auto why = field.whySettled(spec))
            problems.push_back({"events", toText(valueOf(field, event.value)),
                                where + field.key + " cannot change within this run: " + *why + "."});
        if (const auto value = valueOf(field, event.value); const auto sentence = field.problemWith(value))
            problems.push_back({"events", toText(value), where + *sentence});
    }
    return problems;
}

std::vector<SpecProblem> unusedOf(const ExperimentSpec& spec, DataKind kind, const std::vector<std::string>& keys) {
    std::vector<SpecProblem> unused;
    for (const SpecField& field : specFields()) {
        if (std::ranges::find(keys, field.key) == keys.end() || !field.whyUnused) continue;
        if (const auto why = field.whyUnused(spec, kind))
            unused.push_back({field.key, toText(field.get(spec)), field.key + " is not used: " + *why + "."});
    }
    return unused;
}

std::vector<SpecProblem> warningsOf(const ExperimentSpec& spec) {
    std::vector<SpecProblem> warnings;
    const auto warn = [&](const char* key, std::string sentence) {
        warnings.push_back({key, toText(findField(key)->get(spec)), std::move(sentence)});
    };
    if (spec.model.beta > 1) warn("model.beta", "β above 1 amplifies the old state; the network may diverge.");
    if (spec.model.betaRange && spec.model.betaRange->high > 1)
        warn("model.betaRange", "β above 1 amplifies the old state; the network may diverge.");
    const auto& importance = spec.importance;
    const bool isHeld =
        importance.method != ImportanceSettings::Method::None && findField("importance.method")->isUsed(spec);
    if (isHeld && spec.data.scenario == Scenario::Class && spec.data.activeClasses != ActiveClasses::Current &&
        !spec.rehearsal.samplesPerTask)
        warn("importance.method",
             "In the class scenario a penalty on the weights alone is expected to stay near chance: nothing of an "
             "earlier task is seen again, so nothing tells its classes from the new ones.");
    if (spec.distillation.strength > 0 && findField("distillation.strength")->isUsed(spec) &&
        spec.data.scenario == Scenario::Domain &&
        (spec.data.stream == StreamKind::PermutedPixels || spec.data.stream == StreamKind::PermutedRows))
        warn("distillation.strength",
             "Distillation helps where new inputs look like old ones. On permuted inputs it is expected to do no good: "
             "the teacher's answers to them mean nothing.");
    if (spec.rehearsal.use == RehearsalSettings::Use::Project && findField("rehearsal.use")->isUsed(spec) &&
        spec.training.optimizer == OptimizerKind::Adam)
        warn("rehearsal.use",
             "The projection holds for the gradient. Adam turns the step once more, so that only SGD keeps the "
             "promise.");
    if (spec.training.learningRate > 1)
        warn("training.learningRate", "A learning rate above 1 usually destroys what is learned.");
    return warnings;
}

}  // namespace miru
