// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/settings_arguments.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <map>
#include <memory>
#include <stdexcept>

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
    const bool isStandard = path == "-";
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(
        isStandard ? stdin : std::fopen(path.c_str(), "rb"),
        isStandard ? [](std::FILE*) { return 0; } : [](std::FILE* opened) { return std::fclose(opened); });
    const std::string name = isStandard ? "standard input" : path;
    const auto fail = [&] { throw std::runtime_error("Could not read " + name + ": " + std::strerror(errno) + "."); };
    if (!file) fail();
    std::string text(largest + 1, '\0');
    text.resize(std::fread(text.data(), 1, text.size(), file.get()));
    if (std::ferror(file.get())) fail();
    if (text.size() > largest) throw std::runtime_error(name + " is too large for settings, at most 1 MiB is read.");
    return text;
}

}  // namespace miru
