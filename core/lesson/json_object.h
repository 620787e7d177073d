// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// An object of a JSON file that people write: what is asked of it is known, everything else in it is a mistake, and every
// mistake is a sentence that says where. A reader continues after a mistake, so that all are found at once.

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/lesson/lesson.h"

namespace miru {

class JsonObject {
 public:
    using Json = nlohmann::ordered_json;
    using Mistakes = std::vector<std::string>;

    /// `where`: what the sentences begin with, "step 3"; empty at the top of a lesson. The JSON has to outlive it.
    JsonObject(const Json& json, std::string where, Mistakes& mistakes);

    /// Adds the mistake "step 3: until must be …." For an empty key it speaks of the object itself.
    void addMistake(const std::string& key, const std::string& clause) const;
    /// "step 3: until"
    std::string whereIs(const std::string& key) const;
    Mistakes& mistakes() const { return m_mistakes; }

    // What stands under a key. Of another kind, or absent where it is needed, it is a mistake; then, and where it is absent,
    // there is nothing.
    const Json* find(const std::string& key);
    bool has(const std::string& key) { return find(key) != nullptr; }
    std::string name(const std::string& key, bool isNeeded = false);
    LocalText text(const std::string& key, bool isNeeded = false);
    std::optional<std::int64_t> whole(const std::string& key, std::int64_t low, std::int64_t high,
                                      bool isNeeded = false);
    /// A number from 0 to 1.
    std::optional<double> share(const std::string& key);
    std::optional<std::vector<std::string>> names(const std::string& key);
    /// Settings with their values, as text.
    SettingTexts settings(const std::string& key);

    /// A value that stands somewhere below `key`.
    LocalText textOf(const Json& value, const std::string& key) const;
    /// Reports the keys that nobody has asked for.
    void close() const;

 private:
    const Json& m_json;
    std::string m_where;
    Mistakes& m_mistakes;
    std::set<std::string> m_known;
};

}  // namespace miru
