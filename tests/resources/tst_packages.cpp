// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What packages are made of, as far as it can be looked at without making them; that they work is tried by tests/package.

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTest>

namespace {

QString at(const QString& path) { return QStringLiteral(MIRU_SOURCE_DIR "/") + path; }

QString textOf(const QString& path) {
    QFile file(at(path));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

}  // namespace

class TestPackages : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void whoKnowsTheseFilesFindsNothingWrong_data() {
        QTest::addColumn<QString>("program");
        QTest::addColumn<QStringList>("arguments");
        const QString metainfo = at("resources/desktop/miru-lab.metainfo.xml");
        QTest::newRow("desktop entry (Debian: desktop-file-utils)")
            << QString("desktop-file-validate") << QStringList{at("resources/desktop/miru-lab.desktop")};
        QTest::newRow("AppStream (Debian: appstream)")
            << QString("appstreamcli") << QStringList{"validate", "--no-net", metainfo};
        QTest::newRow("Flatpak (Debian: flatpak-builder)")
            << QString("flatpak-builder")
            << QStringList{"--show-manifest", at("resources/flatpak/org.mirulab.miru-lab.yml")};
        for (const char* script : {"resources/package/make_debs", "resources/package/make_portable",
                                   "tests/package/in_root", "tests/package/try_debs", "tests/package/try_portable"})
            QTest::newRow(script) << QString("bash") << QStringList{"-n", at(script)};
        for (const char* script : {"resources/package/start", "resources/package/debian/tests/command-line",
                                   "resources/package/debian/tests/window"})
            QTest::newRow(script) << QString("sh") << QStringList{"-n", at(script)};
    }
    void whoKnowsTheseFilesFindsNothingWrong() {
        QFETCH(QString, program);
        QFETCH(QStringList, arguments);
        if (QStandardPaths::findExecutable(program).isEmpty()) QSKIP(qPrintable(program + " is not installed"));
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(program, arguments);
        QVERIFY(process.waitForFinished(60'000));
        QVERIFY2(process.exitCode() == 0, process.readAll().constData());
    }

    void packagesHaveTheProjectsVersion() {
        const QString version = "(" MIRU_VERSION ")";
        QVERIFY(textOf("resources/package/debian/changelog").startsWith("miru-lab " + version));
    }

    void aPackageIsForAnyMachineOfItsKind() {
        const QString preset = textOf("CMakePresets.json").section("\"package\"", 1).section('}', 0, 0);
        QVERIFY(preset.contains("\"MIRU_NATIVE\": \"OFF\"") && preset.contains("\"MIRU_ANY_MACHINE\": \"ON\""));
    }

    void everyTestOfThePackagesIsThereAndCanBeRun() {
        static const QRegularExpression tests("^Tests: (\\S+)$", QRegularExpression::MultilineOption);
        int count = 0;
        const QString control = textOf("resources/package/debian/tests/control");
        for (auto found = tests.globalMatch(control); found.hasNext(); ++count)
            QVERIFY(QFileInfo(at("resources/package/debian/tests/" + found.next().captured(1))).isExecutable());
        QCOMPARE(count, 2);
    }
};

QTEST_GUILESS_MAIN(TestPackages)
#include "tst_packages.moc"
