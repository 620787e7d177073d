// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the paper leaves open, and what a study answers.

#include <QTest>
#include <cmath>

#include "core/study/open_questions.h"

using namespace miru;

namespace {

/// Cases of two axes times three seeds; `accOf` and `bitsOf` say what each run found.
StoredStudy studyOf(std::vector<Axis::Case> cells, std::vector<Axis::Case> methods,
                    const std::function<double(std::size_t cell, std::size_t method, std::size_t seed)>& found,
                    bool areBits) {
    StoredStudy stored;
    stored.study.spec.data.tasks = 3;
    stored.study.axes = {{"cell", std::move(cells)},
                         {"method", std::move(methods)},
                         {"seed", {{"1", {{"seed", "1"}}}, {"2", {{"seed", "2"}}}, {"3", {{"seed", "3"}}}}}};
    for (int run = 0; run < stored.study.runCount(); ++run) {
        const auto place = stored.study.casesOf(run);
        StudyResult result;
        result.outcome = "finished";
        const double value = found(place[0], place[1], place[2]);
        result.scoreboard = Scoreboard(3);
        for (int row = 0; row < 3; ++row)
            result.scoreboard.addRow({areBits ? 0.5 : value, areBits ? 0.5 : value, areBits ? 0.5 : value});
        if (areBits) result.bitsPerCharacter = value;
        stored.results.push_back(result);
    }
    return stored;
}

const std::vector<Axis::Case> naiveAndRehearsal{{"nothing", {}}, {"rehearsal", {{"rehearsal.samplesPerTask", "500"}}}};

}  // namespace

class TestOpenQuestions : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void aModernUnitThatRehearsalHelpsNeedsHelp() {
        const auto answers = openAnswersOf(studyOf(
            {{"LSTM", {{"model.cell", "lstm"}}},
             {"MiRU-2", {{"model.cell", "miru2"}}},
             {"minGRU", {{"model.cell", "mingru"}}}},
            naiveAndRehearsal,
            [](std::size_t cell, std::size_t method, std::size_t seed) {
                const double gain = cell == 0 ? 0.4 : 0.005;
                return 0.5 + 0.001 * static_cast<double>(seed) +
                       (method == 1 ? gain + 0.0001 * static_cast<double>(seed) : 0);
            },
            false));
        QCOMPARE(answers.size(), std::size_t{2});  // MiRU-2's λ is no gate
        QCOMPARE(answers[0].group, std::string("LSTM · rehearsal"));
        QCOMPARE(answers[0].judgement, Judgement::DoesNotHold);
        QVERIFY(std::abs(answers[0].found.mean - 0.4001) < 1e-9);
        QCOMPARE(answers[0].found.n, 3);
        QCOMPARE(answers[1].judgement, Judgement::Holds);
    }

    void fixedCoefficientsAreSetBesideTheGruOfTheSameSeed() {
        const auto answers = openAnswersOf(studyOf(
            {{"GRU", {{"model.cell", "gru"}, {"training.learningRate", "0.002"}}},
             {"MiRU-1", {{"model.cell", "miru1"}}},
             {"MiRU-2", {{"model.cell", "miru2"}, {"model.lambda", "0.5"}}},
             {"learned", {{"model.cell", "miru2"}, {"model.learnCoefficients", "true"}}},
             {"larger", {{"model.cell", "miru2"}, {"model.hiddenUnits", "300"}}}},
            {{"nothing", {}}, {"again", {{"training.epochs", "2"}}}},
            [](std::size_t cell, std::size_t method, std::size_t seed) {
                const double behind[] = {0, 0.01, 0.3, 0, 0};
                return 2.1 + 0.1 * static_cast<double>(method) + 0.02 * static_cast<double>(seed) +
                       behind[cell] * (1 + 0.01 * static_cast<double>(seed));
            },
            true));
        QCOMPARE(answers.size(), std::size_t{4});
        for (const OpenAnswer& answer : answers) {
            QCOMPARE(answer.question, OpenQuestion::FixedCoefficientsSuffice);
            QCOMPARE(answer.judgement, answer.group.starts_with("MiRU-1") ? Judgement::Holds : Judgement::DoesNotHold);
        }
    }

    void oneSeedTellsNothing() {
        StoredStudy study = studyOf(
            {{"LSTM", {{"model.cell", "lstm"}}}}, naiveAndRehearsal,
            [](std::size_t, std::size_t method, std::size_t) { return method == 1 ? 0.9 : 0.4; }, false);
        for (std::size_t run = 0; run < study.results.size(); ++run)
            if (run % 3 != 0) study.results[run].outcome.clear();
        const auto answers = openAnswersOf(study);
        QCOMPARE(answers.size(), std::size_t{1});
        QCOMPARE(answers[0].judgement, Judgement::CannotTell);
    }
};

QTEST_APPLESS_MAIN(TestOpenQuestions)
#include "tst_open_questions.moc"
