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
        row("capitals of every Latin alphabet", "ČAJ ŁÓDŹ ŞİŞ İstanbul ĞÜZEL ŐRÜLT ŽENA Ǆungla",
            "čaj łódź şiş istanbul ğüzel őrült žena ǆungla");
        row("capitals of other alphabets", "ЁЖ ЇЖАК ΆΛΦΑ ԲԱՐԵՎ ᲑᲐᲠᲘ 𐐀𐐁",
            "ёж їжак άλφα բարեվ ბარი 𐐨𐐩");
        row("sharp s", "STRAẞE Straße", "straße straße");
        row("sigma at the end of a word", "ΟΔΟΣ οδος Σ ΣΟΦΟΣ, 3Σ", "οδος οδος σ σοφος 3σ");
        row("an accent in a character of its own", "e\u0301te\u0301 E\u0301TE\u0301 \u00E9t\u00E9", "été été été");
        row("two accents in any order", "a\u0323\u0302 a\u0302\u0323 ậ", "ậ ậ ậ");
        row("a dotted capital I in two characters", "I\u0307zmir \u0130zmir", "izmir izmir");
        row("the sign of Kelvin and of Angstrom", "\u212Aelvin \u212Bngstr\u00F6m", "kelvin ångström");
        row("Korean letters one by one", "\u1112\u1161\u11AB \uD55C", "한 한");
        row("letters with marks", "हिन्दी தமிழ் עִבְרִית", "हिन्दी தமிழ் עִבְרִית");
        row("digits of other scripts", "١٢٣ Ⅻ", "١٢٣ ⅻ");
        row("signs and emoji are no words", "good👍 ❤️ ★★ €5 5€ a→b 北京。上海",
            "good 5 5 a b 北京 上海");
        row("signs of Latin-1", "20 ºC ª5 10 µm ×2 ½", "20 c 5 10 m 2");
        row("an accent without a letter", "\u0301 a - \u0301b", "a b");
        row("apostrophes and accents", "l\u2019e\u0301te\u0301 L'ÉTÉ", "l'été l'été");
        row("no-break and zero-width", "a\u00A0b\u200Bc\uFEFFd", "a b c d");
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
        TextDatasetBuilder texts;
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
        TextDatasetBuilder texts;
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
