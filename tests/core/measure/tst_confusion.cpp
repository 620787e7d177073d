// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is answered in place of what is counted, and what was forgotten is found, the surest first.

#include <QTest>
#include <cmath>
#include <limits>

#include "core/measure/confusion.h"

using namespace miru;

namespace {

const std::vector<std::int32_t> threeClasses{0, 0, 1, 1, 1, 2};

WatchedAnswers answersOf(std::vector<std::int32_t> answers, std::vector<float> certainty) {
    WatchedAnswers all;
    all.answers = std::move(answers);
    all.certainty = std::move(certainty);
    return all;
}

}  // namespace

class TestConfusion : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void eachAnswerIsCountedUnderItsClass() {
        const Confusion now(threeClasses, std::vector<std::int32_t>{0, 1, 1, 1, 2, 0});
        QCOMPARE(now.count(0, 0), 1);
        QCOMPARE(now.count(0, 1), 1);
        QCOMPARE(now.count(1, 1), 2);
        QCOMPARE(now.count(2, 0), 1);
        QCOMPARE(now.labelled(1), 3);
        QCOMPARE(now.answered(0), 2);
        QCOMPARE(now.right(), 3);
        QCOMPARE(now.total(), 6);
    }

    void accuracyIsOfEachClassAndOfNoneWhereThereIsNone() {
        const Confusion now(threeClasses, std::vector<std::int32_t>{0, 1, 1, 1, 2, 0});
        QCOMPARE(now.accuracy(0), 0.5);
        QCOMPARE(now.accuracy(1), 2.0 / 3);
        QCOMPARE(now.accuracy(2), 0.0);
        QVERIFY(std::isnan(now.accuracy(3)));
    }

    void aDifferenceSaysWhatHasBecomeMoreAndLess() {
        const Confusion then(threeClasses, threeClasses);
        const Confusion now(threeClasses, std::vector<std::int32_t>{0, 2, 1, 1, 2, 2});
        const Confusion difference = now - then;
        QCOMPARE(difference.count(0, 0), -1);
        QCOMPARE(difference.count(0, 2), 1);
        QCOMPARE(difference.count(2, 2), 0);
        QCOMPARE(difference.total(), 0);
        QCOMPARE(now - now, Confusion());
    }

    void ofManyClassesTheMostFrequentAreChosenInTheirOrder() {
        const std::vector<std::int32_t> labels{7, 3, 3, 9, 9, 9, 5, 5, 70'000};
        QCOMPARE(mostFrequent(labels, 3), (std::vector<std::int32_t>{3, 5, 9}));
        QCOMPARE(mostFrequent(labels, 12), (std::vector<std::int32_t>{3, 5, 7, 9, 70'000}));
        QVERIFY(mostFrequent({}, 12).empty());
    }

    void whatWasRightAndIsWrongIsForgottenTheSurestFirst() {
        const auto then = answersOf({0, 0, 1, 1, 2, 2}, {1, 1, 1, 1, 1, 1});
        const auto now = answersOf({1, 0, 2, 0, 2, 0}, {0.5F, 1, 0.6F, 0.9F, 1, 0.6F});
        // Number 1 is right still; number 4 was wrong before.
        QCOMPARE(forgottenSequences(threeClasses, then, now), (std::vector<int>{3, 2, 5, 0}));
        QVERIFY(forgottenSequences(threeClasses, then, then).empty());
    }

    void ofNumbersThatAreNoLongerFiniteNobodyIsSure() {
        constexpr float nan = std::numeric_limits<float>::quiet_NaN();
        const auto then = answersOf({0, 0, 1, 1, 1, 2}, {1, 1, 1, 1, 1, 1});
        const auto now = answersOf({1, 1, 0, 0, 0, 0}, {nan, 0.5F, nan, 0.9F, 0.7F, nan});
        QCOMPARE(forgottenSequences(threeClasses, then, now), (std::vector<int>{3, 4, 1, 0, 2, 5}));
    }
};

QTEST_GUILESS_MAIN(TestConfusion)
#include "tst_confusion.moc"
