// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Values of settings in files that people write besides specs (studies, lessons): {"model.lambda": 0.5, "model.cell": "gru"}.

#include <nlohmann/json.hpp>
#include <string>

namespace miru {

/// As `setFromText` takes it.
std::string settingText(const nlohmann::ordered_json& value);
/// A number as a number, everything else as text; read again, both are the same.
nlohmann::ordered_json settingJson(const std::string& text);

}  // namespace miru
