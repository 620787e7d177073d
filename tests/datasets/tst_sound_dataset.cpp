// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Recordings in WAV files and in archives of them: what their names say, what they become, and what is refused.

#include <QTest>
#include <cmath>
#include <limits>

#include "datasets/folder_dataset.h"
#include "datasets/library.h"
#include "datasets/log_mel.h"
#include "datasets/sound_dataset.h"
#include "datasets/sound_file.h"
#include "tests/support/archive_files.h"
#include "tests/support/wav_files.h"

using namespace miru;
using namespace miru::testing;

namespace {

/// Two digits, three speakers, numbers 0 to 7, each of its own length.
QList<ArchivedFile> spokenDigits() {
    QList<ArchivedFile> files;
    for (int digit = 0; digit < 2; ++digit)
        for (const char* speaker : {"ada", "ben", "cy"})
            for (int number = 0; number < 8; ++number)
                files << ArchivedFile{QByteArray("recordings/") + QByteArray::number(digit) + '_' + speaker + '_' +
                                          QByteArray::number(number) + ".wav",
                                      wav(toneOf(digit, 400 + 80 * number))};
    return files;
}

QString sentenceAbout(const QByteArray& bytes) {
    return sentenceOf(
        [&] { readWav(std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())), "it"); });
}

}  // namespace

class TestSoundDataset : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void spokenDigitsHaveTheirLabelsSpeakersAndOfficialSplit_data() {
        QTest::addColumn<bool>("isArchive");
        QTest::newRow("a folder") << false;
        QTest::newRow("an archive") << true;
    }
    void spokenDigitsHaveTheirLabelsSpeakersAndOfficialSplit() {
        QFETCH(bool, isArchive);
        const DataFolder folder;
        if (isArchive) writeArchive(folder.path("fsdd_recordings.tar.gz"), spokenDigits());
        for (const ArchivedFile& file : spokenDigits())
            if (!isArchive) folder.write(QString::fromUtf8(file.path), file.content);
        QCOMPARE(kindOfFolder(folder.path()), FolderKind::Sounds);
        QVERIFY(Library::isSound(folder.path()));
        const Dataset dataset = loadFolder(folder.path());
        QCOMPARE(dataset.train.count(), 2 * 3 * 3);
        QCOMPARE(dataset.test.count(), 2 * 3 * 5);
        QCOMPARE(dataset.sourceNames, (std::vector<std::string>{"ada", "ben", "cy"}));
        QCOMPARE(dataset.train.sourceCount(), 3);
        QVERIFY(dataset.train.hasOwnLengths());
        QCOMPARE(dataset.train.shape().inputs, 24);
        QCOMPARE(dataset.train.shape().steps, 1 + (400 + 80 * 7 - 200) / 80);
        QCOMPARE(dataset.train.frames(0).steps, 1 + (400 + 80 * 5 - 200) / 80);
        QCOMPARE(dataset.train.label(0), 0);
        QCOMPARE(dataset.train.label(9), 1);
        QCOMPARE(dataset.train.source(0), 0);
        QCOMPARE(dataset.train.source(3), 1);
    }

    void eachBandHasMeanZeroAndDeviationOneOverTheTrainingSteps() {
        const DataFolder folder;
        for (const ArchivedFile& file : spokenDigits()) folder.write(QString::fromUtf8(file.path), file.content);
        const SequenceSet train = loadFolder(folder.path()).train;
        for (int band = 0; band < 24; ++band) {
            double sum = 0;
            double squares = 0;
            int steps = 0;
            for (int n = 0; n < train.count(); ++n)
                for (int t = 0; t < train.frames(n).steps; ++t, ++steps) {
                    const auto x = static_cast<double>(train.frames(n).numbers()[t * 24 + band]);
                    sum += x;
                    squares += x * x;
                }
            QVERIFY(std::abs(sum / steps) < 1e-5);
            QVERIFY(std::abs(squares / steps - 1) < 1e-4);
        }
    }

    void foldersSayTheLabelAndThePart() {
        const DataFolder folder;
        for (const char* part : {"train", "test"})
            for (const char* label : {"yes", "no"})
                for (int n = 0; n < 3; ++n)
                    folder.write(QString("%1/%2/%3.wav").arg(part, label).arg(n), wav(toneOf(n, 500)));
        const Dataset dataset = loadFolder(folder.path());
        QCOMPARE(dataset.classNames, (std::vector<std::string>{"no", "yes"}));
        QCOMPARE(dataset.train.count(), 6);
        QCOMPARE(dataset.test.count(), 6);
        QCOMPARE(dataset.train.sourceCount(), 0);
        QVERIFY(dataset.sourceNames.empty());
    }

    void withoutSuchFoldersTheLastTenthOfEachLabelIsForTesting() {
        const DataFolder folder;
        for (const char* label : {"yes", "no"})
            for (int n = 0; n < 20; ++n)
                folder.write(QString("%1_%2.WAV").arg(label).arg(n, 2, 10, QLatin1Char('0')), wav(toneOf(n % 3, 500)));
        const Dataset dataset = loadFolder(folder.path());
        QCOMPARE(dataset.classNames, (std::vector<std::string>{"no", "yes"}));
        QCOMPARE(dataset.train.count(), 36);
        QCOMPARE(dataset.test.count(), 4);
    }

    void soundOfEveryWidthIsTheSameSound_data() {
        QTest::addColumn<int>("bits");
        QTest::addColumn<bool>("isFloat");
        QTest::addColumn<int>("channels");
        QTest::newRow("8 bits") << 8 << false << 1;
        QTest::newRow("16 bits") << 16 << false << 1;
        QTest::newRow("24 bits") << 24 << false << 1;
        QTest::newRow("32 bits") << 32 << false << 1;
        QTest::newRow("floats") << 32 << true << 1;
        QTest::newRow("stereo") << 16 << false << 2;
    }
    void soundOfEveryWidthIsTheSameSound() {
        QFETCH(int, bits);
        QFETCH(bool, isFloat);
        QFETCH(int, channels);
        const auto mono = toneOf(1, 300);
        std::vector<float> samples;
        for (const float x : mono) {  // the mean of the channels is the tone
            samples.push_back(channels == 1 ? x : x + 0.25F);
            if (channels == 2) samples.push_back(x - 0.25F);
        }
        const QByteArray bytes = wav(samples, {.rate = 8000, .channels = channels, .bits = bits, .isFloat = isFloat});
        const Sound sound = readWav(std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())), "it");
        QCOMPARE(sound.rate, 8000);
        QCOMPARE(sound.samples.size(), std::size_t{300});
        for (std::size_t n = 0; n < mono.size(); ++n) QVERIFY(std::abs(sound.samples[n] - mono[n]) < 0.012F);
    }

    void hostileSoundIsRefused_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("part");
        const QByteArray sound(400, 1);
        const float notANumber = std::numeric_limits<float>::quiet_NaN();
        QTest::newRow("nothing") << QByteArray() << "no WAV file";
        QTest::newRow("text") << QByteArray("<html>sign in</html>") << "no WAV file";
        QTest::newRow("a header alone") << wavOf({}).left(20) << "no WAV file";
        QTest::newRow("cut short") << wavOf(sound).left(244)
                                   << "says that there are 400 bytes of sound, but there are 200";
        QTest::newRow("a header that lies") << wavOf(sound, {.claimed = 2'000'000'000}) << "2000000000 bytes of sound";
        QTest::newRow("no sample") << wavOf({}) << "not one sample";
        QTest::newRow("a hundred channels") << wavOf(sound, {.channels = 100}) << "it has 100 channels";
        QTest::newRow("no rate at all") << wavOf(sound, {.rate = 1}) << "it has 1 samples a second";
        QTest::newRow("not a number") << wav({0.5F, notANumber}, {.bits = 32, .isFloat = true}) << "not finite";
    }
    void hostileSoundIsRefused() {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, part);
        const QString said = sentenceAbout(bytes);
        QVERIFY2(said.startsWith("it: ") && said.contains(part) && said.endsWith('.'), qPrintable(said));
        const DataFolder folder;
        folder.write("a_0.wav", wav(toneOf(1, 300)));
        folder.write("b_0.wav", bytes);
        QVERIFY(sentenceOf([&] { loadFolder(folder.path()); }).contains("b_0.wav"));
    }

    void damageAnywhereIsRefusedOrRead() {
        const QByteArray whole = wav(toneOf(1, 100), {.channels = 2});
        for (int at = 0; at < 60; ++at)
            for (const int flipped : {1, 128, 255}) {
                QByteArray bytes = whole;
                bytes[at] = static_cast<char>(bytes[at] ^ flipped);
                const QString said = sentenceAbout(bytes);
                QVERIFY(said.isEmpty() || said.startsWith("it: "));
                (void)sentenceAbout(whole.left(at));
            }
    }

    void allRecordingsMustHaveOneRate() {
        const DataFolder folder;
        folder.write("a_0.wav", wav(toneOf(1, 300)));
        folder.write("b_0.wav", wav(toneOf(1, 300), {.rate = 16000}));
        const QString said = sentenceOf([&] { loadFolder(folder.path()); });
        QVERIFY2(said.contains("b_0.wav: it has 16000 samples a second, but a_0.wav has 8000"), qPrintable(said));
    }

    void anArchiveWithoutSoundOrThatLeadsElsewhereWritesNothing() {
        const DataFolder folder;
        writeArchive(folder.path("sounds.tar.gz"), {{"README", "no sound"}});
        QVERIFY(sentenceOf([&] { loadFolder(folder.path()); }).contains("there is no WAV file in it"));
        writeArchive(folder.path("sounds.tar.gz"), {{"../../a_x_1.wav", wav(toneOf(1, 300))},
                                                    {"/tmp/a_x_7.wav", wav(toneOf(1, 300))},
                                                    {"b_x_1.wav", wav(toneOf(2, 300))},
                                                    {"b_x_7.wav", wav(toneOf(2, 300))}});
        QCOMPARE(loadFolder(folder.path()).train.count(), 2);
        QCOMPARE(folder.names(), QStringList{"sounds.tar.gz"});
        writeArchive(folder.path("sounds.tar.gz"),
                     {{"a_1.wav", wav(toneOf(1, 300))}, {"a_1.wav", wav(toneOf(1, 300))}});
        QVERIFY(sentenceOf([&] { loadFolder(folder.path()); }).contains("twice"));
    }

    void oneRecordingOfEachLabelIsTooFew() {
        const DataFolder folder;
        folder.write("a_0.wav", wav(toneOf(1, 300)));
        folder.write("b_0.wav", wav(toneOf(2, 300)));
        QVERIFY(sentenceOf([&] { loadFolder(folder.path()); }).contains("there is no recording to be tested on"));
    }

    void theSpokenDigitsOfTheDataFolderAreWhole() {
        const QString root = qEnvironmentVariable("MIRU_DATA_DIR");
        const Library library({root});
        if (root.isEmpty() || !library.isHere("fsdd")) QSKIP("Set MIRU_DATA_DIR to a folder with fsdd in it.");
        QCOMPARE(library.check(*findInCatalog("fsdd")), QStringList());
        const Dataset dataset = library.load("fsdd");
        QCOMPARE(dataset.train.count(), 2700);
        QCOMPARE(dataset.test.count(), 300);
        QCOMPARE(dataset.sourceNames.size(), std::size_t{6});
        QCOMPARE(dataset.sourceNames.front(), std::string("george"));
        QCOMPARE(dataset.train.shape().steps, findInCatalog("fsdd")->extent.steps);
        std::array<int, 10> perDigit{};
        for (int n = 0; n < 2700; ++n) ++perDigit[static_cast<std::size_t>(dataset.train.label(n))];
        for (const int count : perDigit) QCOMPARE(count, 270);
    }
};

QTEST_GUILESS_MAIN(TestSoundDataset)
#include "tst_sound_dataset.moc"
