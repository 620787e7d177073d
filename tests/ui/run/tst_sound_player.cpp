// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A recording is played by the program that is there; where none can, it is said.

#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTest>

#include "tests/support/fake_players.h"
#include "tests/support/warnings.h"
#include "ui/run/sound_player.h"

using namespace miru;
using miru::testing::FakePlayers;

namespace {

constexpr int playPatience = 60'000;  // ms
constexpr int soundLength = 100;      // ms, of a sound

std::shared_ptr<const PlayableSound> soundOfBytes(const std::string& bytes = "these are the bytes") {
    return std::make_shared<const PlayableSound>(bytes);
}

}  // namespace

class TestSoundPlayer : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init() { failOnWarnings(); }

    void theProgramGetsTheBytesOfTheFile_data() {
        QTest::addColumn<QString>("name");
        for (const char* name : {"pw-play", "paplay", "aplay"}) QTest::newRow(name) << name;
    }
    void theProgramGetsTheBytesOfTheFile() {
        QFETCH(QString, name);
        const FakePlayers players;
        players.addOneThatPlays(name);
        SoundPlayer player;
        const QSignalSpy began(&player, &SoundPlayer::began);
        const QSignalSpy ended(&player, &SoundPlayer::ended);
        const QSignalSpy failed(&player, &SoundPlayer::failed);
        const std::string bytes("RIFF\0 and more\xff", 16);
        auto given = soundOfBytes(bytes);
        const QString path = given->path();
        QVERIFY(path.endsWith(".wav"));
        player.play(std::move(given), soundLength);
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, playPatience);
        QCOMPARE(began.size(), 1);
        QCOMPARE(failed.size(), 0);
        QCOMPARE(players.content("heard"), QByteArray::fromStdString(bytes));
        QVERIFY(!player.isPlaying());
        QTRY_VERIFY2_WITH_TIMEOUT(!QFileInfo::exists(path), "nothing is left behind", playPatience);
    }

    void theFirstThatCanPlaysIt() {
        const FakePlayers players;
        players.add("pw-play", "echo 'no server' >&2; exit 1");
        players.addOneThatPlays("aplay");
        SoundPlayer player;
        const QSignalSpy ended(&player, &SoundPlayer::ended);
        const QSignalSpy failed(&player, &SoundPlayer::failed);
        player.play(soundOfBytes(), soundLength);
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, playPatience);
        QCOMPARE(failed.size(), 0);
        QCOMPARE(players.content("heard"), QByteArray("these are the bytes"));
    }

    void whereNoneIsThereItIsSaid() {
        const FakePlayers none;
        SoundPlayer player;
        const QSignalSpy failed(&player, &SoundPlayer::failed);
        player.play(soundOfBytes(), soundLength);
        QCOMPARE(failed.size(), 1);
        QCOMPARE(failed[0][0].toString(),
                 QString("There is no program here that plays sound: it takes one of the packages pipewire-bin, "
                         "pulseaudio-utils and alsa-utils."));
        QVERIFY(!player.isPlaying());
    }

    void whereThereIsNoDeviceItIsSaid() {
        const FakePlayers players;
        players.add("paplay", "exit 3");
        players.add("aplay", "echo 'ALSA lib' >&2; echo 'audio open error: No such file' >&2; exit 1");
        SoundPlayer player;
        const QSignalSpy ended(&player, &SoundPlayer::ended);
        const QSignalSpy failed(&player, &SoundPlayer::failed);
        player.play(soundOfBytes(), soundLength);
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, playPatience);
        QCOMPARE(failed[0][0].toString(),
                 QString("The recording cannot be heard here (aplay says “audio open error: No such file”): it takes a "
                         "sound device, and one of the packages pipewire-bin, pulseaudio-utils and alsa-utils."));
        QCOMPARE(ended.size(), 0);
    }

    void aProgramThatIsNoneIsPassedOver() {
        const FakePlayers players;
        players.add("pw-play", "");
        QFile broken(players.path("pw-play"));
        QVERIFY(broken.open(QIODevice::WriteOnly | QIODevice::Truncate));
        broken.write("#!/nowhere/at-all\n");
        broken.close();
        SoundPlayer player;
        const QSignalSpy failed(&player, &SoundPlayer::failed);
        player.play(soundOfBytes(), soundLength);
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, playPatience);
        QVERIFY2(failed[0][0].toString().contains("pw-play does not start"), qPrintable(failed[0][0].toString()));
    }

    void stoppedItFallsSilentAtOnceAndTellsNothing() {
        const FakePlayers players;
        players.addOneThatGoesOn("aplay");
        SoundPlayer player;
        const QSignalSpy ended(&player, &SoundPlayer::ended);
        const QSignalSpy failed(&player, &SoundPlayer::failed);
        player.play(soundOfBytes(), soundLength);
        QTRY_VERIFY_WITH_TIMEOUT(!players.content("playing").isEmpty(), playPatience);
        const QString path = QString::fromLocal8Bit(players.content("playing").trimmed());
        QVERIFY(QFileInfo::exists(path));
        auto* const process = player.findChild<QProcess*>();
        QVERIFY(process && process->state() == QProcess::Running);
        const QSignalSpy gone(process, &QProcess::destroyed);
        player.stop();
        QVERIFY(!player.isPlaying());
        QTRY_COMPARE_WITH_TIMEOUT(gone.size(), 1, playPatience);
        QVERIFY2(!QFileInfo::exists(path), "nothing is left behind");
        QCOMPARE(ended.size() + failed.size(), 0);
    }

    void anotherIsPlayedInItsPlace() {
        const FakePlayers players;
        players.addOneThatGoesOn("aplay");
        SoundPlayer player;
        player.play(soundOfBytes(), soundLength);
        QTRY_VERIFY_WITH_TIMEOUT(!players.content("playing").isEmpty(), playPatience);
        players.addOneThatPlays("aplay");
        const QSignalSpy ended(&player, &SoundPlayer::ended);
        player.play(soundOfBytes("others"), soundLength);
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, playPatience);
        QCOMPARE(players.content("heard"), QByteArray("others"));
    }

    void whatPlaysEndsWithTheWindow() {
        const FakePlayers players;
        players.addOneThatGoesOn("aplay");
        QString path;
        {
            SoundPlayer player;
            player.play(soundOfBytes(), soundLength);
            QTRY_VERIFY_WITH_TIMEOUT(!players.content("playing").isEmpty(), playPatience);
            path = QString::fromLocal8Bit(players.content("playing").trimmed());
        }
        QVERIFY(!path.isEmpty() && !QFileInfo::exists(path));
    }

    void aProgramThatHangsIsEnded() {
        const FakePlayers players;
        players.addOneThatGoesOn("aplay");
        SoundPlayer player;
        const QSignalSpy failed(&player, &SoundPlayer::failed);
        player.play(soundOfBytes(), -9'990);  // its grace is over in 10 ms
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, playPatience);
        QVERIFY(failed[0][0].toString().contains("aplay did not come to an end"));
    }
};

QTEST_MAIN(TestSoundPlayer)
#include "tst_sound_player.moc"
