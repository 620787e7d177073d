// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Labels are numbers, or names of classes; never both.

#include "datasets/labels.h"

#include <QTest>

#include "core/run/run_experiment.h"
#include "datasets/folder_dataset.h"
#include "tests/support/data_files.h"

using namespace miru;
using namespace miru::testing;

namespace {

std::string problemWith(Labels& labels, std::string_view label) {
    try {
        labels.add(label);
    } catch (const LabelProblem& problem) {
        return problem.what();
    }
    return {};
}

QString problemOf(const DataFolder& folder) {
    try {
        loadFolder(folder.path());
    } catch (const std::runtime_error& error) {
        return QString::fromStdString(error.what());
    }
    return {};
}

constexpr auto notes = R"({"steps": 1, "inputs": 1})";

}  // namespace

class TestLabels : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void namesAreNumberedInOrder() {
        Labels labels;
        for (const char* name : {"dog", "cat", "Zebra", "dog", "ähre", "cat"}) labels.add(name);
        QCOMPARE(labels.names(), (std::vector<std::string>{"Zebra", "cat", "dog", "ähre"}));
        QCOMPARE(labels.classes(), (std::vector<std::int32_t>{2, 1, 0, 2, 3, 1}));
        Labels test(labels.names());
        for (const char* name : {"cat", "ähre"}) test.add(name);
        QCOMPARE(test.classes(), (std::vector<std::int32_t>{1, 3}));
        QVERIFY(problemWith(test, "bird").starts_with("the label \"bird\" is none of the training data's"));
    }

    void numbersAreThemselves() {
        Labels labels;
        for (const char* number : {"3", "+0", "9999", "1.0"}) labels.add(number);
        QVERIFY(labels.names().empty());
        QCOMPARE(labels.classes(), (std::vector<std::int32_t>{3, 0, 9999, 1}));
    }

    void whatIsNeitherIsRefused_data() {
        QTest::addColumn<QByteArray>("first");
        QTest::addColumn<QByteArray>("label");
        QTest::addColumn<QString>("reason");
        const auto add = [](const char* name, const QByteArray& first, const QByteArray& label, const char* reason) {
            QTest::newRow(name) << first << label << QString(reason);
        };
        add("a name among numbers", "1", "cat", "\"cat\" is a name, but those before it are whole numbers");
        add("a number among names", "cat", "1", "\"1\" is a number, but those before it are names");
        add("nothing", "cat", "", "the label is missing");
        add("NA", "cat", "NA", "stands for one that is missing");
        add("a fraction", "1", "0.5", "must be a whole number from 0 to 9999");
        add("below 0", "1", "-1", "must be a whole number from 0 to 9999");
        add("nan", "1", "nan", "must be a whole number");
        add("no UTF-8", "cat", "\xff\xfe", "is not UTF-8");
        add("a long one", "cat", QByteArray(300, 'x'), "longer than 200 bytes");
    }
    void whatIsNeitherIsRefused() {
        QFETCH(QByteArray, first);
        QFETCH(QByteArray, label);
        QFETCH(QString, reason);
        Labels labels;
        labels.add(first.toStdString());
        const QString problem = QString::fromStdString(problemWith(labels, label.toStdString()));
        QVERIFY2(problem.contains(reason), qPrintable(problem));
    }

    void oneNameAloneIsNoSetOfClasses() {
        Labels labels;
        labels.add("cat");
        QVERIFY_THROWS_EXCEPTION(LabelProblem, labels.names());
    }

    void aTableMayHaveNames() {
        const DataFolder folder;
        folder.write("dataset.json", notes);
        folder.write("train.csv", "label,a\ndog,1\n\"cat, big\",2\ndog,3\n");
        folder.write("test.csv", "a,label\n5,\"cat, big\"\n");
        const Dataset dataset = loadFolder(folder.path());
        QCOMPARE(dataset.classNames, (std::vector<std::string>{"cat, big", "dog"}));
        QCOMPARE(dataset.train.label(0), 1);
        QCOMPARE(dataset.train.label(1), 0);
        QCOMPARE(dataset.test.label(0), 0);
        QCOMPARE(dataset.train.shape().classes, 2);
    }

    void aTableOfOtherNamesIsRefusedWithItsLine() {
        const DataFolder folder;
        folder.write("dataset.json", notes);
        folder.write("train.csv", "label,a\ndog,1\ncat,2\n");
        folder.write("test.csv", "label,a\ndog,1\nbird,2\n");
        QVERIFY2(problemOf(folder).contains("test.csv, line 3: the label \"bird\" is none of the training data's."),
                 qPrintable(problemOf(folder)));
        folder.write("test.csv", "label,a\n1,1\n");
        QVERIFY2(problemOf(folder).contains("test.csv, line 2: the label \"1\" is a number, but those of the training"),
                 qPrintable(problemOf(folder)));
        folder.write("train.csv", "label,a\n0,1\n1,2\ncat,2\n");
        QVERIFY2(problemOf(folder).contains("train.csv, line 4: the label \"cat\" is a name"),
                 qPrintable(problemOf(folder)));
        folder.write("train.csv", "label,a\n0,1\n1,2\n");
        folder.write("test.csv", "label,a\ncat,1\n");
        QVERIFY2(problemOf(folder).contains("test.csv, line 2: the label \"cat\" is a name, but those of the training"),
                 qPrintable(problemOf(folder)));
    }

    void theNumberOfClassesMustBeThatOfTheNames() {
        const DataFolder folder;
        folder.write("dataset.json", R"({"steps": 1, "inputs": 1, "classes": 3})");
        folder.write("train.csv", "label,a\ndog,1\ncat,2\n");
        folder.write("test.csv", "label,a\ndog,1\n");
        QVERIFY2(problemOf(folder).contains("3 classes, but the labels are 2 names"), qPrintable(problemOf(folder)));
    }

    void textsMayHaveNames() {
        const DataFolder folder;
        folder.write("train.tsv", "spam\tbuy this\nham\thow are you\nspam\tbuy that\n");
        folder.write("test.tsv", "ham\tfine\n");
        const Dataset dataset = loadFolder(folder.path());
        QVERIFY(dataset.isText());
        QCOMPARE(dataset.classNames, (std::vector<std::string>{"ham", "spam"}));
        QCOMPARE(dataset.train.label(0), 1);
        QCOMPARE(dataset.train.label(1), 0);
        QCOMPARE(dataset.test.label(0), 0);
        folder.write("test.tsv", "ham\tfine\neggs\tfine\n");
        QVERIFY2(problemOf(folder).contains("test.tsv, line 2: the label \"eggs\" is none"),
                 qPrintable(problemOf(folder)));
        folder.write("train.tsv", "Label\ttext\nham\thow are you\nspam\tbuy\n");
        QVERIFY2(problemOf(folder).contains("train.tsv, line 1: it seems to be a heading"),
                 qPrintable(problemOf(folder)));
        folder.write("train.tsv", "ham\thow are you\n1\tbuy\n");
        QVERIFY2(problemOf(folder).contains("train.tsv, line 2: the label \"1\" is a number"),
                 qPrintable(problemOf(folder)));
    }

    void aFolderIsLookedAtWithoutReadingItsData() {
        const DataFolder folder;
        QVERIFY(
            QString::fromStdString(problemWithFolder(folder.path())).contains("there is no data set in this folder"));
        folder.write("train.csv", "whatever");
        QVERIFY(
            QString::fromStdString(problemWithFolder(folder.path())).contains("there is train.csv, but no test.csv"));
        folder.write("test.csv", "whatever");
        QVERIFY(QString::fromStdString(problemWithFolder(folder.path())).contains("dataset.json"));
        folder.write("dataset.json", notes);
        QCOMPARE(problemWithFolder(folder.path()), std::string());
        const DataFolder images;
        images.write("train-images-idx3-ubyte", "x");
        QVERIFY(QString::fromStdString(problemWithFolder(images.path())).contains("train-labels-idx1-ubyte"));
    }
};

QTEST_GUILESS_MAIN(TestLabels)
#include "tst_labels.moc"
