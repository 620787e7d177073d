// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A study seen from the window's thread.

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <map>

#include "tests/support/small_dataset.h"
#include "tests/support/warnings.h"
#include "ui/run/study_session.h"

using namespace miru;
using namespace miru::test;

namespace {

constexpr int patience = 60'000;

class Source : public DatasetSource {
 public:
    Dataset load(const std::string&) const override { return smallDataset(); }
};

Study someStudy(int epochs = 1) {
    Study study = readStudy(R"({"format": 1, "spec": {"format": 1, "data": {"tasks": 2}, "model": {"hiddenUnits": 12}},
        "axes": [{"setting": "seed", "values": [1, 2, 3, 4]}]})")
                      .study;
    study.spec.training.epochs = epochs;
    return study;
}

}  // namespace

class TestStudySession : public QObject {
    Q_OBJECT

    const Source m_source;

 private Q_SLOTS:
    void init() { failOnWarnings(); }

    void aStudyRunsToItsEnd() {
        QTemporaryDir root;
        StudySession session(m_source);
        QSignalSpy ended(&session, &StudySession::ended);
        session.start(someStudy(), root.filePath("study"));
        QVERIFY(session.isActive());
        QVERIFY(ended.wait(patience));
        QVERIFY(!session.isActive());
        QCOMPARE(ended[0][0].toBool(), true);
        QCOMPARE(ended[0][1].toString(), QString());
        const auto results = readStudyFolder(root.filePath("study").toStdString()).results;
        QVERIFY(std::ranges::all_of(results, &StudyResult::isFinished));
    }

    void itHandsOverWhatCameOfEachRun() {
        QTemporaryDir root;
        StudySession session(m_source);
        std::map<int, StudyResult> results;
        connect(&session, &StudySession::runEnded, &session, [&] {
            for (auto& [run, result] : session.takeResults()) results[run] = result;
        });
        QSignalSpy ended(&session, &StudySession::ended);
        session.start(someStudy(), root.filePath("study"));
        QVERIFY(ended.wait(patience));
        QCOMPARE(results.size(), std::size_t{4});
        const auto stored = readStudyFolder(root.filePath("study").toStdString()).results;
        for (const auto& [run, result] : results)
            QVERIFY(result.scoreboard == stored[static_cast<std::size_t>(run)].scoreboard);
        QVERIFY(session.takeResults().empty());
    }

    void itStopsAndResumes() {
        QTemporaryDir root;
        StudySession session(m_source);
        QSignalSpy ended(&session, &StudySession::ended);
        QSignalSpy progressed(&session, &StudySession::progressed);
        session.start(someStudy(1000), root.filePath("study"));
        QVERIFY(progressed.wait(patience));
        session.stop();
        QVERIFY(ended.wait(patience));
        QCOMPARE(ended[0][0].toBool(), false);
        session.start(someStudy(1000), root.filePath("study"));
        QVERIFY(ended.wait(patience));
        QCOMPARE(ended[1][0].toBool(), true);
    }

    void twoSessionsShareAStudyAndBothKnowWhenItIsOver() {
        QTemporaryDir root;
        StudySession one(m_source);
        StudySession two(m_source);
        QSignalSpy oneEnded(&one, &StudySession::ended);
        QSignalSpy twoEnded(&two, &StudySession::ended);
        one.start(someStudy(40), root.filePath("study"));
        two.start(someStudy(40), root.filePath("study"));
        QTRY_VERIFY_WITH_TIMEOUT(!one.isActive() && !two.isActive(), patience);
        for (const QSignalSpy* ended : {&oneEnded, &twoEnded}) {
            QCOMPARE(ended->at(0).at(1).toString(), QString());
            QCOMPARE(ended->at(0).at(0).toBool(), true);
        }
        const auto results = readStudyFolder(root.filePath("study").toStdString()).results;
        QVERIFY(std::ranges::all_of(results, &StudyResult::isFinished));
    }

    void aFolderThatHoldsAnotherStudyIsSaidInASentence() {
        QTemporaryDir root;
        StudySession session(m_source);
        QSignalSpy ended(&session, &StudySession::ended);
        session.start(someStudy(), root.filePath("study"));
        QVERIFY(ended.wait(patience));
        session.start(someStudy(2), root.filePath("study"));
        QVERIFY(ended.wait(patience));
        QVERIFY(ended[1][1].toString().contains("holds another study"));
    }

    void itCanBeDestroyedWhileItRuns() {
        QTemporaryDir root;
        {
            StudySession session(m_source);
            session.start(someStudy(1000), root.filePath("at once"));
        }
        {
            StudySession session(m_source);
            QSignalSpy progressed(&session, &StudySession::progressed);
            session.start(someStudy(1000), root.filePath("in a run"));
            QVERIFY(progressed.wait(patience));
        }
        StudySession session(m_source);
        QSignalSpy runEnded(&session, &StudySession::runEnded);
        session.start(someStudy(50), root.filePath("between runs"));
        QVERIFY(runEnded.wait(patience));
    }
};

QTEST_MAIN(TestStudySession)
#include "tst_study_session.moc"
