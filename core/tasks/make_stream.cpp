// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/tasks/make_stream.h"

#include <utility>

#include "core/math/translatable.h"
#include "core/tasks/permuted_stream.h"

namespace miru {
namespace {

constexpr StreamType types[] = {
    {.key = "permuted-pixels",
     .name = translatable("permuted pixels"),
     .title = translatable("permuted %1"),
     .textTitle = translatable("permuted %1"),
     .explanation = translatable("Each task after the first reads the same images with all pixels in an order of its "
                                 "own; task identity is never given."),
     .textExplanation = translatable("Each task after the first reads the same texts with every word exchanged for "
                                     "another; task identity is never given.")},
    {.key = "permuted-rows",
     .name = translatable("permuted rows"),
     .title = translatable("%1 with permuted rows"),
     .textTitle = translatable("%1 with permuted words"),
     .explanation = translatable("Each task after the first reads the same images with their rows in an order of its "
                                 "own; task identity is never given."),
     .textExplanation = translatable("Each task after the first reads the words of the same texts in an order of its "
                                     "own; task identity is never given.")},
};

}  // namespace

std::span<const StreamType> streamTypes() { return types; }
const StreamType& typeOf(StreamKind kind) { return types[static_cast<std::size_t>(kind)]; }

std::unique_ptr<TaskStream> makeStream(const StreamPlan& plan, Dataset dataset) {
    switch (plan.kind) {
        case StreamKind::PermutedPixels:
        case StreamKind::PermutedRows: break;
    }
    return std::make_unique<PermutedStream>(plan, std::move(dataset));
}

}  // namespace miru
