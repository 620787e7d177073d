// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/study/device_table.h"

#include <algorithm>
#include <stdexcept>

#include "core/export/device_program.h"
#include "core/files/atomic_file.h"
#include "core/math/number_text.h"
#include "core/math/text_lines.h"
#include "core/spec/strict_json.h"

namespace miru {
namespace {

using Json = nlohmann::ordered_json;
constexpr auto jsonName = "device.json";
constexpr auto csvName = "device.csv";
constexpr int format = 1;

Json jsonOf(const DeviceRow& row) {
    return {{"run", row.run + 1},           {"board", row.board},       {"numbers", keyOf(row.numbers)},
            {"sparse", row.isSparse},       {"accuracy", row.accuracy}, {"instructions", row.instructions},
            {"flashBytes", row.flashBytes}, {"ramBytes", row.ramBytes}};
}

DeviceRow rowFrom(const Json& json, const Study& study) {
    DeviceRow row;
    row.run = json.at("run").get<int>() - 1;
    row.board = json.at("board").get<std::string>();
    const auto numbers = findNumberForm(json.at("numbers").get<std::string>());
    row.isSparse = json.at("sparse").get<bool>();
    row.accuracy = json.at("accuracy").get<double>();
    row.instructions = json.at("instructions").get<double>();
    row.flashBytes = json.at("flashBytes").get<std::int64_t>();
    row.ramBytes = json.at("ramBytes").get<std::int64_t>();
    if (row.run < 0 || row.run >= study.runCount() || !findDeviceBoard(row.board) || !numbers ||
        !(row.accuracy >= 0 && row.accuracy <= 1) || !(row.instructions > 0) || row.flashBytes < 0 || row.ramBytes < 0)
        throw std::runtime_error("a row is no count of this study");
    row.numbers = *numbers;
    return row;
}

/// The run as a GRU, and without what is chosen for a cell.
ExperimentSpec asGru(ExperimentSpec spec) {
    spec.model.cell = CellKind::Gru;
    spec.training.learningRate = 0;
    return spec;
}

}  // namespace

std::optional<double> ratioToGru(const Study& study, const std::vector<DeviceRow>& rows, const DeviceRow& row) {
    const ExperimentSpec wanted = asGru(study.specOf(row.run));
    for (const DeviceRow& other : rows) {
        DeviceRow same = other;
        same.run = row.run;
        if (!same.isOf(row)) continue;
        const ExperimentSpec spec = study.specOf(other.run);
        if (spec.model.cell == CellKind::Gru && asGru(spec) == wanted) return other.instructions / row.instructions;
    }
    return std::nullopt;
}

std::vector<DeviceRow> readDeviceTable(const std::filesystem::path& studyFolder, const Study& study) {
    const std::filesystem::path file = studyFolder / jsonName;
    std::error_code ignored;
    if (!std::filesystem::exists(file, ignored)) return {};
    try {
        const auto json = parseStrictJson<Json>(readFile(file));
        if (json.at("format") != format) throw std::runtime_error("it has another format than this version reads");
        std::vector<DeviceRow> rows;
        for (const Json& row : json.at("rows")) rows.push_back(rowFrom(row, study));
        return rows;
    } catch (const std::exception& error) {
        throw std::runtime_error("Could not read " + file.string() + ": " + error.what() +
                                 ". Without it, `miru-run device` counts again.");
    }
}

void writeDeviceTable(const std::filesystem::path& studyFolder, const Study& study,
                      const std::vector<DeviceRow>& rows) {
    Json json{{"format", format}, {"rows", Json::array()}};
    for (const DeviceRow& row : rows) json["rows"].push_back(jsonOf(row));
    writeFileAtomically(studyFolder / jsonName, json.dump(1) + "\n");
    writeFileAtomically(studyFolder / csvName, deviceCsv(study, rows));
}

std::string deviceCsv(const Study& study, const std::vector<DeviceRow>& rows) {
    std::string text = "run";
    for (const Axis& axis : study.axes) text += "," + csvField(axis.name);
    text += ",board,numbers,products,accuracy,instructions,flash_bytes,ram_bytes,ratio_to_gru\n";
    std::vector<DeviceRow> sorted = rows;
    std::ranges::stable_sort(sorted, {}, &DeviceRow::run);
    for (const DeviceRow& row : sorted) {
        text += std::to_string(row.run + 1);
        const auto place = study.casesOf(row.run);
        for (std::size_t axis = 0; axis < place.size(); ++axis)
            text += "," + csvField(study.axes[axis].cases[place[axis]].name);
        const auto ratio = ratioToGru(study, rows, row);
        text += "," + row.board + "," + keyOf(row.numbers) + (row.isSparse ? ",sparse," : ",dense,") +
                formatNumber(row.accuracy) + "," + formatNumber(row.instructions) + "," +
                std::to_string(row.flashBytes) + "," + std::to_string(row.ramBytes) + "," +
                (ratio ? formatNumber(*ratio) : "") + "\n";
    }
    return text;
}

}  // namespace miru
