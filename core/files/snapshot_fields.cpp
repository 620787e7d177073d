// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/files/snapshot_fields.h"

#include "core/spec/spec_fields.h"

namespace miru {
namespace {

using Json = FieldWriter::Json;

/// A curve as columns, one for each member of its points.
struct CurveColumns {
    std::vector<std::int64_t> samples, batch, pinned;
    std::vector<double> value, low, high;
};

template <typename Fields, typename Value>
requires std::is_same_v<std::remove_const_t<Value>, CurveColumns>
void listFields(Fields& fields, Value& columns) {
    fields.wholes("samples", columns.samples, 0, maxBatches);
    fields.wholes("batch", columns.batch, 0, maxBatches);
    fields.numbers("value", columns.value);
    fields.numbers("low", columns.low);
    fields.numbers("high", columns.high);
    fields.wholes("pinned", columns.pinned, 0, 1);
}

struct TimetableParts {
    std::vector<std::int64_t> sequences;
    int batch = 1;
    int epochs = 1;
};

template <typename Fields, typename Value>
requires std::is_same_v<std::remove_const_t<Value>, TimetableParts>
void listFields(Fields& fields, Value& parts) {
    fields.wholes("sequences", parts.sequences, 0, INT32_MAX);
    fields.whole("batch", parts.batch, 1, INT32_MAX);
    fields.whole("epochs", parts.epochs, 1, 1'000'000);  // so that no sum of all tasks overflows
}

}  // namespace

Json jsonOfCurve(const Curve& curve) {
    CurveColumns columns;
    for (const CurvePoint& point : curve.points()) {
        columns.samples.push_back(point.samples);
        columns.batch.push_back(point.batch);
        columns.pinned.push_back(point.pinned ? 1 : 0);
        columns.value.push_back(point.value);
        columns.low.push_back(point.low);
        columns.high.push_back(point.high);
    }
    return jsonOf(columns);
}

Curve curveFrom(const Json& json) {
    const auto columns = valueFrom<CurveColumns>(json, "a curve");
    const std::size_t count = columns.samples.size();
    requireOfFile(columns.batch.size() == count && columns.pinned.size() == count && columns.value.size() == count &&
                      columns.low.size() == count && columns.high.size() == count,
                  "a curve has columns of different length");
    std::vector<CurvePoint> points;
    for (std::size_t n = 0; n < count; ++n) {
        points.push_back({columns.samples[n], columns.batch[n], columns.value[n], columns.low[n], columns.high[n],
                          columns.pinned[n] != 0});
        requireOfFile(n == 0 || columns.samples[n - 1] <= columns.samples[n], "a curve runs back");
    }
    return Curve(std::move(points));
}

Json jsonOfTimetable(const Timetable& timetable) {
    TimetableParts parts{{}, timetable.batchSize(), timetable.epochs()};
    for (int task = 0; task < timetable.taskCount(); ++task) parts.sequences.push_back(timetable.sequences(task));
    return jsonOf(parts);
}

Timetable timetableFrom(const Json& json) {
    auto parts = valueFrom<TimetableParts>(json, "its timetable");
    return Timetable(std::move(parts.sequences), parts.batch, parts.epochs);
}

Json jsonOfKnobs(const Knobs& knobs) {
    Json json;
    for (const SpecField& field : specFields())
        if (field.knob) json[field.key] = knobs[*field.knob];
    return json;
}

Knobs knobsFrom(const Json& json) {
    Knobs knobs;
    for (const SpecField& field : specFields()) {
        if (!field.knob) continue;
        FieldReader(json, "its settings").number(field.key.c_str(), knobs[*field.knob]);
        const auto problem = field.problemWith(valueOf(field, knobs[*field.knob]));
        requireOfFile(!problem, problem.value_or(""));
    }
    return knobs;
}

Json jsonOfChange(const KnobChange& change) {
    return {{"batch", change.batch}, {"setting", fieldOf(change.knob).key}, {"value", change.value}};
}

KnobChange changeFrom(const Json& json) {
    const SpecField* const field = findField(json.at("setting").get_ref<const std::string&>());
    requireOfFile(field && field->knob, "a setting was changed that cannot be");
    KnobChange change;
    change.knob = *field->knob;
    FieldReader fields(json, "a change of a setting");
    fields.whole("batch", change.batch, 0, maxBatches);
    fields.number("value", change.value);
    const auto problem = field->problemWith(valueOf(*field, change.value));
    requireOfFile(!problem, problem.value_or(""));
    return change;
}

}  // namespace miru
