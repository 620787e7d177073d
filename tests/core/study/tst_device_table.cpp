// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a study's networks take on a microcontroller: kept in its folder, beside a GRU in everything else alike.

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <filesystem>

#include "core/study/device_table.h"

using namespace miru;

namespace {

Study cellsToCount() {
    return readStudy(R"({"format": 1, "title": "t", "about": "", "datasets": ["glyphs"], "spec": {"format": 1},
        "axes": [{"name": "cell", "cases": [
            {"name": "GRU", "set": {"model.cell": "gru", "training.learningRate": 0.002}},
            {"name": "MiRU-2", "set": {"model.cell": "miru2", "training.learningRate": 0.005}}]},
        {"setting": "model.hiddenUnits", "values": [16, 32]}]})")
        .study;
}

DeviceRow countOf(int run, NumberForm numbers, double instructions) {
    return {.run = run,
            .board = "mps2-an386",
            .numbers = numbers,
            .isSparse = false,
            .accuracy = 0.5,
            .instructions = instructions,
            .flashBytes = 1000,
            .ramBytes = 200};
}

}  // namespace

class TestDeviceTable : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() { QCOMPARE(cellsToCount().runCount(), 4); }

    /// Runs 0 and 1 are the GRUs with 16 and 32 units, 2 and 3 the MiRU-2s.
    void theGruOfTheSameUnitsAndNumbersIsTheMeasure() {
        const Study study = cellsToCount();
        const std::vector<DeviceRow> rows{countOf(0, NumberForm::Float, 300), countOf(1, NumberForm::Float, 900),
                                          countOf(2, NumberForm::Float, 100), countOf(3, NumberForm::Float, 300),
                                          countOf(3, NumberForm::Int8, 10)};
        QCOMPARE(ratioToGru(study, rows, rows[2]).value(), 3.0);
        QCOMPARE(ratioToGru(study, rows, rows[3]).value(), 3.0);
        QCOMPARE(ratioToGru(study, rows, rows[0]).value(), 1.0);
        QVERIFY(!ratioToGru(study, rows, rows[4]));  // no GRU was counted in 8 bits
    }

    void whatIsWrittenIsReadAgain() {
        const QTemporaryDir folder;
        const std::filesystem::path path = folder.path().toStdString();
        const Study study = cellsToCount();
        QVERIFY(readDeviceTable(path, study).empty());
        std::vector<DeviceRow> rows{countOf(3, NumberForm::Int8, 123.25), countOf(1, NumberForm::Q15, 369.75)};
        rows[0].isSparse = true;
        writeDeviceTable(path, study, rows);
        QVERIFY(readDeviceTable(path, study) == rows);
    }

    void theTableForPeopleIsInTheOrderOfTheStudy() {
        const Study study = cellsToCount();
        const std::vector<DeviceRow> rows{countOf(3, NumberForm::Float, 100), countOf(1, NumberForm::Float, 250)};
        QCOMPARE(
            QString::fromStdString(deviceCsv(study, rows)),
            QString("run,cell,model.hiddenUnits,board,numbers,products,accuracy,instructions,flash_bytes,ram_bytes,"
                    "ratio_to_gru\n"
                    "2,GRU,32,mps2-an386,float,dense,0.5,250,1000,200,1\n"
                    "4,MiRU-2,32,mps2-an386,float,dense,0.5,100,1000,200,2.5\n"));
    }

    void whatIsNoCountOfThisStudyIsRefused_data() {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        const auto row = [](const char* name, const char* from, const char* to) {
            QTest::newRow(name) << QByteArray(from) << QByteArray(to);
        };
        row("no JSON", "{", "[");
        row("another format", "\"format\": 1", "\"format\": 2");
        row("a run that is not there", "\"run\": 4", "\"run\": 5");
        row("an unknown board", "mps2-an386", "abacus");
        row("unknown numbers", "float", "int4");
        row("more than all right", "0.5", "1.5");
        row("no instructions", "100.0", "0.0");
        row("a text for a number", "100.0", "\"many\"");
        row("nothing for a number", "100.0", "null");
    }
    void whatIsNoCountOfThisStudyIsRefused() {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        const QTemporaryDir folder;
        const std::filesystem::path path = folder.path().toStdString();
        const Study study = cellsToCount();
        writeDeviceTable(path, study, {countOf(3, NumberForm::Float, 100)});
        QFile file(folder.filePath("device.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QByteArray text = file.readAll();
        file.close();
        QVERIFY(text.contains(from));
        text.replace(from, to);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
        file.close();
        try {
            readDeviceTable(path, study);
            QFAIL("it was read");
        } catch (const std::runtime_error& error) {
            QVERIFY2(QString(error.what()).contains("device.json"), error.what());
        }
    }
};

QTEST_APPLESS_MAIN(TestDeviceTable)
#include "tst_device_table.moc"
