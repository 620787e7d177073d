// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The table of streams, the one place that knows them all. A new stream is a file of its own and a row here.

#include <memory>
#include <span>

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

std::unique_ptr<TaskStream> makeStream(const StreamPlan& plan, Dataset dataset);

}  // namespace miru
