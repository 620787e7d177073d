// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Tables that are read: told of what has changed alone, sorted by their numbers, copied as spreadsheets take them.

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QSignalSpy>
#include <QSortFilterProxyModel>
#include <QTest>

#include "tests/support/pictures.h"
#include "tests/support/warnings.h"
#include "ui/style/plain_table.h"
#include "ui/style/table_model.h"

using namespace miru;

namespace {

const QList<TableHeading> headings{{"task"}, {"kept"}, {"share", "of all", Qt::red}};
const QList<QStringList> rows{{"1", "1,875", "41\u00a0%"}, {"2", "375", "–"}, {"10", "9", "−3.5\u00a0%"}};

QString columnOf(const QAbstractItemModel& model, int column) {
    QStringList texts;
    for (int row = 0; row < model.rowCount(); ++row) texts << model.index(row, column).data().toString();
    return texts.join('|');
}

}  // namespace

class TestTableModel : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init() { failOnWarnings(); }

    void itIsAModelAsViewsExpectIt() {
        TableModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setTable(headings, rows);
        model.setTable(headings.mid(0, 2), rows.mid(0, 1));
        model.setTable(headings, rows + rows);
        model.setTable({{"other"}}, {{"a"}, {}});
        QVERIFY(model.index(1, 0).data().toString().isEmpty());
        model.setTable({}, {});
        QCOMPARE(model.rowCount(), 0);
        QCOMPARE(model.columnCount(), 0);
    }

    void headingsAreShownAsTheyAre() {
        TableModel model;
        model.setTable(headings, rows);
        QCOMPARE(model.headerData(2, Qt::Horizontal, Qt::DisplayRole).toString(), QString("share"));
        QCOMPARE(model.headerData(2, Qt::Horizontal, Qt::ToolTipRole).toString(), QString("of all"));
        QCOMPARE(model.headerData(2, Qt::Horizontal, Qt::ForegroundRole).value<QColor>(), QColor(Qt::red));
        QVERIFY(!model.headerData(1, Qt::Horizontal, Qt::ForegroundRole).isValid());
    }

    void aTitleWithoutRoomLosesItsMiddle() {
        constexpr int width = 120;
        const auto headOf = [](const QString& title) {
            TableModel model;
            model.setTable({{title}}, {{"1"}});
            const std::unique_ptr<QTableView> table(makePlainTable("a table", &model));
            table->resize(300, 100);
            table->setColumnWidth(0, width);
            return table->horizontalHeader()->grab(QRect(0, 0, width, 20)).toImage();
        };
        const QString title = "no rehearsal of anything at all, seed 3";
        const QTableView table;
        const int margin = table.style()->pixelMetric(QStyle::PM_HeaderMargin, nullptr, table.horizontalHeader());
        const QString shortened =
            table.horizontalHeader()->fontMetrics().elidedText(title, Qt::ElideMiddle, width - 2 * margin);
        QVERIFY(shortened.endsWith("3") && shortened.size() < title.size());
        QVERIFY(headOf(title) == headOf(shortened));
        QVERIFY(headOf(title) != headOf("no rehearsal"));
    }

    void whatIsTheSameIsNotToldAgain() {
        TableModel model;
        model.setTable(headings, rows);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        QSignalSpy renamed(&model, &QAbstractItemModel::headerDataChanged);
        model.setTable(headings, rows);
        QVERIFY(changed.isEmpty());
        QVERIFY(renamed.isEmpty());
        QList<QStringList> others = rows;
        others[1][1] = "376";
        model.setTable(headings, others);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(changed[0][0].toModelIndex(), model.index(1, 1));
        QCOMPARE(changed[0][1].toModelIndex(), model.index(1, 1));
    }

    void whatWasSelectedStaysSelectedWhileRowsCome() {
        TableModel model;
        model.setTable(headings, rows);
        const std::unique_ptr<QTableView> table(makePlainTable("a table", &model));
        table->selectRow(1);
        model.setTable(headings, rows + rows);
        QCOMPARE(table->selectionModel()->selectedRows().size(), 1);
        QCOMPARE(table->currentIndex().row(), 1);
    }

    void numbersAreSortedAsNumbersAndADashStandsLast() {
        TableModel model;
        model.setTable(headings, rows);
        const std::unique_ptr<QTableView> table(makeSortedTable("a table", &model, TableModel::SortRole));
        QCOMPARE(columnOf(*table->model(), 0), QString("1|2|10"));
        table->sortByColumn(1, Qt::AscendingOrder);
        QCOMPARE(columnOf(*table->model(), 1), QString("9|375|1,875"));
        table->sortByColumn(2, Qt::AscendingOrder);
        QCOMPARE(columnOf(*table->model(), 2), QString("−3.5\u00a0%|41\u00a0%|–"));
        table->sortByColumn(0, Qt::DescendingOrder);
        QCOMPARE(columnOf(*table->model(), 0), QString("10|2|1"));
        table->sortByColumn(-1, Qt::AscendingOrder);
        QCOMPARE(columnOf(*table->model(), 0), QString("1|2|10"));
    }

    void whatIsSelectedIsCopiedAsSpreadsheetsTakeIt() {
        TableModel model;
        model.setTable(headings, rows);
        const std::unique_ptr<QTableView> table(makeSortedTable("a table", &model, TableModel::SortRole));
        showAt(*table, {300, 200});
        table->activateWindow();
        table->setFocus();
        QVERIFY(QTest::qWaitForWindowActive(table.get()));
        table->sortByColumn(0, Qt::DescendingOrder);
        table->selectAll();
        QTest::keyClick(table.get(), Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), QString("10\t9\t−3.5 %\n2\t375\t–\n1\t1,875\t41 %"));
        table->setColumnHidden(1, true);
        table->clearSelection();
        table->selectRow(0);
        QTest::keyClick(table.get(), Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), QString("10\t−3.5 %"));
    }
};

QTEST_MAIN(TestTableModel)
#include "tst_table_model.moc"
