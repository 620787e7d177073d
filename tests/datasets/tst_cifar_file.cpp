// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// CIFAR's binary records in files, in gzip and in the published archives; well made, damaged and hostile.

#include <QTest>

#include "datasets/cifar_file.h"
#include "datasets/folder_dataset.h"
#include "datasets/library.h"
#include "tests/support/archive_files.h"
#include "tests/support/data_files.h"

using namespace miru;
using namespace miru::testing;

namespace {

/// One image: red counts up from `first`, green is 100, blue 200.
QByteArray image(int first) {
    QByteArray bytes;
    for (int n = 0; n < 1024; ++n) bytes.append(static_cast<char>((first + n) % 256));
    return bytes + QByteArray(1024, 100) + QByteArray(1024, static_cast<char>(200));
}

QByteArray hundred(int coarse, int fine, int first = 0) {
    return QByteArray(1, static_cast<char>(coarse)) + QByteArray(1, static_cast<char>(fine)) + image(first);
}

QByteArray ten(int label) { return QByteArray(1, static_cast<char>(label)) + image(0); }

QByteArray names(const char* stem, int count) {
    QByteArray text;
    for (int n = 0; n < count; ++n) text += QByteArray(stem) + QByteArray::number(n) + "\n";
    return text + "\n";
}

}  // namespace

class TestCifarFile : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void aFolderOfCifar100IsReadUnderEveryName_data() {
        QTest::addColumn<QString>("train");
        QTest::addColumn<QString>("test");
        QTest::addColumn<bool>("isPacked");
        QTest::newRow("as published") << "train.bin"
                                      << "test.bin" << false;
        QTest::newRow("in the folder of the archive") << "cifar-100-binary/train.bin"
                                                      << "cifar-100-binary/test.bin" << false;
        QTest::newRow("a part of it, packed") << "cifar100_subset_train.bin.gz"
                                              << "cifar100_subset_test.bin.gz" << true;
    }
    void aFolderOfCifar100IsReadUnderEveryName() {
        QFETCH(QString, train);
        QFETCH(QString, test);
        QFETCH(bool, isPacked);
        const DataFolder folder;
        const auto write = [&](const QString& name, const QByteArray& bytes) {
            folder.write(name, isPacked ? gzip(bytes) : bytes);
        };
        write(train, hundred(3, 99, 7) + hundred(19, 0));
        write(test, hundred(0, 42));
        const QString inside = train.contains('/') ? "cifar-100-binary/" : "";
        folder.write(inside + "fine_label_names.txt", names("fine", 100));
        folder.write(inside + "coarse_label_names.txt", names("coarse", 20).replace("\n", "\r\n"));
        QCOMPARE(kindOfFolder(folder.path()), FolderKind::Cifar);
        QVERIFY(Library::hasCoarseLabels(folder.path()));
        const Dataset dataset = loadFolder(folder.path());
        QCOMPARE(dataset.train.count(), 2);
        QCOMPARE(dataset.test.count(), 1);
        QCOMPARE(dataset.train.shape(), (SequenceSet::Shape{32, 96, 100, 0, Answers::AtTheEnd, {.channels = 3}, 20}));
        QCOMPARE(dataset.train.label(0), 99);
        QCOMPARE(dataset.train.readAs(LabelLevel::Coarse).label(0), 3);
        QCOMPARE(dataset.classNames[99], std::string("fine99"));
        QCOMPARE(dataset.readAs(LabelLevel::Coarse).classNames[19], std::string("coarse19"));
        // Red, green and blue of each pixel stand together, row by row.
        const std::uint8_t* const bytes = dataset.train.frames(0).bytes();
        QCOMPARE(int{bytes[0]}, 7);
        QCOMPARE(int{bytes[1]}, 100);
        QCOMPARE(int{bytes[2]}, 200);
        QCOMPARE(int{bytes[3 * 33]}, 7 + 33);
        const SequenceSet pixels = dataset.train.readAs(ImageReading::Pixels);
        QCOMPARE(pixels.shape().steps, 1024);
        QCOMPARE(pixels.shape().inputs, 3);
    }

    void theBatchesOfCifar10AreOneTrainingSet() {
        const DataFolder folder;
        folder.write("data_batch_2.bin", ten(2) + ten(3));
        folder.write("data_batch_1.bin", ten(1));
        folder.write("test_batch.bin", ten(9));
        folder.write("batches.meta.txt", names("kind", 10));
        const Dataset dataset = loadFolder(folder.path());
        QVERIFY(!Library::hasCoarseLabels(folder.path()));
        QCOMPARE(dataset.train.count(), 3);
        QCOMPARE(dataset.train.label(0), 1);
        QCOMPARE(dataset.train.label(2), 3);
        QCOMPARE(dataset.train.shape().classes, 10);
        QCOMPARE(dataset.train.shape().coarseClasses, 0);
        QCOMPARE(dataset.classNames[9], std::string("kind9"));
    }

    void thePublishedArchivesAreReadAsTheyAre() {
        const DataFolder folder;
        writeArchive(folder.path("cifar-100-binary.tar.gz"),
                     {{"cifar-100-binary/train.bin", hundred(3, 99) + hundred(1, 2)},
                      {"cifar-100-binary/fine_label_names.txt", names("f", 100)},
                      {"cifar-100-binary/coarse_label_names.txt", names("c", 20)},
                      {"cifar-100-binary/test.bin", hundred(0, 42)}});
        const Dataset archived = loadFolder(folder.path());
        const DataFolder plain;
        plain.write("train.bin", hundred(3, 99) + hundred(1, 2));
        plain.write("test.bin", hundred(0, 42));
        QCOMPARE(archived.fingerprint(), loadFolder(plain.path()).fingerprint());
        QCOMPARE(archived.classNames[99], std::string("f99"));
        const DataFolder other;
        writeArchive(other.path("cifar-10-binary.tar.gz"), {{"cifar-10-batches-bin/data_batch_2.bin", ten(2)},
                                                            {"cifar-10-batches-bin/data_batch_1.bin", ten(1)},
                                                            {"cifar-10-batches-bin/test_batch.bin", ten(9)}});
        QCOMPARE(loadFolder(other.path()).train.label(0), 1);
        QCOMPARE(loadFolder(other.path()).train.count(), 2);
    }

    void whatLeadsOutOfAnArchiveIsPassedOver() {
        const DataFolder folder;
        writeArchive(folder.path("cifar-100-binary.tar.gz"),
                     {{"../../train.bin", hundred(3, 99)}, {"/etc/test.bin", hundred(3, 99)}});
        const QString said = sentenceOf([&] { loadFolder(folder.path()); });
        QVERIFY2(said.contains("there are no images in it"), qPrintable(said));
        QCOMPARE(folder.names(), QStringList{"cifar-100-binary.tar.gz"});
    }

    void damagedFilesAreRefused_data() {
        QTest::addColumn<QByteArray>("train");
        QTest::addColumn<QString>("part");
        QTest::newRow("cut short") << hundred(1, 2) + hundred(1, 2).left(3000)
                                   << "it ends 3000 bytes into image 2; each takes 3074 bytes";
        QTest::newRow("a byte too many") << hundred(1, 2) + "x"
                                         << "it ends 1 bytes into image 2";
        QTest::newRow("empty") << QByteArray() << "there is no image in it";
        QTest::newRow("a label too high") << hundred(1, 2) + hundred(1, 100) << "image 2 has the label 100";
        QTest::newRow("a coarse label too high") << hundred(20, 2) << "image 1 has the coarse label 20";
    }
    void damagedFilesAreRefused() {
        QFETCH(QByteArray, train);
        QFETCH(QString, part);
        for (const bool isPacked : {false, true}) {
            const DataFolder folder;
            const QString path = folder.write(isPacked ? "train.bin.gz" : "train.bin", isPacked ? gzip(train) : train);
            folder.write("test.bin", hundred(0, 0));
            const QString said = sentenceOf([&] { loadFolder(folder.path()); });
            QVERIFY2(said.startsWith(path) && said.contains(part) && said.endsWith('.'), qPrintable(said));
        }
        if (train.isEmpty()) return;
        const DataFolder folder;
        writeArchive(folder.path("cifar-100-binary.tar.gz"),
                     {{"cifar-100-binary/train.bin", train}, {"cifar-100-binary/test.bin", hundred(0, 0)}});
        const QString said = sentenceOf([&] { loadFolder(folder.path()); });
        QVERIFY2(said.contains("cifar-100-binary/train.bin: ") && said.contains(part), qPrintable(said));
    }

    void namesThatAreNotAsManyAsClassesAreRefused() {
        const DataFolder folder;
        folder.write("train.bin", hundred(1, 2));
        folder.write("test.bin", hundred(1, 2));
        folder.write("fine_label_names.txt", names("f", 99));
        QVERIFY(sentenceOf([&] {
                    loadFolder(folder.path());
                }).contains("it should name 100 classes, one a line, but has 99 names"));
        folder.write("fine_label_names.txt", QByteArray(70'000, 'x'));
        QVERIFY(sentenceOf([&] { loadFolder(folder.path()); }).contains("it is longer than 65536 bytes"));
    }

    void aBombIsRefused() {
        const DataFolder folder;
        folder.write("train.bin.gz", gzip(QByteArray(1 << 20, 0)).repeated(100));
        folder.write("test.bin", hundred(0, 0));
        QVERIFY(sentenceOf([&] { loadFolder(folder.path()); }).contains("times its size"));
    }

    void theLibraryKnowsAFifthOfCifar100ByItsName() {
        const QString root = qEnvironmentVariable("MIRU_DATA_DIR");
        const Library library({root});
        if (root.isEmpty() || !library.isHere("cifar-100")) QSKIP("Set MIRU_DATA_DIR to a folder with cifar100 in it.");
        QCOMPARE(library.check(*findInCatalog("cifar-100")), QStringList());
        const Dataset dataset = library.load("cifar-100");
        QCOMPARE(dataset.train.count(), 10'000);
        QCOMPARE(dataset.test.count(), 2'000);
        QCOMPARE(dataset.title, std::string("CIFAR-100 (a fifth of it)"));
        QCOMPARE(Library::partIn(library.folderOf(*findInCatalog("cifar-100")), *findInCatalog("cifar-100")),
                 QString("CIFAR-100 (a fifth of it)"));
        QCOMPARE(dataset.classNames[static_cast<std::size_t>(dataset.train.label(0))], std::string("forest"));
        const Dataset coarse = dataset.readAs(LabelLevel::Coarse);
        QCOMPARE(coarse.classNames[static_cast<std::size_t>(coarse.train.label(0))],
                 std::string("large_natural_outdoor_scenes"));
    }
};

QTEST_GUILESS_MAIN(TestCifarFile)
#include "tst_cifar_file.moc"
