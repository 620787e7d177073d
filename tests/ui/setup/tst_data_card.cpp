// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is here, what can be fetched, and what was dropped; a download that arrives, one that fails, one that is cancelled.

#include <QCryptographicHash>
#include <QDropEvent>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QUrl>

#include "tests/support/data_files.h"
#include "tests/support/http_server.h"
#include "tests/support/pictures.h"
#include "tests/support/snapshots.h"
#include "tests/support/warnings.h"
#include "ui/charts/image_flow.h"
#include "ui/setup/data_card.h"
#include "ui/style/theme.h"

using namespace miru;
using namespace miru::testing;

namespace {

constexpr int patience = 60'000;  // milliseconds at most

/// A set of one small file behind this address, and the digits that need none.
std::vector<CatalogEntry> entriesAt(const QString& mirror, const QByteArray& content, qint64 downloadBytes) {
    CatalogEntry drawn;
    drawn.name = "glyphs";
    drawn.title = "Glyphs";
    CatalogEntry toy;
    toy.name = "toy";
    toy.title = "Toy";
    toy.about = "Some bytes.";
    toy.licence = "CC0";
    toy.citation = "Nobody, 2026";
    toy.mirrors = {mirror};
    toy.files = {{"data.gz", content.size(), QCryptographicHash::hash(content, QCryptographicHash::Md5).toHex()}};
    toy.downloadBytes = downloadBytes;
    return {drawn, toy};
}

void show(DataCard& card) { showAt(card, {420, 500}); }

}  // namespace

class TestDataCard : public QObject {
    Q_OBJECT

    const QByteArray m_content = someBytes(50'000);
    const QByteArray m_packed = gzip(m_content);

 private Q_SLOTS:
    void initTestCase() { Theme::current().apply(Theme::Kind::Light); }
    void init() {
        failOnWarnings();
        QDir(Library::userFolder()).removeRecursively();
    }
    void cleanup() { QDir(Library::userFolder()).removeRecursively(); }

    void itSaysWhatIsHereAndWhatCanBeFetched() {
        const Library library(QStringList{Library::userFolder()});
        DataCard card(library, entriesAt("http://localhost:1/", m_content, 1'234'567));
        show(card);
        QVERIFY(card.statusOf("glyphs").contains("always available"));
        QVERIFY(card.useButton("glyphs")->isEnabled());
        QVERIFY(!card.fetchButton("glyphs")->isVisible());
        QVERIFY2(card.statusOf("toy").contains("1.23 MB") && card.statusOf("toy").contains("CC0"),
                 qPrintable(card.statusOf("toy")));
        QVERIFY(!card.useButton("toy")->isEnabled());
        QSignalSpy chosen(&card, &DataCard::datasetChosen);
        QTest::mouseClick(card.useButton("glyphs"), Qt::LeftButton);
        QCOMPARE(chosen[0][0].toString(), QString("glyphs"));
        card.setUse({}, "glyphs");
        QVERIFY(!card.useButton("glyphs")->isEnabled());
    }

    void whatIsFetchedIsHereThen() {
        HttpServer server([&](const HttpRequest& request) { return fileOrRest(request, m_packed); });
        const Library library(QStringList{Library::userFolder()});
        DataCard card(library, entriesAt(server.address(), m_content, m_packed.size()));
        show(card);
        QSignalSpy changed(&card, &DataCard::libraryChanged);
        QTest::mouseClick(card.fetchButton("toy"), Qt::LeftButton);
        QVERIFY(card.isFetching());
        QTRY_COMPARE_WITH_TIMEOUT(changed.count(), 1, patience);
        QVERIFY(!card.isFetching());
        QVERIFY2(card.statusOf("toy").startsWith("installed"), qPrintable(card.statusOf("toy")));
        QVERIFY(card.useButton("toy")->isEnabled());
    }

    void aDownloadThatFailsSaysWhy() {
        HttpServer server([](const HttpRequest&) { return notFound(); });
        const Library library(QStringList{Library::userFolder()});
        DataCard card(library, entriesAt(server.address(), m_content, m_packed.size()));
        show(card);
        QTest::mouseClick(card.fetchButton("toy"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!card.isFetching(), patience);
        const auto labels = card.findChildren<QLabel*>();
        QVERIFY(std::ranges::any_of(labels,
                                    [](QLabel* label) { return label->isVisible() && label->text().contains("404"); }));
        QVERIFY(card.fetchButton("toy")->isEnabled());
    }

    void aDownloadCanBeCancelledAndTheCardClosedMeanwhile() {
        HttpServer server([&](const HttpRequest&) {
            HttpAnswer answer = wholeFile(m_packed);
            answer.hangAfter = 10;
            return answer;
        });
        const Library library(QStringList{Library::userFolder()});
        auto card = std::make_unique<DataCard>(library, entriesAt(server.address(), m_content, m_packed.size()));
        show(*card);
        QTest::mouseClick(card->fetchButton("toy"), Qt::LeftButton);
        QCOMPARE(card->fetchButton("toy")->text(), QString("Cancel"));
        QTest::mouseClick(card->fetchButton("toy"), Qt::LeftButton);
        QVERIFY(!card->isFetching());
        QVERIFY(card->statusOf("toy").contains("not installed"));
        QTest::mouseClick(card->fetchButton("toy"), Qt::LeftButton);
        QVERIFY(card->isFetching());
        card.reset();
    }

    void aFolderThatIsDroppedIsChosen() {
        const Library library(QStringList{Library::userFolder()});
        DataCard card(library, entriesAt("http://localhost:1/", m_content, 1));
        show(card);
        QSignalSpy chosen(&card, &DataCard::datasetChosen);
        const DataFolder folder;
        const auto drop = [&](const QList<QUrl>& urls) {
            QMimeData mime;
            mime.setUrls(urls);
            QDragEnterEvent enter({10, 10}, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
            QCoreApplication::sendEvent(&card, &enter);
            if (!enter.isAccepted()) return;
            QDropEvent event(QPointF(10, 10), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
            QCoreApplication::sendEvent(&card, &event);
        };
        drop({QUrl::fromLocalFile(folder.write("a.csv", "x"))});  // a file
        drop({QUrl("https://example.org/")});
        drop({});
        QCOMPARE(chosen.count(), 0);
        drop({QUrl::fromLocalFile(folder.path())});
        QVERIFY2(chosen.isEmpty(), "there are no data in it");
        folder.write("train.tsv", "0\ta\n1\tb\n");
        folder.write("test.tsv", "0\ta\n1\tb\n");
        drop({QUrl::fromLocalFile(folder.path())});
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen[0][0].toString(), folder.path());
    }

    void eachTaskIsShownAsItIsRead() {
        const Library library(QStringList{Library::userFolder()});
        DataCard card(library, entriesAt("http://localhost:1/", m_content, 1));
        show(card);
        QVERIFY(card.preview()->groups().isEmpty());
        const auto snapshot = snapshots::shared(snapshots::withNetworks());
        card.setSnapshot(snapshot);
        QCOMPARE(card.preview()->groups().size(), static_cast<qsizetype>(snapshot->samples.size()));
        QVERIFY(!card.preview()->groups()[0].pictures.isEmpty());
        QVERIFY(card.preview()->groups()[0].pictures[0] != card.preview()->groups()[1].pictures[0]);
        card.setSnapshot(nullptr);
        QVERIFY(card.preview()->groups().isEmpty());
    }

    void everyTaskHasRoomHoweverManyThereAre() {
        const Library library(QStringList{Library::userFolder()});
        DataCard card(library, entriesAt("http://localhost:1/", m_content, 1));
        show(card);
        card.setSnapshot(snapshots::shared(snapshots::withNetworks(snapshots::fiftyTasks())));
        QCOMPARE(card.preview()->groups().size(), 50);
        const ImageFlow& preview = *card.preview();
        QTRY_COMPARE(preview.height(), preview.heightForWidth(preview.width()));
        const int narrow = preview.height();
        card.resize(1200, 500);
        QTRY_VERIFY2(preview.height() > narrow, "the pictures grow with the panel");
        QTRY_COMPARE(preview.height(), preview.heightForWidth(preview.width()));
    }
};

QTEST_MAIN(TestDataCard)
#include "tst_data_card.moc"
