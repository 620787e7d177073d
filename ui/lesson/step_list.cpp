// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/lesson/step_list.h"

#include <QHBoxLayout>
#include <QScopedValueRollback>
#include <QShortcut>
#include <QTimer>
#include <QToolButton>

#include "ui/style/theme.h"

namespace miru {
namespace {

QToolButton* makeStepButton(const QString& text, const QString& tip) {
    auto* const button = new QToolButton;
    button->setText(text);
    button->setToolTip(tip);
    button->setAccessibleName(tip);
    button->setProperty("compact", true);
    return button;
}

/// "⚠" stands in front of a step with a mistake.
QString rowText(const StepList::Row& row, int number) {
    return QStringLiteral("%1%2  %3").arg(row.isWrong ? QStringLiteral("⚠ ") : QString()).arg(number).arg(row.text);
}

}  // namespace

StepList::StepList(QWidget* parent)
    : QWidget(parent),
      m_list(new QListWidget),
      m_add(makeStepButton(tr("+ Step"), tr("A new step after this one (Ins)"))),
      m_duplicate(makeStepButton(tr("Double"), tr("Another step like this one (Ctrl+D)"))),
      m_up(makeStepButton(QStringLiteral("↑"), tr("Move this step up (Alt+↑)"))),
      m_down(makeStepButton(QStringLiteral("↓"), tr("Move this step down (Alt+↓)"))),
      m_remove(makeStepButton(QStringLiteral("×"), tr("Remove this step (Del)"))) {
    m_list->setAccessibleName(tr("Steps"));
    m_list->setDragDropMode(QAbstractItemView::InternalMove);
    m_list->setDefaultDropAction(Qt::MoveAction);
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setTabKeyNavigation(false);
    m_list->setObjectName(QStringLiteral("stepList"));
    m_list->setFrameShape(QFrame::NoFrame);
    auto* const buttons = new QHBoxLayout;
    buttons->setSpacing(4);
    buttons->addWidget(m_add);
    buttons->addStretch(1);
    for (QToolButton* button : {m_duplicate, m_up, m_down, m_remove}) buttons->addWidget(button);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::gap);
    column->addWidget(m_list, 1);
    column->addLayout(buttons);

    connect(m_list, &QListWidget::currentRowChanged, this, [this](int row) {
        enable();
        if (!m_isShowing && row >= 0) Q_EMIT chosen(row);
    });
    connect(m_list->model(), &QAbstractItemModel::rowsMoved, this,
            [this](const QModelIndex&, int from, int, const QModelIndex&, int before) {
                takeDrag(from, before > from ? before - 1 : before);
            });
    connect(m_add, &QToolButton::clicked, this, &StepList::addWanted);
    connect(m_duplicate, &QToolButton::clicked, this, &StepList::duplicateWanted);
    connect(m_remove, &QToolButton::clicked, this, &StepList::removeWanted);
    connect(m_up, &QToolButton::clicked, this, [this] { moveBy(-1); });
    connect(m_down, &QToolButton::clicked, this, [this] { moveBy(1); });
    const auto addKey = [this](const QKeySequence& keys, const QString& does, auto action) {
        auto* const shortcut = new QShortcut(keys, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        shortcut->setWhatsThis(does);
        connect(shortcut, &QShortcut::activated, this, action);
    };
    addKey(Qt::Key_Insert, tr("In the list of a lesson's steps: a new step"), &StepList::addWanted);
    addKey(Qt::CTRL | Qt::Key_D, tr("In the list of a lesson's steps: another step like this one"),
           &StepList::duplicateWanted);
    addKey(Qt::Key_Delete, tr("In the list of a lesson's steps: removes the step"), &StepList::removeWanted);
    addKey(Qt::ALT | Qt::Key_Up, tr("In the list of a lesson's steps: moves the step up"), [this] { moveBy(-1); });
    addKey(Qt::ALT | Qt::Key_Down, tr("In the list of a lesson's steps: moves the step down"), [this] { moveBy(1); });
    enable();
}

void StepList::moveBy(int rows) {
    const int from = m_list->currentRow();
    const int to = from + rows;
    if (from >= 0 && to >= 0 && to < m_list->count()) Q_EMIT moveWanted(from, to);
}

/// Later: the list is still busy with the drop.
void StepList::takeDrag(int from, int to) {
    m_rows.clear();  // what stands in the list is no longer what was shown
    QTimer::singleShot(0, this, [this, from, to] { Q_EMIT moveWanted(from, to); });
}

void StepList::setSteps(const QList<Row>& rows, int current) {
    const QScopedValueRollback showing(m_isShowing, true);
    while (m_list->count() > rows.size()) delete m_list->takeItem(m_list->count() - 1);
    while (m_list->count() < rows.size()) m_list->addItem(QString());
    for (int n = 0; n < m_list->count(); ++n) {
        if (n < m_rows.size() && m_rows[n] == rows[n] && !m_list->item(n)->text().isEmpty()) continue;
        QListWidgetItem* const item = m_list->item(n);
        item->setText(rowText(rows[n], n + 1));
        item->setToolTip(rows[n].text);
        item->setData(Qt::AccessibleDescriptionRole, rows[n].isWrong ? tr("has a mistake") : QString());
    }
    m_rows = rows;
    m_list->setCurrentRow(current);
    if (current < 0) m_list->clearSelection();
    enable();
}

void StepList::enable() {
    const int row = m_list->currentRow();
    m_duplicate->setEnabled(row >= 0);
    m_remove->setEnabled(row >= 0 && m_list->count() > 1);
    m_up->setEnabled(row > 0);
    m_down->setEnabled(row >= 0 && row + 1 < m_list->count());
}

}  // namespace miru
