// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/measure/energy.h"

namespace miru {

double EnergyModel::joulesPerInference(std::int64_t parameters, std::int64_t parametersRead, std::int64_t macs) const {
    if (calibration == Calibration::Paper) return perParameter * static_cast<double>(parametersRead);
    const std::int64_t weightBytes = parameters * 4;
    const double read = weightBytes <= 8 * 1024 ? read8KiB : weightBytes <= 32 * 1024 ? read32KiB : read1MiB;
    return static_cast<double>(macs) * (read + multiply + add);
}

}  // namespace miru
