// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/background_writer.h"

#include <QTest>
#include <atomic>
#include <semaphore>
#include <stdexcept>
#include <vector>

using namespace miru;

class TestBackgroundWriter : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void whoLeavesAJobDoesNotWaitForIt() {
        std::binary_semaphore disk{0};
        std::atomic<bool> isWritten = false;
        BackgroundWriter writer;
        writer.write([&] {
            disk.acquire();  // as slow as a disk can be
            isWritten = true;
        });
        QVERIFY(!isWritten);
        disk.release();
        writer.finish();
        QVERIFY(isWritten);
    }

    void ofThoseThatWaitOnlyTheNewestIsWritten() {
        std::binary_semaphore hasBegun{0};
        std::binary_semaphore disk{0};
        std::vector<int> written;
        BackgroundWriter writer;
        writer.write([&] {
            hasBegun.release();
            disk.acquire();
            written.push_back(1);
        });
        hasBegun.acquire();
        for (const int number : {2, 3, 4}) writer.write([&written, number] { written.push_back(number); });
        disk.release();
        writer.finish();
        QCOMPARE(written, (std::vector<int>{1, 4}));
    }

    void whatFailsIsSaidOnceByTheNextCall() {
        BackgroundWriter writer;
        writer.write([] { throw std::runtime_error("The disk is full."); });
        QVERIFY_THROWS_EXCEPTION(std::runtime_error, writer.finish());
        bool isWritten = false;
        writer.write([&] { isWritten = true; });
        writer.finish();
        QVERIFY(isWritten);
    }

    void whatWaitsAtTheEndIsStillWritten() {
        bool isWritten = false;
        {
            BackgroundWriter writer;
            writer.write([&] { isWritten = true; });
        }
        QVERIFY(isWritten);
    }
};

QTEST_GUILESS_MAIN(TestBackgroundWriter)
#include "tst_background_writer.moc"
