// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Numbers as text: the same in every locale, and nothing but numbers is one.

#include <QTest>
#include <cstdint>
#include <limits>

#include "core/math/number_text.h"

using namespace miru;

class TestNumberText : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void everyNumberReadsBackAsItself() {
        for (const double number : {0.0, 0.1, -2.5, 1e-300, 1.7976931348623157e308, 1.0 / 3.0, 28.0})
            QCOMPARE(parseNumber<double>(formatNumber(number)), std::optional(number));
        QCOMPARE(formatNumber(0.1f), std::string("0.1"));
    }

    void digitsAfterThePointAreCounted() {
        QCOMPARE(formatFixed(0.97251, 3), std::string("0.973"));
        QCOMPARE(formatFixed(-68.2, 2), std::string("-68.20"));
        QCOMPARE(formatFixed(4294967295.0, 0), std::string("4294967295"));
        QCOMPARE(formatFixed(std::numeric_limits<double>::max(), 0).size(), std::size_t{309});
    }

    void onlyWholeFiniteNumbersAreNumbers_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isNumber");
        for (const char* text : {"0.5", "+0.5", "-0.5", "1e-3", "7", ".5"})
            QTest::newRow(text) << QString(text) << true;
        for (const char* text : {"", " ", "0,5", "0.5 ", " 0.5", "0.5x", "nan", "NA", "inf", "-inf", "infinity",
                                 "1e999", "+-1", "++1", "--1", "+", ";", "0x10"})
            QTest::newRow(text[0] ? text : "empty") << QString(text) << false;
    }
    void onlyWholeFiniteNumbersAreNumbers() {
        QFETCH(QString, text);
        QFETCH(bool, isNumber);
        QCOMPARE(parseNumber<double>(text.toStdString()).has_value(), isNumber);
    }

    void integersMustFit() {
        QCOMPARE(parseNumber<int>("+12"), std::optional(12));
        QCOMPARE(parseNumber<int>("12.5"), std::optional<int>());
        QCOMPARE(parseNumber<int>("2147483648"), std::optional<int>());
        QCOMPARE(parseNumber<std::uint32_t>("-1"), std::optional<std::uint32_t>());
    }
};

QTEST_GUILESS_MAIN(TestNumberText)
#include "tst_number_text.moc"
