// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A session in one file: everything is there again, and a run from it resumes bit for bit.

#include <QTemporaryDir>
#include <QTest>
#include <algorithm>

#include "core/files/atomic_file.h"
#include "core/files/gzip.h"
#include "core/files/safetensors.h"
#include "core/lesson/lesson_progress.h"
#include "core/run/run_experiment.h"
#include "core/run/session_file.h"
#include "tests/support/small_dataset.h"
#include "tests/support/small_spec.h"
#include "tests/support/small_texts.h"

using namespace miru;
using namespace miru::test;

namespace {

ExperimentSpec someSpec() {
    ExperimentSpec spec = rehearsedSpec();
    spec.training.epochs = 1;
    spec.events.clear();
    return spec;
}

/// A finished run with the snapshots at the ends of its tasks.
Run someRun(CellKind cell) {
    ExperimentSpec spec = someSpec();
    spec.model.cell = cell;
    const Run record = runExperiment(spec, smallDataset(), {});
    return {.spec = record.spec,
            .name = "der Grüne",
            .note = "grüner Lauf\n\"zwei\"",
            .folder = {},
            .snapshots = record.snapshots,
            .tags = {"für die Vorlesung", "zwei, drei"}};
}

StoredSession someSession() {
    StoredSession session;
    session.settings = someSpec();
    session.settings.seed = 77;
    session.runs = {someRun(CellKind::Miru2), someRun(CellKind::Gru)};
    session.undrawn = {0};
    session.shown = 1;
    session.moment = 38;
    session.classNames = {"a", "b", "c"};
    session.layout = std::string("\0\xff bytes", 8);
    session.lesson = writeProgress({.name = "mine", .lesson = "{}", .step = 3});
    session.view = std::string("\xfe\0 more", 7);
    return session;
}

std::string sentenceOf(const std::string& bytes) {
    try {
        sessionFrom(bytes);
    } catch (const std::runtime_error& error) {
        return error.what();
    }
    return {};
}

/// The same bytes with the first `from` replaced by a text of the same length.
std::string replaced(std::string bytes, const std::string& from, const std::string& to) {
    const auto place = bytes.find(from);
    if (place == std::string::npos || from.size() != to.size()) qFatal("there is no %s to replace", from.c_str());
    return bytes.replace(place, from.size(), to);
}

}  // namespace

class TestSessionFile : public QObject {
    Q_OBJECT

    const StoredSession m_session = someSession();
    const std::string m_packed = sessionFile(m_session);
    const std::string m_bytes = gunzip(m_packed, 100'000'000);  // is read as well

 private Q_SLOTS:
    void everythingIsThereAgain() {
        const StoredSession read = sessionFrom(m_bytes);
        QCOMPARE(read.settings, m_session.settings);
        QCOMPARE(read.shown, 1);
        QCOMPARE(read.moment, 38);
        QCOMPARE(readProgress(read.lesson).step, std::size_t{3});
        QCOMPARE(read.layout, m_session.layout);
        QCOMPARE(read.view, m_session.view);
        QCOMPARE(read.classNames, m_session.classNames);
        QCOMPARE(read.runs.size(), 2);
        QCOMPARE(read.undrawn, m_session.undrawn);
        for (std::size_t r = 0; r < 2; ++r) {
            QCOMPARE(read.runs[r].spec, m_session.runs[r].spec);
            QCOMPARE(read.runs[r].note, m_session.runs[r].note);
            QCOMPARE(read.runs[r].tags, m_session.runs[r].tags);
            QCOMPARE(read.runs[r].snapshots.size(), 3);
            for (std::size_t p = 0; p < 3; ++p) {
                const Snapshot& was = *m_session.runs[r].snapshots[p];
                const Snapshot& is = *read.runs[r].snapshots[p];
                QCOMPARE(is.position.batch, was.position.batch);
                QCOMPARE(is.scoreboard.rows(), was.scoreboard.rows());
                QCOMPARE(is.timing.trainingSeconds, was.timing.trainingSeconds);
                QVERIFY(std::ranges::equal(is.model->parameters().values(), was.model->parameters().values()));
            }
        }
    }

    /// Images lie in the file as bytes, whatever else there is as the numbers it is.
    void watchedSequencesAreThereAgainToTheBit() {
        const Dataset images = smallDataset();
        Dataset numbers = images;
        for (SequenceSet* const set : {&numbers.train, &numbers.test}) {
            std::vector<Real> values;
            std::vector<std::int32_t> labels;
            for (int n = 0; n < set->count(); ++n) {
                for (int k = 0; k < set->numbersPerSequence(); ++k)
                    values.push_back(static_cast<Real>(set->frames(n).bytes()[k]) / 99 - 1);
                labels.push_back(set->label(n));
            }
            *set = SequenceSet(set->shape(), std::move(values), std::move(labels), 1);
        }
        for (const Dataset& dataset : {images, numbers}) {
            const Run record = runExperiment(someSpec(), dataset, {});
            StoredSession session;
            session.runs = {{.spec = record.spec, .name = "", .note = "", .folder = {}, .snapshots = record.snapshots}};
            const std::string bytes = gunzip(sessionFile(session), 100'000'000);
            const auto again = sessionFrom(bytes).runs.at(0).snapshots.back();
            for (std::size_t task = 0; task < 3; ++task)
                QCOMPARE(*again->samples[task], *record.latest()->samples[task]);
            const bool areBytes = TensorFile::fromBytes(bytes).contains("run1/snapshot1/samples1/bytes");
            QCOMPARE(areBytes, dataset.train.bytesPerElement() == 1);
        }
    }

    void textsAreThereAgainWithTheirWords() {
        ExperimentSpec asked = someSpec();
        asked.model.embedding = 6;
        const Dataset texts = smallTexts();
        const Run record = runExperiment(asked, texts, {});
        StoredSession session;
        session.runs = {{.spec = record.spec, .name = "", .note = "", .folder = {}, .snapshots = record.snapshots}};
        const StoredSession again = sessionFrom(sessionFile(session));
        const Snapshot& snapshot = *again.runs.at(0).snapshots.back();
        QCOMPARE(*snapshot.words, *record.snapshots.back()->words);
        QCOMPARE(snapshot.knownShare, record.snapshots.back()->knownShare);
        QCOMPARE(snapshot.buffer.texts, record.snapshots.back()->buffer.texts);
        QCOMPARE(snapshot.resources, record.snapshots.back()->resources);
        QCOMPARE(snapshot.activity, record.snapshots.back()->activity);
        for (std::size_t task = 0; task < snapshot.samples.size(); ++task) {
            QCOMPARE(snapshot.samples[task]->texts, record.snapshots.back()->samples[task]->texts);
            QCOMPARE(snapshot.samples[task]->words, record.snapshots.back()->samples[task]->words);
            QCOMPARE(snapshot.samples[task]->code, record.snapshots.back()->samples[task]->code);
        }
        QVERIFY(snapshot.position.task == snapshot.position.taskCount || !resumeObstacle(snapshot, asked, texts));
        const auto& both = again.runs.at(0).snapshots;
        QCOMPARE(both[1]->words.get(), both[0]->words.get());  // kept once
        QCOMPARE(both[1]->samples[0].get(), both[0]->samples[0].get());
    }

    void textsWithoutAnyWordAreThereAgain() {
        ExperimentSpec asked = someSpec();
        asked.model.embedding = 3;
        for (const auto& [ofTrain, ofTest] : {std::pair(true, true), std::pair(true, false), std::pair(false, true)}) {
            const Dataset texts = textsWithoutWords(ofTrain, ofTest);
            const Run record = runExperiment(asked, texts, {});
            StoredSession session;
            session.runs = {{.spec = record.spec, .name = "", .note = "", .folder = {}, .snapshots = record.snapshots}};
            const StoredSession again = sessionFrom(sessionFile(session));
            const Snapshot& snapshot = *again.runs.at(0).snapshots.back();
            QCOMPARE(*snapshot.words, *record.snapshots.back()->words);
            QCOMPARE(snapshot.buffer.texts, record.snapshots.back()->buffer.texts);
            QCOMPARE(snapshot.samples[0]->texts, record.snapshots.back()->samples[0]->texts);
            QVERIFY(snapshot.position.task == snapshot.position.taskCount || !resumeObstacle(snapshot, asked, texts));
        }
    }

    void whatSnapshotsHaveInCommonIsKeptOnce() {
        const auto snapshots = sessionFrom(m_bytes).runs[0].snapshots;
        QVERIFY(snapshots[2]->learned[0] == snapshots[1]->learned[0]);
        QVERIFY(snapshots[2]->samples[0] == snapshots[0]->samples[0]);
        StoredSession twice = m_session;
        twice.runs.push_back(twice.runs[0]);
        const auto grown = sessionFile(twice).size() - m_packed.size();
        StoredSession once = m_session;
        once.runs.pop_back();
        QVERIFY2(grown < sessionFile(once).size() / 2, "a run that is there twice shares its arrays");
    }

    void aSessionOpenedAndSavedIsTheSameFile() {
        // But for runs that were going: what is read stands still.
        const std::string once = sessionFile(sessionFrom(m_packed));
        QVERIFY(sessionFile(sessionFrom(once)) == once);
    }

    void aRunFromASessionResumesBitForBit() {
        const Run run = sessionFrom(m_bytes).runs[0];
        RunOptions options;
        options.from = run.snapshots[0];
        QVERIFY(!resumeObstacle(*options.from, run.spec, smallDataset()));
        const Run record = runExperiment(run.spec, smallDataset(), options);
        QVERIFY(std::ranges::equal(record.weights().values(),
                                   m_session.runs[0].snapshots.back()->model->parameters().values()));
    }

    void onOtherDataItDoesNotGoOn() {
        const Run run = sessionFrom(m_bytes).runs[0];
        const auto why = resumeObstacle(*run.snapshots[0], run.spec, smallDataset(300, 89));
        QVERIFY(why && why->find("its sequences differ") != std::string::npos);
    }

    void whatIsNoSessionIsRefusedWithASentence() {
        QVERIFY(sentenceOf("").find("It is no safetensors file") == 0);
        QVERIFY(sentenceOf(TensorFile().bytes()).find("of another kind") != std::string::npos);
        // Inside of JSON inside of JSON: quotes are escaped twice.
        QVERIFY(sentenceOf(replaced(m_bytes, R"(\"format\":10,\"moment)", R"(\"format\":11,\"moment)"))
                    .find("It has the format 11") == 0);
        QVERIFY(sentenceOf(replaced(m_bytes, R"(\"runs\":2)", R"(\"runs\":3)")).find("no text run3") !=
                std::string::npos);
        QVERIFY(sentenceOf(replaced(m_bytes, R"(\"shown\":1)", R"(\"shown\":7)")).find("runs that cannot be") !=
                std::string::npos);
        QVERIFY(sentenceOf(replaced(m_bytes, R"(\"note\":)", R"(\"nota\":)")).find("missing") != std::string::npos);
    }

    void aTruncatedFileIsRefused() {
        for (std::size_t length = 0; length < m_bytes.size(); length += 1 + m_bytes.size() / 50)
            QVERIFY(!sentenceOf(m_bytes.substr(0, length)).empty());
    }

    void flippedBitsAreRefusedOrRead() {
        for (std::size_t place = 0; place < m_bytes.size(); place += 1 + m_bytes.size() / 100) {
            std::string bytes = m_bytes;
            bytes[place] = static_cast<char>(bytes[place] ^ 0x10);
            sentenceOf(bytes);  // anything but a crash
        }
    }

    void aPackedFileThatIsDamagedOrUnpacksToTooMuchIsRefused() {
        for (std::size_t length = 2; length < m_packed.size(); length += 1 + m_packed.size() / 20)
            QCOMPARE(sentenceOf(m_packed.substr(0, length)), std::string("It is damaged or cut short."));
        QCOMPARE(sentenceOf(m_packed + "more"), std::string("It is damaged or cut short."));
        std::string flipped = m_packed;
        flipped[flipped.size() / 2] = static_cast<char>(flipped[flipped.size() / 2] ^ 0x10);
        QVERIFY(!sentenceOf(flipped).empty());
        QCOMPARE(sentenceOf(gzip(std::string(200'000'000, '\0'))),
                 std::string("It is a packed file of another kind, no session."));
        const std::string beginning = std::string("\xff\0\0\0\0\0\0\0{", 9);
        QCOMPARE(sentenceOf(gzip(beginning + std::string(200'000'000, '\0'))),
                 std::string("It unpacks to more than it can be."));
    }

    void aFileOfTheFormatBeforeIsRefused() {
        const std::string before = replaced(m_bytes, R"(\"format\":10,\"moment)", R"(\"format\": 9,\"moment)");
        QCOMPARE(sentenceOf(before), std::string("It has the format 9; this version reads 10."));
        QCOMPARE(sentenceOf(gzip(before)), std::string("It has the format 9; this version reads 10."));
    }

    void aFileThatIsNotThereIsNamed() {
        try {
            readSession("/nowhere/at-all.miru");
            QFAIL("it was read");
        } catch (const std::runtime_error& error) {
            QVERIFY(std::string(error.what()).find("/nowhere/at-all.miru") != std::string::npos);
        }
    }
};

QTEST_APPLESS_MAIN(TestSessionFile)
#include "tst_session_file.moc"
