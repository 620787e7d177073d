// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Whatever stands against an export is said before anything is written.

#include <QCheckBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <limits>

#include "tests/support/snapshots.h"
#include "tests/support/warnings.h"
#include "ui/report/c_export_dialog.h"
#include "ui/style/segmented_control.h"

using namespace miru;

namespace {

NetworkToExport networkWith(double sparsity = 0, bool hasData = true) {
    return {snapshots::withNetworks(snapshots::withInhibition(sparsity)).model, "a network", hasData};
}

/// As somebody chooses it.
void choose(SegmentedControl* control, int index) {
    control->setIndex(index);
    Q_EMIT control->chosen(index);
}

bool says(const QWidget& widget, const QString& text) {
    const auto labels = widget.findChildren<QLabel*>();
    return std::ranges::any_of(labels, [&](const QLabel* label) { return label->text().contains(text); });
}

}  // namespace

class TestCExportDialog : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init() { failOnWarnings(); }

    void anUntouchedDialogCanExport() {
        CExportDialog dialog(networkWith(), nullptr);
        dialog.folderField()->setText(m_folder.filePath("new"));
        QCOMPARE(dialog.obstacle(), QString());
        QVERIFY(dialog.exportButton()->isEnabled());
        QVERIFY(dialog.plan().numbers == NumberForm::Float);
        QVERIFY(!dialog.plan().isSparse);
        QCOMPARE(dialog.plan().prefix, std::string("net"));
        QVERIFY(says(dialog, "a network"));
    }

    void whatIsChosenIsThePlan() {
        CExportDialog dialog(networkWith(0.75), nullptr);
        dialog.folderField()->setText(m_folder.filePath("new"));
        choose(dialog.numbers(), 2);
        dialog.sparse()->setChecked(true);
        dialog.prefixField()->setText("mnist");
        QVERIFY(dialog.plan().numbers == NumberForm::Int8);
        QVERIFY(dialog.plan().isSparse);
        QCOMPARE(dialog.plan().prefix, std::string("mnist"));
        QVERIFY(dialog.exportButton()->isEnabled());
    }

    void withoutANetworkThereIsNothingToWrite() {
        CExportDialog dialog({}, nullptr);
        QCOMPARE(dialog.obstacle(), QString("There is no network yet: press Run first."));
        QVERIFY(says(dialog, dialog.obstacle()));
        QVERIFY(!dialog.exportButton()->isEnabled());
    }

    void aNetworkThatDivergedIsRefused() {
        const NetworkToExport good = networkWith();
        auto bad = std::make_shared<Network>(*good.network);
        bad->parameters().values()[3] = std::numeric_limits<Real>::quiet_NaN();
        CExportDialog dialog({bad, "bad"}, nullptr);
        QVERIFY2(dialog.obstacle().startsWith("The run has diverged"), qPrintable(dialog.obstacle()));
        QVERIFY(!dialog.exportButton()->isEnabled());
    }

    void winnersAloneNeedInhibition() {
        CExportDialog dialog(networkWith(), nullptr);
        QVERIFY(!dialog.sparse()->isEnabled());
        QVERIFY(says(dialog, "Without inhibition no unit is left out."));
        CExportDialog inhibited(networkWith(0.5), nullptr);
        QVERIFY(inhibited.sparse()->isEnabled());
        QVERIFY(!says(inhibited, "Without inhibition"));
    }

    void aPrefixHasToBeAName() {
        CExportDialog dialog(networkWith(), nullptr);
        dialog.folderField()->setText(m_folder.filePath("new"));
        for (const char* prefix : {"", "my net", "8bit", "main", "Net"}) {
            dialog.prefixField()->setText(prefix);
            QVERIFY2(dialog.obstacle().startsWith("The prefix "), prefix);
            QVERIFY(!dialog.exportButton()->isEnabled());
        }
        dialog.prefixField()->setText("net_8");
        QCOMPARE(dialog.obstacle(), QString());
        QVERIFY(dialog.exportButton()->isEnabled());
    }

    void aFolderOfSomethingElseIsLeftAlone() {
        QVERIFY(QDir(m_folder.path()).mkpath("taken"));
        QFile file(m_folder.filePath("taken/mine.txt"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        CExportDialog dialog(networkWith(), nullptr);
        dialog.folderField()->setText(m_folder.filePath("taken"));
        QVERIFY2(dialog.obstacle().contains("mine.txt"), qPrintable(dialog.obstacle()));
        QVERIFY(!dialog.exportButton()->isEnabled());
        dialog.folderField()->setText(m_folder.filePath("taken/mine.txt"));
        QVERIFY2(dialog.obstacle().startsWith("Could not read the folder "), qPrintable(dialog.obstacle()));
        dialog.folderField()->clear();
        QCOMPARE(dialog.obstacle(), QString("Name a folder to write to."));
    }

    void whatComesIntoTheFolderMeanwhileIsSeen() {
        CExportDialog dialog(networkWith(), nullptr);
        dialog.folderField()->setText(m_folder.filePath("late"));
        QVERIFY(dialog.exportButton()->isEnabled());
        QVERIFY(QDir(m_folder.path()).mkpath("late/other"));
        QSignalSpy accepted(&dialog, &QDialog::accepted);
        dialog.exportButton()->click();
        QCOMPARE(accepted.size(), 0);
        QVERIFY(!dialog.exportButton()->isEnabled());
        QVERIFY(QDir(m_folder.path()).rmdir("late/other"));
        dialog.folderField()->setText(m_folder.filePath("late/"));
        dialog.exportButton()->click();
        QCOMPARE(accepted.size(), 1);
    }

    void aNameAloneIsAFolderAmongTheDocuments() {
        CExportDialog dialog(networkWith(), nullptr);
        dialog.folderField()->setText("mine");
        QCOMPARE(dialog.folder(),
                 QDir(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)).filePath("mine"));
    }

    void withoutDataThereIsFloatingPointAlone() {
        CExportDialog dialog(networkWith(0, false), nullptr);
        dialog.folderField()->setText(m_folder.filePath("new"));
        QCOMPARE(dialog.obstacle(), QString());
        QVERIFY(says(dialog, "it checks itself on synthetic sequences"));
        for (const int whole : {1, 2}) {
            choose(dialog.numbers(), whole);
            QVERIFY2(dialog.obstacle().startsWith("Whole numbers are scaled by what the network meets"),
                     qPrintable(dialog.obstacle()));
            QVERIFY(!dialog.exportButton()->isEnabled());
        }
    }

 private:
    QTemporaryDir m_folder;
};

QTEST_MAIN(TestCExportDialog)
#include "tst_c_export_dialog.moc"
