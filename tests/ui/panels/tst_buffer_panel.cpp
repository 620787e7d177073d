// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The buffer panel shows what is kept, each sequence as the picture it was.

#include <QTest>

#include "tests/support/pictures.h"
#include "tests/support/snapshots.h"
#include "tests/support/warnings.h"
#include "ui/charts/image_strips.h"
#include "ui/panels/buffer_panel.h"
#include "ui/style/numbers.h"
#include "ui/style/palette.h"
#include "ui/style/sequence_picture.h"
#include "ui/style/theme.h"

using namespace miru;

namespace {

void show(BufferPanel& panel) { showAt(panel, {360, 300}); }

QImage originalOf(int sample) {
    std::vector<unsigned char> bytes;
    for (std::uint32_t n = 0; n < 28 * 28; ++n) bytes.push_back(snapshots::inkAt(sample, n));
    return sequencePicture(bytes, 28, 28, {});
}

}  // namespace

class TestBufferPanel : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() { Theme::current().apply(Theme::Kind::Light); }
    void init() { failOnWarnings(); }

    void keptRecordingsAreShownAsTheyWereWhateverTheirOrder() {
        BufferPanel panel;
        show(panel);
        const auto snapshot = snapshots::shared(snapshots::withRecordings());
        panel.setSnapshot(snapshot);
        const auto& strips = panel.findChild<ImageStrips*>()->strips();
        QCOMPARE(strips.size(), 2);
        QCOMPARE(strips[0].pictures[2].size(), QSize(6, 4));
        QCOMPARE(strips[0].pictures[0].size(), QSize(2, 4));
        QCOMPARE(strips[0].pictures[2],
                 sequencePicture(snapshot->buffer.examples[0][2], 6, 4, {.hasOwnLengths = true}));
        // What the second task reads first lay two moments later.
        QCOMPARE(strips[1].pictures[2].pixel(2, 3), mapColor(0).rgb());
        QVERIFY(strips[1].pictures[2] != strips[0].pictures[2]);
    }

    void keptTextsAreShownAsTheyWereWhateverTheirCode() {
        BufferPanel panel;
        show(panel);
        panel.setSnapshot(snapshots::shared(snapshots::withTexts()));
        const auto* const strips = panel.findChild<ImageStrips*>();
        for (const int task : {0, 1})
            QCOMPARE(strips->strips()[task].texts,
                     (QStringList{"the good … film plot", "the bad … film plot", "the good … film plot"}));
    }

    void everyTaskSaysHowManyItKeeps() {
        BufferPanel panel;
        show(panel);
        panel.setSnapshot(snapshots::shared(snapshots::withKept()));
        const auto& strips = panel.strips()->strips();
        QCOMPARE(strips.size(), 3);
        for (int task = 0; task < 3; ++task) {
            QCOMPARE(strips[task].name, QString("task %1").arg(task + 1));
            QCOMPARE(strips[task].color, taskColor(task));
            QCOMPARE(strips[task].share, task == 2 ? 0.2 : 1.0);
            QCOMPARE(strips[task].note, QString(task == 2 ? "375" : "1,875"));
            QCOMPARE(strips[task].pictures.size(), 2);
        }
        const QString caption = words::bytes(784 * (2 * 1875 + 375)) + ", up to 1,875 of each task";
        QVERIFY(says(panel, caption));
        QCOMPARE(panel.strips()->accessibleDescription(), caption);
    }

    void withLogitsAllTasksShareTheRoom() {
        Snapshot snapshot = snapshots::withKept();
        snapshot.buffer.keepsLogits = true;
        snapshot.buffer.keptPerTask = {4000, 3000, 2000};
        snapshot.position.taskCount = 5;
        BufferPanel panel;
        show(panel);
        panel.setSnapshot(snapshots::shared(snapshot));
        QCOMPARE(panel.strips()->strips()[0].share, 4000 / 9375.0);
        QVERIFY(
            panel.strips()->accessibleDescription().endsWith("up to 9,375 of all tasks together, with their logits"));
        QVERIFY(panel.sentence().contains("9,375 sequences of all tasks together, with the logits of the time"));
    }

    void aPermutedExampleIsShownAsThePictureItWas() {
        const Snapshot snapshot = snapshots::withKept();
        QVERIFY(snapshot.buffer.examples[0][0] != snapshot.buffer.examples[1][0]);
        QVERIFY(snapshot.buffer.examples[1][0] != snapshot.buffer.examples[2][0]);
        BufferPanel panel;
        show(panel);
        panel.setSnapshot(snapshots::shared(snapshot));
        for (int task = 0; task < 3; ++task)
            for (int sample = 0; sample < 2; ++sample)
                QCOMPARE(panel.strips()->strips()[task].pictures[sample], originalOf(sample));
        QVERIFY(originalOf(0) != originalOf(1));
    }

    void withoutSequencesToCompareWithOnlyNumbersAreShown() {
        Snapshot snapshot = snapshots::withKept();
        snapshot.samples = {snapshot.samples[0], nullptr};
        BufferPanel panel;
        show(panel);
        panel.setSnapshot(snapshots::shared(snapshot));
        const auto& strips = panel.strips()->strips();
        QCOMPARE(strips.size(), 3);
        QCOMPARE(strips[0].pictures.size(), 2);
        QVERIFY(strips[1].pictures.isEmpty() && strips[2].pictures.isEmpty());
        QCOMPARE(strips[1].note, QString("1,875"));
    }

    void anExampleThatIsTooShortIsBlankWhereItEnds() {
        Snapshot snapshot = snapshots::withKept();
        snapshot.buffer.examples[0] = {BufferSummary::Example(28, 255)};
        BufferPanel panel;
        show(panel);
        panel.setSnapshot(snapshots::shared(snapshot));
        const QImage picture = panel.strips()->strips()[0].pictures[0];
        QCOMPARE(picture.size(), QSize(28, 28));
        QCOMPARE(picture.pixel(27, 0), mapColor(1).rgb());
        QCOMPARE(picture.pixel(0, 1), mapColor(0).rgb());
    }

    void withoutRehearsalItSaysSo() {
        BufferPanel panel;
        show(panel);
        panel.setSnapshot(snapshots::shared(snapshots::inTheMiddle()));
        QVERIFY(says(panel, "nothing: rehearsal is off"));
        QVERIFY(panel.strips()->strips().isEmpty());
        panel.setSnapshot(nullptr);
        QVERIFY(says(panel, "no run yet"));
        Snapshot snapshot = snapshots::withKept();
        snapshot.buffer.capacityPerTask = 0;
        panel.setSnapshot(snapshots::shared(snapshot));
        for (const ImageStrip& strip : panel.strips()->strips()) QCOMPARE(strip.share, 0.0);
    }

    void everySnapshotCanBeShown_data() {
        QTest::addColumn<int>("which");
        QTest::addColumn<int>("tasks");
        QTest::newRow("one task") << 0 << 1;
        QTest::newRow("fifty tasks") << 1 << 50;
        QTest::newRow("no numbers") << 2 << 5;
        QTest::newRow("one unit") << 3 << 3;
        QTest::newRow("512 units") << 4 << 3;
        QTest::newRow("diverged") << 5 << 3;
    }
    void everySnapshotCanBeShown() {
        QFETCH(int, which);
        QFETCH(int, tasks);
        const Snapshot picture = snapshots::ofEveryKind()[static_cast<std::size_t>(which)];
        BufferPanel panel;
        show(panel);
        panel.setSnapshot(snapshots::shared(picture));
        QVERIFY(panel.strips()->strips().isEmpty());
        panel.setSnapshot(snapshots::shared(snapshots::withKept(picture)));
        QCOMPARE(panel.strips()->strips().size(), tasks);
        QCOMPARE(panel.strips()->strips().last().pictures.last(), originalOf(1));
        QVERIFY(inkIn(panel.grab().toImage(), taskColor(0)) > 100);
    }

    void aHiddenPanelDoesNoWorkAndThenShowsTheLatest() {
        BufferPanel panel;
        panel.setSnapshot(snapshots::shared(snapshots::withKept()));
        QVERIFY(panel.strips()->strips().isEmpty());
        show(panel);
        QCOMPARE(panel.strips()->strips().size(), 3);
        panel.setVisible(false);
        panel.setSnapshot(nullptr);
        panel.setSnapshot(snapshots::shared(snapshots::withKept(snapshots::oneTask())));
        QCOMPARE(panel.strips()->strips().size(), 3);
        panel.setVisible(true);
        QCOMPARE(panel.strips()->strips().size(), 1);
    }

    void itFollowsTheTheme() {
        BufferPanel panel;
        show(panel);
        panel.setSnapshot(snapshots::shared(snapshots::withKept()));
        Theme::current().apply(Theme::Kind::Dark);
        const QImage dark = panel.strips()->strips()[1].pictures[0];
        const QImage expected = originalOf(0);
        Theme::current().apply(Theme::Kind::Light);
        QCOMPARE(dark, expected);
        QVERIFY(dark != originalOf(0));
    }
};

QTEST_MAIN(TestBufferPanel)
#include "tst_buffer_panel.moc"
