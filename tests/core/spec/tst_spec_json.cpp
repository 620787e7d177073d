// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Specs as JSON: what is written is read back; what is wrong is said, all of it at once.

#include <QTest>
#include <nlohmann/json.hpp>

#include "core/spec/spec_json.h"

using namespace miru;

class TestSpecJson : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void aSpecIsReadBackAsItWasWritten() {
        ExperimentSpec spec;
        spec.seed = 4294967295u;
        spec.data = {.dataset = "a \"folder\"",
                     .stream = StreamKind::SplitClasses,
                     .scenario = Scenario::Task,
                     .tasks = 7,
                     .classesPerTask = 3,
                     .classOrder = ClassOrder::Shuffled,
                     .activeClasses = ActiveClasses::Current,
                     .rotation = 30,
                     .joint = true,
                     .trainPerTask = 100,
                     .testPerTask = 50};
        spec.importance = {ImportanceSettings::Method::Si, 0.5, ImportanceSettings::Fisher::Sampled, 20, 0.5, 0.01};
        spec.distillation = {1.5, 3};
        spec.rehearsal = {40, 8, RehearsalSettings::Use::LogitsAndLabels, 0.1, 0.2};
        spec.text = {500, 40, TextReading::Truncation::KeepEnd, TextReading::Padding::Read};
        spec.model = {CellKind::Gru,   ResetOrder::AfterProduct, 33,   0.1, 0.3,
                      Range{0.1, 0.2}, Range{0, 0.99},           true, 16,  "start.safetensors"};
        spec.inhibition = {0.75, Inhibition::Where::Readout, Inhibition::Rank::Magnitude};
        spec.training.learningRate = 1.0 / 3;
        spec.events = {{3, Knob::LearningRate, 0.1 + 0.2}};
        const SpecReading reading = readSpec(writeSpec(spec));
        QVERIFY(reading.isGood());
        QCOMPARE(reading.spec, spec);
        QCOMPARE(writeSpec(reading.spec), writeSpec(spec));
    }

    void whatIsMissingHasItsDefault() {
        const SpecReading reading = readSpec(R"({"format": 1, "model": {"cell": "gru"}})");
        QVERIFY(reading.isGood());
        ExperimentSpec expected;
        expected.model.cell = CellKind::Gru;
        QCOMPARE(reading.spec, expected);
    }

    void allProblemsAreReportedAtOnce() {
        const SpecReading reading =
            readSpec(R"({"format": 1, "sede": 3, "model": {"lambda": 1.5, "cell": 7, "gates": 2},
            "data": 5, "training": {"batch": "many"}, "events": [{"batch": 1}]})");
        QStringList keys;
        for (const SpecProblem& problem : reading.problems) keys << QString::fromStdString(problem.key);
        keys.sort();
        QCOMPARE(keys, (QStringList{"data", "events", "model.cell", "model.gates", "model.lambda", "sede",
                                    "training.batch"}));
    }

    void anotherFormatIsRefused() {
        QVERIFY(!readSpec(R"({"format": 2})").isGood());
        QVERIFY(!readSpec(R"({})").isGood());
    }

    void whatIsNoJsonIsRefusedWithTheLine() {
        const SpecReading reading = readSpec("{\n  \"format\": 1,\n  oops\n}");
        QCOMPARE(reading.problems.size(), std::size_t{1});
        QVERIFY(QString::fromStdString(reading.problems[0].sentence).contains("line 3"));
        for (const char* text :
             {"", "[]", "7", "null", "{\"format\":1", "\xff\xfe", "{\"format\": 1, \"seed\": 1e999}"})
            QVERIFY2(!readSpec(text).isGood(), text);
    }

    void deepNestingIsRefusedWithoutFallingOver() {
        QVERIFY(!readSpec(std::string(200'000, '[')).isGood());
        std::string nested = R"({"format": 1, "model": )";
        for (int i = 0; i < 20'000; ++i) nested += R"({"model": )";
        nested += "1" + std::string(20'001, '}');
        QVERIFY(!readSpec(nested).isGood());
    }

    void aPresetHoldsASpecAndItsPreferredDataSets() {
        const Preset preset = readPreset(
            "p", R"({"title": "T", "about": "A", "datasets": ["x", "glyphs"], "spec": {"format": 1, "seed": 4}})");
        QVERIFY(preset.problems.empty());
        QCOMPARE(preset.title, std::string("T"));
        QCOMPARE(preset.datasets.size(), std::size_t{2});
        QCOMPARE(preset.spec.seed, 4u);
        QVERIFY(!readPreset("p", "{}").problems.empty());
        QVERIFY(!readPreset("p", R"({"title": 3, "spec": {"format": 1}})").problems.empty());
    }

    void theTableOfSettingsIsJsonToo() {
        const auto json = nlohmann::json::parse(settingsAsJson());
        QCOMPARE(json.size(), specFields().size());
        for (const auto& row : json) QVERIFY(row.contains("key") && row.contains("allowed") && row.contains("default"));
    }
};

QTEST_GUILESS_MAIN(TestSpecJson)
#include "tst_spec_json.moc"
