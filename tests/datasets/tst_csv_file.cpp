// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Tables as spreadsheets and scripts write them, and the lines that are refused.

#include "datasets/csv_file.h"

#include <QTest>

#include "tests/support/data_files.h"

using namespace miru;
using namespace miru::testing;

class TestCsvFile : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void tablesAreRead_data() {
        QTest::addColumn<QByteArray>("text");
        const QByteArray text("label,a,b\n3,1,2\n0,255,0\n");
        QTest::addRow("label first") << text;
        QTest::addRow("label between") << QByteArray("a,label,b\n1,3,2\n255,0,0\n");
        QTest::addRow("label last") << QByteArray("a,b,label\n1,2,3\n255,0,0\n");
        QTest::addRow("with the mark of UTF-8") << QByteArray("\xEF\xBB\xBF") + text;
        QTest::addRow("lines ending in CR LF") << QByteArray(text).replace("\n", "\r\n");
        QTest::addRow("mark and CR LF") << QByteArray("\xEF\xBB\xBF") + QByteArray(text).replace("\n", "\r\n");
        QTest::addRow("gzip") << gzip(text);
        QTest::addRow("no line feed at the end") << text.chopped(1);
        QTest::addRow("blank lines") << QByteArray("label,a,b\n\n3,1,2\n  \n\r\n0,255,0\n\n\n");
        QTest::addRow("spaces") << QByteArray("label , a,\tb\n 3,1 , 2\n0, 255,0 \n");
        QTest::addRow("quotes") << QByteArray("\"label\",\"a\",\"b\"\n3,\"1\",2\n0,255,0\n");
        QTest::addRow("whole numbers written as others") << QByteArray("label,a,b\n3.0,1.0,2e0\n0,2.55e2,0.0\n");
    }
    void tablesAreRead() {
        QFETCH(QByteArray, text);
        const DataFolder folder;
        const auto content = readCsv(folder.write("table.csv", text), 2);
        QCOMPARE(content.labels, (std::vector<std::int32_t>{3, 0}));
        QCOMPARE(content.numbers, (std::vector<float>{1, 2, 255, 0}));
        QVERIFY(content.areBytes);
    }

    void numbersThatAreNotBytesAreNoticed_data() {
        QTest::addColumn<QByteArray>("cell");
        QTest::addColumn<float>("number");
        QTest::addColumn<bool>("areBytes");
        QTest::addRow("least byte") << QByteArray("0") << 0.0f << true;
        QTest::addRow("greatest byte") << QByteArray("255") << 255.0f << true;
        QTest::addRow("above") << QByteArray("256") << 256.0f << false;
        QTest::addRow("below") << QByteArray("-1") << -1.0f << false;
        QTest::addRow("fraction") << QByteArray("0.5") << 0.5f << false;
        QTest::addRow("small") << QByteArray("-2.5e-3") << -2.5e-3f << false;
    }
    void numbersThatAreNotBytesAreNoticed() {
        QFETCH(QByteArray, cell);
        QFETCH(float, number);
        QFETCH(bool, areBytes);
        const DataFolder folder;
        const auto content = readCsv(folder.write("table.csv", "label,a\n1," + cell + "\n0,7\n"), 1);
        QCOMPARE(content.numbers, (std::vector<float>{number, 7}));
        QCOMPARE(content.areBytes, areBytes);
    }

    void aLabelAloneDoesNotDecideWhatTheNumbersAre() {
        const DataFolder folder;
        const auto content = readCsv(folder.write("table.csv", "label,a\n9999,1\n"), 1);
        QCOMPARE(content.labels, (std::vector<std::int32_t>{9999}));
        QVERIFY(content.areBytes);
    }

    void wrongLinesAreRefusedWithTheirNumber_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("line");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char* name, const QByteArray& text, int line, const char* reason) {
            QTest::addRow("%s", name) << text << line << QString(reason);
        };
        row("empty file", "", 1, "the file is empty");
        row("no header", "3,1,2\n0,1,2\n", 1, "no column called label");
        row("label in capitals", "LABEL,a,b\n3,1,2\n", 1, "no column called label");
        row("too few columns", "label,a\n3,1\n", 1, "names 2 columns");
        row("too many columns", "label,a,b,c\n3,1,2,3\n", 1, "names 4 columns");
        row("header alone", "label,a,b\n", 1, "no sequence under the header");
        row("header and blank lines", "label,a,b\n\n\n", 3, "no sequence under the header");
        row("short line", "label,a,b\n3,1,2\n3,1\n", 3, "it has 2 columns, the header has 3");
        row("long line", "label,a,b\n3,1,2,4\n", 2, "it has 4 columns, the header has 3");
        row("after blank lines", "label,a,b\n\n\n3,1,2,4\n", 4, "it has 4 columns");
        row("word", "label,a,b\n3,1,2\n3,1,two\n", 3, "column 3 is not a number");
        row("number and word", "label,a,b\n3,1x,2\n", 2, "column 2 is not a number");
        row("nothing", "label,a,b\n3,,2\n", 2, "column 2 is not a number");
        row("hexadecimal", "label,a,b\n3,0x10,2\n", 2, "column 2 is not a number");
        row("nan", "label,a,b\n3,nan,2\n", 2, "column 2 is not a number");
        row("NaN", "label,a,b\n3,1,NaN\n", 2, "column 3 is not a number");
        row("inf", "label,a,b\n3,inf,2\n", 2, "column 2 is not a number");
        row("-infinity", "label,a,b\n3,-infinity,2\n", 2, "column 2 is not a number");
        row("infinite as double", "label,a,b\n3,1e999,2\n", 2, "column 2 is not a number");
        row("infinite as float", "label,a,b\n3,1e39,2\n", 2, "column 2 is not a number");
        row("infinite as float, below", "label,a,b\n3,1,-1e300\n", 2, "column 3 is not a number");
        row("label nan", "label,a,b\nnan,1,2\n", 2, "column 1 is not a number");
        row("label below 0", "label,a,b\n-1,1,2\n", 2, "the label must be a whole number from 0 to 9999");
        row("label with fraction", "label,a,b\n1.5,1,2\n", 2, "the label must be a whole number");
        row("label too great", "label,a,b\n10000,1,2\n", 2, "the label must be a whole number from 0 to 9999");
        row("label gigantic", "label,a,b\n1e30,1,2\n", 2, "the label must be a whole number from 0 to 9999");
        row("gzip", gzip("label,a,b\n3,1,2\n3,1,two\n"), 3, "column 3 is not a number");
        row("endless header", "label,a," + QByteArray(10'000, 'b'), 1, "is longer than");
        row("endless line", "label,a,b\n3,1,2\n3,1," + QByteArray(10'000, '2'), 3, "is longer than");
    }
    void wrongLinesAreRefusedWithTheirNumber() {
        QFETCH(QByteArray, text);
        QFETCH(int, line);
        QFETCH(QString, reason);
        const DataFolder folder;
        const QString path = folder.write("table.csv", text);
        const QString sentence = sentenceOf([&] { readCsv(path, 2); });
        QVERIFY2(sentence.startsWith(path + ", line " + QString::number(line) + ": "), qPrintable(sentence));
        QVERIFY2(sentence.contains(reason), qPrintable(sentence));
        QVERIFY2(sentence.endsWith('.'), qPrintable(sentence));
    }

    void anEndlessLineIsRefusedLongBeforeItsEnd() {
        const DataFolder folder;
        // 64 MiB in 64 KiB, and damaged at the end: who reads that far reports the damage instead.
        const QString path = folder.write("table.csv", gzip("label,a,b\n3,1," + QByteArray(64 << 20, '1')).chopped(8));
        const QString sentence = sentenceOf([&] { readCsv(path, 2); });
        QVERIFY2(sentence.contains("is longer than"), qPrintable(sentence));
    }

    void aDamagedPackedTableIsRefusedWithItsPath() {
        const DataFolder folder;
        QByteArray text("label,a,b\n");
        for (const char byte : noise(3000)) text += "3,1," + QByteArray::number(static_cast<quint8>(byte)) + '\n';
        const QString path = folder.write("table.csv", gzip(text).left(2000));
        const QString sentence = sentenceOf([&] { readCsv(path, 2); });
        QVERIFY2(sentence.startsWith(path + ": "), qPrintable(sentence));
        QVERIFY2(sentence.contains("cut short or damaged"), qPrintable(sentence));
    }

    void aMissingTableIsSaidToBeMissing() {
        const DataFolder folder;
        QCOMPARE(sentenceOf([&] { readCsv(folder.path("none"), 2); }),
                 folder.path("none") + ": there is no such file.");
    }
};

QTEST_GUILESS_MAIN(TestCsvFile)
#include "tst_csv_file.moc"
