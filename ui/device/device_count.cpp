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

QStringList missingDevicePackages() {
    const auto isMissing = [](const char* tool) {
        return QStandardPaths::findExecutable(QString::fromLatin1(tool)).isEmpty();
    };
    QStringList packages;
    if (isMissing(compiler))
        packages << QStringLiteral("gcc-arm-none-eabi") << QStringLiteral("libnewlib-arm-none-eabi");
    if (isMissing(simulator)) packages << QStringLiteral("qemu-system-arm");
    return packages;
}

DeviceExports exportForDevice(const StoredNetwork& stored, const ExportPlan& plan, const TaskStream* stream,
                              LossTest test) {
    return {stored.network.shape().cell, exportNetwork(stored, plan, stream, test),
            exportNetwork(gruLike(stored), plan, stream, LossTest::Skip)};
}

DeviceCounts countOnDevice(const DeviceExports& exports, const DeviceBoard& board, const std::stop_token& stop) {
    return {exports.cell, countOnDevice(exports.network, board, stop), Counting(board, stop).count(exports.gru)};
}

DeviceCount countOnDevice(const NetworkExport& network, const DeviceBoard& board, const std::stop_token& stop) {
    DeviceCount count = Counting(board, stop).count(network);
    if (!count.agrees)
        throw std::runtime_error("On the simulated processor the network gives other answers than in the lab.");
    return count;
}

DeviceLearningCount learnOnDevice(const NetworkExport& network, const DeviceBoard& board, const std::stop_token& stop) {
    return Counting(board, stop).countLearning(network);
}

}  // namespace miru
