// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What tells runs apart, in words: courses where settings were turned, dashes where they do nothing.

#include <QTest>

#include "tests/support/german.h"
#include "ui/style/setting_words.h"

using namespace miru;
using namespace miru::test;

namespace {

Run of(CellKind cell, std::vector<KnobChange> events = {}) {
    Run run;
    run.spec.model.cell = cell;
    run.spec.events = std::move(events);
    return run;
}

QStringList valuesOf(const QList<words::SettingDifference>& differences, const char* key) {
    for (const words::SettingDifference& difference : differences)
        if (difference.key == QLatin1String(key)) return difference.values;
    return {};
}

QString utf8(const char* text) { return QString::fromUtf8(text); }

}  // namespace

class TestSettingWords : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void aTurnedSettingShowsItsCourse() {
        const auto differences =
            words::differencesOf(QList<Run>{of(CellKind::Miru2, {{3000, Knob::Beta, 0.8}}), of(CellKind::Miru2)});
        QCOMPARE(differences.size(), 1);
        QCOMPARE(differences[0].key, QString("model.beta"));
        QCOMPARE(differences[0].values, (QStringList{utf8("0.55 → 0.8 at batch 3,000"), "0.55"}));
    }

    void manyTurnsAreCounted() {
        std::vector<KnobChange> events;
        for (int n = 0; n < 12; ++n) events.push_back({100 + 10 * n, Knob::Lambda, 0.71 + 0.01 * n});
        const auto differences = words::differencesOf(QList<Run>{of(CellKind::Miru2, events), of(CellKind::Miru2)});
        QCOMPARE(differences[0].values[0], utf8("0.7 → 0.82, turned 12 times, batch 100 to 210"));
    }

    void whatHasNotComeYetIsNotTold() {
        auto run = of(CellKind::Miru2, {{20, Knob::Beta, 0.8}, {90, Knob::Beta, 0.2}});
        Snapshot latest;
        latest.position.batch = 50;
        run.snapshots = {std::make_shared<const Snapshot>(latest)};
        QCOMPARE(valuesOf(words::differencesOf(QList<Run>{run, of(CellKind::Miru2)}), "model.beta")[0],
                 utf8("0.55 → 0.8 at batch 20"));
    }

    void aGruHasADashForWhatItDoesNotHave() {
        const auto differences =
            words::differencesOf(QList<Run>{of(CellKind::Gru, {{20, Knob::Beta, 0.9}}), of(CellKind::Miru2)});
        QCOMPARE(valuesOf(differences, "model.cell"), (QStringList{"GRU", "MiRU-2"}));
        QCOMPARE(valuesOf(differences, "model.beta"), (QStringList{utf8("–"), "0.55"}));
        QCOMPARE(valuesOf(differences, "model.lambda"), (QStringList{utf8("–"), "0.7"}));
    }

    void whatDoesNothingInAnyRunIsNoDifference() {
        auto one = of(CellKind::Gru);
        auto other = of(CellKind::Gru);
        one.spec.model.beta = 0.1;
        one.spec.rehearsal.perBatch = 5;
        one.spec.training.momentum = 0.5;
        QVERIFY(words::differencesOf(QList<Run>{one, other}).isEmpty());
        one.spec.rehearsal.samplesPerTask = 1875;
        const auto differences = words::differencesOf(QList<Run>{one, other});
        QCOMPARE(valuesOf(differences, "rehearsal.samplesPerTask"), (QStringList{"1,875", "0"}));
        QCOMPARE(valuesOf(differences, "rehearsal.perBatch"), (QStringList{"5", utf8("–")}));
    }

    void germanWritesThemAsGermansDo() {
        const German german;
        const auto differences =
            words::differencesOf(QList<Run>{of(CellKind::Miru2, {{3000, Knob::Beta, 0.8}}), of(CellKind::Miru2)});
        QCOMPARE(differences[0].values[1], QString("0,55"));
        QVERIFY(differences[0].values[0].contains("0,8") && differences[0].values[0].contains("3.000"));
    }

    void whatIsNotFinishedSaysHowFarItCame() {
        Snapshot snapshot;
        snapshot.position.batch = 1200;
        snapshot.state = RunState::Finished;
        QVERIFY(words::unfinishedText(snapshot).isEmpty());
        for (const RunState state : {RunState::Stopped, RunState::Diverged, RunState::Paused, RunState::Running}) {
            snapshot.state = state;
            QVERIFY(words::unfinishedText(snapshot).contains("1,200"));
        }
    }
};

QTEST_GUILESS_MAIN(TestSettingWords)
#include "tst_setting_words.moc"
