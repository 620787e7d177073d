// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a network writes.

#include <QTest>
#include <cmath>
#include <limits>

#include "core/measure/writing.h"
#include "core/run/run_experiment.h"
#include "core/spec/make_network.h"
#include "tests/support/small_running_texts.h"

using namespace miru;
using namespace miru::test;

namespace {

ExperimentSpec specOf() {
    ExperimentSpec spec;
    spec.data.tasks = 1;
    spec.text.longest = 20;
    spec.model.cell = CellKind::Gru;
    spec.model.hiddenUnits = 24;
    spec.model.embedding = 8;
    spec.training.learningRate = 0.02;
    spec.training.batch = 8;
    spec.training.epochs = 6;
    return spec;
}

/// One that has learned the syllables.
const Network& learned() {
    static const Run run = runExperiment(specOf(), smallRunningTexts(), {});
    return *run.latest()->model;
}

std::string textOf(const std::vector<WrittenCharacter>& characters) {
    static const auto vocabulary = smallRunningTexts().train.vocabulary();
    std::string text;
    for (const WrittenCharacter& character : characters) text += vocabulary->word(character.token);
    return text;
}

std::vector<Token> tokensOf(std::string_view text) { return smallRunningTexts().train.vocabulary()->tokens(text); }

}  // namespace

class TestWriting : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void itWritesWhatItHasLearned() {
        const auto written = write(learned(), {.beginning = tokensOf("abca "), .length = 200, .temperature = 0.5});
        QCOMPARE(written.size(), std::size_t{205});
        const std::string text = textOf(written);
        int right = 0;
        for (std::size_t n = 0; n < text.size(); n += 5)
            for (const char* const syllable : {"abca ", "bdda ", "cebb ", "dacd "})
                right += text.substr(n, 5) == syllable ? 1 : 0;
        QVERIFY2(right >= 38, text.c_str());  // of 41
    }

    void theSameSeedWritesTheSameAndAnotherSomethingElse() {
        WritingTask task{.beginning = tokensOf("ab"), .length = 60};
        const auto first = write(learned(), task);
        QCOMPARE(write(learned(), task), first);
        task.seed = 2;
        QVERIFY(write(learned(), task) != first);
    }

    void atTemperatureZeroTheLikeliestIsWritten() {
        for (const WrittenCharacter& character :
             write(learned(), {.beginning = tokensOf("ab"), .length = 40, .temperature = 0}))
            if (!character.isGiven) QCOMPARE(character.token, character.likeliest.front().token);
    }

    void whatItThoughtIsAProbabilityAtEveryPlace() {
        const auto written = write(learned(), {.beginning = tokensOf("abc"), .length = 20});
        QVERIFY(written[0].isGiven && written[2].isGiven && !written[3].isGiven);
        QVERIFY(written[0].likeliest.empty());
        for (std::size_t n = 1; n < written.size(); ++n) {
            QCOMPARE(written[n].likeliest.size(), std::size_t{WrittenCharacter::guesses});
            float sum = 0;
            for (std::size_t g = 0; g < written[n].likeliest.size(); ++g) {
                sum += written[n].likeliest[g].probability;
                if (g > 0) QVERIFY(written[n].likeliest[g].probability <= written[n].likeliest[g - 1].probability);
            }
            QVERIFY(sum <= 1.0001F);
            QVERIFY(written[n].probability > 0 && written[n].probability <= 1);
        }
    }

    void whatItThoughtOfAWrittenTextItThinksOfTheSameTextGiven() {
        const auto written = write(learned(), {.beginning = tokensOf("da"), .length = 30});
        std::vector<Token> text;
        for (const WrittenCharacter& character : written) text.push_back(character.token);
        const auto given = write(learned(), {.beginning = text, .length = 0});
        QCOMPARE(given.size(), written.size());
        for (std::size_t n = 1; n < text.size(); ++n)
            QVERIFY(std::abs(given[n].probability - written[n].probability) < 1e-4F);
    }

    void theUnknownCharacterIsNeverWritten() {
        Network network = makeNetwork(specOf(), smallRunningTexts().train.shape());
        network.parameters().tensor("c")(0, 0) = 50;  // it thinks of nothing else
        for (const double temperature : {0.0, 1.0, 5.0})
            for (const WrittenCharacter& character :
                 write(network, {.beginning = tokensOf("a"), .length = 50, .temperature = temperature}))
                QVERIFY(character.token > Vocabulary::unknown);
    }

    void withoutABeginningItBeginsByItself() {
        const auto written = write(learned(), {.beginning = {}, .length = 10});
        QCOMPARE(written.size(), std::size_t{10});
        QVERIFY(!written.front().isGiven);
    }

    void itEndsWhereNumbersAreNotFinite() {
        Network network = makeNetwork(specOf(), smallRunningTexts().train.shape());
        for (Real& weight : network.parameters().values()) weight = std::numeric_limits<Real>::quiet_NaN();
        QCOMPARE(write(network, {.beginning = tokensOf("a"), .length = 50}).size(), std::size_t{1});
    }

    void withOutputsOfItsOwnATaskIsWrittenInThem() {
        ExperimentSpec spec = specOf();
        spec.data.tasks = 2;
        spec.data.scenario = Scenario::Task;
        const Network network = makeNetwork(spec, smallRunningTexts().train.shape());
        const int classes = network.shape().classes / 2;
        const auto written =
            write(network, {.beginning = tokensOf("a"), .length = 30, .among = {classes, 2 * classes}});
        for (const WrittenCharacter& character : written) QVERIFY(character.token <= classes);
        QCOMPARE(written.size(), std::size_t{31});
    }
};

QTEST_GUILESS_MAIN(TestWriting)
#include "tst_writing.moc"
