// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The published methods against forgetting, as settings.

#include <QTest>
#include <string>
#include <tuple>

#include "core/spec/method.h"
#include "core/spec/spec_fields.h"

using namespace miru;

class TestMethod : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void eachIsRecognizedByItsSettings() {
        for (const Method& method : methods()) {
            ExperimentSpec spec = withMethod({}, method.kind);
            QVERIFY2(problemsOf(spec).empty(), method.title);
            QVERIFY2(methodOf(spec) == method.kind, method.title);
            QCOMPARE(&infoOf(method.kind), &method);
            // Whatever was there before.
            for (const Method& before : methods())
                QVERIFY2(methodOf(withMethod(withMethod({}, before.kind), method.kind)) == method.kind, method.title);
        }
    }

    void thePlainRunIsNaive() { QVERIFY(methodOf({}) == MethodKind::Naive); }

    void severalTogetherAreNone() {
        for (const MethodKind held : {MethodKind::Ewc, MethodKind::Si})
            for (const MethodKind kept : {MethodKind::Rehearsal, MethodKind::AGem, MethodKind::DerPlusPlus}) {
                ExperimentSpec spec = withMethod({}, held);
                spec.rehearsal = withMethod({}, kept).rehearsal;
                QVERIFY(!methodOf(spec));
            }
        ExperimentSpec spec = withMethod({}, MethodKind::Lwf);
        spec.importance.method = ImportanceSettings::Method::Mas;
        QVERIFY(!methodOf(spec));
        spec.data.joint = true;  // nothing else is done then
        QVERIFY(methodOf(spec) == MethodKind::Joint);
    }

    void whatIsSwitchedOnLaterCountsToo() {
        ExperimentSpec spec;
        spec.events = {{50, Knob::KeptPerTask, 100}};
        QVERIFY(methodsIn(spec) == std::vector{MethodKind::Rehearsal});
        spec = withMethod({}, MethodKind::Ewc);
        spec.importance.strength = 0;
        QVERIFY(methodsIn(spec).empty());
        spec.events = {{50, Knob::ImportanceStrength, 10}, {60, Knob::DistillationStrength, 1}};
        QVERIFY(methodsIn(spec) == (std::vector{MethodKind::Ewc, MethodKind::Lwf}));
        spec.data.tasks = 1;
        QVERIFY(methodsIn(spec).empty());
    }

    void strengthsAreThoseChosenOnWhatIsMostLikeTheData() {
        const auto chosen = [](const char* dataset, StreamKind stream, MethodKind kind) {
            ExperimentSpec spec;
            spec.data.dataset = dataset;
            spec.data.stream = stream;
            const ExperimentSpec offered = withMethod(spec, kind);
            const ChosenStrength strength = chosenStrength(spec, kind);
            const double set = kind == MethodKind::Lwf ? offered.distillation.strength : offered.importance.strength;
            return std::tuple(set, std::string(strength.ground->dataset), strength.isOwn && strength.value == set);
        };
        using enum StreamKind;
        QVERIFY(chosen("mnist", PermutedPixels, MethodKind::Ewc) == std::tuple(10.0, std::string("mnist"), true));
        QVERIFY(chosen("mnist", SplitClasses, MethodKind::Ewc) == std::tuple(3000.0, std::string("mnist"), true));
        QVERIFY(chosen("cifar-100", SplitClasses, MethodKind::Ewc) == std::tuple(30.0, std::string("cifar-100"), true));
        QVERIFY(chosen("cifar-100", SplitClasses, MethodKind::Lwf) == std::tuple(4.0, std::string("cifar-100"), true));
        QVERIFY(chosen("fsdd", SplitSources, MethodKind::Ewc) == std::tuple(1.0, std::string("fsdd"), true));
        // On other data they are the best there is, and said not to be chosen there.
        QVERIFY(chosen("fashion-mnist", PermutedPixels, MethodKind::Ewc) ==
                std::tuple(10.0, std::string("mnist"), false));
        QVERIFY(chosen("mnist", PermutedRows, MethodKind::Si) == std::tuple(1.0, std::string("mnist"), false));
        QVERIFY(chosen("cifar-100", PermutedPixels, MethodKind::Si) == std::tuple(1.0, std::string("mnist"), false));
        QVERIFY(chosen("cifar-10", SplitClasses, MethodKind::Si) == std::tuple(10.0, std::string("cifar-100"), false));
        QCOMPARE(withMethod({}, MethodKind::Rehearsal).distillation.strength, 0.0);
        QCOMPARE(chosenStrength({}, MethodKind::Rehearsal).value, 0.0);
    }

    /// What a setting's help says was validated is what a method is offered with.
    void theHelpOnStrengthsNamesThoseThatAreOffered() {
        const std::string& held = findField("importance.strength")->help;
        const auto says = [&](const std::string& part) { return held.find(part) != std::string::npos; };
        QVERIFY(says("on permuted MNIST EWC 10, SI 1, MAS 0.1;"));
        QVERIFY(says("on split MNIST EWC 3,000, SI 100, MAS 1;"));
        QVERIFY(says("on split CIFAR-100 EWC 30, online EWC 100, SI 10, MAS 0.1;"));
        QVERIFY(says("by speaker EWC 1, online EWC 3, SI 1, MAS 0.003."));
        const auto are = [](MethodKind kind, std::array<double, 4> strengths) {
            return infoOf(kind).strengths == strengths;
        };
        QVERIFY(are(MethodKind::Ewc, {10, 3000, 30, 1}) && are(MethodKind::Si, {1, 100, 10, 1}));
        QVERIFY(are(MethodKind::Mas, {0.1, 1, 0.1, 0.003}) && are(MethodKind::OnlineEwc, {10, 3000, 100, 3}));
        QVERIFY(are(MethodKind::Lwf, {1, 4, 4, 1}));
        QVERIFY(findField("distillation.strength")
                    ->help.ends_with("4 on split classes, 1 on permuted tasks and by speaker."));
    }

    void asMuchIsKeptAsWas() {
        ExperimentSpec spec;
        QCOMPARE(withMethod(spec, MethodKind::Rehearsal).rehearsal.samplesPerTask, 1000);
        spec.rehearsal.samplesPerTask = 77;
        QCOMPARE(withMethod(spec, MethodKind::AGem).rehearsal.samplesPerTask, 77);
        QCOMPARE(withMethod(spec, MethodKind::Ewc).rehearsal.samplesPerTask, 0);
    }
};

QTEST_GUILESS_MAIN(TestMethod)
#include "tst_method.moc"
