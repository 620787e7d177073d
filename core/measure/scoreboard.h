// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What is remembered, what is forgotten: the accuracy matrix of a run and every metric made from it.
//
//     R[i][j] = accuracy on task j after learning task i         b[j] = accuracy on task j before learning anything
//
// Libraries mean different things by the same word, so each metric carries its formula and source, and the two
// conventions of forgetting stand side by side. Accuracies are fractions.

#include <optional>
#include <string>
#include <vector>

namespace miru {

enum class Metric { Acc, Bwt, Fwt, Forgetting, ForgettingFirstMinusLast, Aia };
inline constexpr Metric allMetrics[] = {
    Metric::Acc, Metric::Bwt, Metric::Fwt, Metric::Forgetting, Metric::ForgettingFirstMinusLast, Metric::Aia};

/// Key in files, formula in plain text, and where it comes from.
struct MetricInfo {
    const char* key;
    const char* formula;
    const char* source;
};
const MetricInfo& infoOf(Metric metric);

class Scoreboard {
 public:
    Scoreboard() = default;
    explicit Scoreboard(int tasks) : m_tasks(tasks) {}

    int taskCount() const { return m_tasks; }
    /// Tasks learned (or passed over) so far: rows of R.
    int learnedCount() const { return static_cast<int>(m_rows.size()); }

    /// b: accuracies of the untrained network, one per task.
    void setBaseline(std::vector<double> accuracies) { m_baseline = std::move(accuracies); }
    /// The next row of R: one accuracy for each task, or, where a test on tasks not met says nothing, for each that has been
    /// met; none after a task that was passed over, since others bring its sequences along.
    void addRow(std::vector<double> accuracies) { m_rows.push_back(std::move(accuracies)); }

    const std::vector<double>& baseline() const { return m_baseline; }
    const std::vector<std::vector<double>>& rows() const { return m_rows; }

    /// The metric over the tasks learned so far (T is the number of rows). Nothing where it is not defined: no task
    /// learned yet, or a mean over pairs of tasks when there is one task alone.
    std::optional<double> value(Metric metric) const;
    /// The metric's formula with this run's numbers put in: "(0.41 + 0.79) / 2 = 0.60".
    std::string substituted(Metric metric) const;

    bool operator==(const Scoreboard&) const = default;

 private:
    /// The numbers whose mean the metric is.
    std::vector<double> terms(Metric metric) const;

    int m_tasks = 0;
    std::vector<double> m_baseline;
    std::vector<std::vector<double>> m_rows;
};

}  // namespace miru
