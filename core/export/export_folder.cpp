// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/export/export_folder.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "core/files/atomic_file.h"
#include "core/math/number_text.h"

namespace miru {
namespace {

constexpr auto pageName = "README.md";
constexpr auto summaryName = "export.json";

std::string percent(double share) { return fmt::format("{:.2f}", 100 * share); }

/// How 8-bit pixels are read: as so many times themselves.
std::string pixelText(const FixedNetwork& fixed) {
    const double multiple = fixed.inputScale / 255;
    const bool arePixels = multiple >= 1 && multiple == std::floor(multiple);
    return arePixels ? fmt::format(" (of pixels from 0 to 255, read as 0 to 1: the pixel times {})", multiple) : "";
}

/// How it learns, for the page.
std::string learningPageText(const CSource& source, const NetworkExport& network) {
    if (!source.plan.learns) return {};
    const LearningTrial& trial = *source.trial;
    return fmt::format(
        R"(
## Learn

| | bytes in RAM |
|--|--|
| weights, which begin as in flash | {weights} |
| one `{p}_learner`: a state, the steps kept, and the gradient | {learner} |
| one `{p}_memory` with room for {room} sequences of 8-bit numbers | {memory} |

```c
#include "{p}_learn.h"

static {p}_learner learner;
static {p}_memory memory;

{p}_learner_init(&learner);
{p}_memory_init(&memory, seed);
{p}_offer(&memory, frames, steps, label);                /* a sequence of what it has learned, which may be kept */

{p}_learn(&learner, frames, steps, label, 0, @P_CLASSES); /* a sequence of the new task, for each of a batch */
{p}_rehearse(&memory, &learner, 8, 0, @P_CLASSES);        /* and eight of those kept */
{p}_update(&learner, 0.05f, 1.0f);                       /* a step of gradient descent, clipped to length 1 */
```

Sequences are bytes: byte b stands for {offset} + {factor} b; `{p}_to_bytes` makes them from numbers. From then on `{p}_step` computes
with what was learned. Gradients follow `training.credit` of the run: {credit}. The functions `expf`, `logf` and
`sqrtf` of `math.h` are needed besides.

```
cc -std=c99 -O2 {p}.c {p}_weights.c {p}_learn.c learn_main.c -lm -o learn && ./learn
```

`./learn` makes {updates} updates as the lab made them, on a new task ({fresh} sequences, their inputs in another order) with
rehearsal, and ends with exit code 0 if no weight differs by more than {tolerance}. In the lab the loss of the new task went
from {first:.3f} to {last:.3f}. `miru-run device --learning` counts what it takes on a simulated Cortex-M.
)",
        fmt::arg("p", source.plan.prefix), fmt::arg("weights", network.size.learnedBytes),
        fmt::arg("learner", network.size.learnerBytes), fmt::arg("room", source.plan.room),
        fmt::arg("memory", network.size.memoryBytes), fmt::arg("offset", formatNumber(trial.scale.offset)),
        fmt::arg("factor", formatNumber(trial.scale.factor)), fmt::arg("credit", keyOf(source.network.credit().rule)),
        fmt::arg("updates", LearningTrial::updates), fmt::arg("fresh", trial.fresh.size()),
        fmt::arg("tolerance", formatFixed(LearningTrial::tolerance, 4)), fmt::arg("first", trial.firstLoss),
        fmt::arg("last", trial.lastLoss));
}

std::string pageText(const CSource& source, const NetworkExport& network) {
    const NetworkShape& shape = source.network.shape();
    const std::string& prefix = source.plan.prefix;
    const char* const numbers[] = {"32-bit floating point", "whole numbers: weights of 16 bits, states of 16 bits",
                                   "whole numbers: weights of 8 bits, states of 16 bits"};
    const std::string loss =
        network.loss
            ? "\n" + sentenceOn(*network.loss) + "\n"
            : "\nIt answers as the lab's network does, up to rounding: logits differ by less than 0.00001. With "
              "inhibition two units may tie within that; then the other one may win.\n";
    const std::string sparse =
        source.plan.isSparse ? fmt::format("\nProducts read the {} winners of {} units alone; the others are zero.\n",
                                           source.winners(), shape.hidden)
                             : "";
    const std::string read =
        source.readsWords()
            ? "A step reads a word, by its rank among those the network knows."
            : fmt::format("A step reads {} numbers{}.", shape.inputs,
                          source.isFixed() ? fmt::format(", each multiplied by `@P_INPUT_SCALE` and rounded{}",
                                                         pixelText(*source.fixed))
                                           : std::string(", as `miru-run predict` does"));
    std::string text = fmt::format(
        R"(# A {title} of {hidden} units in C

Made by MiRU Lab. C99, {numbers}. No memory is allocated, and nothing is included but {included}.
{sparse}{loss}
| | bytes |
|--|--|
| {constants}, in flash (`{p}_weights.c`) | {weights} |
| one `{p}_state`, in RAM | {state} |

The code itself takes about {code} kilobytes; `size` says it for your compiler.

## Use

```c
#include "{p}.h"

static {p}_state state;

{p}_init(&state);                 /* before each sequence */
{p}_step(&state, {step});          /* once for each step */
{p}_logits(&state, logits);       /* whenever an answer is wanted */
```

`{p}_classify` does it for a whole sequence. {read}
`{p}_best(logits, first, last)` picks the answer among some of the classes.

## Build, and see that it works

```
cc -std=c99 -O2 {p}.c {p}_weights.c main.c -o check && ./check
arm-none-eabi-gcc -std=c99 -O2 -mcpu=cortex-m4 -mthumb -mfpu=fpv4-sp-d16 -mfloat-abi=hard -c {p}.c {p}_weights.c
```

`./check` ends with exit code 0 if the network answers {count} sequences as it did in the lab.
`miru-run device` counts instructions and bytes on a simulated Cortex-M.
{learning})",
        fmt::arg("learning", learningPageText(source, network)),
        fmt::arg("code", source.plan.learns ? "five" : "one or two"), fmt::arg("title", shape.cell->title),
        fmt::arg("hidden", shape.hidden),
        fmt::arg("included", source.plan.learns ? "`stdint.h`, and `math.h` to learn" : "`stdint.h`"),
        fmt::arg("numbers", numbers[static_cast<int>(source.plan.numbers)]), fmt::arg("sparse", sparse),
        fmt::arg("loss", loss), fmt::arg("p", prefix),
        fmt::arg("constants", source.plan.learns ? "constants, and what the weights begin with" : "constants"),
        fmt::arg("weights", network.size.weightBytes), fmt::arg("state", network.size.stateBytes),
        fmt::arg("step", source.readsWords() ? "word" : "frame"), fmt::arg("read", read),
        fmt::arg("count", source.testVectors.size()));
    std::string macro = prefix;
    std::ranges::transform(macro, macro.begin(),
                           [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    for (std::size_t at = text.find("@P"); at != std::string::npos; at = text.find("@P")) text.replace(at, 2, macro);
    return text;
}

std::string summaryText(const CSource& source, const NetworkExport& network) {
    nlohmann::ordered_json json{{"program", "MiRU Lab"},
                                {"holds", "export"},
                                {"language", "C99"},
                                {"prefix", source.plan.prefix},
                                {"cell", source.network.shape().cell->key},
                                {"hiddenUnits", source.network.shape().hidden},
                                {"numbers", keyOf(source.plan.numbers)},
                                {"sparse", source.plan.isSparse},
                                {"weightBytes", network.size.weightBytes},
                                {"stateBytes", network.size.stateBytes}};
    if (source.plan.learns)
        json["learning"] = {{"credit", keyOf(source.network.credit().rule)},
                            {"room", source.plan.room},
                            {"learnedBytes", network.size.learnedBytes},
                            {"learnerBytes", network.size.learnerBytes},
                            {"memoryBytes", network.size.memoryBytes}};
    if (network.loss) {
        const ExportLoss& loss = *network.loss;
        json["test"] = {{"sequences", loss.sequences},
                        {"accuracy", loss.accuracy},
                        {"accuracyExported", loss.accuracyExported},
                        {"agreement", loss.agreement},
                        {"settledAfterSteps", loss.settledAfter},
                        {"settledAfterStepsExported", loss.settledAfterExported}};
    }
    return json.dump(2) + "\n";
}

std::vector<TestSequence> testVectorsFrom(const Network& network, const TaskStream& stream) {
    const int count = testVectorCount(network, stream.shape().steps);
    std::vector<TestSequence> sequences;
    forTestSequences(stream, 4 * count, [&](TestSequence sequence) { sequences.push_back(std::move(sequence)); });
    sequences = robustTestVectors(network, std::move(sequences));
    if (sequences.size() > static_cast<std::size_t>(count)) sequences.resize(static_cast<std::size_t>(count));
    return sequences;
}

/// Of all files that an export may have.
std::vector<std::string> fileNames(const std::string& prefix) {
    return {prefix + ".h",
            prefix + ".c",
            prefix + "_weights.h",
            prefix + "_weights.c",
            prefix + "_learn.h",
            prefix + "_learn.c",
            "test_vectors.h",
            "main.c",
            "learn_trial.h",
            "learn_main.c",
            pageName,
            summaryName};
}

}  // namespace

std::string sentenceOn(const ExportLoss& loss) {
    const double lost = loss.accuracy - loss.accuracyExported;
    std::string text = fmt::format("On {} test sequences its accuracy is {} % (the lab's network: {} %)",
                                   loss.sequences, percent(loss.accuracyExported), percent(loss.accuracy));
    if (loss.isNotable()) text += fmt::format(", {:.2f} points less, which is more than half a point", 100 * lost);
    text += fmt::format("; {} % of the answers are the same.", percent(loss.agreement));
    if (loss.settledAfter > 0)
        text += fmt::format(" The answer settles after {:.1f} steps on average (the lab's: {:.1f}).",
                            loss.settledAfterExported, loss.settledAfter);
    return text;
}

NetworkExport exportNetwork(const StoredNetwork& stored, const ExportPlan& plan, const TaskStream* stream,
                            LossTest test) {
    const Network& network = stored.network;
    if (const auto obstacle = exportObstacle(network, plan)) throw std::runtime_error(*obstacle);
    CSource source{.network = network,
                   .plan = plan,
                   .steps = stored.steps,
                   .padsTexts = stored.spec.text.padding == TextReading::Padding::Read};
    NetworkExport result{.plan = plan, .files = {}, .size = {}, .loss = {}};
    if (plan.numbers != NumberForm::Float) {
        if (!stream)
            throw std::runtime_error(
                "Whole numbers are scaled by what the network meets in its data, which are not there; --numbers float "
                "needs none.");
        source.fixed.emplace(network, calibrate(network, *stream), plan.numbers);
        if (test == LossTest::Run) result.loss = lossOfExport(network, *source.fixed, *stream);
    }
    if (stream) source.testVectors = testVectorsFrom(network, *stream);
    if (source.testVectors.empty()) source.testVectors = syntheticTestVectors(network, stored.steps);
    if (plan.learns) source.trial = learningTrial(network, stream, stored.steps, plan.room);
    result.size = sizeOf(source);
    result.files = sourceFiles(source);
    result.files.push_back({pageName, pageText(source, result)});
    result.files.push_back({summaryName, summaryText(source, result)});
    return result;
}

std::optional<std::string> obstacleToExport(const std::filesystem::path& folder, const ExportPlan& plan) {
    std::error_code error;
    if (!std::filesystem::exists(folder, error)) return std::nullopt;
    const std::vector<std::string> own = fileNames(plan.prefix);
    bool isExport = false;
    for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
        const std::string name = entry.path().filename().string();
        if (std::ranges::find(own, name) == own.end())
            return "The folder " + folder.string() + " holds " + name +
                   ", which is no part of an export; name a new folder or an empty one.";
        if (name != summaryName) continue;
        const auto summary = nlohmann::json::parse(readFile(entry.path()), nullptr, false);
        isExport = summary.is_object() && summary.value("holds", nlohmann::json()) == "export";
    }
    if (error) return "Could not read the folder " + folder.string() + ": " + error.message() + ".";
    if (isExport || std::filesystem::is_empty(folder, error)) return std::nullopt;
    return "The folder " + folder.string() +
           " holds files, but no export.json of an export; name a new folder or an empty one.";
}

void writeExport(const std::filesystem::path& folder, const NetworkExport& network) {
    makeFolder(folder);
    // The summary first: whatever ends the program on the way, the folder is known as an export.
    writeFileAtomically(folder / network.files.back().name, network.files.back().text);
    for (const SourceFile& file : network.files) writeFileAtomically(folder / file.name, file.text);
    for (const std::string& name : fileNames(network.plan.prefix)) {  // those of an earlier export that has more
        std::error_code ignored;
        if (std::ranges::find(network.files, name, &SourceFile::name) == network.files.end())
            std::filesystem::remove(folder / name, ignored);
    }
}

}  // namespace miru
