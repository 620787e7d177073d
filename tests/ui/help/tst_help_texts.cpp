// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// README and manual pages say what the help says. With MIRU_UPDATE_HELP=1 they are written again.

#include <QFile>
#include <QTest>

#include "resources/help_text.h"
#include "ui/help/keys.h"
#include "ui/main_window.h"

using namespace miru;

class TestHelpTexts : public QObject {
    Q_OBJECT

 private:
    static QString keysInManual() {
        const MainWindow window;
        QList<QPair<QString, QString>> keys;
        for (const KeyRow& row : keysOf(window)) keys << qMakePair(row.keys, row.does);
        return keysInRoff(keys);
    }

 private Q_SLOTS:
    void filesQuoteTheHelp_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("part");
        QTest::addColumn<QString>("made");
        const auto add = [](const char* name, const char* part, const QString& made) {
            QTest::addRow("%s, %s", name, part) << QString(name) << QString(part) << made;
        };
        add("README.md", "glossary", glossaryInMarkdown());
        add("resources/desktop/miru-lab.1", "glossary", glossaryInRoff());
        add("resources/desktop/miru-run.1", "glossary", glossaryInRoff());
        add("resources/desktop/miru-lab.1", "keys", keysInManual());
    }
    void filesQuoteTheHelp() {
        QFETCH(QString, name);
        QFETCH(QString, part);
        QFETCH(QString, made);
        QFile file(QStringLiteral(MIRU_SOURCE_DIR "/") + name);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(file.readAll());
        file.close();
        const auto wanted = withPart(text, part, made);
        QVERIFY2(wanted, "the marks BEGIN and END are missing");
        if (*wanted == text) return;
        QVERIFY2(qEnvironmentVariableIsSet("MIRU_UPDATE_HELP"),
                 "differs from the help; with MIRU_UPDATE_HELP=1 this test writes it");
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(wanted->toUtf8());
    }
};

QTEST_MAIN(TestHelpTexts)
#include "tst_help_texts.moc"
