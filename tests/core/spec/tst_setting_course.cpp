// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which settings do anything in a run, and what became of them while it went.

#include <QTest>

#include "core/spec/setting_course.h"

using namespace miru;

namespace {

const SpecField& field(const char* key) { return *findField(key); }

ExperimentSpec of(CellKind cell) {
    ExperimentSpec spec;
    spec.model.cell = cell;
    return spec;
}

}  // namespace

class TestSettingCourse : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void whatACellDoesNotHaveDoesNothing() {
        for (const char* key : {"model.beta", "model.lambda", "model.betaRange", "model.lambdaRange"})
            QVERIFY2(!isUsed(field(key), of(CellKind::Gru)), key);
        QVERIFY(isUsed(field("model.gruReset"), of(CellKind::Gru)));
        QVERIFY(isUsed(field("model.lambda"), of(CellKind::Miru1)) &&
                !isUsed(field("model.beta"), of(CellKind::Miru1)));
        QVERIFY(isUsed(field("model.beta"), of(CellKind::Miru2)));
        QVERIFY(!isUsed(field("model.gruReset"), of(CellKind::Miru2)));
    }

    void whatIsOffHasNoSettings() {
        ExperimentSpec spec;
        for (const char* key : {"rehearsal.perBatch", "inhibition.where", "inhibition.rank", "training.momentum"})
            QVERIFY2(!isUsed(field(key), spec), key);
        spec.rehearsal.samplesPerTask = 1;
        spec.inhibition.sparsity = 0.5;
        spec.training.optimizer = OptimizerKind::Sgd;
        for (const char* key : {"rehearsal.perBatch", "inhibition.where", "inhibition.rank", "training.momentum"})
            QVERIFY2(isUsed(field(key), spec), key);
        QVERIFY(isUsed(field("data.stream"), spec));
        spec.data.tasks = 1;
        QVERIFY(!isUsed(field("data.stream"), spec));
    }

    void whatIsSwitchedOnOnTheWayHas() {
        ExperimentSpec spec;
        spec.events = {{20, Knob::Sparsity, 0.5}, {40, Knob::Sparsity, 0}};
        QVERIFY(isUsed(field("inhibition.where"), spec));
    }

    void aTruncationIsOfTruncatedBpttAlone() {
        ExperimentSpec spec;
        QVERIFY(isUsed(field("training.credit"), spec));
        for (const CreditRule rule : {CreditRule::Bptt, CreditRule::FeedbackAlignment}) {
            spec.training.credit = rule;
            QVERIFY(!isUsed(field("training.truncation"), spec));
            ExperimentSpec other = spec;
            other.training.truncation = 3;
            QVERIFY(usedPartOf(spec) == usedPartOf(other));
            const auto unused = unusedOf(other, DataKind::Numbers, {"training.credit", "training.truncation"});
            QCOMPARE(unused.size(), std::size_t{1});
            QCOMPARE(unused[0].sentence, std::string("training.truncation is not used: only truncated BPTT ends after "
                                                     "some steps (training.credit)."));
        }
        spec.training.credit = CreditRule::Truncated;
        QVERIFY(isUsed(field("training.truncation"), spec));
        QVERIFY(unusedOf(spec, DataKind::Numbers, {"training.credit", "training.truncation"}).empty());
    }

    void aTruncationHasAStepAtLeast() {
        ExperimentSpec spec;
        const auto problem = setFromText(spec, "training.truncation", "0");
        QVERIFY(problem);
        QCOMPARE(problem->sentence, std::string("training.truncation is 0, but must be a whole number from 1 to "
                                                "1000000."));
        const auto unknown = setFromText(spec, "training.credit", "backprop");
        QVERIFY(unknown);
        QCOMPARE(unknown->sentence, std::string("training.credit is backprop, but must be bptt, truncated or "
                                                "feedback-alignment."));
        QVERIFY(!setFromText(spec, "training.credit", "truncated") && !setFromText(spec, "training.truncation", "7"));
        QVERIFY(spec.training.credit == CreditRule::Truncated && spec.training.truncation == 7);
    }

    void settingsOfTextsCountWhereNobodyKnowsOfAny() {
        const ExperimentSpec spec;
        QVERIFY(isUsed(field("text.vocabulary"), spec) && isUsed(field("model.embedding"), spec, DataKind::Texts));
        for (const char* const key : {"text.vocabulary", "model.embedding", "training.carryState"})
            QVERIFY(!isUsed(field(key), spec, DataKind::Numbers));
        QVERIFY(isUsed(field("training.carryState"), spec) &&
                isUsed(field("training.carryState"), spec, DataKind::RunningTexts));
        QVERIFY(!isUsed(field("text.padding"), spec, DataKind::RunningTexts));
    }

    void equalRunsHaveEqualUsedParts() {
        ExperimentSpec one = of(CellKind::Gru);
        ExperimentSpec other = one;
        other.model.beta = 0.9;
        other.model.lambda = 0.1;
        other.rehearsal.perBatch = 7;
        other.events = {{3, Knob::Beta, 0.2}};
        QVERIFY(usedPartOf(one) == usedPartOf(other));
        one.model.cell = other.model.cell = CellKind::Miru2;
        QVERIFY(usedPartOf(one) != usedPartOf(other));
    }

    void aCourseIsTheFirstValueAndEveryRealChange() {
        ExperimentSpec spec;
        spec.events = {{10, Knob::Beta, 0.6},
                       {10, Knob::Beta, 0.8},
                       {15, Knob::Lambda, 0.9},
                       {20, Knob::Beta, 0.8},
                       {30, Knob::Beta, 0.7}};
        const auto course = courseOf(field("model.beta"), spec);
        QVERIFY(course && course->first == SettingValue(0.55));
        QCOMPARE(course->changes.size(), std::size_t{2});
        QVERIFY((course->changes == std::vector<KnobChange>{{10, Knob::Beta, 0.8}, {30, Knob::Beta, 0.7}}));
        QCOMPARE(courseOf(field("model.beta"), spec, {}, 29)->changes.size(), std::size_t{1});
        spec.model.cell = CellKind::Gru;
        QVERIFY(!courseOf(field("model.beta"), spec) && !courseOf(field("model.lambda"), spec));
    }

    void aCoefficientBeginsWithItsRangeOrItsFile() {
        ExperimentSpec spec;
        spec.model.betaRange = Range{0.1, 0.9};
        QVERIFY(courseOf(field("model.beta"), spec)->first == SettingValue(Range{0.1, 0.9}));
        QVERIFY(!courseOf(field("model.betaRange"), spec));
        spec.model.weights = "some.safetensors";
        QVERIFY(courseOf(field("model.beta"), spec)->first == SettingValue());
    }
};

QTEST_APPLESS_MAIN(TestSettingCourse)
#include "tst_setting_course.moc"
