// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The fields of those structs of a snapshot that go into its file as JSON, and what may be in them.

#include "core/files/field_list.h"
#include "core/measure/snapshot.h"

namespace miru {

inline constexpr std::int64_t maxBatches = 1'000'000'000'000;  // beyond all that could be trained: a file is wrong
inline constexpr int maxSteps = 1'000'000;

inline constexpr const char* runStates[] = {"running", "paused", "finished", "stopped", "diverged"};
inline constexpr const char* divergenceCauses[] = {"none", "loss", "gradient", "weights"};

template <typename Fields, typename Value>
requires std::is_same_v<std::remove_const_t<Value>, RunPosition>
void listFields(Fields& fields, Value& position) {
    fields.whole("task", position.task, 0, INT32_MAX);
    fields.whole("tasks", position.taskCount, 1, INT32_MAX);
    fields.whole("batch", position.batch, 0, maxBatches);
    fields.whole("batchInTask", position.batchInTask, 0, maxBatches);
    fields.whole("samples", position.samples, 0, maxBatches);
}

template <typename Fields, typename Value>
requires std::is_same_v<std::remove_const_t<Value>, ResourceCost>
void listFields(Fields& fields, Value& cost) {
    constexpr std::int64_t most = 1'000'000'000'000'000;
    fields.whole("parameters", cost.parameters, 0, most);
    fields.whole("embedding", cost.embedding, 0, most);
    fields.whole("parametersRead", cost.parametersRead, 0, most);
    fields.whole("macsForward", cost.macsForward, 0, most);
    fields.whole("macsBackward", cost.macsBackward, 0, most);
    fields.whole("traceBytes", cost.traceBytes, 0, most);
    fields.whole("weightBytes", cost.weightBytes, 0, most);
    fields.whole("optimizerBytes", cost.optimizerBytes, 0, most);
    fields.whole("rehearsalBytes", cost.rehearsalBytes, 0, most);
    fields.whole("rehearsalLabelBytes", cost.rehearsalLabelBytes, 0, most);
    fields.whole("strategyNumbers", cost.strategy.numbers, 0, most);
    fields.whole("strategyBytes", cost.strategy.bytes, 0, most);
    fields.whole("strategyMacsPerBatch", cost.strategy.macsPerBatch, 0, INT64_MAX);
    fields.whole("strategyMacsPerTask", cost.strategy.macsPerTask, 0, INT64_MAX);
    fields.number("energyJoule", cost.energyJoule);
    fields.number("energyJoulePaper", cost.energyJoulePaper);
}

template <typename Fields, typename Value>
requires std::is_same_v<std::remove_const_t<Value>, Inhibition>
void listFields(Fields& fields, Value& inhibition) {
    static constexpr const char* places[] = {"state", "readout"};
    static constexpr const char* ranks[] = {"value", "magnitude"};
    fields.number("sparsity", inhibition.sparsity);
    fields.choice("where", inhibition.where, places);
    fields.choice("rank", inhibition.rank, ranks);
}

template <typename Fields, typename Value>
requires std::is_same_v<std::remove_const_t<Value>, LossSum>
void listFields(Fields& fields, Value& sum) {
    static constexpr const char* sums[] = {"penalty",    "distillation",  "keptLogits",
                                           "keptLabels", "gradientNorms", "distances"};
    static constexpr const char* counts[] = {"penalties",      "distillations",     "keptLogitCount",
                                             "keptLabelCount", "gradientNormCount", "distanceCount"};
    fields.number("loss", sum.loss);
    for (std::size_t n = 0; n < trainingQuantityCount; ++n) {
        fields.number(sums[n], sum.quantities[n].sum);
        fields.whole(counts[n], sum.quantities[n].count, 0, maxBatches);
    }
    fields.whole("correct", sum.correct, 0, maxBatches);
    fields.whole("answers", sum.answers, 0, maxBatches);
    fields.whole("samples", sum.samples, 0, maxBatches);
}

template <typename Fields, typename Value>
requires std::is_same_v<std::remove_const_t<Value>, ProjectionCount>
void listFields(Fields& fields, Value& count) {
    fields.whole("projected", count.projected, 0, maxBatches);
    fields.whole("of", count.of, 0, maxBatches);
}

/// But for its tensors.
template <typename Fields, typename Value>
requires std::is_same_v<std::remove_const_t<Value>, AnchorSummary>
void listFields(Fields& fields, Value& anchor) {
    fields.whole("mapRows", anchor.mapRows, 0, AnchorSummary::mapSize);
    fields.whole("mapColumns", anchor.mapColumns, 0, AnchorSummary::mapSize);
    fields.numbers("map", anchor.map);
}

/// But for its name.
template <typename Fields, typename Value>
requires std::is_same_v<std::remove_const_t<Value>, AnchorSummary::Tensor>
void listFields(Fields& fields, Value& tensor) {
    fields.number("mean", tensor.mean);
    fields.number("largest", tensor.largest);
    fields.number("share", tensor.share);
}

/// The counts of a histogram; its range is the signal's.
template <typename Fields, typename Value>
requires std::is_same_v<std::remove_const_t<Value>, Histogram>
void listFields(Fields& fields, Value& histogram) {
    fields.whole("total", histogram.total, 0, maxBatches);
    fields.whole("nearLow", histogram.nearLow, 0, maxBatches);
    fields.whole("nearHigh", histogram.nearHigh, 0, maxBatches);
    fields.wholes("counts", histogram.counts, 0, maxBatches);
}

FieldWriter::Json jsonOfCurve(const Curve& curve);
Curve curveFrom(const FieldReader::Json& json);
FieldWriter::Json jsonOfTimetable(const Timetable& timetable);
Timetable timetableFrom(const FieldReader::Json& json);
FieldWriter::Json jsonOfKnobs(const Knobs& knobs);
Knobs knobsFrom(const FieldReader::Json& json);
FieldWriter::Json jsonOfChange(const KnobChange& change);
KnobChange changeFrom(const FieldReader::Json& json);

}  // namespace miru
