// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "app/commands.h"
#include "app/messages.h"
#include "app/output.h"
#include "app/stored_network.h"
#include "core/export/device_program.h"
#include "core/export/export_folder.h"
#include "core/files/atomic_file.h"
#include "core/math/number_text.h"
#include "core/study/claims.h"

namespace miru {
namespace {

constexpr auto compiler = "arm-none-eabi-gcc";
constexpr auto simulator = "qemu-system-arm";
constexpr int deadline = 600'000;  // milliseconds

/// Runs a tool in the folder and returns what it prints. Throws std::runtime_error with its first complaint if it fails.
std::string outputOf(const char* tool, const std::vector<std::string>& arguments, const QString& folder) {
    QProcess process;
    process.setWorkingDirectory(folder);
    QStringList list;
    for (const std::string& argument : arguments) list << QString::fromStdString(argument);
    process.start(QString::fromLatin1(tool), list);
    process.closeWriteChannel();
    if (!process.waitForFinished(deadline) && process.state() != QProcess::NotRunning) {
        process.kill();
        process.waitForFinished();
        throw std::runtime_error(std::string(tool) + " was stopped: it took more than ten minutes.");
    }
    if (process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0)
        return process.readAllStandardOutput().toStdString();
    const QString complaint = QString::fromUtf8(process.readAllStandardError()).trimmed().section('\n', 0, 0);
    throw std::runtime_error(std::string(tool) + " failed" +
                             (complaint.isEmpty() ? "." : ": " + complaint.toStdString()));
}

/// The packages of tools that are missing, a sentence; nothing if all are here.
std::optional<std::string> missingTools() {
    const bool hasCompiler = !QStandardPaths::findExecutable(QString::fromLatin1(compiler)).isEmpty();
    const bool hasSimulator = !QStandardPaths::findExecutable(QString::fromLatin1(simulator)).isEmpty();
    if (hasCompiler && hasSimulator) return std::nullopt;
    std::string packages;
    if (!hasCompiler) packages = "gcc-arm-none-eabi libnewlib-arm-none-eabi";
    if (!hasSimulator) packages += (packages.empty() ? "" : " ") + std::string("qemu-system-arm");
    return "Instructions are counted by a compiler and a simulator that are not installed; on Debian: apt install " +
           packages + " (in the project's folder: ./lab setup device).";
}

/// Compiles the export for the board, runs it, and counts.
DeviceCount countOnDevice(const NetworkExport& network, const DeviceBoard& board) {
    const QTemporaryDir folder;
    if (!folder.isValid())
        throw std::runtime_error("Could not make a temporary folder: " + folder.errorString().toStdString() + ".");
    const std::filesystem::path path = folder.path().toStdString();
    for (const SourceFile& file : network.files) writeFileAtomically(path / file.name, file.text);
    for (const SourceFile& file : deviceFiles()) writeFileAtomically(path / file.name, file.text);
    for (const char* const object : deviceObjects)
        outputOf(compiler, compileArguments(board, object, false), folder.path());
    outputOf(compiler, linkArguments(board, "plain.elf"), folder.path());
    outputOf(compiler, compileArguments(board, deviceObjects[0], true), folder.path());
    outputOf(compiler, linkArguments(board, "parts.elf"), folder.path());
    return readDeviceOutput(outputOf(simulator, simulatorArguments(board, "plain.elf"), folder.path()),
                            outputOf(simulator, simulatorArguments(board, "parts.elf"), folder.path()));
}

/// A GRU of the same shape and inhibition with random weights: what it costs does not depend on what it has learned.
StoredNetwork gruLike(const StoredNetwork& stored) {
    NetworkShape shape = stored.network.shape();
    shape.cell = CellKind::Gru;
    shape.learnsCoefficients = false;
    StoredNetwork gru = stored;
    gru.network = Network(shape, stored.network.chosenCoefficients(), stored.network.inhibition(), 1);
    return gru;
}

struct DeviceReport {
    const StoredNetwork& stored;
    const DeviceBoard& board;
    const DeviceArguments& arguments;
    DeviceCount count;
    DeviceCount gru;
    std::optional<ExportLoss> loss;

    double ratio() const { return gru.perInference / count.perInference; }
    double milliseconds() const { return count.perInference / arguments.megahertz / 1000; }
    double microjoules() const { return count.perInference * arguments.nanojoules / 1000; }
    bool isMiru2() const { return stored.network.shape().cell == CellKind::Miru2; }
    /// Counted, so without an error: the ratio reaches the reported one or does not.
    bool holds(Claim claim) const { return ratio() >= infoOf(claim).reachedFrom(); }
};

std::string thousands(double number) {
    std::string text = fmt::format("{:.0f}", number);
    for (int at = static_cast<int>(text.size()) - 3; at > 0; at -= 3) text.insert(static_cast<std::size_t>(at), ",");
    return text;
}

/// Three digits at least.
std::string rounded(double number) { return number < 100 ? fmt::format("{:.3g}", number) : thousands(number); }

/// What is reported of MiRU-2 beside a GRU, and what was counted.
void printVerdicts(const DeviceReport& report) {
    const auto compare = [&](const char* words, Claim claim) {
        print("  reported for 28 × 28 and 128 units: {:.2f}× {}; here {:.2f}×: {}\n", infoOf(claim).reported, words,
              report.ratio(), report.holds(claim) ? "holds" : "does not hold");
    };
    compare("faster inference", Claim::FasterAnswering);
    compare("less energy", Claim::LessEnergy);
    print("  reported as a failure: no gain where memory is not the bottleneck; here {}\n",
          report.ratio() > 1 ? "fewer instructions are a gain all the same" : "there is none");
}

void printReport(const DeviceReport& report) {
    const NetworkShape& shape = report.stored.network.shape();
    const DeviceCount& count = report.count;
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
          formatNumber(report.arguments.megahertz));
    print("  {} µJ at {} nJ an instruction ({})\n", rounded(report.microjoules()),
          formatNumber(report.arguments.nanojoules), report.arguments.energySource());
    print("  a GRU of this shape: {} instructions, {:.2f}×\n", thousands(report.gru.perInference), report.ratio());
    if (report.isMiru2()) printVerdicts(report);
    if (report.loss) print("  {}\n", sentenceOn(*report.loss));
}

nlohmann::ordered_json jsonOf(const DeviceReport& report) {
    const NetworkShape& shape = report.stored.network.shape();
    const DeviceCount& count = report.count;
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
    json["megahertz"] = report.arguments.megahertz;
    json["milliseconds"] = report.milliseconds();
    json["nanojoulesPerInstruction"] = report.arguments.nanojoules;
    json["energySource"] = report.arguments.energySource();
    json["microjoules"] = report.microjoules();
    json["gruInstructions"] = report.gru.perInference;
    json["ratioToGru"] = report.ratio();
    if (report.isMiru2())
        for (const Claim claim : {Claim::FasterAnswering, Claim::LessEnergy})
            json["claims"][infoOf(claim).key] = {{"reported", infoOf(claim).reported}, {"holds", report.holds(claim)}};
    if (report.loss) {
        json["accuracy"] = report.loss->accuracyExported;
        json["accuracyLab"] = report.loss->accuracy;
        json["agreement"] = report.loss->agreement;
    }
    return json;
}

}  // namespace

int deviceCommand(const DeviceArguments& arguments) {
    const DeviceBoard* board = findDeviceBoard(arguments.board);
    const ExportPlan plan{.numbers = *findNumberForm(arguments.numbers), .isSparse = arguments.sparse};
    try {
        const StoredNetwork stored = networkAt(arguments.place);
        if (const auto obstacle = exportObstacle(stored.network, plan)) return badInput(*obstacle);
        if (const auto missing = missingTools()) return badInput(*missing);
        const auto tasks = tasksForExport(stored, plan.numbers);
        const NetworkExport network = exportNetwork(stored, plan, tasks.get());
        const NetworkExport gru = exportNetwork(gruLike(stored), plan, tasks.get(), Measure::Nothing);
        DeviceReport report{stored, *board, arguments, {}, {}, network.loss};
        try {
            report.count = countOnDevice(network, *board);
            report.gru = countOnDevice(gru, *board);
        } catch (const std::exception& error) {
            return endWith(error, Phase::Running);
        }
        if (!report.count.agrees) {
            printError("On the simulated processor the network gives other answers than in the lab.");
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
