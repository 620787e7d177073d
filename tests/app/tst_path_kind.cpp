// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDir>
#include <QTemporaryDir>
#include <QTest>
#include <stop_token>
#include <thread>

#include "app/path_kind.h"

using namespace miru;

class TestPathKind : public QObject {
    Q_OBJECT

    QTemporaryDir m_root;

 private Q_SLOTS:
    void whatIsNotThereOrIsAFolderMayBecomeOne() {
        QVERIFY(!obstacleToFolder(""));
        QVERIFY(!obstacleToFolder(m_root.filePath("missing").toStdString()));
        QVERIFY(!obstacleToFolder(m_root.path().toStdString()));
    }

    void aFileOrALinkThatPointsNowhereMayNot() {
        const std::string file = m_root.filePath("file").toStdString();
        QVERIFY(QFile(QString::fromStdString(file)).open(QIODevice::WriteOnly));
        QCOMPARE(obstacleToFolder(file), file + " is empty; --out needs a folder.");
        const std::string link = m_root.filePath("link").toStdString();
        QVERIFY(QFile::link("nowhere", QString::fromStdString(link)));
        QCOMPARE(obstacleToFolder(link), link + " is a link that points nowhere (to nowhere); --out needs a folder.");
    }

    void aFolderThatAnotherProgramIsMakingIsNoObstacle() {
        const QString folder = m_root.filePath("being-made");
        const std::jthread other([&folder](const std::stop_token& stop) {
            while (!stop.stop_requested()) {
                QDir().mkdir(folder);
                QDir().rmdir(folder);
            }
        });
        for (int n = 0; n < 20'000; ++n) {
            const auto obstacle = obstacleToFolder(folder.toStdString());
            QVERIFY2(!obstacle, obstacle ? obstacle->c_str() : "");
        }
    }
};

QTEST_GUILESS_MAIN(TestPathKind)
#include "tst_path_kind.moc"
