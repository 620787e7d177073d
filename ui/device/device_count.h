// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A network is compiled for a simulated microcontroller, runs there, and is counted, beside a GRU of its shape.
//
// A compiler and a simulator that the user has installed do it (core/export/device_program.h). It takes seconds, of large
// networks minutes: never to be called on the window's thread.

#include <QStringList>
#include <cstdint>
#include <memory>
#include <stop_token>

#include "core/export/device_program.h"
#include "core/export/export_folder.h"
#include "core/study/claims.h"

namespace miru {

/// Debian's packages of tools that are missing; none if all are here.
QStringList missingDevicePackages();

/// What is counted.
struct DeviceExports {
    CellKind cell = CellKind::Gru;
    NetworkExport network;
    NetworkExport gru;  ///< of the same shape and inhibition; what it costs does not depend on what it has learned
};
/// `stream` and `test`: as for `exportNetwork`, which throws likewise.
DeviceExports exportForDevice(const StoredNetwork& stored, const ExportPlan& plan, const TaskStream* stream,
                              LossTest test = LossTest::Run);

struct DeviceCounts {
    CellKind cell = CellKind::Gru;
    DeviceCount network;
    DeviceCount gru;

    /// A GRU's instructions by those of the network.
    double ratio() const { return gru.perInference / network.perInference; }
    /// A count has no error: the ratio reaches the reported one or does not.
    bool reaches(Claim claim) const { return ratio() >= infoOf(claim).reachedFrom(); }
};
/// What came of counting one network.
struct DeviceFinding {
    std::shared_ptr<const Network> network = {};  ///< that was counted; null: none
    std::int64_t batch = 0;                       ///< after which it was as it is
    ExportPlan plan = {};
    ExportSize size = {};  ///< computed from the declarations
    DeviceCounts counts = {};
    QString problem = {};  ///< why there is no count, a sentence
};

/// Throws std::runtime_error with a sentence if the network answers otherwise there than in the lab, if a tool fails, or if `stop` asks for it.
DeviceCounts countOnDevice(const DeviceExports& exports, const DeviceBoard& board, const std::stop_token& stop = {});
/// The same of one network alone, whose export has the prefix "net".
DeviceCount countOnDevice(const NetworkExport& network, const DeviceBoard& board, const std::stop_token& stop = {});
/// The same of learning. `network`: an export that learns, of prefix "net".
DeviceLearningCount learnOnDevice(const NetworkExport& network, const DeviceBoard& board,
                                  const std::stop_token& stop = {});

}  // namespace miru
