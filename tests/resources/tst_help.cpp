// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The help: complete in every language, its references lead somewhere, its German has German numbers, and its examples are right.

#include "core/measure/interpolation.h"
#include "core/measure/state_space.h"
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

    /// What can be computed again in the examples: each figure stands there as it comes out.
    void theExamplesAreRight() {
        const auto stands = [](const char* topic, double value, int decimals, const char* before, const char* after) {
            const QString figure = before + QLocale(QLocale::English).toString(value, 'f', decimals) + after;
            const QString example = help().topic(topic)->example.english;
            QVERIFY2(example.contains(figure), qPrintable(figure + " is not in: " + example));
        };
        stands("resources", 128 * (28 + 128 + 1) + 10 * (128 + 1), 0, "= ", " parameters");
        stands("resources", 3 * 128 * (28 + 128 + 1) + 10 * (128 + 1), 0, "= ", ", which");
        stands("resources", 61578.0 / 21386, 2, "which is ", " times");
        stands("buffer", 1875 * 5 * 784 / 1e6, 2, "= ", " MB");
        stands("buffer", 1875 * 5 * 784 / 85544.0, 0, "is ", " times");
        stands("coefficients", -1 / std::log(0.7), 1, "= ", " steps");
        stands("coefficients", -1 / std::log(0.9), 1, "gives ", " steps");
        stands("coefficients", -1 / std::log(0.97), 0, "gives ", ".");
        stands("coefficients", std::pow(0.7, 28), 5, "= ", " of the first");
        stands("coefficients", std::pow(0.97, 28), 2, "= ", ".");
        stands("study", 2.78 * 0.7 / std::sqrt(5), 1, "= 86.0 ± ", " %");
        stands("reader", 100 / (1 + std::exp(-2)), 0, "= ", " %");
        stands("text", 1.6 / std::log(2), 2, "= ", " bits");
        stands("text", std::exp(1.6), 2, "= ", ":");
        stands("evaluation", 100 * std::sqrt(0.8 * 0.2 / 500), 1, "= ", " points");
        stands("evaluation", 100 * std::sqrt(0.8 * 0.2 / 10000), 1, "it is ", ".");
        stands("sparsity", 100 * 0.45 / 0.70, 0, "= ", " %");
        stands("between", barrierIn(std::vector<double>{0.4, 1.5, 0.6}).height, 1, "= ", ".");
        stands("state-space", linearCka(std::vector<float>{-1, 0, 1}, std::vector<float>{-1, 1, 0}, 1).value(), 2, "= ",
               "");
        stands("state-space", linearCka(std::vector<float>{-1, 0, 1}, std::vector<float>{-2, 0, 2}, 1).value(), 0, "= ",
               ".");
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
