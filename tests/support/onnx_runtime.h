// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// ONNX files in ONNX Runtime, which is not ours: `node` runs them where npm's onnxruntime-node is found (NODE_PATH).

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/support/onnx_cases.h"

namespace miru::test {

inline constexpr auto noOnnxRuntime =
    "ONNX Runtime is not here (npm install onnxruntime-node, and NODE_PATH names its node_modules)";

inline QString onnxScript() { return QStringLiteral(MIRU_SOURCE_DIR "/tests/support/run_onnx.js"); }

inline bool hasOnnxRuntime() {
    static const bool isHere = [] {
        const QString node = QStandardPaths::findExecutable("node");
        return !node.isEmpty() && QProcess::execute(node, {onnxScript()}) == 0;
    }();
    return isHere;
}

/// The logits of each case; none, and why in `complaint`, if ONNX Runtime refuses one.
inline std::vector<std::vector<double>> onnxLogits(const std::vector<OnnxCase>& cases, QString& complaint) {
    const QTemporaryDir folder;
    nlohmann::json list = nlohmann::json::array();
    const auto write = [&](const QString& name, const std::string& bytes) {
        QFile file(folder.filePath(name));
        return file.open(QIODevice::WriteOnly) &&
               file.write(bytes.data(), static_cast<qint64>(bytes.size())) == static_cast<qint64>(bytes.size());
    };
    bool isWritten = true;
    for (const OnnxCase& each : cases) {
        const QString name = QString::number(list.size()) + ".onnx";
        isWritten = isWritten && write(name, each.file);
        list.push_back({{"file", name.toStdString()}, {"inputs", each.inputs}});
    }
    if (!isWritten || !write("cases.json", list.dump())) {
        complaint = "cannot write to " + folder.path();
        return {};
    }
    QProcess node;
    node.start("node", {onnxScript(), folder.filePath("cases.json")});
    if (!node.waitForFinished(240'000) || node.exitCode() != 0) {
        complaint = QString::fromUtf8(node.readAllStandardError());
        return {};
    }
    return nlohmann::json::parse(node.readAllStandardOutput().toStdString()).get<std::vector<std::vector<double>>>();
}

}  // namespace miru::test
