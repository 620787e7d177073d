// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every sequence of the stream is equally likely to be kept, as the task read it.

#include <QTest>
#include <cmath>

#include "core/learning/reservoir.h"
#include "core/tasks/permuted_stream.h"
#include "tests/support/small_recordings.h"
#include "tests/support/small_texts.h"

using namespace miru;

class TestReservoir : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void textsAreKeptAsTheirTaskReadsThem() {
        const Task task =
            PermutedStream({.kind = StreamKind::PermutedPixels, .tasks = 2}, test::smallTexts()).makeTask(1);
        Random random(1, "reservoir");
        Reservoir reservoir(20, task.trainSet().numbersPerSequence());
        for (int n = 0; n < 100; ++n) reservoir.offer(task.train(n), random);
        QCOMPARE(reservoir.bytes(), std::int64_t{20 * test::maxSmallText * 2});
        std::vector<Sample> held;
        for (const std::int32_t number : reservoir.kept()) held.push_back(task.train(number));
        const Reservoir again(20, reservoir.offered(), held, task.trainSet().numbersPerSequence());
        for (int i = 0; i < reservoir.count(); ++i) {
            const FrameView kept = reservoir.sample(i).frames;
            const int number = reservoir.kept()[static_cast<std::size_t>(i)];
            const auto asRead = tokensOf(task.train(number).frames, test::maxSmallText);
            QCOMPARE(tokensOf(kept, test::maxSmallText), asRead);
            QCOMPARE(kept.steps, static_cast<int>(asRead.size()));
            QCOMPARE(tokensOf(again.sample(i).frames, test::maxSmallText), asRead);
            QCOMPARE(reservoir.sample(i).label, task.train(number).label);
        }
    }

    void recordingsAreKeptAsTheirTaskReadsThemWithTheirLengths() {
        const Task task =
            PermutedStream({.kind = StreamKind::PermutedRows, .tasks = 2}, test::smallRecordings()).makeTask(1);
        Random random(1, "reservoir");
        Reservoir reservoir(20, task.trainSet().numbersPerSequence());
        for (int n = 0; n < 100; ++n) reservoir.offer(task.train(n), random);
        QCOMPARE(reservoir.bytes(), std::int64_t{20 * test::maxRecordedSteps * test::recordedBands * sizeof(Real)});
        for (int i = 0; i < reservoir.count(); ++i) {
            const Sample kept = reservoir.sample(i);
            const Sample given = task.train(reservoir.kept()[static_cast<std::size_t>(i)]);
            QCOMPARE(kept.frames.steps, given.frames.steps);
            Matrix x(test::recordedBands, given.frames.steps);
            Matrix y(test::recordedBands, given.frames.steps);
            writeFrames(given.frames, x, 0, 1);
            writeFrames(kept.frames, y, 0, 1);
            QVERIFY(std::equal(x.column(0), x.column(0) + x.rows() * x.cols(), y.column(0)));
            QCOMPARE(reservoir.inEightBits(i).size(), static_cast<std::size_t>(x.rows() * x.cols()));
        }
    }

    void aTextWithoutWordsIsKeptAsAText() {
        const Task task =
            PermutedStream({.kind = StreamKind::PermutedPixels, .tasks = 2}, test::textsWithoutWords(true, true))
                .makeTask(1);
        Random random(1, "reservoir");
        Reservoir reservoir(4, task.trainSet().numbersPerSequence());
        for (int n = 0; n < 20; ++n) reservoir.offer(task.train(n), random);
        QCOMPARE(reservoir.count(), 4);
        QVERIFY(reservoir.sample(3).frames.isText());
        QVERIFY(reservoir.sample(3).frames.words().empty());
        QCOMPARE(reservoir.sample(3).frames.steps, 1);
    }

    void everySequenceIsEquallyLikelyToBeKept() {
        constexpr int stream = 60;
        constexpr int capacity = 12;
        constexpr int trials = 4000;
        std::vector<int> kept(stream);
        std::vector<std::uint8_t> frames(stream);
        for (int trial = 0; trial < trials; ++trial) {
            Random random(static_cast<std::uint64_t>(trial), "reservoir");
            Reservoir reservoir(capacity, 1);
            for (int n = 0; n < stream; ++n) {
                frames[static_cast<std::size_t>(n)] = static_cast<std::uint8_t>(n);
                reservoir.offer({.frames = {.data = &frames[static_cast<std::size_t>(n)], .scale = 1}, .label = n},
                                random);
            }
            QCOMPARE(reservoir.count(), capacity);
            for (int i = 0; i < capacity; ++i) {
                const Sample sample = reservoir.sample(i);
                QCOMPARE(static_cast<int>(*sample.frames.bytes()), sample.label);
                ++kept[static_cast<std::size_t>(sample.label)];
            }
        }
        const double p = static_cast<double>(capacity) / stream;
        const double sigma = std::sqrt(trials * p * (1 - p));
        for (const int count : kept) QVERIFY(std::abs(count - trials * p) < 4 * sigma);
    }

    void framesAreKeptInTheOrderInWhichTheTaskReadThem() {
        Random random(1, "reservoir");
        Reservoir reservoir(2, 4);
        const std::uint8_t bytes[] = {10, 20, 30, 40};
        const std::uint32_t order[] = {3, 1, 0, 2};
        Sample sample;
        sample.frames.data = bytes;
        sample.frames.order = order;
        sample.frames.scale = 255;
        sample.label = 5;
        reservoir.offer(sample, random);
        const Sample kept = reservoir.sample(0);
        QCOMPARE(kept.label, 5);
        QVERIFY(!kept.frames.order);
        QCOMPARE(kept.frames.bytes()[0], std::uint8_t{40});
        QCOMPARE(kept.frames.bytes()[3], std::uint8_t{30});
        QCOMPARE(kept.frames.scale, 255.f);
        QCOMPARE(reservoir.bytes(), std::int64_t{4});
    }

    void floatSequencesAreKeptAsFloats() {
        Random random(1, "reservoir");
        Reservoir reservoir(3, 2);
        const float numbers[] = {0.5f, -1.5f};
        Sample sample;
        sample.frames.data = numbers;
        reservoir.offer(sample, random);
        reservoir.offer(sample, random);
        QCOMPARE(reservoir.sample(1).frames.numbers()[1], -1.5f);
        QCOMPARE(reservoir.bytes(), std::int64_t{16});
    }
};

QTEST_GUILESS_MAIN(TestReservoir)
#include "tst_reservoir.moc"
