// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A network is compiled for a simulated microcontroller, runs there, and is counted, beside a GRU of its shape.
//
// A compiler and a simulator that the user has installed do it (core/export/device_program.h). It takes seconds, of large
// networks minutes: never to be called on the window's thread.

#include <optional>
#include <stop_token>
#include <string>

#include "core/export/device_program.h"
#include "core/export/export_folder.h"

namespace miru {

/// The packages of tools that are missing, a sentence; nothing if all are here.
std::optional<std::string> missingDeviceTools();

/// What is counted.
struct DeviceExports {
    NetworkExport network;
    NetworkExport gru;  ///< of the same shape and inhibition; what it costs does not depend on what it has learned
};
/// `stream`: as for `exportNetwork`, which throws likewise.
DeviceExports exportForDevice(const StoredNetwork& stored, const ExportPlan& plan, const TaskStream* stream);

struct DeviceCounts {
    DeviceCount network;
    DeviceCount gru;

    /// A GRU's instructions by those of the network.
    double ratio() const { return gru.perInference / network.perInference; }
};
/// Throws std::runtime_error with a sentence if a tool fails, or if `stop` asks for it.
DeviceCounts countOnDevice(const DeviceExports& exports, const DeviceBoard& board, const std::stop_token& stop = {});
/// The same of learning. `network`: an export that learns, of prefix "net".
DeviceLearningCount learnOnDevice(const NetworkExport& network, const DeviceBoard& board,
                                  const std::stop_token& stop = {});

}  // namespace miru
