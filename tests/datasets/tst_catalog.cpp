// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The catalog of the program, and catalogs that are none.

#include "datasets/catalog.h"

#include <QRegularExpression>
#include <QTest>
#include <QUrl>

#include "tests/support/data_files.h"

using namespace miru;
using namespace miru::testing;

class TestCatalog : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void theProgramKnowsThese() {
        QStringList names;
        for (const CatalogEntry& entry : catalog()) names << entry.name;
        names.sort();
        QCOMPARE(names, (QStringList{"cifar-10", "cifar-100", "fashion-mnist", "fsdd", "glyphs", "imdb", "mnist",
                                     "tinyshakespeare"}));
        QVERIFY(findInCatalog("glyphs")->isBuiltIn());
        QVERIFY(!findInCatalog("mnist")->isBuiltIn());
        QVERIFY(!findInCatalog("fashion-mnist")->isBuiltIn());
        QCOMPARE(findInCatalog("fashion-mnist")->title, QString("Fashion-MNIST"));
    }

    void onlyWholeNamesAreFound() {
        QVERIFY(!findInCatalog(""));
        QVERIFY(!findInCatalog("mnis"));
        QVERIFY(!findInCatalog("MNIST"));
    }

    void everySetHasALicenceACitationAndNamesForItsClasses() {
        for (const CatalogEntry& entry : catalog()) {
            QVERIFY2(!entry.licence.isEmpty(), qPrintable(entry.name));
            QVERIFY2(!entry.citation.isEmpty(), qPrintable(entry.name));
            QVERIFY2(!entry.about.isEmpty(), qPrintable(entry.name));
            const bool areInItsFiles = entry.name.startsWith("cifar") || entry.kind == DataKind::RunningTexts;
            QCOMPARE(entry.classNames.size(), areInItsFiles ? 0 : entry.extent.classes);
        }
    }

    void everyFileCanBeVerifiedAndHasAMirror() {
        static const QRegularExpression md5("^[0-9a-f]{32}$");
        for (const CatalogEntry& entry : catalog()) {
            if (entry.isBuiltIn()) continue;
            QCOMPARE(entry.files.size(), std::size_t{entry.name.endsWith("mnist") ? 4u : 1u});
            QVERIFY(entry.downloadBytes > 0);
            QCOMPARE(entry.canBeFetched(), entry.name != "fsdd");  // no single file of it is published
            for (const QString& mirror : entry.mirrors) {
                QVERIFY2(mirror.endsWith('/'), qPrintable(mirror));
                QVERIFY2(QUrl(mirror, QUrl::StrictMode).isValid() && mirror.startsWith("http"), qPrintable(mirror));
            }
            QStringList sums;
            for (const CatalogFile& file : entry.files) {
                const QString name = entry.name + '/' + file.name;
                QVERIFY2(md5.match(QString::fromLatin1(file.contentMd5)).hasMatch(), qPrintable(name));
                QVERIFY2(file.contentBytes > 0, qPrintable(name));
                QVERIFY2(!file.name.contains('/'), qPrintable(name));
                sums << QString::fromLatin1(file.contentMd5);
            }
            QCOMPARE(sums.removeDuplicates(), 0);
        }
    }

    void everythingInAnEntryIsRead() {
        const auto entries = readCatalog(
            R"([{"name": "n", "title": "T", "about": "a", "licence": "l", "citation": "c", "classes": ["x", "ü"], )"
            R"("systemFolders": ["/f"], "mirrors": ["http:\/\/m/"], "downloadBytes": 7, )"
            R"("files": [{"name": "file.gz", "contentBytes": 5000000000, "contentMd5": "00ff"}]}, )"
            R"({"name": "bare", "title": "B"}])");
        QCOMPARE(entries.size(), std::size_t{2});
        const CatalogEntry& entry = entries[0];
        QCOMPARE(entry.name, QString("n"));
        QCOMPARE(entry.title, QString("T"));
        QCOMPARE(entry.about, QString("a"));
        QCOMPARE(entry.licence, QString("l"));
        QCOMPARE(entry.citation, QString("c"));
        QCOMPARE(entry.classNames, (QStringList{"x", "ü"}));
        QCOMPARE(entry.systemFolders, QStringList{"/f"});
        QCOMPARE(entry.mirrors, QStringList{"http://m/"});
        QCOMPARE(entry.downloadBytes, qint64{7});
        QCOMPARE(entry.files.size(), std::size_t{1});
        QCOMPARE(entry.files[0].name, QString("file.gz"));
        QCOMPARE(entry.files[0].contentBytes, qint64{5000000000});
        QCOMPARE(entry.files[0].contentMd5, QByteArray("00ff"));
        QVERIFY(entries[1].isBuiltIn());
    }

    void aBrokenCatalogIsRefused_data() {
        QTest::addColumn<QByteArray>("json");
        QTest::addRow("nothing") << QByteArray();
        QTest::addRow("cut short") << QByteArray(R"([{"name": "n", "title": "T")");
        QTest::addRow("no JSON") << QByteArray("<html></html>");
        QTest::addRow("no name") << QByteArray(R"([{"title": "T"}])");
        QTest::addRow("no title") << QByteArray(R"([{"name": "n"}])");
        QTest::addRow("name is a number") << QByteArray(R"([{"name": 3, "title": "T"}])");
        QTest::addRow("licence is a list") << QByteArray(R"([{"name": "n", "title": "T", "licence": []}])");
        QTest::addRow("mirrors are a number") << QByteArray(R"([{"name": "n", "title": "T", "mirrors": 3}])");
        QTest::addRow("file without checksum")
            << QByteArray(R"([{"name": "n", "title": "T", "files": [{"name": "f", "contentBytes": 3}]}])");
        QTest::addRow("entry is a number") << QByteArray("[3]");
        QTest::addRow("not UTF-8") << QByteArray("[{\"name\": \"\xff\", \"title\": \"T\"}]");
    }
    void aBrokenCatalogIsRefused() {
        QFETCH(QByteArray, json);
        const QString sentence = sentenceOf([&] { readCatalog(json); });
        QVERIFY2(sentence.startsWith("The catalog of data sets cannot be read: "), qPrintable(sentence));
    }
};

QTEST_GUILESS_MAIN(TestCatalog)
#include "tst_catalog.moc"
