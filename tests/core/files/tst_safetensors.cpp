// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The public file format for arrays: what is written is read again, and what lies about itself is refused.

#include <QTest>
#include <cstring>
#include <stdexcept>

#include "core/files/safetensors.h"

using namespace miru;

namespace {

TensorFile someFile() {
    TensorFile file;
    file.metadata = {{"program", "test"}, {"note", "β and λ"}};
    file.add("W", {2, 3}, std::span<const float>(std::vector<float>{1, 2, 3, 4, 5, 6}));
    file.add("labels", {2}, std::span<const std::int32_t>(std::vector<std::int32_t>{-7, 9}));
    file.add("none", {0, 4}, std::span<const std::uint8_t>());
    return file;
}

/// A file with this header and so many bytes of data.
std::string fileOf(const std::string& header, std::size_t bytes) {
    std::string file(8, '\0');
    const std::uint64_t length = header.size();
    std::memcpy(file.data(), &length, 8);
    return file + header + std::string(bytes, '\0');
}

std::string refusalOf(const std::string& bytes) {
    try {
        TensorFile::fromBytes(bytes);
    } catch (const std::runtime_error& error) {
        return error.what();
    }
    return {};
}

}  // namespace

class TestSafetensors : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void whatIsWrittenIsReadAgain() {
        const TensorFile file = TensorFile::fromBytes(someFile().bytes());
        QVERIFY(file.metadata == someFile().metadata);
        QCOMPARE(file.entries().size(), std::size_t{3});
        QVERIFY(file.numbers<float>("W", {2, 3}) == (std::vector<float>{1, 2, 3, 4, 5, 6}));
        QVERIFY(file.row<std::int32_t>("labels") == (std::vector<std::int32_t>{-7, 9}));
        QVERIFY(file.numbers<std::uint8_t>("none", {0, 4}).empty());
        QCOMPARE(file.text("note"), std::string("β and λ"));
    }

    void theLayoutIsThatOfTheFormat() {
        const std::string bytes = someFile().bytes();
        std::uint64_t length = 0;
        std::memcpy(&length, bytes.data(), 8);
        QCOMPARE(length % 8, std::uint64_t{0});
        const std::string header = bytes.substr(8, length);
        QVERIFY(header.starts_with("{\"__metadata__\":{"));
        QVERIFY2(header.find("\"W\":{\"dtype\":\"F32\",\"shape\":[2,3],\"data_offsets\":[0,24]}") != std::string::npos,
                 header.c_str());
        QCOMPARE(bytes.size(), 8 + length + 24 + 8);
        float first = 0;
        std::memcpy(&first, bytes.data() + 8 + length, 4);
        QCOMPARE(first, 1.0F);
        QCOMPARE(someFile().bytes(), bytes);
    }

    void whatIsAskedForMustBeThere() {
        const TensorFile file = someFile();
        QVERIFY_THROWS_EXCEPTION(std::runtime_error, file.numbers<float>("X", {2, 3}));
        QVERIFY_THROWS_EXCEPTION(std::runtime_error, file.numbers<float>("W", {3, 2}));
        QVERIFY_THROWS_EXCEPTION(std::runtime_error, file.numbers<double>("W", {2, 3}));
        QVERIFY_THROWS_EXCEPTION(std::runtime_error, file.text("nothing"));
    }

    void liesAreRefused_data() {
        QTest::addColumn<QByteArray>("file");
        const auto row = [](const char* name, const std::string& bytes) {
            QTest::newRow(name) << QByteArray::fromStdString(bytes);
        };
        const auto array = [](const char* dtype, const char* shape, const char* offsets) {
            return std::string("{\"a\":{\"dtype\":\"") + dtype + "\",\"shape\":" + shape +
                   ",\"data_offsets\":" + offsets + "}}";
        };
        row("nothing", "");
        row("seven bytes", "1234567");
        row("a header longer than the file", fileOf("{}", 0).replace(0, 1, "\x7f"));
        row("no JSON", fileOf("hello", 0));
        row("a list", fileOf("[]", 0));
        row("bytes left over", fileOf("{}", 3));
        row("beyond the end", fileOf(array("F32", "[2]", "[0,8]"), 4));
        row("another size", fileOf(array("F32", "[3]", "[0,8]"), 8));
        row("a gap", fileOf(array("F32", "[1]", "[4,8]"), 8));
        row("backwards", fileOf(array("F32", "[1]", "[8,4]"), 8));
        row("negative", fileOf(array("F32", "[-1]", "[0,4]"), 4));
        row("a product beyond all numbers", fileOf(array("F64", "[4294967296,4294967296,2]", "[0,8]"), 8));
        row("an unknown type", fileOf(array("F99", "[1]", "[0,4]"), 4));
        row("a text for a shape", fileOf(array("F32", "\"x\"", "[0,4]"), 4));
        row("metadata of numbers", fileOf("{\"__metadata__\":{\"a\":1}}", 0));
        row("too deep", fileOf("{\"a\":[[[[[[[[[]]]]]]]]]}", 0));
    }
    void liesAreRefused() {
        QFETCH(QByteArray, file);
        const std::string why = refusalOf(file.toStdString());
        QVERIFY(why.starts_with("It is no safetensors file: "));
        QVERIFY(why.ends_with("."));
    }

    void everyTruncationIsRefused() {
        const std::string whole = someFile().bytes();
        for (std::size_t length = 0; length < whole.size(); ++length)
            QVERIFY(!refusalOf(whole.substr(0, length)).empty());
    }
};

QTEST_GUILESS_MAIN(TestSafetensors)
#include "tst_safetensors.moc"
