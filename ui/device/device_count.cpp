// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/device/device_count.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <stdexcept>
#include <vector>

#include "core/files/atomic_file.h"

namespace miru {
namespace {

constexpr auto compiler = "arm-none-eabi-gcc";
constexpr auto simulator = "qemu-system-arm";
constexpr int deadline = 600'000;  // milliseconds
constexpr int patience = 100;      // likewise, between two looks whether it shall stop

/// Counts one network in a folder of its own.
class Counting {
 public:
    Counting(const DeviceBoard& board, const std::stop_token& stop) : m_board(board), m_stop(stop) {
        if (!m_folder.isValid())
            throw std::runtime_error("Could not make a temporary folder: " + m_folder.errorString().toStdString() +
                                     ".");
    }

    DeviceCount count(const NetworkExport& network) const {
        build(network, deviceObjects, "plain.elf");
        outputOf(compiler, compileArguments(m_board, deviceObjects[0], true));
        outputOf(compiler, linkArguments(m_board, deviceObjects, "parts.elf"));
        return readDeviceOutput(outputOf(simulator, simulatorArguments(m_board, "plain.elf")),
                                outputOf(simulator, simulatorArguments(m_board, "parts.elf")));
    }
    DeviceLearningCount countLearning(const NetworkExport& network) const {
        build(network, deviceLearningObjects, "learn.elf");
        return readDeviceLearning(outputOf(simulator, simulatorArguments(m_board, "learn.elf")));
    }

 private:
    void build(const NetworkExport& network, std::span<const char* const> objects, const char* program) const {
        const std::filesystem::path path = m_folder.path().toStdString();
        for (const SourceFile& file : network.files) writeFileAtomically(path / file.name, file.text);
        for (const SourceFile& file : deviceFiles()) writeFileAtomically(path / file.name, file.text);
        for (const char* const object : objects) outputOf(compiler, compileArguments(m_board, object, false));
        outputOf(compiler, linkArguments(m_board, objects, program));
    }
    /// Runs a tool in the folder and returns what it prints. Throws std::runtime_error with its first complaint if it fails.
    std::string outputOf(const char* tool, const std::vector<std::string>& arguments) const {
        QProcess process;
        process.setWorkingDirectory(m_folder.path());
        QStringList list;
        for (const std::string& argument : arguments) list << QString::fromStdString(argument);
        process.start(QString::fromLatin1(tool), list);
        process.closeWriteChannel();
        QElapsedTimer clock;
        clock.start();
        while (!process.waitForFinished(patience) && process.state() != QProcess::NotRunning) {
            if (!m_stop.stop_requested() && clock.elapsed() < deadline) continue;
            process.kill();
            process.waitForFinished();
            throw std::runtime_error(m_stop.stop_requested()
                                         ? "The count was stopped."
                                         : std::string(tool) + " was stopped: it took more than ten minutes.");
        }
        if (process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0)
            return process.readAllStandardOutput().toStdString();
        const QString complaint = QString::fromUtf8(process.readAllStandardError()).trimmed().section('\n', 0, 0);
        throw std::runtime_error(std::string(tool) + " failed" +
                                 (complaint.isEmpty() ? "." : ": " + complaint.toStdString()));
    }

    const DeviceBoard& m_board;
    const std::stop_token& m_stop;
    QTemporaryDir m_folder;
};

StoredNetwork gruLike(const StoredNetwork& stored) {
    NetworkShape shape = stored.network.shape();
    shape.cell = CellKind::Gru;
    shape.learnsCoefficients = false;
    StoredNetwork gru = stored;
    gru.network = Network(shape, stored.network.chosenCoefficients(), stored.network.inhibition(), 1);
    return gru;
}

}  // namespace

std::optional<std::string> missingDeviceTools() {
    const bool hasCompiler = !QStandardPaths::findExecutable(QString::fromLatin1(compiler)).isEmpty();
    const bool hasSimulator = !QStandardPaths::findExecutable(QString::fromLatin1(simulator)).isEmpty();
    if (hasCompiler && hasSimulator) return std::nullopt;
    std::string packages;
    if (!hasCompiler) packages = "gcc-arm-none-eabi libnewlib-arm-none-eabi";
    if (!hasSimulator) packages += (packages.empty() ? "" : " ") + std::string("qemu-system-arm");
    return "Instructions are counted by a compiler and a simulator that are not installed; on Debian: apt install " +
           packages + " (in the project's folder: ./lab setup device).";
}

DeviceExports exportForDevice(const StoredNetwork& stored, const ExportPlan& plan, const TaskStream* stream) {
    return {exportNetwork(stored, plan, stream), exportNetwork(gruLike(stored), plan, stream, Measure::Nothing)};
}

DeviceCounts countOnDevice(const DeviceExports& exports, const DeviceBoard& board, const std::stop_token& stop) {
    return {Counting(board, stop).count(exports.network), Counting(board, stop).count(exports.gru)};
}

DeviceLearningCount learnOnDevice(const NetworkExport& network, const DeviceBoard& board, const std::stop_token& stop) {
    return Counting(board, stop).countLearning(network);
}

}  // namespace miru
