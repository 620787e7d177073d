// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/style/plain_table.h"

#include <QAction>
#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QHeaderView>
#include <algorithm>

#include "ui/style/row_filter.h"
#include "ui/style/theme.h"

namespace miru {
namespace {

QString tr(const char* text) { return QCoreApplication::translate("miru", text); }

/// The selected cells that are seen, in order: tabs between those of a row, a line for each row.
QString selectedText(const QTableView& table) {
    QModelIndexList cells = table.selectionModel()->selectedIndexes();
    cells.removeIf([&table](const QModelIndex& cell) { return table.isColumnHidden(cell.column()); });
    std::sort(cells.begin(), cells.end());
    QString text;
    for (qsizetype n = 0; n < cells.size(); ++n) {
        if (n > 0) text += cells[n].row() == cells[n - 1].row() ? '\t' : '\n';
        text += cells[n].data().toString().simplified();
    }
    return text;
}

/// Titles that have no room lose their middle: what tells runs apart often comes last. A style sheet would cut them.
class ElidedHeader : public QHeaderView {
 public:
    explicit ElidedHeader(QWidget* parent) : QHeaderView(Qt::Horizontal, parent) {
        setSectionsClickable(true);
        setHighlightSections(true);
    }

 protected:
    void initStyleOptionForIndex(QStyleOptionHeader* option, int section) const override {
        QHeaderView::initStyleOptionForIndex(option, section);
        if (option->text.contains('\n')) return;
        int room = sectionSize(section) - 2 * style()->pixelMetric(QStyle::PM_HeaderMargin, option, this);
        if (option->sortIndicator != QStyleOptionHeader::None)
            room -= style()->pixelMetric(QStyle::PM_HeaderMarkSize, option, this);
        option->text = option->fontMetrics.elidedText(option->text, Qt::ElideMiddle, room);
    }
};

}  // namespace

QTableView* makePlainTable(const QString& name, QAbstractItemModel* model) {
    auto* const table = new QTableView;
    table->setHorizontalHeader(new ElidedHeader(table));
    table->setModel(model);
    table->setAccessibleName(name);
    table->setTabKeyNavigation(false);  // else Tab goes from cell to cell and never out
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setFrameShape(QFrame::NoFrame);
    const auto fitRows = [table] {
        table->verticalHeader()->setDefaultSectionSize(std::max(21, QFontMetrics(Theme::baseFont()).height() + 5));
    };
    fitRows();
    QObject::connect(&Theme::current(), &Theme::changed, table, fitRows);
    table->verticalHeader()->setMinimumSectionSize(18);
    auto* const copy = new QAction(tr("Copy the selected cells"), table);
    copy->setShortcut(Qt::CTRL | Qt::Key_C);
    copy->setShortcutContext(Qt::WidgetShortcut);
    table->addAction(copy);
    QObject::connect(copy, &QAction::triggered, table, [table] {
        const QString text = selectedText(*table);
        if (!text.isEmpty()) QGuiApplication::clipboard()->setText(text);
    });
    return table;
}

QTableView* makeSortedTable(const QString& name, QAbstractItemModel* model, int role) {
    auto* const sorted = new RowFilter(role, model);
    sorted->setSourceModel(model);
    QTableView* const table = makePlainTable(name, sorted);
    letHeadingsSort(*table);
    return table;
}

void letHeadingsSort(QTableView& table) {
    table.horizontalHeader()->setSortIndicatorClearable(true);
    table.horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);  // as they came
    table.setSortingEnabled(true);
}

}  // namespace miru
