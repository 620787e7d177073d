// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Energy of one inference: a model, not a measurement. Its constants are here to be seen and changed.
//
//     E = Σ accesses × energy per access
//
// Two calibrations. Horowitz (ISSCC 2014, 45 nm): every multiply-add reads one 32-bit weight from an SRAM just large
// enough to hold the weights, then multiplies and adds. Paper: one constant of 6.34 pJ per parameter, which
// reproduces both figures the paper reports (0.391 and 0.136 µJ) and amounts to touching each parameter once.

#include <cstdint>

namespace miru {

struct EnergyModel {
    enum class Calibration { Horowitz, Paper };

    Calibration calibration = Calibration::Horowitz;
    // Horowitz 2014, joules. An SRAM read is 64 bits wide there; a weight is half of it.
    double read8KiB = 5e-12;    ///< 32-bit read from up to 8 KiB
    double read32KiB = 10e-12;  ///< from up to 32 KiB
    double read1MiB = 50e-12;   ///< from up to 1 MiB, and (too cheaply) from more
    double multiply = 3.7e-12;  ///< 32-bit floating point
    double add = 0.9e-12;
    // Paper
    double perParameter = 6.34e-12;

    /// Joules of one inference of a network with that many 4-byte parameters, so many of them read at all (of an embedding,
    /// those of the words that occur), and multiply-adds.
    double joulesPerInference(std::int64_t parameters, std::int64_t parametersRead, std::int64_t macs) const;

    bool operator==(const EnergyModel&) const = default;
};

}  // namespace miru
