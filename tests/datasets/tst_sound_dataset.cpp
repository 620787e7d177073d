// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Recordings in WAV files and in archives of them: what their names say, what they become, and what is refused.

#include <QTest>
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <set>

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

/// Recordings with a place each in the data set, under every rule there is for names.
QList<ArchivedFile> inFolders() {
    QList<ArchivedFile> files;
    for (const char* part : {"train", "test"})
        for (const char* label : {"yes", "no"})
            for (int n = 0; n < 4; ++n)
                files << ArchivedFile{QByteArray(part) + '/' + label + '/' + QByteArray::number(n) + ".wav",
                                      wav(toneOf(n, 500 + 80 * n + (*label == 'y' ? 40 : 0)))};
    files << ArchivedFile{"other.wav", wav(toneOf(1, 900))};  // of neither part
    return files;
}

QList<ArchivedFile> withoutParts() {
    QList<ArchivedFile> files;
    for (int n = 19; n >= 0; --n)  // in no order
        for (const char* label : {"yes", "no"})
            files << ArchivedFile{QByteArray(label) + '_' + QByteArray::number(n).rightJustified(2, '0') + ".WAV",
                                  wav(toneOf(n % 3, 400 + 60 * n))};
    return files;
}

QList<ArchivedFile> named(const QString& which) {
    if (which == "official") return spokenDigits();
    return which == "folders" ? inFolders() : withoutParts();
}

/// Bands of the bytes of a WAV file, and of a sequence of a set: alike but for each band's shift and scale.
std::vector<float> bandsOf(const std::string& bytes) {
    const Sound sound = readWav(bytes, "it");
    return LogMel(sound.rate).of(sound.samples);
}

/// How the bands of these recordings are shifted and scaled.
struct BandScale {
    std::array<double, LogMel::bands> mean{};
    std::array<double, LogMel::bands> deviation{};
};

BandScale scaleOf(const std::vector<std::vector<float>>& recordings) {
    BandScale scale;
    for (std::size_t band = 0; band < LogMel::bands; ++band) {
        double count = 0;
        double sum = 0;
        double squares = 0;
        for (const auto& bands : recordings)
            for (std::size_t n = band; n < bands.size(); n += LogMel::bands, ++count) {
                sum += static_cast<double>(bands[n]);
                squares += static_cast<double>(bands[n]) * static_cast<double>(bands[n]);
            }
        scale.mean[band] = sum / count;
        scale.deviation[band] = std::max(1e-3, std::sqrt(std::max(0.0, squares / count - sum / count * sum / count)));
    }
    return scale;
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

    void theFileBehindASequenceIsFound_data() {
        QTest::addColumn<QString>("names");
        QTest::addColumn<bool>("isArchive");
        for (const char* names : {"official", "folders", "tenth"})
            for (const bool isArchive : {false, true})
                QTest::addRow("%s, %s", names, isArchive ? "an archive" : "a folder") << names << isArchive;
    }
    void theFileBehindASequenceIsFound() {
        QFETCH(QString, names);
        QFETCH(bool, isArchive);
        const DataFolder folder;
        const auto files = named(names);
        if (isArchive) writeArchive(folder.path("sounds.tar.gz"), files);
        for (const ArchivedFile& file : files)
            if (!isArchive) folder.write(QString::fromUtf8(file.path), file.content);
        const Library library{QStringList{}};
        const Dataset dataset = library.load(folder.path().toStdString());
        std::vector<std::vector<float>> learned;
        for (int n = 0; n < dataset.train.count(); ++n)
            learned.push_back(bandsOf(library.soundOf(folder.path(), DataSplit::Validation, n).bytes));
        const BandScale scale = scaleOf(learned);
        std::set<QString> paths;
        const auto check = [&](const SequenceSet& set, DataSplit split) {
            for (int n = 0; n < set.count(); ++n) {
                const SoundFile file = library.soundOf(folder.path(), split, n);
                QVERIFY(paths.insert(file.path).second);
                const auto original = std::ranges::find_if(
                    files, [&](const ArchivedFile& f) { return QString::fromUtf8(f.path) == file.path; });
                QVERIFY(original != files.end() && original->content.toStdString() == file.bytes);
                const FrameView frames = set.frames(n);
                QCOMPARE(file.steps, frames.steps);
                const auto bands = bandsOf(file.bytes);
                QCOMPARE(bands.size(), static_cast<std::size_t>(frames.steps * LogMel::bands));
                for (std::size_t k = 0; k < bands.size(); ++k) {
                    const double expected = (static_cast<double>(bands[k]) - scale.mean[k % LogMel::bands]) /
                                            scale.deviation[k % LogMel::bands];
                    QVERIFY(std::abs(static_cast<double>(frames.numbers()[k]) - expected) <
                            1e-3 * std::max(1.0, std::abs(expected)));
                }
            }
        };
        check(dataset.train, DataSplit::Validation);
        check(dataset.test, DataSplit::Test);
        QCOMPARE(static_cast<int>(paths.size()), dataset.train.count() + dataset.test.count());
        const QString said = sentenceOf([&] { library.soundOf(folder.path(), DataSplit::Test, dataset.test.count()); });
        QVERIFY2(said.contains(QString("there is no test recording number %1 in it").arg(dataset.test.count() + 1)) &&
                     said.endsWith('.'),
                 qPrintable(said));
    }

    void noOtherFileIsDecodedToFindOne() {
        const DataFolder folder;
        for (const ArchivedFile& file : spokenDigits()) folder.write(QString::fromUtf8(file.path), file.content);
        const Library library{QStringList{}};
        const SoundFile before = library.soundOf(folder.path(), DataSplit::Test, 0);
        folder.write("recordings/1_cy_7.wav", "no sound");
        QVERIFY(!sentenceOf([&] { library.load(folder.path().toStdString()); }).isEmpty());
        QCOMPARE(library.soundOf(folder.path(), DataSplit::Test, 0).bytes, before.bytes);
        // The last of the training recordings is that file.
        const QString said = sentenceOf([&] { library.soundOf(folder.path(), DataSplit::Validation, 17); });
        QVERIFY2(said.contains("recordings/1_cy_7.wav: ") && said.contains("no WAV file"), qPrintable(said));
    }

    void whatHasChangedOrGoneMeanwhileIsSaid() {
        const DataFolder folder;
        const Library library{QStringList{}};
        const auto sentence = [&](const QString& name, int number = 0) {
            return sentenceOf([&] { library.soundOf(name, DataSplit::Test, number); });
        };
        QVERIFY(sentence(folder.path()).contains("there are no recordings in it."));
        QVERIFY(sentence(folder.path("gone")).contains("There is no data set, no folder and no file called"));
        QVERIFY(sentence("glyphs").contains("there are no recordings in it."));
        QVERIFY(sentence("fsdd").contains("is not on this machine"));
        for (const char* name : {"a_0.wav", "a_1.wav", "b_0.wav", "b_1.wav"}) folder.write(name, wav(toneOf(1, 300)));
        QVERIFY(sentence(folder.path(), 1).isEmpty());
        QVERIFY(QFile::remove(folder.path("b_1.wav")));
        QVERIFY(sentence(folder.path(), 1).contains("its files are others than those that were read."));
        writeArchive(folder.path("sounds.tar.gz"), {{"README", "no sound"}});
        for (const char* name : {"a_0.wav", "a_1.wav", "b_0.wav"}) QVERIFY(QFile::remove(folder.path(name)));
        QVERIFY(sentence(folder.path()).contains("its files are others than those that were read."));
        folder.write("sounds.tar.gz", "no archive");
        QVERIFY(sentence(folder.path()).contains("sounds.tar.gz"));
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
        // Neither is given to a decoder of MP3, which prints what it thinks of them.
        const QByteArray mp3 = QByteArray("\xff\xfb\x90\x00", 4) + QByteArray(413, '\x01');
        QTest::newRow("MP3") << mp3 + mp3 << "it does not begin as one does";
        QByteArray mp3InWav = wavOf(mp3 + mp3);
        mp3InWav[20] = 0x55;
        QTest::newRow("MP3 in WAV") << mp3InWav << "there is MPEG sound in it";
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
        for (const int n : {0, 123, 299}) {
            const SoundFile file = library.soundOf("fsdd", DataSplit::Test, n);
            QCOMPARE(file.steps, dataset.test.frames(n).steps);
            QVERIFY(file.path.contains(QString("%1_").arg(dataset.test.label(n))));
        }
    }
};

QTEST_GUILESS_MAIN(TestSoundDataset)
#include "tst_sound_dataset.moc"
