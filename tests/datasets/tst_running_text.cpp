// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Files of running text.

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>

#include "datasets/catalog.h"
#include "datasets/folder_dataset.h"
#include "datasets/library.h"
#include "datasets/running_text.h"
#include "tests/support/data_files.h"
#include "tests/support/small_running_texts.h"

using namespace miru;
using namespace miru::test;

namespace {

QString put(const QTemporaryDir& folder, const QString& name, const QByteArray& content) {
    const QString path = folder.filePath(name);
    QDir().mkpath(QFileInfo(path).absolutePath());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size()) qFatal("cannot write a test file");
    return path;
}

std::string refusalOf(const QString& path) {
    try {
        Library(QStringList{}).load(path.toStdString());
    } catch (const std::runtime_error& error) {
        return error.what();
    }
    return {};
}

}  // namespace

class TestRunningText : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void aFileIsADataSet() {
        const QTemporaryDir folder;
        const QString path = put(folder, "my.text.txt", QByteArray::fromStdString(smallRunningText(100)));
        QCOMPARE(Library::kindOf(path), DataKind::RunningTexts);
        QVERIFY(Library(QStringList{}).isHere(path));
        const Dataset dataset = Library(QStringList{}).load(path.toStdString());
        QCOMPARE(dataset.title, std::string("my.text"));
        QVERIFY(dataset.train.isRunningText());
        QCOMPARE(dataset.train.characters(), std::int64_t{450});
        QCOMPARE(dataset.classNames.size(), static_cast<std::size_t>(dataset.train.shape().classes));
        QCOMPARE(dataset.classNames[0], std::string("unknown"));
        for (const char* const name : {"a", "U+0020"})  // the space, which as a name could not be seen
            QVERIFY(std::ranges::find(dataset.classNames, name) != dataset.classNames.end());
        QCOMPARE(dataset.fingerprint(), smallRunningTexts(100).fingerprint());
    }

    void aFolderOfThemIsOneToo() {
        const QTemporaryDir folder;
        put(folder, "b.txt", "bbbbbbbbbbbbbbbbbbbb");
        put(folder, "a.txt",
            "\xEF\xBB\xBF"
            "aaaaaaaaaa");  // the mark of byte order is no character
        put(folder, "author/c.txt", "cccccccccc");
        put(folder, "notes.md", "not read");
        QCOMPARE(kindOfFolder(folder.path()), FolderKind::RunningTexts);
        QVERIFY(problemWithFolder(folder.path()).empty());
        const Dataset dataset = loadFolder(folder.path());
        QCOMPARE(dataset.train.characters(), std::int64_t{36});
        QCOMPARE(dataset.train.vocabulary()->words(), (std::vector<std::string>{"b", "a", "c"}));
    }

    void aFileIsASourceAndSoIsAnAuthorsFolder() {
        const QTemporaryDir folder;
        put(folder, "diary.txt", QByteArray(40, 'd'));
        put(folder, "Austen/emma.txt", QByteArray(40, 'e'));
        put(folder, "Austen/persuasion.txt", QByteArray(40, 'p'));
        const Dataset dataset = loadFolder(folder.path()).readAs(TextReading{.vocabulary = 10, .longest = 5});
        QCOMPARE(dataset.sourceNames, (std::vector<std::string>{"diary", "Austen"}));
        QCOMPARE(dataset.train.sourceCount(), 2);
        QCOMPARE(dataset.train.count(), 21);
        QCOMPARE(dataset.train.source(6), 0);
        QCOMPARE(dataset.train.source(7), 1);
        QCOMPARE(dataset.train.source(20), 1);
    }

    void aCompressedTextIsReadAsThePlainOne() {
        const QTemporaryDir folder;
        const QByteArray text = QByteArray::fromStdString(smallRunningText(60));
        put(folder, "x.txt.gz", miru::testing::gzip(text));
        QCOMPARE(loadFolder(folder.path()).train.characters(), std::int64_t{270});
        put(folder, "x.txt", text);  // the same once more
        QCOMPARE(loadFolder(folder.path()).train.characters(), std::int64_t{270});
    }

    void whatIsNoTextIsRefusedWithItsLine() {
        const QTemporaryDir folder;
        QVERIFY(refusalOf(put(folder, "bytes.txt", "good\ngood\n\xFF\xFE\n")).find("line 3 is no text") !=
                std::string::npos);
        QVERIFY(refusalOf(put(folder, "zero.txt", QByteArray("good\n\0bad", 9))).find("line 2 is no text") !=
                std::string::npos);
        QVERIFY(refusalOf(put(folder, "empty.txt", "")).find("no text in it") != std::string::npos);
        QVERIFY(refusalOf(put(folder, "table.csv", "label,x0\n1,2\n")).find("no running text") != std::string::npos);
        QVERIFY(refusalOf(folder.filePath("none.txt")).find("no file called") != std::string::npos);
    }

    void tinyShakespeareIsInTheCatalog() {
        const CatalogEntry* const entry = findInCatalog("tinyshakespeare");
        QVERIFY(entry);
        QCOMPARE(entry->kind, DataKind::RunningTexts);
        const QString folder = qEnvironmentVariable("MIRU_DATA_DIR");
        if (folder.isEmpty() || !QFile::exists(folder + "/tinyshakespeare/input.txt"))
            QSKIP("the text is not on this machine (MIRU_DATA_DIR)");
        const Library library(QStringList{folder});
        QVERIFY(library.check(*entry).isEmpty());
        const Dataset dataset = library.load("tinyshakespeare");
        QCOMPARE(dataset.title, std::string("Tiny Shakespeare"));
        QCOMPARE(dataset.train.characters() + dataset.test.characters(), std::int64_t{1'115'394});
        QCOMPARE(dataset.train.shape().vocabulary, 67);
        QCOMPARE(dataset.train.vocabulary()->words()[0], std::string(" "));
        const SequenceSet read = dataset.train.readAs({.vocabulary = 100, .longest = 14});
        std::string beginning;
        for (const Token token : read.frames(0).words()) beginning += dataset.train.vocabulary()->word(token);
        QCOMPARE(beginning, std::string("First Citizen:"));
    }
};

QTEST_GUILESS_MAIN(TestRunningText)
#include "tst_running_text.moc"
