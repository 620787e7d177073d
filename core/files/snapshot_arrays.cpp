// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/files/snapshot_arrays.h"

#include <algorithm>
#include <stdexcept>

#include "core/spec/strict_json.h"
#include "core/tasks/vocabulary.h"

namespace miru {
namespace {

using Json = FieldWriter::Json;

// Sequences of their own length: one after the other, and how many numbers each has.

template <typename Number>
void addRows(TensorFile& file, const std::string& prefix, const std::vector<std::vector<Number>>& sequences) {
    std::vector<Number> numbers;
    std::vector<std::int32_t> lengths;
    for (const auto& sequence : sequences) {
        numbers.insert(numbers.end(), sequence.begin(), sequence.end());
        lengths.push_back(static_cast<std::int32_t>(sequence.size()));
    }
    file.add(prefix + "numbers", {static_cast<std::int64_t>(numbers.size())}, std::span<const Number>(numbers));
    file.add(prefix + "lengths", {static_cast<std::int64_t>(lengths.size())}, std::span<const std::int32_t>(lengths));
}

/// `count` sequences of 1 to `most` numbers, whole steps of `inputs`.
template <typename Number>
std::vector<std::vector<Number>> rowsFrom(const TensorFile& file, const std::string& prefix, std::size_t count,
                                          std::int64_t most, int inputs) {
    const std::string what = "a sequence has another length than its steps";
    const auto numbers = file.row<Number>(prefix + "numbers");
    const auto lengths = file.row<std::int32_t>(prefix + "lengths");
    requireOfFile(lengths.size() == count, what);
    std::vector<std::vector<Number>> sequences;
    auto next = numbers.begin();
    for (const std::int32_t length : lengths) {
        requireOfFile(length >= inputs && length <= most && length % inputs == 0 && length <= numbers.end() - next,
                      what);
        sequences.emplace_back(next, next + length);
        next += length;
    }
    return sequences;
}

// Sequences of equal length. Those of images are bytes, 0 … 255, as numbers: as bytes they take a quarter of the room, and a
// checkpoint is written every few seconds.

constexpr float perByte = 1.0F / 255;

/// The bytes these numbers were made from; nothing where they were made from something else.
std::vector<std::uint8_t> bytesOf(const std::vector<float>& numbers) {
    std::vector<std::uint8_t> bytes;
    for (const float number : numbers) {
        if (!(number >= 0 && number <= 1)) return {};
        const auto byte = static_cast<std::uint8_t>(number * 255 + 0.5F);
        if (static_cast<float>(byte) * perByte != number) return {};
        bytes.push_back(byte);
    }
    return bytes;
}

void addFrames(TensorFile& file, const std::string& prefix, const TensorFile::Shape& shape,
               const std::vector<float>& frames) {
    const auto bytes = bytesOf(frames);
    if (bytes.empty())
        file.add(prefix + "frames", shape, std::span<const float>(frames));
    else
        file.add(prefix + "bytes", shape, std::span<const std::uint8_t>(bytes));
}

std::vector<float> framesFrom(const TensorFile& file, const std::string& prefix, const TensorFile::Shape& shape) {
    if (!file.contains(prefix + "bytes")) return file.numbers<float>(prefix + "frames", shape);
    std::vector<float> frames;
    for (const std::uint8_t byte : file.numbers<std::uint8_t>(prefix + "bytes", shape))
        frames.push_back(static_cast<float>(byte) * perByte);
    return frames;
}

// Texts of tokens: one after the other, and where each ends.

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

std::vector<std::vector<Token>> parseTexts(const TensorFile& file, const std::string& prefix, int vocabulary,
                                           std::size_t most) {
    std::vector<std::vector<Token>> texts;
    const auto tokens = file.row<Token>(prefix + "tokens");
    const auto ends = file.row<std::int32_t>(prefix + "ends");
    requireOfFile(ends.size() <= most && std::ranges::all_of(tokens, [&](Token t) { return t < vocabulary; }),
                  "a text");
    std::int32_t begin = 0;
    for (const std::int32_t end : ends) {
        requireOfFile(end >= begin && static_cast<std::size_t>(end) <= tokens.size(), "a text");
        texts.emplace_back(tokens.begin() + begin, tokens.begin() + end);
        begin = end;
    }
    return texts;
}

void readTexts(const TensorFile& file, const std::string& prefix, int vocabulary, WatchedSamples& samples) {
    samples.texts = parseTexts(file, prefix, vocabulary, samples.labels.size());
    requireOfFile(samples.texts.size() == samples.labels.size(), "a text");
    const auto words = wordsFrom(file, prefix + "words");
    auto next = words.begin();
    for (const auto& text : samples.texts) {
        requireOfFile(static_cast<std::size_t>(words.end() - next) >= text.size() &&
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
        requireOfFile(token < vocabulary && !isRead[token], "a code is none");
        isRead[token] = true;
    }
    requireOfFile(samples.code.empty() || samples.code.size() == isRead.size(), "a code is none");
}

}  // namespace

std::string numbered(const std::string& prefix, const char* what, std::size_t number) {
    return prefix + what + std::to_string(number + 1) + "/";
}

Json addActivity(TensorFile& file, const std::string& prefix, const Activity& activity) {
    Json json = Json::array();
    for (const SignalHistogram& signal : activity.signals) {
        json.push_back({{"signal", signal.signal.key}});
        json.back().update(jsonOf(signal.histogram));
    }
    file.add(prefix + "mask", {activity.mask.steps, activity.mask.units},
             std::span<const std::uint8_t>(activity.mask.fires));
    file.add(prefix + "firing", {static_cast<std::int64_t>(activity.firingShares.size())},
             std::span<const float>(activity.firingShares));
    return json;
}

Activity activityFrom(const TensorFile& file, const std::string& prefix, const Json& json, const Network& network,
                      int steps) {
    Activity activity;
    const auto signals = network.cell().signals();
    requireOfFile(json.size() == signals.size(), "its histograms are not those of its cell");
    for (std::size_t n = 0; n < signals.size(); ++n) {
        const Json& from = json.at(n);
        requireOfFile(from.at("signal") == signals[n].key, "its histograms are not those of its cell");
        auto histogram = valueFrom<Histogram>(from, "a histogram");
        const Histogram empty = Histogram::of(signals[n].range);
        histogram.low = empty.low;
        histogram.high = empty.high;
        activity.signals.push_back({signals[n], histogram});
    }
    const int hidden = network.shape().hidden;
    const auto& maskShape = file.shape(prefix + "mask");
    requireOfFile(!maskShape.empty() && maskShape[0] >= 1 && maskShape[0] <= steps, "its mask");
    activity.mask = {hidden, static_cast<int>(maskShape[0]),
                     file.numbers<std::uint8_t>(prefix + "mask", {maskShape[0], hidden})};
    activity.firingShares = file.numbers<float>(prefix + "firing", {hidden});
    return activity;
}

void addWords(TensorFile& file, const std::string& name, const std::vector<std::string>& words) {
    const std::string list = Json(words).dump();
    const std::vector<std::uint8_t> bytes(list.begin(), list.end());
    file.add(name, {static_cast<std::int64_t>(bytes.size())}, std::span<const std::uint8_t>(bytes));
}

std::vector<std::string> wordsFrom(const TensorFile& file, const std::string& name) {
    const auto bytes = file.row<std::uint8_t>(name);
    const auto list = parseStrictJson<Json>(std::string(bytes.begin(), bytes.end()));
    requireOfFile(list.is_array() && std::ranges::all_of(list, [](const Json& word) { return word.is_string(); }),
                  "its words");
    return list.get<std::vector<std::string>>();
}

void addSamples(TensorFile& file, const std::string& prefix, const WatchedSamples& samples) {
    std::vector<float> frames;
    if (samples.layout.hasOwnLengths)
        addRows(file, prefix + "own/", samples.frames);
    else
        for (const auto& sequence : samples.frames) frames.insert(frames.end(), sequence.begin(), sequence.end());
    const auto count = samples.layout.hasOwnLengths ? 0 : static_cast<std::int64_t>(samples.frames.size());
    addFrames(file, prefix, {count, samples.steps, samples.inputs}, frames);
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
    file.add(prefix + "numbers", {static_cast<std::int64_t>(samples.numbers.size())},
             std::span<const std::int32_t>(samples.numbers));
    file.add(prefix + "labels", {static_cast<std::int64_t>(samples.labels.size())},
             std::span<const std::int32_t>(samples.labels));
    file.add(prefix + "stepLabels", {static_cast<std::int64_t>(samples.stepLabels.size())},
             std::span<const std::int32_t>(samples.stepLabels));
    file.add(prefix + "order", {static_cast<std::int64_t>(samples.order.size())},
             std::span<const std::uint32_t>(samples.order));
}

std::shared_ptr<const WatchedSamples> samplesFrom(const TensorFile& file, const std::string& prefix, int steps,
                                                  int inputs, const SequenceLayout& layout,
                                                  const NetworkShape& network) {
    auto samples = std::make_shared<WatchedSamples>();
    samples->steps = steps;
    samples->inputs = inputs;
    samples->layout = layout;
    samples->labels = file.row<std::int32_t>(prefix + "labels");
    samples->order = file.row<std::uint32_t>(prefix + "order");
    samples->numbers = file.row<std::int32_t>(prefix + "numbers");
    requireOfFile((samples->numbers.empty() || samples->numbers.size() == samples->labels.size()) &&
                      std::ranges::all_of(samples->numbers, [](std::int32_t number) { return number >= 0; }),
                  "a watched sequence has no number");
    const auto numbers = static_cast<std::size_t>(steps) * static_cast<std::size_t>(samples->inputs);
    if (network.vocabulary > 0) readTexts(file, prefix + "text/", network.vocabulary, *samples);
    if (layout.hasOwnLengths)
        samples->frames =
            rowsFrom<float>(file, prefix + "own/", samples->labels.size(), static_cast<std::int64_t>(numbers), inputs);
    const std::size_t frameCount = network.vocabulary > 0 || layout.hasOwnLengths ? 0 : samples->labels.size();
    const auto frames = framesFrom(file, prefix, {static_cast<std::int64_t>(frameCount), steps, samples->inputs});
    for (std::size_t n = 0; n < frameCount; ++n)
        samples->frames.emplace_back(frames.begin() + static_cast<std::ptrdiff_t>(n * numbers),
                                     frames.begin() + static_cast<std::ptrdiff_t>((n + 1) * numbers));
    samples->stepLabels = file.row<std::int32_t>(prefix + "stepLabels");
    const bool everyStep = network.answers == Answers::EveryStep;
    requireOfFile(
        samples->stepLabels.size() == (everyStep ? samples->labels.size() * static_cast<std::size_t>(steps) : 0),
        "a watched sequence has other labels than steps");
    for (const auto* const labels : {&samples->labels, &samples->stepLabels})
        requireOfFile(
            std::ranges::all_of(*labels, [&](std::int32_t label) { return label >= 0 && label < network.classes; }),
            "a watched sequence is of no class");
    std::vector<bool> isRead(numbers);
    for (const std::uint32_t place : samples->order) {
        requireOfFile(place < numbers && !isRead[place], "an order is none");
        isRead[place] = true;
    }
    requireOfFile(samples->order.empty() || samples->order.size() == numbers, "an order is none");
    return samples;
}

Json addBuffer(TensorFile& file, const std::string& prefix, const BufferSummary& buffer, std::int64_t numbers,
               bool hasOwnLengths, bool readsWords) {
    Json json = {{"kept", buffer.keptPerTask},
                 {"bytes", buffer.bytes},
                 {"capacity", buffer.capacityPerTask},
                 {"keepsLogits", buffer.keepsLogits},
                 {"examples", Json::array()}};
    for (std::size_t task = 0; task < buffer.examples.size(); ++task) {
        if (hasOwnLengths) {
            addRows(file, numbered(prefix, "task", task) + "own/", buffer.examples[task]);
            json["examples"].push_back(buffer.examples[task].size());
            continue;
        }
        std::vector<std::uint8_t> bytes;
        for (const auto& example : buffer.examples[task]) bytes.insert(bytes.end(), example.begin(), example.end());
        const auto count = static_cast<std::int64_t>(buffer.examples[task].size());
        json["examples"].push_back(count);
        file.add(numbered(prefix, "task", task) + "examples", {count, numbers}, std::span<const std::uint8_t>(bytes));
        if (readsWords) addTexts(file, numbered(prefix, "task", task) + "text/", buffer.texts[task]);
    }
    return json;
}

BufferSummary bufferFrom(const TensorFile& file, const std::string& prefix, const Json& json, std::int64_t numbers,
                         int inputsOfOwnLengths, int tasks, int vocabulary) {
    const std::string what = "its rehearsal buffer";
    BufferSummary buffer;
    std::vector<int> examples;
    FieldReader fields(json, what);
    fields.wholes("kept", buffer.keptPerTask, 0, INT32_MAX);
    fields.whole("bytes", buffer.bytes, 0, INT64_MAX);
    fields.whole("capacity", buffer.capacityPerTask, 0, INT32_MAX);
    fields.flag("keepsLogits", buffer.keepsLogits);
    fields.wholes("examples", examples, 0, BufferSummary::examplesPerTask);
    requireOfFile(examples.size() <= static_cast<std::size_t>(tasks) && examples.size() == buffer.keptPerTask.size(),
                  what);
    for (std::size_t task = 0; task < examples.size(); ++task) {
        auto& kept = buffer.examples.emplace_back();
        const std::string name = numbered(prefix, "task", task);
        if (inputsOfOwnLengths > 0) {
            kept = rowsFrom<std::uint8_t>(file, name + "own/", static_cast<std::size_t>(examples[task]), numbers,
                                          inputsOfOwnLengths);
            buffer.texts.emplace_back();
            continue;
        }
        const auto bytes = file.numbers<std::uint8_t>(name + "examples", {examples[task], numbers});
        for (int n = 0; n < examples[task]; ++n)
            kept.emplace_back(bytes.begin() + n * numbers, bytes.begin() + (n + 1) * numbers);
        buffer.texts.push_back(vocabulary > 0
                                   ? parseTexts(file, name + "text/", vocabulary, BufferSummary::examplesPerTask)
                                   : std::vector<std::vector<Token>>{});
    }
    return buffer;
}

void addNamedArrays(TensorFile& file, const std::string& prefix, const NamedArrays& arrays) {
    for (const auto& array : arrays.all()) {
        const std::string name = prefix + array.first;
        std::visit(
            [&]<typename Number>(const std::vector<Number>& numbers) {
                file.add(name, {static_cast<std::int64_t>(numbers.size())}, std::span<const Number>(numbers));
            },
            array.second);
    }
}

NamedArrays namedArraysFrom(const TensorFile& file, const std::string& prefix) {
    NamedArrays arrays;
    for (const TensorFile::Entry& entry : file.entries()) {
        if (!entry.name.starts_with(prefix)) continue;
        std::string name = entry.name.substr(prefix.size());
        if (entry.dtype == "I32")
            arrays.set(std::move(name), file.row<std::int32_t>(entry.name));
        else if (entry.dtype == "I64")
            arrays.set(std::move(name), file.row<std::int64_t>(entry.name));
        else
            arrays.set(std::move(name), file.row<Real>(entry.name));
    }
    return arrays;
}

}  // namespace miru
