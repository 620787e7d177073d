// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/run/runs_card.h"

#include <QEvent>
#include <QHeaderView>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QSortFilterProxyModel>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <array>
#include <utility>

#include "ui/run/runs_model.h"
#include "ui/style/numbers.h"
#include "ui/style/palette.h"
#include "ui/style/plain_table.h"
#include "ui/style/result_text.h"
#include "ui/style/row_filter.h"
#include "ui/style/run_names.h"
#include "ui/style/setting_words.h"
#include "ui/style/spec_text.h"
#include "ui/style/table_model.h"
#include "ui/style/theme.h"

namespace miru {
namespace {

constexpr int maxCompared = 4;         // runs side by side in the table of differences
constexpr int fewRuns = 4;             // need no filter
constexpr int maxNoteLength = 10'000;  // characters

/// Lets names, tags and notes be typed; what is half typed is not overwritten by what comes from a run.
class RunDelegate : public QStyledItemDelegate {
 public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem&, const QModelIndex& index) const override {
        auto* const field = new QLineEdit(parent);
        const bool isName = index.column() == RunsModel::Name;
        field->setMaxLength(isName                              ? maxRunNameLength
                            : index.column() == RunsModel::Tags ? maxTags * maxTagLength
                                                                : maxNoteLength);
        field->setAccessibleName(isName                              ? RunsCard::tr("Name of the run")
                                 : index.column() == RunsModel::Tags ? RunsCard::tr("Tags of the run")
                                                                     : RunsCard::tr("Note on the run"));
        return field;
    }
    void setEditorData(QWidget* editor, const QModelIndex& index) const override {
        const auto* const field = qobject_cast<QLineEdit*>(editor);
        if (!field || !field->isModified()) QStyledItemDelegate::setEditorData(editor, index);
    }
    /// How far a run that trains has come, as a line below its state.
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        QStyledItemDelegate::paint(painter, option, index);
        const QVariant progress = index.data(RunsModel::ProgressRole);
        if (!progress.isValid()) return;
        const QRectF track(option.rect.left() + 3, option.rect.bottom() - 2, option.rect.width() - 6, 2);
        painter->fillRect(track, colors().grid);
        painter->fillRect(QRectF(track.topLeft(), QSizeF(track.width() * progress.toDouble(), track.height())),
                          colors().accent);
    }
};

/// Room for what a column will show once there are results, in pixels.
int usualWidth(int column, QFont font) {
    font.setBold(true);
    constexpr int margins = 8;
    const QFontMetrics metrics(font);
    switch (column) {
        case RunsModel::Acc:
        case RunsModel::Bwt:
        case RunsModel::FirstTask: return metrics.horizontalAdvance(words::percent(-1)) + margins;
        case RunsModel::State: {
            const QString task = RunsModel::tr("task %1 of %2").arg(words::number(10), words::number(10));
            return metrics.horizontalAdvance(task + QStringLiteral(" · ") + words::timeLeft(90)) + margins;
        }
        default: return 0;
    }
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

std::optional<double> metricOf(const RunEntry& run, Metric metric) {
    const auto latest = run.latest();
    return latest ? latest->scoreboard.value(metric) : std::nullopt;
}

}  // namespace

RunsCard::RunsCard(RunList* runs, QWidget* parent)
    : Card(tr("Which run was which?"), Folding::Never, parent),
      m_runs(runs),
      m_model(new RunsModel(runs, this)),
      m_listed(new RowFilter(RunsModel::SortRole, this)),
      m_differenceRows(new TableModel(this)) {
    m_filter = new QLineEdit;
    m_filter->setPlaceholderText(tr("filter: name, cell, tag …"));
    m_filter->setAccessibleName(tr("Filter the runs"));
    m_filter->setToolTip(tr("Lists the runs that have these words, in whatever column"));
    m_filter->setClearButtonEnabled(true);
    m_filter->hide();
    makeTable();
    m_remove = new QToolButton;
    m_remove->setText(tr("Remove this run"));
    m_remove->setProperty("compact", true);
    m_remove->setToolTip(tr("Takes the selected run off the list"));
    m_differences = makePlainTable(tr("How the runs differ"), m_differenceRows);
    m_differences->verticalHeader()->hide();
    m_differences->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_differences->horizontalHeader()->setHighlightSections(false);
    m_differences->setShowGrid(false);
    m_notDrawn = makeCaption({});
    m_notDrawn->setWordWrap(true);
    m_notDrawn->setTextFormat(Qt::PlainText);
    content()->addWidget(m_filter);
    content()->addWidget(m_table, 3);
    content()->addWidget(m_notDrawn);
    content()->addWidget(m_remove, 0, Qt::AlignRight);
    content()->addWidget(m_differences, 2);

    connect(m_runs, &RunList::changed, this, &RunsCard::refresh);
    connect(m_runs, &QObject::destroyed, this, [this] { m_runs = nullptr; });
    connect(m_runs, &RunList::progressed, this, &RunsCard::refresh);
    connect(&Theme::current(), &Theme::changed, this, &RunsCard::restyle);
    restyle();
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString& words) {
        m_listed->setWords(words);
        countRuns();
    });
    connect(m_remove, &QToolButton::clicked, this, [this] { m_runs->remove(selectedId()); });
}

void RunsCard::makeTable() {
    m_listed->setSourceModel(m_model);
    m_table = makePlainTable(tr("Runs"), m_listed);
    letHeadingsSort(*m_table);
    m_table->setItemDelegate(new RunDelegate(m_table));
    m_table->setEditTriggers(QAbstractItemView::EditKeyPressed | QAbstractItemView::DoubleClicked);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setWordWrap(false);
    m_table->setTextElideMode(Qt::ElideMiddle);
    m_table->setShowGrid(false);
    m_table->setMinimumHeight(64);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->setMouseTracking(true);
    m_table->viewport()->installEventFilter(this);

    connect(m_model, &RunsModel::ticked, this, [this] {
        m_hasTicked = true;
        QTimer::singleShot(0, this, [this] { m_hasTicked = false; });
    });
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex& index) { m_runs->lookAt(idAt(index)); });
    connect(m_table, &QTableView::clicked, this, [this](const QModelIndex& index) {
        if (!std::exchange(m_hasTicked, false)) m_runs->lookAt(idAt(index));
    });
    connect(m_table, &QTableView::doubleClicked, this, [this](const QModelIndex& index) {
        if (index.column() == RunsModel::Note && !(index.flags() & Qt::ItemIsEditable)) askForNote(idAt(index));
    });
    connect(m_table, &QTableView::entered, this, [this](const QModelIndex& index) { m_runs->hover(idAt(index)); });
    connect(m_table, &QTableView::viewportEntered, this, &RunsCard::pointAtNone);
    connect(m_table, &QTableView::customContextMenuRequested, this, &RunsCard::showMenu);
    connect(m_table->horizontalHeader(), &QHeaderView::sectionResized, this,
            [this] { m_hasOwnWidths = m_hasOwnWidths || !m_isFitting; });
}

int RunsCard::idAt(const QModelIndex& index) const { return index.data(RunsModel::IdRole).toInt(); }

int RunsCard::selectedId() const { return idAt(m_table->currentIndex()); }

/// The pointer is on no run any more.
void RunsCard::pointAtNone() {
    if (m_runs) m_runs->hover(0);
}

void RunsCard::showEvent(QShowEvent* event) {
    Card::showEvent(event);
    if (m_isStale) fill();
}

void RunsCard::hideEvent(QHideEvent* event) {
    Card::hideEvent(event);
    pointAtNone();
}

bool RunsCard::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_table->viewport() && event->type() == QEvent::Leave) pointAtNone();
    if (watched == m_table->viewport() && event->type() == QEvent::Resize) fitColumns();
    return Card::eventFilter(watched, event);
}

/// Strokes are as large as the type beside them.
void RunsCard::restyle() {
    constexpr QSizeF stroke(22, 10);  // pixels, of usual type
    m_table->setIconSize((stroke * Theme::current().typeScale()).toSize());
    m_fittedTexts.clear();
    refresh();
}

void RunsCard::refresh() {
    m_isStale = true;
    if (isVisible()) fill();
}

void RunsCard::showMenu(const QPoint& position) {
    const QModelIndex at = m_table->indexAt(position);
    const RunEntry* const run = m_runs->find(idAt(at));
    if (!run) return;
    const int id = run->id;
    const auto edit = [this, at = QPersistentModelIndex(at)](int column) {
        if (at.isValid()) m_table->edit(at.sibling(at.row(), column));
    };
    auto* const menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Look at this run"), this, [this, id] { m_runs->lookAt(id); });
    menu->addAction(tr("Rename"), this, [edit] { edit(RunsModel::Name); })->setShortcut(QKeySequence(Qt::Key_F2));
    menu->addAction(tr("Automatic name"), this, [this, id] { m_runs->rename(id, {}); })->setEnabled(!run->name.empty());
    menu->addAction(tr("Tags …"), this, [edit] { edit(RunsModel::Tags); });
    menu->addAction(tr("Note …"), this, [this, id] { askForNote(id); });
    menu->addSeparator();
    menu->addAction(tr("Remove this run"), this, [this, id] { m_runs->remove(id); });
    menu->popup(m_table->viewport()->mapToGlobal(position));
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

void RunsCard::setRemovable(bool removable) { m_remove->setVisible(removable); }

void RunsCard::fill() {
    m_isStale = false;
    m_model->refresh();
    const bool hasMany = m_model->rowCount() > fewRuns;
    m_filter->setVisible(hasMany);
    if (!hasMany) m_filter->clear();  // what is not seen hides nothing
    const QStringList notDrawn = m_model->notDrawn();
    m_notDrawn->setText(notDrawn.join('\n'));
    m_notDrawn->setVisible(!notDrawn.isEmpty());
    m_remove->setEnabled(m_model->rowCount() > 0);
    countRuns();
    QStringList texts;
    for (int row = 0; row < m_model->rowCount(); ++row)
        for (const int column : {RunsModel::Name, RunsModel::Method, RunsModel::Tags})
            texts << m_model->index(row, column).data().toString();
    if (std::exchange(m_fittedTexts, texts) != texts) fitColumns();  // not for results: columns would jump
    fillDifferences();
}

void RunsCard::countRuns() {
    const int count = m_model->rowCount();
    if (m_listed->rowCount() < count)
        setCaption(tr("%1 of %2 runs").arg(words::number(m_listed->rowCount()), words::number(count)));
    else
        setCaption(count == 0 ? tr("none yet") : count == 1 ? tr("one run") : tr("%1 runs").arg(words::number(count)));
}

/// Each column as wide as what is in it. Where there is less room the note is cut first, then the others one after the other;
/// what is left over is the note's. Where even that is too little, cell and method go: automatic names tell them.
void RunsCard::fitColumns() {
    if (m_hasOwnWidths || m_isFitting) return;
    m_isFitting = true;
    constexpr std::array narrowing{RunsModel::Note, RunsModel::Tags, RunsModel::Method, RunsModel::Name,
                                   RunsModel::State};
    constexpr int narrow = 72;       // pixels
    constexpr int narrowName = 150;  // which must be read
    std::array<int, RunsModel::ColumnCount> widths{};
    int left = m_table->viewport()->width();
    for (int column = 0; column < RunsModel::ColumnCount; ++column) {
        auto& width = widths[static_cast<std::size_t>(column)];
        m_table->showColumn(column);
        m_table->resizeColumnToContents(column);
        const int ifBold = m_table->columnWidth(column) * 16 / 15;
        width = std::max(ifBold, usualWidth(column, m_table->font()));
        left -= width;
    }
    for (const auto column : narrowing) {
        auto& width = widths[static_cast<std::size_t>(column)];
        const int least = column == RunsModel::Name ? narrowName : narrow;
        const int less = std::clamp(-left, 0, std::max(0, width - least));
        width -= less;
        left += less;
    }
    for (const auto column : {RunsModel::Method, RunsModel::Cell}) {
        if (left >= 0) break;
        m_table->hideColumn(column);
        left += widths[static_cast<std::size_t>(column)];
    }
    widths[RunsModel::Note] += std::max(0, left);
    for (int column = 0; column < RunsModel::ColumnCount; ++column)
        if (!m_table->isColumnHidden(column)) m_table->setColumnWidth(column, widths[static_cast<std::size_t>(column)]);
    m_isFitting = false;
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

    QList<TableHeading> headings{{QString()}};
    for (const RunEntry* run : compared)
        headings << TableHeading{run->title, words::shortTitleOf(run->spec), runColor(run->id)};
    for (qsizetype row = 0; row < rows.size(); ++row) rows[row].prepend(names[row]);
    m_differenceRows->setTable(headings, rows);
    m_differences->setVisible(!compared.empty());
    m_differences->horizontalHeader()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
}

}  // namespace miru
