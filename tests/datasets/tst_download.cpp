// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Downloads from servers that are good, broken, mistaken or hostile.

#include "datasets/download.h"

#include <QCryptographicHash>
#include <QNetworkProxy>
#include <QSignalSpy>
#include <QTest>

#include "tests/support/data_files.h"
#include "tests/support/http_server.h"

using namespace miru;
using namespace miru::testing;

namespace {

constexpr int patience = 20'000;  // milliseconds

CatalogFile described(const QString& name, const QByteArray& content) {
    return {name, content.size(), QCryptographicHash::hash(content, QCryptographicHash::Md5).toHex()};
}

/// How a download ended.
struct End {
    int finished = 0;
    QStringList failures;
    qint64 received = 0;  ///< as last reported

    QString sentence() const { return failures.size() == 1 && finished == 0 ? failures[0] : QString(); }
};

End fetch(const CatalogEntry& entry, const QString& folder) {
    Download download(entry, folder);
    const QSignalSpy finished(&download, &Download::finished);
    const QSignalSpy failed(&download, &Download::failed);
    const QSignalSpy progressed(&download, &Download::progressed);
    download.start();
    if (!QTest::qWaitFor([&] { return !finished.isEmpty() || !failed.isEmpty(); }, patience))
        return {0, {"neither finished nor failed"}, 0};
    QCoreApplication::processEvents();  // a second signal would show
    End end;
    end.finished = static_cast<int>(finished.size());
    for (const auto& arguments : failed) end.failures << arguments[0].toString();
    if (!progressed.isEmpty()) end.received = progressed.last()[0].toLongLong();
    return end;
}

bool isOneSentence(const QString& text) {
    return text.size() > 20 && text.endsWith('.') && !text.contains('\n') && !text.contains(QStringLiteral(". "));
}

}  // namespace

class TestDownload : public QObject {
    Q_OBJECT

    const QByteArray m_content = noise(200'000);
    const QByteArray m_packed = gzip(m_content);

    CatalogEntry entryAt(const QStringList& mirrors) const {
        CatalogEntry entry;
        entry.name = "toy";
        entry.title = "Toy";
        entry.mirrors = mirrors;
        entry.files = {described("data.gz", m_content)};
        entry.downloadBytes = m_packed.size();
        return entry;
    }

 private Q_SLOTS:
    void initTestCase() { QNetworkProxy::setApplicationProxy(QNetworkProxy::NoProxy); }

    void aFileArrivesAndIsVerified() {
        const DataFolder folder;
        HttpServer server([&](const HttpRequest& request) { return fileOrRest(request, m_packed); });
        const End end = fetch(entryAt({server.address("sets/")}), folder.path("made/on the way"));
        QCOMPARE(end.failures, QStringList());
        QCOMPARE(end.finished, 1);
        QCOMPARE(end.received, m_packed.size());
        QCOMPARE(server.paths(), QStringList{"/sets/data.gz"});
        QCOMPARE(server.requests()[0].range, QByteArray());
        QCOMPARE(folder.read("made/on the way/data.gz"), m_packed);
        QCOMPARE(QDir(folder.path("made/on the way")).entryList(QDir::Files), QStringList{"data.gz"});
    }

    void severalFilesArriveOneAfterTheOther() {
        const DataFolder folder;
        const QByteArray labels("labels");
        HttpServer server(
            [&](const HttpRequest& request) { return wholeFile(request.path == "/data.gz" ? m_packed : labels); });
        CatalogEntry entry = entryAt({server.address()});
        entry.files.push_back(described("labels", labels));
        const End end = fetch(entry, folder.path());
        QCOMPARE(end.failures, QStringList());
        QCOMPARE(end.received, m_packed.size() + labels.size());
        QCOMPARE(folder.names(), (QStringList{"data.gz", "labels"}));
        QCOMPARE(folder.read("labels"), labels);
    }

    void aBrokenDownloadResumesWhereItStopped() {
        const DataFolder folder;
        bool isBroken = true;
        HttpServer server([&](const HttpRequest& request) {
            HttpAnswer answer = fileOrRest(request, m_packed);
            if (isBroken) answer.cutAfter = 50'000;
            return answer;
        });
        const CatalogEntry entry = entryAt({server.address()});
        const QString sentence = fetch(entry, folder.path()).sentence();
        QVERIFY2(sentence.contains("resume the download") && sentence.contains("data.gz"), qPrintable(sentence));
        QVERIFY2(isOneSentence(sentence), qPrintable(sentence));
        QCOMPARE(folder.names(), QStringList{"data.gz.part"});
        QCOMPARE(folder.read("data.gz.part"), m_packed.left(50'000));

        isBroken = false;
        const End end = fetch(entry, folder.path());
        QCOMPARE(end.failures, QStringList());
        QCOMPARE(end.received, m_packed.size());
        QCOMPARE(server.requests().last().range, QByteArray("bytes=50000-"));
        QCOMPARE(folder.names(), QStringList{"data.gz"});
        QCOMPARE(folder.read("data.gz"), m_packed);
    }

    void theNextMirrorResumesWhereTheOneBeforeBroke() {
        const DataFolder folder;
        HttpServer server([&](const HttpRequest& request) {
            HttpAnswer answer = fileOrRest(request, m_packed);
            if (request.path.startsWith("/a/")) answer.cutAfter = 70'000;
            return answer;
        });
        const End end = fetch(entryAt({server.address("a/"), server.address("b/")}), folder.path());
        QCOMPARE(end.failures, QStringList());
        QCOMPARE(server.paths(), (QStringList{"/a/data.gz", "/b/data.gz"}));
        QCOMPARE(server.requests()[1].range, QByteArray("bytes=70000-"));
        QCOMPARE(folder.read("data.gz"), m_packed);
    }

    void aServerThatIgnoresTheRangeIsUnderstood() {
        const DataFolder folder;
        folder.write("data.gz.part", m_packed.left(50'000));
        HttpServer server([&](const HttpRequest&) { return wholeFile(m_packed); });
        const End end = fetch(entryAt({server.address()}), folder.path());
        QCOMPARE(end.failures, QStringList());
        QCOMPARE(end.received, m_packed.size());
        QCOMPARE(server.requests()[0].range, QByteArray("bytes=50000-"));
        QCOMPARE(folder.read("data.gz"), m_packed);
    }

    void aPartTooLongForTheServersFileIsStartedOver() {
        const DataFolder folder;
        folder.write("data.gz.part", noise(300'000));
        HttpServer server([&](const HttpRequest& request) { return fileOrRest(request, m_packed); });
        const End end = fetch(entryAt({server.address()}), folder.path());
        QCOMPARE(end.failures, QStringList());
        QCOMPARE(server.requests().size(), 2);
        QCOMPARE(server.requests()[0].range, QByteArray("bytes=300000-"));
        QCOMPARE(server.requests()[1].range, QByteArray());
        QCOMPARE(folder.read("data.gz"), m_packed);
    }

    void aServerThatRefusesEveryRangeIsNotAskedForEver() {
        const DataFolder folder;
        folder.write("data.gz.part", m_packed.left(50'000));
        HttpServer server([&](const HttpRequest&) { return HttpAnswer{416, "Range Not Satisfiable", "no"}; });
        const QString sentence = fetch(entryAt({server.address()}), folder.path()).sentence();
        QVERIFY2(sentence.contains("416") && isOneSentence(sentence), qPrintable(sentence));
        QCOMPARE(server.requests().size(), 2);
        QCOMPARE(folder.names(), QStringList());
    }

    void cancelLeavesOnlyWhatHasArrived() {
        const DataFolder folder;
        HttpServer server([&](const HttpRequest&) { return HttpAnswer{.body = m_packed, .hangAfter = 50'000}; });
        Download download(entryAt({server.address()}), folder.path());
        const QSignalSpy finished(&download, &Download::finished);
        const QSignalSpy failed(&download, &Download::failed);
        download.start();
        QTRY_COMPARE_WITH_TIMEOUT(folder.read("data.gz.part").size(), 50'000, patience);
        download.cancel();
        QTRY_COMPARE_WITH_TIMEOUT(server.openConnections(), 0, patience);
        QCOMPARE(finished.size(), 0);
        QCOMPARE(failed.size(), 0);
        QCOMPARE(folder.names(), QStringList{"data.gz.part"});
        QCOMPARE(folder.read("data.gz.part"), m_packed.left(50'000));
    }

    void whoDeletesADownloadEndsIt() {
        const DataFolder folder;
        HttpServer server([&](const HttpRequest&) { return HttpAnswer{.body = m_packed, .hangAfter = 50'000}; });
        auto download = std::make_unique<Download>(entryAt({server.address()}), folder.path());
        download->start();
        QTRY_COMPARE_WITH_TIMEOUT(folder.read("data.gz.part").size(), 50'000, patience);
        download.reset();
        QTRY_COMPARE_WITH_TIMEOUT(server.openConnections(), 0, patience);
        QCOMPARE(folder.names(), QStringList{"data.gz.part"});
    }

    void whatIsCancelledAtOnceNeverBegins() {
        const DataFolder folder;
        HttpServer server([&](const HttpRequest&) { return wholeFile(m_packed); });
        Download cancelled(entryAt({server.address("cancelled/")}), folder.path("cancelled"));
        const QSignalSpy finished(&cancelled, &Download::finished);
        const QSignalSpy failed(&cancelled, &Download::failed);
        cancelled.start();
        cancelled.cancel();
        // Another download, begun later, gives the cancelled one all the time it would need.
        QCOMPARE(fetch(entryAt({server.address()}), folder.path("other")).finished, 1);
        QCOMPARE(server.paths(), QStringList{"/data.gz"});
        QCOMPARE(folder.names(), QStringList{"other"});
        QCOMPARE(finished.size() + failed.size(), 0);
        cancelled.start();
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, patience);
    }

    void wrongContentIsThrownAway_data() {
        QTest::addColumn<QByteArray>("sent");
        QTest::addColumn<QString>("reason");
        QByteArray flipped = m_content;
        flipped[100'000] = static_cast<char>(flipped[100'000] ^ 1);
        QTest::addRow("a bit flipped before packing") << gzip(flipped) << "its checksum is wrong";
        QTest::addRow("a bit flipped, not packed") << flipped << "its checksum is wrong";
        QTest::addRow("a byte missing") << gzip(m_content.chopped(1)) << "its checksum is wrong";
        QTest::addRow("a byte too many") << gzip(m_content + 'x') << "its checksum is wrong";
        QTest::addRow("nothing") << QByteArray() << "its checksum is wrong";
        QTest::addRow("half a gzip file") << m_packed.left(100'000) << "it is cut short or damaged";
        QTest::addRow("web page") << webPage().body << "web page";
    }
    void wrongContentIsThrownAway() {
        QFETCH(QByteArray, sent);
        QFETCH(QString, reason);
        const DataFolder folder;
        HttpServer server([&](const HttpRequest&) { return wholeFile(sent); });
        const QString sentence = fetch(entryAt({server.address()}), folder.path()).sentence();
        QVERIFY2(sentence.contains(reason) && sentence.contains("data.gz"), qPrintable(sentence));
        QVERIFY2(isOneSentence(sentence), qPrintable(sentence));
        QCOMPARE(folder.names(), QStringList());
    }

    void afterABadMirrorTheNextIsTried_data() {
        QTest::addColumn<int>("which");
        QTest::addRow("not found") << 0;
        QTest::addRow("web page") << 1;
        QTest::addRow("wrong content") << 2;
        QTest::addRow("error page without end") << 3;
        QTest::addRow("closed at once") << 4;
        QTest::addRow("file without end") << 5;
    }
    void afterABadMirrorTheNextIsTried() {
        QFETCH(int, which);
        const HttpAnswer bad[] = {notFound(),
                                  webPage(),
                                  wholeFile("something else"),
                                  {.status = 500, .reason = "Oh", .body = noise(50'000), .isEndless = true},
                                  {.body = m_packed, .cutAfter = 0},
                                  {.body = noise(50'000), .isEndless = true}};
        const DataFolder folder;
        HttpServer server([&](const HttpRequest& request) {
            return request.path.startsWith("/a/") ? bad[which] : fileOrRest(request, m_packed);
        });
        const End end = fetch(entryAt({server.address("a/"), server.address("b/")}), folder.path());
        QCOMPARE(end.failures, QStringList());
        QCOMPARE(end.finished, 1);
        QCOMPARE(server.paths(), (QStringList{"/a/data.gz", "/b/data.gz"}));
        QCOMPARE(server.requests()[1].range, QByteArray());
        QCOMPARE(folder.names(), QStringList{"data.gz"});
        QCOMPARE(folder.read("data.gz"), m_packed);
        QTRY_COMPARE_WITH_TIMEOUT(server.openConnections(), 0, patience);
    }

    void aMissingFileKeepsWhatArrivedBefore() {
        const DataFolder folder;
        folder.write("data.gz.part", m_packed.left(50'000));
        HttpServer server([&](const HttpRequest&) { return notFound(); });
        const QString sentence = fetch(entryAt({server.address()}), folder.path()).sentence();
        QVERIFY2(sentence.contains("404") && sentence.contains("data.gz"), qPrintable(sentence));
        QVERIFY2(isOneSentence(sentence), qPrintable(sentence));
        QCOMPARE(folder.names(), QStringList{"data.gz.part"});
        QCOMPARE(folder.read("data.gz.part"), m_packed.left(50'000));
    }

    void whenAllMirrorsFailOneSentenceSaysSo() {
        const DataFolder folder;
        QString nobody;
        {
            const HttpServer gone([](const HttpRequest&) { return notFound(); });
            nobody = gone.address();
        }
        HttpServer server(
            [&](const HttpRequest& request) { return request.path.startsWith("/a/") ? webPage() : notFound(); });
        const QStringList mirrors{server.address("a/"), nobody, server.address("b/")};
        const QString sentence = fetch(entryAt(mirrors), folder.path()).sentence();
        QVERIFY2(sentence.contains("404") && isOneSentence(sentence), qPrintable(sentence));
        QCOMPARE(server.paths(), (QStringList{"/a/data.gz", "/b/data.gz"}));
        QCOMPARE(folder.names(), QStringList());
        const QString unreachable = fetch(entryAt({nobody}), folder.path()).sentence();
        QVERIFY2(unreachable.contains("127.0.0.1") && isOneSentence(unreachable), qPrintable(unreachable));
        QCOMPARE(folder.names(), QStringList());
    }

    void aServerWithoutEndIsStopped() {
        const DataFolder folder;
        HttpServer server([&](const HttpRequest&) { return HttpAnswer{.body = noise(50'000), .isEndless = true}; });
        const QString sentence = fetch(entryAt({server.address()}), folder.path()).sentence();
        QVERIFY2(sentence.contains("sends more than data.gz can hold"), qPrintable(sentence));
        QTRY_COMPARE_WITH_TIMEOUT(server.openConnections(), 0, patience);
        QCOMPARE(folder.names(), QStringList());
    }

    void aFullDiskEndsItInOneSentence() {
        if (!QFileInfo::exists("/dev/full")) QSKIP("This system has no /dev/full to play a full disk.");
        const DataFolder folder;
        QVERIFY(QFile::link("/dev/full", folder.path("data.gz.part")));
        HttpServer server([&](const HttpRequest&) { return wholeFile(m_packed); });
        const QString sentence = fetch(entryAt({server.address("a/"), server.address("b/")}), folder.path()).sentence();
        QVERIFY2(sentence.contains("cannot be written") && isOneSentence(sentence), qPrintable(sentence));
        QVERIFY(!QFileInfo::exists(folder.path("data.gz")));
        QCOMPARE(server.requests().size(), 1);  // another mirror would not make room
    }

    void aFolderThatCannotBeMadeEndsItInOneSentence() {
        const DataFolder folder;
        folder.write("file", "x");
        HttpServer server([&](const HttpRequest&) { return wholeFile(m_packed); });
        const QString sentence = fetch(entryAt({server.address()}), folder.path("file/toy")).sentence();
        QVERIFY2(sentence.contains("cannot be made") && isOneSentence(sentence), qPrintable(sentence));
        QCOMPARE(server.requests().size(), 0);
        QCOMPARE(folder.read("file"), QByteArray("x"));
    }

    void aPartThatCannotBeWrittenEndsItInOneSentence() {
        const DataFolder folder;
        QVERIFY(QDir().mkdir(folder.path("data.gz.part")));
        HttpServer server([&](const HttpRequest&) { return wholeFile(m_packed); });
        const QString sentence = fetch(entryAt({server.address()}), folder.path()).sentence();
        QVERIFY2(sentence.contains("cannot be written") && isOneSentence(sentence), qPrintable(sentence));
        QCOMPARE(server.requests().size(), 0);
    }

    void filesThatAreThereAndRightAreNotFetchedAgain() {
        const DataFolder folder;
        folder.write("data.gz", m_packed);
        const QByteArray labels("labels");
        HttpServer server([&](const HttpRequest&) { return wholeFile(labels); });
        CatalogEntry entry = entryAt({server.address()});
        QCOMPARE(fetch(entry, folder.path()).finished, 1);
        QCOMPARE(server.paths(), QStringList());
        entry.files.push_back(described("labels", labels));
        QCOMPARE(fetch(entry, folder.path()).finished, 1);
        QCOMPARE(server.paths(), QStringList{"/labels"});
    }

    void aWrongFileIsReplacedOnlyByARightOne() {
        const DataFolder folder;
        folder.write("data.gz", "old and wrong");
        bool isBroken = true;
        HttpServer server([&](const HttpRequest&) { return isBroken ? webPage() : wholeFile(m_packed); });
        const CatalogEntry entry = entryAt({server.address()});
        QCOMPARE(fetch(entry, folder.path()).failures.size(), 1);
        QCOMPARE(folder.read("data.gz"), QByteArray("old and wrong"));
        isBroken = false;
        QCOMPARE(fetch(entry, folder.path()).finished, 1);
        QCOMPARE(folder.names(), QStringList{"data.gz"});
        QCOMPARE(folder.read("data.gz"), m_packed);
    }
};

QTEST_GUILESS_MAIN(TestDownload)
#include "tst_download.moc"
