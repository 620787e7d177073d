// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A file that one at a time may hold.

#include <sys/wait.h>
#include <unistd.h>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <atomic>
#include <csignal>
#include <thread>
#include <vector>

#include "core/files/file_lock.h"

using namespace miru;

class TestFileLock : public QObject {
    Q_OBJECT

    QTemporaryDir m_root;
    std::filesystem::path path(const char* name) const { return m_root.filePath(name).toStdString(); }

 private Q_SLOTS:
    void oneHolderAtATimeInOneProgramToo() {
        auto first = FileLock::tryTake(path("one"));
        QVERIFY(first && first->isHeld());
        QVERIFY(!FileLock::tryTake(path("one")));
        QVERIFY(FileLock::tryTake(path("another")));
        first.reset();
        QVERIFY(FileLock::tryTake(path("one")));
        QVERIFY(QFile::exists(m_root.filePath("one")));
    }

    void itMovesWithItsOwner() {
        auto first = FileLock::tryTake(path("moves"));
        FileLock second = std::move(*first);
        first.reset();
        QVERIFY(!FileLock::tryTake(path("moves")));
        second = FileLock();
        QVERIFY(FileLock::tryTake(path("moves")));
    }

    void itEndsWithTheProgramThatHoldsIt() {
        int ready[2];
        QVERIFY(::pipe(ready) == 0);
        const pid_t child = ::fork();
        if (child == 0) {
            const auto held = FileLock::tryTake(path("killed"));
            const char answer = held ? 'y' : 'n';
            if (::write(ready[1], &answer, 1) == 1) ::pause();
            ::_exit(0);
        }
        char answer = 0;
        QVERIFY(::read(ready[0], &answer, 1) == 1 && answer == 'y');
        QVERIFY(!FileLock::tryTake(path("killed")));
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
        QVERIFY(FileLock::tryTake(path("killed")));
        ::close(ready[0]);
        ::close(ready[1]);
    }

    void whoWaitsGetsItInTheEndAndNeverTwoAtOnce() {
        std::atomic<int> inside = 0;
        std::atomic<int> most = 0;
        std::vector<std::jthread> threads;
        for (int n = 0; n < 4; ++n)
            threads.emplace_back([&] {
                for (int round = 0; round < 200; ++round) {
                    const FileLock lock = FileLock::take(path("busy"));
                    most = std::max<int>(most, ++inside);
                    --inside;
                }
            });
        threads.clear();  // waits for them
        QCOMPARE(most, 1);
    }

    void aFileThatWasReplacedBeforeItWasLockedDoesNotCount() {
        const auto old = FileLock::tryTake(path("replaced"));
        QVERIFY(old);
        std::filesystem::rename(path("replaced"), path("replaced.old"));
        const auto now = FileLock::tryTake(path("replaced"));  // the file of this name is another one now
        QVERIFY(now);
        QVERIFY(!FileLock::tryTake(path("replaced.old")));
    }

    void whereNothingCanBeWrittenItSaysSo() {
        try {
            FileLock::tryTake(path("no-such-folder") / "lock");
            QFAIL("locked nothing");
        } catch (const std::runtime_error& error) {
            QVERIFY2(QString(error.what()).startsWith("Could not write ") && QString(error.what()).endsWith("."),
                     error.what());
        }
    }
};

QTEST_APPLESS_MAIN(TestFileLock)
#include "tst_file_lock.moc"
