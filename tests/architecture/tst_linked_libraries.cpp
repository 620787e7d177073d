// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The command line needs no graphics: a cluster, a container, a small machine has none. Asked of what the linker wrote.

#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTest>

namespace {

/// The libraries a program or library asks for itself.
QStringList linkedBy(const QString& file) {
    QProcess process;
    process.start(QStringLiteral("readelf"), {QStringLiteral("-dW"), file});
    if (!process.waitForFinished(60'000)) return {};
    static const QRegularExpression needed(QStringLiteral("\\(NEEDED\\).*\\[(\\S+)\\]"));
    QStringList libraries;
    const QString text = QString::fromUtf8(process.readAllStandardOutput());
    for (auto found = needed.globalMatch(text); found.hasNext();) libraries << found.next().captured(1);
    return libraries;
}

QStringList ofQt(const QStringList& libraries) { return libraries.filter(QRegularExpression("^libQt")); }

}  // namespace

class TestLinkedLibraries : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() {
        if (QStandardPaths::findExecutable(QStringLiteral("readelf")).isEmpty())
            QSKIP("needs readelf (Debian: binutils)");
    }

    void theCommandLineTakesNothingOfQtButItsCore() {
        QCOMPARE(ofQt(linkedBy(QStringLiteral(MIRU_RUN))), QStringList{"libQt6Core.so.6"});
    }

    void theCoreTakesNothingOfQt() {
        const QStringList libraries = linkedBy(QStringLiteral(MIRU_CORE_LIBRARY));
        QVERIFY(!libraries.isEmpty());
        QCOMPARE(ofQt(libraries), QStringList());
    }

    /// Loaded when a recording is read, or something is downloaded.
    void whatOnlySomeNeedIsNotLinked() {
        const QStringList libraries = linkedBy(QStringLiteral(MIRU_RUN));
        QVERIFY(libraries.filter("sndfile").isEmpty());
        QVERIFY(ofQt(linkedBy(QStringLiteral(MIRU_DOWNLOAD_MODULE))).contains("libQt6Network.so.6"));
    }

    void theDetectorSeesTheWindowsLibraries() {
        const QStringList libraries = ofQt(linkedBy(QStringLiteral(MIRU_LAB)));
        for (const char* library : {"libQt6Widgets.so.6", "libQt6Charts.so.6", "libQt6Svg.so.6"})
            QVERIFY2(libraries.contains(library), library);
    }
};

QTEST_GUILESS_MAIN(TestLinkedLibraries)
#include "tst_linked_libraries.moc"
