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
    const auto& kept = snapshot.buffer.keptPerTask;
    const double earlier =
        std::accumulate(kept.begin(), kept.begin() + std::min<std::ptrdiff_t>(account.during, std::ssize(kept)), 0.0);
    if (task < account.during && earlier > 0 && index < kept.size() && snapshot.timetable.taskCount() > 0) {
        const double fresh = static_cast<double>(snapshot.timetable.samples(account.during)) /
                             static_cast<double>(snapshot.timetable.batches(account.during));
        const double replayed = snapshot.knobs[Knob::ReplayPerBatch];
        account.rehearsedShare = kept[index] / earlier * replayed / (replayed + fresh);
    }
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
