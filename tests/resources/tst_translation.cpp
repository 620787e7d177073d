// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The German translation: complete for the table of settings, faithful to every placeholder, and seen in the window.

#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QProcess>
#include <QPushButton>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>
#include <QXmlStreamReader>

#include "core/spec/spec_fields.h"
#include "tests/support/german.h"
#include "tests/support/warnings.h"
#include "tests/support/window_parts.h"
#include "ui/main_window.h"
#include "ui/run/transport_bar.h"
#include "ui/style/translated.h"

using namespace miru;
using namespace miru::test;

namespace {

struct Entry {
    QString context;
    QString source;
    QStringList translations;  ///< several where the number decides
    bool isFinished = true;
};

QList<Entry> germanMessages() {
    QFile file(MIRU_SOURCE_DIR "/resources/translations/miru-lab_de.ts");
    if (!file.open(QIODevice::ReadOnly)) return {};
    QXmlStreamReader xml(&file);
    QList<Entry> messages;
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement) continue;
        if (xml.name() == QLatin1String("name")) context = xml.readElementText();
        if (xml.name() == QLatin1String("message")) messages << Entry{context, {}, {}, true};
        if (xml.name() == QLatin1String("source")) messages.last().source = xml.readElementText();
        if (xml.name() == QLatin1String("translation")) {
            messages.last().isFinished = !xml.attributes().hasAttribute("type");
            messages.last().translations << xml.readElementText(QXmlStreamReader::IncludeChildElements).trimmed();
        }
    }
    return xml.hasError() ? QList<Entry>() : messages;
}

QStringList placeholdersIn(const QString& text) {
    QStringList found;
    static const QRegularExpression pattern(QStringLiteral("%(?:\\d|n)|</?\\w+>"));
    for (auto it = pattern.globalMatch(text); it.hasNext();) found << it.next().captured();
    found.sort();
    return found;
}

}  // namespace

class TestTranslation : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init() { failOnWarnings(); }

    void everyMessageIsTranslatedWithItsPlaceholders() {
        const auto messages = germanMessages();
        QVERIFY(messages.size() > 300);
        for (const Entry& message : messages) {
            QVERIFY2(message.isFinished && !message.translations.first().isEmpty(), qPrintable(message.source));
            if (!message.source.contains(QLatin1String("%n")))
                QVERIFY2(placeholdersIn(message.translations.first()) == placeholdersIn(message.source),
                         qPrintable(message.source));
        }
    }

    void everyTextOfTheSourcesIsInIt() {
        QString lupdate = QStandardPaths::findExecutable(QStringLiteral("lupdate6"));
        if (lupdate.isEmpty())
            lupdate = QStandardPaths::findExecutable(QStringLiteral("lupdate"), {"/usr/lib/qt6/bin"});
        if (lupdate.isEmpty()) QSKIP("needs Qt's linguist tools (Debian: qt6-l10n-tools)");
        QTemporaryDir folder;
        const QString copy = folder.filePath("miru-lab_de.ts");
        QVERIFY(QFile::copy(MIRU_SOURCE_DIR "/resources/translations/miru-lab_de.ts", copy));
        QProcess update;
        update.start(MIRU_SOURCE_DIR "/resources/translations/update", {copy});
        QVERIFY(update.waitForFinished(100'000));
        QCOMPARE(update.exitCode(), 0);
        QFile file(copy);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(!file.readAll().contains("type=\"unfinished\""),
                 "run resources/translations/update and translate what is new");
    }

    void noNumberInItIsEnglish() {
        for (const Entry& message : germanMessages())
            for (QString text : message.translations) {
                if (message.context == QLatin1String("miru::catalog") && text.startsWith(QLatin1String("CC"))) continue;
                QVERIFY2(englishNumberIn(text).isEmpty(), qPrintable(text));
            }
    }

    void everyWordOfTheTableOfSettingsIsThere() {
        QSet<QString> known;
        for (const Entry& message : germanMessages())
            if (message.context == QLatin1String("miru")) known << message.source;
        const auto isKnown = [&known](const std::string& word) {
            static const QSet<QString> names{"", "β", "λ", "Adam", "SGD", "BPTT"};
            const QString text = QString::fromStdString(word);
            return names.contains(text) || known.contains(text);
        };
        for (const SpecField& field : specFields()) {
            for (const std::string& word : {infoOf(field.group).title, field.label, field.help, field.unit,
                                            field.form.zero, field.form.none, field.settledBecause})
                QVERIFY2(isKnown(word), word.c_str());
            for (const FieldChoice& choice : field.choices)
                QVERIFY2(findCellKind(choice.key) || isKnown(choice.title), choice.title.c_str());
        }
    }

    void theWindowSpeaksGerman() {
        QTranslator translator;
        QVERIFY2(translator.load(QStringLiteral(":/translations/miru-lab_de.qm")),
                 "built without Qt's linguist tools (Debian: qt6-l10n-tools)");
        QCoreApplication::installTranslator(&translator);
        {
            MainWindow window;
            QCOMPARE(transportOf(window)->runButton()->text(), QString("Start"));
            QVERIFY(words::setting("Hidden units") != QLatin1String("Hidden units"));
            bool isShown = false;
            for (const QLabel* label : window.findChildren<QLabel*>())
                isShown = isShown || label->text() == words::setting("Hidden units");
            QVERIFY(isShown);
        }
        QCoreApplication::removeTranslator(&translator);
    }
};

QTEST_MAIN(TestTranslation)
#include "tst_translation.moc"
