// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/measure/state_map.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <new>

#include "core/math/interruption.h"
#include "core/measure/reading.h"

namespace miru {
namespace {

constexpr int maxStates = 500;
constexpr int minStatesPerTask = 3;
constexpr int maxPaths = 30;
constexpr int pathsPerClass = 3;
constexpr int maxPathPoints = 64;
constexpr int maxDriftPoints = 9;                  // of a task, besides now
constexpr std::size_t maxNumbersKept = 4'000'000;  // 16 MB of states
constexpr int regionColumns = 240;
constexpr int regionRows = 120;
// The map reaches beyond the states, so that it fills a view of any shape; in half the larger side of their rectangle.
constexpr double regionWidth = 4;
constexpr double regionHeight = 1.8;

WatchedSamples firstOf(const WatchedSamples& all, std::size_t count) {
    WatchedSamples some = all;
    const auto shorten = [](auto& numbers, std::size_t size) {
        if (numbers.size() > size) numbers.resize(size);
    };
    shorten(some.frames, count);
    shorten(some.texts, count);
    shorten(some.words, count);
    shorten(some.labels, count);
    shorten(some.stepLabels, count * static_cast<std::size_t>(all.steps));
    return some;
}

OutputRange outputsOf(const Snapshot& snapshot, int task) {
    const auto index = static_cast<std::size_t>(task);
    return index < snapshot.testedOutputs.size() ? snapshot.testedOutputs[index] : OutputRange();
}

/// What is asked for, with everything that the parts of a map need again and again.
struct Work {
    const StateMapQuestion& question;
    const Snapshot& snapshot;
    StateMemory& memory;
    std::vector<int> tasks;  // shown
    int count = 0;           // sequences of each

    int units() const { return snapshot.network.hidden; }
    const auto& samples(int task) const { return snapshot.samples[static_cast<std::size_t>(task)]; }
    bool isLearned(int task) const { return static_cast<std::size_t>(task) < snapshot.learned.size(); }
    auto now(int task) const { return memory.answers(samples(task), snapshot.model, count, outputsOf(snapshot, task)); }
    /// When task `end` had been learned.
    auto atEnd(int end, int task) const {
        return memory.answers(samples(task), snapshot.learned[static_cast<std::size_t>(end)], count);
    }
};

std::vector<int> tasksOf(const StateMapQuestion& question) {
    std::vector<int> tasks;
    for (int task = 0; task < static_cast<int>(question.snapshot->samples.size()); ++task)
        if (question.task == StateMapQuestion::allTasks || question.task == task) tasks.push_back(task);
    return tasks;
}

PrincipalAxes axesOf(const Work& work, bool areFixed) {
    if (areFixed) {
        const int task = work.question.axesOf;
        return principalAxes(work.atEnd(task, task)->states, work.units());
    }
    std::vector<float> states;
    for (const int task : work.tasks) {
        const auto answers = work.now(task);
        states.insert(states.end(), answers->states.begin(), answers->states.end());
    }
    return principalAxes(states, work.units(), &work.question.before);
}

void mapEnds(const Work& work, StateMap& map) {
    for (const int task : work.tasks) {
        const auto answers = work.now(task);
        const auto now = project(answers->states, map.axes);
        const auto then = work.isLearned(task) ? project(work.atEnd(task, task)->states, map.axes) : decltype(now)();
        const WatchedSamples& samples = *work.samples(task);
        for (std::size_t n = 0; n < now.size(); ++n)
            map.states.push_back({task, static_cast<int>(n), samples.labelAfter(n, samples.steps - 1),
                                  answers->answers[n], now[n],
                                  n < then.size() ? std::optional(then[n]) : std::nullopt});
    }
}

std::vector<float> statesAlong(const Work& work, const WatchedSamples& samples, std::size_t n) {
    const Network& network = *work.snapshot.model;
    if (!samples.texts.empty()) {
        const auto length = static_cast<int>(samples.texts[n].size());
        return readText(network, samples.texts[n], samples.readsPadding ? std::max(0, samples.steps - length) : 0)
            .hidden;
    }
    return readSequence(network, samples.frames[n], static_cast<int>(samples.frames[n].size()) / samples.inputs).hidden;
}

/// Some points of a long path, its first and its last among them.
std::vector<PlanePoint> thinned(std::vector<PlanePoint> points) {
    const std::size_t size = points.size();
    if (size <= maxPathPoints) return points;
    std::vector<PlanePoint> some;
    for (std::size_t n = 0; n < maxPathPoints; ++n) some.push_back(points[n * (size - 1) / (maxPathPoints - 1)]);
    return some;
}

void mapPaths(const Work& work, StateMap& map) {
    std::map<std::pair<int, int>, int> taken;  // by task and class
    const int perClass = std::max(1, pathsPerClass / static_cast<int>(std::max<std::size_t>(1, work.tasks.size())));
    for (const MappedState& state : map.states) {
        if (map.paths.size() >= maxPaths || ++taken[{state.task, state.label}] > perClass) continue;
        throwIfInterrupted();
        const auto states = statesAlong(work, *work.samples(state.task), static_cast<std::size_t>(state.sequence));
        map.paths.push_back({state.task, state.label, thinned(project(states, map.axes))});
    }
}

/// Leaves the regions empty where no point lies anywhere.
void placeRegions(StateMap& map) {
    PlanePoint low{1e300, 1e300};
    PlanePoint high{-1e300, -1e300};
    const auto include = [&](const PlanePoint& point) {
        if (!std::isfinite(point.x) || !std::isfinite(point.y)) return;
        low = {std::min(low.x, point.x), std::min(low.y, point.y)};
        high = {std::max(high.x, point.x), std::max(high.y, point.y)};
    };
    for (const MappedState& state : map.states) {
        include(state.now);
        if (state.then) include(*state.then);
    }
    for (const StatePath& path : map.paths)
        for (const PlanePoint& point : path.points) include(point);
    if (low.x > high.x) return;
    double half = std::max(high.x - low.x, high.y - low.y) / 2;
    if (half <= 0) half = 1;
    const PlanePoint centre{(low.x + high.x) / 2, (low.y + high.y) / 2};
    map.regions.low = {centre.x - regionWidth * half, centre.y - regionHeight * half};
    map.regions.high = {centre.x + regionWidth * half, centre.y + regionHeight * half};
    map.regions.columns = regionColumns;
    map.regions.rows = regionRows;
}

/// The most probable output among those allowed.
std::int32_t answerIn(const Real* logits, int outputs, OutputRange among) {
    const int first = among.isAll() ? 0 : among.first;
    const int last = among.isAll() ? outputs : among.last;
    return static_cast<std::int32_t>(std::max_element(logits + first, logits + last) - logits);
}

/// Every place is a state, mean + x a₁ + y a₂; a row of them is a batch for the readout.
void fillRegions(const Work& work, StateMap& map) {
    const OutputRange among = outputsOf(work.snapshot, work.tasks.front());
    const bool isOneMap =
        std::ranges::all_of(work.tasks, [&](int task) { return outputsOf(work.snapshot, task) == among; });
    if (isOneMap) placeRegions(map);
    AnswerRegions& regions = map.regions;
    const Network& network = *work.snapshot.model;
    const int units = work.units();
    Matrix states(units, regions.columns);
    Matrix winners(units, regions.columns);
    Matrix logits(network.shape().classes, regions.columns);
    for (int row = 0; row < regions.rows; ++row) {
        throwIfInterrupted();
        const double y = regions.low.y + (row + 0.5) / regions.rows * (regions.high.y - regions.low.y);
        for (int column = 0; column < regions.columns; ++column) {
            const double x = regions.low.x + (column + 0.5) / regions.columns * (regions.high.x - regions.low.x);
            for (int i = 0; i < units; ++i) {
                const auto unit = static_cast<std::size_t>(i);
                states(i, column) =
                    static_cast<Real>(map.axes.mean[unit] + x * map.axes.first[unit] + y * map.axes.second[unit]);
            }
        }
        if (network.inhibition().actsOn(Inhibition::Where::Readout)) network.inhibition().apply(states, winners);
        readoutForward(network.parameters(), states, logits);
        for (int column = 0; column < regions.columns; ++column)
            regions.answers.push_back(answerIn(logits.column(column), logits.rows(), among));
    }
}

/// The ends of the tasks from `task` on, the first and the last among them.
std::vector<int> endsSince(const Work& work, int task) {
    const int count = static_cast<int>(work.snapshot.learned.size()) - task;
    std::vector<int> ends;
    for (int n = 0; n < std::min(count, maxDriftPoints); ++n)
        ends.push_back(count <= maxDriftPoints ? task + n : task + n * (count - 1) / (maxDriftPoints - 1));
    return ends;
}

void measureDrift(const Work& work, StateMap& map) {
    for (const int task : work.tasks) {
        if (!work.isLearned(task)) continue;
        const auto then = work.atEnd(task, task);
        StateDrift drift{task, {}};
        const auto add = [&](int learned, const StateMemory::Answers& answers) {
            drift.points.push_back({learned, distanceMoved(then->states, answers->states, work.units()),
                                    linearCka(then->states, answers->states, work.units())});
        };
        for (const int end : endsSince(work, task)) add(end + 1, work.atEnd(end, task));
        add(0, work.now(task));
        // Right at the end of a task now is that end.
        auto& points = drift.points;
        if (points.size() > 2 && points.back().moved == points[points.size() - 2].moved) points.erase(points.end() - 2);
        map.drifts.push_back(std::move(drift));
    }
}

StateMap mapOf(const Work& work) {
    StateMap map;
    const int fixed = work.question.axesOf;
    map.areAxesFixed = fixed != StateMapQuestion::following && work.isLearned(fixed);
    map.axes = axesOf(work, map.areAxesFixed);
    mapEnds(work, map);
    if (work.question.hasPaths) mapPaths(work, map);
    fillRegions(work, map);
    measureDrift(work, map);
    return map;
}

}  // namespace

StateMemory::Answers StateMemory::answers(const std::shared_ptr<const WatchedSamples>& samples,
                                          const std::shared_ptr<const Network>& network, int count, OutputRange among) {
    throwIfInterrupted();
    const auto found = std::ranges::find_if(m_entries, [&](const Entry& entry) {
        return entry.network.lock() == network && entry.samples.lock() == samples && entry.count == count &&
               entry.among == among;
    });
    if (found != m_entries.end()) {
        m_entries.splice(m_entries.begin(), m_entries, found);
        return m_entries.front().answers;
    }
    const bool isSome = static_cast<std::size_t>(count) < samples->labels.size();
    auto answers = std::make_shared<const WatchedAnswers>(
        answersTo(isSome ? firstOf(*samples, static_cast<std::size_t>(count)) : *samples, *network, among));
    m_entries.push_front({samples, network, count, among, answers});
    std::size_t kept = 0;
    std::erase_if(m_entries, [&](const Entry& entry) {
        kept += entry.answers->states.size();
        return entry.network.expired() || entry.samples.expired() || kept > maxNumbersKept;
    });
    return answers;
}

std::optional<StateMap> mapStates(const StateMapQuestion& question, StateMemory& memory,
                                  const std::atomic<bool>& isAbandoned) {
    if (!question.snapshot || !question.snapshot->model) return std::nullopt;
    std::vector<int> tasks = tasksOf(question);
    if (tasks.empty()) return std::nullopt;
    const int share = maxStates / static_cast<int>(tasks.size());
    const Work work{question, *question.snapshot, memory, std::move(tasks), std::max(minStatesPerTask, share)};
    std::optional<StateMap> map;
    try {
        if (!completes(isAbandoned, [&] { map = mapOf(work); })) return std::nullopt;
    } catch (const std::bad_alloc&) {  // of a large network even a look may need more memory than there is
        return std::nullopt;
    }
    return map;
}

}  // namespace miru
