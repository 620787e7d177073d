// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What has been answered lately is known, and nothing else is.

#include <QTest>
#include <vector>

#include "core/measure/known_answers.h"
#include "core/model/cell_kinds.h"

using namespace miru;

namespace {

WatchedQuestion someQuestion() {
    return {std::make_shared<const WatchedSamples>(),
            std::make_shared<const Network>(
                NetworkShape{.cell = cellKinds().front(), .inputs = 2, .hidden = 1, .classes = 2},
                Coefficients{{Real(0.5)}, {Real(0.5)}}, Inhibition{}, 1),
            {0, 2}};
}

}  // namespace

class TestKnownAnswers : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void onlyTheSameQuestionHasTheSameAnswer() {
        KnownAnswers known;
        const WatchedQuestion question = someQuestion();
        QVERIFY(!known.find(question));
        const auto answers = std::make_shared<const WatchedAnswers>();
        known.add(question, answers);
        QCOMPARE(known.find(question), answers);
        WatchedQuestion other = question;
        other.among = {0, 1};
        QVERIFY(!known.find(other));
        other = question;
        other.network = someQuestion().network;
        QVERIFY(!known.find(other));
        other = question;
        other.samples = someQuestion().samples;
        QVERIFY(!known.find(other));
    }

    void aNetworkIsNotKeptForTheSakeOfItsAnswers() {
        KnownAnswers known;
        WatchedQuestion question = someQuestion();
        known.add(question, std::make_shared<const WatchedAnswers>());
        const std::weak_ptr<const Network> network = question.network;
        question = {};
        QVERIFY(network.expired());
    }

    void whatWasAnsweredLongAgoIsForgotten() {
        KnownAnswers known;
        const WatchedQuestion first = someQuestion();
        known.add(first, std::make_shared<const WatchedAnswers>());
        std::vector<WatchedQuestion> later(300);
        for (WatchedQuestion& question : later) {
            question = someQuestion();
            known.add(question, std::make_shared<const WatchedAnswers>());
        }
        QVERIFY(!known.find(first));
        QVERIFY(known.find(later.back()));
    }

    void networksThatNobodyHasTakeNoPlace() {
        KnownAnswers known;
        const WatchedQuestion first = someQuestion();
        known.add(first, std::make_shared<const WatchedAnswers>());
        for (int n = 0; n < 300; ++n) known.add(someQuestion(), std::make_shared<const WatchedAnswers>());
        QVERIFY(known.find(first));
    }
};

QTEST_GUILESS_MAIN(TestKnownAnswers)
#include "tst_known_answers.moc"
