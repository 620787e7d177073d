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
        QTest::addRow("lines ending in CR") << QByteArray(text).replace('\n', '\r');
        QTest::addRow("signs in front") << QByteArray("label,a,b\n+3,+1,+2.0\n0,+255,-0\n");
        QTest::addRow("blanks around quotes") << QByteArray("label, \"a\" ,b\n3,\"1\"\t,2\n0,255,\"0\"\r\n");
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
        const auto row = [](const char* name, const QByteArray& text, int line, const QByteArray& reason) {
            QTest::addRow("%s", name) << text << line << QString(reason);
        };
        row("empty file", "", 1, "the file is empty");
        row("no header", "3,1,2\n0,1,2\n", 1, "no column called label");
        row("a column twice", "label,a,a\n3,1,2\n", 1, "two columns called \"a\", 2 and 3");
        row("two labels", "label,a,label\n3,1,2\n", 1, "two columns called \"label\", 1 and 3");
        row("a column without a name", "label,,b\n3,1,2\n", 1, "column 2 of the header has no name");
        row("semicolons", "label;a;b\n3;1;2\n", 1, "separated by semicolons; commas are expected");
        row("semicolons and commas in numbers", "0,5;label;1,5\n", 1, "separated by semicolons; commas are expected");
        row("tabs", "label\ta\tb\n3\t1\t2\n", 1, "separated by tabs; commas are expected");
        row("UTF-16", QByteArray("\xFF\xFEl\0a\0", 6), 1, "the file is in UTF-16");
        row("a name that never ends", "label,\"a,b\n3,1,2\n", 1, "column 2 has no closing quotation mark on its line");
        row("a line feed in a name", "label,\"a\nb\",c\n3,1,2\n", 1, "column 2 has no closing quotation mark");
        row("a name with something behind", "label,\"a\"x,b\n3,1,2\n", 1, "column 2 continues after its closing");
        row("a quotation mark inside", "label,a\"x\",b\n3,1,2\n", 1, "column 2 has a quotation mark inside");
        row("a number that never ends", "label,a,b\n3,\"1,2\n", 2, "column 2 has no closing quotation mark");
        row("two signs", "label,a,b\n3,+-1,2\n", 2, "column 2 is not a number: \"+-1\"");
        row("comma in a number", "label,a,b\n3,\"1,5\",2\n", 2, "column 2 is not a number: \"1,5\"");
        row("NA", "label,a,b\n3,NA,2\n", 2, "column 2 is not a number: \"NA\"");
        row("a long word", "label,a,b\n3,1," + QByteArray(90, 'w') + "\n", 2,
            "column 3 is not a number: \"" + QByteArray(59, 'w') + "…\"");
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
        row("nothing", "label,a,b\n3,,2\n", 2, "column 2 is not a number, it is empty.");
        row("hexadecimal", "label,a,b\n3,0x10,2\n", 2, "column 2 is not a number");
        row("nan", "label,a,b\n3,nan,2\n", 2, "column 2 is not a number");
        row("NaN", "label,a,b\n3,1,NaN\n", 2, "column 3 is not a number");
        row("inf", "label,a,b\n3,inf,2\n", 2, "column 2 is not a number");
        row("-infinity", "label,a,b\n3,-infinity,2\n", 2, "column 2 is not a number");
        row("infinite as double", "label,a,b\n3,1e999,2\n", 2, "column 2 is not a number");
        row("infinite as float", "label,a,b\n3,1e39,2\n", 2,
            "column 2 is not a number that can be computed with: \"1e39\"");
        row("infinite as float, below", "label,a,b\n3,1,-1e300\n", 2, "column 3 is not a number");
        row("label nan", "label,a,b\nnan,1,2\n", 2, "the label must be a whole number");
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

    void namesMayBeLongAndHoldAnything() {
        const DataFolder folder;
        const QByteArray longName(900, 'n');
        const auto content = readCsv(folder.write("table.csv", "label,\"a, \"\"b\"\"\"," + longName + "\n3,1,2\n"), 2);
        QCOMPARE(content.columns, (std::vector<std::string>{"a, \"b\"", longName.toStdString()}));
        const QString sentence = sentenceOf(
            [&] { readCsv(folder.write("twice.csv", "label," + longName + ',' + longName + "\n3,1,2\n"), 2); });
        QVERIFY2(sentence.contains("two columns called \"" + QString(59, 'n') + "…\", 2 and 3"), qPrintable(sentence));
    }

    void anotherTableMayHaveTheColumnsInAnotherOrder_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addRow("the same") << QByteArray("label,a,\"b,c\",d\n7,1,2,3\n");
        QTest::addRow("another") << QByteArray("d,\"b,c\",label,a\n3,2,7,1\n");
        QTest::addRow("another, with quotes and blanks") << QByteArray("\"d\" , a,\"b,c\",\"label\"\r\n3,1,2,7\r\n");
    }
    void anotherTableMayHaveTheColumnsInAnotherOrder() {
        QFETCH(QByteArray, text);
        const DataFolder folder;
        const auto train = readCsv(folder.write("train.csv", "a,\"b,c\",label,d\n0.5,9,0,9\n"), 3);
        const auto test = readCsvLike(train, folder.write("test.csv", text));
        QCOMPARE(test.numbers, (std::vector<float>{1, 2, 3}));
        QCOMPARE(test.labels, (std::vector<std::int32_t>{7}));
        QVERIFY(test.areBytes);
        QVERIFY(!train.areBytes);
    }

    void anotherTableWithOtherColumnsIsRefusedByTheirNames_data() {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QString>("reason");
        QTest::addRow("missing") << QByteArray("label,a") << "the column \"b\" of the training table is missing";
        QTest::addRow("additional") << QByteArray("label,a,b,c") << "the training table has no column \"c\"";
        QTest::addRow("another") << QByteArray("label,a,B") << "the training table has no column \"B\"";
        QTest::addRow("twice") << QByteArray("label,a,a") << "two columns called \"a\", 2 and 3";
        QTest::addRow("no label") << QByteArray("a,b,c") << "no column called label";
        QTest::addRow("semicolons") << QByteArray("label;a;b") << "separated by semicolons";
    }
    void anotherTableWithOtherColumnsIsRefusedByTheirNames() {
        QFETCH(QByteArray, header);
        QFETCH(QString, reason);
        const DataFolder folder;
        const auto train = readCsv(folder.write("train.csv", "label,a,b\n0,1,2\n"), 2);
        const QString path = folder.write("test.csv", header + "\n0,1,2\n");
        const QString sentence = sentenceOf([&] { readCsvLike(train, path); });
        QVERIFY2(sentence.startsWith(path + ", line 1: ") && sentence.contains(reason), qPrintable(sentence));
    }

    void linesOfNumbersMayHaveNamesAboveThem_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addRow("none") << QByteArray("1,-2.5\n+3,4e0\n");
        QTest::addRow("names") << QByteArray("a,b\n1,-2.5\n3,4\n");
        QTest::addRow("names in quotes, CR LF") << QByteArray("\"a,1\",\"b\"\r\n1,-2.5\r\n3,4\r\n");
        QTest::addRow("a name that begins with a digit") << QByteArray("1st,2nd\n1,-2.5\n3,4\n");
        QTest::addRow("one name missing") << QByteArray(",b\n1,-2.5\n3,4\n");
        QTest::addRow("blank lines and the mark of UTF-8") << QByteArray("\xEF\xBB\xBF\n\na,b\n\n1,-2.5\n3,4\n");
        QTest::addRow("CR") << QByteArray("a,b\r1,-2.5\r3,4");
    }
    void linesOfNumbersMayHaveNamesAboveThem() {
        QFETCH(QByteArray, text);
        const DataFolder folder;
        QCOMPARE(readNumbers(folder.write("x.csv", text), 2), (std::vector<float>{1, -2.5, 3, 4}));
    }

    void whatIsNoNumberIsRefusedWithLineAndColumn_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char* name, const QByteArray& text, const char* reason) {
            QTest::addRow("%s", name) << text << QString(reason);
        };
        row("a name beside a number", "a,2\n1,2\n", "line 1: column 1 is not a number: \"a\"");
        row("a number beside a name", "1,b\n1,2\n", "line 1: column 2 is not a number: \"b\"");
        row("nan in the first line", "nan,2\n1,2\n",
            "line 1: column 1 is not a number that can be computed with: \"nan\"");
        row("nan beside a name", "a,nan\n1,2\n", "line 1: column 1 is not a number: \"a\"");
        row("only nan", "nan,NaN\n1,2\n", "line 1: column 1 is not a number that");
        row("inf in the first line", "2,-inf\n1,2\n", "line 1: column 2 is not a number that");
        row("+inf alone", "+inf,+infinity\n1,2\n", "line 1: column 1 is not a number that");
        row("too large in the first line", "1e39,1e999\n1,2\n", "line 1: column 1 is not a number that");
        row("NA in the first line", "NA,2\n1,2\n", "line 1: column 1 is not a number: \"NA\"");
        row("only NA", "NA,n/a\n1,2\n", "line 1: column 1 is not a number: \"NA\"");
        row("nothing in the first line", ",2\n1,2\n", "line 1: column 1 is not a number, it is empty.");
        row("only nothing", ",\n1,2\n", "line 1: column 1 is not a number, it is empty.");
        row("semicolons", "1;2\n3;4\n", "line 1: its columns seem to be separated by semicolons; commas are expected");
        row("semicolons and names", "a;b\n3;4\n", "line 1: its columns seem to be separated by semicolons");
        row("semicolons and commas in numbers", "0,5;1,5\n", "line 1: its columns seem to be separated by semicolons");
        row("tabs", "1\t2\n", "line 1: its columns seem to be separated by tabs");
        row("nan later", "a,b\n1,2\n1,nan\n", "line 3: column 2 is not a number that can be computed with: \"nan\"");
        row("NA later", "1,2\nNA,2\n", "line 2: column 1 is not a number: \"NA\"");
        row("nothing later", "1,2\n1,\n", "line 2: column 2 is not a number, it is empty.");
        row("inf later", "1,2\ninf,2\n", "line 2: column 1 is not a number that");
        row("too large later", "1,2\n1,-1e39\n", "line 2: column 2 is not a number that");
        row("names again", "a,b\n1,2\na,b\n", "line 3: column 1 is not a number: \"a\"");
        row("a label", "label,a,b\n0,1,2\n",
            "line 1: it has 3 columns, but a sequence has 2 numbers; a label does not belong here");
        row("too few names", "a\n1,2\n", "line 1: it has 1 columns, but a sequence has 2 numbers");
        row("too many numbers", "1,2,3\n", "line 1: it has 3 numbers, but a sequence has 2");
        row("names alone", "a,b\n", "there is no sequence in the file");
        row("nothing at all", "", "there is no sequence in the file");
    }
    void whatIsNoNumberIsRefusedWithLineAndColumn() {
        QFETCH(QByteArray, text);
        QFETCH(QString, reason);
        const DataFolder folder;
        const QString path = folder.write("x.csv", text);
        const QString sentence = sentenceOf([&] { readNumbers(path, 2); });
        QVERIFY2(sentence.startsWith(path + ", ") && sentence.contains(reason), qPrintable(sentence));
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
