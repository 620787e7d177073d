// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What gzip has stored is checked to the last byte, whatever is read through it.

#include "datasets/compressed_file.h"

#include <sys/stat.h>
#include <QTest>
#include <functional>
#include <thread>

#include "datasets/csv_file.h"
#include "datasets/folder_dataset.h"
#include "datasets/idx_file.h"
#include "datasets/lines.h"
#include "datasets/text_file.h"
#include "tests/support/data_files.h"

using namespace miru;
using namespace miru::testing;

namespace {

/// The content, read in pieces of this size.
QByteArray contentOf(const QString& path, std::size_t piece = 1 << 16) {
    CompressedFile file(path);
    QByteArray content;
    std::vector<std::uint8_t> bytes(piece);
    while (const std::size_t count = file.read(bytes))
        content.append(reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(count));
    if (!file.isAtEnd()) throw std::runtime_error("it continues after its end");
    return content;
}

/// A tar archive of one training and one test review, made by hand: 512 bytes of header, then the text.
QByteArray tarOfReviews() {
    QByteArray tar;
    for (const char* name : {"aclImdb/train/pos/0_9.txt", "aclImdb/test/neg/0_1.txt"}) {
        const QByteArray text = noise(700).toHex();
        QByteArray header(512, '\0');
        header.replace(0, static_cast<qsizetype>(qstrlen(name)), name);
        header.replace(100, 7, "0000644").replace(108, 7, "0000000").replace(116, 7, "0000000");
        header.replace(124, 11, QByteArray::number(text.size(), 8).rightJustified(11, '0'));
        header.replace(136, 11, "00000000000").replace(148, 8, "        ").replace(156, 1, "0");
        header.replace(257, 5, "ustar").replace(263, 2, "00");
        quint32 sum = 0;
        for (const char c : header) sum += static_cast<quint8>(c);
        header.replace(148, 7, QByteArray::number(sum, 8).rightJustified(6, '0') + '\0');
        tar += header + text + QByteArray((512 - text.size() % 512) % 512, '\0');
    }
    return tar + QByteArray(1024, '\0');
}

QByteArray linesOf(const char* header, const char* line, int count) {
    QByteArray text(header);
    for (const char byte : noise(count)) text += QByteArray(line).replace("N", QByteArray::number(quint8(byte)));
    return text;
}

/// What is stored, and who reads it.
struct Format {
    const char* name;
    QByteArray content;
    std::function<void(const QString&)> read;
};

const std::vector<Format>& formats() {
    static const std::vector<Format> all{
        {"IDX", idx({600, 3, 4}, noise(7200)), [](const QString& path) { readIdx(path, 3); }},
        {"CSV", linesOf("label,a\n", "1,N\n", 900), [](const QString& path) { readCsv(path, 1); }},
        {"numbers", linesOf("a\n", "N\n", 900), [](const QString& path) { readNumbers(path, 1); }},
        {"TSV", linesOf("0\tfirst\n", "1\tsome N words\n", 900),
         [](const QString& path) {
             Labels labels;
             readTexts(path, labels, [](std::string_view) {});
         }},
        {"tar", tarOfReviews(),
         [](const QString& path) {
             TextDatasetBuilder texts;
             readReviewArchive(path, texts);
         }},
    };
    return all;
}

QByteArray withByte(QByteArray bytes, qsizetype at, char flip) {
    bytes[at < 0 ? bytes.size() + at : at] = static_cast<char>(bytes[at < 0 ? bytes.size() + at : at] ^ flip);
    return bytes;
}

}  // namespace

class TestCompressedFile : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void plainAndCompressedContentIsTheSame() {
        const DataFolder folder;
        const QByteArray content = noise(200'000) + QByteArray(300'000, 'x');
        folder.write("plain", content);
        folder.write("one", gzip(content));
        folder.write("several", gzip(content.left(1000)) + gzip({}) + gzip(content.mid(1000)));
        folder.write("padded", gzip(content) + QByteArray(100'000, '\0'));
        for (const char* name : {"plain", "one", "several", "padded"})
            for (const std::size_t piece : {std::size_t{1 << 20}, std::size_t{1 << 16}, std::size_t{777}})
                QVERIFY2(contentOf(folder.path(name), piece) == content, name);
        QCOMPARE(contentOf(folder.write("empty", {})), QByteArray());
        QCOMPARE(contentOf(folder.write("nothing", gzip({}))), QByteArray());
    }

    void namesAndCommentsInTheHeaderArePassedOver() {
        const DataFolder folder;
        QByteArray packed = gzip("content");
        packed[3] = 0x08 | 0x10;  // a name and a comment follow
        packed.insert(10, QByteArray("name\0comment\0", 13));
        QCOMPARE(contentOf(folder.write("file", packed)), QByteArray("content"));
    }

    void damageIsFoundWhateverIsRead_data() {
        QTest::addColumn<int>("format");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("reason");
        for (int number = 0; const Format& format : formats()) {
            const auto row = [&](const char* name, const QByteArray& bytes, const char* reason) {
                QTest::addRow("%s, %s", format.name, name) << number << bytes << QString(reason);
            };
            const QByteArray whole = gzip(format.content);
            const qsizetype half = format.content.size() / 2;
            const QByteArray first = gzip(format.content.left(half));
            const QByteArray second = gzip(format.content.mid(half));
            row("wrong checksum", withByte(whole, -8, 1), "incorrect data check");
            row("wrong checksum, last byte", withByte(whole, -5, '\x80'), "incorrect data check");
            row("wrong length", withByte(whole, -4, 1), "incorrect length check");
            row("wrong length, last byte", withByte(whole, -1, 1), "incorrect length check");
            row("checksum and length missing", whole.chopped(8), "its end is missing");
            row("length missing", whole.chopped(4), "its end is missing");
            row("last byte missing", whole.chopped(1), "its end is missing");
            row("cut in half", whole.left(whole.size() / 2), "its end is missing");
            row("wrong checksum of the first member", withByte(first, -8, 1) + second, "incorrect data check");
            row("wrong length of the first member", withByte(first, -4, 1) + second, "incorrect length check");
            row("wrong checksum of the second member", first + withByte(second, -8, 1), "incorrect data check");
            row("wrong length of the second member", first + withByte(second, -2, 1), "incorrect length check");
            row("second member cut short", first + second.chopped(3), "its end is missing");
            row("second member is another thing", first + "PK" + second.mid(2), "there is something else");
            row("something behind it", whole + "<html>", "there is something else");
            row("something behind padding", whole + QByteArray(20, '\0') + "x", "there is something else");
            ++number;
        }
    }
    void damageIsFoundWhateverIsRead() {
        QFETCH(int, format);
        QFETCH(QByteArray, bytes);
        QFETCH(QString, reason);
        const Format& read = formats()[static_cast<std::size_t>(format)];
        const DataFolder folder;
        const QString path = folder.write("file", bytes);
        const QString sentence = sentenceOf([&] { read.read(path); });
        QVERIFY2(sentence.startsWith(path + ": it cannot be uncompressed, it is cut short or damaged ("),
                 qPrintable(sentence));
        QVERIFY2(sentence.contains(reason), qPrintable(sentence));
    }

    void whatIsRightIsReadWhateverItIs() {
        const DataFolder folder;
        for (const Format& format : formats()) {
            const qsizetype third = format.content.size() / 3;
            for (const QByteArray& bytes :
                 {format.content, gzip(format.content), gzip(format.content) + QByteArray(600, '\0'),
                  gzip(format.content.left(third)) + gzip(format.content.mid(third))}) {
                const QString sentence = sentenceOf([&] { format.read(folder.write("file", bytes)); });
                QVERIFY2(sentence.isEmpty(), qPrintable(sentence));
            }
        }
    }

    void aByteFlippedAnywhereIsNeverReadAsIfItWereRight() {
        const DataFolder folder;
        const QByteArray content = linesOf("", "some N words\n", 60);
        const QByteArray packed = gzip(content);
        for (qsizetype at = 0; at < packed.size(); ++at) {
            // Of the header the time, the flags of its maker and the system are nobody's business.
            if (at >= 4 && at < 10) continue;
            QByteArray read;
            const QString sentence =
                sentenceOf([&] { read = contentOf(folder.write("file", withByte(packed, at, 4))); });
            QVERIFY2(!sentence.isEmpty() || read != content, qPrintable(QString::number(at)));
            QVERIFY2(!sentence.isEmpty() || at < 2, qPrintable(QString::number(at)));  // no gzip any more: it is plain
        }
    }

    void aBombIsNoticedBeforeItIsUnpacked() {
        const DataFolder folder;
        // Claims 3 GiB of pictures; the content ends after four of 1,024.
        const QByteArray lie = gzip(idx({3u << 20, 32, 32}, QByteArray(4096, '\0')) + QByteArray(8 << 20, '\0'));
        const QString sentence = sentenceOf([&] { readIdx(folder.write("bomb", lie), 3); });
        QVERIFY2(sentence.contains("more than a file of its size can hold"), qPrintable(sentence));
    }

    void aPipeIsNotWaitedFor() {
        const DataFolder folder;
        const QString pipe = folder.path("pipe");
        QCOMPARE(::mkfifo(pipe.toLocal8Bit().constData(), 0600), 0);
        QCOMPARE(sentenceOf([&] { CompressedFile file(pipe); }), pipe + ": it is a pipe; only plain files are read.");
    }

    void whatGrowsBeyondAllDataIsRefusedAndWhatIsSmallIsNot() {
        const DataFolder folder;
        const QByteArray megabytes = gzip(QByteArray(32 << 20, '\0'));
        QCOMPARE(contentOf(folder.write("small", megabytes + megabytes)).size(), qsizetype{64} << 20);
        const QString sentence = sentenceOf([&] { contentOf(folder.write("large", megabytes.repeated(3))); });
        QVERIFY2(sentence.contains("it grows to more than 100 times its size"), qPrintable(sentence));
        // Behind much that does not compress at all the same is no bomb.
        const QByteArray noisy = gzip(noise(2 << 20));
        QCOMPARE(contentOf(folder.write("mixed", noisy + megabytes.repeated(3))).size(),
                 (qsizetype{96} << 20) + (2 << 20));
    }

    void aLinkThatPointsNowhereIsSaidToBeOne() {
        const DataFolder folder;
        QVERIFY(QFile::link(folder.path("gone"), folder.path("link")));
        QCOMPARE(sentenceOf([&] { CompressedFile file(folder.path("link")); }),
                 folder.path("link") + ": it is a link that points nowhere (to " + folder.path("gone") + ").");
    }

    void linesEndInAnyOfThreeWays_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QStringList>("lines");
        const QStringList three{"a", "", "bc"};
        QTest::newRow("LF") << QByteArray("a\n\nbc\n") << three;
        QTest::newRow("CR LF") << QByteArray("a\r\n\r\nbc\r\n") << three;
        QTest::newRow("CR") << QByteArray("a\r\rbc\r") << three;
        QTest::newRow("LF, none at the end") << QByteArray("a\n\nbc") << three;
        QTest::newRow("CR LF, none at the end") << QByteArray("a\r\n\r\nbc") << three;
        QTest::newRow("CR, none at the end") << QByteArray("a\r\rbc") << three;
        QTest::newRow("half an end at the end") << QByteArray("a\r\n\r\nbc\r") << three;
        QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBF") + "a\n\nbc\n" << three;
        QTest::newRow("a CR inside") << QByteArray("a\nb\rc\n") << QStringList{"a", "b\rc"};
        QTest::newRow("all three") << QByteArray("a\rb\r\nc\nd") << QStringList{"a", "b", "c", "d"};
        QTest::newRow("one blank line") << QByteArray("\n") << QStringList{""};
        QTest::newRow("nothing") << QByteArray() << QStringList{};
        const QByteArray longLine(1 << 16, 'x');  // the end of a chunk lies inside the end of a line
        QTest::newRow("across chunks") << longLine.chopped(1) + "\r\n" + "a\r\n"
                                       << QStringList{QString(longLine.chopped(1)), "a"};
        QTest::newRow("CR across chunks")
            << longLine.chopped(1) + "\r" + "a\r" << QStringList{QString(longLine.chopped(1)), "a"};
    }
    void linesEndInAnyOfThreeWays() {
        QFETCH(QByteArray, text);
        QFETCH(QStringList, lines);
        const DataFolder folder;
        for (const QByteArray& bytes : {text, gzip(text)}) {
            Lines file(folder.write("file", bytes));
            QStringList read;
            for (std::string line; file.next(line, 1 << 20);) {
                read << QString::fromStdString(line);
                QCOMPARE(static_cast<qsizetype>(file.number()), read.size());
            }
            QCOMPARE(read, lines);
        }
    }

    void textInAnotherEncodingIsRefusedWithASentence() {
        const DataFolder folder;
        const QByteArray text("0\0\t\0a\0\n\0", 8);
        for (const QByteArray& mark : {QByteArray("\xFF\xFE"), QByteArray("\xFE\xFF")}) {
            const QString sentence = sentenceOf([&] { Lines file(folder.write("file", mark + text)); });
            QVERIFY2(sentence.endsWith("line 1: the file is in UTF-16; it should be saved as UTF-8."),
                     qPrintable(sentence));
        }
        const QString sentence = sentenceOf([&] {
            Lines file(folder.write("file", text));
            std::string line;
            file.next(line, 100);
        });
        QVERIFY2(sentence.contains("line 1: there is a zero byte in it"), qPrintable(sentence));
    }
};

QTEST_GUILESS_MAIN(TestCompressedFile)
#include "tst_compressed_file.moc"
