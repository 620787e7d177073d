// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Work off the window's thread: in order, told of on the window's thread, never lost.

#include <QTest>
#include <QThread>
#include <atomic>
#include <future>

#include "ui/run/background.h"

using namespace miru;

class TestBackground : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void workIsDoneElsewhereAndToldOfHere() {
        Background background;
        QThread* worker = nullptr;
        QThread* teller = nullptr;
        int result = 0;
        background.run(
            [&worker] {
                worker = QThread::currentThread();
                return 42;
            },
            [&](int value) {
                teller = QThread::currentThread();
                result = value;
            });
        QTRY_COMPARE(result, 42);
        QVERIFY(worker != QThread::currentThread());
        QCOMPARE(teller, QThread::currentThread());
    }

    void jobsFollowEachOther() {
        Background background;
        std::vector<int> done;
        std::vector<int> told;
        for (int n = 0; n < 100; ++n)
            background.run(
                [&done, n] {
                    done.push_back(n);
                    return n;
                },
                [&told](int value) { told.push_back(value); });
        background.finish();
        QCOMPARE(done.size(), std::size_t{100});
        QCOMPARE(told, done);
        QVERIFY(std::ranges::is_sorted(told));
    }

    void finishingTellsAtOnce() {
        Background background;
        background.finish();  // nothing to do
        std::promise<void> gate;
        bool isTold = false;
        background.run(
            [future = std::make_shared<std::future<void>>(gate.get_future())] {
                future->wait();
                return 1;
            },
            [&isTold](int) { isTold = true; });
        QCoreApplication::processEvents();
        QVERIFY(!isTold);
        gate.set_value();
        background.finish();
        QVERIFY(isTold);
    }

    void whatWasHandedOverIsDoneBeforeTheEnd() {
        std::atomic<int> done = 0;
        bool isTold = false;
        {
            Background background;
            for (int n = 0; n < 50; ++n) background.run([&done] { return ++done; }, [&isTold](int) { isTold = true; });
        }
        QCOMPARE(done.load(), 50);
        QVERIFY(!isTold);
    }

    void whoIsToldMayHandOverMore() {
        Background background;
        int result = 0;
        background.run(
            [] { return 1; },
            [&](int one) { background.run([one] { return one + 1; }, [&result](int two) { result = two; }); });
        QTRY_COMPARE(result, 2);
    }
};

QTEST_GUILESS_MAIN(TestBackground)
#include "tst_background.moc"
