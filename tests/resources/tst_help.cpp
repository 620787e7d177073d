// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The help: complete in every language, its references lead somewhere, its German has German numbers, and its examples are right.

#include "resources/help.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>
#include <cmath>

#include "resources/help_text.h"
#include "tests/support/german.h"

using namespace miru;

namespace {

QJsonObject helpFile() {
    QFile file(MIRU_SOURCE_DIR "/resources/help/help.json");
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

QStringList problemsOf(const QJsonObject& file) { return readHelp(QJsonDocument(file).toJson()).problems; }

/// The file with its first topic changed.
template <typename Change>
QJsonObject withFirstTopic(Change change) {
    QJsonObject file = helpFile();
    QJsonArray topics = file.value("topics").toArray();
    QJsonObject topic = topics[0].toObject();
    change(topic);
    topics[0] = topic;
    file["topics"] = topics;
    return file;
}

}  // namespace

class TestHelp : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void whatComesWithTheProgramIsGood() {
        QCOMPARE(problemsOf(helpFile()), QStringList());
        QVERIFY(help().topics.size() >= 20);
        QVERIFY(help().glossary.size() >= 20);
        QVERIFY(!help().keys.empty());
    }

    void whatIsMissingIsNamed_data() {
        QTest::addColumn<QString>("key");
        for (const char* key : {"name", "section", "title", "question", "howToRead", "example", "formula", "source"})
            QTest::newRow(key) << QString(key);
    }
    void whatIsMissingIsNamed() {
        QFETCH(QString, key);
        const QStringList problems = problemsOf(withFirstTopic([&](QJsonObject& topic) { topic.remove(key); }));
        QVERIFY(!problems.filter(key + " is missing").isEmpty());
    }

    void everyTextIsThereInEveryLanguage() {
        for (const char* language : {"en", "de"}) {
            const auto blank = withFirstTopic([&](QJsonObject& topic) {
                QJsonObject text = topic.value("howToRead").toObject();
                text[language] = "  ";
                topic["howToRead"] = text;
            });
            QCOMPARE(problemsOf(blank),
                     QStringList(QString("topics, accuracy, howToRead: %1 is missing.").arg(language)));
        }
    }

    void whatIsUnknownIsRefused() {
        QCOMPARE(problemsOf(withFirstTopic([](QJsonObject& topic) { topic["colour"] = "red"; })),
                 QStringList("topics, accuracy: colour is unknown."));
        QJsonObject file = helpFile();
        file["format"] = 2;
        file["more"] = 1;
        QCOMPARE(problemsOf(file), QStringList({"format: is not 1.", "more: is unknown."}));
        QVERIFY(!readHelp("[]").isGood());
    }

    void aReferenceThatLeadsNowhereIsRefused() {
        QCOMPARE(problemsOf(withFirstTopic([](QJsonObject& topic) { topic["see"] = QJsonArray{"nowhere"}; })),
                 QStringList("accuracy: there is no nowhere."));
        const auto wrong = withFirstTopic([](QJsonObject& topic) {
            topic["example"] = QJsonObject{{"en", "a [word](#nothing)"}, {"de", "ein Wort"}};
        });
        QCOMPARE(problemsOf(wrong), QStringList("accuracy: there is no #nothing."));
    }

    void aNameIsGivenOnce() {
        const auto twice = withFirstTopic([](QJsonObject& topic) { topic["name"] = "matrix"; });
        QVERIFY(problemsOf(twice).contains("matrix: is there twice."));
    }

    void bothLanguagesReferToTheSame() {
        static const QRegularExpression reference("\\]\\(([^)]+)\\)");
        const auto targets = [](const QString& text) {
            QStringList found;
            for (auto each = reference.globalMatch(text); each.hasNext();) found << each.next().captured(1);
            found.sort();
            return found;
        };
        for (const HelpTopic& topic : help().topics) {
            QVERIFY2(topic.howToRead.english != topic.howToRead.german, qPrintable(topic.name));
            QCOMPARE(targets(topic.howToRead.german), targets(topic.howToRead.english));
        }
    }

    void germanNumbersHaveTheirComma() {
        for (const HelpTopic& topic : help().topics)
            for (const Multilingual& text : {topic.howToRead, topic.example, topic.formula})
                QCOMPARE(test::englishNumberIn(text.german), QString());
    }

    /// What can be recomputed in the examples.
    void theExamplesAreRight() {
        const auto example = [](const char* name) { return help().topic(name)->example.english; };
        QVERIFY(example("resources").contains("61,578") && 3 * 128 * (28 + 128 + 1) + 10 * (128 + 1) == 61578);
        QVERIFY(example("resources").contains("21,386") && 128 * (28 + 128 + 1) + 10 * (128 + 1) == 21386);
        QVERIFY(example("buffer").contains("7.35 MB") && 1875 * 5 * 784 == 7'350'000);
        QVERIFY(example("buffer").contains("86 times") && 7'350'000 / 85'544 >= 85 && 7'350'000 / 85'544 <= 86);
        QCOMPARE(std::round(-10 / std::log(0.7)) / 10, 2.8);
        QCOMPARE(std::round(-10 / std::log(0.9)) / 10, 9.5);
        QCOMPARE(std::round(-1 / std::log(0.97)), 33.0);
        QCOMPARE(std::round(100 * std::pow(0.97, 28)), 43.0);
        QCOMPARE(std::round(1e5 * std::pow(0.7, 28)), 5.0);
        QCOMPARE(std::round(10 * 2.78 * 0.7 / std::sqrt(5)) / 10, 0.9);
        QCOMPARE(std::round(100 / (1 + std::exp(-2))), 88.0);
        QCOMPARE(std::round(100 * 1.6 / std::log(2)) / 100, 2.31);
        QCOMPARE(std::round(100 * std::exp(1.6)) / 100, 4.95);
        QCOMPARE(std::round(1000 * std::sqrt(0.8 * 0.2 / 500)) / 10, 1.8);
    }

    void plainTextHasNoMarks() {
        QCOMPARE(withoutMarks("a *new* [task](#task), see [why](why)"), QString("a new task, see why"));
        for (const HelpTopic& topic : help().topics) {
            const QString text = inPlainText(topic);
            QVERIFY(text.startsWith(topic.question.english));
            QVERIFY2(!text.contains("]("), qPrintable(text));
        }
    }

    void aPartIsPutBetweenItsMarks() {
        QCOMPARE(withPart("a\n<!-- BEGIN x: y -->\nold\nold\n<!-- END x -->\nb\n", "x", "new\n"),
                 std::optional<QString>("a\n<!-- BEGIN x: y -->\nnew\n<!-- END x -->\nb\n"));
        QCOMPARE(withPart("a\n<!-- BEGIN x -->\nb\n", "x", "new\n"), std::optional<QString>());
    }
};

QTEST_GUILESS_MAIN(TestHelp)
#include "tst_help.moc"
