// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a simulated microcontroller prints, and the table of counts that a study keeps of it (device.json).

#include "core/export/device_program.h"
#include "core/study/device_table.h"
#include "tests/fuzz/fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace miru;
    fuzz::read(data, size, [](std::string_view text) { readDeviceOutput(text, text); });
    fuzz::read(data, size, [](std::string_view text) { readDeviceLearning(text); });
    static const Study study = readStudy(R"({"format": 1, "title": "S", "spec": {"format": 1, "data": {"tasks": 2}},
        "axes": [{"setting": "model.cell", "values": ["gru", "miru2"]}]})")
                                   .study;
    static fuzz::Folder folder(
        {{"device.json",
          R"({"format": 1, "rows": [{"run": 1, "board": "mps2-an386", "numbers": "float", "sparse": false,
        "accuracy": 0.5, "instructions": 1e6, "flashBytes": 1000, "ramBytes": 200}]})"}});
    return folder.read(data, size, [](const std::filesystem::path& path) {
        const auto rows = readDeviceTable(path, study);
        deviceCsv(study, rows);
    });
}
