// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What crashed sessions have left: found, kept however often it crashes again, discarded, bounded.

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "core/files/atomic_file.h"
#include "core/run/run_recorder.h"
#include "core/spec/spec_json.h"
#include "tests/support/warnings.h"
#include "ui/run/autosave.h"
#include "ui/run/background.h"

using namespace miru;

namespace {

constexpr int manyMegabytes = 1000;

/// A run that has just begun, in a session that nobody holds; `kilobytes` large.
void writeRun(const QString& root, int session, int run, int kilobytes = 1) {
    const auto folder = QString("%1/session-%2/run-%3").arg(root).arg(session).arg(run).toStdString();
    makeFolder(folder);
    writeFileAtomically(folder + "/spec.json", writeSpec(ExperimentSpec{}));
    writeFileAtomically(folder + "/journal.jsonl", std::string(static_cast<std::size_t>(kilobytes) * 1000, '\n'));
}

/// A session that looks for kept runs.
struct Session {
    explicit Session(const QString& root, int megabytes = manyMegabytes) : autosave(root, background) {
        QSignalSpy found(&autosave, &Autosave::found);
        autosave.findKeptRuns(megabytes);
        background.finish();
        if (!found.isEmpty()) {
            runs = found.first().at(0).toInt();
            removed = found.first().at(1).toInt();
        }
    }
    ~Session() { background.finish(); }
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    QStringList names() const {
        QStringList names;
        for (const QString& run : autosave.keptRuns()) names << run.section('/', -2);
        return names;
    }

    Background background;
    Autosave autosave;
    int runs = -1;
    int removed = -1;
};

}  // namespace

class TestAutosave : public QObject {
    Q_OBJECT

 private:
    QString root() const { return m_folder->path(); }
    QStringList sessions() const { return QDir(root()).entryList({"session-*"}, QDir::Dirs); }
    std::unique_ptr<QTemporaryDir> m_folder;

 private Q_SLOTS:
    void init() {
        failOnWarnings();
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
    }

    void aSessionThatEndsWellLeavesNothing() {
        {
            Session session(root());
            QCOMPARE(session.runs, 0);
            writeRun(root(), 1, 1);
            QCOMPARE(session.autosave.folderOf(1), root() + "/session-1/run-1");
            session.autosave.clear();
            QVERIFY(session.autosave.folderOf(1).isEmpty());
        }
        QVERIFY(QDir(root()).isEmpty());
    }

    void keptRunsStayHoweverOftenItCrashesAgain() {
        writeRun(root(), 3, 1);
        writeRun(root(), 3, 2);
        for (int crash = 0; crash < 10; ++crash) {
            Session session(root());
            QCOMPARE(session.runs, 2);
            const QStringList kept = session.autosave.keptRuns();
            if (crash % 2 == 1) session.autosave.opened(kept.last(), 7);
            QCOMPARE(session.autosave.keptRuns().size(), crash % 2 == 1 ? 1 : 2);
            QCOMPARE(session.autosave.folderOf(7),
                     crash % 2 == 1 ? kept.last() : session.autosave.folderOf(6).chopped(1) + '7');
            writeRun(root(), 3, 2);  // the run resumes in its own folder
        }
    }

    void theNewestIsTheLastByItsNumber() {
        for (const int run : {10, 9, 2, 1}) writeRun(root(), 9, run);
        writeRun(root(), 10, 1);
        writeRun(root(), 100, 3);
        const Session session(root());
        QCOMPARE(session.names(), QStringList({"session-9/run-1", "session-9/run-2", "session-9/run-9",
                                               "session-9/run-10", "session-10/run-1", "session-100/run-3"}));
        QCOMPARE(session.autosave.folderOf(1), root() + "/session-101/run-1");  // newer than all
    }

    void whatALivingSessionKeepsOrOffersIsNotOfferedTwice() {
        writeRun(root(), 1, 1);
        Session first(root());
        writeRun(root(), 2, 1);  // of the first, which lives
        QCOMPARE(first.runs, 1);
        const Session second(root());
        QCOMPARE(second.runs, 0);
        first.autosave.clear();
        QVERIFY(QDir(root() + "/session-1/run-1").exists());
        QVERIFY(!QDir(root() + "/session-2").exists());
    }

    void whatIsDiscardedOrSavedIsGone() {
        for (const int run : {1, 2, 3, 4}) writeRun(root(), 1, run);
        {
            Session session(root());
            const QStringList kept = session.autosave.keptRuns();
            session.autosave.opened(kept[0], 1);
            session.autosave.opened(kept[1], 2);
            session.autosave.opened(kept[2], 3);
            session.autosave.discard(1);
            session.autosave.saved({2, 17});
            session.autosave.squeezedOut(3);  // stays kept
            QCOMPARE(session.names(), QStringList({"session-1/run-3", "session-1/run-4"}));
        }
        {
            Session session(root());
            QCOMPARE(session.names(), QStringList({"session-1/run-3", "session-1/run-4"}));
            session.autosave.discardKeptRuns();
            QVERIFY(session.autosave.keptRuns().isEmpty());
            session.autosave.clear();
        }
        QVERIFY(QDir(root()).isEmpty());
    }

    void whatLeavesTheListLeavesTheDisk() {
        Session session(root());
        for (const int run : {1, 2, 3}) writeRun(root(), 1, run);
        session.autosave.discard(1);
        session.autosave.squeezedOut(3);
        session.autosave.discard(99);
        session.background.finish();
        QCOMPARE(QDir(root() + "/session-1").entryList(QDir::Dirs | QDir::NoDotAndDotDot), QStringList({"run-2"}));
        QCOMPARE(QDir(root()).entryList(QDir::Dirs | QDir::NoDotAndDotDot), QStringList({"session-1"}));
    }

    void nameAndNoteAreKeptWithTheRun() {
        writeRun(root(), 1, 1);
        Session session(root());
        session.autosave.opened(session.autosave.keptRuns().first(), 5);
        session.autosave.keepWords(5, "mine", "a thought", {"lecture", "first"});
        session.background.finish();
        const RecoverableRun run = readRunFolder((root() + "/session-1/run-1").toStdString());
        QCOMPARE(run.name, std::string("mine"));
        QCOMPARE(run.note, std::string("a thought"));
        QCOMPARE(run.tags, (std::vector<std::string>{"lecture", "first"}));
    }

    void theOldestGoFirstWhereThereIsNoRoom() {
        for (const int session : {1, 2, 3, 4}) writeRun(root(), session, 1, 400);
        const Session session(root(), 1);
        QCOMPARE(session.removed, 2);
        QCOMPARE(session.names(), QStringList({"session-3/run-1", "session-4/run-1"}));
    }

    void theLastCrashIsNeverRemovedForWantOfRoomNorWhatLives() {
        writeRun(root(), 1, 1, 400);
        const Session living(root());  // offers it, and is itself number 2
        writeRun(root(), 2, 1, 3000);
        writeRun(root(), 3, 1, 3000);
        const Session session(root(), 1);
        QCOMPARE(session.removed, 0);
        QCOMPARE(session.names(), QStringList({"session-3/run-1"}));
        QVERIFY(QDir(root() + "/session-1/run-1").exists());
        QVERIFY(QDir(root() + "/session-2/run-1").exists());
    }

    void sessionsWithoutRunsAndWhatIsOnItsWayOutAreClearedAway() {
        makeFolder((root() + "/session-1/run-1").toStdString());  // killed before it wrote anything
        makeFolder((root() + "/session-2").toStdString());
        makeFolder((root() + "/removed-0/run-1").toStdString());
        {
            const Session session(root());
            QCOMPARE(session.runs, 0);
        }
        QCOMPARE(sessions(), QStringList({"session-3"}));
        QVERIFY(!QDir(root() + "/removed-0").exists());
    }

    void whereNothingCanBeWrittenNothingIsKept() {
        writeFileAtomically((root() + "/file").toStdString(), "in the way");
        Session session(root() + "/file");
        QVERIFY(session.autosave.folderOf(1).isEmpty());
        session.autosave.keepWords(1, "a", "b", {"c"});
        session.autosave.discard(1);
        session.autosave.clear();
        QCOMPARE(session.runs, -1);
    }
};

QTEST_GUILESS_MAIN(TestAutosave)
#include "tst_autosave.moc"
