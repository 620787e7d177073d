// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Sequences as stored, and as written into a batch.

#include <QTest>

#include "core/tasks/dataset_source.h"
#include "core/tasks/sequence_set.h"
#include "core/tasks/texts.h"
#include "tests/support/small_dataset.h"
#include "tests/support/small_recordings.h"

using namespace miru;

namespace {

SequenceSet oneText(const std::string& text) {
    TextDatasetBuilder texts;
    texts.addTrain(text, 1);
    return texts.take(2).train;
}

}  // namespace

class TestSequenceSet : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void bytesAreDividedByTheScaleAndLieInTimeMajorBlocks() {
        const SequenceSet set({2, 3, 2}, std::vector<std::uint8_t>{0, 51, 102, 153, 204, 255, 255, 0, 0, 0, 0, 51},
                              {0, 1}, 255);
        Matrix x(3, 2 * 2);
        writeFrames(set.frames(0), x, 0, 2);
        writeFrames(set.frames(1), x, 1, 2);
        const auto near = [](Real a, double b) { return std::abs(static_cast<double>(a) - b) < 1e-6; };
        QVERIFY(near(x(1, 0), 0.2));  // step 0, sample 0
        QVERIFY(near(x(0, 1), 1.0));  // step 0, sample 1
        QVERIFY(near(x(2, 2), 1.0));  // step 1, sample 0
        QVERIFY(near(x(2, 3), 0.2));  // step 1, sample 1
        QCOMPARE(set.bytesPerElement(), 1);
    }

    void anOrderSaysWhereEachNumberIsFound() {
        const SequenceSet set({2, 2, 2}, std::vector<float>{1, 2, 3, 4}, {1}, 1);
        const std::uint32_t order[] = {3, 0, 2, 1};
        FrameView frames = set.frames(0);
        frames.order = order;
        Matrix x(2, 2);
        writeFrames(frames, x, 0, 1);
        QCOMPARE(x(0, 0), Real(4));
        QCOMPARE(x(1, 0), Real(1));
        QCOMPARE(x(0, 1), Real(3));
        QCOMPARE(x(1, 1), Real(2));
        QCOMPARE(set.bytesPerElement(), 4);
    }

    void ofALongTextTheBeginningOrTheEndIsRead() {
        const SequenceSet texts = oneText("a b c d e");
        QCOMPARE(texts.shape(), (SequenceSet::Shape{5, 1, 2, 7}));
        const SequenceSet beginning = texts.readAs({.longest = 3});
        QCOMPARE(beginning.shape(), (SequenceSet::Shape{3, 1, 2, 7}));
        QCOMPARE(tokensOf(beginning.frames(0), 3), (std::vector<Token>{2, 3, 4}));
        const SequenceSet end = texts.readAs({.longest = 3, .truncation = TextReading::Truncation::KeepEnd});
        QCOMPARE(tokensOf(end.frames(0), 3), (std::vector<Token>{4, 5, 6}));
        QCOMPARE(end.frames(0).words().data(), texts.frames(0).words().data() + 2);  // the words lie where they lay
        QCOMPARE(texts.bytesPerElement(), 2);
    }

    void wordsBeyondTheVocabularyAreUnknown() {
        const SequenceSet texts = oneText("a a a b b c").readAs({.vocabulary = 4});
        QCOMPARE(texts.shape().vocabulary, 4);
        QCOMPARE(tokensOf(texts.frames(0), 6), (std::vector<Token>{2, 2, 2, 3, 3, Vocabulary::unknown}));
        QVERIFY(std::abs(texts.knownShare() - 5.0 / 6) < 1e-9);
    }

    void aShortTextTakesAsManyStepsAsItHasWordsUnlessPaddingIsRead() {
        const SequenceSet texts = oneText("a b");
        QCOMPARE(texts.frames(0).steps, 2);
        const SequenceSet padded = texts.readAs({.longest = 2, .padding = TextReading::Padding::Read});
        QCOMPARE(padded.frames(0).steps, 2);
        QCOMPARE(oneText("...").frames(0).steps, 1);  // no word at all: one step of padding
        QVERIFY(oneText("...").frames(0).isText());
        QVERIFY(oneText("...").frames(0).words().empty());
    }

    void anOrderOfWordsIsThatOfTheLongestText() {
        const SequenceSet texts = oneText("a b c");
        const std::uint32_t order[] = {4, 2, 0, 3, 1};  // of five words
        FrameView text = texts.frames(0);
        text.order = order;
        QCOMPARE(tokensOf(text, 5), (std::vector<Token>{4, 2, 3}));
    }

    void aCodeExchangesWords() {
        const SequenceSet texts = oneText("a b c").readAs({.vocabulary = 4});
        const Token code[] = {0, 1, 3, 2};
        FrameView text = texts.frames(0);
        text.code = code;
        QCOMPARE(tokensOf(text, 3), (std::vector<Token>{3, 2, Vocabulary::unknown}));
    }

    void theFingerprintTellsTextsApart() {
        QCOMPARE(oneText("a b").fingerprint(), oneText("a b").fingerprint());
        QVERIFY(oneText("a b").fingerprint() != oneText("a c").fingerprint());
    }

    void aTextThatHasNoWordIsATextEvenIfNoneHasOne() {
        const SequenceSet texts = oneText("?!").readAs({.longest = 5});
        QVERIFY(texts.isText());
        QVERIFY(texts.frames(0).isText());
        QVERIFY(tokensOf(texts.frames(0), 5).empty());
        QVERIFY(!SequenceSet({1, 2, 2}, std::vector<std::uint8_t>{1, 2}, {0}, 255).frames(0).isText());
        QVERIFY(!SequenceSet().isText());
    }

    // Known values: a data set has the same fingerprint on every machine and with every compiler, for ever
    // (computed by another program).
    void theFingerprintIsTheSameOnEveryMachine() {
        const SequenceSet bytes(
            {3, 3, 2}, std::vector<std::uint8_t>{0, 1, 2, 3, 4, 5, 6, 7, 8, 250, 251, 252, 253, 254, 255, 0, 0, 9},
            {1, 0}, 255);
        QCOMPARE(bytes.fingerprint(), std::uint64_t{1472191304531705650U});
        const SequenceSet floats({1, 3, 2}, std::vector<float>{0.5F, -1.25F, 3e-9F}, {1}, 1);
        QCOMPARE(floats.fingerprint(), std::uint64_t{14153022329763861721U});
        QCOMPARE(oneText("two words, two caf\xC3\xA9s").fingerprint(), std::uint64_t{15778672413402655544U});
        const Dataset dataset{"", "", bytes, floats, {}};
        QCOMPARE(dataset.fingerprint(), std::uint64_t{4450720549118082023U});
    }

    void noTwoChangesOfAFingerprintUndoEachOther() {
        const auto printOf = [](std::vector<float> numbers) {
            return SequenceSet({2, 2, 2}, std::move(numbers), {0}, 1).fingerprint();
        };
        const auto print = printOf({1, 2, 3, 4});
        QVERIFY(printOf({1, -2, 3, -4}) != print);  // signs are the highest bits
        QVERIFY(printOf({2, 1, 3, 4}) != print);
        QVERIFY(printOf({3, 4, 1, 2}) != print);
        const SequenceSet twice({2, 2, 2}, std::vector<float>{1, 2, 3, 4}, {0}, 1);
        const SequenceSet other({2, 2, 2}, std::vector<float>{1, 2, 3, 5}, {0}, 1);
        QVERIFY((Dataset{"", "", twice, other, {}}.fingerprint()) != (Dataset{"", "", other, twice, {}}.fingerprint()));
    }

    void copiesShareTheirStorage() {
        const SequenceSet set({1, 2, 2}, std::vector<std::uint8_t>{1, 2}, {0}, 255);
        const SequenceSet copy = set;
        QCOMPARE(copy.frames(0).bytes(), set.frames(0).bytes());
    }

    void aSequenceOfItsOwnLengthEndsWithTheLastStep() {
        const SequenceSet set(3, 2, 2, RaggedStore{{1, 2, 3, 4, 5, 6, 7, 8}, {6, 8}}, {0, 1});
        QCOMPARE(set.count(), 2);
        QCOMPARE(set.shape().steps, 3);
        QCOMPARE(set.frames(0).steps, 3);
        QCOMPARE(set.frames(1).steps, 1);
        Matrix x(2, 3 * 2);
        x.fill(9);
        writeFrames(set.frames(0), x, 0, 2);
        writeFrames(set.frames(1), x, 1, 2);
        QCOMPARE(x(1, 0), Real(2));
        QCOMPARE(x(0, 4), Real(5));
        for (const int column : {1, 3}) QCOMPARE(x(0, column), Real(0));
        QCOMPARE(x(0, 5), Real(7));
        QCOMPARE(x(1, 5), Real(8));
        QCOMPARE(set.bytesPerElement(), 4);
    }

    void anOrderOfTheLongestIsReadAsFarAsASequenceReaches() {
        const SequenceSet set(3, 2, 2, RaggedStore{{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, {6, 10}}, {0, 1});
        // The last step first, its numbers exchanged; then the first, then the middle one.
        const std::uint32_t order[] = {5, 4, 1, 0, 3, 2};
        FrameView frames = set.frames(0);
        frames.order = order;
        QCOMPARE(placesOf(frames), (std::vector<std::uint32_t>{5, 4, 1, 0, 3, 2}));
        frames = set.frames(1);
        frames.order = order;
        QCOMPARE(placesOf(frames), (std::vector<std::uint32_t>{1, 0, 3, 2}));
    }

    void theFingerprintTellsLengthsApart() {
        const auto printOf = [](std::size_t end) {
            return SequenceSet(2, 1, 2, RaggedStore{{1, 2, 3}, {end, 3}}, {0, 1}).fingerprint();
        };
        QCOMPARE(printOf(1), printOf(1));
        QVERIFY(printOf(1) != printOf(2));
    }

    void anImageIsReadByRowsOrByPixelsFromTheSameBytes() {
        const SequenceSet::Shape shape{2, 6, 2, 0, Answers::AtTheEnd, {.channels = 3}};
        std::vector<std::uint8_t> bytes(24);
        for (std::size_t n = 0; n < bytes.size(); ++n) bytes[n] = static_cast<std::uint8_t>(n);
        const SequenceSet rows(shape, bytes, {0, 1}, 1);
        const SequenceSet pixels = rows.readAs(ImageReading::Pixels);
        QCOMPARE(pixels.shape().steps, 4);
        QCOMPARE(pixels.shape().inputs, 3);
        QCOMPARE(pixels.shape().layout.imageRows(4), 2);
        QCOMPARE(pixels.shape().layout.imageColumns(3), 2);
        QCOMPARE(pixels.frames(1).bytes(), rows.frames(1).bytes());
        QCOMPARE(pixels.readAs(ImageReading::Pixels).shape(), pixels.shape());
        QCOMPARE(pixels.fingerprint() == rows.fingerprint(), false);
        Matrix x(3, 4);
        writeFrames(pixels.frames(0), x, 0, 1);
        QCOMPARE(x(2, 3), Real(11));
        const SequenceSet recordings = test::smallRecordingsSet(4, 1);
        QCOMPARE(recordings.readAs(ImageReading::Pixels).shape(), recordings.shape());
    }

    void theCoarserLabelsCountWhereTheyAreAskedFor() {
        const SequenceSet both = test::smallSet(6, 1).withCoarseLabels({1, 0, 1, 0, 1, 0}, 2);
        QCOMPARE(both.label(1), 1);
        QCOMPARE(both.readAs(LabelLevel::Fine).label(2), 2);
        QCOMPARE(both.readAs(LabelLevel::Fine).shape().classes, 3);
        const SequenceSet coarse = both.readAs(LabelLevel::Coarse);
        QCOMPARE(coarse.shape().classes, 2);
        QCOMPARE(coarse.count(), 6);
        QCOMPARE(coarse.label(2), 1);
        QCOMPARE(coarse.readAs(LabelLevel::Coarse).label(2), 1);
        QVERIFY(both.fingerprint() != test::smallSet(6, 1).fingerprint());
    }
};

QTEST_GUILESS_MAIN(TestSequenceSet)
#include "tst_sequence_set.moc"
