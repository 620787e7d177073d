// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A count of instructions comes from tools outside: they may be missing, fail, or never end.

#include <QTest>
#include <stdexcept>

#include "core/export/export_folder.h"
#include "core/run/run_folder.h"
#include "tests/support/device_tools.h"
#include "tests/support/fake_players.h"
#include "tests/support/snapshots.h"
#include "ui/device/device_count.h"

using namespace miru;
using miru::testing::FakePlayers;

namespace {

DeviceExports someExports() {
    const Snapshot snapshot = snapshots::withNetworks();
    return exportForDevice(storedNetworkOf(ExperimentSpec(), snapshot), {}, nullptr);
}

QString complaintOfCounting(const std::stop_token& stop = {}) {
    try {
        countOnDevice(someExports(), deviceBoards().front(), stop);
    } catch (const std::runtime_error& error) {
        return QString::fromUtf8(error.what());
    }
    return {};
}

}  // namespace

class TestDeviceCount : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void packagesOfMissingToolsAreNamed() {
        const FakePlayers tools;
        QCOMPARE(missingDevicePackages(),
                 (QStringList{"gcc-arm-none-eabi", "libnewlib-arm-none-eabi", "qemu-system-arm"}));
        tools.add("arm-none-eabi-gcc", "exit 0");
        QCOMPARE(missingDevicePackages(), QStringList{"qemu-system-arm"});
        tools.add("qemu-system-arm", "exit 0");
        QCOMPARE(missingDevicePackages(), QStringList());
    }

    void aToolThatFailsIsQuoted() {
        const FakePlayers tools;
        tools.add("arm-none-eabi-gcc", "echo 'no room left' >&2; exit 3");
        QCOMPARE(complaintOfCounting(), QString("arm-none-eabi-gcc failed: no room left"));
    }

    void aSimulatorThatCountsNothingIsNotBelieved() {
        const FakePlayers tools;
        tools.add("arm-none-eabi-gcc", "exit 0");
        tools.add("qemu-system-arm", "echo hello");
        QVERIFY2(complaintOfCounting().startsWith("The simulated program has not said its "),
                 qPrintable(complaintOfCounting()));
    }

    void whoIsToldToStopWaitsForNoTool() {
        const FakePlayers tools;
        tools.add("arm-none-eabi-gcc", "exec /bin/sleep 1000");
        std::stop_source stop;
        stop.request_stop();
        QCOMPARE(complaintOfCounting(stop.get_token()), QString("The count was stopped."));
    }

    void theGruHasTheShapeOfTheNetwork() {
        const DeviceExports exports = someExports();
        QVERIFY(exports.cell == CellKind::Miru2);
        const auto sizeIn = [](const NetworkExport& network, const QByteArray& name) {
            for (const QByteArray& line : QByteArray::fromStdString(network.files.front().text).split('\n'))
                if (line.startsWith("#define " + name + ' ')) return line.simplified().split(' ').value(2);
            return QByteArray("missing");
        };
        for (const char* size : {"NET_HIDDEN", "NET_INPUTS", "NET_CLASSES", "NET_STEPS"}) {
            QVERIFY(sizeIn(exports.network, size).toInt() > 0);
            QCOMPARE(sizeIn(exports.gru, size), sizeIn(exports.network, size));
        }
        QVERIFY(10 * exports.gru.size.weightBytes > 28 * exports.network.size.weightBytes);
    }

    void instructionsAreCounted() {
        if (!test::hasDeviceTools()) QSKIP(test::noDeviceTools);
        const DeviceCounts counts = countOnDevice(someExports(), deviceBoards().front());
        QVERIFY(counts.cell == CellKind::Miru2);
        QVERIFY(counts.network.agrees);
        QVERIFY(counts.network.perInference > 1e6 && counts.network.perInference < 1e7);
        QVERIFY2(counts.ratio() > 2.5 && counts.ratio() < 3.5, qPrintable(QString::number(counts.ratio())));
        QVERIFY(counts.reaches(Claim::FasterAnswering));
    }
};

QTEST_GUILESS_MAIN(TestDeviceCount)
#include "tst_device_count.moc"
