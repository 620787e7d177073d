// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <nlohmann/json.hpp>

#include "core/lesson/lesson_json.h"
#include "core/lesson/lesson_vocabulary.h"
#include "core/spec/setting_json.h"

namespace miru {
namespace {

using Json = nlohmann::ordered_json;

Json jsonOf(const LocalText& text) {
    if (text.byLanguage.size() == 1 && text.byLanguage.begin()->first.empty()) return text.byLanguage.begin()->second;
    Json json;
    for (const auto& [language, words] : text.byLanguage) json[language] = words;
    return json;
}

Json jsonOf(const Milestone& milestone) {
    switch (milestone.kind) {
        case Milestone::Kind::TaskLearned: return {{"task", milestone.task}};
        case Milestone::Kind::Batches: return {{"batches", milestone.batches}};
        case Milestone::Kind::AtLeast:
            return {{"accuracy", {{"task", milestone.task}, {"atLeast", milestone.accuracy}}}};
        case Milestone::Kind::Below: return {{"accuracy", {{"task", milestone.task}, {"below", milestone.accuracy}}}};
        case Milestone::Kind::Finished: break;
    }
    return "finished";
}

Json jsonOf(const SettingTexts& settings) {
    Json json = Json::object();
    for (const auto& [key, value] : settings) json[key] = settingJson(value);
    return json;
}

Json jsonOf(const LessonStep& step) {
    Json json = Json::object();
    const auto put = [&json](const char* key, const LocalText& text) {
        if (!text.isEmpty()) json[key] = jsonOf(text);
    };
    put("say", step.say);
    put("ask", step.question);
    for (const LocalText& choice : step.choices) json["choices"].push_back(jsonOf(choice));
    if (step.right) json["right"] = *step.right;
    put("because", step.because);
    if (!step.settings.empty()) json["set"] = jsonOf(step.settings);
    if (step.action != LessonAction::None) json["do"] = lessonActions()[static_cast<std::size_t>(step.action) - 1];
    if (step.action == LessonAction::Rewind) json["to"] = jsonOf(step.to);
    if (!step.run.empty()) json["as"] = step.run;
    if (step.until) json["until"] = jsonOf(*step.until);
    if (!step.predictedTasks.empty()) {
        for (const int task : step.predictedTasks) json["predict"]["curves"].push_back("task " + std::to_string(task));
        json["predict"]["until"] = jsonOf(step.predictedUntil);
    }
    if (step.reveals) json["reveal"] = true;
    if (step.goal) {
        Json& goal = json["goal"];
        goal["accuracy"]["task"] = step.goal->task;
        if (step.goal->atLeast) goal["accuracy"]["atLeast"] = *step.goal->atLeast;
        if (step.goal->below) goal["accuracy"]["below"] = *step.goal->below;
        if (step.goal->after > 0) goal["after"] = step.goal->after;
    }
    if (!step.solution.empty()) json["solution"] = jsonOf(step.solution);
    put("praise", step.praise);
    if (step.show) json["show"] = *step.show;
    if (step.controls) json["controls"] = *step.controls;
    if (!step.point.empty()) json["point"] = step.point;
    put("notes", step.notes);
    return json;
}

Json jsonOf(const LessonFigure& figure) {
    Json json;
    if (figure.kind == LessonFigure::Kind::Difference || figure.kind == LessonFigure::Kind::Ratio) {
        json[figure.kind == LessonFigure::Kind::Difference ? "difference" : "ratio"] = {figure.first, figure.second};
    } else {
        json["value"] = figureValues()[static_cast<std::size_t>(figure.kind)];
        json["run"] = figure.run;
        if (figure.kind == LessonFigure::Kind::Accuracy) json["task"] = figure.task;
        if (figure.after > 0) json["after"] = figure.after;
    }
    json["between"] = {figure.low, figure.high};
    return json;
}

}  // namespace

std::string writeLesson(const Lesson& lesson) {
    Json json;
    json["format"] = lessonFormat;
    json["title"] = jsonOf(lesson.title);
    json["about"] = jsonOf(lesson.about);
    if (!lesson.aims.isEmpty()) json["aims"] = jsonOf(lesson.aims);
    if (!lesson.misconceptions.isEmpty()) json["misconceptions"] = jsonOf(lesson.misconceptions);
    json["minutes"] = lesson.minutes;
    if (!lesson.classes.empty()) json["classes"] = lesson.classes;
    json["preset"] = lesson.preset;
    if (!lesson.settings.empty()) json["set"] = jsonOf(lesson.settings);
    for (const auto& curve : lesson.picture) {
        Json values = Json::array();
        for (const auto& value : curve) values.push_back(value ? Json(*value) : Json());
        json["picture"].push_back(values);
    }
    for (const LessonFigure& figure : lesson.figures) json["figures"][figure.name] = jsonOf(figure);
    for (const LessonStep& step : lesson.steps) json["steps"].push_back(jsonOf(step));
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace miru
