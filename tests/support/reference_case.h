// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A case computed elsewhere (PyTorch, autograd, double precision) and kept in tests/data/fixtures: weights, inputs, and
// everything that must come out. Matrices lie there row by row; `x`, `hidden` and signals as [step][sample][number].

#include <QDir>
#include <QFile>
#include <nlohmann/json.hpp>

#include "core/model/network.h"

namespace miru::test {

using Json = nlohmann::json;

inline QStringList referenceCases() {
    return QDir(MIRU_TEST_DATA "/fixtures").entryList({"*.json"}, QDir::Files, QDir::Name);
}

inline Json loadReferenceCase(const QString& name) {
    QFile file(QString(MIRU_TEST_DATA "/fixtures/") + name);
    if (!file.open(QIODevice::ReadOnly)) return {};
    return Json::parse(file.readAll().toStdString());
}

/// A matrix (rows × cols) or vector from nested lists.
inline void copyTensor(const Json& json, MatrixView to) {
    for (int i = 0; i < to.rows(); ++i)
        for (int j = 0; j < to.cols(); ++j)
            to(i, j) = static_cast<Real>((json[0].is_array() ? json[i][j] : json[i]).get<double>());
}

/// [step][sample][number] into time-major blocks.
inline Matrix sequenceTensor(const Json& json) {
    const int steps = static_cast<int>(json.size());
    const int batch = static_cast<int>(json[0].size());
    const int rows = static_cast<int>(json[0][0].size());
    Matrix matrix(rows, steps * batch);
    for (int t = 0; t < steps; ++t)
        for (int b = 0; b < batch; ++b)
            for (int i = 0; i < rows; ++i) matrix(i, t * batch + b) = static_cast<Real>(json[t][b][i].get<double>());
    return matrix;
}

inline Network networkOf(const Json& json) {
    NetworkShape shape;
    const std::string cell = json["cell"];
    shape.cell = cell == "gru" ? CellKind::Gru : cell == "miru1" ? CellKind::Miru1 : CellKind::Miru2;
    if (json.value("reset", "before") == "after") shape.gruReset = ResetOrder::AfterProduct;
    shape.inputs = json["inputs"];
    shape.hidden = json["hidden_units"];
    shape.classes = json["classes"];
    Inhibition inhibition;
    if (json.contains("inhibition")) {
        const Json& given = json["inhibition"];
        inhibition.sparsity = 1 - given["winners"].get<double>() / shape.hidden;
        inhibition.where = given["where"] == "state" ? Inhibition::Where::State : Inhibition::Where::Readout;
        inhibition.rank = given["rank"] == "value" ? Inhibition::Rank::Value : Inhibition::Rank::Magnitude;
    }
    Coefficients coefficients{json["weights"]["beta"].get<std::vector<Real>>(),
                              json["weights"]["lambda"].get<std::vector<Real>>()};
    Network network(shape, coefficients, inhibition, 1);
    for (const auto& tensor : network.parameters().tensors())
        copyTensor(json["weights"][tensor.name], network.parameters().tensor(tensor.name));
    return network;
}

}  // namespace miru::test
