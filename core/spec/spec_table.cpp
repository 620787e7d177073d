// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/spec/spec_table.h"

#include <algorithm>
#include <utility>

#include "core/math/translatable.h"
#include "core/model/cell_kinds.h"
#include "core/tasks/make_stream.h"

namespace miru {
namespace {

using Spec = ExperimentSpec;
using Group = FieldGroup;
using Clause = std::optional<std::string>;

/// A row in the making: its words first, then the kind of its value, then whatever else there is to say.
class Row {
 public:
    Row(Group group, std::string key, std::string label, std::string help, std::string unit = {}) {
        m_field.group = group;
        m_field.key = std::move(key);
        m_field.label = std::move(label);
        m_field.help = std::move(help);
        m_field.unit = std::move(unit);
    }

    // The kinds of values. `member` gives a reference to the setting in a spec.

    template <typename Member>
    Row& integer(double low, double high, Member member) {
        m_field.kind = FieldKind::Integer;
        m_field.low = low;
        m_field.high = m_field.usualHigh = high;
        m_field.get = [member](const Spec& spec) {
            return SettingValue(static_cast<std::int64_t>(member(const_cast<Spec&>(spec))));
        };
        m_field.set = [member](Spec& spec, const SettingValue& value) {
            auto& target = member(spec);
            target = static_cast<std::remove_reference_t<decltype(target)>>(std::get<std::int64_t>(value));
        };
        return *this;
    }

    template <typename Member>
    Row& number(double low, double high, double step, Member member) {
        m_field.kind = FieldKind::Number;
        m_field.low = low;
        m_field.high = m_field.usualHigh = high;
        m_field.step = step;
        m_field.get = [member](const Spec& spec) { return SettingValue(member(const_cast<Spec&>(spec))); };
        m_field.set = [member](Spec& spec, const SettingValue& value) {
            const auto* whole = std::get_if<std::int64_t>(&value);
            member(spec) = whole ? static_cast<double>(*whole) : std::get<double>(value);
        };
        return *this;
    }

    /// `choices`: the values of an enum in their order, each as files have it and as a form shows it.
    template <typename Member>
    Row& choice(std::vector<FieldChoice> choices, Member member) {
        m_field.kind = FieldKind::Choice;
        m_field.choices = std::move(choices);
        m_field.get = [member, keys = m_field.choices](const Spec& spec) {
            return SettingValue(keys[static_cast<std::size_t>(member(const_cast<Spec&>(spec)))].key);
        };
        m_field.set = [member, keys = m_field.choices](Spec& spec, const SettingValue& value) {
            auto& target = member(spec);
            const auto found = std::ranges::find(keys, std::get<std::string>(value), &FieldChoice::key);
            target = static_cast<std::remove_reference_t<decltype(target)>>(found - keys.begin());
        };
        return *this;
    }

    Row& cell() {
        m_field.kind = FieldKind::Choice;
        for (const CellKind kind : cellKinds()) m_field.choices.push_back({kind->key, kind->title});
        m_field.get = [](const Spec& spec) { return SettingValue(std::string(spec.model.cell->key)); };
        m_field.set = [](Spec& spec, const SettingValue& value) {
            spec.model.cell = *findCellKind(std::get<std::string>(value));
        };
        return *this;
    }

    template <typename Member>
    Row& range(double low, double high, Member member) {
        m_field.kind = FieldKind::RangeOrNothing;
        m_field.low = low;
        m_field.high = m_field.usualHigh = high;
        m_field.step = 0.01;
        m_field.get = [member](const Spec& spec) {
            const auto& target = member(const_cast<Spec&>(spec));
            return target ? SettingValue(*target) : SettingValue();
        };
        m_field.set = [member](Spec& spec, const SettingValue& value) {
            const auto* given = std::get_if<Range>(&value);
            member(spec) = given ? std::optional(*given) : std::nullopt;
        };
        return *this;
    }

    template <typename Member>
    Row& flag(Member member) {
        m_field.kind = FieldKind::Flag;
        m_field.get = [member](const Spec& spec) { return SettingValue(bool(member(const_cast<Spec&>(spec)))); };
        m_field.set = [member](Spec& spec, const SettingValue& value) { member(spec) = std::get<bool>(value); };
        return *this;
    }

    template <typename Member>
    Row& text(Member member) {
        m_field.kind = FieldKind::Text;
        m_field.get = [member](const Spec& spec) { return SettingValue(member(const_cast<Spec&>(spec))); };
        m_field.set = [member](Spec& spec, const SettingValue& value) { member(spec) = std::get<std::string>(value); };
        return *this;
    }

    /// An empty name stands for none.
    template <typename Member>
    Row& file(Member member) {
        m_field.kind = FieldKind::FileOrNothing;
        m_field.get = [member](const Spec& spec) {
            const std::string& name = member(const_cast<Spec&>(spec));
            return name.empty() ? SettingValue() : SettingValue(name);
        };
        m_field.set = [member](Spec& spec, const SettingValue& value) {
            const auto* const name = std::get_if<std::string>(&value);
            member(spec) = name ? *name : "";
        };
        return *this;
    }

    // What else there is to say.

    Row& highIsExcluded() {
        m_field.highIsExcluded = true;
        return *this;
    }
    /// In a form a slider that ends at `usualHigh`; more can be typed where it is allowed.
    Row& slider(double usualHigh) {
        m_field.usualHigh = usualHigh;
        m_field.form.hasSlider = true;
        return *this;
    }
    Row& zeroMeans(std::string word) {
        m_field.form.zero = std::move(word);
        return *this;
    }
    Row& noneMeans(std::string words) {
        m_field.form.none = std::move(words);
        return *this;
    }
    Row& isName() {
        m_field.form.isName = true;
        return *this;
    }
    /// Half a sentence that says why the setting makes no difference, or nothing.
    Row& unused(std::function<Clause(const Spec&, DataKind)> why) {
        m_field.whyUnused = std::move(why);
        return *this;
    }
    /// Nor does a form show it then.
    Row& hiddenIfUnused() {
        m_field.form.hidesUnused = true;
        return *this;
    }
    /// May be turned while the run is going.
    Row& live(Knob knob) {
        m_field.change = SpecField::Change::AtAnyTime;
        m_field.knob = knob;
        return *this;
    }
    Row& atAFork(Knob knob) {
        m_field.change = SpecField::Change::AtAFork;
        m_field.knob = knob;
        return *this;
    }
    /// Cannot change within some runs: half a sentence that says why, or nothing.
    Row& settledIf(std::function<Clause(const Spec&)> why) {
        m_field.settledIf = std::move(why);
        return *this;
    }
    /// Cannot change within a run, because …
    Row& settled(std::string because) {
        m_field.settledBecause = std::move(because);
        return *this;
    }

    operator SpecField() const { return m_field; }

 private:
    SpecField m_field;
};

std::vector<FieldChoice> streamChoices() {
    std::vector<FieldChoice> choices;
    for (const StreamType& type : streamTypes()) choices.push_back({type.key, type.name});
    return choices;
}

std::vector<FieldChoice> scenarioChoices() {
    std::vector<FieldChoice> choices;
    for (const ScenarioType& type : scenarioTypes()) choices.push_back({type.key, type.name});
    return choices;
}

// Why a setting is settled when the run begins.
constexpr auto decidesWhatIsLearned = translatable("it decides what is learned");
constexpr auto decidesTheShape = translatable("it decides the network's shape");
constexpr auto decidesTheLength = translatable("it decides how long a task is");
constexpr auto looksAtAllTasks = translatable("it looks at every task from its beginning");
constexpr auto keepsAnswersOfTheTime =
    translatable("it keeps logits, and what the network answered earlier is not known any more");
constexpr auto isLearned = translatable("it is learned, and this is where it begins");
constexpr auto isDrawnAtTheStart = translatable("each unit's value is drawn when the run begins");

// When a setting makes no difference.

Clause unless(bool isUsed, const char* reason) { return isUsed ? Clause() : Clause(reason); }

bool isTurned(const Spec& spec, Knob knob) {
    return std::ranges::any_of(spec.events, [knob](const KnobChange& event) { return event.knob == knob; });
}

bool isSplit(const Spec& spec) { return spec.data.stream == StreamKind::SplitClasses; }

Clause whyNoTasks(const Spec& spec, DataKind) { return unless(spec.data.tasks > 1, "there is only one task"); }
bool dealsOutSources(const Spec& spec) { return spec.data.stream == StreamKind::SplitSources; }
Clause whyNotSplit(const Spec& spec, DataKind) { return unless(isSplit(spec), "the classes are not split"); }
Clause whyNothingIsForgotten(const Spec& spec) {
    if (spec.data.joint && spec.data.tasks > 1) return Clause("all tasks are learned at once (data.joint)");
    return std::nullopt;
}

Clause whyNoText(const Spec&, DataKind kind) { return unless(kind != DataKind::Numbers, "the data are no texts"); }
Clause whyOfOneLength(const Spec& spec, DataKind kind) {
    if (auto why = whyNoText(spec, kind)) return why;
    return unless(kind != DataKind::RunningTexts, "a running text is cut into equal parts");
}

Clause whyNoBeta(const Spec& spec, DataKind) {
    return spec.model.cell->hasBeta ? Clause()
                                    : std::string("the cell is ") + spec.model.cell->title + ", which has no β";
}
Clause whyNoLambda(const Spec& spec, DataKind) {
    return spec.model.cell->hasLambda ? Clause()
                                      : std::string("the cell is ") + spec.model.cell->title + ", which has no λ";
}

Clause whyLearned(const Spec& spec) { return unless(!spec.model.learnCoefficients, isLearned); }

Clause whyNoInhibition(const Spec& spec, DataKind) {
    return unless(spec.inhibition.isOn() || isTurned(spec, Knob::Sparsity),
                  "inhibition is off (inhibition.sparsity is 0)");
}

void addData(std::vector<SpecField>& fields) {
    fields.push_back(
        Row(Group::Data, "data.dataset", translatable("Data set"),
            translatable("What is learned: a data set of the catalog (glyphs, fashion-mnist, mnist, cifar-10, "
                         "cifar-100, fsdd, imdb, tinyshakespeare), a folder of your own with IDX, CSV, CIFAR, WAV or "
                         "text files, or a file of running text."))
            .text([](Spec & s) -> auto& { return s.data.dataset; })
            .settled(decidesWhatIsLearned));
    fields.push_back(
        Row(Group::Data, "data.sequence", translatable("A step is"),
            translatable(
                "How an image is read: a row of it a step (28 steps of 28 numbers; of a colour image 32 of 96: "
                "red, green and blue of each pixel), or a pixel a step (784 of 1; 1,024 of 3), which asks "
                "for a far longer memory and takes as much longer."))
            .choice(
                {{"rows", translatable("a row")}, {"pixels", translatable("a pixel")}},
                [](Spec & s) -> auto& { return s.data.sequence; })
            .unused([](const Spec&, DataKind kind) { return unless(kind == DataKind::Numbers, "the data are texts"); })
            .hiddenIfUnused()
            .settled(decidesWhatIsLearned));
    fields.push_back(
        Row(Group::Data, "data.labels", translatable("Labels"),
            translatable("Which classes are learned where a data set has finer and coarser ones: of CIFAR-100 the 100 "
                         "classes, or the 20 groups of five that they belong to."))
            .choice(
                {{"fine", translatable("fine")}, {"coarse", translatable("coarse")}},
                [](Spec & s) -> auto& { return s.data.labels; })
            .unused([](const Spec&, DataKind kind) {
                return unless(kind == DataKind::Numbers, "the data are texts, which have one label each");
            })
            .hiddenIfUnused()
            .settled(decidesTheShape));
    fields.push_back(
        Row(Group::Data, "data.stream", translatable("Stream"),
            translatable("How tasks differ: each after the first reads the same images with all pixels, or whole rows, "
                         "in an order of its own, or turned a little further; or each has classes of its own, or one "
                         "source (a speaker, a file, an author). Of texts: with all words exchanged for others, in "
                         "another order, classes of their own, or one source."))
            .choice(
                streamChoices(), [](Spec & s) -> auto& { return s.data.stream; })
            .unused([](const Spec& spec, DataKind) {
                return unless(spec.data.tasks > 1 || isSplit(spec) || dealsOutSources(spec),
                              "there is only one task, which is read as it is");
            })
            .settled(decidesWhatIsLearned));
    fields.push_back(
        Row(Group::Data, "data.scenario", translatable("Scenario"),
            translatable("What the outputs mean. Domain: all tasks share them. Class: each task brings outputs of its "
                         "own, and the answer is chosen among those of all tasks met. Task: the network is told the "
                         "task, and chooses among its outputs alone."))
            .choice(
                scenarioChoices(), [](Spec & s) -> auto& { return s.data.scenario; })
            .unused(whyNoTasks)
            .settled(decidesTheShape));
    fields.push_back(Row(Group::Data, "data.tasks", translatable("Tasks"),
                         translatable("How many tasks arrive, one after the other."), translatable("tasks"))
                         .integer(
                             1, 50, [](Spec & s) -> auto& { return s.data.tasks; })
                         .settled(decidesWhatIsLearned));
    fields.push_back(Row(Group::Data, "data.classesPerTask", translatable("Classes per task"),
                         translatable("How many of the classes each task has; 0 deals out all of them in equal parts."),
                         translatable("classes"))
                         .integer(
                             0, 100'000, [](Spec & s) -> auto& { return s.data.classesPerTask; })
                         .zeroMeans(translatable("equal parts"))
                         .unused(whyNotSplit)
                         .hiddenIfUnused()
                         .settled(decidesTheShape));
    fields.push_back(
        Row(Group::Data, "data.classOrder", translatable("Class order"),
            translatable("In which order the classes, or the sources, are dealt out to the tasks: as the data set has "
                         "them, or shuffled by the seed."))
            .choice(
                {{"fixed", translatable("fixed")}, {"shuffled", translatable("shuffled")}},
                [](Spec & s) -> auto& { return s.data.classOrder; })
            .unused([](const Spec& spec, DataKind) {
                return unless(isSplit(spec) || dealsOutSources(spec), "neither classes nor sources are dealt out");
            })
            .hiddenIfUnused()
            .settled(decidesWhatIsLearned));
    fields.push_back(
        Row(Group::Data, "data.activeClasses", translatable("Active classes"),
            translatable("Among which outputs an answer is chosen while the network learns, in the class scenario: "
                         "those of the tasks met so far, all, or those of the sequence's own task."))
            .choice(
                {{"seen", translatable("seen so far")},
                 {"all", translatable("all")},
                 {"current", translatable("current task")}},
                [](Spec & s) -> auto& { return s.data.activeClasses; })
            .unused([](const Spec& spec, DataKind kind) {
                if (auto why = whyNoTasks(spec, kind)) return why;
                if (auto why = whyNothingIsForgotten(spec)) return why;
                return unless(spec.data.scenario == Scenario::Class, "the scenario is not the class scenario");
            })
            .hiddenIfUnused()
            .settled(decidesWhatIsLearned));
    fields.push_back(Row(Group::Data, "data.rotation", translatable("Largest angle"),
                         translatable("By how much the last task's images are turned; those before it evenly less, the "
                                      "first task's not at all."),
                         translatable("degrees"))
                         .number(
                             -360, 360, 15, [](Spec & s) -> auto& { return s.data.rotation; })
                         .unused([](const Spec& spec, DataKind kind) {
                             if (auto why = whyNoTasks(spec, kind)) return why;
                             return unless(spec.data.stream == StreamKind::Rotated, "the stream is not rotated");
                         })
                         .hiddenIfUnused()
                         .settled(decidesWhatIsLearned));
    fields.push_back(Row(Group::Data, "data.joint", translatable("All at once"),
                         translatable("All tasks are learned at once, and tested one by one: the upper bound of what "
                                      "any method against forgetting may reach."))
                         .flag([](Spec & s) -> auto& { return s.data.joint; })
                         .unused(whyNoTasks)
                         .settled(decidesWhatIsLearned));
    fields.push_back(Row(Group::Data, "data.trainPerTask", translatable("Training sequences"),
                         translatable("Training sequences per task, drawn at random; 0 uses all."),
                         translatable("per task"))
                         .integer(
                             0, 10'000'000, [](Spec & s) -> auto& { return s.data.trainPerTask; })
                         .zeroMeans(translatable("all"))
                         .settled(decidesWhatIsLearned));
    fields.push_back(Row(Group::Data, "data.testPerTask", translatable("Test sequences"),
                         translatable("Test sequences per task, drawn at random; 0 uses all."),
                         translatable("per task"))
                         .integer(
                             0, 10'000'000, [](Spec & s) -> auto& { return s.data.testPerTask; })
                         .zeroMeans(translatable("all"))
                         .settled(decidesWhatIsLearned));
    fields.push_back(
        Row(Group::Data, "data.testOn", translatable("Evaluate on"),
            translatable("The test set; or, while settings are still being chosen, a validation set: a sixth of the "
                         "training sequences, which are then not trained on. Settings chosen by test results flatter "
                         "them."))
            .choice(
                {{"test", translatable("test set")}, {"validation", translatable("validation set")}},
                [](Spec & s) -> auto& { return s.data.testOn; })
            .settled(decidesWhatIsLearned));
}

void addText(std::vector<SpecField>& fields) {
    fields.push_back(
        Row(Group::Text, "text.vocabulary", translatable("Vocabulary"),
            translatable("Number of words (or characters) the network knows: the most frequent ones of the "
                         "training texts. Any other is read as the unknown one. Padding and the unknown "
                         "one count too."),
            translatable("words"))
            .integer(
                3, Vocabulary::largest, [](Spec & s) -> auto& { return s.text.vocabulary; })
            .unused(whyNoText)
            .hiddenIfUnused()
            .settled(decidesWhatIsLearned));
    fields.push_back(Row(Group::Text, "text.longest", translatable("Maximum length"),
                         translatable("Words read per text; of a running text, characters per sequence."),
                         translatable("words"))
                         .integer(
                             1, 65'535, [](Spec & s) -> auto& { return s.text.longest; })
                         .unused(whyNoText)
                         .hiddenIfUnused()
                         .settled(decidesWhatIsLearned));
    fields.push_back(Row(Group::Text, "text.truncation", translatable("Longer texts: read"),
                         translatable("Which part is read of a text that is longer than the maximum length."))
                         .choice(
                             {{"beginning", translatable("the beginning")}, {"end", translatable("the end")}},
                             [](Spec & s) -> auto& { return s.text.truncation; })
                         .unused(whyOfOneLength)
                         .hiddenIfUnused()
                         .settled(decidesWhatIsLearned));
    fields.push_back(
        Row(Group::Text, "text.padding", translatable("Padding"),
            translatable("Texts end together; padding fills the front of shorter ones. It is skipped, so that the "
                         "state stays zero until the text begins, or read like a word."))
            .choice(
                {{"skipped", translatable("skipped")}, {"read", translatable("read")}},
                [](Spec & s) -> auto& { return s.text.padding; })
            .unused(whyOfOneLength)
            .hiddenIfUnused()
            .settled(decidesWhatIsLearned));
    fields.push_back(
        Row(Group::Text, "model.embedding", translatable("Embedding"),
            translatable("Length of the vector that stands for each word of the vocabulary; the cell reads it. 0: "
                         "there is none, and each word has an input of the cell for itself (one-hot)."),
            translatable("per word"))
            .integer(
                0, 1024, [](Spec & s) -> auto& { return s.model.embedding; })
            .zeroMeans(translatable("one-hot"))
            .unused(whyNoText)
            .hiddenIfUnused()
            .settled(decidesTheShape));
}

void addModel(std::vector<SpecField>& fields) {
    fields.push_back(Row(Group::Model, "model.cell", translatable("Cell"),
                         translatable("A GRU learns two gates. MiRU-1 keeps the reset gate and replaces the update "
                                      "gate by λ. MiRU-2 replaces both, by β and λ. An LSTM has a second state and "
                                      "three gates, an MGU one gate, an RNN none; minGRU's gate sees the input alone."))
                         .cell()
                         .settled(decidesTheShape));
    fields.push_back(Row(Group::Model, "model.gruReset", translatable("GRU reset"),
                         translatable("Where a GRU's reset gate acts: before the recurrent product (Cho et al. 2014, "
                                      "the paper's) or after it (PyTorch, cuDNN)."))
                         .choice(
                             {{"before", translatable("before")}, {"after", translatable("after")}},
                             [](Spec & s) -> auto& { return s.model.gruReset; })
                         .unused([](const Spec& spec, DataKind) {
                             return unless(spec.model.cell == CellKind::Gru, "the cell is no GRU");
                         })
                         .hiddenIfUnused()
                         .settled(decidesTheShape));
    fields.push_back(Row(Group::Model, "model.hiddenUnits", translatable("Hidden units"),
                         translatable("Size of the hidden state, the network's memory."), translatable("units"))
                         .integer(
                             1, 4096, [](Spec & s) -> auto& { return s.model.hiddenUnits; })
                         .settled(decidesTheShape));
    fields.push_back(
        Row(Group::Model, "model.beta", "β",
            translatable("How much of the previous state the candidate sees, in place of a reset gate. Only MiRU-2 "
                         "uses it; at 0 the candidate has no memory."))
            .number(
                0, 10, 0.01, [](Spec & s) -> auto& { return s.model.beta; })
            .slider(1)
            .unused([](const Spec& spec, DataKind kind) {
                if (auto why = whyNoBeta(spec, kind)) return why;
                return unless(!spec.model.betaRange || isTurned(spec, Knob::Beta),
                              "model.betaRange gives each unit its own");
            })
            .hiddenIfUnused()
            .settledIf(whyLearned)
            .live(Knob::Beta));
    fields.push_back(
        Row(Group::Model, "model.lambda", "λ",
            translatable("How much of the previous state is kept at each step, in place of an update gate: a memory of "
                         "about τ = −1/ln λ steps. MiRU-1 and MiRU-2 use it."))
            .number(
                0, 1, 0.01, [](Spec & s) -> auto& { return s.model.lambda; })
            .highIsExcluded()
            .slider(1)
            .unused([](const Spec& spec, DataKind kind) {
                if (auto why = whyNoLambda(spec, kind)) return why;
                return unless(!spec.model.lambdaRange || isTurned(spec, Knob::Lambda),
                              "model.lambdaRange gives each unit its own");
            })
            .hiddenIfUnused()
            .settledIf(whyLearned)
            .live(Knob::Lambda));
    fields.push_back(Row(Group::Model, "model.betaRange", translatable("β per unit"),
                         translatable("Two numbers: each unit gets a β of its own, drawn uniformly between them. None: "
                                      "all units share one."))
                         .range(
                             0, 10, [](Spec & s) -> auto& { return s.model.betaRange; })
                         .unused(whyNoBeta)
                         .hiddenIfUnused()
                         .settled(isDrawnAtTheStart));
    fields.push_back(Row(Group::Model, "model.lambdaRange", translatable("λ per unit"),
                         translatable("Two numbers: each unit gets a λ of its own, drawn uniformly between them, so "
                                      "that the network remembers on many time scales. None: all units share one."))
                         .range(
                             0, 1, [](Spec & s) -> auto& { return s.model.lambdaRange; })
                         .highIsExcluded()
                         .unused(whyNoLambda)
                         .hiddenIfUnused()
                         .settled(isDrawnAtTheStart));
    fields.push_back(
        Row(Group::Model, "model.learnCoefficients", translatable("Learn β and λ"),
            translatable("Each unit learns its own β and λ, through their logits, from those given on. They "
                         "stay between 0 and 1, and begin between 0.001 and 0.999."))
            .flag([](Spec & s) -> auto& { return s.model.learnCoefficients; })
            .unused(whyNoLambda)
            .hiddenIfUnused()
            .settled(decidesTheShape));
    fields.push_back(Row(Group::Model, "model.weights", translatable("Start from"),
                         translatable("A network file (safetensors) to start from, β and λ included. None: random "
                                      "initial weights."))
                         .file([](Spec & s) -> auto& { return s.model.weights; })
                         .noneMeans(translatable("random weights"))
                         .settled(translatable("it is where the run begins")));
}

void addInhibition(std::vector<SpecField>& fields) {
    fields.push_back(
        Row(Group::Inhibition, "inhibition.sparsity", translatable("Sparsity"),
            translatable("Share of hidden units that are silenced at every step; the most active ones win. 0 turns "
                         "inhibition off."))
            .number(
                0, 1, 0.01, [](Spec & s) -> auto& { return s.inhibition.sparsity; })
            .highIsExcluded()
            .slider(0.99)
            .live(Knob::Sparsity));
    fields.push_back(Row(Group::Inhibition, "inhibition.where", translatable("Acts on"),
                         translatable("The state (losers are silent inside the recurrence too), or only what the "
                                      "readout sees."))
                         .choice(
                             {{"state", translatable("state")}, {"readout", translatable("readout")}},
                             [](Spec & s) -> auto& { return s.inhibition.where; })
                         .unused(whyNoInhibition)
                         .hiddenIfUnused()
                         .atAFork(Knob::InhibitionWhere));
    fields.push_back(Row(Group::Inhibition, "inhibition.rank", translatable("Ranked by"),
                         translatable("What decides who wins: a unit's value, or its magnitude."))
                         .choice(
                             {{"value", translatable("value")}, {"magnitude", translatable("magnitude")}},
                             [](Spec & s) -> auto& { return s.inhibition.rank; })
                         .unused(whyNoInhibition)
                         .hiddenIfUnused()
                         .atAFork(Knob::InhibitionRank));
}

using Method = ImportanceSettings::Method;
using Use = RehearsalSettings::Use;

Clause whyNoRehearsal(const Spec& spec, DataKind) {
    if (auto why = whyNothingIsForgotten(spec)) return why;
    if (spec.rehearsal.samplesPerTask == 0 && !isTurned(spec, Knob::KeptPerTask))
        return Clause("rehearsal is off (rehearsal.samplesPerTask is 0)");
    return unless(spec.data.tasks > 1 || spec.rehearsal.keepsLogits(),
                  "there is only one task, and no earlier one to rehearse");
}

void addRehearsal(std::vector<SpecField>& fields) {
    fields.push_back(
        Row(Group::Forgetting, "rehearsal.samplesPerTask", translatable("Kept per task"),
            translatable("Sequences of each task kept for rehearsal, each equally likely; 0 turns rehearsal off."),
            translatable("sequences"))
            .integer(
                0, 1'000'000, [](Spec & s) -> auto& { return s.rehearsal.samplesPerTask; })
            .zeroMeans(translatable("off"))
            .unused([](const Spec& spec, DataKind) {
                if (auto why = whyNothingIsForgotten(spec)) return why;
                const bool replays = spec.rehearsal.perBatch > 0 || isTurned(spec, Knob::ReplayPerBatch);
                return unless(spec.rehearsal.samplesPerTask == 0 || replays, "rehearsal.perBatch is 0");
            })
            .settledIf([](const Spec& spec) { return unless(!spec.rehearsal.keepsLogits(), keepsAnswersOfTheTime); })
            .atAFork(Knob::KeptPerTask));
    fields.push_back(Row(Group::Forgetting, "rehearsal.perBatch", translatable("Replayed per batch"),
                         translatable("Kept sequences drawn for every batch, all different."),
                         translatable("sequences"))
                         .integer(
                             0, 4096, [](Spec & s) -> auto& { return s.rehearsal.perBatch; })
                         .unused(whyNoRehearsal)
                         .hiddenIfUnused()
                         .live(Knob::ReplayPerBatch));
    fields.push_back(
        Row(Group::Forgetting, "rehearsal.use", translatable("Used to"),
            translatable("What is done with kept sequences. Mix: they are learned with the batch (experience replay). "
                         "Project: the gradient g loses the part that goes against theirs, g − (g·r / r·r) r (A-GEM). "
                         "Logits: answers to them stay near those of the time, α · mean (z − z′)² (DER); logits and "
                         "labels: and they are learned once more (DER++)."))
            .choice(
                {{"mix", translatable("mix into batches")},
                 {"project", translatable("project gradients (A-GEM)")},
                 {"logits", translatable("keep logits (DER)")},
                 {"logits-and-labels", translatable("keep logits and labels (DER++)")}},
                [](Spec & s) -> auto& { return s.rehearsal.use; })
            .unused(whyNoRehearsal)
            .hiddenIfUnused()
            .settled(looksAtAllTasks));
    fields.push_back(Row(Group::Forgetting, "rehearsal.logitStrength", translatable("Strength of logits α"),
                         translatable("How firmly answers to kept sequences stay near those of the time."))
                         .number(
                             0, 1e6, 0.1, [](Spec & s) -> auto& { return s.rehearsal.logitStrength; })
                         .unused([](const Spec& spec, DataKind kind) {
                             if (auto why = whyNoRehearsal(spec, kind)) return why;
                             return unless(spec.rehearsal.keepsLogits(), "no logits are kept (rehearsal.use)");
                         })
                         .hiddenIfUnused()
                         .live(Knob::LogitStrength));
    fields.push_back(Row(Group::Forgetting, "rehearsal.labelStrength", translatable("Strength of labels"),
                         translatable("How much the labels of kept sequences count beside the task's own."))
                         .number(
                             0, 1e6, 0.1, [](Spec & s) -> auto& { return s.rehearsal.labelStrength; })
                         .unused([](const Spec& spec, DataKind kind) {
                             if (auto why = whyNoRehearsal(spec, kind)) return why;
                             return unless(spec.rehearsal.use == Use::LogitsAndLabels,
                                           "labels are not learned apart from the batch (rehearsal.use)");
                         })
                         .hiddenIfUnused()
                         .live(Knob::LabelStrength));
}

Clause whyNoImportance(const Spec& spec, DataKind kind) {
    if (auto why = whyNoTasks(spec, kind)) return why;
    if (auto why = whyNothingIsForgotten(spec)) return why;
    return unless(spec.importance.method != Method::None, "no weight is held (importance.method is none)");
}
/// The same for a setting that some methods have.
template <typename... Methods>
auto unlessMethod(const char* reason, Methods... methods) {
    return [reason, methods...](const Spec& spec, DataKind kind) {
        if (auto why = whyNoImportance(spec, kind)) return why;
        return unless(((spec.importance.method == methods) || ...), reason);
    };
}

void addImportance(std::vector<SpecField>& fields) {
    fields.push_back(
        Row(Group::Forgetting, "importance.method", translatable("Hold weights"),
            translatable("A penalty (Λ/2) Σ Ω (θ − θ*)² pulls each weight back to where it was after earlier tasks, "
                         "the more firmly the more important it is. EWC: Ω is the Fisher information of each task; "
                         "online EWC: in one sum that fades. SI: how much the weight's own path lowered the loss. MAS: "
                         "how strongly the logits depend on it."))
            .choice(
                {{"none", translatable("no")},
                 {"ewc", translatable("EWC")},
                 {"online-ewc", translatable("online EWC")},
                 {"si", translatable("SI (synaptic intelligence)")},
                 {"mas", translatable("MAS (memory aware synapses)")}},
                [](Spec & s) -> auto& { return s.importance.method; })
            .unused([](const Spec& spec, DataKind kind) {
                if (auto why = whyNoTasks(spec, kind)) return why;
                return whyNothingIsForgotten(spec);
            })
            .settled(looksAtAllTasks));
    fields.push_back(
        Row(Group::Forgetting, "importance.strength", translatable("Strength Λ"),
            translatable("How firmly important weights are held. Too much, and nothing new can be learned. Validated "
                         "here: on permuted MNIST EWC 10, SI 1, MAS 0.1; on split MNIST EWC 3,000, SI 100, MAS 1; on "
                         "split CIFAR-100 EWC 30, online EWC 100, SI 10, MAS 0.1; by speaker EWC 1, online EWC 3, SI "
                         "1, MAS 0.003."))
            .number(
                0, 1e15, 10, [](Spec & s) -> auto& { return s.importance.strength; })
            .unused(whyNoImportance)
            .hiddenIfUnused()
            .live(Knob::ImportanceStrength));
    fields.push_back(
        Row(Group::Forgetting, "importance.fisher", translatable("Fisher information"),
            translatable("Over which labels squared gradients are averaged: all, as likely as the network thinks them "
                         "(exact); one drawn so (sampled); the data's (empirical); or the square of a batch's mean "
                         "gradient (batched), which is no Fisher information but what some libraries compute."))
            .choice(
                {{"exact", translatable("exact")},
                 {"sampled", translatable("sampled labels")},
                 {"empirical", translatable("empirical")},
                 {"batched", translatable("batched")}},
                [](Spec & s) -> auto& { return s.importance.fisher; })
            .unused(unlessMethod("only EWC measures the Fisher information", Method::Ewc, Method::OnlineEwc))
            .hiddenIfUnused()
            .settled(looksAtAllTasks));
    fields.push_back(
        Row(Group::Forgetting, "importance.samples", translatable("Measured on"),
            translatable("Training sequences of a task on which importance is measured when it ends, "
                         "drawn at random; 0 uses all."),
            translatable("sequences"))
            .integer(
                0, 10'000'000, [](Spec & s) -> auto& { return s.importance.samples; })
            .zeroMeans(translatable("all"))
            .unused(unlessMethod("SI measures importance while it learns", Method::Ewc, Method::OnlineEwc, Method::Mas))
            .hiddenIfUnused()
            .settled(looksAtAllTasks));
    fields.push_back(Row(Group::Forgetting, "importance.decay", translatable("Decay γ"),
                         translatable("How much of the importance of earlier tasks is left after another; at 1 nothing "
                                      "fades."))
                         .number(
                             0, 1, 0.05, [](Spec & s) -> auto& { return s.importance.decay; })
                         .unused(unlessMethod("only online EWC fades", Method::OnlineEwc))
                         .hiddenIfUnused()
                         .settled(looksAtAllTasks));
    fields.push_back(Row(Group::Forgetting, "importance.damping", translatable("Damping ξ"),
                         translatable("Keeps the importance of weights that hardly moved within bounds: "
                                      "Ω = ω / (Δ² + ξ)."))
                         .number(
                             1e-6, 1e6, 0.01, [](Spec & s) -> auto& { return s.importance.damping; })
                         .unused(unlessMethod("only SI is damped", Method::Si))
                         .hiddenIfUnused()
                         .settled(looksAtAllTasks));
}

void addDistillation(std::vector<SpecField>& fields) {
    fields.push_back(
        Row(Group::Forgetting, "distillation.strength", translatable("Distillation α"),
            translatable("Learning without forgetting: answers to the new task's sequences stay near those of the "
                         "network as it was before the task, −α Σ q log p with both softened by τ. 0 turns it off. "
                         "Validated here: 4 on split classes, 1 on permuted tasks and by speaker."))
            .number(
                0, 1e6, 0.5, [](Spec & s) -> auto& { return s.distillation.strength; })
            .zeroMeans(translatable("off"))
            .unused([](const Spec& spec, DataKind kind) {
                if (auto why = whyNoTasks(spec, kind)) return why;
                return whyNothingIsForgotten(spec);
            })
            .live(Knob::DistillationStrength));
    fields.push_back(
        Row(Group::Forgetting, "distillation.temperature", translatable("Temperature τ"),
            translatable("Logits are divided by it before they are compared: the higher, the more unlikely "
                         "answers count."))
            .number(
                1e-3, 1e6, 0.5, [](Spec & s) -> auto& { return s.distillation.temperature; })
            .unused([](const Spec& spec, DataKind kind) {
                if (auto why = whyNoTasks(spec, kind)) return why;
                if (auto why = whyNothingIsForgotten(spec)) return why;
                return unless(spec.distillation.strength > 0 || isTurned(spec, Knob::DistillationStrength),
                              "distillation is off (distillation.strength is 0)");
            })
            .hiddenIfUnused()
            .settled(looksAtAllTasks));
}

void addTraining(std::vector<SpecField>& fields) {
    fields.push_back(
        Row(Group::Training, "training.optimizer", translatable("Optimiser"),
            translatable("Adam adapts the step of each weight; SGD uses one step size for all, with momentum."))
            .choice(
                {{"adam", "Adam"}, {"sgd", "SGD"}}, [](Spec & s) -> auto& { return s.training.optimizer; })
            .atAFork(Knob::Optimizer));
    fields.push_back(Row(Group::Training, "training.learningRate", translatable("Learning rate"),
                         translatable("Step size. Too small learns slowly, too large destroys what was learned."))
                         .number(
                             1e-7, 1e30, 0.0005, [](Spec & s) -> auto& { return s.training.learningRate; })
                         .live(Knob::LearningRate));
    fields.push_back(Row(Group::Training, "training.momentum", translatable("Momentum"),
                         translatable("How much of the last step is kept in the next; SGD only."))
                         .number(
                             0, 1, 0.05, [](Spec & s) -> auto& { return s.training.momentum; })
                         .highIsExcluded()
                         .unused([](const Spec& spec, DataKind) {
                             return unless(
                                 spec.training.optimizer == OptimizerKind::Sgd || isTurned(spec, Knob::Optimizer),
                                 "Adam has no such momentum");
                         })
                         .hiddenIfUnused()
                         .atAFork(Knob::Momentum));
    fields.push_back(Row(Group::Training, "training.batch", translatable("Batch"),
                         translatable("New sequences per batch."), translatable("sequences"))
                         .integer(
                             1, 4096, [](Spec & s) -> auto& { return s.training.batch; })
                         .settled(decidesTheLength));
    fields.push_back(Row(Group::Training, "training.epochs", translatable("Epochs"),
                         translatable("How often each task's sequences are read."), translatable("epochs"))
                         .integer(
                             1, 1000, [](Spec & s) -> auto& { return s.training.epochs; })
                         .settled(decidesTheLength));
    fields.push_back(Row(Group::Training, "training.gradientClip", translatable("Gradient clip"),
                         translatable("Longer gradients are shortened to this length; 0 turns clipping off."))
                         .number(
                             0, 1e6, 0.5, [](Spec & s) -> auto& { return s.training.gradientClip; })
                         .zeroMeans(translatable("off"))
                         .atAFork(Knob::GradientClip));
    fields.push_back(
        Row(Group::Training, "training.resetOptimizer", translatable("Reset optimiser"),
            translatable("Whether the optimiser forgets its averages when a task begins. It changes how much plain "
                         "training forgets."))
            .choice(
                {{"never", translatable("never")}, {"each-task", translatable("at each task")}},
                [](Spec & s) -> auto& { return s.training.resetOptimizer; })
            .unused([](const Spec& spec, DataKind kind) {
                if (auto why = whyNoTasks(spec, kind)) return why;
                if (auto why = whyNothingIsForgotten(spec)) return why;
                const bool remembers = spec.training.optimizer == OptimizerKind::Adam || spec.training.momentum > 0 ||
                                       isTurned(spec, Knob::Optimizer) || isTurned(spec, Knob::Momentum);
                return unless(remembers, "SGD without momentum remembers nothing");
            })
            .settled(looksAtAllTasks));
    fields.push_back(
        Row(Group::Training, "training.carryState", translatable("Carry the state"),
            translatable(
                "Running texts are read on from batch to batch: each sequence begins in the state in which the "
                "one before it ended. The rows of a batch are places in the text, and gradients stay within a "
                "batch."))
            .flag([](Spec & s) -> auto& { return s.training.carryState; })
            .unused([](const Spec&, DataKind kind) {
                return unless(kind == DataKind::RunningTexts, "the data are no running texts");
            })
            .hiddenIfUnused()
            .settled(decidesWhatIsLearned));
    fields.push_back(
        Row(Group::Training, "training.credit", translatable("Credit assignment"),
            translatable(
                "How far an error reaches back in time. BPTT: through all steps. Truncated BPTT: through the last "
                "steps only. Feedback alignment: not at all; every step is told the error of the answer "
                "through one random matrix that never changes. All gradients of the run follow it."))
            .choice(
                {{keyOf(CreditRule::Bptt), "BPTT"},
                 {keyOf(CreditRule::Truncated), translatable("truncated BPTT")},
                 {keyOf(CreditRule::FeedbackAlignment), translatable("feedback alignment")}},
                [](Spec & s) -> auto& { return s.training.credit; })
            .settled(decidesWhatIsLearned));
    fields.push_back(
        Row(Group::Training, "training.truncation", translatable("Truncation"),
            translatable(
                "The gradient flows through windows of so many steps, counted back from the last step, and never "
                "from one window to the one before. An answer at the end reaches the last window alone. As many "
                "as a sequence has steps, or more: BPTT."),
            translatable("steps"))
            .integer(
                1, 1'000'000, [](Spec & s) -> auto& { return s.training.truncation; })
            .unused([](const Spec& spec, DataKind) {
                return unless(spec.training.credit == CreditRule::Truncated,
                              "only truncated BPTT ends after some steps (training.credit)");
            })
            .hiddenIfUnused()
            .settled(decidesWhatIsLearned));
    fields.push_back(
        Row(Group::Training, "training.checkpointing", translatable("Gradient checkpointing"),
            translatable("For long sequences: on the way forward only the states at the ends of short segments are "
                         "kept, and what lies between is computed once more on the way back. Less memory, and a "
                         "third more arithmetic; the numbers are the same."))
            .flag([](Spec & s) -> auto& { return s.training.checkpointing; })
            .settled(translatable("memory is set aside when the run begins")));
}

void addEvaluation(std::vector<SpecField>& fields) {
    fields.push_back(Row(Group::Evaluation, "evaluation.every", translatable("Every"),
                         translatable("Batches between two points of the accuracy curves."), translatable("batches"))
                         .integer(
                             1, 1'000'000, [](Spec & s) -> auto& { return s.evaluation.every; })
                         .atAFork(Knob::EvaluateEvery));
    fields.push_back(Row(Group::Evaluation, "evaluation.sequences", translatable("Sequences"),
                         translatable("Test sequences for a point of the curves, shared by all tasks of the stream, so "
                                      "that a long stream does not spend its time on looking; 0 uses all of every "
                                      "task. At the end of a task all are used in any case."),
                         translatable("in all"))
                         .integer(
                             0, 10'000'000, [](Spec & s) -> auto& { return s.evaluation.sequences; })
                         .zeroMeans(translatable("all"))
                         .atAFork(Knob::EvaluationSequences));
    fields.push_back(Row(Group::Evaluation, "seed", translatable("Seed"),
                         translatable("Decides everything random: weights, orders, permutations, rehearsal. Equal "
                                      "seeds give equal runs."))
                         .integer(
                             0, 4294967295.0, [](Spec & s) -> auto& { return s.seed; })
                         .isName()
                         .settled(translatable("everything random in the run follows from it")));
}

}  // namespace

std::vector<SpecField> makeSpecTable() {
    std::vector<SpecField> fields;
    addData(fields);
    addText(fields);
    addModel(fields);
    addInhibition(fields);
    addRehearsal(fields);
    addImportance(fields);
    addDistillation(fields);
    addTraining(fields);
    addEvaluation(fields);
    return fields;
}

}  // namespace miru
