// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What the networks of a study take on a microcontroller, counted: a row for each finished run, number form, and way to multiply
// (device_program.h). Kept in the study's folder, device.json for the program and device.csv for people.

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/export/number_form.h"
#include "core/study/study.h"

namespace miru {

struct DeviceRow {
    int run = 0;  ///< of the study, from 0
    std::string board;
    NumberForm numbers = NumberForm::Float;
    bool isSparse = false;    ///< products with the winners alone
    double accuracy = 0;      ///< of the exported network, a fraction
    double instructions = 0;  ///< of a sequence
    std::int64_t flashBytes = 0;
    std::int64_t ramBytes = 0;

    bool isOf(const DeviceRow& other) const {
        return run == other.run && board == other.board && numbers == other.numbers && isSparse == other.isSparse;
    }
    bool operator==(const DeviceRow&) const = default;
};

/// How many times fewer instructions than the GRU that differs in nothing but its cell and how fast it learned; nothing if the
/// study has none that is counted in the same way.
std::optional<double> ratioToGru(const Study& study, const std::vector<DeviceRow>& rows, const DeviceRow& row);

/// Those of a study's folder, in the order in which they were counted; none if nothing was counted. Throws std::runtime_error
/// with file and reason.
std::vector<DeviceRow> readDeviceTable(const std::filesystem::path& studyFolder, const Study& study);
/// Writes both files. Throws WriteError.
void writeDeviceTable(const std::filesystem::path& studyFolder, const Study& study, const std::vector<DeviceRow>& rows);

std::string deviceCsv(const Study& study, const std::vector<DeviceRow>& rows);

}  // namespace miru
