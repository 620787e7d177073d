// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// An exported network on a simulated microcontroller: the program that runs it there and counts, and what it reports.
//
// QEMU runs one instruction every 64 ns of its own time (-icount shift=6), and a timer of the board ticks every 40 ns, so
// the timer counts instructions exactly: a loop of known length is counted along, to prove it. Each call is counted by itself;
// parts of a step by a second build, in which NET_MARK reads the timer. Instructions are counted, not cycles: what a
// processor waits for its memory is not in it.

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/export/c_source.h"

namespace miru {

/// A board that QEMU simulates.
struct DeviceBoard {
    const char* key;    ///< QEMU's name of it
    const char* title;  ///< of its processor
    std::vector<const char*> compilerFlags;
};
std::span<const DeviceBoard> deviceBoards();
const DeviceBoard* findDeviceBoard(std::string_view key);

/// Parts of an inference, as NET_MARK is told them.
enum class DevicePart { Input, Recurrent, Nonlinearity, Winners, Readout };
inline constexpr int devicePartCount = 5;
const char* nameOf(DevicePart part);

/// What was counted. Instructions, a mean over the sequences; bytes.
struct DeviceCount {
    double steps = 0;  ///< of a sequence
    double perInference = 0;
    double perStep = 0;
    std::array<double, devicePartCount> parts = {};  ///< of one inference
    std::int64_t codeBytes = 0;                      ///< of the network, and of what it needs of the compiler's library
    std::int64_t constantBytes = 0;
    std::int64_t stateBytes = 0;
    std::int64_t stackBytes = 0;
    bool agrees = false;  ///< every answer is the expected one

    std::int64_t flashBytes() const { return codeBytes + constantBytes; }
    std::int64_t ramBytes() const { return stateBytes + stackBytes; }
};

/// What was counted of learning: instructions, means over the updates of a trial (core/export/learning_trial.h); bytes.
struct DeviceLearningCount {
    double perSequence = 0;   ///< of the new task: forward, backward, and added to the gradient
    double perRehearsal = 0;  ///< the same of a sequence out of the memory
    double perStep = 0;       ///< clipping and descent, once an update
    double perKept = 0;       ///< a sequence is offered to the memory
    int fresh = 0;            ///< sequences of the new task in a batch
    int rehearsed = 0;        ///< and out of the memory
    int updates = 0;
    double firstLoss = 0;  ///< mean over the new task in the first five updates
    double lastLoss = 0;   ///< and in the last five
    double distance = 0;   ///< largest difference between a weight and the lab's
    bool agrees = false;   ///< it is small enough
    std::int64_t codeBytes = 0;
    std::int64_t constantBytes = 0;
    std::int64_t learnedBytes = 0;  ///< weights that learn: in RAM, and as they begin in flash
    std::int64_t learnerBytes = 0;  ///< state, kept steps and gradient
    std::int64_t memoryBytes = 0;   ///< of rehearsal
    std::int64_t stackBytes = 0;

    double perUpdate() const { return fresh * (perSequence + perKept) + rehearsed * perRehearsal + perStep; }
    std::int64_t flashBytes() const { return codeBytes + constantBytes + learnedBytes; }
    std::int64_t ramBytes() const { return learnedBytes + learnerBytes + memoryBytes + stackBytes; }
};

/// What makes time and energy of instructions.
struct DeviceAssumptions {
    /// STM32L412: 79 µA per MHz at 3 V, an instruction a cycle.
    static constexpr double dataSheetNanojoules = 0.24;

    double megahertz = 80;                    ///< an instruction takes a cycle
    double nanojoules = dataSheetNanojoules;  ///< an instruction takes

    double seconds(double instructions) const { return instructions / megahertz * 1e-6; }
    double joules(double instructions) const { return instructions * nanojoules * 1e-9; }
};

/// What is compiled besides the files of the export, whose prefix is "net".
std::vector<SourceFile> deviceFiles();
/// The sources to compile, object by object.
inline constexpr const char* deviceObjects[] = {"net", "net_weights", "device", "startup"};
/// Likewise of the program that learns.
inline constexpr const char* deviceLearningObjects[] = {"net", "net_weights", "net_learn", "device_learn", "startup"};
/// Arguments of arm-none-eabi-gcc that compile an object, and that link them all to `program`; relative to the folder.
std::vector<std::string> compileArguments(const DeviceBoard& board, const std::string& object, bool countsParts);
std::vector<std::string> linkArguments(const DeviceBoard& board, std::span<const char* const> objects,
                                       const std::string& program);
/// Arguments of qemu-system-arm.
std::vector<std::string> simulatorArguments(const DeviceBoard& board, const std::string& program);

/// From what the two builds have printed. Throws std::runtime_error with a sentence if that is not what they print, or the loop
/// of known length was counted wrong.
DeviceCount readDeviceOutput(std::string_view plain, std::string_view withParts);
/// Likewise of the program that learns.
DeviceLearningCount readDeviceLearning(std::string_view output);

}  // namespace miru
