// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The table of streams, the one place that knows them all. A new stream is a file of its own and a row here.

#include <memory>
#include <optional>
#include <span>
#include <string>

#include "core/tasks/dataset_source.h"
#include "core/tasks/stream_plan.h"
#include "core/tasks/task_stream.h"

namespace miru {

/// What is known of a kind of stream before one is made; words in English, the window translates them.
struct StreamType {
    const char* key;              ///< in specs: "permuted-pixels"
    const char* name;             ///< among the choices of a form: "permuted pixels"
    const char* title;            ///< of a stream of such tasks: "permuted %1", with the name of the data set
    const char* textTitle;        ///< the same for texts
    const char* explanation;      ///< how the tasks differ, a sentence
    const char* textExplanation;  ///< the same for texts
};
/// Indexed by StreamKind.
std::span<const StreamType> streamTypes();
const StreamType& typeOf(StreamKind kind);

/// What is known of a scenario; words in English.
struct ScenarioType {
    const char* key;          ///< in specs: "domain"
    const char* name;         ///< among the choices of a form: "domain-incremental"
    const char* explanation;  ///< what the outputs mean, a sentence
};
/// Indexed by Scenario.
std::span<const ScenarioType> scenarioTypes();
const ScenarioType& typeOf(Scenario scenario);

/// The plan suits the data set (`streamObstacle` finds nothing).
std::unique_ptr<TaskStream> makeStream(const StreamPlan& plan, Dataset dataset);

/// Why no such stream can be made of data of this shape, from so many sources, a sentence; `title` is what people call the
/// data set.
std::optional<std::string> streamObstacle(const StreamPlan& plan, const SequenceSet::Shape& shape,
                                          const std::string& title, int sources = 0);

}  // namespace miru
