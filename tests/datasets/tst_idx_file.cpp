// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// IDX files, right ones and every kind of wrong one.

#include "datasets/idx_file.h"

#include <QTest>

#include "tests/support/data_files.h"

using namespace miru;
using namespace miru::testing;

namespace {

QByteArray bytesOf(const IdxContent& content) {
    return {reinterpret_cast<const char*>(content.bytes.data()), static_cast<qsizetype>(content.bytes.size())};
}

}  // namespace

class TestIdxFile : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void imagesAreReadPlainAndPacked_data() {
        QTest::addColumn<bool>("isPacked");
        QTest::addRow("plain") << false;
        QTest::addRow("gzip") << true;
    }
    void imagesAreReadPlainAndPacked() {
        QFETCH(bool, isPacked);
        const DataFolder folder;
        const QByteArray pixels = someBytes(5 * 3 * 4);
        const QByteArray bytes = idx({5, 3, 4}, pixels);
        const auto content = readIdx(folder.write("images", isPacked ? gzip(bytes) : bytes), 3);
        QCOMPARE(content.lengths, (std::vector<std::uint32_t>{5, 3, 4}));
        QCOMPARE(bytesOf(content), pixels);
    }

    void labelsAreRead() {
        const DataFolder folder;
        const auto content = readIdx(folder.write("labels.gz", gzip(idx({4}, QByteArray("\7\2\1\0", 4)))), 1);
        QCOMPARE(content.lengths, (std::vector<std::uint32_t>{4}));
        QCOMPARE(content.bytes, (std::vector<std::uint8_t>{7, 2, 1, 0}));
    }

    void contentIsWhatCountsNotTheEnding() {
        const DataFolder folder;
        QCOMPARE(bytesOf(readIdx(folder.write("plain.gz", idx({2}, "ab")), 1)), QByteArray("ab"));
    }

    void contentThatPacksExtremelyWellIsNotTakenForALie() {
        const DataFolder folder;
        const QByteArray black(2000 * 28 * 28, '\0');
        const QByteArray packed = gzip(idx({2000, 28, 28}, black));
        QVERIFY(packed.size() * 900 < black.size());
        QCOMPARE(bytesOf(readIdx(folder.write("black.gz", packed), 3)), black);
    }

    void wrongFilesAreRefusedWithPathAndReason_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("dimensions");
        QTest::addColumn<QString>("reason");
        const auto plainAndPacked = [](const char* name, const QByteArray& bytes, int dimensions, const char* reason) {
            QTest::addRow("%s, plain", name) << bytes << dimensions << QString(reason);
            QTest::addRow("%s, gzip", name) << gzip(bytes) << dimensions << QString(reason);
        };
        const QByteArray whole = idx({5, 3, 4}, someBytes(60));
        for (const int length : {1, 3, 4, 7, 15})
            plainAndPacked(qPrintable(QStringLiteral("header cut after %1").arg(length)), whole.left(length), 3,
                           "cut short");
        QTest::addRow("no content at all, plain") << whole.left(16) << 3 << "more than a file of its size can hold";
        QTest::addRow("no content at all, gzip") << gzip(whole.left(16)) << 3 << "it ends after 16 bytes of 76";
        QTest::addRow("last byte missing, gzip") << gzip(whole.chopped(1)) << 3 << "it ends after 75 bytes of 76";
        // Without a wrapper the size of the file and the header's claim can be compared closely enough to differ …
        QTest::addRow("half missing, plain") << whole.left(46) << 3 << "more than a file of its size can hold";
        // … except for the bytes of the header itself.
        QTest::addRow("last byte missing, plain") << whole.chopped(1) << 3 << "it ends after 75 bytes of 76";
        plainAndPacked("one byte too many", whole + 'x', 3, "it continues after the 60 bytes");
        plainAndPacked("two files in one", whole + whole, 3, "it continues after the 60 bytes");
        plainAndPacked("text", "label,1,2,3\n", 3, "not an IDX file");
        plainAndPacked("first byte", "\x01" + whole.mid(1), 3, "not an IDX file");
        plainAndPacked("numbers are floats", QByteArray("\0\0\x0d\3", 4) + whole.mid(4), 3, "not unsigned bytes");
        plainAndPacked("labels for images", idx({60}, someBytes(60)), 3, "1 dimensions where 3 are needed");
        plainAndPacked("images for labels", whole, 1, "3 dimensions where 1 are needed");
        plainAndPacked("no items", idx({0, 3, 4}, {}), 3, "one of its dimensions is 0");
        plainAndPacked("no columns", idx({5, 3, 0}, someBytes(60)), 3, "one of its dimensions is 0");
        // What is claimed would not fit any memory; it is refused for its claim, before memory is taken for it.
        plainAndPacked("giant labels", idx({0xFFFFFFFFu}, someBytes(92)), 1, "it claims 4294967295 items");
        plainAndPacked("giant images", idx({0xFFFFFFFFu, 0xFFFFFFFFu, 0xFFFFFFFFu}, someBytes(84)), 3,
                       "it claims more than 4 GiB");
        plainAndPacked("product that overflows to 0", idx({0x80000000u, 0x80000000u, 4}, someBytes(84)), 3,
                       "it claims more than 4 GiB");
        plainAndPacked("large labels", idx({9'000'000}, someBytes(92)), 1, "more than a file of its size can hold");
        plainAndPacked("large images", idx({5'000'000, 28, 28}, someBytes(84)), 3,
                       "more than a file of its size can hold");
        QTest::addRow("empty file") << QByteArray() << 3 << "it ends after 0 bytes of 4";
        const QByteArray packed = gzip(idx({600, 3, 4}, noise(7200)));
        QTest::addRow("gzip cut in the middle") << packed.left(3000) << 3 << "cut short or damaged";
        QTest::addRow("gzip without its checksum") << packed.chopped(8) << 3 << "cut short or damaged";
        QByteArray damaged = packed;
        damaged[10] = '\x07';  // deflate knows no block of this kind
        QTest::addRow("gzip damaged at its start") << damaged << 3 << "cut short or damaged";
        QTest::addRow("gzip of nothing") << gzip({}) << 3 << "cut short: it ends after 0 bytes";
        QTest::addRow("gzip's header alone") << packed.left(10) << 3 << "cut short or damaged";
    }
    void wrongFilesAreRefusedWithPathAndReason() {
        QFETCH(QByteArray, bytes);
        QFETCH(int, dimensions);
        QFETCH(QString, reason);
        const DataFolder folder;
        const QString path = folder.write("file", bytes);
        const QString sentence = sentenceOf([&] { readIdx(path, dimensions); });
        QVERIFY2(sentence.startsWith(path + ": "), qPrintable(sentence));
        QVERIFY2(sentence.contains(reason), qPrintable(sentence));
        QVERIFY2(sentence.size() > path.size() + 10 && sentence.endsWith('.'), qPrintable(sentence));
    }

    void aMissingFileIsSaidToBeMissing() {
        const DataFolder folder;
        QCOMPARE(sentenceOf([&] { readIdx(folder.path("none"), 3); }),
                 folder.path("none") + ": there is no such file.");
    }

    void aFolderIsNotTakenForAFile() {
        const DataFolder folder;
        QCOMPARE(sentenceOf([&] { readIdx(folder.path(), 3); }), folder.path() + ": it is a folder.");
    }
};

QTEST_GUILESS_MAIN(TestIdxFile)
#include "tst_idx_file.moc"
