// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Whether the tools are there that count on a simulated microcontroller, and a count made by hand.

#include <QStandardPaths>

#include "tests/support/snapshots.h"
#include "ui/device/device_count.h"

namespace miru::test {

inline bool hasDeviceTools() { return missingDevicePackages().isEmpty(); }
inline constexpr auto noDeviceTools =
    "arm-none-eabi-gcc and qemu-system-arm are not installed (./lab setup device installs them)";

/// Of the network of this snapshot: a GRU takes `ratio` times its instructions.
inline DeviceFinding countedOf(const Snapshot& snapshot, double ratio = 3) {
    DeviceFinding finding{.network = snapshot.model, .batch = snapshot.position.batch};
    finding.size = {.weightBytes = 86'056, .stateBytes = 1'056};
    DeviceCount& own = finding.counts.network;
    finding.counts.cell = snapshot.network.cell;
    own.steps = 28;
    own.parts = {540'000, 2'330'000, 133'500, 0, 6'500};
    own.perInference = 3'010'000;
    own.perStep = 107'268;
    own.codeBytes = 1'044;
    own.constantBytes = 86'056;
    own.stateBytes = 1'056;
    own.stackBytes = 72;
    own.agrees = true;
    finding.counts.gru = own;
    finding.counts.gru.perInference *= ratio;
    return finding;
}

}  // namespace miru::test
