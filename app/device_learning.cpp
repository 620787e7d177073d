// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// `miru-run device --learning`: what it takes to continue learning on a simulated microcontroller.

#include <nlohmann/json.hpp>
#include <stdexcept>

#include "app/commands.h"
#include "app/messages.h"
#include "app/output.h"
#include "app/stored_network.h"
#include "core/export/device_program.h"
#include "core/export/learning_trial.h"
#include "core/math/number_text.h"
#include "ui/device/device_words.h"

namespace miru {
namespace {

struct LearningReport {
    const StoredNetwork& stored;
    const DeviceBoard& board;
    const DeviceArguments& arguments;
    DeviceLearningCount count = {};

    double milliseconds() const { return 1e3 * arguments.assumptions.seconds(count.perUpdate()); }
    double microjoules() const { return 1e6 * arguments.assumptions.joules(count.perUpdate()); }
};

void printReport(const LearningReport& report) {
    const NetworkShape& shape = report.stored.network.shape();
    const DeviceLearningCount& count = report.count;
    const auto row = [](const std::string& what, double instructions) {
        print("  {:<44} {:>14}\n", what, thousands(instructions));
    };
    print("{} of {} units learns by {} on {} ({}), -O2; instructions counted, not cycles\n", shape.cell->title,
          shape.hidden, keyOf(report.stored.network.credit().rule), report.board.key, report.board.title);
    row(fmt::format("an update: {} sequences and {} rehearsed", count.fresh, count.rehearsed), count.perUpdate());
    row("  a sequence, forward and backward", count.perSequence);
    row("  a rehearsed one", count.perRehearsal);
    row("  clipping and descent", count.perStep);
    row("  a sequence offered to the memory", count.perKept);
    print("  RAM: {} bytes: {} of weights, {} of steps and gradient, {} of {} sequences kept, {} of stack\n",
          thousands(static_cast<double>(count.ramBytes())), thousands(static_cast<double>(count.learnedBytes)),
          thousands(static_cast<double>(count.learnerBytes)), thousands(static_cast<double>(count.memoryBytes)),
          report.arguments.room, thousands(static_cast<double>(count.stackBytes)));
    print("  flash: {} bytes, {} of them code\n", thousands(static_cast<double>(count.flashBytes())),
          thousands(static_cast<double>(count.codeBytes)));
    print("  {:.3g} ms an update at {} MHz, if each instruction takes a cycle\n", report.milliseconds(),
          formatNumber(report.arguments.assumptions.megahertz));
    print("  {:.3g} µJ at {} nJ an instruction ({})\n", report.microjoules(),
          formatNumber(report.arguments.assumptions.nanojoules), energySourceOf(report.arguments));
    print("  loss of the new task: {:.3f} in the first five updates, {:.3f} in the last five of {}\n", count.firstLoss,
          count.lastLoss, count.updates);
    print("  no weight differs from the lab's by more than {:.1e}\n", count.distance);
}

nlohmann::ordered_json jsonOf(const LearningReport& report) {
    const NetworkShape& shape = report.stored.network.shape();
    const DeviceLearningCount& count = report.count;
    return {{"cell", shape.cell->key},
            {"hiddenUnits", shape.hidden},
            {"credit", keyOf(report.stored.network.credit().rule)},
            {"sparse", report.arguments.sparse},
            {"board", report.board.key},
            {"processor", report.board.title},
            {"updates", count.updates},
            {"freshPerUpdate", count.fresh},
            {"rehearsedPerUpdate", count.rehearsed},
            {"instructionsPerUpdate", count.perUpdate()},
            {"instructionsPerSequence", count.perSequence},
            {"instructionsPerRehearsal", count.perRehearsal},
            {"instructionsPerDescent", count.perStep},
            {"instructionsPerOffer", count.perKept},
            {"flashBytes", count.flashBytes()},
            {"ramBytes", count.ramBytes()},
            {"learnedBytes", count.learnedBytes},
            {"learnerBytes", count.learnerBytes},
            {"memoryBytes", count.memoryBytes},
            {"stackBytes", count.stackBytes},
            {"megahertz", report.arguments.assumptions.megahertz},
            {"milliseconds", report.milliseconds()},
            {"nanojoulesPerInstruction", report.arguments.assumptions.nanojoules},
            {"energySource", energySourceOf(report.arguments)},
            {"microjoules", report.microjoules()},
            {"firstLoss", count.firstLoss},
            {"lastLoss", count.lastLoss},
            {"largestDifference", count.distance}};
}

}  // namespace

int deviceLearningCommand(const DeviceArguments& arguments) {
    const ExportPlan plan{.numbers = *findNumberForm(arguments.numbers),
                          .isSparse = arguments.sparse,
                          .learns = true,
                          .room = arguments.room};
    try {
        const StoredNetwork stored = networkAt(arguments.place);
        if (const auto obstacle = exportObstacle(stored.network, plan)) return badInput(*obstacle);
        if (const QString missing = missingDeviceTools(); !missing.isEmpty()) return badInput(missing.toStdString());
        const auto tasks = tasksOrRemark(stored, plan.numbers);
        const NetworkExport network = exportNetwork(stored, plan, tasks.get());
        LearningReport report{stored, *findDeviceBoard(arguments.board), arguments};
        try {
            report.count = learnOnDevice(network, report.board);
        } catch (const std::exception& error) {
            return endWith(error, Phase::Running);
        }
        if (!report.count.agrees) {
            printError(fmt::format(
                "On the simulated processor a weight comes to differ by {:.2g} from the lab's after {} updates.",
                report.count.distance, report.count.updates));
            return Failed;
        }
        if (arguments.json)
            print("{}\n", jsonOf(report).dump());
        else
            printReport(report);
    } catch (const std::exception& error) {
        return endWith(error, Phase::Reading);
    }
    return Done;
}

}  // namespace miru
