// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/lesson/json_object.h"

#include <algorithm>

#include "core/lesson/lesson_json.h"
#include "core/math/shortened.h"
#include "core/spec/setting_json.h"

namespace miru {
namespace {

bool isSomeText(const JsonObject::Json& value) {
    return value.is_string() && !value.get_ref<const std::string&>().empty();
}

}  // namespace

JsonObject::JsonObject(const Json& json, std::string where, Mistakes& mistakes)
    : m_json(json), m_where(std::move(where)), m_mistakes(mistakes) {
    if (!json.is_object()) addMistake("", "must be an object, {…}");
}

std::string JsonObject::whereIs(const std::string& key) const {
    if (key.empty()) return m_where;
    return m_where.empty() ? shortened(key) : m_where + ": " + shortened(key);
}

void JsonObject::addMistake(const std::string& key, const std::string& clause) const {
    const std::string where = whereIs(key);
    m_mistakes.push_back((where.empty() ? "A lesson" : where) + " " + clause + ".");
}

const JsonObject::Json* JsonObject::find(const std::string& key) {
    m_known.insert(key);
    const auto found = m_json.find(key);
    return found == m_json.end() ? nullptr : &*found;
}

std::string JsonObject::name(const std::string& key, bool isNeeded) {
    const Json* const value = find(key);
    if (value && isSomeText(*value)) return value->get<std::string>();
    if (value || isNeeded) addMistake(key, "must be a text");
    return {};
}

LocalText JsonObject::text(const std::string& key, bool isNeeded) {
    const Json* const value = find(key);
    return value || isNeeded ? textOf(value ? *value : Json(), key) : LocalText();
}

LocalText JsonObject::textOf(const Json& value, const std::string& key) const {
    LocalText text;
    if (isSomeText(value)) {
        text.byLanguage.emplace("", value.get<std::string>());
        return text;
    }
    bool isGood = value.is_object() && !value.empty();
    if (isGood)
        for (const auto& [language, words] : value.items()) {
            isGood = isGood && language.size() == 2 && isSomeText(words);
            if (isGood) text.byLanguage.emplace(language, words.get<std::string>());
        }
    if (!isGood) addMistake(key, R"(must be a text, or texts by language, {"en": "…", "de": "…"})");
    return text;
}

std::optional<std::int64_t> JsonObject::whole(const std::string& key, std::int64_t low, std::int64_t high,
                                              bool isNeeded) {
    const Json* const value = find(key);
    if (value && value->is_number_integer() && *value >= low && *value <= high) return value->get<std::int64_t>();
    if (value || isNeeded)
        addMistake(key, "must be a whole number from " + std::to_string(low) + " to " + std::to_string(high));
    return std::nullopt;
}

std::optional<double> JsonObject::share(const std::string& key) {
    const Json* const value = find(key);
    if (value && value->is_number() && *value >= 0.0 && *value <= 1.0) return value->get<double>();
    if (value) addMistake(key, "must be a number from 0 to 1");
    return std::nullopt;
}

std::optional<std::vector<std::string>> JsonObject::names(const std::string& key) {
    const Json* const value = find(key);
    if (!value) return std::nullopt;
    if (value->is_array() && std::ranges::all_of(*value, isSomeText)) return value->get<std::vector<std::string>>();
    addMistake(key, R"(must be a list of names, ["…", …])");
    return std::nullopt;
}

SettingTexts JsonObject::settings(const std::string& key) {
    const Json* const value = find(key);
    SettingTexts settings;
    if (value && !value->is_object())
        addMistake(key, R"(must be settings with their values, {"model.lambda": 0.5, …})");
    if (value && value->is_object())
        for (const auto& [setting, given] : value->items()) settings.emplace_back(setting, settingText(given));
    return settings;
}

void JsonObject::close() const {
    if (!m_json.is_object()) return;
    std::string known;
    for (const std::string& key : m_known) (known += known.empty() ? "" : ", ") += key;
    for (const auto& [key, value] : m_json.items())
        if (!m_known.contains(key)) addMistake(key, "is not known; what is known here is " + known);
}

}  // namespace miru
