// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/lesson/lesson.h"

#include <algorithm>

namespace miru {
namespace {

/// The latest accuracy on a task (from 1); nothing before its first test.
std::optional<double> accuracyNow(const Snapshot& moment, int task) {
    const auto place = static_cast<std::size_t>(task - 1);
    if (task < 1 || place >= moment.accuracy.size() || moment.accuracy[place].points().empty()) return std::nullopt;
    return moment.accuracy[place].points().back().value;
}

/// Of the accuracy matrix: on a task (from 1) after so many have been learned.
std::optional<double> accuracyAfter(const Snapshot& moment, int task, int learned) {
    const auto& rows = moment.scoreboard.rows();
    const auto row = static_cast<std::size_t>(learned - 1);
    const auto column = static_cast<std::size_t>(task - 1);
    if (learned < 1 || task < 1 || row >= rows.size() || column >= rows[row].size()) return std::nullopt;
    return rows[row][column];
}

std::optional<double> meanAccuracyAfter(const Snapshot& moment, int learned) {
    double sum = 0;
    for (int task = 1; task <= learned; ++task) {
        const auto accuracy = accuracyAfter(moment, task, learned);
        if (!accuracy) return std::nullopt;
        sum += *accuracy;
    }
    return learned < 1 ? std::nullopt : std::optional(sum / learned);
}

/// Tasks learned when a number is to be taken: `after`, or, if that is 0, all; 0 while the run is not over.
int learnedWhen(int after, const Snapshot& moment) {
    if (after > 0) return after;
    return moment.state == RunState::Finished ? moment.scoreboard.learnedCount() : 0;
}

/// A text cut at its figures: what stands between braces is one.
template <typename Text, typename Name>
void walk(std::string_view text, const Text& onText, const Name& onName) {
    while (!text.empty()) {
        const auto opens = text.find('{');
        const auto closes = opens == std::string_view::npos ? opens : text.find('}', opens);
        if (closes == std::string_view::npos) return onText(text);
        onText(text.substr(0, opens));
        onName(std::string(text.substr(opens + 1, closes - opens - 1)));
        text.remove_prefix(closes + 1);
    }
}

}  // namespace

const std::string& LocalText::in(std::string_view language) const {
    static const std::string none;
    for (const std::string_view wanted : {language, std::string_view(), std::string_view("en")})
        if (const auto found = byLanguage.find(wanted); found != byLanguage.end()) return found->second;
    return byLanguage.empty() ? none : byLanguage.begin()->second;
}

bool hasReached(const Snapshot& moment, const Milestone& milestone) {
    const auto accuracy = accuracyNow(moment, milestone.task);
    switch (milestone.kind) {
        case Milestone::Kind::TaskLearned: return moment.scoreboard.learnedCount() >= milestone.task;
        case Milestone::Kind::AtLeast: return accuracy && *accuracy >= milestone.accuracy;
        case Milestone::Kind::Below:
            return accuracy && *accuracy < milestone.accuracy && moment.scoreboard.learnedCount() >= milestone.task;
        case Milestone::Kind::Batches: return moment.position.batch >= milestone.batches;
        case Milestone::Kind::Finished: break;
    }
    return moment.state == RunState::Finished;
}

std::optional<bool> isMet(const LessonGoal& goal, const Snapshot& moment) {
    const auto accuracy = accuracyAfter(moment, goal.task, learnedWhen(goal.after, moment));
    if (!accuracy) return std::nullopt;
    return (!goal.atLeast || *accuracy >= *goal.atLeast) && (!goal.below || *accuracy < *goal.below);
}

const LessonFigure* Lesson::figure(std::string_view name) const {
    const auto found = std::ranges::find(figures, name, &LessonFigure::name);
    return found == figures.end() ? nullptr : &*found;
}

std::optional<double> valueOf(const LessonFigure& figure, const Lesson& lesson, const LatestOfRun& latestOf) {
    using Kind = LessonFigure::Kind;
    if (figure.kind == Kind::Difference || figure.kind == Kind::Ratio) {
        const auto of = [&](const std::string& name) {
            const LessonFigure* const part = lesson.figure(name);
            return part ? valueOf(*part, lesson, latestOf) : std::nullopt;
        };
        const auto first = of(figure.first), second = of(figure.second);
        if (!first || !second) return std::nullopt;
        if (figure.kind == Kind::Difference) return *first - *second;
        return *second == 0 ? std::nullopt : std::optional(*first / *second);
    }
    const auto latest = latestOf(figure.run);
    if (!latest) return std::nullopt;
    const bool isOver = latest->state == RunState::Finished;
    switch (figure.kind) {
        case Kind::Accuracy: return accuracyAfter(*latest, figure.task, learnedWhen(figure.after, *latest));
        case Kind::MeanAccuracy:
            if (figure.after == 0) return isOver ? latest->scoreboard.value(Metric::Acc) : std::nullopt;
            return meanAccuracyAfter(*latest, figure.after);
        case Kind::Parameters: return static_cast<double>(latest->ownCost.parameters);
        case Kind::NetworkBytes: return static_cast<double>(latest->ownCost.weightBytes);
        case Kind::BufferBytes: return static_cast<double>(latest->ownCost.rehearsalBytes);
        case Kind::Difference:
        case Kind::Ratio: break;
    }
    return std::nullopt;
}

std::vector<std::string> figuresIn(std::string_view text) {
    std::vector<std::string> names;
    walk(
        text, [](std::string_view) {}, [&](std::string name) { names.push_back(std::move(name)); });
    return names;
}

std::string withFigures(std::string_view text, const std::function<std::string(const std::string& figure)>& words) {
    std::string filled;
    walk(
        text, [&](std::string_view part) { filled += part; }, [&](const std::string& name) { filled += words(name); });
    return filled;
}

}  // namespace miru
