// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The published methods against forgetting, as settings.

#include <QTest>

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

    void strengthsAreThoseChosenForTheStream() {
        ExperimentSpec spec;
        QCOMPARE(withMethod(spec, MethodKind::Ewc).importance.strength, infoOf(MethodKind::Ewc).strength);
        spec.data.stream = StreamKind::SplitClasses;
        QCOMPARE(withMethod(spec, MethodKind::Ewc).importance.strength, infoOf(MethodKind::Ewc).strengthOnSplit);
        QCOMPARE(withMethod(spec, MethodKind::Lwf).distillation.strength, infoOf(MethodKind::Lwf).strengthOnSplit);
        QCOMPARE(withMethod(spec, MethodKind::Rehearsal).distillation.strength, 0.0);
        spec.data.stream = StreamKind::SplitSources;
        QCOMPARE(withMethod(spec, MethodKind::Ewc).importance.strength, infoOf(MethodKind::Ewc).strengthOnSources);
        QVERIFY(infoOf(MethodKind::Ewc).strengthOnSources < infoOf(MethodKind::Ewc).strength);
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
