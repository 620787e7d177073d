// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Labelled texts as lines, and the archive of reviews; well made, damaged and hostile.

#include <QTest>

#include "datasets/folder_dataset.h"
#include "datasets/text_file.h"
#include "tests/support/archive_files.h"
#include "tests/support/data_files.h"

using namespace miru;
using namespace miru::testing;

namespace {

const QList<ArchivedFile> fewReviews{
    {"aclImdb/README", "not a review"},          {"aclImdb/train/pos/1_8.txt", "Good.<br />Very good"},
    {"aclImdb/train/pos/0_10.txt", "good film"}, {"aclImdb/train/unsup/0_0.txt", "of no class"},
    {"aclImdb/train/neg/0_1.txt", "bad film"},   {"aclImdb/train/neg/1_2.txt", "bad, bad film"},
    {"aclImdb/test/neg/0_3.txt", "bad unseen"},  {"aclImdb/test/pos/0_9.txt", "good"}};

std::string wordsOf(const SequenceSet& set, int text) {
    std::string words;
    for (const Token token : tokensOf(set.frames(text), set.shape().steps))
        words += std::string(set.vocabulary()->word(token)) + ' ';
    return words;
}

}  // namespace

class TestTextFile : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void aFolderOfLinesIsRead_data() {
        QTest::addColumn<QString>("train");
        QTest::addColumn<bool>("isPacked");
        QTest::newRow("plain") << "train.tsv" << false;
        QTest::newRow("packed, named after the set") << "reviews_train.tsv.gz" << true;
    }
    void aFolderOfLinesIsRead() {
        QFETCH(QString, train);
        QFETCH(bool, isPacked);
        const QByteArray lines = "0\ta bad film\r\n\n2\tNone of both\n1\ta good film";
        const DataFolder folder;
        folder.write(train, isPacked ? gzip(lines) : lines);
        folder.write("test.tsv", "1\ta film\n");
        QCOMPARE(kindOfFolder(folder.path()), FolderKind::Texts);
        const Dataset dataset = loadFolder(folder.path());
        QVERIFY(dataset.isText());
        QCOMPARE(dataset.train.count(), 3);
        QCOMPARE(dataset.test.count(), 1);
        QCOMPARE(dataset.train.shape(), (SequenceSet::Shape{3, 1, 3, 9}));
        QCOMPARE(dataset.train.label(1), 2);
        QCOMPARE(wordsOf(dataset.train, 0), std::string("a bad film "));
    }

    void linesMayEndAsOldMacintoshesAndWindowsEndThem() {
        for (const char* end : {"\n", "\r\n", "\r"}) {
            const DataFolder folder;
            const QByteArray lines = QByteArray("0\ta bad film\n+1\ta good film\n").replace("\n", end);
            folder.write("train.tsv", "\xEF\xBB\xBF" + lines);
            folder.write("test.tsv", lines.chopped(1));
            const Dataset dataset = loadFolder(folder.path());
            QCOMPARE(dataset.train.count(), 2);
            QCOMPARE(dataset.test.count(), 2);
            QCOMPARE(dataset.train.label(1), 1);
            QCOMPARE(wordsOf(dataset.train, 1), std::string("a good film "));
        }
    }

    void textsWithoutWordsAreADataSetOfTexts() {
        const DataFolder lines;
        lines.write("train.tsv", "0\t?!\n1\t\n");
        lines.write("test.tsv", "1\t...\n");
        const DataFolder archive;
        writeArchive(archive.path("aclImdb_v1.tar.gz"), {{"aclImdb/train/neg/0_1.txt", "?!"},
                                                         {"aclImdb/train/pos/0_9.txt", ""},
                                                         {"aclImdb/test/pos/0_9.txt", "..."}});
        for (const QString& folder : {lines.path(), archive.path()}) {
            const Dataset dataset = loadFolder(folder);
            QVERIFY(dataset.isText());
            QCOMPARE(dataset.train.shape(), (SequenceSet::Shape{1, 1, 2, 2}));
            for (int n = 0; n < 2; ++n) QVERIFY(dataset.train.frames(n).isText());
            QVERIFY(dataset.test.frames(0).isText());
            QVERIFY(tokensOf(dataset.test.frames(0), 1).empty());
        }
        QCOMPARE(loadFolder(lines.path()).fingerprint(), loadFolder(archive.path()).fingerprint());
    }

    void aFolderThatDoesNotSayWhichTextsAreMeantIsRefused_data() {
        QTest::addColumn<QStringList>("files");
        QTest::addColumn<QString>("reason");
        QTest::newRow("two to learn from") << QStringList{"a_train.tsv", "b_train.tsv", "a_test.tsv"}
                                           << "2 files of training texts: a_train.tsv, b_train.tsv; the one";
        QTest::newRow("two to learn from, one test.tsv") << QStringList{"b_train.tsv.gz", "a_train.tsv", "test.tsv"}
                                                         << "2 files of training texts: a_train.tsv, b_train.tsv.gz;";
        QTest::newRow("two to be tested on") << QStringList{"train.tsv", "a_test.tsv", "b_test.tsv"}
                                             << "2 files of test texts: a_test.tsv, b_test.tsv; the one";
        QTest::newRow("many") << QStringList{"a_train.tsv", "b_train.tsv", "c_train.tsv", "d_train.tsv"}
                              << "4 files of training texts: a_train.tsv, b_train.tsv, c_train.tsv, …;";
        QTest::newRow("of two sets") << QStringList{"a_train.tsv", "b_test.tsv"}
                                     << "a_train.tsv, b_test.tsv belong to two different sets";
        QTest::newRow("none to be tested on") << QStringList{"train.tsv"} << "there is train.tsv, but no test.tsv";
        QTest::newRow("none to learn from") << QStringList{"a_test.tsv"} << "there is test.tsv, but no train.tsv";
    }
    void aFolderThatDoesNotSayWhichTextsAreMeantIsRefused() {
        QFETCH(QStringList, files);
        QFETCH(QString, reason);
        const DataFolder folder;
        for (const QString& name : files) folder.write(name, "0\ta\n1\tb\n");
        QCOMPARE(kindOfFolder(folder.path()), FolderKind::None);
        const QString sentence = sentenceOf([&] { loadFolder(folder.path()); });
        QVERIFY2(sentence.startsWith(folder.path() + ": ") && sentence.contains(reason), qPrintable(sentence));
    }

    void theSameTextsPlainAndCompressedAreNotTwoFiles() {
        const DataFolder folder;
        folder.write("a_train.tsv", "0\ta\n1\tb\n");
        folder.write("a_train.tsv.gz", gzip("0\ta\n1\tb\n"));
        folder.write("a_test.tsv", "0\ta\n");
        QCOMPARE(loadFolder(folder.path()).train.count(), 2);
    }

    void aLineThatIsNoLabelledTextIsNamed_data() {
        QTest::addColumn<QByteArray>("lines");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("empty") << QByteArray() << "there is no text in it.";
        QTest::newRow("no tab") << QByteArray("0\tfine\n1 not") << "line 2: it should be a label";
        QTest::newRow("no label") << QByteArray("\ttext") << "line 1: the label is missing";
        QTest::newRow("one name alone") << QByteArray("good\ttext") << "all labels are \"good\"";
        QTest::newRow("a heading") << QByteArray("label\ttext") << "line 1: it seems to be a heading";
        QTest::newRow("a name and a number")
            << QByteArray("good\ttext\n1\ttext") << "line 2: the label \"1\" is a number";
        QTest::newRow("a negative label") << QByteArray("-1\ttext") << "line 1: the label must be a whole number";
        QTest::newRow("a label too large")
            << QByteArray("99999999999\ttext") << "line 1: the label must be a whole number";
        QTest::newRow("an endless line") << "0\t" + QByteArray(2 << 20, 'a') << "line 1: it is longer than";
    }
    void aLineThatIsNoLabelledTextIsNamed() {
        QFETCH(QByteArray, lines);
        QFETCH(QString, sentence);
        const DataFolder folder;
        const QString path = folder.write("train.tsv", lines);
        Labels labels;
        const QString said = sentenceOf([&] { readTexts(path, labels, [](std::string_view) {}); });
        QVERIFY2(said.contains(sentence) && said.contains(path), qPrintable(said));
    }

    void theArchiveOfReviewsIsReadInTheOrderOfTheirNumbers() {
        const DataFolder folder;
        writeArchive(folder.path("aclImdb_v1.tar.gz"), fewReviews);
        QCOMPARE(kindOfFolder(folder.path()), FolderKind::Reviews);
        const Dataset dataset = loadFolder(folder.path());
        QCOMPARE(dataset.train.count(), 4);
        const char* const expected[] = {"bad film ", "good film ", "bad bad film ", "good very good "};
        for (int n = 0; n < 4; ++n) {
            QCOMPARE(dataset.train.label(n), n % 2);
            QCOMPARE(wordsOf(dataset.train, n), std::string(expected[n]));
        }
        QCOMPARE(dataset.test.count(), 2);
        QCOMPARE(wordsOf(dataset.test, 0), std::string("bad ? "));
    }

    void linesAndArchiveOfTheSameReviewsAreTheSameDataSet() {
        const DataFolder archive;
        writeArchive(archive.path("aclImdb_v1.tar.gz"), fewReviews);
        const DataFolder lines;
        lines.write("train.tsv", "0\tbad film\n1\tgood film\n0\tbad, bad film\n1\tGood.<br />Very good\n");
        lines.write("test.tsv", "0\tbad unseen\n1\tgood\n");
        QCOMPARE(loadFolder(lines.path()).fingerprint(), loadFolder(archive.path()).fingerprint());
    }

    void anArchiveThatIsNoneIsRefused_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("text") << QByteArray("<html>sign in</html>");
        QTest::newRow("gzip of something else") << gzip("no tar at all, and not much of it");
        const DataFolder folder;
        const QString path = folder.path("whole.tar.gz");
        writeArchive(path, fewReviews + QList<ArchivedFile>{{"aclImdb/test/pos/7_9.txt", noise(100'000)}});
        const QByteArray whole = folder.read("whole.tar.gz");
        QTest::newRow("cut short") << whole.left(whole.size() / 2);
    }
    void anArchiveThatIsNoneIsRefused() {
        QFETCH(QByteArray, bytes);
        const DataFolder folder;
        const QString path = folder.write("aclImdb_v1.tar.gz", bytes);
        TextDatasetBuilder texts;
        const QString said = sentenceOf([&] { readReviewArchive(path, texts); });
        QVERIFY2(said.startsWith(path) && said.endsWith('.'), qPrintable(said));
    }

    void anArchiveWithoutReviewsOrWithEndlessOnesIsRefused() {
        const DataFolder folder;
        TextDatasetBuilder texts;
        const QString path = folder.path("aclImdb_v1.tar.gz");
        writeArchive(path, {{"aclImdb/train/pos/1_8.txt", "good"}});
        QVERIFY(sentenceOf([&] { readReviewArchive(path, texts); }).contains("there are no reviews in it"));
        writeArchive(path, {{"aclImdb/train/pos/1_8.txt", QByteArray(2 << 20, ' ')}});
        QVERIFY(sentenceOf([&] { readReviewArchive(path, texts); }).contains("is longer than"));
    }
};

QTEST_GUILESS_MAIN(TestTextFile)
#include "tst_text_file.moc"
