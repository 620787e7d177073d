// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/measure/forgetting_account.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace miru {
namespace {

/// Saturated values of all gates together; of the hidden state for a cell without gates.
std::optional<double> saturationIn(const Activity& activity) {
    std::int64_t saturated = 0;
    std::int64_t total = 0;
    const auto count = [&](bool gates) {
        for (const SignalHistogram& signal : activity.signals) {
            if (isGate(signal.signal) != gates || (!gates && signal.signal != Signal::Hidden)) continue;
            saturated += signal.histogram.nearLow + signal.histogram.nearHigh;
            total += signal.histogram.total;
        }
    };
    count(true);
    if (total == 0) count(false);
    if (total == 0) return std::nullopt;
    return static_cast<double>(saturated) / static_cast<double>(total);
}

/// The task being learned, or learned last.
int taskAtHand(const Snapshot& snapshot) { return std::min(snapshot.position.task, snapshot.position.taskCount - 1); }

/// Of the sequences in a batch of the task `during`, how many stem from an earlier task.
double rehearsedShareOf(const Snapshot& snapshot, std::size_t task, std::size_t during) {
    const auto& kept = snapshot.buffer.keptPerTask;
    const bool areOnlyLookedAt = snapshot.projections.of > 0;  // gradients are projected, nothing joins the batch
    if (task >= during || task >= kept.size() || snapshot.timetable.taskCount() == 0 || areOnlyLookedAt) return 0;
    // Where logits are kept, sequences of the task at hand are drawn too, and labels are learned on a draw of their own.
    const auto& labels = snapshot.quantities[static_cast<std::size_t>(TrainingQuantity::KeptLabels)];
    const std::size_t sources = snapshot.buffer.keepsLogits ? kept.size() : std::min(during, kept.size());
    const int draws = snapshot.buffer.keepsLogits && !labels.empty() ? 2 : 1;
    const double all = std::accumulate(kept.begin(), kept.begin() + static_cast<std::ptrdiff_t>(sources), 0.0);
    if (all == 0) return 0;
    const int number = static_cast<int>(during);
    const double fresh = static_cast<double>(snapshot.timetable.samples(number)) /
                         static_cast<double>(snapshot.timetable.batches(number));
    const double replayed = draws * std::min(snapshot.knobs[Knob::ReplayPerBatch], all);
    return kept[task] / all * replayed / (replayed + fresh);
}

/// What a snapshot tells of a task without regard to an earlier one.
ForgettingAccount accountNow(const Snapshot& snapshot, int task) {
    const auto index = static_cast<std::size_t>(task);
    ForgettingAccount account;
    account.task = task;
    account.during = taskAtHand(snapshot);
    account.untilBatch = snapshot.position.batch;
    account.now = snapshot.accuracy[index].points().back().value;
    const auto other = static_cast<std::size_t>(account.during);
    if (account.during != task && index < snapshot.firingShares.size() && other < snapshot.firingShares.size())
        account.unitOverlap = overlap(snapshot.firingShares[index], snapshot.firingShares[other]);
    account.saturationNow = saturationIn(snapshot.activity);
    account.rehearsedShare = rehearsedShareOf(snapshot, index, static_cast<std::size_t>(account.during));
    return account;
}

}  // namespace

std::vector<WeightDrift> driftBetween(const Network& then, const Network& now) {
    std::vector<WeightDrift> drifts;
    for (const TensorShape& tensor : then.parameters().tensors()) {
        const auto before = then.parameters().tensor(tensor.name);
        const auto after = now.parameters().tensor(tensor.name);
        double moved = 0;
        double length = 0;
        for (int j = 0; j < before.cols(); ++j)
            for (int i = 0; i < before.rows(); ++i) {
                const auto old = static_cast<double>(before(i, j));
                const double step = static_cast<double>(after(i, j)) - old;
                moved += step * step;
                length += old * old;
            }
        if (length > 0) drifts.push_back({tensor.name, std::sqrt(moved / length)});
    }
    return drifts;
}

std::optional<ForgettingAccount> accountFor(const Snapshot& snapshot, int task) {
    const auto index = static_cast<std::size_t>(task);
    const auto& rows = snapshot.scoreboard.rows();
    if (task < 0 || index >= rows.size() || task >= taskAtHand(snapshot) || snapshot.accuracy[index].empty() ||
        index >= rows[index].size())
        return std::nullopt;
    ForgettingAccount account = accountNow(snapshot, task);
    account.before = rows[index][index];
    if (snapshot.model && index < snapshot.learned.size() && snapshot.learned[index])
        account.drifts = driftBetween(*snapshot.learned[index], *snapshot.model);
    if (index < snapshot.pastActivity.size()) account.saturationBefore = saturationIn(snapshot.pastActivity[index]);
    return account;
}

std::optional<ForgettingAccount> accountOver(const Snapshot& then, const Snapshot& now, int task) {
    const auto index = static_cast<std::size_t>(task);
    if (task < 0 || index >= then.accuracy.size() || index >= now.accuracy.size() || then.accuracy[index].empty() ||
        now.accuracy[index].empty())
        return std::nullopt;
    ForgettingAccount account = accountNow(now, task);
    account.sinceBatch = then.position.batch;
    account.before = then.accuracy[index].points().back().value;
    if (then.model && now.model) account.drifts = driftBetween(*then.model, *now.model);
    account.saturationBefore = saturationIn(then.activity);
    return account;
}

std::optional<int> mostForgottenTask(const Snapshot& then, const Snapshot& now) {
    std::optional<int> most;
    double loss = 0;
    for (int task = 0; const auto account = accountOver(then, now, task); ++task) {
        if (most && !(account->before - account->now > loss)) continue;
        most = task;
        loss = account->before - account->now;
    }
    return most;
}

std::optional<int> mostForgottenTask(const Snapshot& snapshot) {
    std::optional<int> most;
    double loss = 0;
    for (int task = 0; task < snapshot.scoreboard.learnedCount(); ++task) {
        const auto account = accountFor(snapshot, task);
        if (!account || (most && !(account->before - account->now > loss))) continue;
        most = task;
        loss = account->before - account->now;
    }
    return most;
}

}  // namespace miru
