// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// miru-lab where there is no display: what needs none works, and what does ends with one sentence.

#include <QTemporaryDir>

#include "tests/support/program.h"

using namespace miru;

namespace {

using Variables = QMap<QString, QString>;

/// Started with no display but what `variables` say.
Outcome lab(const QStringList& arguments, const Variables& variables = {}) {
    const QTemporaryDir home;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}) environment.remove(name);
    environment.insert("HOME", home.path());
    environment.insert("XDG_RUNTIME_DIR", home.path());
    for (auto [name, value] : variables.asKeyValueRange()) environment.insert(name, value);
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(MIRU_LAB, arguments);
    process.closeWriteChannel();
    return outcomeOf(process);
}

}  // namespace

class TestWindowStart : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void helpAndVersionNeedNoDisplay_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("beginning");
        QTest::newRow("help") << QStringList{"--help"} << "Usage: ";
        QTest::newRow("all help") << QStringList{"--help-all"} << "Usage: ";
        QTest::newRow("version") << QStringList{"--version"} << "miru-lab ";
        QTest::newRow("Qt's options are left to Qt")
            << QStringList{"-platform", "xcb", "--style=fusion", "-v"} << "miru-lab ";
    }
    void helpAndVersionNeedNoDisplay() {
        QFETCH(QStringList, arguments);
        QFETCH(QString, beginning);
        const Outcome outcome = lab(arguments);
        QVERIFY2(outcome.code == 0 && outcome.out.startsWith(beginning), qPrintable(outcome.all()));
        QVERIFY2(outcome.errors.isEmpty(), qPrintable(outcome.all()));
    }

    void aWrongArgumentIsRefusedWithoutDisplay_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("named");
        QTest::newRow("unknown option") << QStringList{"--sideways"} << "sideways";
        QTest::newRow("no value") << QStringList{"--language"} << "language";
        QTest::newRow("unknown preset") << QStringList{"--preset", "nothing"} << "There is no preset nothing";
    }
    void aWrongArgumentIsRefusedWithoutDisplay() {
        QFETCH(QStringList, arguments);
        QFETCH(QString, named);
        const Outcome outcome = lab(arguments);
        QVERIFY2(outcome.code == 2 && outcome.errors.contains(named), qPrintable(outcome.all()));
        QVERIFY2(outcome.errors.startsWith("miru-lab: ") && outcome.errors.count('\n') == 1, qPrintable(outcome.all()));
    }

    void aWindowWithoutDisplayEndsWithOneSentence_data() {
        QTest::addColumn<Variables>("variables");
        QTest::addColumn<QString>("reason");
        QTest::newRow("none") << Variables{} << "neither DISPLAY nor WAYLAND_DISPLAY is set";
        QTest::newRow("one that is not there") << Variables{{"DISPLAY", ":9753"}} << "the display :9753";
        QTest::newRow("Wayland's that is not there")
            << Variables{{"WAYLAND_DISPLAY", "nothing"}} << "the display nothing";
        QTest::newRow("no such platform") << Variables{{"QT_QPA_PLATFORM", "paper"}, {"DISPLAY", ":9753"}} << "paper";
    }
    void aWindowWithoutDisplayEndsWithOneSentence() {
        QFETCH(Variables, variables);
        QFETCH(QString, reason);
        const Outcome outcome = lab({}, variables);
        QVERIFY2(outcome.code == 1 && outcome.errors.contains(reason), qPrintable(outcome.all()));
        QVERIFY2(outcome.errors.startsWith("miru-lab: No window can be opened: "), qPrintable(outcome.all()));
        QVERIFY2(outcome.errors.count('\n') == 1, qPrintable(outcome.all()));
    }
};

QTEST_GUILESS_MAIN(TestWindowStart)
#include "tst_window_start.moc"
