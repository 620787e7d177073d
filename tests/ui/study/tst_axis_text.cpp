// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Values of an axis as they are typed.

#include <QTest>

#include "tests/support/warnings.h"
#include "ui/study/axis_text.h"

using namespace miru;

using Texts = std::vector<std::string>;

class TestAxisText : public QObject {
    Q_OBJECT

    static AxisValues read(const char* key, const QString& typed) { return readAxisValues(*findField(key), typed); }

 private Q_SLOTS:
    void init() { failOnWarnings(); }

    void valuesAreReadAsAFileHasThem_data() {
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QStringList>("expected");
        const auto add = [](const char* key, const char* typed, const QStringList& expected) {
            QTest::newRow(typed) << QByteArray(key) << QString::fromUtf8(typed) << expected;
        };
        add("model.lambda", "0.3, 0.5, 0.70", {"0.3", "0.5", "0.7"});
        add("model.lambda", "0.3,0.5", {"0.3", "0.5"});
        add("model.lambda", "0,3; 0,5", {"0.3", "0.5"});
        add("model.lambda", "0.1 … 0.9 step 0.2", {"0.1", "0.3", "0.5", "0.7", "0.9"});
        add("model.lambda", "0.1...0.4 step 0.2", {"0.1", "0.3"});
        add("training.learningRate", "0.0001 … 0.01 ×10^0.5", {"0.0001", "0.000316", "0.001", "0.00316", "0.01"});
        add("training.learningRate", "0.001 … 0.008 * 2", {"0.001", "0.002", "0.004", "0.008"});
        add("seed", "1–5", {"1", "2", "3", "4", "5"});
        add("seed", "1-3, 7,42", {"1", "2", "3", "7", "42"});
        add("model.hiddenUnits", "32 … 128 step 32", {"32", "64", "96", "128"});
        add("model.cell", "GRU, MiRU-2", {"gru", "miru2"});
        add("model.cell", "gru,no such", {"gru", "no such"});
        add("model.lambdaRange", "0…0.99; none", {"0,0.99", "none"});
        add("model.lambdaRange", "0…0,99", {"0,0.99"});
        add("seed", "100, 200, 300", {"100", "200", "300"});
        add("model.hiddenUnits", "64,128,1024", {"64", "128", "1024"});
        add("model.lambda", "", {});
    }
    void valuesAreReadAsAFileHasThem() {
        QFETCH(QByteArray, key);
        QFETCH(QString, typed);
        QFETCH(QStringList, expected);
        const AxisValues values = read(key.constData(), typed);
        QCOMPARE(values.mistake, QString());
        QStringList texts;
        for (const std::string& text : values.texts) texts << QString::fromStdString(text);
        QCOMPARE(texts, expected);
    }

    void oneNumberOrSeveralIsAsked() {
        QVERIFY(read("seed", "100,200,300").mistake.contains("100,200,300 may be one number or several"));
        QVERIFY(read("model.hiddenUnits", "64, 1,024").mistake.contains("1,024"));
    }

    void aRangeThatCannotBeReadSaysWhy() {
        QVERIFY(read("model.lambda", "0.1 … 0.9").mistake.contains("step"));
        QVERIFY(read("model.lambda", "0.9 … 0.1 step 0.1").mistake.contains("rises"));
        QVERIFY(read("model.lambda", "0 … 0.9 ×2").mistake.contains("above 0"));
        QVERIFY(read("model.lambda", "some … more step 1").mistake.contains("one number"));
        QVERIFY(read("seed", "1 … 100000").mistake.contains("1,000"));
    }

    void whatIsTypedForAnAxisReadsAsTheSame() {
        for (const Texts& texts : {Texts{"0.1", "0.0005", "1"}, Texts{"0.5"}}) {
            const SpecField& field = *findField("model.lambda");
            QCOMPARE(readAxisValues(field, typedTextOf(field, axisOf(field, texts))).texts, texts);
        }
        const SpecField& seed = *findField("seed");
        QCOMPARE(typedTextOf(seed, axisOf(seed, {"1", "2", "3", "4"})), "1–4");
        QCOMPARE(typedTextOf(seed, axisOf(seed, {"1", "3"})), "1, 3");
    }

    void numbersAreNumbersInTheFile() {
        Study study;
        study.axes = {
            axisOf(*findField("training.learningRate"), read("training.learningRate", "0.0001 … 0.01 ×10").texts)};
        QVERIFY(QString::fromStdString(writeStudyBriefly(study)).contains("[0.0001,0.001,0.01]"));
    }
};

QTEST_MAIN(TestAxisText)
#include "tst_axis_text.moc"
