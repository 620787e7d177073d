// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a word is, and which number it has.

#include <QTest>

#include "core/tasks/texts.h"
#include "core/tasks/vocabulary.h"

using namespace miru;

namespace {

QStringList wordsOf(const std::string& text) {
    QStringList words;
    forEachWord(text, [&](std::string_view word) { words << QString::fromUtf8(word.data(), int(word.size())); });
    return words;
}

}  // namespace

class TestVocabulary : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void aTextIsItsWords_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QStringList>("words");
        const auto row = [](const char* name, const char* text, const char* words) {
            QTest::newRow(name) << QByteArray(text) << QString(words).split(' ', Qt::SkipEmptyParts);
        };
        row("nothing", "", "");
        row("spaces and punctuation", " One,two - three... ", "one two three");
        row("lower case", "A GREAT Film", "a great film");
        row("apostrophes inside", "don't 'quote' dogs' it''s", "don't quote dogs it s");
        row("a curly apostrophe", "don\xE2\x80\x99t", "don't");
        row("digits", "10/10 in 1999", "10 10 in 1999");
        row("marks", "bad.<br /><br />Good</p>film", "bad good film");
        row("less than is no mark", "a < b and 3<4", "a b and 3 4");
        row("a mark that never ends", "see <this", "see this");
        row("accents", "CAF\xC3\x89 na\xC3\xAFve", "caf\xC3\xA9 na\xC3\xAFve");
        row("Cyrillic", "\xD0\x9A\xD0\xB8\xD0\xBD\xD0\xBE", "\xD0\xBA\xD0\xB8\xD0\xBD\xD0\xBE");
        row("dashes of print",
            "one\xE2\x80\x94two\xC2\xA0three\xC2\x85"
            "four",
            "one two three four");
        row("half a pair of UTF-16",
            "a\xED\xA0\x80"
            "b",
            "a b");
        row("beyond Unicode",
            "a\xF4\x90\x80\x80"
            "b",
            "a b");
        row("written too long",
            "a\xE0\x80\x80"
            "b",
            "a b");
        row("not UTF-8", "a\xFF\xC3 b\xE2\x80", "a b");
    }
    void aTextIsItsWords() {
        QFETCH(QByteArray, text);
        QFETCH(QStringList, words);
        QCOMPARE(wordsOf(text.toStdString()), words);
    }

    void whatIsTakenForAWordIsUtf8() {
        for (const char* text : {"plain", "caf\xC3\xA9", "\xF0\x9F\x8E\xAC"}) QVERIFY2(isUtf8(text), text);
        for (const char* text : {"\xFF", "\xC3", "\xED\xA0\x80", "\xE0\x80\x80"}) QVERIFY2(!isUtf8(text), text);
    }

    void frequentWordsComeFirstAndEquallyFrequentOnesByTheAlphabet() {
        TextGatherer texts;
        texts.addTrain("the film the plot", 0);
        texts.addTrain("the acting film", 1);
        texts.addTest("the the the unseen plot", 1);
        const auto sets = texts.take(2);
        const auto vocabulary = sets.train.vocabulary();
        QCOMPARE(vocabulary->words(), (std::vector<std::string>{"the", "film", "acting", "plot"}));
        QCOMPARE(vocabulary->size(), 6);
        QCOMPARE(vocabulary->token("the"), Token{2});
        QCOMPARE(vocabulary->token("unseen"), Vocabulary::unknown);
        QVERIFY(vocabulary->word(5) == "plot");
        QCOMPARE(vocabulary->tokens("Film? The."), (std::vector<Token>{3, 2}));
    }

    void wordsOfTestTextsAloneAreUnknown() {
        TextGatherer texts;
        texts.addTrain("known", 0);
        texts.addTest("known unseen", 1);
        const auto sets = texts.take(2);
        QCOMPARE(tokensOf(sets.test.frames(0), 2), (std::vector<Token>{2, Vocabulary::unknown}));
        QCOMPARE(sets.test.knownShare(), 0.5);
        QCOMPARE(sets.train.knownShare(), 1.0);
    }
};

QTEST_GUILESS_MAIN(TestVocabulary)
#include "tst_vocabulary.moc"
