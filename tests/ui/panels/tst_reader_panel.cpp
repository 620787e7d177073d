// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The reader shows what the network of the picture makes of a sequence, row by row, or of what is drawn.

#include <QAbstractItemModel>
#include <QComboBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QTableView>
#include <QTest>
#include <QToolButton>
#include <cmath>
#include <limits>

#include "tests/support/pictures.h"
#include "tests/support/snapshots.h"
#include "tests/support/warnings.h"
#include "ui/charts/bar_list.h"
#include "ui/charts/line_chart.h"
#include "ui/charts/pixel_image.h"
#include "ui/charts/raster.h"
#include "ui/panels/reader_panel.h"
#include "ui/panels/reader_start.h"
#include "ui/style/theme.h"

using namespace miru;

namespace {

constexpr int rows = 28;
constexpr int patience = 60'000;  // ms, for what takes three seconds on an idle machine

void show(ReaderPanel& panel) { showAt(panel, {400, 640}); }

void choose(ReaderPanel& panel, int task) {
    panel.taskBox()->setCurrentIndex(task);
    Q_EMIT panel.taskBox()->activated(task);
}

/// The probabilities after row `row` of a reading of `frames`.
std::vector<double> expected(const Snapshot& snapshot, const std::vector<float>& frames, int row = rows - 1) {
    const Reading reading = readSequence(*snapshot.model, frames, rows);
    std::vector<double> shares;
    for (int label = 0; label < reading.classes; ++label)
        shares.push_back(static_cast<double>(reading.probabilityAt(row, label)));
    return shares;
}

void drawOn(ReaderPanel& panel, int row, int column) {
    QTest::mouseClick(panel.original(), Qt::LeftButton, {}, panel.original()->dotRect(row, column).center().toPoint());
}

bool isEmpty(const ReaderPanel& panel) {
    return panel.asRead()->data().values.empty() && panel.original()->data().values.empty() &&
           panel.hidden()->data().values.empty() && panel.probabilities()->data().names.isEmpty() &&
           !panel.playButton()->isEnabled() && !panel.drawButton()->isEnabled() && !says(panel, "It says");
}

}  // namespace

class TestReaderPanel : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() { Theme::current().apply(Theme::Kind::Light); }
    void init() { failOnWarnings(); }

    void ofATextTheWordsAreShownAsTheyAreRead() {
        const auto snapshot = snapshots::shared(snapshots::withTexts());
        ReaderPanel panel;
        show(panel);
        panel.setClassNames({"negative", "positive"});
        panel.setSnapshot(snapshot);
        QVERIFY(panel.words()->isVisible() && !panel.asRead()->isVisible() && !panel.writing()->isVisible());
        const Reading reading = readText(*snapshot->model, snapshot->samples[0]->texts[0]);
        QCOMPARE(panel.hidden()->data().values, reading.hidden);
        QCOMPARE(panel.words()->data().words.size(), 5);
        QCOMPARE(panel.words()->data().words[1].text, QString("good"));
        QVERIFY(panel.words()->data().words[1].isKnown && !panel.words()->data().words[2].isKnown);
        QVERIFY(says(panel, "all 5 words read"));
        QTest::mouseClick(panel.words()->viewport(), Qt::LeftButton, {}, panel.words()->rectOf(2).center());
        QCOMPARE(panel.rowsRead(), 3);
        QCOMPARE(panel.words()->data().shown, 3);
        QVERIFY(says(panel, "word 3 of 5"));
        QCOMPARE(panel.course()->data().lines.size(), 1);  // of two classes one says it all
        QCOMPARE(panel.course()->data().lines[0].points.size(), 3);
        QCOMPARE(panel.course()->data().lines[0].points[2].y(), static_cast<double>(reading.probabilityAt(2, 1)));
        QTest::mouseClick(panel.stepButton(), Qt::LeftButton);
        QCOMPARE(panel.rowsRead(), 4);
    }

    void whatIsWrittenIsReadInTheCodeOfTheTask_data() {
        QTest::addColumn<int>("task");
        QTest::newRow("as it is") << 0;
        QTest::newRow("in a code") << 1;
    }
    void whatIsWrittenIsReadInTheCodeOfTheTask() {
        QFETCH(int, task);
        const auto snapshot = snapshots::shared(snapshots::withTexts());
        ReaderPanel panel;
        show(panel);
        panel.setSnapshot(snapshot);
        choose(panel, task);
        QTest::mouseClick(panel.drawButton(), Qt::LeftButton);
        QVERIFY(panel.writing()->isVisible());
        QVERIFY(says(panel, "Waiting for your text."));
        QVERIFY(panel.hidden()->data().values.empty());
        QTest::keyClicks(panel.writing(), "The good, unheard film: plot!");
        const Reading reading = readText(*snapshot->model, snapshot->samples[static_cast<std::size_t>(task)]->texts[0]);
        QCOMPARE(panel.hidden()->data().values, reading.hidden);
        QCOMPARE(panel.words()->data().words[0].text, QString("the"));
        QVERIFY(!panel.words()->data().words[2].isKnown);
        QCOMPARE(panel.probabilities()->data().right, -1);
        QTest::keyClicks(panel.writing(), " more words than the network reads of a text");
        QCOMPARE(panel.words()->data().words.size(), snapshot->steps);
        QTest::mouseClick(panel.nextButton(), Qt::LeftButton);
        QVERIFY(!panel.writing()->isVisible());
    }

    void aTextWithoutWordsHasAnAnswerToo() {
        Snapshot snapshot = snapshots::withTexts();
        WatchedSamples samples = *snapshot.samples[0];
        samples.texts[0].clear();
        samples.words[0].clear();
        snapshot.samples[0] = std::make_shared<const WatchedSamples>(samples);
        ReaderPanel panel;
        show(panel);
        panel.setSnapshot(snapshots::shared(snapshot));
        QVERIFY(says(panel, "It says"));
        QCOMPARE(panel.words()->data().words.size(), 1);
    }

    void ofManyClassesTheMostProbableAreDrawn() {
        Snapshot snapshot = snapshots::withTexts();
        snapshot.network.classes = 40;
        snapshot.model = std::make_shared<const Network>(snapshot.network, snapshot.coefficients, Inhibition{}, 3);
        ReaderPanel panel;
        show(panel);
        panel.setSnapshot(snapshots::shared(snapshot));
        QCOMPARE(panel.course()->data().lines.size(), 6);
    }

    void fromATextToAPictureAndBack() {
        ReaderPanel panel;
        show(panel);
        panel.setSnapshot(snapshots::shared(snapshots::withTexts()));
        panel.setSnapshot(snapshots::shared(snapshots::withNetworks()));
        QVERIFY(!panel.words()->isVisible() && panel.asRead()->isVisible());
        QCOMPARE(panel.drawButton()->accessibleName(), QString("Draw"));
        panel.setSnapshot(snapshots::shared(snapshots::withTexts()));
        QVERIFY(panel.words()->isVisible() && !panel.asRead()->isVisible());
        QCOMPARE(panel.drawButton()->accessibleName(), QString("Write"));
    }

    void itReadsWhatTheNetworkReads() {
        const auto snapshot = snapshots::shared(snapshots::withNetworks());
        ReaderPanel panel;
        show(panel);
        panel.setSnapshot(snapshot);
        const auto& samples = *snapshot->samples[0];
        const Reading reading = readSequence(*snapshot->model, samples.frames[0], rows);
        QCOMPARE(panel.asRead()->data().values, samples.frames[0]);
        QCOMPARE(panel.hidden()->data().values, reading.hidden);
        QCOMPARE(panel.hidden()->data().rows, 128);
        const BarListData& bars = panel.probabilities()->data();
        QCOMPARE(bars.shares, expected(*snapshot, samples.frames[0]));
        QCOMPARE(bars.marked, reading.answerAfter(rows - 1));
        QCOMPARE(bars.right, samples.labels[0]);
        QVERIFY(says(panel, QString("It says: %1, ").arg(bars.marked)));
        QVERIFY(says(panel, "all 28 rows read"));
    }

    void whereTheTaskIsToldItAnswersAmongItsOutputsAlone() {
        Snapshot told = snapshots::withNetworks();
        told.testedOutputs = {{0, 2}, {2, 4}, {4, 6}};
        const auto snapshot = snapshots::shared(std::move(told));
        ReaderPanel panel;
        show(panel);
        panel.setSnapshot(snapshot);
        choose(panel, 1);
        const BarListData& bars = panel.probabilities()->data();
        QVERIFY(bars.marked == 2 || bars.marked == 3);
        QVERIFY(std::abs(bars.shares[2] + bars.shares[3] - 1) < 1e-6);
        QCOMPARE(bars.shares[0], 0.0);
        QCOMPARE(bars.shares[9], 0.0);
    }

    void thePermutedPictureIsAPermutationOfTheOther() {
        const auto snapshot = snapshots::shared(snapshots::withNetworks());
        ReaderPanel panel;
        show(panel);
        panel.setSnapshot(snapshot);
        QCOMPARE(panel.asRead()->data().values, panel.original()->data().values);  // the first is read as it lies
        const auto picture = panel.original()->data().values;
        for (int task = 1; task < 3; ++task) {
            choose(panel, task);
            QCOMPARE(panel.original()->data().values, picture);
            const auto& read = panel.asRead()->data().values;
            QVERIFY(read != picture);
            const auto& order = snapshot->samples[static_cast<std::size_t>(task)]->order;
            for (std::size_t n = 0; n < read.size(); ++n) QCOMPARE(read[n], picture[order[n]]);
            QCOMPARE(panel.probabilities()->data().shares, expected(*snapshot, read));
        }
    }

    void ofARecordingTheMomentsAreReadOneByOne() {
        ReaderPanel panel;
        show(panel);
        const auto snapshot = snapshots::shared(snapshots::withRecordings());
        panel.setSnapshot(snapshot);
        QVERIFY(says(panel, "all 2 moments of 10 ms read"));
        QVERIFY(panel.drawButton()->isHidden());
        QVERIFY(!panel.asRead()->isVisible());  // nothing is permuted: one picture is enough
        panel.nextButton()->click();
        const PixelImageData whole = panel.original()->data();
        QCOMPARE(whole.rows, 4);
        QCOMPARE(whole.columns, 4);
        QVERIFY(whole.fillsArea);
        // The lowest band of the first moment is at the bottom left.
        QCOMPARE(whole.values[12], 0.5F - 1.5F / 3.5F);
        QCOMPARE(whole.values[8], 0.5F - 1.0F / 3.5F);
        panel.stepButton()->click();
        QVERIFY(says(panel, "moment 1 of 4, 10 ms each"));
        QCOMPARE(panel.original()->data().markedColumn, 0);
        QCOMPARE(panel.original()->data().shownColumns, 1);
        QCOMPARE(panel.hidden()->data().shownColumns, 1);
        QCOMPARE(panel.probabilities()->data().right, 1);

        choose(panel, 1);  // whose moments come in another order
        QVERIFY(panel.asRead()->isVisible());
        QCOMPARE(panel.original()->data().markedColumn, -1);
        QCOMPARE(panel.asRead()->data().markedColumn, 0);
        QVERIFY(panel.original()->data().values != panel.asRead()->data().values);
    }

    void onlyARecordingCanBeHeard() {
        ReaderPanel panel;
        show(panel);
        QVERIFY(!panel.listenButton()->isVisible());
        panel.setSnapshot(snapshots::shared(snapshots::withNetworks()));
        QVERIFY(!panel.listenButton()->isVisible());
        panel.setSnapshot(snapshots::shared(snapshots::withTexts()));
        QVERIFY(!panel.listenButton()->isVisible());
        panel.setSnapshot(snapshots::shared(snapshots::withRecordings()));
        QVERIFY(panel.listenButton()->isVisible() && panel.listenButton()->isEnabled());
        QCOMPARE(panel.listenButton()->accessibleName(), QString("Listen"));
        Snapshot unknown = snapshots::withRecordings();
        WatchedSamples samples = *unknown.samples[0];
        samples.numbers.clear();
        unknown.samples[0] = std::make_shared<const WatchedSamples>(samples);
        panel.setSnapshot(snapshots::shared(unknown));
        QVERIFY2(!panel.listenButton()->isEnabled(), "nobody knows which recording it is");
    }

    void whatIsReadKeepsUpWithWhatIsHeard() {
        ReaderPanel panel;
        qint64 now = 1000;
        panel.setClock([&] { return now; });
        show(panel);
        panel.setSnapshot(snapshots::shared(snapshots::withRecordings()));
        panel.nextButton()->click();
        std::vector<ReaderPanel::Recording> wanted;
        int unwanted = 0;
        QObject::connect(&panel, &ReaderPanel::soundWanted, &panel, [&](const auto& r) { wanted.push_back(r); });
        QObject::connect(&panel, &ReaderPanel::soundUnwanted, &panel, [&] { ++unwanted; });
        panel.playButton()->click();
        panel.listenButton()->click();
        QVERIFY(!panel.playButton()->isChecked());
        QCOMPARE(wanted.size(), std::size_t{1});
        QCOMPARE(wanted[0].number, 3);
        QCOMPARE(wanted[0].steps, 4);
        const int before = panel.rowsRead();
        now += 5000;
        QCOMPARE(panel.rowsRead(), before);  // not a sound yet
        panel.soundBegan();
        QCOMPARE(panel.rowsRead(), 0);
        now += 19;
        QTRY_COMPARE_WITH_TIMEOUT(panel.rowsRead(), 1, patience);
        now += 14;  // 33 ms: whatever the timer does
        QTRY_COMPARE_WITH_TIMEOUT(panel.rowsRead(), 3, patience);
        QCOMPARE(panel.original()->data().markedColumn, 2);
        panel.setSnapshot(snapshots::shared(snapshots::withRecordings()));  // it still trains
        QVERIFY(panel.listenButton()->isChecked());
        QCOMPARE(panel.rowsRead(), 3);
        now += 100;
        QTRY_COMPARE_WITH_TIMEOUT(panel.rowsRead(), 4, patience);
        QVERIFY2(panel.listenButton()->isChecked(), "its end may still be heard");
        panel.soundEnded();
        QVERIFY(!panel.listenButton()->isChecked());

        panel.listenButton()->click();
        panel.soundBegan();
        now += 12;
        QTRY_COMPARE_WITH_TIMEOUT(panel.rowsRead(), 1, patience);
        unwanted = 0;
        panel.listenButton()->click();
        QCOMPARE(unwanted, 1);
        QCOMPARE(panel.rowsRead(), 1);  // it can be looked at where it was stopped
    }

    void ofPermutedMomentsBothPicturesFollowEachInItsOrder() {
        ReaderPanel panel;
        qint64 now = 0;
        panel.setClock([&] { return now; });
        show(panel);
        panel.setSnapshot(snapshots::shared(snapshots::withRecordings()));
        choose(panel, 1);
        panel.nextButton()->click();
        const auto lies = panel.original()->data().values;
        panel.listenButton()->click();
        panel.soundBegan();
        now = 25;
        QTRY_COMPARE_WITH_TIMEOUT(panel.asRead()->data().markedColumn, 1, patience);
        QCOMPARE(panel.original()->data().markedColumn, 1);
        QCOMPARE(panel.original()->data().values, lies);
        panel.listenButton()->click();
        QCOMPARE(panel.asRead()->data().markedColumn, 1);
        QCOMPARE(panel.original()->data().markedColumn, -1);  // nothing is heard
    }

    void whatIsHeardIsWhatIsShown_data() {
        QTest::addColumn<QString>("by");
        for (const char* by : {"the next sequence", "another task", "play", "a step", "nothing shown", "hidden"})
            QTest::newRow(by) << by;
    }
    void whatIsHeardIsWhatIsShown() {
        QFETCH(QString, by);
        ReaderPanel panel;
        show(panel);
        panel.setSnapshot(snapshots::shared(snapshots::withRecordings()));
        int unwanted = 0;
        panel.listenButton()->click();
        panel.soundBegan();
        QObject::connect(&panel, &ReaderPanel::soundUnwanted, &panel, [&] { ++unwanted; });
        if (by == "the next sequence") panel.nextButton()->click();
        if (by == "another task") choose(panel, 1);
        if (by == "play") panel.playButton()->click();
        if (by == "a step") panel.stepButton()->click();
        if (by == "nothing shown") panel.setSnapshot(nullptr);
        if (by == "hidden") panel.setVisible(false);
        QVERIFY(!panel.listenButton()->isChecked());
        QCOMPARE(unwanted, 1);
    }

    void ofManyClassesTheMostProbableAreShownAndTheRightOne() {
        Snapshot many = snapshots::inColour(false);
        many.network.classes = many.classes = 100;
        many.model = std::make_shared<const Network>(many.network, many.coefficients, Inhibition{}, 3);
        const Reading reading = readSequence(*many.model, many.samples[0]->frames[0], 2);
        std::vector<double> shares;
        for (int label = 0; label < 100; ++label)
            shares.push_back(static_cast<double>(reading.probabilityAt(1, label)));
        const auto least = static_cast<int>(std::ranges::min_element(shares) - shares.begin());
        auto samples = *many.samples[0];
        samples.labels = {least};
        many.samples[0] = std::make_shared<const WatchedSamples>(samples);
        ReaderPanel panel;
        show(panel);
        panel.setSnapshot(snapshots::shared(many));
        const BarListData& bars = panel.probabilities()->data();
        QCOMPARE(bars.names.size(), 12);
        QCOMPARE(bars.marked, 0);
        QCOMPARE(bars.names[0], QString::number(reading.answerAfter(1)));
        QVERIFY(std::ranges::is_sorted(bars.shares, std::greater()));
        QCOMPARE(bars.right, 11);
        QCOMPARE(bars.names[11], QString::number(least));
        QVERIFY(says(panel, QString("It is: %1.").arg(least)));
    }

    void anImageInColourIsReadByRowsOrByPixels() {
        for (const bool byPixels : {false, true}) {
            ReaderPanel panel;
            show(panel);
            panel.setSnapshot(snapshots::shared(snapshots::inColour(byPixels)));
            QVERIFY(panel.drawButton()->isHidden());
            QCOMPARE(panel.original()->data().rows, 2);
            QCOMPARE(panel.original()->data().columns, 2);
            QCOMPARE(panel.original()->data().channels, 3);
            panel.stepButton()->click();
            if (byPixels) panel.stepButton()->click();
            if (byPixels) panel.stepButton()->click();
            QVERIFY(says(panel, byPixels ? "pixel 3 of 4" : "row 1 of 2"));
            const PixelImageData data = panel.asRead()->data();
            QCOMPARE(data.markedRow, byPixels ? 1 : 0);
            QCOMPARE(data.markedColumn, byPixels ? 0 : -1);
            QCOMPARE(data.shownRows, 1);
            QCOMPARE(data.shownColumns, byPixels ? 1 : 0);
        }
    }

    void aStepReadsOneRowMore() {
        const auto snapshot = snapshots::shared(snapshots::withNetworks());
        ReaderPanel panel;
        show(panel);
        panel.setSnapshot(snapshot);
        for (int row = 1; row <= rows; ++row) {
            panel.stepButton()->click();
            QCOMPARE(panel.rowsRead(), row);
            QCOMPARE(panel.asRead()->data().markedRow, row < rows ? row - 1 : -1);
            QCOMPARE(panel.hidden()->data().shownColumns, row);
            QCOMPARE(panel.probabilities()->data().shares,
                     expected(*snapshot, snapshot->samples[0]->frames[0], row - 1));
            QVERIFY(says(panel, row < rows ? QString("row %1 of 28").arg(row) : QString("all 28 rows read")));
        }
        panel.stepButton()->click();
        QCOMPARE(panel.rowsRead(), 1);
        panel.setSnapshot(snapshots::shared(snapshots::withNetworks()));
        QCOMPARE(panel.rowsRead(), 1);  // a new picture does not disturb who is looking
        QCOMPARE(panel.asRead()->data().shownRows, 1);
    }

    void playReadsRowByRowToTheEnd() {
        ReaderPanel panel;
        show(panel);
        panel.setSnapshot(snapshots::shared(snapshots::withNetworks()));
        panel.playButton()->click();
        QCOMPARE(panel.rowsRead(), 0);
        QCOMPARE(panel.hidden()->data().shownColumns, 0);
        QVERIFY2(panel.probabilities()->data().shares.empty(), "nothing read, nothing said");
        QVERIFY(!says(panel, "It says"));
        int before = 0;
        while (panel.playButton()->isChecked()) {
            QTRY_VERIFY_WITH_TIMEOUT(panel.rowsRead() != before, patience);
            QVERIFY(panel.rowsRead() > before && panel.rowsRead() <= rows);
            QCOMPARE(panel.hidden()->data().shownColumns, panel.rowsRead());
            before = panel.rowsRead();
        }
        QCOMPARE(panel.rowsRead(), rows);
        QVERIFY(says(panel, "all 28 rows read"));
        panel.playButton()->click();
        QCOMPARE(panel.rowsRead(), 0);
        panel.setVisible(false);
        QVERIFY2(!panel.playButton()->isChecked(), "nobody looks: it stops");
    }

    void nextShowsEverySequenceAndThenTheFirst() {
        const auto snapshot = snapshots::shared(snapshots::withNetworks());
        ReaderPanel panel;
        show(panel);
        panel.setSnapshot(snapshot);
        for (std::size_t n = 1; n <= 6; ++n) {
            panel.nextButton()->click();
            QCOMPARE(panel.asRead()->data().values, snapshot->samples[0]->frames[n % 3]);
            QCOMPARE(panel.probabilities()->data().right, snapshot->samples[0]->labels[n % 3]);
        }
    }

    void whatIsDrawnIsRead() {
        const auto snapshot = snapshots::shared(snapshots::withNetworks());
        ReaderPanel panel;
        show(panel);
        panel.setSnapshot(snapshot);
        choose(panel, 1);
        drawOn(panel, 14, 14);
        QCOMPARE(panel.asRead()->data().values, snapshot->samples[1]->frames[0]);  // it is not a pad yet

        panel.drawButton()->click();
        QCOMPARE(panel.original()->data().values, std::vector<float>(rows * 28));
        QCOMPARE(panel.probabilities()->data().right, -1);
        const auto blank = panel.probabilities()->data().shares;
        QCOMPARE(blank, expected(*snapshot, std::vector<float>(rows * 28)));
        drawOn(panel, 14, 14);
        const auto picture = panel.original()->data().values;
        QCOMPARE(picture[14 * 28 + 14], 1.0F);
        const auto& read = panel.asRead()->data().values;
        const auto& order = snapshot->samples[1]->order;
        for (std::size_t n = 0; n < read.size(); ++n) QCOMPARE(read[n], picture[order[n]]);
        QVERIFY(panel.probabilities()->data().shares != blank);
        QCOMPARE(panel.probabilities()->data().shares, expected(*snapshot, read));
        QVERIFY(says(panel, "It says: ") && !says(panel, "right") && !says(panel, "It is"));

        panel.setSnapshot(snapshots::shared(snapshots::withNetworks()));
        QCOMPARE(panel.original()->data().values, picture);  // a new picture does not wipe it
        panel.drawButton()->click();
        QCOMPARE(panel.asRead()->data().values, snapshot->samples[1]->frames[0]);
        panel.drawButton()->click();
        QCOMPARE(panel.original()->data().values, std::vector<float>(rows * 28));
        panel.nextButton()->click();
        QVERIFY2(!panel.drawButton()->isChecked(), "the next sequence takes the place of the drawing");
        QCOMPARE(panel.asRead()->data().values, snapshot->samples[1]->frames[1]);
    }

    void classesHaveTheirNames() {
        ReaderPanel panel;
        show(panel);
        panel.setSnapshot(snapshots::shared(snapshots::withNetworks()));
        QCOMPARE(panel.probabilities()->data().names, (QString("0 1 2 3 4 5 6 7 8 9").split(' ')));
        const QString names("T-shirt,Trouser,Pullover,Dress,Coat,Sandal,Shirt,Sneaker,Bag");
        panel.setClassNames(names.split(','));  // one too few
        QCOMPARE(panel.probabilities()->data().names, (names + ",9").split(','));
        QVERIFY(says(panel, "It says: " + panel.probabilities()->data().names[panel.probabilities()->data().marked]));
    }

    void theAnswerIsComparedWithTheTruth() {
        Snapshot snapshot = snapshots::withNetworks();
        auto samples = *snapshot.samples[0];
        const int answer = readSequence(*snapshot.model, samples.frames[0], rows).answerAfter(rows - 1);
        ReaderPanel panel;
        show(panel);
        for (const int truth : {answer, (answer + 1) % 10}) {
            samples.labels[0] = truth;
            snapshot.samples[0] = std::make_shared<const WatchedSamples>(samples);
            panel.setSnapshot(snapshots::shared(snapshot));
            QCOMPARE(says(panel, "That is right."), truth == answer);
            QCOMPARE(says(panel, QString("It is: %1.").arg(truth)), truth != answer);
        }
    }

    void aNetworkWhoseWeightsAreNoNumbersSaysNothing() {
        Snapshot snapshot = snapshots::withNetworks(snapshots::diverged());
        Network broken = *snapshot.model;
        broken.parameters().tensor("V")(0, 0) = std::numeric_limits<Real>::quiet_NaN();
        snapshot.model = std::make_shared<const Network>(std::move(broken));
        ReaderPanel panel;
        show(panel);
        panel.setSnapshot(snapshots::shared(snapshot));
        QVERIFY(!panel.grab().isNull());
        QVERIFY(std::isnan(panel.probabilities()->data().shares[0]));
        QVERIFY(!says(panel, "It says: 0"));
    }

    void theRasterSaysWhatIsUnderThePointerAsFarAsItIsRead() {
        ReaderPanel panel;
        show(panel);
        panel.setSnapshot(snapshots::shared(snapshots::withNetworks()));
        const QPointF middle = QRectF(panel.hidden()->rect()).center();
        const QString text = rest(*panel.hidden(), middle);
        QVERIFY2(text.startsWith("unit ") && text.contains(" after row 1"), qPrintable(text));
        QToolTip::hideText();
        panel.stepButton()->click();
        QTRY_VERIFY(!QToolTip::isVisible());
        rest(*panel.hidden(), middle);
        QVERIFY2(!QToolTip::isVisible(), "row 15 has not been read");
    }

    void theChosenTaskStaysAndNewOnesJoin() {
        ReaderPanel panel;
        show(panel);
        panel.setSnapshot(snapshots::shared(snapshots::withNetworks(snapshots::during(1, 5))));
        QCOMPARE(panel.taskBox()->count(), 2);
        choose(panel, 1);
        panel.setSnapshot(snapshots::shared(snapshots::withNetworks(snapshots::during(3, 5))));
        QCOMPARE(panel.taskBox()->count(), 4);
        QCOMPARE(panel.taskBox()->currentIndex(), 1);
        panel.setSnapshot(snapshots::shared(snapshots::withNetworks(snapshots::oneTask())));
        QCOMPARE(panel.taskBox()->count(), 1);
        QCOMPARE(panel.taskBox()->currentIndex(), 0);
        QVERIFY(!isEmpty(panel));
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
        ReaderPanel panel;
        show(panel);
        QVERIFY(isEmpty(panel));
        const auto snapshot = snapshots::shared(snapshots::withNetworks(picture));
        Snapshot modelless = *snapshot;
        modelless.model = nullptr;
        Snapshot sampleless = *snapshot;
        sampleless.samples.assign(1, nullptr);
        for (const auto& nothing : {snapshots::shared(picture), snapshots::shared(modelless),
                                    snapshots::shared(sampleless), std::shared_ptr<const Snapshot>()}) {
            panel.setSnapshot(snapshot);
            QVERIFY(!isEmpty(panel));
            QCOMPARE(panel.taskBox()->count(), tasks);
            QCOMPARE(panel.hidden()->data().rows, snapshot->network.hidden);
            QVERIFY(!panel.grab().isNull());
            panel.setSnapshot(nothing);
            QVERIFY(isEmpty(panel));
            QVERIFY(!panel.grab().isNull());
        }
        QVERIFY(panel.start()->isVisible());
    }

    void beforeTheFirstRunOneImageIsSeenAsTwoTasksReadIt() {
        const auto samples = snapshots::withNetworks().samples;
        ReaderExample example{{{"as task 1 reads it", *samples[0]}, {"as task 2 reads it", *samples[1]}},
                              "Another order, another task."};
        ReaderPanel panel;
        show(panel);
        panel.setExample(example);
        QVERIFY(panel.start()->picture(0)->isVisible() && panel.start()->picture(1)->isVisible());
        QVERIFY(says(panel, "as task 1 reads it") && says(panel, "as task 2 reads it"));
        QVERIFY(says(panel, "Another order, another task."));
        QVERIFY(!panel.playButton()->isVisible() && !panel.taskBox()->isVisible() && !panel.hidden()->isVisible());
        const auto first = panel.start()->picture(0)->data().values;
        const auto second = panel.start()->picture(1)->data().values;
        QVERIFY(first != second);
        auto backInPlace = second;
        for (std::size_t n = 0; n < second.size(); ++n) backInPlace[samples[1]->order[n]] = second[n];
        QCOMPARE(backInPlace, first);

        panel.setTableShown(true);
        QCOMPARE(panel.tableTwin()->model()->rowCount(), 0);
        panel.setTableShown(false);
        panel.setSnapshot(snapshots::shared(snapshots::withNetworks()));
        QVERIFY(!panel.start()->isVisible() && panel.playButton()->isVisible());
        panel.setSnapshot(nullptr);
        QVERIFY(panel.start()->isVisible() && !panel.playButton()->isVisible());
    }

    void withoutAnImageASentenceIsLeft() {
        ReaderPanel panel;
        show(panel);
        panel.setExample({{}, "There is nothing to be seen."});
        QVERIFY(!panel.start()->picture(0)->isVisible() && !panel.start()->picture(1)->isVisible());
        QCOMPARE(panel.start()->sentence(), QString("There is nothing to be seen."));
    }

    void theExampleFitsIntoASmallPanel() {
        const auto samples = snapshots::withNetworks().samples;
        ReaderPanel panel;
        panel.setExample({{{"as task 1 reads it", *samples[0]}, {"as task 2 reads it", *samples[1]}},
                          "The same image, its rows in another order: to the network each order is a new task."});
        showAt(panel, {230, 190});
        const auto rectOf = [&](const QWidget* part) { return QRect(part->mapTo(&panel, QPoint()), part->size()); };
        const auto* const sentence = panel.start()->findChildren<QLabel*>().last();
        QVERIFY(!rectOf(panel.start()->picture(0)).intersects(rectOf(panel.start()->picture(1))));
        QVERIFY(rectOf(panel.start()->picture(0)).bottom() < rectOf(sentence).top());
        QVERIFY(panel.rect().contains(rectOf(sentence)));
        QVERIFY(sentence->height() >= sentence->heightForWidth(sentence->width()));
    }

    void aHiddenPanelDoesNoWorkAndThenShowsTheLatest() {
        ReaderPanel panel;
        panel.setSnapshot(snapshots::shared(snapshots::withNetworks()));
        QVERIFY(panel.hidden()->data().values.empty());
        show(panel);
        QCOMPARE(panel.hidden()->data().rows, 128);
        panel.setVisible(false);
        panel.setSnapshot(nullptr);
        panel.setSnapshot(snapshots::shared(snapshots::withNetworks(snapshots::with512Units())));
        QCOMPARE(panel.hidden()->data().rows, 128);
        panel.setVisible(true);
        QCOMPARE(panel.hidden()->data().rows, 512);
    }
};

QTEST_MAIN(TestReaderPanel)
#include "tst_reader_panel.moc"
