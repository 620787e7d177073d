// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/panel.h"

#include <QHeaderView>
#include <QLabel>
#include <QTableWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/style/icons.h"
#include "ui/style/theme.h"

namespace miru {

Panel::Panel(const QString& question, QWidget* parent) : Card(question, Folding::Never, parent) {
    setAccessibleName(question);
    m_tableButton = new QToolButton;
    m_tableButton->setCheckable(true);
    m_tableButton->setAutoRaise(true);
    m_tableButton->setProperty("title", true);
    m_tableButton->setFocusPolicy(Qt::TabFocus);
    m_tableButton->setAccessibleName(tr("As a table"));
    m_tableButton->setToolTip(tr("The numbers behind the picture, as a table with a sentence"));
    head()->layout()->addWidget(m_tableButton);
    connect(m_tableButton, &QToolButton::toggled, this, &Panel::setTableShown);
    connect(&Theme::current(), &Theme::changed, this, &Panel::restyleButton);
    connect(&Theme::current(), &Theme::changed, this, &Panel::invalidate);
    restyleButton();
}

void Panel::setSnapshot(std::shared_ptr<const Snapshot> snapshot) {
    m_snapshot = std::move(snapshot);
    invalidate();
}

void Panel::setGhosts(QList<Ghost> ghosts) {
    if (ghosts.isEmpty() && m_ghosts.isEmpty()) return;
    m_ghosts = std::move(ghosts);
    invalidate();
}

void Panel::setPicture(std::shared_ptr<const Snapshot> snapshot, QList<Ghost> ghosts) {
    m_ghosts = std::move(ghosts);
    setSnapshot(std::move(snapshot));
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

void Panel::restyleButton() { m_tableButton->setIcon(icon(QStringLiteral("table"), colors().mutedText)); }

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
        m_table = new QTableWidget;
        m_table->setAccessibleName(tr("%1 as a table").arg(title()));
        m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
        m_table->verticalHeader()->hide();
        m_table->verticalHeader()->setDefaultSectionSize(21);
        m_table->verticalHeader()->setMinimumSectionSize(18);
        m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
        m_table->setFrameShape(QFrame::NoFrame);
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
    m_table->setColumnCount(static_cast<int>(table.columns.size()));
    m_table->setHorizontalHeaderLabels(table.columns);
    m_table->setRowCount(static_cast<int>(table.rows.size()));
    for (int row = 0; row < m_table->rowCount(); ++row)
        for (int column = 0; column < m_table->columnCount(); ++column) {
            QTableWidgetItem* item = m_table->item(row, column);
            if (!item) m_table->setItem(row, column, item = new QTableWidgetItem);
            item->setText(table.rows[row].value(column));
            item->setTextAlignment((column == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
        }
}

}  // namespace miru
