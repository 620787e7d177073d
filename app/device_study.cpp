// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// `miru-run device` on a study: every finished network in each number form, dense and sparse.

#include <algorithm>
#include <filesystem>
#include <memory>
#include <stdexcept>

#include "app/commands.h"
#include "app/interrupt_watch.h"
#include "app/messages.h"
#include "app/output.h"
#include "app/stored_network.h"
#include "core/run/learned_tasks.h"
#include "core/study/device_table.h"
#include "core/study/run_study.h"
#include "datasets/library.h"
#include "ui/device/device_words.h"

namespace miru {
namespace {

/// Counts what is not in the table yet; the table is written after each count, so that nothing is lost when it is stopped.
class StudyCount {
 public:
    StudyCount(std::filesystem::path folder, const DeviceBoard& board)
        : m_folder(std::move(folder)), m_board(board), m_stored(readStudyFolder(m_folder)), m_rows(m_stored.device) {}

    bool hasFinishedRuns() const { return std::ranges::any_of(m_stored.results, &StudyResult::isFinished); }

    /// Whether all was counted: false if it was stopped.
    bool countAll(const RunControl& control) {
        for (int run = 0; run < m_stored.study.runCount(); ++run)
            if (m_stored.results[static_cast<std::size_t>(run)].isFinished() && !countRun(run, control)) return false;
        return true;
    }

    void printTable() const {
        print("\n{:<44} {:<6} {:<7} {:>8} {:>12} {:>10} {:>9} {:>8}\n", "run", "form", "product", "accuracy",
              "instructions", "flash, B", "RAM, B", "to GRU");
        std::vector<DeviceRow> rows = m_rows;
        std::ranges::stable_sort(rows, {}, &DeviceRow::run);
        for (const DeviceRow& row : rows) {
            if (row.board != m_board.key) continue;
            const auto ratio = ratioToGru(m_stored.study, m_rows, row);
            print("{:<44} {:<6} {:<7} {:>7.2f}% {:>12} {:>10} {:>9} {:>8}\n", m_stored.study.nameOf(row.run),
                  keyOf(row.numbers), row.isSparse ? "sparse" : "dense", 100 * row.accuracy,
                  thousands(row.instructions), thousands(static_cast<double>(row.flashBytes)),
                  thousands(static_cast<double>(row.ramBytes)), ratio ? fmt::format("{:.2f}×", *ratio) : "");
        }
    }

 private:
    DeviceRow* find(const DeviceRow& wanted) {
        const auto found = std::ranges::find_if(m_rows, [&](const DeviceRow& row) { return row.isOf(wanted); });
        return found == m_rows.end() ? nullptr : &*found;
    }

    bool countRun(int run, const RunControl& control) {
        std::optional<StoredNetwork> network;  // read when something is to be counted
        std::unique_ptr<TaskStream> tasks;
        const bool inhibits = m_stored.study.specOf(run).inhibition.isOn();
        for (const NumberForm numbers : allNumberForms)
            for (const bool isSparse : {false, true}) {
                DeviceRow row{.run = run, .board = m_board.key, .numbers = numbers, .isSparse = isSparse};
                if (find(row) || (isSparse && !inhibits)) continue;  // without inhibition nothing is left out
                if (control.isStopping()) return false;
                if (!network) {
                    network = networkAt(folderOfRun(m_folder, run).string());
                    tasks = tasksOf(*network, Library());
                }
                const ExportPlan plan{.numbers = numbers, .isSparse = isSparse};
                if (const auto obstacle = exportObstacle(network->network, plan))
                    throw std::runtime_error("Run " + std::to_string(run + 1) + ": " + *obstacle);
                count(*network, plan, tasks.get(), row);
            }
        return true;
    }

    void count(const StoredNetwork& network, const ExportPlan& plan, const TaskStream* tasks, DeviceRow row) {
        // What is left out is zero, so sparse products lose nothing more.
        DeviceRow dense = row;
        dense.isSparse = false;
        const DeviceRow* const known = row.isSparse ? find(dense) : nullptr;
        const NetworkExport exported = exportNetwork(network, plan, tasks, known ? LossTest::Skip : LossTest::Run);
        const DeviceCount counted = countOnDevice(exported, m_board);
        row.accuracy = known           ? known->accuracy
                       : exported.loss ? exported.loss->accuracyExported
                                       : m_stored.results[static_cast<std::size_t>(row.run)].value(Metric::Acc).value();
        row.instructions = counted.perInference;
        row.flashBytes = counted.flashBytes();
        row.ramBytes = counted.ramBytes();
        m_rows.push_back(row);
        writeDeviceTable(m_folder, m_stored.study, m_rows);
        print("{} · {}{}: {} instructions\n", m_stored.study.nameOf(row.run), keyOf(row.numbers),
              row.isSparse ? ", sparse" : "", thousands(row.instructions));
        flushOutput();
    }

    std::filesystem::path m_folder;
    const DeviceBoard& m_board;
    StoredStudy m_stored;
    std::vector<DeviceRow> m_rows;
};

}  // namespace

int deviceStudyCommand(const DeviceArguments& arguments) {
    if (arguments.isOfOneNetwork)
        return badInput(arguments.place +
                        " holds a study, each of whose networks is counted in every form; of the options only --board "
                        "goes with it.");
    if (const QString missing = missingDeviceTools(); !missing.isEmpty()) return badInput(missing.toStdString());
    RunControl control;
    InterruptWatch interrupts(control);
    try {
        StudyCount count(arguments.place, *findDeviceBoard(arguments.board));
        if (!count.hasFinishedRuns())
            return badInput("The study in " + arguments.place + " has no finished run; `miru-run study` runs it.");
        try {
            if (!count.countAll(control)) {
                printError("stopped; the same command resumes it.");
                return Failed;
            }
        } catch (const std::exception& error) {
            return endWith(error, Phase::Running);
        }
        count.printTable();
        print("{}\n", (std::filesystem::path(arguments.place) / "device.csv").string());
    } catch (const std::exception& error) {
        return endWith(error, Phase::Reading);
    }
    return Done;
}

}  // namespace miru
