// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/files/snapshot_file.h"

#include <algorithm>
#include <limits>
#include <stdexcept>

#include "core/files/network_file.h"
#include "core/files/snapshot_arrays.h"
#include "core/spec/make_network.h"

namespace miru {
namespace {

using Json = FieldWriter::Json;

Json parsed(const std::string& text) {
    constexpr int maxDepth = 8;
    try {
        return parseStrictJson<Json>(text, maxDepth);
    } catch (const std::runtime_error& error) {
        throw std::runtime_error(std::string("The snapshot in it cannot be read. ") + error.what());
    }
}

/// Of the sequences that are read.
SequenceSet::Shape shapeOf(const Snapshot& snapshot) {
    const auto& network = snapshot.network;
    return {snapshot.steps,   network.vocabulary > 0 ? 1 : network.inputs,
            snapshot.classes, network.vocabulary,
            network.answers,  snapshot.layout};
}

SequenceSet::Shape shapeFrom(const Json& json, const SnapshotOrigin& origin) {
    const std::string what = "its shape";
    SequenceSet::Shape shape;
    FieldReader fields(json, what);
    fields.whole("steps", shape.steps, 1, maxSteps);
    fields.whole("inputs", shape.inputs, 1, maxSteps);
    fields.whole("classes", shape.classes, 1, maxSteps);
    fields.whole("vocabulary", shape.vocabulary, 0, Vocabulary::largest);
    bool everyStep = false;
    fields.flag("everyStep", everyStep);
    if (everyStep) shape.answers = Answers::EveryStep;
    fields.whole("channels", shape.layout.channels, 1, shape.inputs);
    fields.whole("columns", shape.layout.columns, 0, shape.steps);
    fields.flag("ownLengths", shape.layout.hasOwnLengths);
    const SequenceLayout& layout = shape.layout;
    const bool isPlain = layout == SequenceLayout{};
    requireOfFile(layout.hasOwnLengths
                      ? layout == SequenceLayout{.hasOwnLengths = true} && shape.vocabulary == 0 && !everyStep
                  : layout.columns > 0 ? shape.steps % layout.columns == 0 && shape.inputs == layout.channels
                                       : shape.inputs % layout.channels == 0,
                  what);
    requireOfFile(shape.vocabulary == 0 || isPlain, what);
    requireOfFile(shape.inputs <= maxNumbersPerSequence / shape.steps, what);
    requireOfFile(shape.vocabulary == 0 || (shape.steps <= origin.maxTextLength && shape.inputs == 1 &&
                                            shape.vocabulary >= Vocabulary::reserved),
                  what);
    requireOfFile(shape.kind() != DataKind::RunningTexts || shape.classes == shape.vocabulary - 1, what);
    return shape;
}

// The parts of a snapshot, in the order of its members.

Json jsonOfRanges(const std::vector<OutputRange>& ranges) {
    Json json = Json::array();
    for (const OutputRange& range : ranges) json.push_back({range.first, range.last});
    return json;
}

std::vector<OutputRange> rangesFrom(const Json& json, int outputs, int tasks) {
    const std::string what = "its outputs";
    requireOfFile(json.size() <= static_cast<std::size_t>(tasks), what);
    std::vector<OutputRange> ranges;
    for (const Json& from : json) {
        const OutputRange range{from.at(0).get<int>(), from.at(1).get<int>()};
        requireOfFile(range.first >= 0 && range.first <= range.last && range.last <= outputs, what);
        ranges.push_back(range);
    }
    return ranges;
}

void addProgress(Json& json, const Snapshot& snapshot) {
    FieldWriter fields(json);
    fields.choice("state", snapshot.state, runStates);
    fields.choice("divergence", snapshot.divergence, divergenceCauses);
    fields.number("chance", snapshot.chance);
    json["testedOutputs"] = jsonOfRanges(snapshot.testedOutputs);
    json["firstTestedOutputs"] = jsonOfRanges(snapshot.firstTestedOutputs);
    json["position"] = jsonOf(snapshot.position);
    json["timetable"] = jsonOfTimetable(snapshot.timetable);
    json["knobs"] = jsonOfKnobs(snapshot.knobs);
    json["firstKnobs"] = jsonOfKnobs(snapshot.firstKnobs);
    json["changes"] = Json::array();
    for (const KnobChange& change : snapshot.changes) json["changes"].push_back(jsonOfChange(change));
    json["loss"] = jsonOfCurve(snapshot.loss);
    json["quantities"] = Json::array();
    for (const Curve& curve : snapshot.quantities) json["quantities"].push_back(jsonOfCurve(curve));
    json["accuracy"] = Json::array();
    for (const Curve& curve : snapshot.accuracy) json["accuracy"].push_back(jsonOfCurve(curve));
    json["baseline"] = snapshot.scoreboard.baseline();
    json["rows"] = snapshot.scoreboard.rows();
    json["testLoss"] = Json::array();  // null: no number any more
    for (const double loss : snapshot.testLoss) json["testLoss"].push_back(loss);
    json["lossRows"] = Json::array();
    for (const auto& row : snapshot.lossRows) json["lossRows"].push_back(row);
    json["activityTask"] = snapshot.activityTask;
}

void readProgress(const Json& json, int tasks, Snapshot& snapshot) {
    FieldReader fields(json, "its state");
    fields.choice("state", snapshot.state, runStates);
    // A run that was left is one that stands still.
    if (snapshot.state == RunState::Running || snapshot.state == RunState::Paused) snapshot.state = RunState::Stopped;
    fields.choice("divergence", snapshot.divergence, divergenceCauses);
    fields.number("chance", snapshot.chance);
    snapshot.position = valueFrom<RunPosition>(json.at("position"), "its position");
    snapshot.timetable = timetableFrom(json.at("timetable"));
    const RunPosition& position = snapshot.position;
    requireOfFile(position.taskCount == tasks && snapshot.timetable.taskCount() == tasks && position.task <= tasks &&
                      position.batch <= snapshot.timetable.totalBatches() &&
                      position.samples <= snapshot.timetable.totalSamples(),
                  "its position is impossible");
    snapshot.knobs = knobsFrom(json.at("knobs"));
    snapshot.firstKnobs = knobsFrom(json.at("firstKnobs"));
    for (const Json& change : json.at("changes")) snapshot.changes.push_back(changeFrom(change));
    snapshot.loss = curveFrom(json.at("loss"));
    requireOfFile(json.at("quantities").size() == trainingQuantityCount, "its curves");
    for (std::size_t n = 0; n < trainingQuantityCount; ++n)
        snapshot.quantities[n] = curveFrom(json.at("quantities").at(n));
    for (const Json& curve : json.at("accuracy")) snapshot.accuracy.push_back(curveFrom(curve));
    requireOfFile(snapshot.accuracy.size() == static_cast<std::size_t>(tasks), "it has other tasks than its spec");

    snapshot.scoreboard = Scoreboard(tasks);
    const auto rowFrom = [&](const Json& from) {
        std::vector<double> row;
        const Json named = {{"row", from}};
        FieldReader(named, "its matrix").numbers("row", row);
        requireOfFile(row.size() <= static_cast<std::size_t>(tasks), "its matrix");
        return row;
    };
    if (!json.at("baseline").empty()) {
        auto row = rowFrom(json.at("baseline"));
        requireOfFile(row.size() == static_cast<std::size_t>(tasks), "its matrix");
        snapshot.scoreboard.setBaseline(std::move(row));
    }
    for (const Json& from : json.at("rows")) {
        auto row = rowFrom(from);
        // Every task met is tested after each task that has been learned; one without training sequences is passed over.
        const auto met = static_cast<std::size_t>(snapshot.scoreboard.learnedCount()) + 1;
        const bool isPassedOver = snapshot.timetable.sequences(static_cast<int>(met) - 1) == 0;
        requireOfFile(isPassedOver ? row.empty() : row.size() >= met, "its matrix");
        snapshot.scoreboard.addRow(std::move(row));
    }
    for (const Json& loss : json.at("testLoss"))
        snapshot.testLoss.push_back(loss.is_null() ? std::numeric_limits<double>::infinity() : loss.get<double>());
    requireOfFile(snapshot.testLoss.size() == static_cast<std::size_t>(tasks), "its losses");
    for (const Json& from : json.at("lossRows")) {
        auto& row = snapshot.lossRows.emplace_back();
        for (const Json& loss : from)
            row.push_back(loss.is_null() ? std::numeric_limits<double>::infinity() : loss.get<double>());
    }
    const auto& board = snapshot.scoreboard;
    requireOfFile(snapshot.lossRows.size() == board.rows().size() + (board.baseline().empty() ? 0 : 1), "its losses");
    for (std::size_t n = 0; n < snapshot.lossRows.size(); ++n)
        requireOfFile(snapshot.lossRows[n].size() == (n == 0 ? board.baseline() : board.rows()[n - 1]).size(),
                      "its losses");
    fields.whole("activityTask", snapshot.activityTask, 0, tasks - 1);
    const int learned = snapshot.scoreboard.learnedCount();
    requireOfFile(learned == position.task && position.task - snapshot.activityTask >= 0 &&
                      position.task - snapshot.activityTask <= 1 &&
                      position.batchInTask <= snapshot.timetable.batches(snapshot.activityTask),
                  "its task");
    requireOfFile(!snapshot.scoreboard.baseline().empty() || position.batch == 0,
                  "the untrained network was not tested");
}

void addNetworks(TensorFile& file, const std::string& prefix, Json& json, const Snapshot& snapshot) {
    json["inhibition"] = jsonOf(snapshot.model->inhibition());
    addNetwork(file, prefix + "network/", *snapshot.model);
    json["learned"] = Json::array();
    for (std::size_t task = 0; task < snapshot.learned.size(); ++task) {
        json["learned"].push_back(jsonOf(snapshot.learned[task]->inhibition()));
        addNetwork(file, numbered(prefix, "learned", task), *snapshot.learned[task]);
    }
}

void readNetworks(const TensorFile& file, const std::string& prefix, const Json& json, const Network& blank,
                  Snapshot& snapshot) {
    const auto read = [&](const std::string& name, const Json& from) {
        auto network = std::make_shared<Network>(blank);
        readNetwork(file, name, *network);
        network->inhibition() = valueFrom<Inhibition>(from, "its inhibition");
        const double share = network->inhibition().sparsity;
        requireOfFile(share >= 0 && share < 1, "its sparsity");
        return network;
    };
    snapshot.model = read(prefix + "network/", json.at("inhibition"));
    snapshot.coefficients = snapshot.model->coefficients();
    const auto learned = static_cast<std::size_t>(snapshot.scoreboard.learnedCount());
    requireOfFile(json.at("learned").size() == learned, "its matrix");
    for (std::size_t task = 0; task < learned; ++task)
        snapshot.learned.push_back(read(numbered(prefix, "learned", task), json.at("learned").at(task)));
}

void addActivities(TensorFile& file, const std::string& prefix, Json& json, const Snapshot& snapshot) {
    json["activity"] = addActivity(file, prefix + "activity/", snapshot.activity);
    json["pastActivity"] = Json::array();
    for (std::size_t task = 0; task < snapshot.pastActivity.size(); ++task)
        json["pastActivity"].push_back(
            addActivity(file, numbered(prefix, "pastActivity", task), snapshot.pastActivity[task]));
    for (std::size_t task = 0; task < snapshot.samples.size(); ++task) {
        addSamples(file, numbered(prefix, "samples", task), *snapshot.samples[task]);
        const auto& shares = snapshot.firingShares[task];
        file.add(numbered(prefix, "firing", task) + "shares", {static_cast<std::int64_t>(shares.size())},
                 std::span<const float>(shares));
    }
}

void readActivities(const TensorFile& file, const std::string& prefix, const Json& json, int inputs,
                    Snapshot& snapshot) {
    const auto read = [&](const std::string& name, const Json& from) {
        return activityFrom(file, name, from, *snapshot.model, snapshot.steps);
    };
    snapshot.activity = read(prefix + "activity/", json.at("activity"));
    requireOfFile(json.at("pastActivity").size() == snapshot.learned.size(), "its matrix");
    for (std::size_t task = 0; task < snapshot.learned.size(); ++task)
        snapshot.pastActivity.push_back(read(numbered(prefix, "pastActivity", task), json.at("pastActivity").at(task)));
    for (std::size_t task = 0; task <= static_cast<std::size_t>(snapshot.activityTask); ++task) {
        snapshot.samples.push_back(samplesFrom(file, numbered(prefix, "samples", task), snapshot.steps, inputs,
                                               snapshot.layout, snapshot.network));
        snapshot.firingShares.push_back(
            file.numbers<float>(numbered(prefix, "firing", task) + "shares", {snapshot.network.hidden}));
    }
}

void addCosts(Json& json, const Snapshot& snapshot) {
    json["ownCost"] = jsonOf(snapshot.ownCost);
    json["resources"] = Json::object();
    for (const CellKind kind : cellKinds()) json["resources"][kind->key] = jsonOf(snapshot.resources.of(kind));
}

void readCosts(const Json& json, Snapshot& snapshot) {
    snapshot.ownCost = valueFrom<ResourceCost>(json.at("ownCost"), "its cost");
    for (const CellKind kind : cellKinds())
        snapshot.resources.cells.push_back(valueFrom<ResourceCost>(json.at("resources").at(kind->key), "its cost"));
}

void addStrategy(Json& json, const Snapshot& snapshot) {
    json["projections"] = jsonOf(snapshot.projections);
    FieldWriter(json).number("anchorDistance", snapshot.anchorDistance);
    if (!snapshot.anchor) return;
    json["anchor"] = jsonOf(*snapshot.anchor);
    for (const AnchorSummary::Tensor& tensor : snapshot.anchor->tensors) {
        json["anchor"]["tensors"].push_back(jsonOf(tensor));
        json["anchor"]["tensors"].back()["name"] = tensor.name;
    }
}

void readStrategy(const Json& json, Snapshot& snapshot) {
    const std::string what = "what it holds on to";
    snapshot.projections = valueFrom<ProjectionCount>(json.at("projections"), what);
    requireOfFile(snapshot.projections.projected <= snapshot.projections.of, what);
    FieldReader(json, what).number("anchorDistance", snapshot.anchorDistance);
    if (!json.contains("anchor")) return;
    auto anchor = valueFrom<AnchorSummary>(json.at("anchor"), what);
    requireOfFile(anchor.map.size() == static_cast<std::size_t>(anchor.mapRows * anchor.mapColumns), what);
    for (const Json& from : json.at("anchor").at("tensors")) {
        anchor.tensors.push_back(valueFrom<AnchorSummary::Tensor>(from, what));
        anchor.tensors.back().name = from.at("name").get<std::string>();
    }
    snapshot.anchor = std::make_shared<const AnchorSummary>(std::move(anchor));
}

void addCheckpoint(TensorFile& file, const std::string& prefix, Json& json, const Checkpoint& checkpoint) {
    addNamedArrays(file, prefix + "optimizer/", checkpoint.optimizer);
    addNamedArrays(file, prefix + "strategy/", checkpoint.strategy);
    addNamedArrays(file, prefix + "carried/", checkpoint.carried);
    file.add(prefix + "random", {4}, std::span<const std::uint64_t>(checkpoint.random));
    json["lossSince"] = jsonOf(checkpoint.lossSince);
    json["taskHasBegun"] = checkpoint.taskHasBegun;
    json["data"] = checkpoint.data;
}

std::shared_ptr<const Checkpoint> readCheckpoint(const TensorFile& file, const std::string& prefix, const Json& json) {
    auto checkpoint = std::make_shared<Checkpoint>();
    checkpoint->optimizer = namedArraysFrom(file, prefix + "optimizer/");
    checkpoint->strategy = namedArraysFrom(file, prefix + "strategy/");
    checkpoint->carried = namedArraysFrom(file, prefix + "carried/");
    const auto random = file.row<std::uint64_t>(prefix + "random");
    requireOfFile(random.size() == checkpoint->random.size() &&
                      std::ranges::any_of(random, [](std::uint64_t word) { return word != 0; }),
                  "its random numbers");
    std::ranges::copy(random, checkpoint->random.begin());
    checkpoint->lossSince = valueFrom<LossSum>(json.at("lossSince"), "its loss");
    checkpoint->taskHasBegun = json.at("taskHasBegun").get<bool>();
    requireOfFile(json.at("data").is_number_unsigned(), "its data");
    checkpoint->data = json.at("data").get<std::uint64_t>();
    return checkpoint;
}

std::shared_ptr<const Snapshot> readParts(const TensorFile& file, const std::string& prefix, const Json& json,
                                          const SnapshotOrigin& origin) {
    auto snapshot = std::make_shared<Snapshot>();
    const SequenceSet::Shape shape = shapeFrom(json.at("shape"), origin);
    readProgress(json, origin.tasks, *snapshot);
    snapshot->steps = shape.steps;
    snapshot->layout = shape.layout;
    snapshot->classes = shape.classes;
    const auto checkAll = [&](const NetworkShape& network) {
        checkArrays(file, prefix + "network/", network);
        for (int task = 0; task < snapshot->scoreboard.learnedCount(); ++task)
            checkArrays(file, numbered(prefix, "learned", static_cast<std::size_t>(task)), network);
    };
    checkAll(origin.networkShape(shape));
    const Network blank = origin.makeNetwork(shape);
    snapshot->network = blank.shape();
    const auto ranges = [&](const char* key) { return rangesFrom(json.at(key), blank.shape().classes, origin.tasks); };
    snapshot->testedOutputs = ranges("testedOutputs");
    snapshot->firstTestedOutputs = ranges("firstTestedOutputs");
    requireOfFile(snapshot->firstTestedOutputs.size() == snapshot->testedOutputs.size(), "the outputs of its tests");
    readNetworks(file, prefix, json, blank, *snapshot);
    readActivities(file, prefix, json, shape.inputs, *snapshot);
    readCosts(json, *snapshot);
    readStrategy(json.at("strategy"), *snapshot);
    const std::int64_t numbers = static_cast<std::int64_t>(shape.steps) * shape.inputs;
    snapshot->buffer = bufferFrom(file, prefix + "buffer/", json.at("buffer"), numbers,
                                  shape.layout.hasOwnLengths ? shape.inputs : 0, origin.tasks, shape.vocabulary);
    if (shape.vocabulary > 0) {
        auto words = wordsFrom(file, prefix + "words");
        requireOfFile(words.size() + Vocabulary::reserved == static_cast<std::size_t>(shape.vocabulary), "its words");
        snapshot->words = std::make_shared<const std::vector<std::string>>(std::move(words));
        FieldReader(json, "its words").number("knownShare", snapshot->knownShare);
    }
    auto names = json.at("classNames").get<std::vector<std::string>>();
    requireOfFile(names.empty() || names.size() == static_cast<std::size_t>(snapshot->network.classes), "its classes");
    snapshot->classNames = std::make_shared<const std::vector<std::string>>(std::move(names));
    if (json.contains("checkpoint")) {
        snapshot->checkpoint = readCheckpoint(file, prefix + "checkpoint/", json.at("checkpoint"));
        requireOfFile(!snapshot->checkpoint->taskHasBegun || snapshot->position.task == snapshot->activityTask,
                      "its task");
    }
    return snapshot;
}

}  // namespace

SnapshotOrigin originOf(const ExperimentSpec& spec) {
    return {.networkShape = [spec](const SequenceSet::Shape& shape) { return networkShapeOf(spec, shape); },
            .makeNetwork = [spec](const SequenceSet::Shape& shape) { return makeNetwork(spec, shape); },
            .tasks = spec.data.tasks,
            .maxTextLength = spec.text.longest};
}

void addSnapshot(TensorFile& file, const std::string& prefix, const Snapshot& snapshot) {
    const SequenceSet::Shape shape = shapeOf(snapshot);
    Json json;
    json["format"] = snapshotFormat;
    json["shape"] = {{"steps", shape.steps},
                     {"inputs", shape.inputs},
                     {"classes", shape.classes},
                     {"vocabulary", shape.vocabulary},
                     {"everyStep", shape.answers == Answers::EveryStep},
                     {"channels", shape.layout.channels},
                     {"columns", shape.layout.columns},
                     {"ownLengths", shape.layout.hasOwnLengths}};
    addProgress(json, snapshot);
    addNetworks(file, prefix, json, snapshot);
    addActivities(file, prefix, json, snapshot);
    addCosts(json, snapshot);
    addStrategy(json["strategy"], snapshot);
    json["buffer"] =
        addBuffer(file, prefix + "buffer/", snapshot.buffer, static_cast<std::int64_t>(shape.steps) * shape.inputs,
                  shape.layout.hasOwnLengths, snapshot.words != nullptr);
    if (snapshot.words) {
        addWords(file, prefix + "words", *snapshot.words);
        json["knownShare"] = snapshot.knownShare;
    }
    json["classNames"] = snapshot.classNames ? Json(*snapshot.classNames) : Json::array();
    if (snapshot.checkpoint) addCheckpoint(file, prefix + "checkpoint/", json["checkpoint"], *snapshot.checkpoint);
    file.metadata[prefix + "snapshot"] = json.dump();
}

std::shared_ptr<const Snapshot> readSnapshot(const TensorFile& file, const std::string& prefix,
                                             const SnapshotOrigin& origin) {
    if (!file.metadata.contains(prefix + "snapshot"))
        throw std::runtime_error("It has no snapshot of the format " + std::to_string(snapshotFormat) +
                                 ", which this version reads.");
    const Json json = parsed(file.text(prefix + "snapshot"));
    try {
        if (const int format = json.at("format").get<int>(); format != snapshotFormat)
            throw std::runtime_error("Its snapshot has the format " + std::to_string(format) + "; this version reads " +
                                     std::to_string(snapshotFormat) + ".");
        return readParts(file, prefix, json, origin);
    } catch (const Json::exception&) {
        throw std::runtime_error("The snapshot in it does not fit together: something is missing or of another kind.");
    }
}

}  // namespace miru
