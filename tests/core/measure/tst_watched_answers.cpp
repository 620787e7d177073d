// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Watched sequences read side by side are answered as they are when they are read one by one.

#include <QTest>
#include <cmath>
#include <numeric>

#include "core/measure/reading.h"
#include "core/measure/watched_answers.h"
#include "core/model/cell_kinds.h"

using namespace miru;

namespace {

constexpr int watchedCount = 70;  // more than are read side by side
constexpr int watchedUnits = 12;

Coefficients halfway() {
    return {std::vector<Real>(watchedUnits, Real(0.55)), std::vector<Real>(watchedUnits, Real(0.7))};
}

Network networkOfNumbers(CellKind cell, const Inhibition& inhibition = {}, Answers answers = Answers::AtTheEnd) {
    return Network({.cell = cell, .inputs = 4, .hidden = watchedUnits, .classes = 6, .answers = answers}, halfway(),
                   inhibition, 5);
}

Network networkOfTexts(Answers answers) {
    return Network({.cell = cellKinds().front(),
                    .inputs = 5,
                    .hidden = watchedUnits,
                    .classes = 9,
                    .vocabulary = 10,
                    .answers = answers},
                   halfway(), {}, 7);
}

/// Sequences of T = 7 steps of 4 numbers; or of their own length, 1 to 7.
WatchedSamples someNumbers(bool ownLengths = false) {
    Random random(2, "frames");
    WatchedSamples samples;
    samples.steps = 7;
    samples.inputs = 4;
    samples.layout.hasOwnLengths = ownLengths;
    for (int n = 0; n < watchedCount; ++n) {
        auto& frames = samples.frames.emplace_back();
        const int steps = ownLengths ? 1 + n % 7 : 7;
        for (int k = 0; k < 4 * steps; ++k) frames.push_back(static_cast<float>(random.uniform(-1, 1)));
        samples.labels.push_back(n % 6);
    }
    return samples;
}

/// Texts of up to 7 words; one has none.
WatchedSamples someTexts(bool readsPadding) {
    Random random(3, "texts");
    WatchedSamples samples;
    samples.steps = 7;
    samples.inputs = 1;
    samples.readsPadding = readsPadding;
    for (int n = 0; n < watchedCount; ++n) {
        auto& text = samples.texts.emplace_back();
        for (int k = 0; k < n % 8; ++k) text.push_back(static_cast<Token>(1 + random.below(9)));
        samples.labels.push_back(n % 9);
    }
    return samples;
}

/// Every step is answered by the next character.
WatchedSamples someRunningTexts() {
    Random random(4, "texts");
    WatchedSamples samples;
    samples.steps = 7;
    samples.inputs = 1;
    for (int n = 0; n < watchedCount; ++n) {
        auto& text = samples.texts.emplace_back();
        for (int k = 0; k < 7; ++k) {
            text.push_back(static_cast<Token>(1 + random.below(9)));
            samples.stepLabels.push_back(static_cast<std::int32_t>(random.below(9)));
        }
        samples.labels.push_back(samples.stepLabels.back());
    }
    return samples;
}

Reading readAlone(const WatchedSamples& samples, const Network& network, std::size_t sample, OutputRange among) {
    if (samples.texts.empty()) {
        const auto& frames = samples.frames[sample];
        return readSequence(network, frames, static_cast<int>(frames.size()) / samples.inputs, among);
    }
    const auto& text = samples.texts[sample];
    return readText(network, text, samples.readsPadding ? samples.steps - static_cast<int>(text.size()) : 0, among);
}

bool isNear(float a, float b) { return std::abs(a - b) < 2e-5F; }

void areAnsweredAsTheyAreAlone(const WatchedSamples& samples, const Network& network, OutputRange among = {}) {
    const WatchedAnswers all = answersTo(samples, network, among);
    const std::size_t count = samples.labels.size();
    QCOMPARE(all.units, network.shape().hidden);
    QCOMPARE(all.answers.size(), count);
    QCOMPARE(all.certainty.size(), count);
    QCOMPARE(all.labelProbability.size(), count);
    QCOMPARE(all.loss.size(), count);
    QCOMPARE(all.states.size(), count * static_cast<std::size_t>(all.units));
    for (std::size_t n = 0; n < count; ++n) {
        const Reading alone = readAlone(samples, network, n, among);
        const int last = alone.steps - 1;
        QCOMPARE(all.answers[n], alone.answerAfter(last));
        QVERIFY(isNear(all.certainty[n], alone.probabilityAt(last, alone.answerAfter(last))));
        QVERIFY(isNear(all.labelProbability[n], alone.probabilityAt(last, samples.labels[n])));
        const bool everyStep = !samples.stepLabels.empty();
        float loss = 0;
        for (int t = everyStep ? 0 : last; t <= last; ++t)
            loss -= std::log(alone.probabilityAt(t, samples.labelAfter(n, t)));
        QVERIFY(std::abs(all.loss[n] - loss / static_cast<float>(everyStep ? alone.steps : 1)) < 2e-4F);
        for (int unit = 0; unit < all.units; ++unit)
            QVERIFY(isNear(all.states[n * static_cast<std::size_t>(all.units) + static_cast<std::size_t>(unit)],
                           alone.hiddenAt(last, unit)));
    }
}

}  // namespace

class TestWatchedAnswers : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void numbersAreAnsweredAsTheyAreAlone_data() {
        QTest::addColumn<QString>("cell");
        QTest::addColumn<bool>("ownLengths");
        for (const CellKind cell : cellKinds()) {
            QTest::addRow("%s", cell->title) << QString(cell->key) << false;
            QTest::addRow("%s, own lengths", cell->title) << QString(cell->key) << true;
        }
    }
    void numbersAreAnsweredAsTheyAreAlone() {
        QFETCH(QString, cell);
        QFETCH(bool, ownLengths);
        areAnsweredAsTheyAreAlone(someNumbers(ownLengths), networkOfNumbers(*findCellKind(cell.toStdString())));
    }

    void withInhibitionTooTheyAreAnsweredAsAlone() {
        const CellKind cell = *findCellKind("miru2");
        for (const auto where : {Inhibition::Where::State, Inhibition::Where::Readout})
            areAnsweredAsTheyAreAlone(someNumbers(), networkOfNumbers(cell, {.sparsity = 0.5, .where = where}));
    }

    void textsAreAnsweredAsTheyAreAlone() {
        for (const bool readsPadding : {false, true})
            areAnsweredAsTheyAreAlone(someTexts(readsPadding), networkOfTexts(Answers::AtTheEnd));
    }

    void runningTextsAreAnsweredAfterTheirLastStep() {
        areAnsweredAsTheyAreAlone(someRunningTexts(), networkOfTexts(Answers::EveryStep));
    }

    void numbersMayBeAnsweredAtEveryStepToo() {
        WatchedSamples samples = someNumbers();
        for (int n = 0; n < 7 * watchedCount; ++n) samples.stepLabels.push_back(n * n % 6);
        for (std::size_t n = 0; n < samples.labels.size(); ++n) samples.labels[n] = samples.labelAfter(n, 6);
        areAnsweredAsTheyAreAlone(samples, networkOfNumbers(cellKinds().front(), {}, Answers::EveryStep));
    }

    void theAnswerIsChosenAmongTheOutputsThatCount() {
        WatchedSamples samples = someNumbers();
        for (auto& label : samples.labels) label = 2 + label % 2;
        const Network network = networkOfNumbers(cellKinds().front());
        areAnsweredAsTheyAreAlone(samples, network, {2, 4});
        for (const std::int32_t answer : answersTo(samples, network, {2, 4}).answers)
            QVERIFY(answer == 2 || answer == 3);
    }

    void whatIsNotAmongThemCannotBeAnswered() {
        const WatchedAnswers all = answersTo(someNumbers(), networkOfNumbers(cellKinds().front()), {0, 2});
        QCOMPARE(all.labelProbability[5], 0.0F);
        QVERIFY(std::isinf(all.loss[5]));
    }

    void whereNothingIsWatchedNothingIsAnswered() {
        const WatchedAnswers none = answersTo(WatchedSamples(), networkOfNumbers(cellKinds().front()));
        QCOMPARE(none.units, watchedUnits);
        QVERIFY(none.answers.empty() && none.states.empty());
    }
};

QTEST_GUILESS_MAIN(TestWatchedAnswers)
#include "tst_watched_answers.moc"
