// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/tasks/make_stream.h"

#include <utility>

#include "core/math/translatable.h"
#include "core/tasks/joint_stream.h"
#include "core/tasks/permuted_stream.h"
#include "core/tasks/rotated_stream.h"
#include "core/tasks/source_stream.h"
#include "core/tasks/split_stream.h"

namespace miru {
namespace {

constexpr StreamType types[] = {
    {.key = "permuted-pixels",
     .name = translatable("permuted pixels"),
     .title = translatable("permuted %1"),
     .textTitle = translatable("permuted %1"),
     .explanation = translatable("Each task after the first reads the same images with all pixels in an order of its "
                                 "own."),
     .textExplanation = translatable("Each task after the first reads the same texts with every word, or character, "
                                     "exchanged for another.")},
    {.key = "permuted-rows",
     .name = translatable("permuted rows"),
     .title = translatable("%1 with permuted rows"),
     .textTitle = translatable("%1 with permuted words"),
     .explanation = translatable("Each task after the first reads the same images with their rows in an order of its "
                                 "own."),
     .textExplanation = translatable("Each task after the first reads the words of the same texts in an order of its "
                                     "own.")},
    {.key = "rotated",
     .name = translatable("rotated"),
     .title = translatable("rotated %1"),
     .textTitle = translatable("rotated %1"),
     .explanation = translatable("Each task reads the same images turned a little further."),
     .textExplanation = translatable("Each task reads the same images turned a little further.")},
    {.key = "split-classes",
     .name = translatable("split classes"),
     .title = translatable("split %1"),
     .textTitle = translatable("split %1"),
     .explanation = translatable("Each task has some of the classes, and only their images."),
     .textExplanation = translatable("Each task has some of the classes, and only their texts.")},
    {.key = "split-sources",
     .name = translatable("one source per task"),
     .title = translatable("%1 by source"),
     .textTitle = translatable("%1 by source"),
     .explanation = translatable("Each task has the sequences of one source: of one speaker, say."),
     .textExplanation = translatable("Each task has the texts of one source: of one file or author.")},
};

constexpr ScenarioType scenarios[] = {
    {.key = "domain",
     .name = translatable("domain-incremental"),
     .explanation = translatable("All tasks share the outputs; which task a sequence belongs to is never given.")},
    {.key = "class",
     .name = translatable("class-incremental"),
     .explanation = translatable("Each task brings outputs of its own, and the answer is chosen among those of all "
                                 "tasks met; which task a sequence belongs to is never given.")},
    {.key = "task",
     .name = translatable("task-incremental"),
     .explanation = translatable("Each task brings outputs of its own; the network is told which task a sequence "
                                 "belongs to and chooses among the outputs of that task.")},
};

std::unique_ptr<TaskStream> makeApart(const StreamPlan& plan, Dataset dataset) {
    switch (plan.kind) {
        case StreamKind::Rotated: return std::make_unique<RotatedStream>(plan, std::move(dataset));
        case StreamKind::SplitClasses: return std::make_unique<SplitStream>(plan, std::move(dataset));
        case StreamKind::SplitSources: return std::make_unique<SourceStream>(plan, std::move(dataset));
        case StreamKind::PermutedPixels:
        case StreamKind::PermutedRows: break;
    }
    return std::make_unique<PermutedStream>(plan, std::move(dataset));
}

}  // namespace

std::span<const StreamType> streamTypes() { return types; }
const StreamType& typeOf(StreamKind kind) { return types[static_cast<std::size_t>(kind)]; }
std::span<const ScenarioType> scenarioTypes() { return scenarios; }
const ScenarioType& typeOf(Scenario scenario) { return scenarios[static_cast<std::size_t>(scenario)]; }

std::unique_ptr<TaskStream> makeStream(const StreamPlan& plan, Dataset dataset) {
    auto stream = makeApart(plan, std::move(dataset));
    if (plan.isJoint) return std::make_unique<JointStream>(std::move(stream));
    return stream;
}

std::optional<std::string> streamObstacle(const StreamPlan& plan, const SequenceSet::Shape& shape,
                                          const std::string& title, int sources) {
    const auto whole = [](int number) { return std::to_string(number); };
    if (plan.kind == StreamKind::Rotated && shape.vocabulary > 0)
        return "data.stream is rotated, but " + title + " has texts, and only images can be turned.";
    if (plan.kind == StreamKind::PermutedRows && shape.kind() == DataKind::RunningTexts)
        return "data.stream is permuted-rows, but in " + title +
               " each character is answered by the one that follows it: their order cannot be changed. permuted-pixels "
               "writes them in another alphabet.";
    if (plan.kind == StreamKind::Rotated && shape.layout.hasOwnLengths)
        return "data.stream is rotated, but " + title + " has recordings, and only images can be turned.";
    if (plan.kind == StreamKind::SplitSources && sources == 0)
        return "data.stream is split-sources, but of the sequences of " + title +
               " it is not known which speaker, file or author they come from.";
    if (plan.kind == StreamKind::SplitSources && sources < plan.tasks)
        return title + " has " + whole(sources) + (sources == 1 ? " source" : " sources") + ", too few for " +
               whole(plan.tasks) + " tasks (data.tasks).";
    if (plan.kind != StreamKind::SplitClasses) return std::nullopt;
    if (shape.answers == Answers::EveryStep)
        return "data.stream is split-classes, but " + title +
               " is answered at every step, so that a sequence belongs to no class.";
    const std::string classes = title + " has " + whole(shape.classes) + " classes";
    if (plan.classesPerTask == 0 && shape.classes % plan.tasks != 0)
        return classes + ", which cannot be split into " + whole(plan.tasks) +
               " equal tasks: choose data.tasks so that it divides " + whole(shape.classes) +
               ", or say data.classesPerTask.";
    if (plan.classesPerTask == 0) return std::nullopt;
    if (shape.classes % plan.classesPerTask != 0)
        return classes + ", which cannot be dealt out " + whole(plan.classesPerTask) +
               " at a time (data.classesPerTask): it has to divide " + whole(shape.classes) + ".";
    if (plan.tasks * plan.classesPerTask > shape.classes)
        return classes + ", too few for " + whole(plan.tasks) + " tasks of " + whole(plan.classesPerTask) +
               " (data.tasks, data.classesPerTask).";
    return std::nullopt;
}

}  // namespace miru
