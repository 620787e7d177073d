// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The recording that the reader shows is the one that is played.

#include <QLabel>
#include <QTest>
#include <QToolButton>

#include "core/tasks/data_split.h"
#include "datasets/library.h"
#include "tests/support/drive_window.h"
#include "tests/support/fake_players.h"
#include "tests/support/warnings.h"
#include "tests/support/wav_files.h"
#include "ui/docks/panel_dock.h"
#include "ui/run/sound_player.h"

using namespace miru;
using drive::patience;
using miru::testing::DataFolder;
using miru::testing::FakePlayers;
using miru::testing::toneOf;
using miru::testing::wav;

namespace {

/// Two digits, two speakers, and no two recordings of one length.
void writeRecordings(const DataFolder& folder) {
    int samples = 800;
    for (int digit = 0; digit < 2; ++digit)
        for (const char* speaker : {"ada", "ben"})
            for (int number = 0; number < 12; ++number, samples += 80)
                folder.write(QString("%1_%2_%3.wav").arg(digit).arg(speaker).arg(number), wav(toneOf(digit, samples)));
}

ExperimentSpec spec(const DataFolder& folder, DataSplit testOn = DataSplit::Test) {
    ExperimentSpec spec = drive::shortRun();
    spec.data.dataset = folder.path().toStdString();
    spec.data.stream = StreamKind::SplitSources;
    spec.data.testOn = testOn;
    spec.data.trainPerTask = 0;
    spec.data.testPerTask = 0;
    return spec;
}

/// A window whose reader shows a recording of a run.
struct Heard {
    DataFolder folder;
    MainWindow window;
    ReaderPanel* reader = readerPanelOf(window);

    bool begins(DataSplit testOn = DataSplit::Test) {
        writeRecordings(folder);
        if (!drive::show(window) || !drive::runToEnd(window, spec(folder, testOn))) return false;
        panelsOf(window)->dock(PanelId::Reader)->show();
        panelsOf(window)->dock(PanelId::Reader)->raise();
        return QTest::qWaitFor([&] { return reader->listenButton()->isVisible(); }, patience);
    }
};

}  // namespace

class TestSoundDesk : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init() { failOnWarnings(); }

    void whatIsPlayedIsTheFileOfTheSequenceShown_data() {
        QTest::addColumn<int>("testOn");
        QTest::newRow("tested") << static_cast<int>(DataSplit::Test);
        QTest::newRow("set aside") << static_cast<int>(DataSplit::Validation);
    }
    void whatIsPlayedIsTheFileOfTheSequenceShown() {
        QFETCH(int, testOn);
        const FakePlayers players;
        players.addOneThatPlays("aplay");
        Heard heard;
        QVERIFY(heard.begins(static_cast<DataSplit>(testOn)));
        const Dataset dataset = Library().load(heard.folder.path().toStdString());
        const SequenceSet& set = testSet(dataset, static_cast<DataSplit>(testOn));
        for (const int task : {0, 1})
            for (int sample = 0; sample < 2; ++sample) {
                heard.reader->read(task, sample);
                QFile::remove(players.path("heard"));
                drive::click(heard.reader->listenButton());
                QTRY_VERIFY_WITH_TIMEOUT(!players.content("heard").isEmpty(), patience);
                QTRY_VERIFY_WITH_TIMEOUT(!heard.reader->listenButton()->isChecked(), patience);
                const auto& watched = *heard.reader->sharedSnapshot()->samples[static_cast<std::size_t>(task)];
                const int number = watched.numbers[static_cast<std::size_t>(sample) % watched.numbers.size()];
                // Every recording has a length of its own: 44 bytes in front of 2 a sample, 80 samples a step.
                const auto samples = (players.content("heard").size() - 44) / 2;
                QCOMPARE(static_cast<int>(1 + (samples - 200) / 80), set.frames(number).steps);
                QCOMPARE(heard.reader->rowsRead(), set.frames(number).steps);
                QVERIFY(messageOf(heard.window).isEmpty());
            }
    }

    void pressedAgainItStops() {
        const FakePlayers players;
        players.addOneThatGoesOn("aplay");
        Heard heard;
        QVERIFY(heard.begins());
        auto* const player = heard.window.findChild<SoundPlayer*>();
        QVERIFY(player);
        const auto begins = [&] {
            QFile::remove(players.path("playing"));
            drive::click(heard.reader->listenButton());
            return QTest::qWaitFor([&] { return !players.content("playing").isEmpty(); }, patience);
        };
        QVERIFY(begins());
        QVERIFY(player->isPlaying());
        drive::click(heard.reader->listenButton());
        QVERIFY(!player->isPlaying());
        QVERIFY(begins());
        panelsOf(heard.window)->dock(PanelId::Reader)->hide();
        QVERIFY2(!player->isPlaying(), "who hides the panel has heard enough");
        panelsOf(heard.window)->dock(PanelId::Reader)->show();
        panelsOf(heard.window)->dock(PanelId::Reader)->raise();
        QVERIFY(begins());
        heard.window.close();
        QVERIFY(!player->isPlaying());
    }

    void whatCannotBeHeardIsSaid() {
        const FakePlayers none;
        Heard heard;
        QVERIFY(heard.begins());
        drive::click(heard.reader->listenButton());
        QTRY_VERIFY_WITH_TIMEOUT(messageOf(heard.window).contains("alsa-utils"), patience);
        QVERIFY(!heard.reader->listenButton()->isChecked());
    }

    void aRecordingThatIsAnotherOrGoneIsSaid() {
        const FakePlayers players;
        players.addOneThatPlays("aplay");
        Heard heard;
        QVERIFY(heard.begins());
        heard.folder.write("0_ada_0.wav", wav(toneOf(0, 8000)));
        heard.reader->read(0, 0);
        drive::click(heard.reader->listenButton());
        QTRY_VERIFY_WITH_TIMEOUT(
            messageOf(heard.window).contains("0_ada_0.wav is another recording than the one that was read: it has"),
            patience);
        for (const QString& name : QDir(heard.folder.path()).entryList(QDir::Files))
            QVERIFY(QFile::remove(heard.folder.path(name)));
        drive::click(heard.reader->listenButton());
        QTRY_VERIFY_WITH_TIMEOUT(messageOf(heard.window).contains("there are no recordings in it"), patience);
        QVERIFY(!heard.reader->listenButton()->isChecked());
        QVERIFY(players.content("heard").isEmpty());
    }
};

QTEST_MAIN(TestSoundDesk)
#include "tst_sound_desk.moc"
