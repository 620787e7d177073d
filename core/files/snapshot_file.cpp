// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/files/snapshot_file.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

#include "core/files/network_file.h"
#include "core/learning/checkpoint.h"
#include "core/spec/make_network.h"
#include "core/spec/spec_fields.h"
#include "core/spec/strict_json.h"

namespace miru {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::int64_t maxBatches = 1'000'000'000'000;  // beyond all that could be trained: a file is wrong
constexpr int maxSteps = 1'000'000;
constexpr std::int64_t maxCost = 1'000'000'000'000'000;

void require(bool holds, const char* what) {
    if (!holds) throw std::runtime_error(std::string("The snapshot in it does not fit together: ") + what + ".");
}

/// JSON has no NaN: it is null.
double numberOf(const Json& json) {
    return json.is_null() ? std::numeric_limits<double>::quiet_NaN() : json.get<double>();
}

std::vector<double> numbersOf(const Json& json) {
    std::vector<double> numbers;
    for (const Json& number : json) numbers.push_back(numberOf(number));
    return numbers;
}

std::int64_t wholeOf(const Json& json, std::int64_t low, std::int64_t high, const char* what) {
    require(json.is_number_integer(), what);
    const auto number = json.get<std::int64_t>();
    require(number >= low && number <= high && !(json.is_number_unsigned() && json.get<std::uint64_t>() > INT64_MAX),
            what);
    return number;
}

int intOf(const Json& json, int low, int high, const char* what) {
    return static_cast<int>(wholeOf(json, low, high, what));
}

// Each pair below writes a part of a snapshot and reads it again.

Json jsonOf(const RunPosition& p) {
    return {p.task, p.taskCount, p.batch, p.batchInTask, p.batchesPerTask, p.samples, p.samplesPerTask};
}

RunPosition positionOf(const Json& json, int tasks) {
    constexpr const char* what = "its position is impossible";
    RunPosition position;
    position.task = intOf(json.at(0), 0, tasks, what);
    position.taskCount = intOf(json.at(1), tasks, tasks, what);
    position.batch = wholeOf(json.at(2), 0, maxBatches, what);
    position.batchesPerTask = wholeOf(json.at(4), 1, maxBatches, what);
    position.batchInTask = wholeOf(json.at(3), 0, position.batchesPerTask, what);
    position.samples = wholeOf(json.at(5), 0, maxBatches, what);
    position.samplesPerTask = wholeOf(json.at(6), 1, maxBatches, what);
    return position;
}

Json jsonOf(const Curve& curve) {
    Json points = Json::array();
    for (const CurvePoint& p : curve.points()) points.push_back({p.samples, p.batch, p.value, p.low, p.high, p.pinned});
    return points;
}

Curve curveOf(const Json& json) {
    std::vector<CurvePoint> points;
    for (const Json& p : json) {
        points.push_back({wholeOf(p.at(0), 0, maxBatches, "a curve"), wholeOf(p.at(1), 0, maxBatches, "a curve"),
                          numberOf(p.at(2)), numberOf(p.at(3)), numberOf(p.at(4)), p.at(5).get<bool>()});
        require(points.size() < 2 || points[points.size() - 2].samples <= points.back().samples, "a curve runs back");
    }
    return Curve(std::move(points));
}

Json jsonOf(const Knobs& knobs) {
    Json json;
    for (const SpecField& field : specFields())
        if (field.knob) json[field.key] = knobs[*field.knob];
    return json;
}

Knobs knobsOf(const Json& json) {
    Knobs knobs;
    for (const SpecField& field : specFields()) {
        if (!field.knob) continue;
        const double number = numberOf(json.at(field.key));
        const auto problem = field.problemWith(valueOf(field, number));
        require(!problem, problem ? problem->c_str() : "");
        knobs[*field.knob] = number;
    }
    return knobs;
}

Json jsonOf(const KnobChange& c) { return {c.batch, fieldOf(c.knob).key, c.value, c.previous}; }

KnobChange changeOf(const Json& json) {
    const SpecField* const field = findField(json.at(1).get<std::string>());
    require(field && field->knob, "a setting was changed that cannot be");
    return {wholeOf(json.at(0), 0, maxBatches, "a change"), *field->knob, numberOf(json.at(2)), numberOf(json.at(3))};
}

Json jsonOf(const ResourceCost& c) {
    return {c.parameters,          c.macsForward, c.macsBackward,     c.weightBytes, c.optimizerBytes, c.rehearsalBytes,
            c.rehearsalLabelBytes, c.energyJoule, c.energyJoulePaper, c.embedding,   c.parametersRead};
}

ResourceCost resourcesOf(const Json& json) {
    const auto whole = [&](std::size_t n) { return wholeOf(json.at(n), 0, maxCost, "its bill"); };
    ResourceCost count;
    count.parameters = whole(0);
    count.macsForward = whole(1);
    count.macsBackward = whole(2);
    count.weightBytes = whole(3);
    count.optimizerBytes = whole(4);
    count.rehearsalBytes = whole(5);
    count.rehearsalLabelBytes = whole(6);
    count.energyJoule = numberOf(json.at(7));
    count.energyJoulePaper = numberOf(json.at(8));
    const bool hasEmbedding = json.size() > 9;  // files from before there were texts have none
    count.embedding = hasEmbedding ? whole(9) : 0;
    count.parametersRead = hasEmbedding ? whole(10) : count.parameters;
    return count;
}

void addActivity(TensorFile& file, const std::string& prefix, const Activity& activity, Json& json) {
    for (const SignalHistogram& signal : activity.signals) {
        const Histogram& h = signal.histogram;
        json.push_back({static_cast<int>(signal.signal), h.low, h.high, h.counts, h.total, h.nearLow, h.nearHigh});
    }
    file.add(prefix + "mask", {activity.mask.steps, activity.mask.units},
             std::span<const std::uint8_t>(activity.mask.fires));
    file.add(prefix + "firing", {static_cast<std::int64_t>(activity.firingShares.size())},
             std::span<const float>(activity.firingShares));
}

Activity activityOf(const TensorFile& file, const std::string& prefix, const Json& json, const Network& network,
                    int steps) {
    Activity activity;
    const auto signals = network.cell().signals();
    require(json.size() == signals.size(), "its histograms are not those of its cell");
    for (std::size_t n = 0; n < signals.size(); ++n) {
        const Json& from = json.at(n);
        require(from.at(0) == static_cast<int>(signals[n]), "its histograms are not those of its cell");
        const auto count = [&](const Json& number) { return wholeOf(number, 0, maxBatches, "a histogram"); };
        Histogram histogram = isGate(signals[n]) ? Histogram::ofGate() : Histogram::ofState();
        require(from.at(3).size() == histogram.counts.size(), "a histogram");
        for (std::size_t bin = 0; bin < histogram.counts.size(); ++bin)
            histogram.counts[bin] = count(from.at(3).at(bin));
        histogram.total = count(from.at(4));
        histogram.nearLow = count(from.at(5));
        histogram.nearHigh = count(from.at(6));
        activity.signals.push_back({signals[n], histogram});
    }
    const int hidden = network.shape().hidden;
    const auto& maskShape = file.shape(prefix + "mask");
    require(!maskShape.empty() && maskShape[0] >= 1 && maskShape[0] <= steps, "its mask");
    activity.mask = {hidden, static_cast<int>(maskShape[0]),
                     file.numbers<std::uint8_t>(prefix + "mask", {maskShape[0], hidden})};
    activity.firingShares = file.numbers<float>(prefix + "firing", {hidden});
    return activity;
}

// Words, texts of tokens: one after the other, and where each ends.

void addWords(TensorFile& file, const std::string& name, const std::vector<std::string>& words) {
    std::vector<std::uint8_t> bytes;
    for (const std::string& word : words) {
        bytes.insert(bytes.end(), word.begin(), word.end());
        bytes.push_back('\n');
    }
    file.add(name, {static_cast<std::int64_t>(bytes.size())}, std::span<const std::uint8_t>(bytes));
}

std::vector<std::string> wordsOf(const TensorFile& file, const std::string& name) {
    std::vector<std::string> words;
    std::string word;
    for (const std::uint8_t byte : file.row<std::uint8_t>(name)) {
        if (byte != '\n') {
            word += static_cast<char>(byte);
        } else {
            words.push_back(word);
            word.clear();
        }
    }
    require(word.empty() && std::ranges::all_of(words, isUtf8), "its words");
    return words;
}

void addTexts(TensorFile& file, const std::string& prefix, const std::vector<std::vector<Token>>& texts) {
    std::vector<Token> tokens;
    std::vector<std::int32_t> ends;
    for (const auto& text : texts) {
        tokens.insert(tokens.end(), text.begin(), text.end());
        ends.push_back(static_cast<std::int32_t>(tokens.size()));
    }
    file.add(prefix + "tokens", {static_cast<std::int64_t>(tokens.size())}, std::span<const Token>(tokens));
    file.add(prefix + "ends", {static_cast<std::int64_t>(ends.size())}, std::span<const std::int32_t>(ends));
}

std::vector<std::vector<Token>> textsOf(const TensorFile& file, const std::string& prefix, int vocabulary,
                                        std::size_t most) {
    std::vector<std::vector<Token>> texts;
    const auto tokens = file.row<Token>(prefix + "tokens");
    const auto ends = file.row<std::int32_t>(prefix + "ends");
    require(ends.size() <= most && std::ranges::all_of(tokens, [&](Token t) { return t < vocabulary; }), "a text");
    std::int32_t begin = 0;
    for (const std::int32_t end : ends) {
        require(end >= begin && static_cast<std::size_t>(end) <= tokens.size(), "a text");
        texts.emplace_back(tokens.begin() + begin, tokens.begin() + end);
        begin = end;
    }
    return texts;
}

void addSamples(TensorFile& file, const std::string& prefix, const WatchedSamples& samples) {
    std::vector<float> frames;
    for (const auto& sequence : samples.frames) frames.insert(frames.end(), sequence.begin(), sequence.end());
    const auto count = static_cast<std::int64_t>(samples.frames.size());
    file.add(prefix + "frames", {count, samples.steps, samples.inputs}, std::span<const float>(frames));
    if (!samples.texts.empty()) {
        addTexts(file, prefix + "text/", samples.texts);
        std::vector<std::string> words;
        for (const auto& text : samples.words) words.insert(words.end(), text.begin(), text.end());
        addWords(file, prefix + "text/words", words);
        const std::uint8_t how[] = {samples.readsPadding ? std::uint8_t{1} : std::uint8_t{0},
                                    samples.keepsEnd ? std::uint8_t{1} : std::uint8_t{0}};
        file.add(prefix + "text/how", {2}, std::span<const std::uint8_t>(how));
        file.add(prefix + "text/code", {static_cast<std::int64_t>(samples.code.size())},
                 std::span<const Token>(samples.code));
    }
    file.add(prefix + "labels", {static_cast<std::int64_t>(samples.labels.size())},
             std::span<const std::int32_t>(samples.labels));
    file.add(prefix + "order", {static_cast<std::int64_t>(samples.order.size())},
             std::span<const std::uint32_t>(samples.order));
}

void readTexts(const TensorFile& file, const std::string& prefix, int vocabulary, WatchedSamples& samples) {
    samples.texts = textsOf(file, prefix, vocabulary, samples.labels.size());
    require(samples.texts.size() == samples.labels.size(), "a text");
    const auto words = wordsOf(file, prefix + "words");
    auto next = words.begin();
    for (const auto& text : samples.texts) {
        require(static_cast<std::size_t>(words.end() - next) >= text.size() &&
                    text.size() <= static_cast<std::size_t>(samples.steps),
                "a text");
        const auto end = next + static_cast<std::ptrdiff_t>(text.size());
        samples.words.emplace_back(next, end);
        next = end;
    }
    const auto how = file.numbers<std::uint8_t>(prefix + "how", {2});
    samples.readsPadding = how[0] != 0;
    samples.keepsEnd = how[1] != 0;
    samples.code = file.row<Token>(prefix + "code");
    std::vector<bool> isRead(static_cast<std::size_t>(vocabulary));
    for (const Token token : samples.code) {
        require(token < vocabulary && !isRead[token], "a code is none");
        isRead[token] = true;
    }
    require(samples.code.empty() || samples.code.size() == isRead.size(), "a code is none");
}

std::shared_ptr<const WatchedSamples> samplesOf(const TensorFile& file, const std::string& prefix, int steps,
                                                const NetworkShape& network) {
    auto samples = std::make_shared<WatchedSamples>();
    samples->steps = steps;
    samples->inputs = network.vocabulary > 0 ? 1 : network.inputs;
    samples->labels = file.row<std::int32_t>(prefix + "labels");
    samples->order = file.row<std::uint32_t>(prefix + "order");
    const auto numbers = static_cast<std::size_t>(steps) * static_cast<std::size_t>(samples->inputs);
    if (network.vocabulary > 0) readTexts(file, prefix + "text/", network.vocabulary, *samples);
    const std::size_t frameCount = network.vocabulary > 0 ? 0 : samples->labels.size();
    const auto frames =
        file.numbers<float>(prefix + "frames", {static_cast<std::int64_t>(frameCount), steps, samples->inputs});
    for (std::size_t n = 0; n < frameCount; ++n)
        samples->frames.emplace_back(frames.begin() + static_cast<std::ptrdiff_t>(n * numbers),
                                     frames.begin() + static_cast<std::ptrdiff_t>((n + 1) * numbers));
    require(
        std::ranges::all_of(samples->labels, [&](std::int32_t label) { return label >= 0 && label < network.classes; }),
        "a watched sequence is of no class");
    std::vector<bool> isRead(numbers);
    for (const std::uint32_t place : samples->order) {
        require(place < numbers && !isRead[place], "an order is none");
        isRead[place] = true;
    }
    require(samples->order.empty() || samples->order.size() == numbers, "an order is none");
    return samples;
}

void addCheckpoint(TensorFile& file, const std::string& prefix, const Checkpoint& checkpoint,
                   const Parameters& parameters, Json& json) {
    json["optimizerSteps"] = checkpoint.optimizer.steps;
    json["moments"] = Json::array();
    for (std::size_t n = 0; n < checkpoint.optimizer.moments.size(); ++n) {
        const auto& moment = checkpoint.optimizer.moments[n];
        json["moments"].push_back(!moment.empty());
        if (moment.empty()) continue;
        Parameters shaped(parameters.tensors());
        std::ranges::copy(moment, shaped.values().begin());
        addParameters(file, prefix + "optimizer" + std::to_string(n) + "/", shaped);
    }
    file.add(prefix + "random", {4}, std::span<const std::uint64_t>(checkpoint.random));
    json["offered"] = Json::array();
    for (std::size_t task = 0; task < checkpoint.rehearsal.size(); ++task) {
        const auto& kept = checkpoint.rehearsal[task].kept;
        json["offered"].push_back(checkpoint.rehearsal[task].offered);
        file.add(prefix + "rehearsal" + std::to_string(task + 1), {static_cast<std::int64_t>(kept.size())},
                 std::span<const std::int32_t>(kept));
    }
    json["lossSince"] = {checkpoint.lossSince.loss, checkpoint.lossSince.correct, checkpoint.lossSince.samples};
    json["taskHasBegun"] = checkpoint.taskHasBegun;
    json["data"] = checkpoint.data;
}

std::shared_ptr<const Checkpoint> checkpointOf(const TensorFile& file, const std::string& prefix, const Json& json,
                                               const Parameters& parameters, int tasks) {
    auto checkpoint = std::make_shared<Checkpoint>();
    checkpoint->optimizer.steps = wholeOf(json.at("optimizerSteps"), 0, maxBatches, "its optimiser");
    for (const Json& isThere : json.at("moments")) {
        auto& moment = checkpoint->optimizer.moments.emplace_back();
        require(checkpoint->optimizer.moments.size() <= 2, "its optimiser");
        if (!isThere.get<bool>()) continue;
        Parameters shaped(parameters.tensors());
        readParameters(file, prefix + "optimizer" + std::to_string(checkpoint->optimizer.moments.size() - 1) + "/",
                       shaped);
        moment.assign(shaped.values().begin(), shaped.values().end());
    }
    const auto random = file.row<std::uint64_t>(prefix + "random");
    require(random.size() == checkpoint->random.size(), "its random stream");
    std::ranges::copy(random, checkpoint->random.begin());
    require(std::ranges::any_of(random, [](std::uint64_t word) { return word != 0; }), "its random stream");
    for (const Json& offered : json.at("offered")) {
        auto& state = checkpoint->rehearsal.emplace_back();
        require(checkpoint->rehearsal.size() <= static_cast<std::size_t>(tasks), "its rehearsal buffer");
        state.offered = wholeOf(offered, 0, maxBatches, "its rehearsal buffer");
        state.kept = file.row<std::int32_t>(prefix + "rehearsal" + std::to_string(checkpoint->rehearsal.size()));
    }
    const Json& loss = json.at("lossSince");
    checkpoint->lossSince = {numberOf(loss.at(0)), wholeOf(loss.at(1), 0, maxBatches, "its loss"),
                             wholeOf(loss.at(2), 0, maxBatches, "its loss")};
    checkpoint->taskHasBegun = json.at("taskHasBegun").get<bool>();
    require(json.at("data").is_number_unsigned(), "its data");
    checkpoint->data = json.at("data").get<std::uint64_t>();
    return checkpoint;
}

std::string numbered(const std::string& prefix, const char* what, std::size_t number) {
    return prefix + what + std::to_string(number + 1) + "/";
}

Json parsed(const std::string& text) {
    constexpr int maxDepth = 8;
    try {
        return parseStrictJson<Json>(text, maxDepth);
    } catch (const std::runtime_error& error) {
        throw std::runtime_error(std::string("The snapshot in it cannot be read. ") + error.what());
    }
}

std::shared_ptr<const Snapshot> readParts(const TensorFile& file, const std::string& prefix, const Json& json,
                                          const ExperimentSpec& spec) {
    auto snapshot = std::make_shared<Snapshot>();
    const int tasks = spec.data.tasks;
    snapshot->steps = intOf(json.at("shape").at(0), 1, maxSteps, "its shape");
    const bool mayReadWords = json.at("shape").size() > 3;  // files from before there were texts do not say
    const SequenceSet::Shape shape{
        snapshot->steps, intOf(json.at("shape").at(1), 1, maxSteps, "its shape"),
        intOf(json.at("shape").at(2), 1, maxSteps, "its shape"),
        mayReadWords ? intOf(json.at("shape").at(3), 0, Vocabulary::largest, "its shape") : 0};
    require(shape.inputs <= maxNumbersPerSequence / shape.steps, "its shape");
    require(shape.vocabulary == 0 || shape.steps <= spec.text.longest, "its shape");
    require(shape.vocabulary == 0 || (shape.inputs == 1 && shape.vocabulary >= Vocabulary::reserved), "its shape");
    snapshot->network = networkShapeOf(spec, shape);
    // A run that was left is one that stands still.
    const auto state = static_cast<RunState>(intOf(json.at("state"), 0, 4, "its state"));
    snapshot->state = state == RunState::Running || state == RunState::Paused ? RunState::Stopped : state;
    snapshot->divergence = static_cast<DivergenceCause>(intOf(json.at("divergence"), 0, 3, "its divergence"));
    snapshot->position = positionOf(json.at("position"), tasks);
    snapshot->knobs = knobsOf(json.at("knobs"));
    for (const Json& change : json.at("changes")) snapshot->changes.push_back(changeOf(change));
    snapshot->loss = curveOf(json.at("loss"));
    for (const Json& curve : json.at("accuracy")) snapshot->accuracy.push_back(curveOf(curve));
    require(snapshot->accuracy.size() == static_cast<std::size_t>(tasks), "it has other tasks than its spec");

    const auto addRow = [&](const Json& from, auto&& to) {
        auto row = numbersOf(from);
        require(row.size() == static_cast<std::size_t>(tasks), "its matrix");
        to(std::move(row));
    };
    snapshot->scoreboard = Scoreboard(tasks);
    if (!json.at("baseline").empty())
        addRow(json.at("baseline"), [&](auto row) { snapshot->scoreboard.setBaseline(std::move(row)); });
    for (const Json& row : json.at("rows"))
        addRow(row, [&](auto numbers) { snapshot->scoreboard.addRow(std::move(numbers)); });
    const int learned = snapshot->scoreboard.learnedCount();
    require(learned <= tasks && json.at("pastActivity").size() == static_cast<std::size_t>(learned) &&
                json.at("learnedSparsity").size() == static_cast<std::size_t>(learned),
            "its matrix");

    const auto readModel = [&](const std::string& name, const Json& sparsity) {
        checkArrays(file, name, snapshot->network);
        auto network = std::make_shared<Network>(makeNetwork(spec, shape));
        readNetwork(file, name, *network);
        const double share = numberOf(sparsity);
        require(share >= 0 && share < 1, "its sparsity");
        network->inhibition().sparsity = share;
        return network;
    };
    snapshot->model = readModel(prefix + "network/", json.at("sparsity"));
    snapshot->coefficients = snapshot->model->coefficients();
    snapshot->activity = activityOf(file, prefix + "activity/", json.at("activity"), *snapshot->model, snapshot->steps);
    for (std::size_t task = 0; task < static_cast<std::size_t>(learned); ++task) {
        snapshot->learned.push_back(readModel(numbered(prefix, "learned", task), json.at("learnedSparsity").at(task)));
        snapshot->pastActivity.push_back(activityOf(file, numbered(prefix, "pastActivity", task),
                                                    json.at("pastActivity").at(task), *snapshot->model,
                                                    snapshot->steps));
    }
    snapshot->activityTask = intOf(json.at("activityTask"), 0, tasks - 1, "its task");
    const RunPosition& position = snapshot->position;
    require(learned == position.task && position.task - snapshot->activityTask >= 0 &&
                position.task - snapshot->activityTask <= 1,
            "its task");
    require(!snapshot->scoreboard.baseline().empty() || position.batch == 0, "the untrained network was not tested");
    for (std::size_t task = 0; task <= static_cast<std::size_t>(snapshot->activityTask); ++task) {
        snapshot->samples.push_back(
            samplesOf(file, numbered(prefix, "samples", task), snapshot->steps, snapshot->network));
        snapshot->firingShares.push_back(
            file.numbers<float>(numbered(prefix, "firing", task) + "shares", {snapshot->network.hidden}));
    }

    const Json& buffer = json.at("buffer");
    snapshot->buffer.bytes = wholeOf(buffer.at("bytes"), 0, INT64_MAX, "its buffer");
    snapshot->buffer.capacityPerTask = intOf(buffer.at("capacity"), 0, INT32_MAX, "its buffer");
    require(buffer.at("kept").size() <= static_cast<std::size_t>(tasks) &&
                buffer.at("kept").size() == buffer.at("examples").size(),
            "its buffer");
    const bool readsWords = snapshot->network.vocabulary > 0;
    if (readsWords) {
        auto words = wordsOf(file, prefix + "words");
        require(words.size() + Vocabulary::reserved == static_cast<std::size_t>(snapshot->network.vocabulary),
                "its words");
        snapshot->words = std::make_shared<const std::vector<std::string>>(std::move(words));
        snapshot->knownShare = numberOf(json.at("knownShare"));
    }
    auto names = json.at("classNames").get<std::vector<std::string>>();
    require(names.empty() || names.size() == static_cast<std::size_t>(shape.classes), "its classes");
    snapshot->classNames = std::make_shared<const std::vector<std::string>>(std::move(names));
    const auto numbers = static_cast<std::int64_t>(shape.steps) * shape.inputs;
    for (std::size_t task = 0; task < buffer.at("kept").size(); ++task) {
        snapshot->buffer.keptPerTask.push_back(intOf(buffer.at("kept").at(task), 0, INT32_MAX, "its buffer"));
        auto& examples = snapshot->buffer.examples.emplace_back();
        const int count = intOf(buffer.at("examples").at(task), 0, BufferSummary::examplesPerTask, "its buffer");
        const auto bytes = file.numbers<std::uint8_t>(numbered(prefix, "buffer", task) + "examples", {count, numbers});
        for (int n = 0; n < count; ++n)
            examples.emplace_back(bytes.begin() + n * numbers, bytes.begin() + (n + 1) * numbers);
        snapshot->buffer.texts.push_back(readsWords
                                             ? textsOf(file, numbered(prefix, "buffer", task) + "text/",
                                                       snapshot->network.vocabulary, BufferSummary::examplesPerTask)
                                             : std::vector<std::vector<Token>>{});
    }
    require(json.at("resources").size() == 3, "its bill");
    for (std::size_t cell = 0; cell < 3; ++cell)
        snapshot->resources.cells[cell] = resourcesOf(json.at("resources").at(cell));
    if (!json.contains("checkpoint")) return snapshot;
    snapshot->checkpoint = checkpointOf(file, prefix, json.at("checkpoint"), snapshot->model->parameters(), tasks);
    const bool hasBegun = snapshot->checkpoint->taskHasBegun;
    require(!hasBegun || position.task == snapshot->activityTask, "its task");
    const auto met =
        static_cast<std::size_t>(snapshot->activityTask) + (hasBegun || position.task > snapshot->activityTask ? 1 : 0);
    require(spec.rehearsal.samplesPerTask == 0 || snapshot->checkpoint->rehearsal.size() == met,
            "its rehearsal buffer");
    return snapshot;
}

}  // namespace

void addSnapshot(TensorFile& file, const std::string& prefix, const Snapshot& snapshot) {
    Json json;
    json["state"] = static_cast<int>(snapshot.state);
    json["divergence"] = static_cast<int>(snapshot.divergence);
    json["position"] = jsonOf(snapshot.position);
    const SequenceSet::Shape shape{snapshot.steps, snapshot.network.vocabulary > 0 ? 1 : snapshot.network.inputs,
                                   snapshot.network.classes, snapshot.network.vocabulary};
    json["shape"] = {shape.steps, shape.inputs, shape.classes, shape.vocabulary};
    if (snapshot.words) {
        addWords(file, prefix + "words", *snapshot.words);
        json["knownShare"] = snapshot.knownShare;
    }
    json["classNames"] = snapshot.classNames ? Json(*snapshot.classNames) : Json::array();
    json["knobs"] = jsonOf(snapshot.knobs);
    json["changes"] = Json::array();
    for (const KnobChange& change : snapshot.changes) json["changes"].push_back(jsonOf(change));
    json["loss"] = jsonOf(snapshot.loss);
    json["accuracy"] = Json::array();
    for (const Curve& curve : snapshot.accuracy) json["accuracy"].push_back(jsonOf(curve));
    json["baseline"] = snapshot.scoreboard.baseline();
    json["rows"] = snapshot.scoreboard.rows();
    json["resources"] = Json::array();
    for (const ResourceCost& count : snapshot.resources.cells) json["resources"].push_back(jsonOf(count));

    json["sparsity"] = snapshot.model->inhibition().sparsity;
    addNetwork(file, prefix + "network/", *snapshot.model);
    json["learnedSparsity"] = Json::array();
    for (std::size_t task = 0; task < snapshot.learned.size(); ++task) {
        json["learnedSparsity"].push_back(snapshot.learned[task]->inhibition().sparsity);
        addNetwork(file, numbered(prefix, "learned", task), *snapshot.learned[task]);
    }
    json["activityTask"] = snapshot.activityTask;
    json["activity"] = Json::array();
    addActivity(file, prefix + "activity/", snapshot.activity, json["activity"]);
    json["pastActivity"] = Json::array();
    for (std::size_t task = 0; task < snapshot.pastActivity.size(); ++task) {
        json["pastActivity"].push_back(Json::array());
        addActivity(file, numbered(prefix, "pastActivity", task), snapshot.pastActivity[task],
                    json["pastActivity"].back());
    }
    for (std::size_t task = 0; task < snapshot.samples.size(); ++task) {
        addSamples(file, numbered(prefix, "samples", task), *snapshot.samples[task]);
        const auto& shares = snapshot.firingShares[task];
        file.add(numbered(prefix, "firing", task) + "shares", {static_cast<std::int64_t>(shares.size())},
                 std::span<const float>(shares));
    }
    const BufferSummary& buffer = snapshot.buffer;
    json["buffer"] = {{"kept", buffer.keptPerTask},
                      {"bytes", buffer.bytes},
                      {"capacity", buffer.capacityPerTask},
                      {"examples", Json::array()}};
    for (std::size_t task = 0; task < buffer.examples.size(); ++task) {
        std::vector<std::uint8_t> bytes;
        for (const auto& example : buffer.examples[task]) bytes.insert(bytes.end(), example.begin(), example.end());
        json["buffer"]["examples"].push_back(buffer.examples[task].size());
        file.add(numbered(prefix, "buffer", task) + "examples",
                 {static_cast<std::int64_t>(buffer.examples[task].size()),
                  static_cast<std::int64_t>(shape.steps) * shape.inputs},
                 std::span<const std::uint8_t>(bytes));
        if (snapshot.words) addTexts(file, numbered(prefix, "buffer", task) + "text/", buffer.texts[task]);
    }
    if (snapshot.checkpoint)
        addCheckpoint(file, prefix, *snapshot.checkpoint, snapshot.model->parameters(), json["checkpoint"]);
    file.metadata[prefix + "snapshot"] = json.dump();
}

std::shared_ptr<const Snapshot> readSnapshot(const TensorFile& file, const std::string& prefix,
                                             const ExperimentSpec& spec) {
    const Json json = parsed(file.text(prefix + "snapshot"));
    try {
        return readParts(file, prefix, json, spec);
    } catch (const Json::exception&) {
        throw std::runtime_error("The snapshot in it does not fit together: something is missing or of another kind.");
    }
}

}  // namespace miru
