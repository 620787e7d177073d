// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/run/runs_model.h"

#include <QFont>
#include <QIcon>
#include <QPainter>
#include <QPixmap>
#include <algorithm>
#include <cmath>

#include "ui/style/numbers.h"
#include "ui/style/palette.h"
#include "ui/style/result_text.h"
#include "ui/style/run_names.h"
#include "ui/style/setting_words.h"
#include "ui/style/spec_text.h"
#include "ui/style/theme.h"

namespace miru {
namespace {

/// A stroke as the run is drawn with.
QIcon strokeOf(int id, bool isLookedAt) {
    const double scale = Theme::current().typeScale();
    QPixmap pixmap((QSizeF(44, 20) * scale).toSize());
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.scale(scale, scale);
    painter.setPen(QPen(runColor(id), isLookedAt ? 4 : 3, isLookedAt ? Qt::SolidLine : runPen(id)));
    painter.drawLine(2, 10, 42, 10);
    QIcon stroke(pixmap);
    stroke.addPixmap(pixmap, QIcon::Selected);  // in its own colour there too
    return stroke;
}

std::optional<double> metricOf(const Snapshot* latest, Metric metric) {
    return latest ? latest->scoreboard.value(metric) : std::nullopt;
}

/// As it was tested last.
std::optional<double> firstTaskAccuracy(const Snapshot* latest) {
    if (!latest || latest->accuracy.empty() || latest->accuracy.front().points().empty()) return std::nullopt;
    return latest->accuracy.front().points().back().value;
}

double shareLearned(const Snapshot* latest) {
    if (!latest || latest->timetable.totalBatches() == 0) return 0;
    return static_cast<double>(latest->position.batch) / static_cast<double>(latest->timetable.totalBatches());
}

/// "task 3 of 5 · 40 s left", or how it has ended.
QString stateOf(const RunEntry& run) {
    const auto latest = run.latest();
    if (!latest) return run.isTraining ? RunsModel::tr("starting …") : RunsModel::tr("not begun");
    if (!run.isTraining) {
        const QString unfinished = words::unfinishedText(*latest);
        return unfinished.isEmpty() ? RunsModel::tr("finished") : unfinished;
    }
    const RunPosition& position = latest->position;
    const QString task =
        RunsModel::tr("task %1 of %2")
            .arg(words::number(std::min(position.task + 1, position.taskCount)), words::number(position.taskCount));
    if (latest->state == RunState::Paused) return RunsModel::tr("paused · %1").arg(task);
    const auto seconds = run.timeLeft.until(latest->timetable.totalSamples());
    return seconds ? QStringLiteral("%1 · %2").arg(task, words::timeLeft(*seconds)) : task;
}

/// Plain text: names and notes are the user's.
QString tipOf(const RunEntry& run, const QString& state, const QString& obstacle) {
    QStringList lines{run.title, words::shortTitleOf(run.spec), state};
    lines << QString::fromStdString(run.folder.string()) << QString::fromStdString(run.note) << obstacle;
    lines.removeAll(QString());
    lines.removeDuplicates();
    return QStringLiteral("<p style='white-space:pre-wrap'>%1</p>").arg(lines.join('\n').toHtmlEscaped());
}

/// Why it is not drawn behind the run looked at; empty if it is, or would be.
QString obstacleText(const RunList& runs, const RunEntry& run) {
    if (const auto obstacle = runs.obstacle(run)) return RunsModel::tr("not drawn: %1").arg(words::describe(*obstacle));
    if (const auto obstacle = runs.curveObstacle(run))
        return RunsModel::tr("curves not drawn: %1").arg(words::describe(*obstacle));
    return {};
}

}  // namespace

RunsModel::RunsModel(RunList* runs, QObject* parent) : QAbstractTableModel(parent), m_runs(runs) {
    connect(&Theme::current(), &Theme::changed, this, [this] {
        if (!m_rows.empty()) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    });
}

RunsModel::Row RunsModel::rowFor(const RunEntry& run) const {
    const auto latest = run.latest();
    const auto text = [](const QString& shown) { return Shown{shown, shown.isEmpty() ? QVariant() : shown}; };
    const auto fraction = [](std::optional<double> value) {
        const bool isNumber = value && std::isfinite(*value);
        return Shown{words::percent(value), isNumber ? QVariant(*value) : QVariant()};
    };
    Row row;
    row.id = run.id;
    row.isLookedAt = &run == m_runs->current();
    row.isTicked = row.isLookedAt || run.isGhost;
    if (run.isTraining) row.progress = shareLearned(latest.get());
    if (!row.isLookedAt) row.obstacle = obstacleText(*m_runs, run);
    row.cells[Name] = text(run.title);
    row.cells[Cell] = text(words::cellOf(run.spec));
    row.cells[Method] = text(words::methodsText(run.spec));
    row.cells[Acc] = fraction(metricOf(latest.get(), Metric::Acc));
    row.cells[Bwt] = fraction(metricOf(latest.get(), Metric::Bwt));
    row.cells[FirstTask] = fraction(firstTaskAccuracy(latest.get()));
    row.cells[State] = {stateOf(run), shareLearned(latest.get())};
    row.cells[Tags] = text(tagsText(run.tags));
    row.cells[Note] = text(QString::fromStdString(run.note).simplified());
    row.tip = tipOf(run, latest ? row.cells[State].text : QString(), row.obstacle);
    return row;
}

void RunsModel::refresh() {
    const auto& runs = m_runs->entries();
    for (int number = rowCount() - 1; number >= 0; --number) {
        if (m_runs->find(m_rows[static_cast<std::size_t>(number)].id)) continue;
        beginRemoveRows({}, number, number);
        m_rows.erase(m_rows.begin() + number);
        endRemoveRows();
    }
    // New runs come last.
    for (std::size_t n = 0; n < m_rows.size(); ++n) setRow(static_cast<int>(n), rowFor(runs[n]));
    if (m_rows.size() == runs.size()) return;
    beginInsertRows({}, rowCount(), static_cast<int>(runs.size()) - 1);
    for (std::size_t n = m_rows.size(); n < runs.size(); ++n) m_rows.push_back(rowFor(runs[n]));
    endInsertRows();
}

void RunsModel::setRow(int number, Row row) {
    Row& shown = m_rows[static_cast<std::size_t>(number)];
    const Row old = std::exchange(shown, std::move(row));
    const bool isAllNew = old.isLookedAt != shown.isLookedAt;  // bold, or no longer
    const auto isNew = [&](int column) {
        const auto place = static_cast<std::size_t>(column);
        if (column == Name && (old.isTicked != shown.isTicked || old.obstacle != shown.obstacle)) return true;
        if (column == State && old.progress != shown.progress) return true;
        return isAllNew || old.cells[place] != shown.cells[place];
    };
    for (int column = 0; column < ColumnCount; ++column)
        if (isNew(column)) Q_EMIT dataChanged(index(number, column), index(number, column));
}

int RunsModel::rowOf(int id) const {
    const auto found = std::ranges::find(m_rows, id, &Row::id);
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

QStringList RunsModel::notDrawn() const {
    QStringList texts;
    for (const Row& row : m_rows) {
        const RunEntry* const run = m_runs->find(row.id);
        if (run && run->isGhost && run->latest() && !row.obstacle.isEmpty())
            texts << tr("%1: %2").arg(row.cells[Name].text, row.obstacle);
    }
    return texts;
}

int RunsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int RunsModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int{ColumnCount}; }

QVariant RunsModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    const int column = index.column();
    const Shown& cell = row.cells[static_cast<std::size_t>(column)];
    const bool isNumber = column == Acc || column == Bwt || column == FirstTask;
    switch (role) {
        case Qt::DisplayRole:
        case Qt::EditRole: return cell.text;
        case Qt::ToolTipRole: return row.tip;
        case Qt::TextAlignmentRole: return QVariant((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
        case Qt::FontRole: {
            QFont font = Theme::baseFont();
            font.setBold(row.isLookedAt);
            return font;
        }
        case Qt::DecorationRole: return column == Name ? QVariant(strokeOf(row.id, row.isLookedAt)) : QVariant();
        case Qt::CheckStateRole:
            return column == Name ? QVariant(row.isTicked ? Qt::Checked : Qt::Unchecked) : QVariant();
        case Qt::ForegroundRole: {
            const bool isMuted = column == Tags || column == Note || (column == Name && !row.obstacle.isEmpty());
            return isMuted ? colors().mutedText : colors().text;
        }
        case SortRole: return cell.sortValue;
        case IdRole: return row.id;
        case ProgressRole: return column == State ? row.progress : QVariant();
        default: return {};
    }
}

QVariant RunsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation == Qt::Vertical || section < 0 || section >= ColumnCount)
        return QAbstractTableModel::headerData(section, orientation, role);
    const std::array<QString, ColumnCount> titles{tr("run"),   tr("cell"), tr("against forgetting"),
                                                  tr("ACC"),   tr("BWT"),  tr("task 1"),
                                                  tr("state"), tr("tags"), tr("note")};
    const std::array<QString, ColumnCount> tips{
        tr("Ticked runs are drawn behind the one looked at, dashed. F2 or a double click renames; an empty name is the "
           "automatic one again."),
        {},
        tr("What was done against forgetting"),
        tr("Mean accuracy over all tasks, now."),
        tr("Backward transfer: what later tasks did to earlier ones. Negative means forgetting."),
        tr("Accuracy on the first task, now"),
        tr("How far the run is, or how it has ended"),
        tr("Words to sort and filter runs by, with commas between them. F2 or a double click edits them."),
        tr("F2 or a double click edits a note of one line. Reports show it.")};
    const bool isNumber = section == Acc || section == Bwt || section == FirstTask;
    switch (role) {
        case Qt::DisplayRole: return titles[static_cast<std::size_t>(section)];
        case Qt::ToolTipRole: return tips[static_cast<std::size_t>(section)];
        case Qt::TextAlignmentRole: return QVariant((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
        default: return {};
    }
}

Qt::ItemFlags RunsModel::flags(const QModelIndex& index) const {
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (!index.isValid()) return flags;
    if (index.column() == Name) flags |= Qt::ItemIsEditable | Qt::ItemIsUserCheckable;
    if (index.column() == Tags) flags |= Qt::ItemIsEditable;
    const RunEntry* const run = m_runs->find(m_rows[static_cast<std::size_t>(index.row())].id);
    // A field of one line would join the lines of a longer note.
    if (index.column() == Note && run && run->note.find('\n') == std::string::npos) flags |= Qt::ItemIsEditable;
    return flags;
}

/// The list says what has become of it: names are tidied, and automatic again if they are empty.
bool RunsModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (!index.isValid() || !(flags(index) & Qt::ItemIsEditable)) return false;
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    const int id = row.id;
    if (role == Qt::CheckStateRole && index.column() == Name) {
        Q_EMIT ticked();
        if (!row.isLookedAt) m_runs->setGhost(id, value.toInt() == Qt::Checked);
    } else if (role == Qt::EditRole && value.toString() == row.cells[static_cast<std::size_t>(index.column())].text) {
        return false;  // left as it is: an automatic name stays automatic
    } else if (role == Qt::EditRole && index.column() == Name) {
        m_runs->rename(id, value.toString());
    } else if (role == Qt::EditRole && index.column() == Tags) {
        m_runs->setTags(id, value.toString());
    } else if (role == Qt::EditRole && index.column() == Note) {
        m_runs->setNote(id, value.toString().trimmed());
    } else {
        return false;
    }
    refresh();
    return true;
}

}  // namespace miru
