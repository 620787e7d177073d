// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A study: every combination of some settings, in a fixed order.

#include <QTest>
#include <set>

#include "core/study/study.h"

using namespace miru;

namespace {

constexpr const char* someStudy = R"({
    "format": 1, "title": "Some", "about": "A study.", "datasets": ["glyphs"],
    "spec": {"format": 1, "data": {"tasks": 2}},
    "axes": [
        {"name": "cell", "cases": [{"name": "GRU", "set": {"model.cell": "gru"}},
                                   {"name": "slow MiRU", "set": {"model.cell": "miru2", "model.lambdaRange": [0.5, 0.9]}}]},
        {"setting": "model.beta", "values": [0.2, 0.8, 1]},
        {"setting": "seed", "values": [7, 8]}]})";

QString sentencesOf(const std::string& json) {
    QStringList sentences;
    for (const SpecProblem& problem : readStudy(json).problems) sentences << QString::fromStdString(problem.sentence);
    return sentences.join('\n');
}

std::string withAxes(const std::string& axes) { return R"({"format": 1, "axes": )" + axes + "}"; }

}  // namespace

class TestStudy : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void everyCombinationIsARunAndTheLastAxisVariesFastest() {
        const Study study = readStudy(someStudy).study;
        QVERIFY2(sentencesOf(someStudy).isEmpty(), qPrintable(sentencesOf(someStudy)));
        QCOMPARE(study.runCount(), 12);
        QCOMPARE(study.casesOf(0), (std::vector<std::size_t>{0, 0, 0}));
        QCOMPARE(study.casesOf(1), (std::vector<std::size_t>{0, 0, 1}));
        QCOMPARE(study.casesOf(11), (std::vector<std::size_t>{1, 2, 1}));
        std::set<std::vector<std::size_t>> places;
        for (int run = 0; run < 12; ++run) places.insert(study.casesOf(run));
        QCOMPARE(places.size(), std::size_t{12});
    }

    void aRunHasTheSettingsOfItsPlace() {
        const Study study = readStudy(someStudy).study;
        const ExperimentSpec spec = study.specOf(9);
        QCOMPARE(spec.model.cell, CellKind::Miru2);
        QVERIFY(spec.model.lambdaRange && *spec.model.lambdaRange == (Range{0.5, 0.9}));
        QCOMPARE(spec.model.beta, 0.8);
        QCOMPARE(spec.seed, 8u);
        QCOMPARE(spec.data.tasks, 2);
        QVERIFY(!study.specOf(0).model.lambdaRange);
        QCOMPARE(study.nameOf(9), "cell slow MiRU · beta 0.8 · seed 8");
    }

    void aStudyIsKnownByItsAxesAndNotByTheWord() {
        QVERIFY(isStudy(someStudy));
        const std::string bad = R"({"axes": 5})";  // a study nevertheless
        QVERIFY(isStudy(bad));
        const std::string named = R"({"format": 1, "data": {"dataset": "the \"axes\": of evil"}})";
        const std::string below = R"({"format": 1, "data": {"axes": []}})";
        const std::string list = R"(["axes"])";
        for (const std::string& other : {named, below, list, std::string("axes"), std::string(100'000, '[')})
            QVERIFY2(!isStudy(other), other.substr(0, 80).c_str());
    }

    void whatIsWrittenIsReadAgain() {
        const Study study = readStudy(someStudy).study;
        const std::string text = writeStudy(study);
        QVERIFY2(sentencesOf(text).isEmpty(), qPrintable(sentencesOf(text)));
        QVERIFY(readStudy(text).study == study);
        QCOMPARE(writeStudy(readStudy(text).study), text);
    }

    void writtenBrieflyItIsTheSameStudyInFewLines() {
        const Study study =
            readStudy(R"({"format": 1, "title": "T", "spec": {"format": 1, "data": {"tasks": 3}, "seed": 5},
            "axes": [{"setting": "model.beta", "values": [0.2, 0.8]}, {"setting": "seed", "values": [1, 2]}]})")
                .study;
        const std::string text = writeStudyBriefly(study);
        QCOMPARE(readStudy(text).study, study);
        QVERIFY(text.size() < writeStudy(study).size() / 3);
        QVERIFY(text.find("tasks") != std::string::npos && text.find("hiddenUnits") == std::string::npos);
    }

    void whatIsWrongIsSaidInASentence_data() {
        QTest::addColumn<std::string>("json");
        QTest::addColumn<QString>("said");
        const auto row = [](const char* name, const std::string& json, const QString& said) {
            QTest::newRow(name) << json << said;
        };
        row("no JSON", "{", "This is not JSON: line 1, column 2.");
        row("deep", std::string(100, '[') + std::string(100, ']'), "nested more than 16 deep");
        row("a list", "[]", "must be a JSON object");
        row("another format", R"({"format": 2, "axes": [{"setting": "seed", "values": [1]}]})", "format must be 1");
        row("no axes", R"({"format": 1})", "axes must be a list of one to 8 axes");
        row("unknown key", R"({"format": 1, "seeds": 3, "axes": [{"setting": "seed", "values": [1]}]})",
            "has no seeds");
        row("unknown setting", withAxes(R"([{"setting": "model.gates", "values": [1]}])"),
            "There is no setting model.gates");
        row("impossible value", withAxes(R"([{"setting": "model.lambda", "values": [0.5, 1]}])"), "model.lambda is 1");
        row("twice", withAxes(R"([{"setting": "seed", "values": [1, 1]}])"), "has 1 twice");
        row("two axes", withAxes(R"([{"setting": "seed", "values": [1]}, {"setting": "seed", "values": [2]}])"),
            "two axes called seed");
        row("no values", withAxes(R"([{"setting": "seed", "values": []}])"), "has no values");
        row("no axis", withAxes(R"([5])"), "Each axis must be");
        row("no case", withAxes(R"([{"name": "x", "cases": [{"set": {}}]}])"), "Each case of x must be");
        row("a wrong spec", R"({"format": 1, "spec": {"format": 1, "model": {"cell": "lstm"}},
            "axes": [{"setting": "seed", "values": [1]}]})",
            "model.cell is lstm");
        const auto axisOf = [](const std::string& name) {
            QStringList values;
            for (int n = 1; n <= 100; ++n) values << QString::number(n);
            return "{\"setting\": \"" + name + "\", \"values\": [" + values.join(", ").toStdString() + "]}";
        };
        row("too many",
            withAxes("[" + axisOf("seed") + ", " + axisOf("training.epochs") + ", " + axisOf("training.batch") + "]"),
            "at most 100000 runs");
    }
    void whatIsWrongIsSaidInASentence() {
        QFETCH(std::string, json);
        QFETCH(QString, said);
        QVERIFY2(sentencesOf(json).contains(said), qPrintable(sentencesOf(json)));
    }
};

QTEST_APPLESS_MAIN(TestStudy)
#include "tst_study.moc"
