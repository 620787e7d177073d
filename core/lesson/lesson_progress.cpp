// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/lesson/lesson_progress.h"

#include <charconv>
#include <cmath>
#include <stdexcept>

#include "core/spec/strict_json.h"

namespace miru {
namespace {

using Json = nlohmann::json;

constexpr int maxHands = 100'000;
constexpr std::size_t maxDrawings = 100;  // of one step
constexpr int maxDrawnTask = 100'000;

[[noreturn]] void cannotUse(const std::string& what) {
    throw std::runtime_error("What the session says of its lesson cannot be used: " + what + ".");
}

Json jsonOf(const Drawing& drawing) {
    Json json{{"task", drawing.task}, {"by", drawing.by}, {"from", drawing.fromSamples}, {"to", drawing.toSamples}};
    for (const auto& value : drawing.values) json["values"].push_back(value ? Json(*value) : Json());
    return json;
}

Json jsonOf(const LessonAnswer& answer) {
    Json json{{"revealed", answer.isRevealed}, {"hands", answer.hands}};
    if (answer.choice) json["choice"] = *answer.choice;
    return json;
}

std::size_t stepOf(const std::string& text) {
    std::size_t step = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), step);
    if (error != std::errc() || end != text.data() + text.size() || step >= maxLessonSteps)
        cannotUse("it has no step " + text);
    return step;
}

Drawing drawingFrom(const Json& json) {
    Drawing drawing;
    drawing.task = json.at("task").get<int>();
    drawing.by = json.at("by").get<std::string>();
    drawing.fromSamples = json.at("from").get<std::int64_t>();
    drawing.toSamples = json.at("to").get<std::int64_t>();
    const auto& values = json.at("values");
    const bool isGood = drawing.task >= 1 && drawing.task <= maxDrawnTask && drawing.fromSamples >= 0 &&
                        drawing.toSamples > drawing.fromSamples && values.size() == Drawing::columns;
    if (!isGood) cannotUse("a drawing has an impossible number");
    for (std::size_t column = 0; column < Drawing::columns; ++column) {
        if (values[column].is_null()) continue;
        const double value = values[column].get<double>();
        if (!(value >= 0 && value <= 1)) cannotUse("a drawing has a value that is no accuracy");
        drawing.values[column] = value;
    }
    return drawing;
}

LessonAnswer answerFrom(const Json& json) {
    LessonAnswer answer;
    answer.isRevealed = json.at("revealed").get<bool>();
    answer.hands = json.at("hands").get<std::vector<int>>();
    if (json.contains("choice")) answer.choice = json.at("choice").get<std::size_t>();
    if (answer.hands.size() > maxChoices || answer.choice.value_or(0) >= maxChoices)
        cannotUse("an answer has more choices than there are");
    for (const int hands : answer.hands)
        if (hands < 0 || hands > maxHands) cannotUse("an answer has an impossible number of hands");
    return answer;
}

LessonProgress progressFrom(const Json& json) {
    LessonProgress progress;
    progress.name = json.at("name").get<std::string>();
    progress.lesson = json.at("lesson").get<std::string>();
    progress.isLeft = json.at("left").get<bool>();
    progress.by = json.at("by").get<std::string>();
    progress.step = json.at("step").get<std::size_t>();
    if (progress.step >= maxLessonSteps) cannotUse("it has no such step");
    for (const auto& [step, answer] : json.at("answers").items()) progress.answers[stepOf(step)] = answerFrom(answer);
    for (const auto& [step, drawings] : json.at("drawings").items()) {
        if (drawings.size() > maxDrawings) cannotUse("a step has too many drawings");
        for (const Json& drawing : drawings) progress.drawings[stepOf(step)].push_back(drawingFrom(drawing));
    }
    for (const auto& [name, run] : json.at("runs").items()) progress.runs[name] = run.get<int>();
    for (const auto& [step, moment] : json.at("begun").items())
        progress.begun[stepOf(step)] = {moment.at("run").get<int>(), moment.at("batch").get<std::int64_t>()};
    return progress;
}

}  // namespace

LessonProgress renumbered(LessonProgress progress, const std::function<std::optional<int>(int run)>& numberOf) {
    std::erase_if(progress.runs, [&](const auto& entry) { return !numberOf(entry.second); });
    std::erase_if(progress.begun, [&](const auto& entry) { return !numberOf(entry.second.run); });
    for (auto& [name, run] : progress.runs) run = *numberOf(run);
    for (auto& [step, moment] : progress.begun) moment.run = *numberOf(moment.run);
    return progress;
}

std::string writeProgress(const LessonProgress& progress) {
    Json json{{"name", progress.name},      {"lesson", progress.lesson}, {"by", progress.by},
              {"step", progress.step},      {"left", progress.isLeft},   {"answers", Json::object()},
              {"drawings", Json::object()}, {"runs", progress.runs},     {"begun", Json::object()}};
    for (const auto& [step, answer] : progress.answers) json["answers"][std::to_string(step)] = jsonOf(answer);
    for (const auto& [step, drawings] : progress.drawings)
        for (const Drawing& drawing : drawings) json["drawings"][std::to_string(step)].push_back(jsonOf(drawing));
    for (const auto& [step, moment] : progress.begun)
        json["begun"][std::to_string(step)] = {{"run", moment.run}, {"batch", moment.batch}};
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

LessonProgress readProgress(std::string_view text) {
    const auto json = parseStrictJson<Json>(text);
    try {
        return progressFrom(json);
    } catch (const Json::exception&) {
        cannotUse("something in it is missing, or of another kind");
    }
}

}  // namespace miru
