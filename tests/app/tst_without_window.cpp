// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// miru-run where miru-lab is not installed: everything but what is to be printed works, and that says what it needs.

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include "tests/support/program.h"

using namespace miru;

class TestWithoutWindow : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    QString m_alone;  ///< miru-run, with nothing beside it

    Outcome runAlone(const QStringList& arguments, const QString& path = {}) const {
        QProcess process;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert("PATH", path.isEmpty() ? m_folder.filePath("nothing") : path);
        process.setProcessEnvironment(environment);
        process.start(m_alone, arguments);
        return outcomeOf(process);
    }
    QString at(const char* name) const { return m_folder.filePath(name); }

 private Q_SLOTS:
    void initTestCase() {
        QVERIFY(QDir(m_folder.path()).mkpath("alone"));
        m_alone = at("alone/miru-run");
        QVERIFY(QFile::copy(QStringLiteral(MIRU_RUN), m_alone));
        const Outcome trained = runAlone(smallRun() + QStringList{"--out", at("run")});
        QVERIFY2(trained.code == 0, qPrintable(trained.all()));
    }

    void aReportAsAPageHasItsFigures() {
        const Outcome reported = runAlone({"report", at("run"), "--out", at("report.html")});
        QVERIFY2(reported.code == 0, qPrintable(reported.all()));
        QCOMPARE(contentOf(at("report.html")).count("<svg"), 3);
    }

    void theGuideForTeachersIsWrittenAsAPage() {
        const Outcome written = runAlone({"lessons", "guide", "--out", at("guide.html"), "--language", "de"});
        QVERIFY2(written.code == 0, qPrintable(written.all()));
        QVERIFY(contentOf(at("guide.html")).contains("lang='de'"));
    }

    void aPdfIsRefusedWithWhatItNeeds_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("report") << QStringList{"report", at("run"), "--out", at("refused.pdf")};
        QTest::newRow("guide") << QStringList{"lessons", "guide", "--out", at("refused.pdf")};
    }
    void aPdfIsRefusedWithWhatItNeeds() {
        QFETCH(QStringList, arguments);
        const Outcome refused = runAlone(arguments);
        QCOMPARE(refused.code, 2);
        QVERIFY2(refused.all().contains("miru-lab") && refused.all().contains(".html"), qPrintable(refused.all()));
        QVERIFY(!QFile::exists(at("refused.pdf")));
    }

    void aPdfIsDrawnByTheWindowThatIsOnThePath() {
        const Outcome drawn =
            runAlone({"report", at("run"), "--out", at("a.pdf"), "--name", "-x, \"y\""}, QFileInfo(MIRU_LAB).path());
        QVERIFY2(drawn.code == 0, qPrintable(drawn.all()));
        QVERIFY(contentOf(at("a.pdf")).startsWith("%PDF-"));
    }

    void aDownloadIsRefusedWithWhatItNeeds() {
        const Outcome refused = runAlone({"datasets", "get", "mnist", "--to", at("data")});
        QCOMPARE(refused.code, 1);
        QVERIFY2(refused.all().contains("Qt Network"), qPrintable(refused.all()));
    }

    void theWindowSaysHowItIsAskedForPages() {
        QProcess process;
        process.start(QStringLiteral(MIRU_LAB), {"--render", "nonsense"});
        const Outcome refused = outcomeOf(process);
        QCOMPARE(refused.code, 2);
        QVERIFY2(refused.all().contains("report OUT.pdf"), qPrintable(refused.all()));
    }
};

QTEST_GUILESS_MAIN(TestWithoutWindow)
#include "tst_without_window.moc"
