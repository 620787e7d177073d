// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Data sets in folders, as people have them and as they get them wrong.

#include "datasets/folder_dataset.h"

#include <QTest>
#include <algorithm>
#include <cmath>

#include "tests/support/data_files.h"

using namespace miru;
using namespace miru::testing;

namespace {

constexpr int pixels = 2 * 3;

/// Five images of 2×3 to learn from, two others to be tested on, named and wrapped as asked.
void writeIdxFolder(const DataFolder& folder, const QString& idxDelimiter = "-", bool isPacked = false) {
    const auto write = [&](const char* name, const QByteArray& bytes) {
        const QString full = QString(name).replace("-idx", idxDelimiter + "idx");
        folder.write(isPacked ? full + ".gz" : full, isPacked ? gzip(bytes) : bytes);
    };
    write("train-images-idx3-ubyte", idx({5, 2, 3}, someBytes(5 * pixels)));
    write("train-labels-idx1-ubyte", idx({5}, QByteArray("\0\1\2\3\1", 5)));
    write("t10k-images-idx3-ubyte", idx({2, 2, 3}, QByteArray(pixels, '\xff') + QByteArray(pixels, '\x33')));
    write("t10k-labels-idx1-ubyte", idx({2}, QByteArray("\2\1", 2)));
}

/// Three lines to learn from, one to be tested on, two steps of two numbers.
void writeCsvFolder(const DataFolder& folder, const QByteArray& json) {
    folder.write("train.csv", "label,a,b,c,d\n0,1,2,3,4\n2,5,6,7,8\n1,9,10,11,12\n");
    folder.write("test.csv", "a,b,c,d,label\n0,0,255,0,2\n");
    folder.write("dataset.json", json);
}

/// Sequence number `n` as the network reads it, time-major.
std::vector<Real> asRead(const SequenceSet& set, int n) {
    Matrix x(set.shape().inputs, set.shape().steps);
    writeFrames(set.frames(n), x, 0, 1);
    std::vector<Real> numbers;
    for (int t = 0; t < x.cols(); ++t)
        for (int i = 0; i < x.rows(); ++i) numbers.push_back(x(i, t));
    return numbers;
}

}  // namespace

class TestFolderDataset : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void idxFoldersAreReadUnderAllTheirNames_data() {
        QTest::addColumn<QString>("delimiter");
        QTest::addColumn<bool>("isPacked");
        QTest::addRow("plain") << "-" << false;
        QTest::addRow("gzip") << "-" << true;
        QTest::addRow("dotted") << "." << false;
        QTest::addRow("dotted, gzip") << "." << true;
    }
    void idxFoldersAreReadUnderAllTheirNames() {
        QFETCH(QString, delimiter);
        QFETCH(bool, isPacked);
        const DataFolder folder;
        writeIdxFolder(folder, delimiter, isPacked);
        QCOMPARE(kindOfFolder(folder.path()), FolderKind::Idx);
        const Dataset dataset = loadFolder(folder.path());
        const SequenceSet::Shape shape{2, 3, 4};
        QVERIFY(dataset.train.shape() == shape);
        QVERIFY(dataset.test.shape() == shape);
        QCOMPARE(dataset.train.count(), 5);
        QCOMPARE(dataset.test.count(), 2);
        QCOMPARE(dataset.train.label(3), 3);
        QCOMPARE(dataset.test.label(0), 2);
        QCOMPARE(dataset.classNames, (std::vector<std::string>{"0", "1", "2", "3"}));
        QCOMPARE(dataset.title, QFileInfo(folder.path()).fileName().toStdString());
        QCOMPARE(dataset.train.bytesPerElement(), 1);
    }

    void pixelsAreReadAsSharesOfWhite() {
        const DataFolder folder;
        writeIdxFolder(folder);
        const Dataset dataset = loadFolder(folder.path());
        QCOMPARE(dataset.test.scale(), 255.0f);
        for (const Real number : asRead(dataset.test, 0)) QCOMPARE(number, Real(1));
        for (const Real number : asRead(dataset.test, 1)) QCOMPARE(number, Real(0.2));
        const auto second = asRead(dataset.train, 1);
        for (std::size_t i = 0; i < pixels; ++i) QCOMPARE(second[i], static_cast<Real>(pixels + i) / Real(255));
    }

    void tablesMayAnswerEveryStep() {
        const DataFolder folder;
        folder.write("train.csv", "label0,label1,a,b,c,d\n0,1,1,2,3,4\n2,0,5,6,7,8\n");
        folder.write("test.csv", "a,b,label1,c,d,label0\n0,0,2,255,0,1\n");
        folder.write("dataset.json", R"({"steps": 2, "inputs": 2, "answers": "every-step"})");
        const Dataset dataset = loadFolder(folder.path());
        QVERIFY(dataset.train.answersEveryStep() && dataset.train.shape().answers == Answers::EveryStep);
        QCOMPARE(dataset.train.count(), 2);
        QCOMPARE(dataset.train.shape().classes, 3);
        const auto labels = dataset.train.labels(1);
        QVERIFY(std::ranges::equal(labels, std::vector<std::int32_t>{2, 0}));
        QVERIFY(std::ranges::equal(dataset.test.labels(0), std::vector<std::int32_t>{1, 2}));
        QCOMPARE(dataset.test.label(0), 2);
        QCOMPARE(asRead(dataset.test, 0), (std::vector<Real>{0, 0, 255, 0}));
    }

    void idxFoldersMayAnswerEveryStep() {
        const DataFolder folder;
        writeIdxFolder(folder);
        folder.write("dataset.json", R"({"name": "Rows", "answers": "every-step"})");
        QCOMPARE(QString::fromStdString(problemWithFolder(folder.path())),
                 folder.path() + ": the file train-labels-idx2-ubyte (or train-labels-idx2-ubyte.gz) is missing.");
        folder.write("train-labels-idx2-ubyte", idx({5, 2}, QByteArray("\0\1\2\3\1\0\0\0\1\1", 10)));
        folder.write("t10k-labels-idx2-ubyte", idx({2, 2}, QByteArray("\2\1\0\3", 4)));
        const Dataset dataset = loadFolder(folder.path());
        QCOMPARE(dataset.title, std::string("Rows"));
        QCOMPARE(dataset.train.count(), 5);
        QVERIFY(std::ranges::equal(dataset.train.labels(1), std::vector<std::int32_t>{2, 3}));
        folder.write("t10k-labels-idx2-ubyte", idx({2, 3}, QByteArray("\2\1\0\3\0\0", 6)));
        QVERIFY_THROWS_EXCEPTION(std::runtime_error, loadFolder(folder.path()));
    }

    void numberedClassesMayHaveNames() {
        const DataFolder folder;
        writeCsvFolder(folder, R"({"steps": 2, "inputs": 2, "classNames": ["zebra", "7", "ant, red", "bee"]})");
        const Dataset dataset = loadFolder(folder.path());
        QCOMPARE(dataset.classNames, (std::vector<std::string>{"zebra", "7", "ant, red", "bee"}));
        QCOMPARE(dataset.train.shape().classes, 4);
        QCOMPARE(dataset.train.label(1), 2);
        folder.write("train.csv", "label,a,b,c,d\nant,1,2,3,4\nbee,5,6,7,8\n");
        folder.write("test.csv", "label,a,b,c,d\nant,1,2,3,4\n");
        QCOMPARE(sentenceOf([&] { loadFolder(folder.path()); }),
                 folder.path() + ": dataset.json has classNames, but the labels are names already.");
    }

    void whatIsSaidOfAnswersIsChecked() {
        const DataFolder folder;
        writeCsvFolder(folder, R"({"steps": 2, "inputs": 2, "answers": "sometimes"})");
        QVERIFY(problemWithFolder(folder.path()).ends_with("answers must be \"at-the-end\" or \"every-step\"."));
        folder.write("dataset.json", R"({"steps": 2, "inputs": 2, "answers": "every-step"})");
        try {
            loadFolder(folder.path());
            QFAIL("A table without labels of each step was read.");
        } catch (const std::runtime_error& error) {
            QVERIFY2(QString(error.what())
                         .contains("the header has no column called label0; dataset.json says that "
                                   "every step is answered"),
                     error.what());
        }
    }

    void wrongIdxFoldersAreRefused_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char* title, const char* name, const QByteArray& bytes, const char* reason) {
            QTest::addRow("%s", title) << QString(name) << bytes << QString(reason);
        };
        row("a label too few", "train-labels-idx1-ubyte", idx({4}, QByteArray("\0\1\2\3", 4)),
            "there are 5 images but 4 labels");
        row("a label too many", "t10k-labels-idx1-ubyte", idx({3}, QByteArray("\0\1\2", 3)),
            "there are 2 images but 3 labels");
        row("test images of another shape", "t10k-images-idx3-ubyte", idx({2, 3, 2}, someBytes(12)),
            "training and test sequences differ in shape");
        row("labels where images should be", "train-images-idx3-ubyte", idx({5}, someBytes(5)),
            "train-images-idx3-ubyte: it has 1 dimensions");
        row("damaged labels", "t10k-labels-idx1-ubyte", "oops", "t10k-labels-idx1-ubyte: ");
        row("test labels missing", "t10k-labels-idx1-ubyte", {}, "the file t10k-labels-idx1-ubyte");
        row("test images missing", "t10k-images-idx3-ubyte", {}, "the file t10k-images-idx3-ubyte");
        row("training labels missing", "train-labels-idx1-ubyte", {}, "the file train-labels-idx1-ubyte");
        row("training images missing", "train-images-idx3-ubyte", {}, "there is no data set in this folder");
    }
    void wrongIdxFoldersAreRefused() {
        QFETCH(QString, name);
        QFETCH(QByteArray, bytes);
        QFETCH(QString, reason);
        const DataFolder folder;
        writeIdxFolder(folder);
        if (bytes.isEmpty())
            QVERIFY(QFile::remove(folder.path(name)));
        else
            folder.write(name, bytes);
        const QString sentence = sentenceOf([&] { loadFolder(folder.path()); });
        QVERIFY2(sentence.startsWith(folder.path()), qPrintable(sentence));
        QVERIFY2(sentence.contains(reason), qPrintable(sentence));
    }

    void imagesTooLargeForASequenceAreRefused() {
        const DataFolder folder;
        writeIdxFolder(folder);
        constexpr quint32 side = 1025;
        folder.write("train-images-idx3-ubyte.gz", gzip(idx({5, side, side}, QByteArray(5 * side * side, 'x'))));
        QVERIFY(QFile::remove(folder.path("train-images-idx3-ubyte")));
        const QString sentence = sentenceOf([&] { loadFolder(folder.path()); });
        QVERIFY2(sentence.contains("too large"), qPrintable(sentence));
    }

    void csvFoldersAreRead() {
        const DataFolder folder;
        writeCsvFolder(folder, R"({"name": "Four numbers", "steps": 2, "inputs": 2, "classes": 5, "scale": 2})");
        QCOMPARE(kindOfFolder(folder.path()), FolderKind::Csv);
        const Dataset dataset = loadFolder(folder.path());
        const SequenceSet::Shape shape{2, 2, 5};
        QVERIFY(dataset.train.shape() == shape);
        QCOMPARE(dataset.title, std::string("Four numbers"));
        QCOMPARE(dataset.classNames.size(), std::size_t{5});
        QCOMPARE(dataset.train.count(), 3);
        QCOMPARE(dataset.train.label(1), 2);
        QCOMPARE(asRead(dataset.train, 1), (std::vector<Real>{2.5, 3, 3.5, 4}));
        QCOMPARE(dataset.test.label(0), 2);
        QCOMPARE(asRead(dataset.test, 0), (std::vector<Real>{0, 0, 127.5, 0}));
    }

    void whatDatasetJsonLeavesOutIsFilledIn() {
        const DataFolder folder;
        writeCsvFolder(folder, R"({"steps": 4, "inputs": 1})");
        const Dataset dataset = loadFolder(folder.path());
        const SequenceSet::Shape shape{4, 1, 3};  // the greatest label is 2
        QVERIFY(dataset.train.shape() == shape);
        QCOMPARE(dataset.train.scale(), 1.0f);
        QCOMPARE(dataset.title, QFileInfo(folder.path()).fileName().toStdString());
    }

    void wholeNumbersAreKeptAsBytesOthersAsFloats() {
        const DataFolder folder;
        writeCsvFolder(folder, R"({"steps": 2, "inputs": 2, "scale": 0.5})");
        folder.write("test.csv", "label,a,b,c,d\n0,-1.5,0.25,1000,0\n");
        const Dataset dataset = loadFolder(folder.path());
        QCOMPARE(dataset.train.bytesPerElement(), 1);
        QVERIFY(dataset.train.frames(0).bytes());
        QCOMPARE(asRead(dataset.train, 0), (std::vector<Real>{2, 4, 6, 8}));
        QCOMPARE(dataset.test.bytesPerElement(), 4);
        QVERIFY(dataset.test.frames(0).numbers());
        QCOMPARE(asRead(dataset.test, 0), (std::vector<Real>{-3, 0.5, 2000, 0}));
    }

    void packedTablesAreRead() {
        const DataFolder folder;
        folder.write("train.csv.gz", gzip("label,a\n1,2\n"));
        folder.write("test.csv.gz", gzip("label,a\n0,3\n"));
        folder.write("dataset.json", R"({"steps": 1, "inputs": 1})");
        QCOMPARE(kindOfFolder(folder.path()), FolderKind::Csv);
        QCOMPARE(asRead(loadFolder(folder.path()).test, 0), (std::vector<Real>{3}));
    }

    void theGreatestAndLeastScaleGiveFiniteNumbers() {
        for (const char* scale : {"1e30", "1e-30"}) {
            const DataFolder folder;
            writeCsvFolder(folder, QByteArray(R"({"steps": 2, "inputs": 2, "scale": )") + scale + '}');
            for (const Real number : asRead(loadFolder(folder.path()).train, 2))
                QVERIFY(std::isfinite(number) && number > 0);
        }
    }

    void aScaleThatMakesNumbersInfiniteIsRefused() {
        const DataFolder folder;
        writeCsvFolder(folder, R"({"steps": 2, "inputs": 2, "scale": 1e-30})");
        folder.write("test.csv", "label,a,b,c,d\n0,1,2,-1e9,4\n");
        const QString sentence = sentenceOf([&] { loadFolder(folder.path()); });
        QCOMPARE(sentence, folder.path("test.csv") +
                               ": the number -1e+09 in it, divided by the scale 1e-30 of "
                               "dataset.json, is too large to be computed with.");
    }

    void aWrongDatasetJsonIsRefused_data() {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char* title, const QByteArray& json, const char* reason) {
            QTest::addRow("%s", title) << json << QString(reason);
        };
        row("empty", "", "This is not JSON: it is empty.");
        row("cut short", "{\"steps\": 2,\n \"inputs\"", "This is not JSON: line 2, column 10.");
        row("a list", "[2, 2]", "not a JSON object");
        row("not UTF-8", "{\"name\": \"\xff\", \"steps\": 2, \"inputs\": 2}", "This is not JSON: line 1, column 11.");
        row("gigantic", "{\"steps\": 2, \"inputs\": 2, \"name\": \"" + QByteArray(1 << 20, 'x') + "\"}",
            "it is longer than 65536 bytes");
        row("deep", QByteArray(60000, '['), "This is nested more than 16 deep.");
        row("an unknown key", R"({"steps": 2, "inputs": 2, "Scale": 255})",
            "there is no key \"Scale\"; it has name, steps, inputs, classes, classNames, scale, answers.");
        row("a key twice", R"({"steps": 2, "inputs": 2, "steps": 2})", "The key steps is given twice.");
        row("a number for a name", R"({"steps": 2, "inputs": 2, "name": 7})", "name must be a text");
        row("an empty name", R"({"steps": 2, "inputs": 2, "name": ""})", "name must be a text");
        row("no number of classes", R"({"steps": 2, "inputs": 2, "classes": null})", "classes must be");
        row("scale beyond all numbers", R"({"steps": 2, "inputs": 2, "scale": 1e999})", "a number in it is too large");
        row("scale no number", R"({"steps": 2, "inputs": 2, "scale": NaN})", "This is not JSON: line 1, column 36.");
        row("no steps", R"({"inputs": 2})", "steps must be a whole number from 1");
        row("no inputs", R"({"steps": 2})", "inputs must be a whole number from 1");
        row("steps 0", R"({"steps": 0, "inputs": 2})", "steps must be");
        row("steps below 0", R"({"steps": -2, "inputs": -2})", "steps must be");
        row("steps as text", R"({"steps": "2", "inputs": 2})", "steps must be");
        row("steps with a fraction", R"({"steps": 2.5, "inputs": 2})", "steps must be");
        row("steps absurd", R"({"steps": 1048577, "inputs": 1})", "steps must be");
        row("steps beyond int", R"({"steps": 4294967298, "inputs": 2})", "steps must be");
        row("steps beyond 64 bits", R"({"steps": 18446744073709551615, "inputs": 2})", "steps must be");
        row("steps × inputs absurd", R"({"steps": 1024, "inputs": 1025})", "inputs must be");
        row("steps × inputs overflows", R"({"steps": 65536, "inputs": 65536})", "inputs must be");
        row("steps × inputs not those of the table", R"({"steps": 2, "inputs": 3})", "names 5 columns");
        row("one class", R"({"steps": 2, "inputs": 2, "classes": 1})", "classes must be");
        row("absurd classes", R"({"steps": 2, "inputs": 2, "classes": 10001})", "classes must be");
        row("label beyond classes", R"({"steps": 2, "inputs": 2, "classes": 2})", "there is a label 2, but 2 classes");
        row("names of other classes", R"({"steps": 2, "inputs": 2, "classes": 4, "classNames": ["a", "b", "c"]})",
            "dataset.json says that there are 4 classes, but has 3 names");
        row("too few names", R"({"steps": 2, "inputs": 2, "classNames": ["a", "b"]})",
            "there is a label 2, but 2 classes");
        row("names as a text", R"({"steps": 2, "inputs": 2, "classNames": "a, b, c"})",
            "classNames must be a list of 2 to");
        row("an empty class name", R"({"steps": 2, "inputs": 2, "classNames": ["a", "", "c"]})",
            "classNames must be a list");
        row("scale 0", R"({"steps": 2, "inputs": 2, "scale": 0})", "scale must be");
        row("scale below 0", R"({"steps": 2, "inputs": 2, "scale": -255})", "scale must be");
        row("scale as text", R"({"steps": 2, "inputs": 2, "scale": "255"})", "scale must be");
        row("scale 0 as float", R"({"steps": 2, "inputs": 2, "scale": 1e-300})", "scale must be");
        row("scale infinite as float", R"({"steps": 2, "inputs": 2, "scale": 1e300})", "scale must be");
    }
    void aWrongDatasetJsonIsRefused() {
        QFETCH(QByteArray, json);
        QFETCH(QString, reason);
        const DataFolder folder;
        writeCsvFolder(folder, json);
        const QString sentence = sentenceOf([&] { loadFolder(folder.path()); });
        QVERIFY2(sentence.startsWith(folder.path()), qPrintable(sentence));
        QVERIFY2(sentence.contains(reason), qPrintable(sentence));
    }

    void columnsAreKnownByTheirNames() {
        const DataFolder folder;
        writeCsvFolder(folder, R"({"steps": 2, "inputs": 2})");
        folder.write("test.csv", "d,label,b,a,c\n4,0,2,1,3\n");
        QCOMPARE(asRead(loadFolder(folder.path()).test, 0), (std::vector<Real>{1, 2, 3, 4}));
        folder.write("test.csv", "label,a,b,c,e\n0,1,2,3,4\n");
        const QString sentence = sentenceOf([&] { loadFolder(folder.path()); });
        QVERIFY2(sentence.startsWith(folder.path("test.csv") + ", line 1: the training table has no column \"e\""),
                 qPrintable(sentence));
    }

    void aLinkThatPointsNowhereIsSaidToBeOne_data() {
        QTest::addColumn<QString>("name");
        for (const char* name : {"train.csv", "test.csv", "dataset.json"}) QTest::newRow(name) << QString(name);
    }
    void aLinkThatPointsNowhereIsSaidToBeOne() {
        QFETCH(QString, name);
        const DataFolder folder;
        writeCsvFolder(folder, R"({"steps": 2, "inputs": 2})");
        QVERIFY(QFile::remove(folder.path(name)));
        QVERIFY(QFile::link(folder.path("moved"), folder.path(name)));
        QCOMPARE(sentenceOf([&] { loadFolder(folder.path()); }),
                 folder.path(name) + ": it is a link that points nowhere (to " + folder.path("moved") + ").");
    }

    void aLinkToPicturesOrTextsThatPointsNowhereIsSaidToBeOne() {
        const DataFolder pictures;
        writeIdxFolder(pictures);
        const DataFolder texts;
        texts.write("b_train.tsv", "0\ta\n");
        texts.write("test.tsv", "0\ta\n");
        const auto check = [](const DataFolder& folder, const QString& name) {
            QFile::remove(folder.path(name));
            QVERIFY(QFile::link("/gone/" + name, folder.path(name)));
            QCOMPARE(sentenceOf([&] { loadFolder(folder.path()); }),
                     folder.path(name) + ": it is a link that points nowhere (to /gone/" + name + ").");
            QVERIFY(QFile::remove(folder.path(name)));
        };
        check(pictures, "t10k-labels-idx1-ubyte");
        check(pictures, "train-images-idx3-ubyte");
        check(texts, "train.tsv");
    }

    void aTableAloneIsSaidToBeOneOfTwo() {
        const DataFolder folder;
        folder.write("test.csv", "label,a\n0,1\n");
        QCOMPARE(sentenceOf([&] { loadFolder(folder.path()); }),
                 folder.path() + ": there is test.csv, but no train.csv.");
    }

    void aMissingDatasetJsonIsSaidToBeMissingAndWhatBelongsInIt() {
        const DataFolder folder;
        writeCsvFolder(folder, "");
        QVERIFY(QFile::remove(folder.path("dataset.json")));
        const QString sentence = sentenceOf([&] { loadFolder(folder.path()); });
        QVERIFY2(sentence.startsWith(folder.path("dataset.json") + ": this file is missing"), qPrintable(sentence));
        QVERIFY2(sentence.contains("\"steps\""), qPrintable(sentence));
    }

    void aFolderWithoutDataIsRefused() {
        const DataFolder folder;
        for (const QString& path : {folder.path(), folder.path("none")}) {
            QCOMPARE(kindOfFolder(path), FolderKind::None);
            const QString sentence = sentenceOf([&] { loadFolder(path); });
            QVERIFY2(sentence.startsWith(path + ": there is no data set in this folder"), qPrintable(sentence));
        }
        folder.write("train.csv", "label,a\n0,1\n");
        QCOMPARE(kindOfFolder(folder.path()), FolderKind::None);  // nothing to be tested on
    }
};

QTEST_GUILESS_MAIN(TestFolderDataset)
#include "tst_folder_dataset.moc"
