// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/run/runs_card.h"

#include <QCoreApplication>
#include <QHeaderView>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QSignalBlocker>
#include <QStyledItemDelegate>
#include <QTableWidget>
#include <QTimer>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <functional>
#include <utility>

#include "ui/style/icons.h"
#include "ui/style/numbers.h"
#include "ui/style/palette.h"
#include "ui/style/plain_table.h"
#include "ui/style/result_text.h"
#include "ui/style/run_names.h"
#include "ui/style/setting_words.h"
#include "ui/style/spec_text.h"
#include "ui/style/theme.h"

namespace miru {
namespace {

enum Column { Name, Acc, Forgetting, ColumnCount };
constexpr int idRole = Qt::UserRole;
constexpr int maxCompared = 4;  // runs side by side in the table

/// Lets a name be typed that is not too long, and tells of the field it is typed into.
class NameDelegate : public QStyledItemDelegate {
 public:
    NameDelegate(std::function<void(QWidget*)> opened, QObject* parent)
        : QStyledItemDelegate(parent), m_opened(std::move(opened)) {}
    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem&, const QModelIndex& index) const override {
        if (index.column() != Name) return nullptr;
        auto* const field = new QLineEdit(parent);
        field->setMaxLength(maxRunNameLength);
        field->setAccessibleName(QCoreApplication::translate("miru::RunsCard", "Name of the run"));
        m_opened(field);
        return field;
    }

 private:
    std::function<void(QWidget*)> m_opened;
};

/// A stroke as the run is drawn with.
QIcon strokeOf(int id, bool isLookedAt) {
    QPixmap pixmap(44, 20);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setPen(QPen(runColor(id), isLookedAt ? 4 : 3, isLookedAt ? Qt::SolidLine : runPen(id)));
    painter.drawLine(2, 10, 42, 10);
    QIcon stroke(pixmap);
    stroke.addPixmap(pixmap, QIcon::Selected);  // in its own colour there too
    return stroke;
}

/// How the run has ended, or how far it is; in a word where it is finished.
QString outcomeOf(const RunEntry& run) {
    const auto latest = run.latest();
    if (!latest || run.isTraining) return RunsCard::tr("not finished");
    const QString unfinished = words::unfinishedText(*latest);
    return unfinished.isEmpty() ? RunsCard::tr("finished") : unfinished;
}

bool isFinished(const RunEntry& run) {
    const auto latest = run.latest();
    return latest && latest->state == RunState::Finished;
}

/// Plain text: names and notes are the user's.
QString tipOf(const RunEntry& run, const QString& notDrawn = {}) {
    QStringList lines{words::shortTitleOf(run.spec)};
    if (run.latest()) lines << outcomeOf(run);
    lines << QString::fromStdString(run.folder.string()) << QString::fromStdString(run.note) << notDrawn;
    lines.removeAll(QString());
    return QStringLiteral("<p style='white-space:pre-wrap'>%1</p>").arg(lines.join('\n').toHtmlEscaped());
}

/// Why it is not drawn behind the run looked at; empty if it is, or would be.
QString notDrawnText(const RunList& runs, const RunEntry& run) {
    if (const auto obstacle = runs.obstacle(run)) return RunsCard::tr("not drawn: %1").arg(words::describe(*obstacle));
    if (const auto obstacle = runs.curveObstacle(run))
        return RunsCard::tr("curves not drawn: %1").arg(words::describe(*obstacle));
    return {};
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
    m_list->setEditTriggers(QAbstractItemView::EditKeyPressed | QAbstractItemView::DoubleClicked);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_list->setItemDelegateForColumn(Name, new NameDelegate(
                                               [this](QWidget* field) {
                                                   m_nameEditor = field;
                                                   connect(field, &QObject::destroyed, this, [this] {
                                                       m_nameEditor = nullptr;
                                                       refresh();
                                                   });
                                               },
                                               m_list));
    m_list->setIconSize({22, 10});
    m_list->setMinimumHeight(64);
    m_list->setToolTip(tr(
        "Click: look at this run. Ticked runs are drawn behind it, dashed. Double click or F2: rename; an empty name "
        "is the automatic one again."));
    m_remove = new QToolButton;
    m_remove->setText(tr("Remove this run"));
    m_remove->setProperty("compact", true);
    m_remove->setToolTip(tr("Takes the selected run off the list"));
    m_differences = makePlainTable(tr("How the runs differ"));
    m_differences->setSelectionMode(QAbstractItemView::NoSelection);
    m_differences->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_differences->horizontalHeader()->setTextElideMode(Qt::ElideRight);
    m_differences->setShowGrid(false);
    m_list->setFrameShape(QFrame::NoFrame);
    m_notDrawn = makeCaption({});
    m_notDrawn->setWordWrap(true);
    m_notDrawn->setTextFormat(Qt::PlainText);
    content()->addWidget(m_list, 2);
    content()->addWidget(m_notDrawn);
    content()->addWidget(m_remove, 0, Qt::AlignRight);
    content()->addWidget(m_differences, 3);

    connect(m_runs, &RunList::changed, this, &RunsCard::refresh);
    connect(&Theme::current(), &Theme::changed, this, &RunsCard::refresh);
    connect(m_list, &QTreeWidget::itemChanged, this, &RunsCard::edited);
    connect(m_list, &QTreeWidget::itemActivated, this, [this] { m_runs->lookAt(selectedId()); });
    connect(m_list, &QTreeWidget::itemClicked, this, [this] {
        if (!std::exchange(m_hasTicked, false)) m_runs->lookAt(selectedId());
    });
    connect(m_list, &QTreeWidget::customContextMenuRequested, this, &RunsCard::showMenu);
    connect(m_remove, &QToolButton::clicked, this, [this] { m_runs->remove(selectedId()); });
}

/// A field that closes with the card has nobody to tell.
RunsCard::~RunsCard() {
    if (m_nameEditor) m_nameEditor->disconnect(this);
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
    if (isVisible() && !m_nameEditor) fill();  // who types a name is not disturbed
}

void RunsCard::showMenu(const QPoint& position) {
    QTreeWidgetItem* const item = m_list->itemAt(position);
    const RunEntry* const run = item ? m_runs->find(item->data(Name, idRole).toInt()) : nullptr;
    if (!run) return;
    const int id = run->id;
    auto* const menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Look at this run"), this, [this, id] { m_runs->lookAt(id); });
    menu->addAction(tr("Rename"), this, [this, item] { m_list->editItem(item, Name); })
        ->setShortcut(QKeySequence(Qt::Key_F2));
    menu->addAction(tr("Automatic name"), this, [this, id] { m_runs->rename(id, {}); })->setEnabled(!run->name.empty());
    menu->addAction(tr("Note …"), this, [this, id] { askForNote(id); });
    menu->addSeparator();
    menu->addAction(tr("Remove this run"), this, [this, id] { m_runs->remove(id); });
    menu->popup(m_list->viewport()->mapToGlobal(position));
}

/// In a window of its own: a run that trains continues.
void RunsCard::askForNote(int id) {
    const RunEntry* const run = m_runs->find(id);
    if (!run) return;
    auto* const dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setOption(QInputDialog::UsePlainTextEditForTextInput);
    dialog->setWindowTitle(tr("Note"));
    dialog->setLabelText(tr("What is there to say about %1? Reports show it.").arg(run->title));
    dialog->setTextValue(QString::fromStdString(run->note));
    connect(dialog, &QInputDialog::textValueSelected, this,
            [this, id](const QString& text) { m_runs->setNote(id, text.trimmed()); });
    dialog->show();
}

void RunsCard::fill() {
    m_isStale = false;
    const QSignalBlocker quiet(m_list);
    const int selected = selectedId();
    const auto& entries = m_runs->entries();
    QStringList notDrawn;
    while (m_list->topLevelItemCount() > static_cast<int>(entries.size()))
        delete m_list->takeTopLevelItem(m_list->topLevelItemCount() - 1);
    while (m_list->topLevelItemCount() < static_cast<int>(entries.size())) m_list->addTopLevelItem(new QTreeWidgetItem);
    for (int row = 0; row < static_cast<int>(entries.size()); ++row) {
        const RunEntry& run = entries[static_cast<std::size_t>(row)];
        const bool isLookedAt = &run == m_runs->current();
        QTreeWidgetItem* const item = m_list->topLevelItem(row);
        item->setData(Name, idRole, run.id);
        item->setText(Name, run.title);
        const QString obstacle = isLookedAt ? QString() : notDrawnText(*m_runs, run);
        if (run.isGhost && run.latest() && !obstacle.isEmpty()) notDrawn << tr("%1: %2").arg(run.title, obstacle);
        item->setToolTip(Name, tipOf(run, obstacle));
        item->setForeground(Name, obstacle.isEmpty() ? colors().text : colors().mutedText);
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
    m_notDrawn->setText(notDrawn.join('\n'));
    m_notDrawn->setVisible(!notDrawn.isEmpty());
    m_remove->setEnabled(!entries.empty());
    setCaption(entries.empty()       ? tr("none yet")
               : entries.size() == 1 ? tr("one run")
                                     : tr("%1 runs").arg(words::number(std::ssize(entries))));
    fillDifferences();
}

void RunsCard::edited(QTreeWidgetItem* item, int column) {
    const int id = item->data(Name, idRole).toInt();
    const RunEntry* const run = m_runs->find(id);
    if (column != Name || !run) return;
    const bool isTicked = item->checkState(Name) == Qt::Checked;
    if (isTicked != (run == m_runs->current() || run->isGhost)) {
        m_hasTicked = true;
        QTimer::singleShot(0, this, [this] { m_hasTicked = false; });
    }
    const QString text = item->text(Name);
    if (run != m_runs->current()) m_runs->setGhost(id, isTicked);
    if (text != run->title) m_runs->rename(id, text);
    refresh();
}

/// Settings that are not the same in all runs, then results.
void RunsCard::fillDifferences() {
    std::vector<const RunEntry*> compared;
    for (const RunEntry& run : m_runs->entries())
        if (run.isGhost || &run == m_runs->current()) compared.push_back(&run);
    if (compared.size() > maxCompared) compared.erase(compared.begin(), compared.end() - maxCompared);

    QStringList names;
    QList<QStringList> rows;
    for (const words::SettingDifference& difference :
         words::differencesOf(QList<const Run*>(compared.begin(), compared.end()))) {
        names << difference.label;
        rows << difference.values;
    }
    // Results of what is not finished, or was measured on something else, are not set beside those of the others unmarked.
    const bool areAllFinished = std::ranges::all_of(compared, [](const RunEntry* run) { return isFinished(*run); });
    if (!areAllFinished && compared.size() > 1) {
        names << tr("outcome");
        rows << QStringList();
        for (const RunEntry* run : compared) rows.last() << outcomeOf(*run);
    }
    for (const Metric metric : {Metric::Acc, Metric::Bwt, Metric::Forgetting}) {
        QStringList values;
        for (const RunEntry* run : compared) {
            const auto obstacle = m_runs->obstacle(*run);
            values << (obstacle ? QStringLiteral("– (%1)").arg(words::describe(*obstacle))
                                : words::percent(metricOf(*run, metric), 1));
        }
        names << words::nameOf(metric);
        rows << values;
    }
    names << tr("parameters");
    rows << QStringList();
    for (const RunEntry* run : compared) {
        const auto latest = run->latest();
        rows.last() << (latest ? words::number(latest->ownCost.parameters) : QStringLiteral("–"));
    }

    m_differences->setRowCount(static_cast<int>(rows.size()));
    m_differences->setColumnCount(static_cast<int>(compared.size()));
    m_differences->setVerticalHeaderLabels(names);
    for (int column = 0; column < m_differences->columnCount(); ++column) {
        const RunEntry& run = *compared[static_cast<std::size_t>(column)];
        auto* const header = new QTableWidgetItem(run.title);
        header->setForeground(runColor(run.id));
        header->setToolTip(tipOf(run));
        m_differences->setHorizontalHeaderItem(column, header);
        for (int row = 0; row < m_differences->rowCount(); ++row) {
            auto* const item = new QTableWidgetItem(rows[row][column]);
            item->setTextAlignment(Qt::AlignCenter);
            item->setToolTip(rows[row][column]);
            m_differences->setItem(row, column, item);
        }
    }
    m_differences->setVisible(!compared.empty());
}

}  // namespace miru
