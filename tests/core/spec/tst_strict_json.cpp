// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// JSON that can be meant in one way only, and the sentences about the rest; for every kind of file that people write.

#include "core/spec/strict_json.h"

#include <QTest>

#include "core/files/safetensors.h"
#include "core/spec/spec_json.h"
#include "core/study/study.h"
#include "tests/support/sentence_of.h"

using namespace miru;
using miru::test::sentenceOf;

class TestStrictJson : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void jsonIsReadInItsOrder() {
        const auto json = parseStrictJson<nlohmann::ordered_json>(R"({"b": [1, {"a": 2.5}], "a": {"a": "é"}})");
        QVERIFY(json.dump() == R"({"b":[1,{"a":2.5}],"a":{"a":"é"}})");
    }

    void whatIsWrongIsSaidWithItsPlace_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char* name, const QByteArray& text, const char* sentence) {
            QTest::newRow(name) << text << QString(sentence);
        };
        row("nothing", "", "This is not JSON: it is empty.");
        row("blanks", " \n\t ", "This is not JSON: it is empty.");
        row("a word", "hello", "This is not JSON: line 1, column 1.");
        row("a comma too many", "{\n  \"a\": 1,\n  \"b\": ,\n}", "This is not JSON: line 3, column 8.");
        row("a comma at the end", "{\"a\": 1,}", "This is not JSON: line 1, column 9.");
        row("columns are characters", "{\"é\": x}", "This is not JSON: line 1, column 7.");
        row("cut short", "{\"a\": [1, 2", "This is not JSON: line 1, column 12.");
        row("something behind it", "{}\n{}", "This is not JSON: line 2, column 1.");
        row("NaN", "[NaN]", "This is not JSON: line 1, column 2.");
        row("a comment", "{ // here\n}", "This is not JSON: line 1, column 3.");
        row("a point at the end", "[1.]", "This is not JSON: line 1, column 4.");
        row("not UTF-8", "[\"\xff\"]", "This is not JSON: line 1, column 3.");
        row("a key twice", R"({"a": 1, "b": 2, "a": 1})", "The key a is given twice.");
        row("deeper", R"({"data": {"steps": 1, "steps": 2}})", "The key data.steps is given twice.");
        row("in a list", R"({"axes": [{"a": 1}, {"name": 1, "name": 2}]})", "The key axes.name is given twice.");
        row("written otherwise", "{\"a\": 1, \"\\u0061\": 2}", "The key a is given twice.");
        row("a long one", "{\"" + QByteArray(500, 'k') + "\": 1, \"" + QByteArray(500, 'k') + "\": 2}",
            qPrintable("The key " + QString(59, 'k') + "… is given twice."));
        row("too deep", QByteArray(17, '[') + QByteArray(17, ']'), "This is nested more than 16 deep.");
        row("endless", QByteArray(200'000, '['), "This is nested more than 16 deep.");
        row("a number beyond all", "[1e999]", "This is not JSON that can be used: a number in it is too large.");
    }
    void whatIsWrongIsSaidWithItsPlace() {
        QFETCH(QByteArray, text);
        QFETCH(QString, sentence);
        QCOMPARE(sentenceOf([&] { parseStrictJson<nlohmann::json>(text.toStdString()); }), sentence);
        QCOMPARE(sentenceOf([&] { parseStrictJson<nlohmann::ordered_json>(text.toStdString()); }), sentence);
    }

    void equalKeysOfDifferentObjectsAreNoneGivenTwice() {
        QVERIFY(sentenceOf([] {
                    parseStrictJson<nlohmann::json>(R"({"a": {"a": [{"a": 1}, {"a": 2}]}, "b": {"a": 3}})");
                }).isEmpty());
    }

    void itIsWhatSpecsPresetsStudiesAndArraysAreReadWith() {
        const auto saidOf = [](const auto& reading) { return QString::fromStdString(reading.problems.at(0).sentence); };
        QCOMPARE(saidOf(readSpec(R"({"format": 1, "seed": 1, "seed": 2})")), "The key seed is given twice.");
        QCOMPARE(saidOf(readSpec(R"({"format": 1, "model": {"cell": "gru", "cell": "miru1"}})")),
                 "The key model.cell is given twice.");
        QCOMPARE(saidOf(readPreset("p", R"({"title": "T", "spec": {"format": 1}, "title": "U"})")),
                 "The key title is given twice.");
        QCOMPARE(saidOf(readStudy(R"({"format": 1, "spec": {"format": 1, "seed": 1, "seed": 2}, "axes": []})")),
                 "The key spec.seed is given twice.");
        QCOMPARE(saidOf(readStudy("{\"format\": 1,\n\"axes\": }")), "This is not JSON: line 2, column 9.");
        const std::string header =
            R"({"a":{"dtype":"U8","shape":[0],"data_offsets":[0,0]},"a":{"dtype":"U8","shape":[0],"data_offsets":[0,0]}})";
        std::string file(8, '\0');
        file[0] = static_cast<char>(header.size());
        const QString said = sentenceOf([&] { TensorFile::fromBytes(file + header); });
        QVERIFY2(said.contains("The key a is given twice."), qPrintable(said));
    }

    void aPresetHasNoKeyThatIsNotUsed() {
        const Preset preset = readPreset("p", R"({"title": "T", "dataset": ["glyphs"], "spec": {"format": 1}})");
        QCOMPARE(preset.problems.size(), std::size_t{1});
        QVERIFY(preset.problems[0].sentence == "A preset has no dataset; it has title, about, datasets, spec.");
    }
};

QTEST_GUILESS_MAIN(TestStrictJson)
#include "tst_strict_json.moc"
