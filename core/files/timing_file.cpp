// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/files/timing_file.h"

#include <algorithm>

#include "core/spec/strict_json.h"

namespace miru {

using Json = nlohmann::ordered_json;

std::string timingJson(const RunTiming& timing) {
    const Json json = {
        {"threads", timing.threads},
        {"sharedMachine", timing.sharedMachine},
        {"trainingSeconds", timing.trainingSeconds},
        {"evaluationSeconds", timing.evaluationSeconds},
        {"watchingSeconds", timing.watchingSeconds},
        {"sequencesTrained", timing.sequences},
        {"sequencesEvaluated", timing.evaluated},
        {"sequencesPerTrainingSecond",
         timing.trainingSeconds > 0 ? static_cast<double>(timing.sequences) / timing.trainingSeconds : 0}};
    return json.dump(2) + "\n";
}

RunTiming timingFrom(const std::string& text) {
    const Json json = Json::parse(text, nullptr, false);
    RunTiming timing;
    const auto seconds = [&](const char* key) {
        return json.is_object() && json.contains(key) && json[key].is_number() ? json[key].get<double>() : 0;
    };
    timing.trainingSeconds = seconds("trainingSeconds");
    timing.evaluationSeconds = seconds("evaluationSeconds");
    timing.watchingSeconds = seconds("watchingSeconds");
    timing.threads = static_cast<int>(std::clamp(seconds("threads"), 1.0, 1e6));
    timing.sharedMachine = json.is_object() && json.value("sharedMachine", Json()) == Json(true);
    timing.sequences = static_cast<std::int64_t>(std::clamp(seconds("sequencesTrained"), 0.0, 1e15));
    timing.evaluated = static_cast<std::int64_t>(std::clamp(seconds("sequencesEvaluated"), 0.0, 1e15));
    timing.sequencesPerSecond = std::max(0.0, seconds("sequencesPerTrainingSecond"));
    return timing;
}

}  // namespace miru
