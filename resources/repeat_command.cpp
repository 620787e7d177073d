// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "resources/repeat_command.h"

#include <algorithm>
#include <optional>
#include <system_error>

#include "core/spec/spec_json.h"
#include "core/study/study.h"
#include "resources/presets.h"

namespace miru {
namespace {

namespace fs = std::filesystem;

constexpr auto datasetKey = "data.dataset";

std::string set(const std::string& key, const std::string& value) { return " --set " + shellQuoted(key + "=" + value); }

/// The settings to state on top of a preset, as key and text; nothing if that does not give the same spec.
using Settings = std::vector<std::pair<std::string, std::string>>;
std::optional<Settings> settingsOver(const Preset& preset, const ExperimentSpec& wanted) {
    Settings settings;
    ExperimentSpec spec = preset.spec;
    for (const SpecField& field : specFields()) {
        if (field.key != datasetKey && field.get(wanted) == field.get(spec)) continue;
        const std::string text = toText(field.get(wanted));
        if (setFromText(spec, field.key, text)) return std::nullopt;
        settings.emplace_back(field.key, text);
    }
    if (writeSpec(spec) != writeSpec(wanted)) return std::nullopt;
    return settings;
}

/// "miru-run train PRESET --set …" with the preset that needs the fewest settings; nothing if no such line says the spec.
std::optional<std::string> presetCommand(const ExperimentSpec& spec) {
    std::optional<Settings> fewest;
    std::string name;
    for (const Preset& preset : presets()) {
        auto settings = settingsOver(preset, spec);
        if (!settings || (fewest && fewest->size() <= settings->size())) continue;
        fewest = std::move(settings);
        name = preset.name;
    }
    if (!fewest) return std::nullopt;
    std::string command = "miru-run train " + name;
    for (const auto& [key, text] : *fewest) command += set(key, text);
    return command;
}

/// Names in the spec that depend on the folder the program is started in.
std::vector<std::string> relativeNames(const ExperimentSpec& spec, const fs::path& folder) {
    std::vector<std::string> names;
    std::error_code ignored;
    const std::string& dataset = spec.data.dataset;
    const bool isFolder = dataset.find('/') != std::string::npos || fs::is_directory(folder / dataset, ignored);
    if (isFolder && fs::path(dataset).is_relative()) names.push_back(dataset);
    if (!spec.model.weights.empty() && fs::path(spec.model.weights).is_relative()) names.push_back(spec.model.weights);
    return names;
}

bool varies(const Study& study, std::string_view key) {
    for (const Axis& axis : study.axes)
        for (const Axis::Case& one : axis.cases)
            for (const auto& [varied, value] : one.values)
                if (varied == key) return true;
    return false;
}

}  // namespace

std::string shellQuoted(std::string_view text) {
    constexpr std::string_view plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,-_/=+:@";
    if (!text.empty() && text.find_first_not_of(plain) == std::string_view::npos) return std::string(text);
    std::string quoted = "'";
    for (const char c : text) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return quoted + "'";
}

RepeatCommand repeatCommand(const ExperimentSpec& spec, fs::path folder) {
    std::error_code ignored;
    if (folder.empty()) folder = fs::current_path(ignored);
    RepeatCommand command;
    const auto line = spec.events.empty() ? presetCommand(spec) : std::nullopt;
    command.carriesSpec = !line;
    // No line of a spec can be "SPEC": it is JSON, which has no line ends in its texts.
    command.text = line ? *line : "miru-run train - <<'SPEC'\n" + writeSpec(spec) + "SPEC";
    command.relativeNames = relativeNames(spec, folder);
    const auto isThere = [&](const std::string& name) { return fs::exists(folder / name, ignored); };
    if (!command.relativeNames.empty() && std::ranges::all_of(command.relativeNames, isThere)) {
        command.text.insert(0, "cd " + shellQuoted(folder.string()) + " && ");
        command.relativeNames.clear();
    }
    return command;
}

StudyCommand repeatCommand(const Study& study) {
    StudyCommand command{"study.json", true};
    for (const StudyPreset& preset : studies()) {
        Study known = preset.study;
        known.spec.data.dataset = study.spec.data.dataset;
        if (writeStudy(known) == writeStudy(study)) command = {preset.name, false};
    }
    command.text = "miru-run study " + command.text;
    // The study itself takes the first of its data sets that is there, which may be another one elsewhere.
    if (!varies(study, datasetKey)) command.text += set(datasetKey, study.spec.data.dataset);
    command.text += " --out DIR";
    return command;
}

}  // namespace miru
