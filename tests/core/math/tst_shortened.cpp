// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What others wrote, as it is quoted in a sentence.

#include "core/math/shortened.h"

#include <QTest>

using namespace miru;

class TestShortened : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void aTextThatIsShortEnoughStaysAsItIs() {
        QVERIFY(shortened("").empty());
        QVERIFY(shortened("label") == "label");
        QVERIFY(shortened("ééééé", 5) == "ééééé");
    }

    void aLongOneEndsInDotsAtABorderOfCharacters() {
        QVERIFY(shortened("abcdef", 5) == "abcd…");
        QVERIFY(shortened("éééééé", 5) == "éééé…");
        QVERIFY(shortened(std::string(1'000'000, 'x')) == std::string(59, 'x') + "…");
    }

    void whatWouldMoveACursorIsNotQuoted() { QVERIFY(shortened("a\nb\x1b[2Jc\x7f") == "a?b?[2Jc?"); }
};

QTEST_GUILESS_MAIN(TestShortened)
#include "tst_shortened.moc"
