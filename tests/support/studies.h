// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Studies with made-up results, for what shows them.

#include "core/experiment/run_study.h"

namespace miru::test {

/// Run number n of a study has the accuracy `accuracy(n)`; the first `over` runs are finished.
template <typename Accuracy>
StoredStudy studyWith(const std::string& json, int over, Accuracy accuracy) {
    StoredStudy stored;
    stored.study = readStudy(json).study;
    stored.results.resize(static_cast<std::size_t>(stored.study.runCount()));
    for (int run = 0; run < over; ++run) {
        StudyResult& result = stored.results[static_cast<std::size_t>(run)];
        const bool isGru = stored.study.specOf(run).model.cell == CellKind::Gru;
        result.outcome = "finished";
        result.scoreboard = Scoreboard(1);
        result.scoreboard.addRow({accuracy(run)});
        result.parameters = isGru ? 61578 : 21386;
        result.timing.sequences = result.timing.evaluated = 1000;
        result.timing.trainingSeconds = result.timing.evaluationSeconds = (isGru ? 1 : 0.3) + 1e-3 * run;
    }
    return stored;
}

/// Two cells, three seeds.
inline StoredStudy twoCells(int over = 6) {
    return studyWith(R"({"format": 1, "title": "Two cells", "about": "A study.", "axes": [
        {"name": "cell", "cases": [{"name": "GRU", "set": {"model.cell": "gru"}},
                                   {"name": "MiRU-2", "set": {"model.cell": "miru2"}}]},
        {"setting": "seed", "values": [1, 2, 3]}]})",
                     over, [](int run) { return (run < 3 ? 0.85 : 0.75) + 0.01 * run; });
}

/// Two values of β, three of λ, two seeds; best at β 0.8, λ 0.5.
inline StoredStudy coefficientMap(int over = 12) {
    return studyWith(R"({"format": 1, "title": "Map", "axes": [{"setting": "model.beta", "values": [0.2, 0.8]},
        {"setting": "model.lambda", "values": [0.2, 0.5, 0.8]}, {"setting": "seed", "values": [1, 2]}]})",
                     over, [](int run) {
                         static constexpr double means[] = {0.60, 0.70, 0.50, 0.705, 0.72, 0.40};
                         return means[run / 2] + (run % 2 == 0 ? 0.02 : -0.02);
                     });
}

}  // namespace miru::test
