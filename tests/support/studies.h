// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Studies with made-up results, for what shows them.

#include "core/study/run_study.h"

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
        result.energyJoulePaper = 6.34e-12 * static_cast<double>(result.parameters);
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

/// Two cells with nothing and with rehearsal, two tasks, two seeds: with nothing the first task is lost.
inline StoredStudy ablation(int over = 8) {
    StoredStudy stored = studyWith(R"({"format": 1, "title": "Ablation", "spec": {"format": 1, "data": {"tasks": 2}},
        "axes": [{"name": "cell", "cases": [{"name": "GRU", "set": {"model.cell": "gru"}},
                                            {"name": "MiRU-2", "set": {"model.cell": "miru2"}}]},
                 {"name": "against", "cases": [{"name": "nothing", "set": {}},
                                               {"name": "rehearsal", "set": {"rehearsal.samplesPerTask": 100}}]},
                 {"setting": "seed", "values": [1, 2]}]})",
                                   over, [](int) { return 0.5; });
    for (int run = 0; run < over; ++run) {
        const bool rehearses = stored.study.specOf(run).rehearsal.samplesPerTask > 0;
        const double shift = run % 2 == 0 ? 0.01 : -0.01;  // of the seed
        Scoreboard& board = stored.results[static_cast<std::size_t>(run)].scoreboard;
        board = Scoreboard(2);
        board.addRow({0.9 + shift, 0.1});
        board.addRow({(rehearses ? 0.8 : 0.2) + shift, 0.9 + shift});
    }
    return stored;
}

/// Split classes in one scenario: naive, rehearsal and EWC, three seeds of each, with these accuracies on five tasks.
inline StoredStudy methodsOnSplitClasses(const char* scenario, const std::vector<double>& naive,
                                         const std::vector<double>& rehearsal, const std::vector<double>& ewc) {
    StoredStudy stored;
    const StudyReading reading = readStudy(std::string(R"({"format": 1,
        "spec": {"format": 1, "data": {"stream": "split-classes", "scenario": ")") +
                                           scenario + R"("}},
        "axes": [{"name": "method", "cases": [{"name": "naive", "set": {"importance.method": "none"}},
                                              {"name": "rehearsal", "set": {"rehearsal.samplesPerTask": 50}},
                                              {"name": "EWC", "set": {"importance.method": "ewc",
                                                                      "importance.strength": 3000}}]},
                 {"setting": "seed", "values": [1, 2, 3]}]})");
    if (!reading.isGood()) qFatal("%s", reading.problems.front().sentence.c_str());
    stored.study = reading.study;
    for (const auto& accuracies : {naive, rehearsal, ewc})
        for (const double accuracy : accuracies) {
            StudyResult& result = stored.results.emplace_back();
            result.outcome = "finished";
            result.scoreboard = Scoreboard(5);
            for (int task = 0; task < 5; ++task)
                result.scoreboard.addRow(std::vector<double>(static_cast<std::size_t>(task == 4 ? 5 : 0), accuracy));
        }
    return stored;
}

}  // namespace miru::test
