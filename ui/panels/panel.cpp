// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/panel.h"

#include <QHeaderView>
#include <QLabel>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/style/icons.h"
#include "ui/style/numbers.h"
#include "ui/style/plain_table.h"
#include "ui/style/table_model.h"
#include "ui/style/theme.h"

namespace miru {

Panel::Panel(const QString& question, QWidget* parent) : Card(question, Folding::Never, parent) {
    setAccessibleName(question);
    const auto addButton = [this](const QString& name, const QString& tip) {
        auto* const button = new QToolButton;
        button->setAutoRaise(true);
        button->setProperty("title", true);
        button->setFocusPolicy(Qt::TabFocus);
        button->setAccessibleName(name);
        button->setToolTip(tip);
        head()->layout()->addWidget(button);
        return button;
    };
    m_tableButton = addButton(tr("As a table"), tr("The numbers of the plot, as a table with a sentence"));
    m_tableButton->setCheckable(true);
    m_exportButton = addButton(tr("Export"), tr("Write this plot or its numbers to a file, or copy it"));
    connect(m_exportButton, &QToolButton::clicked, this, &Panel::exportPressed);
    connect(m_tableButton, &QToolButton::toggled, this, &Panel::setTableShown);
    connect(&Theme::current(), &Theme::changed, this, &Panel::restyleButtons);
    connect(&Theme::current(), &Theme::changed, this, &Panel::invalidate);
    restyleButtons();
}

void Panel::setSnapshot(std::shared_ptr<const Snapshot> snapshot) {
    m_snapshot = std::move(snapshot);
    invalidate();
}

void Panel::setGhosts(QList<Ghost> ghosts) {
    const bool hadNone = m_ghosts.isEmpty();
    takeGhosts(std::move(ghosts));
    if (!hadNone || !m_ghosts.isEmpty()) invalidate();
}

void Panel::setSnapshot(std::shared_ptr<const Snapshot> snapshot, QList<Ghost> ghosts) {
    takeGhosts(std::move(ghosts));
    setSnapshot(std::move(snapshot));
}

void Panel::takeGhosts(QList<Ghost> ghosts) {
    ghosts.removeIf([](const Ghost& ghost) { return !ghost.obstacle.isEmpty(); });
    m_ghosts = std::move(ghosts);
}

void Panel::invalidate() {
    m_isStale = true;
    if (isVisible()) refresh();
}

void Panel::showEvent(QShowEvent* event) {
    Card::showEvent(event);
    if (m_isStale) refresh();
}

void Panel::refresh() {
    m_isStale = false;
    show(m_snapshot.get());
    if (isTableShown()) fillTable();
}

void Panel::restyleButtons() {
    m_tableButton->setIcon(icon(QStringLiteral("table"), colors().mutedText));
    m_exportButton->setIcon(icon(QStringLiteral("export"), colors().mutedText));
}

void Panel::becomePlot() {
    takeHead()->hide();
    layout()->setContentsMargins(0, 0, 0, 0);
}

QString Panel::inCsv(QString cell) {
    if (!cell.contains(',') && !cell.contains('"') && !cell.contains('\n')) return cell;
    return '"' + cell.replace('"', QStringLiteral("\"\"")) + '"';
}

QByteArray Panel::csv() const {
    const words::NumbersForFiles withPoint;
    const PanelTable table = numbers();
    const auto lineOf = [](const QStringList& cells) {
        QStringList quoted;
        for (const QString& cell : cells) quoted << inCsv(cell);
        return quoted.join(',').toUtf8() + '\n';
    };
    QByteArray text = lineOf(table.columns);
    for (const QStringList& row : table.rows) text += lineOf(row);
    return text;
}

bool Panel::isTableShown() const { return m_twin && !m_twin->isHidden(); }

void Panel::setTableShown(bool shown) {
    if (shown == isTableShown()) return;
    if (!m_twin) {
        m_twin = new QWidget;
        auto* const column = new QVBoxLayout(m_twin);
        column->setContentsMargins(0, 0, 0, 0);
        m_twinSentence = new QLabel;
        m_twinSentence->setWordWrap(true);
        m_twinSentence->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        m_numbers = new TableModel(this);
        const QString name = tr("%1 as a table").arg(title());
        m_table =
            isTableSorted() ? makeSortedTable(name, m_numbers, TableModel::SortRole) : makePlainTable(name, m_numbers);
        m_table->verticalHeader()->hide();
        m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
        column->addWidget(m_twinSentence);
        column->addWidget(m_table, 1);
        layout()->addWidget(m_twin);
    }
    m_twin->setVisible(shown);
    body()->setVisible(!shown);
    m_tableButton->setChecked(shown);
    if (shown) fillTable();
}

void Panel::fillTable() {
    const PanelTable table = numbers();
    m_twinSentence->setText(sentence());
    m_twinSentence->setVisible(!m_twinSentence->text().isEmpty());
    QList<TableHeading> headings;
    for (const QString& column : table.columns) headings << TableHeading{column};
    m_numbers->setTable(headings, table.rows);
}

}  // namespace miru
