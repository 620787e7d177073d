// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The mailbox: the latest is what is found, nothing is lost twice, nobody waits.

#include <QTest>
#include <atomic>
#include <thread>

#include "core/learning/mailbox.h"
#include "tests/support/deadline.h"

using namespace miru;
using namespace miru::test;

class TestLatest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void anEmptySlotGivesNothing() {
        Mailbox<int> latest;
        QVERIFY(latest.isEmpty());
        QVERIFY(!latest.take());
    }

    void takingGivesTheLatestAndEmptiesTheSlot() {
        Mailbox<int> latest;
        latest.put(std::make_shared<const int>(1));
        latest.put(std::make_shared<const int>(2));
        QVERIFY(!latest.isEmpty());
        QCOMPARE(*latest.take(), 2);
        QVERIFY(latest.isEmpty());
    }

    void whatIsReplacedOrLeftBehindIsFreed() {
        const auto value = std::make_shared<const int>(7);
        {
            Mailbox<int> latest;
            latest.put(value);
            latest.put(value);
            QCOMPARE(value.use_count(), 2L);
        }
        QCOMPARE(value.use_count(), 1L);
    }

    void twoThreadsSeeRisingValuesAndTheLastOne() {
        Mailbox<int> latest;
        constexpr int last = 20'000;
        std::atomic<bool> rises{true};
        int seen = 0;
        bool isLastSeen = false;
        std::jthread viewer([&] {
            isLastSeen = waitUntil([&] {
                if (const auto value = latest.take()) {
                    if (*value <= seen) rises = false;
                    seen = *value;
                }
                return seen >= last;
            });
        });
        for (int i = 1; i <= last; ++i) latest.put(std::make_shared<const int>(i));
        viewer.join();
        QVERIFY(isLastSeen);
        QVERIFY(rises);
        QCOMPARE(seen, last);
    }
};

QTEST_GUILESS_MAIN(TestLatest)
#include "tst_mailbox.moc"
