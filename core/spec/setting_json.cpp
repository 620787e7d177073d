// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/spec/setting_json.h"

namespace miru {

using Json = nlohmann::ordered_json;

std::string settingText(const Json& value) {
    if (value.is_null()) return "none";
    return value.is_string() ? value.get<std::string>() : value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json settingJson(const std::string& text) {
    Json number = Json::parse(text, nullptr, false);
    return number.is_number() && settingText(number) == text ? number : Json(text);
}

}  // namespace miru
