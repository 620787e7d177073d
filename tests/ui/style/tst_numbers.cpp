// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Numbers follow the language of the texts: written as it writes them, read as people type them.

#include <QTest>
#include <cmath>
#include <limits>

#include "tests/support/german.h"
#include "ui/style/numbers.h"

using namespace miru;
using namespace miru::test;

namespace {

constexpr double most = 1e9;

QString utf8(const char* text) { return QString::fromUtf8(text); }

}  // namespace

class TestNumbers : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void englishIsWrittenWithAPoint() {
        QCOMPARE(words::number(21'386), utf8("21,386"));
        QCOMPARE(words::fixed(1234.5, 2), utf8("1,234.50"));
        QCOMPARE(words::plain(0.55), utf8("0.55"));
        QCOMPARE(words::percent(0.4123, 1), utf8("41.2\u00a0%"));
        QCOMPARE(words::bytes(7'350'000), utf8("7.35 MB"));
    }

    void longNumbersTakeAnEngineersUnits() {
        QCOMPARE(words::count(61'578), utf8("61,578"));
        QCOMPARE(words::count(1'218'443), utf8("1.22 M"));
        QCOMPARE(words::large(9'408), utf8("9,408"));
        QCOMPARE(words::large(55'840), utf8("55.8 k"));
        QCOMPARE(words::large(558'080), utf8("0.56 M"));
        QCOMPARE(words::large(18'640'000), utf8("18.6 M"));
        QCOMPARE(words::large(372'000'000'000), utf8("372 G"));
        QCOMPARE(words::energy(1.36e-7), utf8("0.136 µJ"));
        QCOMPARE(words::energy(91.7e-6), utf8("91.7 µJ"));
        QCOMPARE(words::energy(0.01864), utf8("18.6 mJ"));
        QCOMPARE(words::energy(2.5), utf8("2.50 J"));
        QCOMPARE(words::energy(0), utf8("0 µJ"));
        QCOMPARE(words::duration(42e-6), utf8("42.0 µs"));
        QCOMPARE(words::duration(0.0186), utf8("18.6 ms"));
        QCOMPARE(words::duration(2.5), utf8("2.50 s"));
    }

    void aRateThatIsMeasuredIsNeverZero() {
        QCOMPARE(words::rate(12'345), utf8("12,300"));
        QCOMPARE(words::rate(84.7), utf8("85"));
        QCOMPARE(words::rate(3.21), utf8("3.2"));
        QCOMPARE(words::rate(0.012), utf8("0.01"));
        for (const double nothing : {0.0, -1.0, std::numeric_limits<double>::quiet_NaN()})
            QCOMPARE(words::rate(nothing), utf8("–"));
    }

    void germanIsWrittenWithAComma() {
        const German german;
        QVERIFY2(german.isThere(), "built without Qt's linguist tools (Debian: qt6-l10n-tools)");
        QCOMPARE(words::number(1875), utf8("1.875"));
        QCOMPARE(words::fixed(1234.5, 2), utf8("1.234,50"));
        QCOMPARE(words::plain(0.55), utf8("0,55"));
        QCOMPARE(words::exact(0.1 + 0.2), utf8("0,30000000000000004"));
        QCOMPARE(words::percent(-0.4123, 1), utf8("−41,2\u00a0%"));
        QCOMPARE(words::bytes(7'350'000), utf8("7,35 MB"));
    }

    void theLanguageIsThatOfTheTextsWhateverTheSystemsIs() {
        QLocale::setDefault(QLocale(QLocale::German));
        QCOMPARE(words::plain(0.55), utf8("0.55"));
        QLocale::setDefault(QLocale(QLocale::French));
        {
            const German german;
            QCOMPARE(words::number(1875), utf8("1.875"));
        }
        QCOMPARE(words::number(1875), utf8("1,875"));
        QLocale::setDefault(QLocale::c());
    }

    void aMinusIsAMinusAndZeroHasNone() {
        QCOMPARE(words::fixed(-3.24, 1), utf8("−3.2"));
        QCOMPARE(words::fixed(-0.001, 2), utf8("0.00"));
        QCOMPARE(words::percent(-0.001), utf8("0\u00a0%"));
        QCOMPARE(words::number(-1875), utf8("−1,875"));
    }

    void whatIsNoNumberIsADash() {
        for (const double value : {std::nan(""), std::numeric_limits<double>::infinity()}) {
            QCOMPARE(words::fixed(value, 2), utf8("–"));
            QCOMPARE(words::plain(value), utf8("–"));
            QCOMPARE(words::percent(value), utf8("–"));
        }
    }

    void filesHaveAPointInEveryLanguage() {
        const German german;
        {
            const words::NumbersForFiles withPoint;
            QCOMPARE(words::number(1875), utf8("1875"));
            QCOMPARE(words::fixed(0.55, 2), utf8("0.55"));
        }
        QCOMPARE(words::number(1875), utf8("1.875"));
    }

    void textsOfTheCoreAreMadeToFit() {
        QCOMPARE(words::localized("GRU · lambda 0.5"), QString("GRU · lambda 0.5"));
        const German german;
        QCOMPARE(words::localized("GRU · lambda 0.5"), QString("GRU · lambda 0,5"));
        QCOMPARE(words::localized("(0.25 + 0.75) / 2 = 0.5"), QString("(0,25 + 0,75) / 2 = 0,5"));
        QCOMPARE(words::localized("beta 0.1,0.9"), QString("beta 0,1,0,9"));
        QCOMPARE(words::localized("v1.2, build 1.2.3, 0.5x"), QString("v1.2, build 1.2.3, 0.5x"));
    }

    void commaAndPointAreBothRead_data() {
        QTest::addColumn<bool>("isGerman");
        QTest::addColumn<QString>("text");
        QTest::addColumn<double>("high");
        QTest::addColumn<double>("value");
        const auto add = [](bool isGerman, const char* text, double high, double value) {
            QTest::addRow("%s %s", isGerman ? "German" : "English", text) << isGerman << QString(text) << high << value;
        };
        add(true, "0,55", 10, 0.55);
        add(true, "0.55", 10, 0.55);
        add(true, "1.875", most, 1875);
        add(true, "1.875", 10, 1.875);  // β is never 1875
        add(true, "1,875", 10, 1.875);
        add(true, "1.234,5", most, 1234.5);
        add(true, "1,234.5", most, 1234.5);
        add(true, "0.001", most, 0.001);
        add(true, "12", most, 12);
        add(false, "0.55", 10, 0.55);
        add(false, "0,55", 10, 0.55);
        add(false, "1,875", most, 1875);
        add(false, "1,875", 10, 1.875);
        add(false, "1.875", most, 1.875);
        add(false, "0,001", most, 0.001);
        add(false, "1e-3", most, 0.001);
    }
    void commaAndPointAreBothRead() {
        QFETCH(bool, isGerman);
        QFETCH(QString, text);
        QFETCH(double, high);
        QFETCH(double, value);
        std::unique_ptr<German> german;
        if (isGerman) german = std::make_unique<German>();
        const auto read = words::readNumber(text, -high, high);
        QVERIFY(read.has_value());
        QCOMPARE(*read, value);
        QCOMPARE(*words::readNumber(' ' + QString(QChar(0x2212)) + text, -high, high), -value);
    }

    void whatIsNoNumberIsNotRead() {
        for (const char* text : {"", "abc", "1.2.3", "0,5,5", "nan", "inf", "1 apple"})
            QVERIFY2(!words::readNumber(text, 0, most), text);
    }
};

QTEST_GUILESS_MAIN(TestNumbers)
#include "tst_numbers.moc"
