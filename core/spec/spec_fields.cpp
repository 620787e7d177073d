// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/spec/spec_fields.h"

#include <algorithm>
#include <cmath>

#include "core/math/number_text.h"
#include "core/math/translatable.h"
#include "core/model/cell_kinds.h"
#include "core/tasks/make_stream.h"

namespace miru {
namespace {

using Spec = ExperimentSpec;

SpecField row(std::string key, std::string group, std::string label, std::string help, std::string unit) {
    SpecField field;
    field.key = std::move(key);
    field.group = std::move(group);
    field.label = std::move(label);
    field.help = std::move(help);
    field.unit = std::move(unit);
    return field;
}

/// Each function below completes a row for one kind of member; `member` gives a reference to it in a spec.
template <typename Member>
SpecField integer(SpecField field, double low, double high, Member member) {
    field.kind = FieldKind::Integer;
    field.low = low;
    field.high = field.usualHigh = high;
    field.get = [member](const Spec& spec) {
        return SettingValue(static_cast<std::int64_t>(member(const_cast<Spec&>(spec))));
    };
    field.set = [member](Spec& spec, const SettingValue& value) {
        auto& target = member(spec);
        target = static_cast<std::remove_reference_t<decltype(target)>>(std::get<std::int64_t>(value));
    };
    return field;
}

template <typename Member>
SpecField number(SpecField field, double low, double high, double usualHigh, double step, Member member) {
    field.kind = FieldKind::Number;
    field.low = low;
    field.high = high;
    field.usualHigh = usualHigh;
    field.step = step;
    field.get = [member](const Spec& spec) { return SettingValue(member(const_cast<Spec&>(spec))); };
    field.set = [member](Spec& spec, const SettingValue& value) {
        const auto* whole = std::get_if<std::int64_t>(&value);
        member(spec) = whole ? static_cast<double>(*whole) : std::get<double>(value);
    };
    return field;
}

template <typename Member>
SpecField choice(SpecField field, std::vector<std::string> choices, Member member) {
    field.kind = FieldKind::Choice;
    field.choices = choices;
    field.get = [member, choices](const Spec& spec) {
        return SettingValue(choices[static_cast<std::size_t>(member(const_cast<Spec&>(spec)))]);
    };
    field.set = [member, choices](Spec& spec, const SettingValue& value) {
        auto& target = member(spec);
        const auto found = std::ranges::find(choices, std::get<std::string>(value));
        target = static_cast<std::remove_reference_t<decltype(target)>>(found - choices.begin());
    };
    return field;
}

template <typename Member>
SpecField range(SpecField field, double low, double high, bool highIsExcluded, Member member) {
    field.kind = FieldKind::RangeOrNothing;
    field.low = low;
    field.high = field.usualHigh = high;
    field.highIsExcluded = highIsExcluded;
    field.step = 0.01;
    field.get = [member](const Spec& spec) {
        const auto& target = member(const_cast<Spec&>(spec));
        return target ? SettingValue(*target) : SettingValue();
    };
    field.set = [member](Spec& spec, const SettingValue& value) {
        const auto* given = std::get_if<Range>(&value);
        member(spec) = given ? std::optional(*given) : std::nullopt;
    };
    return field;
}

std::vector<std::string> keysOf(std::span<const StreamType> types) {
    std::vector<std::string> keys;
    for (const StreamType& type : types) keys.emplace_back(type.key);
    return keys;
}

using Reason = std::optional<std::string>;

Reason unless(bool isUsed, const char* reason) { return isUsed ? Reason() : Reason(reason); }

bool isTurned(const Spec& spec, const char* key) {
    return std::ranges::any_of(spec.events, [key](const SettingEvent& event) { return event.key == key; });
}
bool mayInhibit(const Spec& spec) { return spec.inhibition.isOn() || isTurned(spec, "inhibition.sparsity"); }
bool mayReplay(const Spec& spec) { return spec.rehearsal.perBatch > 0 || isTurned(spec, "rehearsal.perBatch"); }

Reason whyNoBeta(const Spec& spec) {
    return spec.model.cell->hasBeta ? Reason() : std::string("a ") + spec.model.cell->title + " has no β";
}
Reason whyNoLambda(const Spec& spec) {
    return spec.model.cell->hasLambda ? Reason() : std::string("a ") + spec.model.cell->title + " has no λ";
}

/// Of those settings that do not always matter: when they do not.
void sayWhatIsUnused(std::vector<SpecField>& fields) {
    const auto say = [&fields](const char* key, auto why) {
        std::ranges::find(fields, key, &SpecField::key)->whyUnused = why;
    };
    for (const char* key : {"text.vocabulary", "text.longest", "text.truncation", "text.padding", "model.embedding"})
        say(key, [](const Spec&, bool readsTexts) { return unless(readsTexts, "the data are no texts"); });
    say("data.stream", [](const Spec& spec, bool) {
        return unless(spec.data.tasks > 1, "there is only one task, which is read as it is");
    });
    say("model.gruReset",
        [](const Spec& spec, bool) { return unless(spec.model.cell == CellKind::Gru, "the cell is no GRU"); });
    say("model.beta", [](const Spec& spec, bool) {
        if (auto why = whyNoBeta(spec)) return why;
        return unless(!spec.model.betaRange || isTurned(spec, "model.beta"), "model.betaRange gives each unit its own");
    });
    say("model.lambda", [](const Spec& spec, bool) {
        if (auto why = whyNoLambda(spec)) return why;
        return unless(!spec.model.lambdaRange || isTurned(spec, "model.lambda"),
                      "model.lambdaRange gives each unit its own");
    });
    say("model.betaRange", [](const Spec& spec, bool) { return whyNoBeta(spec); });
    say("model.lambdaRange", [](const Spec& spec, bool) { return whyNoLambda(spec); });
    for (const char* key : {"inhibition.where", "inhibition.rank"})
        say(key, [](const Spec& spec, bool) {
            return unless(mayInhibit(spec), "inhibition is off (inhibition.sparsity is 0)");
        });
    say("rehearsal.samplesPerTask", [](const Spec& spec, bool) {
        return unless(spec.rehearsal.samplesPerTask == 0 || mayReplay(spec), "rehearsal.perBatch is 0");
    });
    say("rehearsal.perBatch", [](const Spec& spec, bool) {
        if (spec.rehearsal.samplesPerTask == 0 && !isTurned(spec, "rehearsal.samplesPerTask"))
            return Reason("rehearsal is off (rehearsal.samplesPerTask is 0)");
        return unless(spec.data.tasks > 1, "there is only one task, and no earlier one to rehearse");
    });
    say("training.momentum", [](const Spec& spec, bool) {
        return unless(spec.training.optimizer == OptimizerKind::Sgd || isTurned(spec, "training.optimizer"),
                      "Adam has no such momentum");
    });
}

SpecField live(SpecField field, Knob knob) {
    field.change = SpecField::Change::AtAnyTime;
    field.knob = knob;
    return field;
}

SpecField atAFork(SpecField field, Knob knob) {
    field.change = SpecField::Change::AtAFork;
    field.knob = knob;
    return field;
}

/// Why a setting is settled when the run begins.
std::string reasonOf(const std::string& key) {
    if (key == "seed") return translatable("everything random in the run follows from it");
    if (key == "training.batch" || key == "training.epochs") return translatable("it decides how long a task is");
    if (key == "model.weights") return translatable("it is where the run begins");
    if (key == "model.betaRange" || key == "model.lambdaRange")
        return translatable("each unit's value is drawn when the run begins");
    if (key.starts_with("model.")) return translatable("it decides the network's shape");
    return translatable("it decides what is learned");
}

std::vector<SpecField> makeFields() {
    std::vector<SpecField> fields;
    const auto add = [&fields](SpecField field) {
        if (!field.knob) field.settledBecause = reasonOf(field.key);
        fields.push_back(std::move(field));
    };

    add([] {
        auto field = row(
            "data.dataset", translatable("Data and tasks"), translatable("Data set"),
            translatable("What is learned: a data set of the catalog (glyphs, fashion-mnist, mnist, imdb), or a folder "
                         "of your own with IDX, CSV or text files."),
            "");
        field.kind = FieldKind::Text;
        field.get = [](const Spec& spec) { return SettingValue(spec.data.dataset); };
        field.set = [](Spec& spec, const SettingValue& value) { spec.data.dataset = std::get<std::string>(value); };
        return field;
    }());
    add(choice(
        row("data.stream", translatable("Data and tasks"), translatable("Stream"),
            translatable(
                "How tasks differ: each after the first reads the same images with all pixels, or whole rows, in an "
                "order of its own. Of texts: with all words exchanged for others, or in another order."),
            ""),
        keysOf(streamTypes()), [](Spec & s) -> auto& { return s.data.stream; }));
    add(integer(
        row("data.tasks", translatable("Data and tasks"), translatable("Tasks"),
            translatable("How many tasks arrive, one after the other."), translatable("tasks")),
        1, 50, [](Spec & s) -> auto& { return s.data.tasks; }));
    add(integer(
        row("data.trainPerTask", translatable("Data and tasks"), translatable("Training sequences"),
            translatable("Sequences each task is learned from, drawn at random; 0 takes all there are."),
            translatable("per task")),
        0, 10'000'000, [](Spec & s) -> auto& { return s.data.trainPerTask; }));
    add(integer(
        row("data.testPerTask", translatable("Data and tasks"), translatable("Test sequences"),
            translatable("Sequences each task is tested on, drawn at random; 0 takes all there are."),
            translatable("per task")),
        0, 10'000'000, [](Spec & s) -> auto& { return s.data.testPerTask; }));
    add(choice(
        row("data.testOn", translatable("Data and tasks"), translatable("Tested on"),
            translatable(
                "The test sequences; or, while you are still choosing settings, a sixth of the training sequences, set "
                "aside: choosing by test results flatters them."),
            ""),
        {"test", "validation"}, [](Spec & s) -> auto& { return s.data.testOn; }));

    add(integer(
        row("text.vocabulary", translatable("Text"), translatable("Vocabulary"),
            translatable(
                "Words known, the most frequent ones of the training texts; any other is read as the unknown word. "
                "Padding and the unknown word count too."),
            translatable("words")),
        3, Vocabulary::largest, [](Spec & s) -> auto& { return s.text.vocabulary; }));
    add(integer(
        row("text.longest", translatable("Text"), translatable("Longest text"), translatable("Words read of a text."),
            translatable("words")),
        1, 65'535, [](Spec & s) -> auto& { return s.text.longest; }));
    add(choice(
        row("text.truncation", translatable("Text"), translatable("Of longer texts"),
            translatable("Which part of a longer text is read."), ""),
        {"beginning", "end"}, [](Spec & s) -> auto& { return s.text.truncation; }));
    add(choice(
        row("text.padding", translatable("Text"), translatable("Padding"),
            translatable(
                "Texts end together. In front of a shorter one padding is skipped, so that the state is zero until it "
                "begins; or it is read like a word."),
            ""),
        {"skipped", "read"}, [](Spec & s) -> auto& { return s.text.padding; }));
    add(integer(
        row("model.embedding", translatable("Text"), translatable("Embedding"),
            translatable("Numbers that each word of the vocabulary has; the cell reads them in its place."),
            translatable("per word")),
        1, 1024, [](Spec & s) -> auto& { return s.model.embedding; }));

    add([] {
        auto field = row(
            "model.cell", translatable("Model"), translatable("Cell"),
            translatable("GRU learns two gates. MiRU-1 keeps the reset gate and replaces the update gate by λ. MiRU-2 "
                         "replaces both, by β and λ."),
            "");
        field.kind = FieldKind::Choice;
        for (const CellKind kind : cellKinds()) field.choices.emplace_back(kind->key);
        field.get = [](const Spec& spec) { return SettingValue(std::string(spec.model.cell->key)); };
        field.set = [](Spec& spec, const SettingValue& value) {
            spec.model.cell = *findCellKind(std::get<std::string>(value));
        };
        return field;
    }());
    add(choice(
        row("model.gruReset", translatable("Model"), translatable("GRU reset"),
            translatable(
                "Where a GRU's reset gate acts: before the recurrent product (Cho et al. 2014, the paper's) or "
                "after it (PyTorch, cuDNN). MiRU cells ignore it."),
            ""),
        {"before", "after"}, [](Spec & s) -> auto& { return s.model.gruReset; }));
    add(integer(
        row("model.hiddenUnits", translatable("Model"), translatable("Hidden units"),
            translatable("How many numbers the network's memory has."), translatable("units")),
        1, 4096, [](Spec & s) -> auto& { return s.model.hiddenUnits; }));
    add(live(number(
                 row("model.beta", translatable("Model"), "β",
                     translatable(
                         "How much of the old state the candidate sees, in place of a reset gate. Only MiRU-2 uses it; "
                         "0 leaves the candidate without memory."),
                     ""),
                 0, 10, 1, 0.01, [](Spec & s) -> auto& { return s.model.beta; }),
             Knob::Beta));
    add(live(
        [] {
            auto field = number(
                row("model.lambda", translatable("Model"), "λ",
                    translatable("How much of the old state is kept at each step, in place of an update gate. "
                                 "Remembers for about τ = −1/ln λ steps. MiRU-1 and MiRU-2 use it."),
                    ""),
                0, 1, 1, 0.01, [](Spec & s) -> auto& { return s.model.lambda; });
            field.highIsExcluded = true;
            return field;
        }(),
        Knob::Lambda));
    add(range(
        row("model.betaRange", translatable("Model"), translatable("β per unit"),
            translatable(
                "Two numbers: each unit gets a β of its own, drawn uniformly between them. Absent: all have the "
                "same."),
            ""),
        0, 10, false, [](Spec & s) -> auto& { return s.model.betaRange; }));
    add(range(
        row("model.lambdaRange", translatable("Model"), translatable("λ per unit"),
            translatable(
                "Two numbers: each unit gets a λ of its own, drawn uniformly between them, so that the network "
                "remembers on many time scales. Absent: all have the same."),
            ""),
        0, 1, true, [](Spec & s) -> auto& { return s.model.lambdaRange; }));

    add([] {
        auto field =
            row("model.weights", translatable("Model"), translatable("Start from"),
                translatable("A network file (safetensors) whose numbers replace those that would be drawn, β and λ "
                             "included. Absent: weights are drawn."),
                "");
        field.kind = FieldKind::FileOrNothing;
        field.get = [](const Spec& spec) {
            return spec.model.weights.empty() ? SettingValue() : SettingValue(spec.model.weights);
        };
        field.set = [](Spec& spec, const SettingValue& value) {
            const auto* const file = std::get_if<std::string>(&value);
            spec.model.weights = file ? *file : "";
        };
        return field;
    }());

    add(live(
        [] {
            auto field = number(
                row("inhibition.sparsity", translatable("Global inhibition"), translatable("Sparsity"),
                    translatable("Share of hidden units that are silenced at every step; the most active ones win. "
                                 "0 turns inhibition off."),
                    ""),
                0, 1, 0.99, 0.01, [](Spec & s) -> auto& { return s.inhibition.sparsity; });
            field.highIsExcluded = true;
            return field;
        }(),
        Knob::Sparsity));
    add(atAFork(
        choice(
            row("inhibition.where", translatable("Global inhibition"), translatable("Acts on"),
                translatable("The state (losers are silent inside the recurrence too) or only what the readout sees."),
                ""),
            {"state", "readout"}, [](Spec & s) -> auto& { return s.inhibition.where; }),
        Knob::InhibitionWhere));
    add(atAFork(choice(
                    row("inhibition.rank", translatable("Global inhibition"), translatable("Ranked by"),
                        translatable("What decides who wins: a unit's value, or its magnitude."), ""),
                    {"value", "magnitude"}, [](Spec & s) -> auto& { return s.inhibition.rank; }),
                Knob::InhibitionRank));

    add(atAFork(
        integer(
            row("rehearsal.samplesPerTask", translatable("Rehearsal"), translatable("Kept per task"),
                translatable("Sequences of each task kept for rehearsal, each equally likely; 0 turns rehearsal off."),
                translatable("sequences")),
            0, 1'000'000, [](Spec & s) -> auto& { return s.rehearsal.samplesPerTask; }),
        Knob::KeptPerTask));
    add(live(
        integer(
            row("rehearsal.perBatch", translatable("Rehearsal"), translatable("Replayed per batch"),
                translatable("Kept sequences of earlier tasks mixed into every batch."), translatable("sequences")),
            0, 4096, [](Spec & s) -> auto& { return s.rehearsal.perBatch; }),
        Knob::ReplayPerBatch));

    add(atAFork(
        choice(
            row("training.optimizer", translatable("Training"), translatable("Optimiser"),
                translatable("Adam adapts each weight's step; SGD takes the same step length for all, with momentum."),
                ""),
            {"adam", "sgd"}, [](Spec & s) -> auto& { return s.training.optimizer; }),
        Knob::Optimizer));
    add(live(
        number(
            row("training.learningRate", translatable("Training"), translatable("Learning rate"),
                translatable("Length of a step. Too short learns slowly, too long tears down what was learned."), ""),
            1e-7, 1e30, 1e30, 0.0005, [](Spec & s) -> auto& { return s.training.learningRate; }),
        Knob::LearningRate));
    add(atAFork(
        [] {
            auto field = number(
                row("training.momentum", translatable("Training"), translatable("Momentum"),
                    translatable("How much of the last step is kept in the next; SGD only."), ""),
                0, 1, 1, 0.05, [](Spec & s) -> auto& { return s.training.momentum; });
            field.highIsExcluded = true;
            return field;
        }(),
        Knob::Momentum));
    add(integer(
        row("training.batch", translatable("Training"), translatable("Batch"),
            translatable("Fresh sequences per batch."), translatable("sequences")),
        1, 4096, [](Spec & s) -> auto& { return s.training.batch; }));
    add(integer(
        row("training.epochs", translatable("Training"), translatable("Epochs"),
            translatable("How often each task's sequences are read."), translatable("epochs")),
        1, 1000, [](Spec & s) -> auto& { return s.training.epochs; }));
    add(atAFork(number(
                    row("training.gradientClip", translatable("Training"), translatable("Gradient clip"),
                        translatable("Longer gradients are shortened to this length; 0 leaves them as they are."), ""),
                    0, 1e6, 1e6, 0.5, [](Spec & s) -> auto& { return s.training.gradientClip; }),
                Knob::GradientClip));

    add(atAFork(integer(
                    row("evaluation.every", translatable("Evaluation"), translatable("Every"),
                        translatable("Batches between two points of the accuracy curves."), translatable("batches")),
                    1, 1'000'000, [](Spec & s) -> auto& { return s.evaluation.every; }),
                Knob::EvaluateEvery));
    add(atAFork(
        integer(
            row("evaluation.samples", translatable("Evaluation"), translatable("Sequences"),
                translatable(
                    "Test sequences per task for a point of the curves; 0 takes all. Ends of tasks always use all."),
                translatable("per task")),
            0, 10'000'000, [](Spec & s) -> auto& { return s.evaluation.samples; }),
        Knob::EvaluationSamples));

    add(integer(
        row("seed", translatable("Evaluation"), translatable("Seed"),
            translatable("Decides everything random: weights, orders, permutations, rehearsal. Equal seeds give equal "
                         "runs."),
            ""),
        0, 4294967295.0, [](Spec & s) -> auto& { return s.seed; }));
    sayWhatIsUnused(fields);
    return fields;
}

std::string commaList(const std::vector<std::string>& names) {
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i)
        text += (i == 0 ? "" : i + 1 == names.size() ? " or " : ", ") + names[i];
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
    static const std::vector<SpecField> fields = makeFields();
    return fields;
}

const SpecField* findField(std::string_view key) {
    const auto found = std::ranges::find(specFields(), key, &SpecField::key);
    return found == specFields().end() ? nullptr : &*found;
}

const SpecField& fieldOf(Knob knob) { return *std::ranges::find(specFields(), std::optional(knob), &SpecField::knob); }

double numberOf(const SpecField& field, const SettingValue& value) {
    if (const auto* const name = std::get_if<std::string>(&value))
        return static_cast<double>(std::ranges::find(field.choices, *name) - field.choices.begin());
    const auto* const whole = std::get_if<std::int64_t>(&value);
    return whole ? static_cast<double>(*whole) : std::get<double>(value);
}

SettingValue valueOf(const SpecField& field, double number) {
    const bool isWhole = number == std::floor(number) && std::abs(number) < 9e15;
    if (field.kind == FieldKind::Choice && isWhole && number >= 0 && number < static_cast<double>(field.choices.size()))
        return field.choices[static_cast<std::size_t>(number)];
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
    for (const SettingEvent& event : spec.events)
        if (const SpecField* const field = findField(event.key)) field->set(applied, valueOf(*field, event.value));
    return applied;
}

std::string SpecField::allowed() const {
    const std::string span =
        "from " + formatNumber(low) + (highIsExcluded ? " to below " : " to ") + formatNumber(high);
    switch (kind) {
        case FieldKind::Integer: return "a whole number from " + formatFixed(low, 0) + " to " + formatFixed(high, 0);
        case FieldKind::Number: return "a number " + span;
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
        case FieldKind::Choice:
            if (const auto* name = std::get_if<std::string>(&value)) good = std::ranges::count(choices, *name) > 0;
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
    std::int64_t last = 0;
    for (const SettingEvent& event : spec.events) {
        const SpecField* field = findField(event.key);
        const std::string where = "The event at batch " + std::to_string(event.batch) + ": ";
        if (event.batch < last)
            problems.push_back(
                {"events", std::to_string(event.batch), where + "events must come in order, from batch 0 on."});
        last = std::max(last, event.batch);
        if (!field)
            problems.push_back({"events", event.key, where + "there is no setting " + event.key + "."});
        else if (!field->knob)
            problems.push_back({"events", event.key,
                                where + event.key + " cannot change within a run: " + field->settledBecause + "."});
        else if (const auto value = valueOf(*field, event.value); const auto sentence = field->problemWith(value))
            problems.push_back({"events", toText(value), where + *sentence});
    }
    return problems;
}

std::vector<SpecProblem> unusedOf(const ExperimentSpec& spec, bool readsTexts, const std::vector<std::string>& keys) {
    std::vector<SpecProblem> unused;
    for (const SpecField& field : specFields()) {
        if (std::ranges::find(keys, field.key) == keys.end() || !field.whyUnused) continue;
        if (const auto why = field.whyUnused(spec, readsTexts))
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
    if (spec.training.learningRate > 1)
        warn("training.learningRate", "A learning rate above 1 usually destroys what is learned.");
    return warnings;
}

}  // namespace miru
