// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A file is written whole or not at all, whatever is wrong with the disk.

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QDir>
#include <QTemporaryDir>
#include <QTest>
#include <cerrno>
#include <csignal>
#include <stdexcept>

#include "core/files/atomic_file.h"
#include "core/files/file_lock.h"

using namespace miru;

namespace {

/// What went wrong while writing; empty if nothing did.
std::string problemOf(const std::filesystem::path& file, const std::string& text) {
    try {
        writeFileAtomically(file, text);
    } catch (const std::runtime_error& error) {
        return error.what();
    }
    return {};
}

/// While it lives no file of this program may grow beyond so many bytes, as on a disk that is full.
class FullDisk {
 public:
    explicit FullDisk(rlim_t bytes) {
        std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit{bytes, m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FullDisk() { ::setrlimit(RLIMIT_FSIZE, &m_before); }
    FullDisk(const FullDisk&) = delete;
    FullDisk& operator=(const FullDisk&) = delete;

 private:
    rlimit m_before{};
};

}  // namespace

class TestWholeFile : public QObject {
    Q_OBJECT

    QTemporaryDir m_root;
    std::filesystem::path path(const char* name) const { return m_root.filePath(name).toStdString(); }

 private Q_SLOTS:
    void whatIsWrittenIsRead() {
        const std::string text("a\0b\n", 4);
        writeFileAtomically(path("file"), text);
        QCOMPARE(readFile(path("file")), text);
        writeFileAtomically(path("file"), "shorter");
        QCOMPARE(readFile(path("file")), "shorter");
    }

    void onAFullDiskTheOldFileStaysAndNothingLiesBeside() {
        writeFileAtomically(path("kept"), "what was there");
        {
            const FullDisk disk(1000);
            const std::string problem = problemOf(path("kept"), std::string(5000, 'x'));
            QVERIFY2(problem.starts_with("Could not write ") && problem.find("kept: ") != std::string::npos,
                     problem.c_str());
            QVERIFY(!problemOf(path("new"), std::string(5000, 'x')).empty());
        }
        QCOMPARE(readFile(path("kept")), "what was there");
        QVERIFY(!std::filesystem::exists(path("new")));
        for (const QString& name : QDir(m_root.path()).entryList(QDir::Files))
            QVERIFY2(!name.endsWith(".part"), qPrintable(name));
    }

    void aDeviceThatIsFullSaysSoAndStaysADevice() {
        if (!std::filesystem::exists("/dev/full")) QSKIP("there is no /dev/full here");
        const std::string problem = problemOf("/dev/full", "text");
        QCOMPARE(problem, "Could not write /dev/full: No space left on device.");
        QVERIFY(std::filesystem::is_character_file("/dev/full"));
        QVERIFY(!std::filesystem::exists("/dev/full.part"));
    }

    void whatAKilledWriterLeftIsTakenAwayByTheNext() {
        const QString folder = m_root.filePath("left");
        QVERIFY(QDir().mkpath(folder));
        const auto file = std::filesystem::path(folder.toStdString()) / "lesson.miru";
        writeFileAtomically(file, "what was there");
        int ready[2];
        QCOMPARE(::pipe(ready), 0);
        const pid_t writer = ::fork();
        QVERIFY(writer >= 0);
        if (writer == 0) {  // is killed in the midst of a save
            const std::string name = file.string() + ".miru-" + std::to_string(::getpid()) + "-0.part";
            const auto lock = FileLock::tryMake(name);
            const ssize_t written = lock ? ::write(lock->descriptor(), "half", 4) + ::write(ready[1], "x", 1) : 0;
            ::pause();
            ::_exit(static_cast<int>(written));
        }
        char byte = 0;
        QCOMPARE(::read(ready[0], &byte, 1), ssize_t{1});
        const auto left = [&] { return QDir(folder).entryList({"*.part"}, QDir::Files); };
        QCOMPARE(left().size(), 1);
        removeLeftovers(folder.toStdString());
        writeFileAtomically(file, "another writer");
        QCOMPARE(left().size(), 1);  // its writer is alive
        QCOMPARE(::kill(writer, SIGKILL), 0);
        QCOMPARE(::waitpid(writer, nullptr, 0), writer);
        QCOMPARE(left().size(), 1);
        const QString foreign = folder + "/thesis.part";
        QVERIFY(QFile(foreign).open(QIODevice::WriteOnly));
        writeFileAtomically(std::filesystem::path(folder.toStdString()) / "other", "the next save in this folder");
        QCOMPARE(left(), QStringList{"thesis.part"});  // that is nobody's of us
        QCOMPARE(readFile(file), "another writer");
    }

    void whatIsTooLargeIsNotRead() {
        const auto file = path("large");
        writeFileAtomically(file, std::string(1001, 'x'));
        QVERIFY_THROWS_EXCEPTION(std::runtime_error, readFile(file, 1000));
        QCOMPARE(readFile(file, 1001).size(), std::size_t{1001});
        writeFileAtomically(file, "first\nsecond");
        QCOMPARE(readFirstLine(file), "first");
    }

    void whyAFileCannotBeWrittenIsKnown() {
        const auto reasonOf = [](const std::filesystem::path& file) {
            try {
                writeFileAtomically(file, "x");
            } catch (const WriteError& error) {
                return error.reason();
            }
            return 0;
        };
        QCOMPARE(reasonOf("/dev/full"), ENOSPC);
        QCOMPARE(reasonOf(path("nowhere") / "file"), ENOENT);
        QCOMPARE(reasonOf(m_root.path().toStdString()), EISDIR);
    }

    void aFolderThatCannotBeWrittenToSaysSo() {
        const auto folder = path("closed");
        std::filesystem::create_directory(folder);
        if (::geteuid() == 0) {  // nothing is closed to root; below a file there is no place for anybody
            writeFileAtomically(path("plain"), "");
            QVERIFY(problemOf(path("plain") / "file", "x").find("Not a directory") != std::string::npos);
            return;
        }
        std::filesystem::permissions(folder, std::filesystem::perms::owner_read | std::filesystem::perms::owner_exec);
        QVERIFY(problemOf(folder / "file", "x").find("Permission denied") != std::string::npos);
        std::filesystem::permissions(folder, std::filesystem::perms::owner_all);
    }

    void aFolderIsNoFile() {
        QVERIFY_THROWS_EXCEPTION(std::runtime_error, readFile(m_root.path().toStdString()));
        QVERIFY(!problemOf(m_root.path().toStdString(), "x").empty());
    }

    void aFolderIsMadeWithThoseItLiesIn() {
        makeFolder(path("a") / "b" / "c");
        makeFolder(path("a") / "b" / "c");
        QVERIFY(std::filesystem::is_directory(path("a") / "b" / "c"));
        writeFileAtomically(path("plain"), "");
        QVERIFY_THROWS_EXCEPTION(std::runtime_error, makeFolder(path("plain") / "below"));
    }
};

QTEST_APPLESS_MAIN(TestWholeFile)
#include "tst_atomic_file.moc"
