// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <nlohmann/json.hpp>
#include <stdexcept>

#include "app/commands.h"
#include "app/messages.h"
#include "app/output.h"
#include "app/stored_network.h"
#include "core/export/device_program.h"
#include "core/math/number_text.h"
#include "core/study/claims.h"
#include "ui/device/device_words.h"
#include "ui/style/numbers.h"

namespace miru {
namespace {

struct DeviceReport {
    const StoredNetwork& stored;
    const DeviceBoard& board;
    const DeviceArguments& arguments;
    DeviceCounts counts;
    std::optional<ExportLoss> loss;

    double ratio() const { return counts.ratio(); }
    double milliseconds() const { return 1e3 * arguments.assumptions.seconds(counts.network.perInference); }
    double microjoules() const { return 1e6 * arguments.assumptions.joules(counts.network.perInference); }
};

/// Three digits at least.
std::string rounded(double number) { return number < 100 ? fmt::format("{:.3g}", number) : thousands(number); }

void printReport(const DeviceReport& report) {
    const NetworkShape& shape = report.stored.network.shape();
    const DeviceCount& count = report.counts.network;
    print("{} of {} units, {}{}, on {} ({}), -O2; instructions counted, not cycles\n", shape.cell->title, shape.hidden,
          report.arguments.numbers, report.arguments.sparse ? ", sparse" : "", report.board.key, report.board.title);
    print("  {:<26} {:>12}\n", fmt::format("a sequence of {:.3g} steps", count.steps), thousands(count.perInference));
    for (int part = 0; part < devicePartCount; ++part)
        if (const double instructions = count.parts[static_cast<std::size_t>(part)]; instructions > 0)
            print("    {:<24} {:>12}  {:4.1f} %\n", nameOf(static_cast<DevicePart>(part)), thousands(instructions),
                  100 * instructions / count.perInference);
    print("  {:<26} {:>12}\n", "a step", thousands(count.perStep));
    print("  {:<26} {:>12} bytes: {} of code, {} of constants\n", "flash",
          thousands(static_cast<double>(count.flashBytes())), thousands(static_cast<double>(count.codeBytes)),
          thousands(static_cast<double>(count.constantBytes)));
    print("  {:<26} {:>12} bytes: {} of state, {} of stack\n", "RAM", thousands(static_cast<double>(count.ramBytes())),
          thousands(static_cast<double>(count.stateBytes)), thousands(static_cast<double>(count.stackBytes)));
    print("  {} ms at {} MHz, if each instruction takes a cycle\n", rounded(report.milliseconds()),
          formatNumber(report.arguments.assumptions.megahertz));
    print("  {} µJ at {} nJ an instruction ({})\n", rounded(report.microjoules()),
          formatNumber(report.arguments.assumptions.nanojoules), energySourceOf(report.arguments));
    print("  a GRU of this shape: {} instructions, {:.2f}×\n", thousands(report.counts.gru.perInference),
          report.ratio());
    const words::NumbersForFiles withPoint;
    for (const QString& verdict : verdictsOn(report.counts)) print("  {}\n", verdict.toStdString());
    if (report.loss) print("  {}\n", sentenceOn(*report.loss));
}

nlohmann::ordered_json jsonOf(const DeviceReport& report) {
    const NetworkShape& shape = report.stored.network.shape();
    const DeviceCount& count = report.counts.network;
    nlohmann::ordered_json json{{"cell", shape.cell->key},
                                {"hiddenUnits", shape.hidden},
                                {"steps", count.steps},
                                {"numbers", report.arguments.numbers},
                                {"sparse", report.arguments.sparse},
                                {"board", report.board.key},
                                {"processor", report.board.title},
                                {"instructions", count.perInference},
                                {"instructionsPerStep", count.perStep}};
    for (int part = 0; part < devicePartCount; ++part)
        json["parts"][nameOf(static_cast<DevicePart>(part))] = count.parts[static_cast<std::size_t>(part)];
    json["flashBytes"] = count.flashBytes();
    json["codeBytes"] = count.codeBytes;
    json["constantBytes"] = count.constantBytes;
    json["ramBytes"] = count.ramBytes();
    json["stateBytes"] = count.stateBytes;
    json["stackBytes"] = count.stackBytes;
    json["megahertz"] = report.arguments.assumptions.megahertz;
    json["milliseconds"] = report.milliseconds();
    json["nanojoulesPerInstruction"] = report.arguments.assumptions.nanojoules;
    json["energySource"] = energySourceOf(report.arguments);
    json["microjoules"] = report.microjoules();
    json["gruInstructions"] = report.counts.gru.perInference;
    json["ratioToGru"] = report.ratio();
    if (report.counts.cell == CellKind::Miru2)
        for (const Claim claim : {Claim::FasterAnswering, Claim::LessEnergy})
            json["claims"][infoOf(claim).key] = {{"reported", infoOf(claim).reported},
                                                 {"holds", report.counts.reaches(claim)}};
    if (report.loss) {
        json["accuracy"] = report.loss->accuracyExported;
        json["accuracyLab"] = report.loss->accuracy;
        json["agreement"] = report.loss->agreement;
    }
    return json;
}

}  // namespace

std::string energySourceOf(const DeviceArguments& arguments) {
    const QString source = sourceOf(arguments.assumptions);
    return source.isEmpty() ? "--energy" : source.toStdString();
}

int deviceCommand(const DeviceArguments& arguments) {
    const DeviceBoard* board = findDeviceBoard(arguments.board);
    const ExportPlan plan{.numbers = *findNumberForm(arguments.numbers), .isSparse = arguments.sparse};
    try {
        const StoredNetwork stored = networkAt(arguments.place);
        if (const auto obstacle = exportObstacle(stored.network, plan)) return badInput(*obstacle);
        if (const QString missing = missingDeviceTools(); !missing.isEmpty()) return badInput(missing.toStdString());
        const auto tasks = tasksOrRemark(stored, plan.numbers);
        const DeviceExports exports = exportForDevice(stored, plan, tasks.get());
        DeviceReport report{stored, *board, arguments, {}, exports.network.loss};
        try {
            report.counts = countOnDevice(exports, *board);
        } catch (const std::exception& error) {
            return endWith(error, Phase::Running);
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
