// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Running texts: characters, and sequences of them that follow one another.

#include <QTest>
#include <algorithm>

#include "core/learning/sequence_batch.h"
#include "core/tasks/data_split.h"
#include "core/tasks/make_stream.h"
#include "core/tasks/running_texts.h"
#include "tests/support/small_running_texts.h"

using namespace miru;
using namespace miru::test;

namespace {

TextDatasetBuilder::Sets setsOf(std::initializer_list<std::string_view> texts) {
    RunningTextBuilder builder;
    for (const std::string_view text : texts) builder.add(text);
    return builder.take();
}

/// A sequence as characters.
std::string textOf(const SequenceSet& set, int sequence) {
    std::string text;
    for (const Token token : tokensOf(set.frames(sequence), set.shape().steps)) text += set.vocabulary()->word(token);
    return text;
}

/// The characters that answer it.
std::string answersTo(const SequenceSet& set, int sequence) {
    std::string text;
    for (const std::int32_t label : set.labels(sequence)) text += set.vocabulary()->word(static_cast<Token>(label + 1));
    return text;
}

}  // namespace

class TestRunningTexts : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void theLastTenthIsForTheTest() {
        const auto sets = setsOf({"aaaaabbbbcccddeeffgg"});
        QCOMPARE(sets.train.characters(), std::int64_t{18});
        QCOMPARE(sets.test.characters(), std::int64_t{2});
        QCOMPARE(sets.train.kind(), DataKind::RunningTexts);
    }

    void charactersAreRankedByFrequencyThenByCodePoint() {
        const auto sets = setsOf({"zzzyyx \xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80"});  // é, €, a face
        const std::vector<std::string> expected{"z", "y", " ", "x", "\xC3\xA9", "\xE2\x82\xAC"};
        QCOMPARE(sets.train.vocabulary()->words(), expected);
        QCOMPARE(sets.train.shape().vocabulary, 8);
        QCOMPARE(sets.train.shape().classes, 7);  // padding is no answer
        QCOMPARE(sets.test.characters(), std::int64_t{1});
    }

    void aCharacterOfTheTestAloneIsUnknown() {
        const auto sets = setsOf({"abababababababababab!a"}).test.readAs({.vocabulary = 100, .longest = 1});
        QCOMPARE(sets.count(), 1);
        QCOMPARE(sets.frames(0).words()[0], Vocabulary::unknown);
    }

    void windowsLineEndsAreLineEnds() {
        const auto sets = setsOf({"one\r\ntwo\r\nthree\rfour"});
        const auto read = sets.train.readAs({.vocabulary = 100, .longest = 8});
        QCOMPARE(textOf(read, 0), std::string("one\ntwo\n"));
    }

    void sequencesFollowOneAnotherAndEachIsAnsweredByTheNextCharacter() {
        const auto set = setsOf({"abcdefghijklmnopqrstuvwxyz0123"}).train.readAs({.vocabulary = 100, .longest = 5});
        QCOMPARE(set.count(), 5);  // of 27 characters; a sequence needs one more to answer its last
        QCOMPARE(set.shape().steps, 5);
        for (int n = 0; n < set.count(); ++n) {
            QCOMPARE(textOf(set, n),
                     std::string("abcdefghijklmnopqrstuvwxyz0").substr(static_cast<std::size_t>(5 * n), 5));
            QCOMPARE(answersTo(set, n),
                     std::string("abcdefghijklmnopqrstuvwxyz0").substr(static_cast<std::size_t>(5 * n) + 1, 5));
        }
    }

    void noSequenceReachesFromOneTextIntoTheNext() {
        const auto set = setsOf({"aaaaaaaaaa", "bbbbbbbbbb"}).train.readAs({.vocabulary = 100, .longest = 4});
        QCOMPARE(set.count(), 4);
        for (int n = 0; n < 4; ++n) {
            const std::string all = textOf(set, n) + answersTo(set, n);
            QVERIFY(std::ranges::all_of(all, [&](char c) { return c == (n < 2 ? 'a' : 'b'); }));
        }
    }

    void fewerCharactersAreKnownWhenFewerAreRead() {
        const auto whole = setsOf({"aaaaabbbbcccdde"}).train;
        const auto read = whole.readAs({.vocabulary = 4, .longest = 6});
        QCOMPARE(read.shape().vocabulary, 4);
        QCOMPARE(read.shape().classes, 3);
        QCOMPARE(textOf(read, 0), std::string("aaaaab"));
        QCOMPARE(answersTo(read, 1), std::string("bb?"
                                                 "???")
                                         .substr(0, 6));
    }

    void aTextShorterThanASequenceHasNone() {
        QCOMPARE(setsOf({"abc"}).train.readAs({.vocabulary = 100, .longest = 10}).count(), 0);
        const Dataset dataset = smallRunningTexts(2).readAs({.vocabulary = 100, .longest = 100});
        QCOMPARE(testCount(dataset, DataSplit::Test), 0);
    }

    void anotherAlphabetExchangesQuestionsAndAnswersAlike() {
        const Dataset dataset = smallRunningTexts().readAs({.vocabulary = 100, .longest = 20});
        const auto stream = makeStream({.kind = StreamKind::PermutedPixels, .tasks = 2, .seed = 3}, dataset);
        const Task plain = stream->makeTask(0);
        const Task other = stream->makeTask(1);
        QVERIFY(!other.code().empty());
        for (int n = 0; n < plain.trainCount(); ++n) {
            const auto read = tokensOf(other.train(n).frames, 20);
            const auto labels = other.train(n).labels;
            for (std::size_t t = 0; t + 1 < read.size(); ++t) QCOMPARE(labels[t], read[t + 1] - 1);
            const auto plainRead = tokensOf(plain.train(n).frames, 20);
            QCOMPARE(read[0], other.code()[plainRead[0]]);
        }
    }

    void theirOrderCannotBeChangedNorTheirClassesSplit() {
        const Dataset dataset = smallRunningTexts();
        for (const StreamKind kind : {StreamKind::PermutedRows, StreamKind::Rotated, StreamKind::SplitClasses})
            QVERIFY(streamObstacle({.kind = kind, .tasks = 2}, dataset.train.shape(), "Syllables"));
        QVERIFY(!streamObstacle({.kind = StreamKind::PermutedPixels, .tasks = 2}, dataset.train.shape(), "Syllables"));
    }

    void partsOfATextStayTogether() {
        const Dataset dataset = smallRunningTexts().readAs({.vocabulary = 100, .longest = 20});
        const auto learned = trainIndices(dataset, DataSplit::Validation);
        const auto aside = testIndices(dataset, DataSplit::Validation);
        QCOMPARE(static_cast<int>(learned.size() + aside.size()), dataset.train.count());
        QVERIFY(learned.back() < aside.front());
        const auto some = drawInARow(learned, 7, Random(1, "test"));
        QCOMPARE(some.size(), std::size_t{7});
        for (std::size_t n = 1; n < some.size(); ++n) QCOMPARE(some[n], some[n - 1] + 1);
    }

    void rowsAreReadSideBySide() {
        for (const int sequences : {1, 5, 12, 13, 63})
            for (const int batch : {1, 4, 5, 64}) {
                const auto order = rowOrder(sequences, batch);
                auto sorted = order;
                std::ranges::sort(sorted);
                for (int n = 0; n < sequences; ++n) QCOMPARE(sorted[static_cast<std::size_t>(n)], n);
                QCOMPARE(sorted.size(), static_cast<std::size_t>(sequences));
                // A row of the next batch has the next sequence.
                for (std::size_t n = static_cast<std::size_t>(batch); n < order.size(); ++n)
                    QCOMPARE(order[n], order[n - static_cast<std::size_t>(batch)] + 1);
            }
    }

    void aSequenceFollowsTheOneBeforeItInItsTextAlone() {
        const Dataset dataset = smallRunningTexts(60, 2).readAs({.vocabulary = 100, .longest = 20});
        const auto stream = makeStream({.tasks = 1}, dataset);
        const Task task = stream->makeTask(0);
        int breaks = 0;
        for (int n = 1; n < task.trainCount(); ++n) breaks += follows(task.train(n - 1), task.train(n)) ? 0 : 1;
        QCOMPARE(breaks, 1);
        QVERIFY(!follows(task.train(0), task.train(2)));
    }
};

QTEST_GUILESS_MAIN(TestRunningTexts)
#include "tst_running_texts.moc"
