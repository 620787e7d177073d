// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a session takes on the disk: six runs of five tasks, as large as the default settings make them.

#include <QTest>
#include <algorithm>

#include "core/run/run_experiment.h"
#include "core/run/session_file.h"
#include "datasets/library.h"
#include "tests/support/few_glyphs.h"
#include "ui/run/history.h"

using namespace miru;

namespace {

/// The default settings but for fewer sequences: what is kept of a run does not depend on their number.
ExperimentSpec defaultSpec(std::uint32_t seed) {
    ExperimentSpec spec;
    spec.seed = seed;
    spec.data.trainPerTask = 1920;
    spec.data.testPerTask = 100;
    spec.evaluation = {.every = 3, .sequences = 20};  // as many points on the curves as a whole run has
    return spec;
}

}  // namespace

class TestSessionSize : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void sixRunsOfFiveTasksTakeAtMostTenMegabytes() {
        const Dataset dataset = Library().load(testing::fewGlyphs().toStdString());
        StoredSession session;
        for (std::uint32_t seed = 1; seed <= 6; ++seed) {
            const ExperimentSpec spec = defaultSpec(seed);
            Moments history;
            RunOptions options;
            options.checkpointInterval = 0;
            options.checkpointed = [&](const auto& snapshot) { keepMoment(history, snapshot); };
            options.taskLearned = options.checkpointed;
            const Run record = runExperiment(spec, dataset, options);
            keepMoment(history, record.latest());
            session.runs.push_back({record.spec, {}, {}, {}, history});
        }
        const std::string bytes = sessionFile(session);
        qInfo("%zu bytes", bytes.size());
        QVERIFY2(bytes.size() <= 10'000'000, qPrintable(QString("%1 bytes").arg(bytes.size())));

        const StoredSession read = sessionFrom(bytes);
        QCOMPARE(read.runs.size(), session.runs.size());
        for (std::size_t r = 0; r < read.runs.size(); ++r) {
            const auto& was = session.runs[r].snapshots;
            const auto& is = read.runs[r].snapshots;
            qInfo("run %zu: %zu of %zu moments", r + 1, is.size(), was.size());
            QVERIFY2(is.size() > 8, "there is something to look back at between the ends of tasks");
            for (const auto& snapshot : was) {
                const RunPosition& position = snapshot->position;
                if (!snapshot->isTaskBoundary()) continue;
                const auto kept = std::ranges::find_if(is, [&](const auto& p) { return p->position == position; });
                QVERIFY(kept != is.end());
                QVERIFY(
                    std::ranges::equal((*kept)->model->parameters().values(), snapshot->model->parameters().values()));
                QVERIFY2((*kept)->checkpoint || position.task == position.taskCount, "it can be forked at once");
            }
        }
        // A run of the file resumes at the end of its second task as if it had never been left.
        const Run& run = read.runs[3];
        const auto moment = std::ranges::find_if(run.snapshots, [](const auto& p) { return p->position.task == 2; });
        RunOptions options;
        options.from = *moment;
        const Run resumed = runExperiment(run.spec, dataset, options);
        QVERIFY(std::ranges::equal(resumed.weights().values(),
                                   session.runs[3].snapshots.back()->model->parameters().values()));
        const std::string again = sessionFile(read);  // of runs that stand still
        QVERIFY2(sessionFile(sessionFrom(again)) == again, "opened and saved, it loses nothing more");
    }
};

QTEST_GUILESS_MAIN(TestSessionSize)
#include "tst_session_size.moc"
