// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/study/study_run_model.h"

#include <algorithm>

#include "ui/study/study_view.h"
#include "ui/style/numbers.h"

namespace miru {
namespace {

constexpr int quantities = 4;

}  // namespace

void StudyRunModel::setStudy(const StoredStudy& stored) {
    const bool isSame = stored.study == m_stored.study && stored.results.size() == m_stored.results.size();
    if (!isSame) beginResetModel();
    const auto before = std::exchange(m_stored, stored);
    if (!isSame) return endResetModel();
    for (int run = 0; run < rowCount(); ++run)
        if (before.results[static_cast<std::size_t>(run)].outcome !=
            m_stored.results[static_cast<std::size_t>(run)].outcome)
            Q_EMIT dataChanged(index(run, 0), index(run, columnCount() - 1));
}

void StudyRunModel::setRunning(const std::map<int, double>& running) {
    std::map<int, double> touched = std::exchange(m_running, running);
    touched.insert(running.begin(), running.end());
    for (const auto& [run, done] : touched)
        if (run < rowCount()) Q_EMIT dataChanged(index(run, 0), index(run, 0));
}

int StudyRunModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_stored.results.size());
}

int StudyRunModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : firstQuantity() + quantities;
}

QString StudyRunModel::stateOf(int run) const {
    const StudyResult& result = m_stored.results[static_cast<std::size_t>(run)];
    if (const auto running = m_running.find(run); running != m_running.end())
        return tr("running, %1").arg(words::percent(running->second));
    if (!result.isOver()) return tr("waiting");
    if (result.isFinished()) return tr("finished");
    return result.outcome == "diverged" ? tr("diverged") : tr("failed");
}

/// Those that are being done first, the farthest of them on top; then what is over, then what is still to come.
double StudyRunModel::orderOf(int run) const {
    if (const auto running = m_running.find(run); running != m_running.end()) return -running->second;
    return m_stored.results[static_cast<std::size_t>(run)].isOver() ? 1 : 2;
}

std::optional<double> StudyRunModel::valueOf(int run, Quantity quantity) const {
    const StudyResult& result = m_stored.results[static_cast<std::size_t>(run)];
    switch (quantity) {
        case Quantity::Acc: return result.value(Metric::Acc);
        case Quantity::Bwt: return result.value(Metric::Bwt);
        case Quantity::Forgetting: return result.value(Metric::Forgetting);
        case Quantity::Seconds: break;
    }
    const double seconds = result.timing.trainingSeconds + result.timing.evaluationSeconds;
    return seconds > 0 ? std::optional(seconds) : std::nullopt;
}

QVariant StudyRunModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const int run = index.row();
    const int column = index.column();
    const bool isAxis = column > 0 && column < firstQuantity();
    if (role == Qt::TextAlignmentRole)
        return QVariant(column < firstQuantity() ? Qt::AlignLeft | Qt::AlignVCenter
                                                 : Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && column == 0)
        return QString::fromStdString(m_stored.results[static_cast<std::size_t>(run)].problem);
    if (role != Qt::DisplayRole && role != sortRole) return {};
    if (column == 0) return role == sortRole ? QVariant(orderOf(run)) : QVariant(stateOf(run));
    if (isAxis) {
        const auto axis = static_cast<std::size_t>(column - 1);
        const std::size_t place = m_stored.study.casesOf(run)[axis];
        if (role == sortRole) return QVariant::fromValue(static_cast<qulonglong>(place));
        return words::localized(QString::fromStdString(m_stored.study.axes[axis].cases[place].name));
    }
    const auto quantity = static_cast<Quantity>(column - firstQuantity());
    const auto value = valueOf(run, quantity);
    if (role == sortRole) return value ? QVariant(*value) : QVariant();
    if (!value) return QStringLiteral("–");
    if (quantity != Quantity::Seconds) return words::percent(value, 1);
    return *value < 10 ? words::significant(*value, 2) : words::fixed(*value, 0);
}

QVariant StudyRunModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole) return data(index(0, section), role);
    if (role != Qt::DisplayRole) return {};
    if (section == 0) return tr("state");
    if (section < firstQuantity()) return nameOf(m_stored.study.axes[static_cast<std::size_t>(section - 1)]);
    switch (static_cast<Quantity>(section - firstQuantity())) {
        case Quantity::Acc: return QStringLiteral("ACC");
        case Quantity::Bwt: return QStringLiteral("BWT");
        case Quantity::Forgetting: return tr("forgetting");
        case Quantity::Seconds: break;
    }
    return tr("seconds");
}

}  // namespace miru
