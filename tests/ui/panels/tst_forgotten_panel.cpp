// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The panel shows which sequences were forgotten, what is answered to them instead, and asks no more than it must.

#include <QComboBox>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <cmath>
#include <limits>

#include "core/run/run_experiment.h"
#include "tests/support/pictures.h"
#include "tests/support/small_running_texts.h"
#include "tests/support/snapshots.h"
#include "tests/support/warnings.h"
#include "ui/charts/heat_map.h"
#include "ui/charts/picture_list.h"
#include "ui/panels/forgotten_panel.h"
#include "ui/style/palette.h"
#include "ui/style/sequence_picture.h"
#include "ui/style/theme.h"

using namespace miru;

namespace {

using View = ForgottenPanel::View;

WatchedAnswers answersOf(std::vector<std::int32_t> answers, std::vector<float> certainty) {
    WatchedAnswers all;
    all.answers = std::move(answers);
    all.certainty = std::move(certainty);
    return all;
}

/// In the midst of task 3. Of task 1, whose three sequences are of the classes 0, 1 and 2, all were right when it had been
/// learned, and one is right now.
Snapshot forgetting() {
    Snapshot snapshot = snapshots::withNetworks();
    snapshot.state = RunState::Paused;
    snapshot.classNames = std::make_shared<const std::vector<std::string>>(std::vector<std::string>{
        "T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"});
    return snapshot;
}

/// What the networks of that snapshot answer to the sequences of task 1.
WatchedAnswers toldBy(const Snapshot& snapshot, const WatchedQuestion& question) {
    if (question.network == snapshot.learned[0]) return answersOf({0, 1, 2}, {0.8F, 0.9F, 0.7F});
    if (question.network == snapshot.learned[1]) return answersOf({0, 1, 7}, {0.8F, 0.9F, 0.7F});
    return answersOf({5, 1, 7}, {0.6F, 0.9F, 0.95F});
}

/// A panel that is told what it asks for, as soon as it is done with asking; real answers if there are no others.
struct Told {
    ForgottenPanel panel;
    std::vector<WatchedQuestion> asked;
    std::function<WatchedAnswers(const WatchedQuestion&)> tell = [](const WatchedQuestion& question) {
        return answersTo(*question.samples, *question.network, question.among);
    };
    double seconds = 0;  ///< that it takes

    explicit Told(const QSize& size = {360, 560}) {
        QObject::connect(&panel, &ForgottenPanel::answersWanted, &panel, [this](const WatchedQuestion& question) {
            asked.push_back(question);
            QMetaObject::invokeMethod(
                &panel,
                [this, question] {
                    panel.takeAnswers(question, std::make_shared<const WatchedAnswers>(tell(question)), seconds);
                },
                Qt::QueuedConnection);
        });
        showAt(panel, size);
    }
    /// Shows a snapshot and waits until everything asked has been told.
    void show(const std::shared_ptr<const Snapshot>& snapshot) {
        panel.setSnapshot(snapshot);
        settle();
    }
    void settle() {
        constexpr int most = 1000;  // questions; a panel that asks on and on is at fault
        std::size_t before = asked.size() + 1;
        for (int n = 0; n < most && asked.size() != before; ++n) {
            before = asked.size();
            QCoreApplication::processEvents();
        }
        QVERIFY(asked.size() == before);
        QCoreApplication::processEvents();
    }
};

/// The same, told of the snapshot `forgetting`.
struct ToldOfForgetting : Told {
    std::shared_ptr<const Snapshot> snapshot = snapshots::shared(forgetting());
    ToldOfForgetting() {
        tell = [this](const WatchedQuestion& question) { return toldBy(*snapshot, question); };
        show(snapshot);
    }
};

double valueOf(const ForgottenPanel& panel, int row, int column) {
    return panel.map()->data().values[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)];
}

QList<int> keysOf(const ForgottenPanel& panel) {
    QList<int> keys;
    for (const PictureListItem& item : panel.list()->items()) keys << item.key;
    return keys;
}

}  // namespace

class TestForgottenPanel : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() { Theme::current().apply(Theme::Kind::Light); }
    void init() { failOnWarnings(); }

    void whatWasRightAndIsWrongIsListedTheSurestMistakeFirst() {
        const ToldOfForgetting told;
        QCOMPARE(told.panel.heading(), QString("Right after task 1, wrong now: 2 of 3 watched"));
        QCOMPARE(keysOf(told.panel), (QList<int>{2, 0}));
        const PictureListItem& first = told.panel.list()->items()[0];
        QCOMPARE(first.name, QString("Pullover"));
        QCOMPARE(first.instead, QString("Sneaker"));
        QVERIFY(first.note.contains("95"));
        QVERIFY(first.spoken.startsWith("Pullover — now: Sneaker, 95"));
        QCOMPARE(
            told.panel.sentence(),
            QString("Of 3 watched sequences of task 1, 3 were right after it was learned; 2 of them are wrong now, "
                    "most often T-shirt/top answered as Sandal."));
    }

    void eachIsShownAsThePictureItWasWhateverTheOrderOfItsTask() {
        ToldOfForgetting told;
        told.tell = [&](const WatchedQuestion& question) {
            const bool isThen = question.network == told.snapshot->learned[1];
            return isThen ? answersOf({3, 4, 5}, {1, 1, 1}) : answersOf({3, 3, 3}, {1, 0.5F, 0.6F});
        };
        told.panel.taskBox()->setCurrentIndex(1);
        Q_EMIT told.panel.taskBox()->activated(1);
        told.settle();
        QCOMPARE(keysOf(told.panel), (QList<int>{2, 1}));
        std::vector<unsigned char> bytes;
        for (std::uint32_t n = 0; n < 28 * 28; ++n) bytes.push_back(snapshots::inkAt(2, n));
        QCOMPARE(told.panel.list()->items()[0].picture, sequencePicture(bytes, 28, 28, {}));
    }

    void theMapShowsThenNowAndTheDifference() {
        ToldOfForgetting told;
        const HeatMapData& now = told.panel.map()->data();
        QCOMPARE(now.rowNames, (QStringList{"T-shirt/top", "Trouser", "Pullover"}));
        QCOMPARE(now.columnNames, (QStringList{"T-shirt/top", "Trouser", "Pullover", "Sandal", "Sneaker"}));
        QVERIFY(std::isnan(valueOf(told.panel, 0, 0)));
        QCOMPARE(valueOf(told.panel, 0, 3), 1.0);
        QCOMPARE(valueOf(told.panel, 1, 1), 1.0);
        QVERIFY(now.marked[2][2] && !now.marked[2][4]);
        told.panel.setView(View::Then);
        for (const int n : {0, 1, 2}) QCOMPARE(valueOf(told.panel, n, n), 1.0);
        QVERIFY(std::isnan(valueOf(told.panel, 0, 3)));
        told.panel.setView(View::Difference);
        QVERIFY(told.panel.map()->data().isSigned);
        QCOMPARE(valueOf(told.panel, 0, 0), -1.0);
        QCOMPARE(valueOf(told.panel, 0, 3), 1.0);
        QVERIFY(std::isnan(valueOf(told.panel, 1, 1)));  // as often as before
    }

    void eachClassIsFollowedFromTaskToTask() {
        ToldOfForgetting told;
        told.panel.setView(View::ByClass);
        const HeatMapData& data = told.panel.map()->data();
        QCOMPARE(data.columnNames, (QStringList{"1", "2", "now"}));
        QCOMPARE(data.columnColors.first(), taskColor(0));
        QCOMPARE(data.values, (std::vector<std::vector<double>>{{1, 1, 0}, {1, 1, 1}, {1, 0, 0}}));
    }

    void aClickOrEnterAsksForTheSequenceToBeRead() {
        ToldOfForgetting told;
        QSignalSpy wanted(&told.panel, &ForgottenPanel::readWanted);
        PictureList* const list = told.panel.list();
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(list->model()->index(0, 0)).center());
        QVERIFY(!wanted.isEmpty());
        QCOMPARE(wanted.last(), (QVariantList{0, 2}));
        wanted.clear();
        list->setFocus();
        list->setCurrentIndex(list->model()->index(1, 0));
        QTest::keyClick(list, Qt::Key_Return);
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted.last(), (QVariantList{0, 0}));
    }

    void thenAndNowAreAskedFirstAndNothingTwice() {
        ToldOfForgetting told;
        QCOMPARE(told.asked.size(), std::size_t{3});
        QCOMPARE(told.asked[0].network, told.snapshot->learned[0]);
        QCOMPARE(told.asked[1].network, told.snapshot->model);
        QCOMPARE(told.asked[2].network, told.snapshot->learned[1]);
        told.show(told.snapshot);
        told.panel.setView(View::ByClass);
        told.settle();
        QCOMPARE(told.asked.size(), std::size_t{3});
        // A later moment has another network of now, and the same ends of tasks.
        Snapshot later = *told.snapshot;
        later.model = std::make_shared<const Network>(*later.model);
        told.show(snapshots::shared(later));
        QCOMPARE(told.asked.size(), std::size_t{4});
        QCOMPARE(told.asked[3].network, later.model);
    }

    void whileARunIsGoingItAsksSeldom() {
        ToldOfForgetting told;
        told.seconds = 1000;  // a network that takes as long must not be asked again soon
        Snapshot running = *told.snapshot;
        running.state = RunState::Running;
        for (int n = 0; n < 5; ++n) {
            running.model = std::make_shared<const Network>(*running.model);
            told.show(snapshots::shared(running));
        }
        QCOMPARE(told.asked.size(), std::size_t{4});
        QCOMPARE(keysOf(told.panel), (QList<int>{2, 0}));  // what was known last is shown meanwhile
    }

    void aHiddenPanelAsksNothing() {
        Told told;
        told.panel.setVisible(false);
        told.show(snapshots::shared(forgetting()));
        QVERIFY(told.asked.empty());
        told.panel.setVisible(true);
        told.settle();
        QCOMPARE(told.asked.size(), std::size_t{3});
    }

    void beforeThereIsAnythingForgottenItExplainsItself() {
        Told told;
        QVERIFY(says(told.panel, "no run yet"));
        QVERIFY(told.panel.heading().startsWith("Once a task has been learned"));
        told.show(snapshots::shared(snapshots::withNetworks(snapshots::oneTask())));
        QVERIFY(told.panel.heading().startsWith("Task 1 is being learned"));
        QVERIFY(!told.panel.taskBox()->isEnabled());
        ForgottenPanel alone;  // nobody tells it anything
        showAt(alone, {360, 500});
        alone.setSnapshot(snapshots::shared(forgetting()));
        QCOMPARE(alone.heading(), QString("Reading 3 sequences …"));
        QVERIFY(alone.list()->items().isEmpty());
        QCOMPARE(alone.sentence(), alone.heading());
    }

    void whereNothingIsForgottenItSaysSo() {
        Told told;
        told.tell = [](const WatchedQuestion&) { return answersOf({0, 1, 9}, {1, 1, 1}); };
        told.show(snapshots::shared(forgetting()));
        QCOMPARE(told.panel.heading(), QString("Nothing: what was right after task 1 is right still."));
        QCOMPARE(told.panel.sentence(),
                 QString("Of 3 watched sequences of task 1, 2 were right after it was learned; all "
                         "of them are right still."));
    }

    void aTaskThatHasJustBeenLearnedIsNotForgottenYet() {
        Snapshot snapshot = forgetting();
        snapshot.position.batch = 2 * snapshots::batchesPerTask;
        snapshot.position.batchInTask = snapshots::batchesPerTask;
        Told told;
        told.show(snapshots::shared(snapshot));
        QCOMPARE(told.asked.size(), std::size_t{2});  // the network of now is that of the end of task 2
        told.panel.setView(View::ByClass);
        QCOMPARE(told.panel.map()->data().columnNames, (QStringList{"1", "2"}));
        Q_EMIT told.panel.taskBox()->activated(1);
        told.settle();
        QVERIFY2(told.panel.heading().startsWith("Task 2 has just been learned"), qPrintable(told.panel.heading()));
    }

    void withoutMemoryForAnAnswerItSaysSoAndDoesNotInsist() {
        ForgottenPanel panel;
        int asked = 0;
        connect(&panel, &ForgottenPanel::answersWanted, this, [&](const WatchedQuestion& question) {
            ++asked;
            panel.takeAnswers(question, nullptr, 1);
        });
        showAt(panel, {360, 500});
        panel.setSnapshot(snapshots::shared(forgetting()));
        QCOMPARE(panel.heading(), QString("There is not enough memory to let the network answer."));
        QCOMPARE(asked, 3);  // each network once
        panel.setSnapshot(panel.sharedSnapshot());
        QCOMPARE(asked, 3);
    }

    void anAnswerIsChosenAmongTheOutputsThatWereTestedAtTheTime() {
        Snapshot snapshot = forgetting();  // in the class scenario
        snapshot.testedOutputs = {{0, 6}, {0, 6}, {0, 6}};
        snapshot.firstTestedOutputs = {{0, 3}, {0, 5}, {0, 6}};
        Told told;
        told.show(snapshots::shared(snapshot));
        QCOMPARE(told.asked[0].among, (OutputRange{0, 3}));
        QCOMPARE(told.asked[1].among, (OutputRange{0, 6}));
        QCOMPARE(told.asked[2].among, (OutputRange{0, 5}));
        snapshot.testedOutputs = snapshot.firstTestedOutputs = {{0, 2}, {2, 4}, {4, 6}};  // each task has its own
        told.asked.clear();
        told.show(snapshots::shared(snapshot));
        for (const WatchedQuestion& question : told.asked) QCOMPARE(question.among, (OutputRange{0, 2}));
    }

    void recordingsAndTextsAreShownAsWhatTheyAre() {
        for (Snapshot snapshot : {snapshots::withRecordings(), snapshots::withTexts()}) {
            snapshot.state = RunState::Paused;
            snapshot.learned = {std::make_shared<const Network>(*snapshot.model)};
            const auto labels = snapshot.samples[0]->labels;
            Told told;
            told.tell = [&](const WatchedQuestion& question) {
                auto answers = labels;
                for (auto& answer : answers) answer = question.network == snapshot.model ? (answer + 1) % 2 : answer;
                return answersOf(answers, {0.5F, 0.6F, 0.7F});
            };
            told.show(snapshots::shared(snapshot));
            QVERIFY(!told.panel.list()->items().isEmpty());
            for (const PictureListItem& item : told.panel.list()->items()) {
                if (snapshot.network.vocabulary > 0)
                    QCOMPARE(item.text,
                             QString(item.key % 2 == 0 ? "the good unheard film plot" : "the bad unheard film plot"));
                else
                    QCOMPARE(item.picture.size(), QSize(2 + 2 * item.key, 4));
            }
        }
    }

    void ofCharactersTheLastAnswerCountsInWhateverAlphabet() {
        ExperimentSpec spec;
        spec.data.tasks = 2;
        spec.text.longest = 20;
        spec.model.cell = CellKind::Gru;
        spec.model.hiddenUnits = 16;
        spec.model.embedding = 8;
        spec.training = {.learningRate = 0.02, .batch = 8, .epochs = 4};
        Told told({900, 500});
        told.show(runExperiment(spec, test::smallRunningTexts(), {}).latest());
        QCOMPARE(told.panel.taskBox()->count(), 2);
        QVERIFY2(!told.panel.list()->items().isEmpty(), qPrintable(told.panel.heading()));
        const QStringList alphabet{"a", "b", "c", "d", "e", "␣", "↵", "unknown"};
        for (const PictureListItem& item : told.panel.list()->items()) {
            QVERIFY2(alphabet.contains(item.name), qPrintable(item.name));
            QVERIFY(item.picture.isNull() && !item.text.isEmpty());
            QVERIFY(item.name != item.instead);
        }
        QVERIFY(!told.panel.map()->data().areColumnNamesTurned);
        QVERIFY(told.panel.map()->data().rowNames.size() <= 12);
    }

    void theTableAndTheFileHaveEveryCount() {
        ToldOfForgetting told;
        told.panel.setTableShown(true);
        const QAbstractItemModel* const table = told.panel.tableTwin()->model();
        QCOMPARE(table->columnCount(), 5);
        QCOMPARE(table->rowCount(), 5);
        QCOMPARE(table->index(1, 0).data().toString(), QString("T-shirt/top"));
        QCOMPARE(table->index(1, 1).data().toString(), QString("Sandal"));
        QCOMPARE(table->index(1, 2).data().toString(), QString("0"));
        QCOMPARE(table->index(1, 3).data().toString(), QString("1"));
        const QByteArray csv = told.panel.csv();
        QVERIFY(csv.startsWith("task,moment,batch,label,answer,count\n"));
        QVERIFY(csv.contains("\n1,after task 1,1000,Pullover,Pullover,1\n"));
        QVERIFY(csv.contains("\n1,after task 2,2000,Pullover,Sneaker,1\n"));
        QVERIFY(csv.contains("\n1,now,2500,T-shirt/top,Sandal,1\n"));
        QCOMPARE(csv.count('\n'), 1 + 3 + 3 + 3);
    }

    void itsTwinShowsTheSameMapWithoutAsking() {
        ToldOfForgetting told;
        told.panel.setView(View::Difference);
        const auto twin = told.panel.twin();
        QSignalSpy asked(static_cast<ForgottenPanel*>(twin.get()), &ForgottenPanel::answersWanted);
        twin->becomePlot();
        showAt(*twin, {400, 300});
        twin->setSnapshot(told.snapshot);
        QCOMPARE(twin->findChild<HeatMap*>()->data().values[0][3], 1.0);
        QVERIFY(asked.isEmpty());
        QVERIFY(!twin->findChild<PictureList*>()->isVisible());
    }

    void theTaskChosenIsStillChosenWhenItIsThereAgain() {
        ToldOfForgetting told;
        Q_EMIT told.panel.taskBox()->activated(1);
        told.settle();
        QCOMPARE(told.panel.taskBox()->currentIndex(), 1);
        told.show(snapshots::shared(snapshots::withNetworks(snapshots::during(1, 5))));
        QCOMPARE(told.panel.taskBox()->currentIndex(), 0);
        told.show(told.snapshot);
        QCOMPARE(told.panel.taskBox()->currentIndex(), 1);
    }

    void everySnapshotCanBeShown() {
        for (const QSize size : {QSize(240, 300), QSize(900, 500)}) {
            Told told(size);
            for (const Snapshot& plain : snapshots::ofEveryKind())
                for (const Snapshot& snapshot : {plain, snapshots::withNetworks(plain)}) {
                    told.show(snapshots::shared(snapshot));
                    QVERIFY(!told.panel.sentence().isEmpty());
                    QVERIFY(!told.panel.grab().isNull());
                }
            told.show(nullptr);
            QVERIFY(told.panel.list()->items().isEmpty());
        }
    }

    void anAnswerThatIsNoNumberIsNoShare() {
        ToldOfForgetting told;
        told.tell = [&](const WatchedQuestion& question) {
            if (question.network == told.snapshot->learned[0]) return toldBy(*told.snapshot, question);
            return answersOf({9, 9, 9}, std::vector<float>(3, std::numeric_limits<float>::quiet_NaN()));
        };
        Snapshot broken = *told.snapshot;
        broken.model = std::make_shared<const Network>(*broken.model);
        told.show(snapshots::shared(broken));
        QCOMPARE(keysOf(told.panel), (QList<int>{0, 1, 2}));
        QVERIFY(told.panel.list()->items()[0].note.endsWith("–"));
    }
};

QTEST_MAIN(TestForgottenPanel)
#include "tst_forgotten_panel.moc"
