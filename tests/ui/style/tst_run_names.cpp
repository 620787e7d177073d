// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What runs are called among others: by what tells them apart, and never two alike.

#include <QSet>
#include <QTest>

#include "tests/support/warnings.h"
#include "ui/style/run_names.h"

using namespace miru;

namespace {

Run with(const std::function<void(ExperimentSpec&)>& change) {
    Run run;
    change(run.spec);
    return run;
}

QStringList text(const std::vector<const char*>& names) {
    QStringList list;
    for (const char* name : names) list << QString::fromUtf8(name);
    return list;
}

}  // namespace

class TestRunNames : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init() { failOnWarnings(); }

    void oneAloneSaysWhatItIs() {
        QCOMPARE(namesOf(QList<Run>{with([](auto& s) { s.rehearsal.samplesPerTask = 9; })}),
                 text({"MiRU-2 · rehearsal · seed 1"}));
        QVERIFY(namesOf(QList<Run>()).isEmpty());
    }

    void theSettingThatDiffersIsTheName() {
        QCOMPARE(namesOf(QList<Run>{with([](auto& s) { s.model.lambda = 0.5; }),
                                    with([](auto& s) { s.model.lambda = 0.9; })}),
                 text({"λ 0.5", "λ 0.9"}));
        QCOMPARE(namesOf(QList<Run>{with([](auto& s) { s.model.cell = CellKind::Gru; }), with([](auto&) {})}),
                 text({"GRU", "MiRU-2"}));
        QCOMPARE(namesOf(QList<Run>{with([](auto& s) { s.seed = 3; }), with([](auto& s) { s.seed = 4; })}),
                 text({"seed 3", "seed 4"}));
        QCOMPARE(namesOf(QList<Run>{with([](auto& s) { s.training.learningRate = 1e-4; }), with([](auto&) {})}),
                 text({"Learning rate 0.0001", "Learning rate 0.001"}));
        QCOMPARE(namesOf(QList<Run>{with([](auto& s) { s.rehearsal.samplesPerTask = 1875; }), with([](auto&) {})}),
                 text({"rehearsal 1,875", "no rehearsal"}));
        QCOMPARE(namesOf(QList<Run>{with([](auto& s) {
                                        s.model.betaRange = Range{0.1, 0.9};
                                    }),
                                    with([](auto&) {})}),
                 text({"β per unit 0.1…0.9", "β 0.55"}));
        QCOMPARE(namesOf(QList<Run>{with([](auto& s) { s.data.dataset = "/a/mine"; }),
                                    with([](auto& s) { s.data.dataset = "/a/yours"; })}),
                 text({"mine", "yours"}));
    }

    /// Before its first moment nobody knows that a run reads no text; another run on the same data does.
    void whatOneRunKnowsOfTheDataNamesAnotherThatHasNotBegun() {
        const auto held = [](double strength) {
            return with([strength](auto& s) {
                s.importance.method = ImportanceSettings::Method::Ewc;
                s.importance.strength = strength;
            });
        };
        Run begun = held(10);
        begun.snapshots.push_back(std::make_shared<const Snapshot>());
        QCOMPARE(begun.dataKind(), DataKind::Numbers);
        const QStringList names = namesOf(QList<Run>{begun, held(1000), with([](auto&) {})});
        QVERIFY2(names[0].contains("10") && names[1].contains("1,000"), qPrintable(names.join(" | ")));
        for (const QString& name : names) QVERIFY2(!name.contains("Vocabulary"), qPrintable(name));
    }

    void numbersThatAreAlmostAlikeStayApart() {
        QCOMPARE(namesOf(QList<Run>{with([](auto& s) { s.model.lambda = 0.3; }),
                                    with([](auto& s) { s.model.lambda = 0.1 + 0.2; })}),
                 text({"λ 0.3", "λ 0.30000000000000004"}));
    }

    void noMoreIsSaidThanIsNeeded() {
        const auto gru = [](auto& s) {
            s.model.cell = CellKind::Gru;
            s.training.learningRate = 0.003;
            s.training.batch = 64;
        };
        QCOMPARE(namesOf(QList<Run>{with(gru), with([](auto&) {})}), text({"GRU", "MiRU-2"}));
        QCOMPARE(namesOf(QList<Run>{with(gru), with([](auto& s) { s.model.lambda = 0.5; }),
                                    with([](auto& s) { s.model.lambda = 0.9; })}),
                 text({"GRU", "MiRU-2 · λ 0.5", "MiRU-2 · λ 0.9"}));
    }

    void whatWasChangedOnTheWayTellsAForkFromItsParent() {
        const auto fork = [](auto& s) { s.events = {{20, Knob::Lambda, 0.95}}; };
        QCOMPARE(namesOf(QList<Run>{with([](auto&) {}), with(fork)}),
                 text({"MiRU-2 · seed 1", "λ 0.95 from batch 20"}));
        const auto more = [](auto& s) { s.events = {{5, Knob::Beta, 0.1}, {20, Knob::Lambda, 0.95}}; };
        QCOMPARE(namesOf(QList<Run>{with(more), with(fork)}),
                 text({"λ 0.95 from batch 20, 2 changes", "λ 0.95 from batch 20"}));
    }

    void aTurnedSettingIsNotCalledByItsFirstValueAlone() {
        const auto turned = [](auto& s) {
            s.model.lambda = 0.5;
            s.events = {{3000, Knob::Lambda, 0.9}};
        };
        QCOMPARE(namesOf(QList<Run>{with(turned), with([](auto&) {})}), text({"λ 0.5 → 0.9 at batch 3,000", "λ 0.7"}));
        const auto inhibited = [](auto& s) { s.events = {{20, Knob::Sparsity, 0.5}}; };
        QCOMPARE(namesOf(QList<Run>{with(inhibited)}), text({"MiRU-2 · inhibition · seed 1"}));
    }

    void aGruHasNoCoefficients() {
        const auto gru = [](double beta) {
            return with([beta](auto& s) {
                s.model.cell = CellKind::Gru;
                s.model.beta = beta;
                s.events = {{20, Knob::Beta, 0.9}};
            });
        };
        QCOMPARE(namesOf(QList<Run>{gru(0.5), with([](auto&) {})}), text({"GRU", "MiRU-2"}));
    }

    void whereNoSettingDiffersTheFolderDoes() {
        QList<Run> runs{with([](auto&) {}), with([](auto&) {})};
        runs[0].folder = "/data/runs/a";
        runs[1].folder = "/data/runs/b/";
        QCOMPARE(namesOf(runs), text({"a", "b"}));
        runs[0].folder = "/data/monday/run";
        runs[1].folder = "/data/tuesday/run";
        QCOMPARE(namesOf(runs), text({"monday/run", "tuesday/run"}));
        runs[1].spec.model.lambda = 0.9;
        QCOMPARE(namesOf(runs), text({"λ 0.7", "λ 0.9"}));
    }

    void orTheNoteOrANumber() {
        QList<Run> runs{with([](auto&) {}), with([](auto&) {})};
        QCOMPARE(namesOf(runs), text({"MiRU-2 · seed 1", "MiRU-2 · seed 1 (2)"}));
        runs[1].note = "with the\nwindow open";
        QCOMPARE(namesOf(runs), text({"MiRU-2 · seed 1", "with the window open"}));
    }

    void settingsThatDoNothingHereAreNamedLast() {
        const auto gru = [](double lambda) {
            return with([lambda](auto& s) {
                s.model.cell = CellKind::Gru;
                s.model.lambda = lambda;
            });
        };
        QCOMPARE(namesOf(QList<Run>{gru(0.5), gru(0.9)}), text({"λ 0.5", "λ 0.9"}));
        QList<Run> runs{gru(0.5), gru(0.9)};
        runs[0].folder = "/a";
        runs[1].folder = "/b";
        QCOMPARE(namesOf(runs), text({"a", "b"}));
    }

    void theUsersNameWinsAndIsOneLine() {
        QList<Run> runs{with([](auto& s) { s.model.lambda = 0.5; }), with([](auto& s) { s.model.lambda = 0.9; }),
                        with([](auto& s) { s.model.lambda = 0.99; })};
        runs[0].name = "  the\n control  ";
        runs[1].name = "   ";
        runs[2].name = std::string(1000, 'x');
        QCOMPARE(namesOf(runs),
                 (QStringList{"the control", QString::fromUtf8("λ 0.9"), QString(maxRunNameLength, 'x')}));
    }

    void noTwoAreEverAlike() {
        QList<Run> runs{with([](auto& s) { s.model.lambda = 0.5; }), with([](auto& s) { s.model.lambda = 0.9; }),
                        with([](auto& s) { s.model.lambda = 0.9; }), with([](auto&) {})};
        runs[0].name = "λ 0.9";
        runs[3].name = "λ 0.9";
        const QStringList names = namesOf(runs);
        QCOMPARE(names[0], QString::fromUtf8("λ 0.9"));
        QCOMPARE(QSet<QString>(names.begin(), names.end()).size(), 4);
    }
};

QTEST_GUILESS_MAIN(TestRunNames)
#include "tst_run_names.moc"
