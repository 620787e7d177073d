// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/settings_arguments.h"

#include <map>
#include <stdexcept>

#include "core/files/input_file.h"

namespace miru {

std::vector<std::string> applySets(const std::vector<std::string>& sets, ExperimentSpec& spec,
                                   std::vector<SpecProblem>& problems) {
    std::map<std::string, SettingValue> given;
    for (const std::string& set : sets) {
        const auto equals = set.find('=');
        if (equals == std::string::npos || equals == 0) {
            problems.push_back({set, "", "--set " + set + " is not of the form key=value."});
            continue;
        }
        const std::string key = set.substr(0, equals);
        if (auto problem = setFromText(spec, key, set.substr(equals + 1))) {
            problems.push_back(*problem);
            continue;
        }
        const SettingValue value = findField(key)->get(spec);
        const auto [earlier, isNew] = given.emplace(key, value);
        if (!isNew && earlier->second != value)
            problems.push_back({key, toText(value),
                                "--set gives " + key + " twice, as " + toText(earlier->second) + " and as " +
                                    toText(value) + "; give it once."});
    }
    std::vector<std::string> keys;
    for (const auto& [key, value] : given) keys.push_back(key);
    return keys;
}

std::string readSettingsText(const std::string& path) {
    constexpr std::size_t largest = 1 << 20;
    InputFile file = path == "-" ? InputFile::standardInput() : InputFile(path);
    std::string text(largest + 1, '\0');
    if (file.size().value_or(0) <= largest) text.resize(file.read(text));
    if (text.size() > largest)
        throw std::runtime_error(file.name() + " is too large for settings, at most 1 MiB is read.");
    return text;
}

}  // namespace miru
