// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The table of settings: complete, consistent, and clear about what is wrong.

#include <QTest>
#include <set>

#include "core/spec/spec_fields.h"

using namespace miru;

class TestSpecFields : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void theTableHasEverySettingOnceWithItsWords() {
        const std::set<std::string> expected{"seed",
                                             "data.dataset",
                                             "data.stream",
                                             "data.tasks",
                                             "data.trainPerTask",
                                             "data.testPerTask",
                                             "model.cell",
                                             "data.testOn",
                                             "model.gruReset",
                                             "model.hiddenUnits",
                                             "model.beta",
                                             "model.lambda",
                                             "model.betaRange",
                                             "model.lambdaRange",
                                             "model.learnCoefficients",
                                             "model.weights",
                                             "inhibition.sparsity",
                                             "inhibition.where",
                                             "inhibition.rank",
                                             "rehearsal.samplesPerTask",
                                             "rehearsal.perBatch",
                                             "rehearsal.use",
                                             "rehearsal.logitStrength",
                                             "rehearsal.labelStrength",
                                             "importance.method",
                                             "importance.strength",
                                             "importance.fisher",
                                             "importance.samples",
                                             "importance.decay",
                                             "importance.damping",
                                             "distillation.strength",
                                             "distillation.temperature",
                                             "data.scenario",
                                             "data.classesPerTask",
                                             "data.classOrder",
                                             "data.sequence",
                                             "data.labels",
                                             "data.activeClasses",
                                             "data.rotation",
                                             "data.joint",
                                             "training.resetOptimizer",
                                             "training.optimizer",
                                             "training.learningRate",
                                             "training.momentum",
                                             "training.batch",
                                             "training.carryState",
                                             "training.credit",
                                             "training.truncation",
                                             "training.checkpointing",
                                             "training.epochs",
                                             "training.gradientClip",
                                             "evaluation.every",
                                             "evaluation.sequences",
                                             "text.vocabulary",
                                             "text.longest",
                                             "text.truncation",
                                             "text.padding",
                                             "model.embedding"};
        std::set<std::string> found;
        for (const SpecField& field : specFields()) {
            found.insert(field.key);
            QVERIFY(!field.label.empty());
            QVERIFY(!field.help.empty());
            QVERIFY(!field.allowed().empty());
        }
        QCOMPARE(found, expected);
        QCOMPARE(specFields().size(), expected.size());
    }

    void whatIsLearnedCannotBeTurned() {
        ExperimentSpec spec;
        const SpecField& beta = *findField("model.beta");
        QVERIFY(!beta.whySettled(spec));
        spec.events = {{3, Knob::Beta, 0.3}};
        QVERIFY(problemsOf(spec).empty());
        spec.model.learnCoefficients = true;
        QVERIFY(beta.whySettled(spec) && findField("model.lambda")->whySettled(spec));
        QCOMPARE(problemsOf(spec).size(), std::size_t{1});
        QCOMPARE(problemsOf(spec)[0].sentence,
                 std::string("The event at batch 3: model.beta cannot change within this run: it is learned, and this "
                             "is where it begins."));
    }

    void keptSequencesCannotChangeWhereLogitsAreKept() {
        ExperimentSpec spec;
        const SpecField& kept = *findField("rehearsal.samplesPerTask");
        QVERIFY(!kept.whySettled(spec));
        spec.rehearsal.use = RehearsalSettings::Use::Logits;
        QVERIFY(kept.whySettled(spec));
    }

    void aBetaThatIsLearnedBeginsBetween0And1() {
        ExperimentSpec spec;
        spec.model.beta = 1.5;
        QVERIFY(problemsOf(spec).empty());
        spec.model.learnCoefficients = true;
        QCOMPARE(problemsOf(spec).size(), std::size_t{1});
        QCOMPARE(problemsOf(spec)[0].sentence,
                 std::string("model.beta is 1.5, but a β that is learned (model.learnCoefficients) lies between 0 and "
                             "1."));
        spec.model.betaRange = Range{0.2, 2};
        QCOMPARE(problemsOf(spec)[0].key, std::string("model.betaRange"));
        spec.model.betaRange = Range{0.2, 0.9};
        QVERIFY(problemsOf(spec).empty());
        spec.model.betaRange.reset();
        spec.model.cell = CellKind::Gru;
        QVERIFY(problemsOf(spec).empty());
    }

    void everySettingSaysHowAFormShowsIt() {
        for (const SpecField& field : specFields()) {
            QVERIFY(!infoOf(field.group).title.empty());
            QCOMPARE(!field.choices.empty(), field.kind == FieldKind::Choice);
            for (const FieldChoice& choice : field.choices) QVERIFY(!choice.key.empty() && !choice.title.empty());
            if (!field.form.zero.empty()) QCOMPARE(field.low, 0.0);
            if (field.form.hidesUnused) QVERIFY2(field.whyUnused != nullptr, field.key.c_str());
            QCOMPARE(!field.form.none.empty(), field.kind == FieldKind::FileOrNothing);
        }
    }

    void defaultsAreAllowed() { QVERIFY(problemsOf(ExperimentSpec{}).empty()); }

    void everySettingCanBeReadBackAsItWasPutIn() {
        for (const SpecField& field : specFields()) {
            ExperimentSpec spec;
            SettingValue value = field.defaultValue();
            if (field.kind == FieldKind::Integer) value = static_cast<std::int64_t>(field.low + 1);
            if (field.kind == FieldKind::Number) value = field.low + 0.25;
            if (field.kind == FieldKind::Choice) value = field.choices.back().key;
            if (field.kind == FieldKind::Text) value = std::string("somewhere");
            if (field.kind == FieldKind::FileOrNothing) value = std::string("some.safetensors");
            if (field.kind == FieldKind::RangeOrNothing) value = Range{0.1, 0.6};
            QVERIFY2(!field.problemWith(value), field.key.c_str());
            field.set(spec, value);
            QVERIFY2(field.get(spec) == value, field.key.c_str());
            QVERIFY2(spec != ExperimentSpec{} || field.defaultValue() == value, field.key.c_str());
        }
    }

    void everyKnobIsInTheTable() {
        for (const Knob knob : {Knob::Beta, Knob::Lambda, Knob::Sparsity, Knob::LearningRate, Knob::ReplayPerBatch})
            QCOMPARE(*fieldOf(knob).knob, knob);
        QVERIFY(!findField("model.hiddenUnits")->isLive());
    }

    void wrongValuesAreNamedWithWhatIsAllowed_data() {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("sentence");
        const auto add = [](const char* key, const char* text, const char* sentence) {
            QTest::addRow("%s=%s", key, text) << key << text << sentence;
        };
        add("model.lambda", "1", "model.lambda is 1, but must be a number from 0 to below 1.");
        add("model.lambda", "nan", "model.lambda is nan, but must be a number from 0 to below 1.");
        add("model.beta", "-0.1", "model.beta is -0.1, but must be a number from 0 to 10.");
        add("model.cell", "elman", "model.cell is elman, but must be lstm, gru, mgu, miru1, miru2, rnn or mingru.");
        add("data.tasks", "0", "data.tasks is 0, but must be a whole number from 1 to 50.");
        add("data.tasks", "2.5", "data.tasks is 2.5, but must be a whole number from 1 to 50.");
        add("data.tasks", "", "data.tasks is empty, but must be a whole number from 1 to 50.");
        add("data.tasks", "1e99", "data.tasks is 1e99, but must be a whole number from 1 to 50.");
        add("model.lambdaRange", "0.9,0.1",
            "model.lambdaRange is 0.9,0.1, but must be none, or two rising numbers from 0 to below 1.");
        add("seed", "4294967296", "seed is 4294967296, but must be a whole number from 0 to 4294967295.");
        add("model.cells", "1", "There is no setting model.cells.");
    }
    void wrongValuesAreNamedWithWhatIsAllowed() {
        QFETCH(QString, key);
        QFETCH(QString, text);
        QFETCH(QString, sentence);
        ExperimentSpec spec;
        const auto problem = setFromText(spec, key.toStdString(), text.toStdString());
        QVERIFY(problem);
        QCOMPARE(QString::fromStdString(problem->sentence), sentence);
        QCOMPARE(spec, ExperimentSpec{});
    }

    void textIsReadAsPeopleTypeIt() {
        ExperimentSpec spec;
        for (const auto& [key, text] : {std::pair{"model.lambdaRange", "0,0.99"},
                                        {"data.trainPerTask", " 1e3 "},
                                        {"training.optimizer", "sgd"},
                                        {"training.learningRate", "3e-3"},
                                        {"seed", "7"}})
            QVERIFY(!setFromText(spec, key, text));
        QCOMPARE(*spec.model.lambdaRange, (Range{0, 0.99}));
        QCOMPARE(spec.data.trainPerTask, 1000);
        QCOMPARE(spec.training.optimizer, OptimizerKind::Sgd);
        QCOMPARE(spec.training.learningRate, 0.003);
        QCOMPARE(spec.seed, 7u);
        QVERIFY(!setFromText(spec, "model.lambdaRange", "none"));
        QVERIFY(!spec.model.lambdaRange);
    }

    void eventsMustBeInOrderAndInRange() {
        ExperimentSpec spec;
        spec.events = {{5, Knob::Beta, 0.4},
                       {3, Knob::Lambda, 0.2},
                       {10, Knob::Lambda, 1},
                       {11, Knob::ReplayPerBatch, 2.5},
                       {12, Knob::ReplayPerBatch, 8}};
        QCOMPARE(problemsOf(spec).size(), std::size_t{3});
    }

    void betaAboveOneIsAllowedWithAWarning() {
        ExperimentSpec spec;
        QVERIFY(warningsOf(spec).empty());
        spec.model.beta = 1.5;
        QVERIFY(problemsOf(spec).empty());
        QCOMPARE(warningsOf(spec).size(), std::size_t{1});
    }
};

QTEST_GUILESS_MAIN(TestSpecFields)
#include "tst_spec_fields.moc"
