// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The network shown is the one that is written as C and counted, and the window goes on meanwhile.

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <cmath>
#include <memory>

#include "core/export/export_folder.h"
#include "core/files/network_file.h"
#include "core/run/learned_tasks.h"
#include "core/run/run_folder.h"
#include "datasets/library.h"
#include "tests/support/device_tools.h"
#include "tests/support/drive_window.h"
#include "tests/support/fake_players.h"
#include "tests/support/warnings.h"
#include "ui/docks/panel_dock.h"
#include "ui/report/c_export_dialog.h"
#include "ui/style/segmented_control.h"

using namespace miru;
using drive::patience;
using miru::testing::FakePlayers;

namespace {

CExportDialog* openDialog(const MainWindow& window) {
    for (QAction* const action : fileMenuOf(window)->actions())
        if (action->text().remove('&').startsWith("Network as C")) action->trigger();
    return window.findChild<CExportDialog*>();
}

bool hasSaid(const MainWindow& window, const QString& text) {
    return QTest::qWaitFor([&] { return messageOf(window).contains(text); }, patience);
}

QMap<QString, QByteArray> filesIn(const QString& path) {
    QMap<QString, QByteArray> files;
    const QDir folder(path);
    for (const QString& name : folder.entryList(QDir::Files)) {
        QFile file(folder.filePath(name));
        if (file.open(QIODevice::ReadOnly)) files[name] = file.readAll();
    }
    return files;
}

QMap<QString, QByteArray> filesOf(const NetworkExport& network) {
    QMap<QString, QByteArray> files;
    for (const SourceFile& file : network.files)
        files[QString::fromStdString(file.name)] = QByteArray::fromStdString(file.text);
    return files;
}

DeviceView* openDevice(const MainWindow& window) {
    ResourcesPanel* const costs = resourcesPanelOf(window);
    panelsOf(window)->dock(PanelId::Resources)->show();
    panelsOf(window)->dock(PanelId::Resources)->raise();
    costs->deviceButton()->click();
    return costs->device();
}

/// Compilers that keep their number as the file `playing`, and never end.
void addToolsThatGoOn(const FakePlayers& tools) {
    tools.addOneThatGoesOn("arm-none-eabi-gcc");
    tools.add("qemu-system-arm", "exit 0");
}

bool isAtWork(const FakePlayers& tools) {
    return QTest::qWaitFor([&] { return !tools.content("playing").isEmpty(); }, patience);
}

}  // namespace

class TestExportDesk : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init() {
        failOnWarnings();
        m_folder = std::make_unique<QTemporaryDir>();
    }

    void beforeARunThereIsNothingToExport() {
        const MainWindow window;
        CExportDialog* const dialog = openDialog(window);
        QVERIFY(dialog && dialog->isVisible());
        QCOMPARE(dialog->obstacle(), QString("There is no network yet: press Run first."));
        QVERIFY(!dialog->exportButton()->isEnabled());
    }

    void whatIsWrittenIsTheExportOfTheRun_data() {
        QTest::addColumn<int>("numbers");
        for (const NumberForm form : allNumberForms) QTest::newRow(keyOf(form)) << static_cast<int>(form);
    }
    void whatIsWrittenIsTheExportOfTheRun() {
        QFETCH(int, numbers);
        MainWindow window;
        QVERIFY(drive::show(window));
        QVERIFY(drive::runToEnd(window, drive::shortRun()));
        CExportDialog* const dialog = openDialog(window);
        QVERIFY(dialog);
        dialog->folderField()->setText(path("c"));
        dialog->prefixField()->setText("glyphs");
        dialog->numbers()->setIndex(numbers);
        dialog->exportButton()->click();
        QVERIFY(hasSaid(window, path("c") + " as C: "));
        // As miru-run exports what lies in the folder of the run.
        const Run& run = *runsOf(window)->current();
        writeRunFolder(path("run").toStdString(), run);
        const StoredNetwork stored = readStoredNetwork((path("run") + "/network.safetensors").toStdString());
        const auto tasks = tasksOf(stored, Library());
        const NetworkExport expected =
            exportNetwork(stored, {.numbers = static_cast<NumberForm>(numbers), .prefix = "glyphs"}, tasks.get());
        QCOMPARE(filesIn(path("c")), filesOf(expected));
        QVERIFY(messageOf(window).contains(" bytes of constants in flash, "));
        QCOMPARE(messageOf(window).contains(" of the answers are the same."), expected.loss.has_value());
        QVERIFY(!messageOf(window).contains("synthetic"));
    }

    void theMomentLookedBackAtIsExported() {
        MainWindow window;
        QVERIFY(drive::show(window));
        QVERIFY(drive::runToEnd(window, drive::shortRun()));
        QVERIFY(drive::lookBackAtEndOfTask(window, 1));
        CExportDialog* const dialog = openDialog(window);
        dialog->folderField()->setText(path("c"));
        dialog->exportButton()->click();
        QVERIFY(hasSaid(window, path("c") + " as C: "));
        const Run& run = *runsOf(window)->current();
        const StoredNetwork stored = storedNetworkOf(run.spec, *timelineOf(window)->moment());
        const auto tasks = tasksOf(stored, Library());
        QCOMPARE(filesIn(path("c")), filesOf(exportNetwork(stored, {}, tasks.get())));
        QVERIFY(timelineOf(window)->moment() != run.latest());
    }

    void withoutItsDataItChecksItselfOnSyntheticSequences() {
        ExperimentSpec spec = drive::shortRun();
        QVERIFY(QDir().mkpath(path("data")));
        for (const QFileInfo& file : QDir(testing::fewGlyphs()).entryInfoList(QDir::Files))
            QVERIFY(QFile::copy(file.filePath(), path("data/") + file.fileName()));
        spec.data.dataset = path("data").toStdString();
        MainWindow window;
        QVERIFY(drive::show(window));
        QVERIFY(drive::runToEnd(window, spec));
        QVERIFY(QDir(path("data")).removeRecursively());
        CExportDialog* const dialog = openDialog(window);
        dialog->folderField()->setText(path("c"));
        dialog->exportButton()->click();
        QVERIFY(hasSaid(window, path("c") + " as C: "));
        QVERIFY(messageOf(window).contains("it checks itself on synthetic sequences"));
        const StoredNetwork stored = storedNetworkOf(spec, *runsOf(window)->current()->latest());
        QCOMPARE(filesIn(path("c")), filesOf(exportNetwork(stored, {}, nullptr)));
    }

    void aFolderThatCannotBeMadeIsNamed() {
        MainWindow window;
        QVERIFY(drive::show(window));
        QVERIFY(drive::runToEnd(window, drive::shortRun()));
        CExportDialog* const dialog = openDialog(window);
        dialog->folderField()->setText("/proc/nowhere");
        dialog->exportButton()->click();
        QVERIFY(hasSaid(window, "/proc/nowhere"));
        QVERIFY(!messageOf(window).contains(" as C: "));
    }

    void theWindowGoesOnWhileToolsAreAtWork() {
        const FakePlayers tools;
        addToolsThatGoOn(tools);
        MainWindow window;
        QVERIFY(drive::show(window));
        QVERIFY(drive::runToEnd(window, drive::shortRun()));
        DeviceView* const device = openDevice(window);
        drive::click(device->countButton());
        QVERIFY(isAtWork(tools));
        QVERIFY(device->isCounting() && window.hasThreads());
        // Whatever else is done in the background does not wait for it.
        QVERIFY(saveSession(window, path("meanwhile.miru")));
        QVERIFY(QFile::exists(path("meanwhile.miru")));
        QVERIFY(device->isCounting());
        drive::click(device->countButton());
        QTRY_VERIFY_WITH_TIMEOUT(!device->isCounting(), patience);
        QVERIFY(!device->finding());
        QTRY_VERIFY_WITH_TIMEOUT(!window.hasThreads(), patience);
    }

    void aWindowThatIsClosedStopsItsTools() {
        const FakePlayers tools;
        addToolsThatGoOn(tools);
        {
            MainWindow window;
            QVERIFY(drive::show(window));
            QVERIFY(drive::runToEnd(window, drive::shortRun()));
            drive::click(openDevice(window)->countButton());
            QVERIFY(isAtWork(tools));
        }  // never ends if it waits for a tool
    }

    void whoClosesTheWindowLosesNoExportAndWaitsForNoCount() {
        const FakePlayers tools;
        addToolsThatGoOn(tools);
        MainWindow window;
        QVERIFY(drive::show(window));
        QVERIFY(drive::runToEnd(window, drive::shortRun()));
        drive::click(openDevice(window)->countButton());
        QVERIFY(isAtWork(tools));
        CExportDialog* const dialog = openDialog(window);
        dialog->folderField()->setText(path("c"));
        dialog->exportButton()->click();
        window.close();
        QVERIFY(!window.hasThreads());
        QVERIFY(QFile::exists(path("c/net.c")));
    }

    void aToolThatFailsIsQuotedInThePanel() {
        const FakePlayers tools;
        tools.add("arm-none-eabi-gcc", "echo 'no room left' >&2; exit 3");
        tools.add("qemu-system-arm", "exit 0");
        MainWindow window;
        QVERIFY(drive::show(window));
        QVERIFY(drive::runToEnd(window, drive::shortRun()));
        DeviceView* const device = openDevice(window);
        drive::click(device->countButton());
        QTRY_COMPARE_WITH_TIMEOUT(device->note(), QString("arm-none-eabi-gcc failed: no room left"), patience);
    }

    void missingToolsAreNamedInThePanel() {
        const FakePlayers tools;
        MainWindow window;
        QVERIFY(drive::show(window));
        DeviceView* const device = openDevice(window);
        QTRY_VERIFY(device->isVisible());
        QVERIFY(!device->countButton()->isVisible());
        QVERIFY2(device->note().contains("apt install gcc-arm-none-eabi libnewlib-arm-none-eabi qemu-system-arm"),
                 qPrintable(device->note()));
    }

    void theNetworkShownIsCounted_data() {
        QTest::addColumn<int>("numbers");
        QTest::addColumn<double>("sparsity");
        QTest::newRow("float") << 0 << 0.0;
        QTest::newRow("int8, winners alone") << 2 << 0.75;
    }
    void theNetworkShownIsCounted() {
        if (!test::hasDeviceTools()) QSKIP(test::noDeviceTools);
        QFETCH(int, numbers);
        QFETCH(double, sparsity);
        ExperimentSpec spec = drive::shortRun();
        spec.inhibition.sparsity = sparsity;
        MainWindow window;
        QVERIFY(drive::show(window));
        QVERIFY(drive::runToEnd(window, spec));
        DeviceView* const device = openDevice(window);
        device->numbers()->setCurrentIndex(numbers);
        device->sparse()->setChecked(sparsity > 0);
        drive::click(device->countButton());
        QTRY_VERIFY_WITH_TIMEOUT(!device->isCounting(), patience);
        QVERIFY2(device->finding(), qPrintable(device->note()));
        const DeviceCounts& counts = device->finding()->counts;
        QVERIFY(device->finding()->network == runsOf(window)->current()->latest()->model);
        double parts = 0;
        for (const double part : counts.network.parts) parts += part;
        QVERIFY(std::abs(parts / counts.network.perInference - 1) < 0.01);
        QCOMPARE(counts.network.parts[static_cast<std::size_t>(DevicePart::Winners)] > 0, sparsity > 0);
        QVERIFY(counts.ratio() > 1);
        QCOMPARE(device->rows().front().front(), QString("one inference"));
        // Another moment of the run has another network.
        QVERIFY(drive::lookBackAtEndOfTask(window, 1));
        QVERIFY(!device->finding());
    }

 private:
    QString path(const QString& name) const { return m_folder->filePath(name); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_MAIN(TestExportDesk)
#include "tst_export_desk.moc"
