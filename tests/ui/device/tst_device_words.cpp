// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What was counted and what was lost, in words that window and command line share.

#include <QTest>

#include "core/export/export_folder.h"
#include "tests/support/device_tools.h"
#include "tests/support/fake_players.h"
#include "ui/device/device_words.h"
#include "ui/style/numbers.h"

using namespace miru;
using miru::testing::FakePlayers;

namespace {

DeviceCounts countsWith(double ratio, CellKind cell = CellKind::Miru2) {
    DeviceCounts counts = test::countedOf(snapshots::withNetworks(), ratio).counts;
    counts.cell = cell;
    return counts;
}

}  // namespace

class TestDeviceWords : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void missingToolsAreOneSentence() {
        const FakePlayers tools;
        QCOMPARE(
            missingDeviceTools(),
            QString("Instructions are counted by a compiler and a simulator that are not installed; on Debian: apt "
                    "install gcc-arm-none-eabi libnewlib-arm-none-eabi qemu-system-arm (in the project's folder: "
                    "./lab setup device)."));
        tools.add("arm-none-eabi-gcc", "exit 0");
        tools.add("qemu-system-arm", "exit 0");
        QCOMPARE(missingDeviceTools(), QString());
    }

    void reportedRatiosAreReachedOrNot() {
        QCOMPARE(
            verdictsOn(countsWith(3)),
            (QStringList{
                QString::fromUtf8("reported for 28 × 28 and 128 units: 2.49× faster inference; here 3.00×: holds"),
                QString::fromUtf8("reported for 28 × 28 and 128 units: 3.19× less energy; here 3.00×: does not hold"),
                QString("reported as a failure: no gain where memory is not the bottleneck; here fewer "
                        "instructions are a gain all the same")}));
        QVERIFY(verdictsOn(countsWith(3.185))[1].endsWith(": holds"));  // 3.19 is rounded
        QVERIFY(verdictsOn(countsWith(2.48))[0].endsWith(": does not hold"));
        QVERIFY(verdictsOn(countsWith(0.9))[2].endsWith("; here there is none"));
    }

    void onlyMiru2IsJudged() { QCOMPARE(verdictsOn(countsWith(1.5, CellKind::Miru1)), QStringList()); }

    void theSourceIsThatOfTheUsualEnergyAlone() {
        QVERIFY(sourceOf({}).contains("STM32L412"));
        QCOMPARE(sourceOf({.nanojoules = 0.25}), QString());
    }

    void aLossIsSaidAsInTheExport_data() {
        QTest::addColumn<double>("exported");
        QTest::addColumn<double>("settled");
        QTest::newRow("little") << 0.8012 << 20.31;
        QTest::newRow("more than half a point") << 0.79 << 20.31;
        QTest::newRow("answers at every step") << 0.8012 << 0.0;
    }
    void aLossIsSaidAsInTheExport() {
        QFETCH(double, exported);
        QFETCH(double, settled);
        const ExportLoss loss{.sequences = 42'000,
                              .answers = 42'000,
                              .accuracy = 0.8013,
                              .accuracyExported = exported,
                              .agreement = 0.9921,
                              .settledAfter = settled,
                              .settledAfterExported = settled + 0.5};
        const words::NumbersForFiles withPoint;
        QCOMPARE(lossInWords(loss).replace(QChar::Nbsp, ' '), QString::fromStdString(sentenceOn(loss)));
    }
};

QTEST_GUILESS_MAIN(TestDeviceWords)
#include "tst_device_words.moc"
