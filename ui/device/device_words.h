// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// An exported network and what was counted of it, in words: the same in the window and from miru-run.

#include <QString>
#include <QStringList>

#include "core/export/number_form.h"
#include "ui/device/device_count.h"

namespace miru {

/// "16-bit"
QString titleOf(NumberForm numbers);
QString titleOf(DevicePart part);
/// Of a tool that is missing, a sentence that names its package; empty if all are here.
QString missingDeviceTools();
/// What is reported of MiRU-2 beside a GRU and whether what was counted says so too, a line each. Other cells have none.
QStringList verdictsOn(const DeviceCounts& counts);
/// Where the energy of an instruction comes from, if it is the default; else empty.
QString sourceOf(const DeviceAssumptions& assumptions);
/// What an export in whole numbers loses, as `sentenceOn` has it.
QString lossInWords(const ExportLoss& loss);

}  // namespace miru
