// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/export/device_program.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <functional>
#include <map>
#include <stdexcept>

#include "core/export/device_sources.h"

namespace miru {
namespace {

const DeviceBoard boards[] = {
    {"mps2-an386", "Cortex-M4F", {"-mcpu=cortex-m4", "-mfpu=fpv4-sp-d16", "-mfloat-abi=hard"}},
    {"mps2-an500", "Cortex-M7", {"-mcpu=cortex-m7", "-mfpu=fpv5-sp-d16", "-mfloat-abi=hard"}},
    {"mps2-an385", "Cortex-M3, without floating point", {"-mcpu=cortex-m3", "-mfloat-abi=soft"}},
};

constexpr std::uint64_t loopInstructions = 20'000;

using Numbers = std::map<std::string, std::uint64_t, std::less<>>;

Numbers numbersIn(std::string_view output) {
    Numbers numbers;
    for (std::size_t at = 0; at < output.size();) {
        const std::size_t end = std::min(output.find('\n', at), output.size());
        const std::string_view line = output.substr(at, end - at);
        at = end + 1;
        const std::size_t space = line.find(' ');
        if (space == std::string_view::npos || line.size() < space + 17) continue;
        std::uint64_t number = 0;
        const auto [stop, error] = std::from_chars(line.data() + space + 1, line.data() + space + 17, number, 16);
        if (error == std::errc() && stop == line.data() + space + 17)
            numbers[std::string(line.substr(0, space))] = number;
    }
    return numbers;
}

double numberOf(const Numbers& numbers, const std::string& name) {
    const auto found = numbers.find(name);
    if (found == numbers.end()) throw std::runtime_error("The simulated program has not said its " + name + ".");
    return static_cast<double>(found->second);
}

/// A tick is 40 ns, an instruction 64.
constexpr double instructionsPerTick = 40.0 / 64;

void checkLoop(const Numbers& numbers) {
    const double counted = numberOf(numbers, "loop") * instructionsPerTick;
    if (std::abs(counted - static_cast<double>(loopInstructions)) > 2)
        throw std::runtime_error(
            fmt::format("The simulator counts {:.0f} instructions where there are {}; its count means nothing.",
                        counted, loopInstructions));
}

}  // namespace

std::span<const DeviceBoard> deviceBoards() { return boards; }

const DeviceBoard* findDeviceBoard(std::string_view key) {
    const auto found =
        std::ranges::find(boards, key, [](const DeviceBoard& board) { return std::string_view(board.key); });
    return found == std::end(boards) ? nullptr : found;
}

const char* nameOf(DevicePart part) {
    constexpr const char* names[] = {"input product", "recurrent product", "nonlinearity", "winners", "readout"};
    return names[static_cast<int>(part)];
}

std::vector<SourceFile> deviceFiles() {
    return {{"board.ld", c::linkerScript}, {"startup.c", c::startupSource},
            {"device.h", c::deviceHeader}, {"device_mark.h", c::markHeader},
            {"device.c", c::deviceSource}, {"device_learn.c", c::deviceLearningSource}};
}

std::vector<std::string> compileArguments(const DeviceBoard& board, const std::string& object, bool countsParts) {
    std::vector<std::string> arguments{
        "-std=c99",    "-O2", "-ffp-contract=fast", "-mthumb", "-ffunction-sections", "-c",
        object + ".c", "-o",  object + ".o"};
    arguments.insert(arguments.end(), board.compilerFlags.begin(), board.compilerFlags.end());
    if (countsParts && object == "net") arguments.insert(arguments.end(), {"-include", "device_mark.h"});
    return arguments;
}

std::vector<std::string> linkArguments(const DeviceBoard& board, std::span<const char* const> objects,
                                       const std::string& program) {
    std::vector<std::string> arguments{"-mthumb", "-nostartfiles", "-Wl,--gc-sections", "-T", "board.ld",
                                       "-o",      program};
    arguments.insert(arguments.end(), board.compilerFlags.begin(), board.compilerFlags.end());
    for (const char* const object : objects) arguments.push_back(std::string(object) + ".o");
    arguments.emplace_back("-lm");
    return arguments;
}

std::vector<std::string> simulatorArguments(const DeviceBoard& board, const std::string& program) {
    return {"-M",
            board.key,
            "-nographic",
            "-monitor",
            "none",
            "-serial",
            "none",
            "-chardev",
            "stdio,id=out",
            "-semihosting-config",
            "enable=on,target=native,chardev=out",
            "-icount",
            "shift=6,sleep=off",
            "-kernel",
            program};
}

DeviceCount readDeviceOutput(std::string_view plain, std::string_view withParts) {
    const Numbers numbers = numbersIn(plain);
    checkLoop(numbers);
    const double sequences = numberOf(numbers, "sequences");
    DeviceCount count;
    const double step = numberOf(numbers, "step") * instructionsPerTick;
    const double around = (numberOf(numbers, "init") + numberOf(numbers, "logits")) * instructionsPerTick;
    count.steps = numberOf(numbers, "steps") / sequences;
    count.perInference = (step + around) / sequences;
    count.perStep = step / numberOf(numbers, "steps");
    count.codeBytes = static_cast<std::int64_t>(numberOf(numbers, "code"));
    count.constantBytes = static_cast<std::int64_t>(numberOf(numbers, "constants"));
    count.stateBytes = static_cast<std::int64_t>(numberOf(numbers, "state"));
    count.stackBytes = static_cast<std::int64_t>(numberOf(numbers, "stack"));
    count.agrees = numberOf(numbers, "wrong") == 0;

    const Numbers marked = numbersIn(withParts);
    checkLoop(marked);
    const double perMark = numberOf(marked, "mark") / 1000;
    for (int part = 0; part < devicePartCount; ++part) {
        const double ticks =
            numberOf(marked, fmt::format("part{}", part)) - perMark * numberOf(marked, fmt::format("marks{}", part));
        count.parts[static_cast<std::size_t>(part)] = std::max(0.0, ticks) * instructionsPerTick / sequences;
    }
    return count;
}

DeviceLearningCount readDeviceLearning(std::string_view output) {
    const Numbers numbers = numbersIn(output);
    checkLoop(numbers);
    const auto bytes = [&](const char* name) { return static_cast<std::int64_t>(numberOf(numbers, name)); };
    DeviceLearningCount count;
    count.updates = static_cast<int>(numberOf(numbers, "updates"));
    count.fresh = static_cast<int>(numberOf(numbers, "fresh"));
    count.rehearsed = static_cast<int>(numberOf(numbers, "rehearsed"));
    if (count.updates < 1 || count.fresh < 1 || count.rehearsed < 1)
        throw std::runtime_error("The simulated program has learned nothing.");
    const auto perUpdate = [&](const char* name) {
        return numberOf(numbers, name) * instructionsPerTick / count.updates;
    };
    count.perSequence = perUpdate("learn") / count.fresh;
    count.perRehearsal = perUpdate("rehearse") / count.rehearsed;
    count.perStep = perUpdate("update");
    count.perKept = perUpdate("keep") / count.fresh;
    count.firstLoss = numberOf(numbers, "first") / 1e9;
    count.lastLoss = numberOf(numbers, "last") / 1e9;
    count.distance = numberOf(numbers, "distance") / 1e9;
    count.agrees = numberOf(numbers, "agrees") == 1;
    count.codeBytes = bytes("code");
    count.constantBytes = bytes("constants");
    count.learnedBytes = bytes("learned");
    count.learnerBytes = bytes("learner");
    count.memoryBytes = bytes("memory");
    count.stackBytes = bytes("stack");
    return count;
}

}  // namespace miru
