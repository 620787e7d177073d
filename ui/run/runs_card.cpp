// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/run/runs_card.h"

#include <QHeaderView>
#include <QPainter>
#include <QSignalBlocker>
#include <QTableWidget>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "core/experiment/spec_fields.h"
#include "ui/style/icons.h"
#include "ui/style/palette.h"
#include "ui/style/theme.h"
#include "ui/style/words.h"

namespace miru {
namespace {

enum Column { Name, Acc, Forgetting, ColumnCount };
constexpr int idRole = Qt::UserRole;
constexpr int mostCompared = 4;  // runs side by side in the table

/// A stroke as the run is drawn with.
QIcon strokeOf(int id, bool isLookedAt) {
    QPixmap pixmap(44, 20);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setPen(QPen(runColor(id), isLookedAt ? 4 : 3, isLookedAt ? Qt::SolidLine : runPen(id)));
    painter.drawLine(2, 10, 42, 10);
    return QIcon(pixmap);
}

std::optional<double> metricOf(const RunEntry& run, Metric metric) {
    const auto latest = run.latest();
    return latest ? latest->scoreboard.value(metric) : std::nullopt;
}

}  // namespace

RunsCard::RunsCard(RunList* runs, QWidget* parent)
    : Card(tr("Which run was which?"), Folding::Never, parent), m_runs(runs) {
    m_list = new QTreeWidget;
    m_list->setAccessibleName(tr("Runs"));
    m_list->setRootIsDecorated(false);
    m_list->setHeaderLabels({tr("run"), tr("ACC"), tr("forgetting")});
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(Name, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(Acc, QHeaderView::ResizeToContents);
    m_list->header()->setSectionResizeMode(Forgetting, QHeaderView::ResizeToContents);
    m_list->setEditTriggers(QAbstractItemView::EditKeyPressed);
    m_list->setIconSize({22, 10});
    m_list->setMinimumHeight(64);
    m_list->setToolTip(
        tr("Double click: look at this run. Ticked runs are drawn behind it, dashed. F2: write a note."));
    m_remove = new QToolButton;
    m_remove->setText(tr("Forget this run"));
    m_remove->setProperty("compact", true);
    m_remove->setToolTip(tr("Takes the selected run off the list"));
    m_differences = new QTableWidget;
    m_differences->setAccessibleName(tr("What tells the runs apart"));
    m_differences->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_differences->setSelectionMode(QAbstractItemView::NoSelection);
    m_differences->verticalHeader()->setDefaultSectionSize(21);
    m_differences->verticalHeader()->setMinimumSectionSize(18);
    m_differences->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_differences->horizontalHeader()->setTextElideMode(Qt::ElideRight);
    m_differences->setShowGrid(false);
    m_differences->setFrameShape(QFrame::NoFrame);
    m_list->setFrameShape(QFrame::NoFrame);
    content()->addWidget(m_list, 2);
    content()->addWidget(m_remove, 0, Qt::AlignRight);
    content()->addWidget(m_differences, 3);

    connect(m_runs, &RunList::changed, this, &RunsCard::refresh);
    connect(&Theme::current(), &Theme::changed, this, &RunsCard::refresh);
    connect(m_list, &QTreeWidget::itemChanged, this, &RunsCard::edited);
    connect(m_list, &QTreeWidget::itemActivated, this, [this] { m_runs->lookAt(selectedId()); });
    connect(m_list, &QTreeWidget::itemDoubleClicked, this, [this] { m_runs->lookAt(selectedId()); });
    connect(m_remove, &QToolButton::clicked, this, [this] { m_runs->remove(selectedId()); });
}

int RunsCard::selectedId() const {
    return m_list->currentItem() ? m_list->currentItem()->data(Name, idRole).toInt() : 0;
}

void RunsCard::showEvent(QShowEvent* event) {
    Card::showEvent(event);
    if (m_isStale) fill();
}

void RunsCard::refresh() {
    m_isStale = true;
    if (isVisible()) fill();
}

void RunsCard::fill() {
    m_isStale = false;
    const QSignalBlocker quiet(m_list);
    const int selected = selectedId();
    const auto& entries = m_runs->entries();
    while (m_list->topLevelItemCount() > static_cast<int>(entries.size()))
        delete m_list->takeTopLevelItem(m_list->topLevelItemCount() - 1);
    while (m_list->topLevelItemCount() < static_cast<int>(entries.size())) m_list->addTopLevelItem(new QTreeWidgetItem);
    for (int row = 0; row < static_cast<int>(entries.size()); ++row) {
        const RunEntry& run = entries[static_cast<std::size_t>(row)];
        const bool isLookedAt = &run == m_runs->current();
        QTreeWidgetItem* const item = m_list->topLevelItem(row);
        item->setData(Name, idRole, run.id);
        item->setText(Name, run.title());
        item->setToolTip(Name, run.name);
        item->setIcon(Name, strokeOf(run.id, isLookedAt));
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsEditable | Qt::ItemIsUserCheckable);
        item->setCheckState(Name, isLookedAt || run.isGhost ? Qt::Checked : Qt::Unchecked);
        item->setText(Acc, words::percent(metricOf(run, Metric::Acc)));
        item->setText(Forgetting, words::percent(metricOf(run, Metric::Forgetting)));
        QFont font = item->font(Name);
        font.setBold(isLookedAt);
        for (int column = 0; column < ColumnCount; ++column) {
            item->setFont(column, font);
            item->setTextAlignment(column, (column == Name ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
        }
        if (run.id == selected) m_list->setCurrentItem(item);
    }
    m_remove->setEnabled(!entries.empty());
    setCaption(entries.empty()       ? tr("none yet")
               : entries.size() == 1 ? tr("one run")
                                     : tr("%1 runs").arg(entries.size()));
    fillDifferences();
}

void RunsCard::edited(QTreeWidgetItem* item, int column) {
    const int id = item->data(Name, idRole).toInt();
    const RunEntry* const run = m_runs->find(id);
    if (column != Name || !run) return;
    const bool isTicked = item->checkState(Name) == Qt::Checked;
    const QString text = item->text(Name).trimmed();
    if (text != run->title()) m_runs->setNote(id, text == run->name ? QString() : text);
    if (run != m_runs->current()) m_runs->setGhost(id, isTicked);
    refresh();
}

/// Settings that are not the same in all runs, then results.
void RunsCard::fillDifferences() {
    std::vector<const RunEntry*> compared;
    for (const RunEntry& run : m_runs->entries())
        if (run.isGhost || &run == m_runs->current()) compared.push_back(&run);
    if (compared.size() > mostCompared) compared.erase(compared.begin(), compared.end() - mostCompared);

    QStringList names;
    QList<QStringList> rows;
    for (const SpecField& field : specFields()) {
        QStringList values;
        for (const RunEntry* run : compared) values << QString::fromStdString(toText(field.get(run->spec)));
        if (values.size() < 2 || values.count(values.first()) == values.size()) continue;
        names << words::setting(field.label);
        rows << values;
    }
    for (const Metric metric : {Metric::Acc, Metric::Bwt, Metric::Forgetting}) {
        QStringList values;
        for (const RunEntry* run : compared) values << words::percent(metricOf(*run, metric), 1);
        names << words::nameOf(metric);
        rows << values;
    }
    names << tr("parameters");
    rows << QStringList();
    for (const RunEntry* run : compared) {
        const auto latest = run->latest();
        rows.last() << (latest ? words::number(latest->resources.of(latest->network.cell).parameters)
                               : QStringLiteral("–"));
    }

    m_differences->setRowCount(static_cast<int>(rows.size()));
    m_differences->setColumnCount(static_cast<int>(compared.size()));
    m_differences->setVerticalHeaderLabels(names);
    for (int column = 0; column < m_differences->columnCount(); ++column) {
        const RunEntry& run = *compared[static_cast<std::size_t>(column)];
        auto* const header = new QTableWidgetItem(run.title());
        header->setForeground(runColor(run.id));
        header->setToolTip(run.title());
        m_differences->setHorizontalHeaderItem(column, header);
        for (int row = 0; row < m_differences->rowCount(); ++row) {
            auto* const item = new QTableWidgetItem(rows[row][column]);
            item->setTextAlignment(Qt::AlignCenter);
            m_differences->setItem(row, column, item);
        }
    }
    m_differences->setVisible(!compared.empty());
}

}  // namespace miru
