// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where data sets are looked for, and what is said when they are not there. What real data there is gets checked too.

#include "datasets/library.h"

#include <QCryptographicHash>
#include <QTest>

#include "tests/support/data_files.h"

using namespace miru;
using namespace miru::testing;

namespace {

/// A folder that looks like MNIST, with one image in each file; its label tells whose folder it is.
void writeSet(const DataFolder& folder, const QString& name, char label, bool isPacked = true) {
    const auto write = [&](const char* file, const QByteArray& bytes) {
        folder.write(name + '/' + file + (isPacked ? ".gz" : ""), isPacked ? gzip(bytes) : bytes);
    };
    write("train-images-idx3-ubyte", idx({1, 2, 2}, someBytes(4)));
    write("train-labels-idx1-ubyte", idx({1}, QByteArray(1, label)));
    write("t10k-images-idx3-ubyte", idx({1, 2, 2}, someBytes(4)));
    write("t10k-labels-idx1-ubyte", idx({1}, QByteArray(1, label)));
}

/// An entry that is not in the program's catalog, with the checksums of two small files.
CatalogEntry toyEntry() {
    CatalogEntry entry;
    entry.name = "toy";
    entry.title = "Toy";
    for (const char* name : {"one.gz", "two.gz"}) {
        const QByteArray content = QByteArray(name) + noise(1000);
        entry.files.push_back(
            {name, content.size(), QCryptographicHash::hash(content, QCryptographicHash::Md5).toHex()});
    }
    return entry;
}
QByteArray toyContent(const char* name) { return QByteArray(name) + noise(1000); }

std::vector<int> classCounts(const SequenceSet& set) {
    std::vector<int> counts(static_cast<std::size_t>(set.shape().classes));
    for (int n = 0; n < set.count(); ++n) ++counts[static_cast<std::size_t>(set.label(n))];
    return counts;
}

}  // namespace

class TestLibrary : public QObject {
    Q_OBJECT

    const QByteArray m_dataDir = qgetenv("MIRU_DATA_DIR");

 private Q_SLOTS:
    void cleanup() {
        if (m_dataDir.isNull())
            qunsetenv("MIRU_DATA_DIR");
        else
            qputenv("MIRU_DATA_DIR", m_dataDir);
    }

    void theFirstFolderThatHoldsTheSetWins() {
        const DataFolder first;
        const DataFolder second;
        writeSet(second, "mnist", 2);
        const Library library({first.path(), second.path()});
        QCOMPARE(library.folderOf(*findInCatalog("mnist")), second.path("mnist"));
        QCOMPARE(library.load("mnist").train.label(0), 2);
        writeSet(first, "mnist", 1);
        QCOMPARE(library.folderOf(*findInCatalog("mnist")), first.path("mnist"));
        QCOMPARE(library.load("mnist").train.label(0), 1);
    }

    void aFolderThatHoldsOnlyHalfTheSetIsPassedOver() {
        const DataFolder first;
        const DataFolder second;
        writeSet(first, "mnist", 1);
        writeSet(second, "mnist", 2);
        QVERIFY(QFile::rename(first.path("mnist/t10k-labels-idx1-ubyte.gz"),
                              first.path("mnist/t10k-labels-idx1-ubyte.gz.part")));
        QCOMPARE(Library({first.path(), second.path()}).load("mnist").train.label(0), 2);
        const Library halfAlone({first.path()});
        QVERIFY(!halfAlone.isHere("mnist"));
    }

    void unpackedFilesAreFoundToo() {
        const DataFolder root;
        writeSet(root, "mnist", 3, false);
        const Library library({root.path()});
        QVERIFY(library.isHere("mnist"));
        QCOMPARE(library.load("mnist").train.label(0), 3);
    }

    void theFolderInTheEnvironmentIsLookedInLast() {
        const DataFolder user;
        writeSet(user, "mnist", 4);
        qputenv("MIRU_DATA_DIR", user.path().toLocal8Bit());
        QCOMPARE(Library().folderOf(*findInCatalog("mnist")), user.path("mnist"));
        QCOMPARE(Library().load("mnist").train.label(0), 4);

        // What was downloaded comes before it.
        const QString downloaded = Library::userFolder() + "/mnist";
        QVERIFY(QDir().mkpath(downloaded));
        for (const QString& name : QDir(user.path("mnist")).entryList(QDir::Files))
            QVERIFY(QFile::copy(user.path("mnist/" + name), downloaded + '/' + name));
        const QString found = Library().folderOf(*findInCatalog("mnist"));
        QVERIFY(QDir(downloaded).removeRecursively());
        QCOMPARE(found, downloaded);

        qunsetenv("MIRU_DATA_DIR");
        QVERIFY(Library().folderOf(*findInCatalog("mnist")) != user.path("mnist"));
    }

    void theSystemsFolderIsLookedInFirst() {
        const DataFolder system;
        const DataFolder user;
        CatalogEntry entry = toyEntry();
        entry.systemFolders = QStringList{system.path("toy")};
        for (const char* name : {"one.gz", "two.gz"}) {
            system.write(QString("toy/") + name, gzip(toyContent(name)));
            user.write(QString("toy/") + name, gzip(toyContent(name)));
        }
        qputenv("MIRU_DATA_DIR", user.path().toLocal8Bit());
        QCOMPARE(Library().folderOf(entry), system.path("toy"));
        QCOMPARE(Library({user.path()}).folderOf(entry),
                 user.path("toy"));  // told where to look, it looks there alone
    }

    void namedSetsHaveTheirTitleAndClassNames() {
        const DataFolder root;
        writeSet(root, "fashion-mnist", 9);
        const Dataset dataset = Library({root.path()}).load("fashion-mnist");
        QCOMPARE(dataset.name, std::string("fashion-mnist"));
        QCOMPARE(dataset.title, std::string("Fashion-MNIST"));
        QCOMPARE(dataset.classNames.size(), std::size_t{10});
        QCOMPARE(dataset.classNames[9], std::string("Ankle boot"));
    }

    void aNamedSetWithMoreClassesThanNamesIsRefused() {
        const DataFolder root;
        writeSet(root, "mnist", 10);
        const QString sentence = sentenceOf([&] { Library({root.path()}).load("mnist"); });
        QCOMPARE(sentence, root.path("mnist") + ": this is not MNIST, there is a label 10.");
    }

    void glyphsAreAlwaysHere() {
        const Library library(QStringList{});
        QVERIFY(library.isHere("glyphs"));
        QCOMPARE(library.folderOf(*findInCatalog("glyphs")), QString());
        QCOMPARE(library.check(*findInCatalog("glyphs")), QStringList());
    }

    void anAbsentSetSaysHowToGetIt() {
        const DataFolder root;
        const Library library({root.path()});
        QVERIFY(!library.isHere("fashion-mnist"));
        const QString sentence = sentenceOf([&] { library.load("fashion-mnist"); });
        QVERIFY2(sentence.startsWith("Fashion-MNIST is not on this machine"), qPrintable(sentence));
        QVERIFY2(sentence.contains("`miru-run datasets get fashion-mnist`"), qPrintable(sentence));
        QVERIFY2(sentence.contains("30 MB") && sentence.contains("glyphs"), qPrintable(sentence));
        QCOMPARE(library.check(*findInCatalog("fashion-mnist")), QStringList{"Fashion-MNIST is not on this machine."});
    }

    void anUnknownNameIsAnsweredWithThoseThatAreKnown_data() {
        QTest::addColumn<QString>("name");
        QTest::addRow("misspelt") << "mnits";
        QTest::addRow("nothing") << "";
        QTest::addRow("a path to nowhere") << "no/such/folder";
    }
    void anUnknownNameIsAnsweredWithThoseThatAreKnown() {
        QFETCH(QString, name);
        const Library library(QStringList{});
        QVERIFY(!library.isHere(name));
        const QString sentence = sentenceOf([&] { library.load(name.toStdString()); });
        QVERIFY2(sentence.startsWith("There is no data set, no folder and no file called " + name),
                 qPrintable(sentence));
        for (const char* known : {"glyphs", "fashion-mnist", "mnist", "a folder of your own"})
            QVERIFY2(sentence.contains(known), qPrintable(sentence));
    }

    void aFolderOfOnesOwnIsLoadedByItsPath() {
        const DataFolder root;
        writeSet(root, "My images", 5);
        const Library library(QStringList{});
        const QString path = root.path("My images");
        QVERIFY(library.isHere(path));
        const Dataset dataset = library.load(path.toStdString());
        QCOMPARE(dataset.train.label(0), 5);
        QCOMPARE(dataset.name, path.toStdString());
        QCOMPARE(dataset.title, std::string("My images"));
        QVERIFY(!library.isHere(root.path()));
    }

    void theSizeOfASetIsThatOfItsFiles() {
        const DataFolder folder;
        folder.write("own/train.csv", QByteArray(600, '1'));
        folder.write("own/more/test.csv", QByteArray(500, '1'));
        folder.write("text.txt", QByteArray(300, 'a'));
        writeSet(folder, "mnist", 1);
        const Library library({folder.path()});
        QVERIFY(library.isLargerThan(1099, folder.path() + "/own") &&
                !library.isLargerThan(1100, folder.path() + "/own"));
        QVERIFY(library.isLargerThan(299, folder.path() + "/text.txt"));
        QVERIFY(!library.isLargerThan(300, folder.path() + "/text.txt"));
        QVERIFY(library.isLargerThan(10, "mnist") && !library.isLargerThan(10'000, "mnist"));
        QVERIFY(!library.isLargerThan(0, "glyphs"));
    }

    void titlesAreWhatPeopleWrite() {
        QCOMPARE(Library::titleOf("fashion-mnist"), QString("Fashion-MNIST"));
        QCOMPARE(Library::titleOf("some/where/My images"), QString("My images"));
        QCOMPARE(Library::titleOf("some/where/My images/"), QString("My images"));
    }

    void checkFindsWhatIsNotAsTheCatalogSays() {
        const DataFolder root;
        const Library library({root.path()});
        const CatalogEntry entry = toyEntry();
        root.write("toy/one.gz", gzip(toyContent("one.gz")));
        root.write("toy/two.gz", gzip(toyContent("two.gz")));
        QCOMPARE(library.check(entry), QStringList());

        QByteArray content = toyContent("two.gz");
        content[500] = static_cast<char>(content[500] ^ 1);
        root.write("toy/two.gz", gzip(content));
        QStringList problems = library.check(entry);
        QCOMPARE(problems.size(), 1);
        QVERIFY2(problems[0].startsWith(root.path("toy")), qPrintable(problems[0]));
        QVERIFY2(problems[0].contains("two.gz") && problems[0].contains("checksum is wrong"), qPrintable(problems[0]));

        root.write("toy/one.gz", gzip(toyContent("one.gz")).left(600));
        problems = library.check(entry);
        QCOMPARE(problems.size(), 2);
        QVERIFY2(problems[0].contains("one.gz") && problems[0].contains("cut short"), qPrintable(problems[0]));
    }

    void checkFindsAByteFlippedInThePackedFile() {
        const DataFolder root;
        const CatalogEntry entry = toyEntry();
        root.write("toy/one.gz", gzip(toyContent("one.gz")));
        QByteArray packed = gzip(toyContent("two.gz"));
        packed[packed.size() / 2] = static_cast<char>(packed[packed.size() / 2] ^ 1);
        root.write("toy/two.gz", packed);
        const QStringList problems = Library({root.path()}).check(entry);
        QCOMPARE(problems.size(), 1);
        QVERIFY2(problems[0].contains("two.gz"), qPrintable(problems[0]));
    }

    void whatIsCheckedIsWhatWouldBeLoaded() {
        const DataFolder root;
        const CatalogEntry entry = toyEntry();
        root.write("toy/one", toyContent("one.gz"));
        root.write("toy/two.gz", gzip(toyContent("two.gz")));
        const Library library({root.path()});
        QCOMPARE(library.check(entry), QStringList());
        root.write("toy/two", "wrong, and read before two.gz");  // as folder_dataset does
        QCOMPARE(library.check(entry).size(), 1);
    }

    void theUsersFolderBelongsToThisProgram() { QVERIFY(Library::userFolder().endsWith("/miru-lab/datasets")); }

    void mnistFromTheEnvironmentIsWhole() {
        const Library library({QString::fromLocal8Bit(m_dataDir)});
        if (m_dataDir.isEmpty() || !library.isHere("mnist")) QSKIP("Set MIRU_DATA_DIR to a folder with mnist in it.");
        QCOMPARE(library.check(*findInCatalog("mnist")), QStringList());
        const Dataset dataset = library.load("mnist");
        QCOMPARE(classCounts(dataset.train),
                 (std::vector<int>{5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949}));
        QCOMPARE(classCounts(dataset.test), (std::vector<int>{980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009}));
        const SequenceSet::Shape shape{28, 28, 10};
        QVERIFY(dataset.train.shape() == shape);
    }

    void imdbFromTheEnvironmentIsWholeThoughTheArchiveIsNotThere() {
        const Library library({QString::fromLocal8Bit(m_dataDir)});
        if (m_dataDir.isEmpty() || !library.isHere("imdb")) QSKIP("Set MIRU_DATA_DIR to a folder with imdb in it.");
        QCOMPARE(library.check(*findInCatalog("imdb")), QStringList());
        const Dataset dataset = library.load("imdb");
        QCOMPARE(classCounts(dataset.train), (std::vector<int>{12'500, 12'500}));
        QCOMPARE(classCounts(dataset.test), (std::vector<int>{12'500, 12'500}));
        QCOMPARE(dataset.classNames, (std::vector<std::string>{"negative", "positive"}));
        const Dataset asRead = dataset.readAs(TextReading{});
        QCOMPARE(asRead.train.shape(), (SequenceSet::Shape{200, 1, 2, 10'000}));
        QVERIFY(asRead.train.knownShare() > 0.9 && asRead.train.knownShare() < 1);
        QVERIFY(dataset.train.vocabulary()->word(2) == "the");
    }

    void fashionMnistOfTheSystemIsWhole() {
        const Library library;
        if (!library.isHere("fashion-mnist")) QSKIP("Fashion-MNIST is not on this machine.");
        QCOMPARE(library.check(*findInCatalog("fashion-mnist")), QStringList());
        const Dataset dataset = library.load("fashion-mnist");
        QCOMPARE(classCounts(dataset.train), std::vector<int>(10, 6000));
        QCOMPARE(classCounts(dataset.test), std::vector<int>(10, 1000));
        const SequenceSet::Shape shape{28, 28, 10};
        QVERIFY(dataset.train.shape() == shape);
    }
};

QTEST_GUILESS_MAIN(TestLibrary)
#include "tst_library.moc"
