// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The experiments that come with the program are there, whole, and run on what is here.

#include <QFile>
#include <QTest>
#include <set>

#include "core/spec/method.h"
#include "datasets/library.h"
#include "resources/presets.h"

using namespace miru;

class TestPresets : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void theyAreThereInTheirOrder() {
        QStringList names;
        for (const Preset& preset : presets()) names << QString::fromStdString(preset.name);
        QCOMPARE(names,
                 (QStringList{"forgetting", "rehearsal", "gru-forgetting", "gru-rehearsal", "inhibition", "ewc",
                              "split-class", "split-class-replay", "joint", "single-task", "reviews", "gru-reviews"}));
        for (const QString& name : names) {
            QVERIFY(findPreset(name.toStdString()));
            QCOMPARE(findPreset(name.toStdString())->name, name.toStdString());
        }
        QVERIFY(!findPreset("nothing"));
        QVERIFY(!findPreset(""));
    }

    void everyStudyHasASmallOneThatDiffersInSizeAlone() {
        QCOMPARE(studies().size(), std::size_t{28});
        for (const StudyPreset& preset : studies()) {
            QVERIFY(!preset.study.title.empty() && !preset.study.about.empty());
            const auto isAbout = [&](const char* what) { return preset.name.find(what) != std::string::npos; };
            QCOMPARE(preset.study.datasets.back(), std::string(isAbout("-characters") ? "tinyshakespeare"
                                                               : isAbout("-text")     ? "imdb"
                                                               : isAbout("cifar100")  ? "cifar-100"
                                                               : isAbout("speakers")  ? "fsdd"
                                                                                      : "glyphs"));
            for (int run = 0; run < preset.study.runCount(); ++run)
                for (const SpecProblem& warning : warningsOf(preset.study.specOf(run)))
                    // They show what does not help, too.
                    QVERIFY2(preset.name.starts_with("strategies-") || isAbout("cifar100"), warning.sentence.c_str());
            if (preset.name.ends_with("-small")) continue;
            const StudyPreset* const small = findStudy(preset.name + "-small");
            QVERIFY(small);
            QVERIFY(small->study.runCount() <= preset.study.runCount());
            QCOMPARE(small->study.axes.size(), preset.study.axes.size());
            for (std::size_t axis = 0; axis < small->study.axes.size(); ++axis)
                QCOMPARE(small->study.axes[axis].name, preset.study.axes[axis].name);
            QVERIFY(small->study.axes.back().isSeed());
        }
        QVERIFY(!findStudy("nothing"));
        const auto isGlyphs = [](const std::string& name) { return name == "glyphs"; };
        QCOMPARE(resolved(findStudy("stress-test")->study, isGlyphs).spec.data.dataset, "glyphs");
    }

    void methodsInStudiesAreThoseOffered() {
        int found = 0;
        for (const StudyPreset& preset : studies())
            for (const Axis& axis : preset.study.axes) {
                if (axis.name != "method") continue;
                for (const Axis::Case& one : axis.cases) {
                    ExperimentSpec spec = preset.study.spec;
                    for (const auto& [key, text] : one.values) QVERIFY(!setFromText(spec, key, text));
                    const auto kind = methodOf(spec);
                    QVERIFY2(kind, one.name.c_str());
                    QCOMPARE(std::string(infoOf(*kind).title), one.name);
                    ExperimentSpec offered = withMethod(preset.study.spec, *kind);
                    offered.rehearsal.samplesPerTask = spec.rehearsal.samplesPerTask;  // small studies keep less
                    // The strengths offered for split classes were chosen on images of digits.
                    if (preset.name.starts_with("split-cifar100")) {
                        offered.importance.strength = spec.importance.strength;
                        offered.distillation.strength = spec.distillation.strength;
                    }
                    QVERIFY2(spec == offered, (preset.name + ": " + one.name).c_str());
                    ++found;
                }
            }
        QCOMPARE(found, 64);
    }

    void noneHasAProblem() {
        std::set<std::string> titles;
        for (const Preset& preset : presets()) {
            for (const SpecProblem& problem : preset.problems) QFAIL(problem.sentence.c_str());
            for (const SpecProblem& problem : problemsOf(preset.spec)) QFAIL(problem.sentence.c_str());
            for (const SpecProblem& warning : warningsOf(preset.spec)) QFAIL(warning.sentence.c_str());
            QVERIFY(!preset.title.empty());
            QVERIFY(!preset.about.empty());
            titles.insert(preset.title);
        }
        QCOMPARE(titles.size(), presets().size());
    }

    void eachRunsOnTheBestDataSetThatIsHere() {
        const Library library;
        for (const Preset& preset : presets()) {
            if (preset.datasets == std::vector<std::string>{"imdb"}) {  // there are no texts that need no download
                QCOMPARE(resolved(preset, [](const std::string&) { return false; }).data.dataset, std::string("imdb"));
                continue;
            }
            QCOMPARE(resolved(preset, [](const std::string&) { return true; }).data.dataset,
                     std::string("fashion-mnist"));
            QCOMPARE(resolved(preset, [](const std::string& name) { return name == "glyphs"; }).data.dataset,
                     std::string("glyphs"));
            QCOMPARE(resolved(preset, [](const std::string&) { return false; }).data.dataset, std::string("glyphs"));
            const auto isHere = [&](const std::string& name) { return library.isHere(QString::fromStdString(name)); };
            const ExperimentSpec spec = resolved(preset, isHere);
            QCOMPARE(spec.data.dataset, std::string(isHere("fashion-mnist") ? "fashion-mnist" : "glyphs"));
            ExperimentSpec other = preset.spec;
            other.data.dataset = spec.data.dataset;
            QVERIFY2(spec == other, "nothing but the data set is chosen");
        }
    }

    void theyAreWhatTheirNamesSay() {
        const auto specOf = [](const char* name) { return findPreset(name)->spec; };
        QCOMPARE(specOf("forgetting").model.cell, CellKind::Miru2);
        QCOMPARE(specOf("forgetting").rehearsal.samplesPerTask, 0);
        QCOMPARE(specOf("forgetting").data.tasks, 5);
        QCOMPARE(specOf("rehearsal").rehearsal.samplesPerTask, 1875);
        QCOMPARE(specOf("gru-forgetting").model.cell, CellKind::Gru);
        QCOMPARE(specOf("gru-rehearsal").model.cell, CellKind::Gru);
        QCOMPARE(specOf("gru-rehearsal").rehearsal.samplesPerTask, 1875);
        QCOMPARE(specOf("inhibition").inhibition.sparsity, 0.75);
        const ExperimentSpec single = specOf("single-task");
        QCOMPARE(single.data.tasks, 1);
        QCOMPARE(single.model.hiddenUnits, 128);
        QCOMPARE(single.model.beta, 0.55);
        QCOMPARE(single.model.lambda, 0.7);
    }

    void aPresetIsASpecThatCanBeWrittenAndReadAgain() {
        for (const Preset& preset : presets()) {
            const SpecReading reading = readSpec(writeSpec(preset.spec));
            QVERIFY(reading.isGood());
            QVERIFY(reading.spec == preset.spec);
        }
    }

    void theIconsAreThere() {
        for (const char* name : {"run", "pause", "step", "reset", "dice", "theme", "close"}) {
            QFile file(QString(":/icons/%1.svg").arg(QLatin1String(name)));
            QVERIFY2(file.open(QIODevice::ReadOnly), name);
            QVERIFY2(file.readAll().contains("currentColor"), name);
        }
    }
};

QTEST_GUILESS_MAIN(TestPresets)
#include "tst_presets.moc"
