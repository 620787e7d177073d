// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A case computed elsewhere (PyTorch, autograd, double precision) and kept in tests/data: weights, inputs, and
// everything that must come out. Matrices lie there row by row; `x`, `hidden` and signals as [step][sample][number].

#include <QDir>
#include <QFile>
#include <nlohmann/json.hpp>

#include "core/learning/loss.h"
#include "core/model/cell_kinds.h"
#include "core/model/network.h"

namespace miru::test {

using Json = nlohmann::json;

inline QStringList casesIn(const QString& folder) {
    return QDir(QString(MIRU_TEST_DATA "/") + folder).entryList({"*.json"}, QDir::Files, QDir::Name);
}
inline QStringList referenceCases() { return casesIn("fixtures"); }

/// `name` with its folder.
inline Json loadCase(const QString& name) {
    QFile file(QString(MIRU_TEST_DATA "/") + name);
    if (!file.open(QIODevice::ReadOnly)) return {};
    return Json::parse(file.readAll().toStdString());
}
inline Json loadReferenceCase(const QString& name) { return loadCase("fixtures/" + name); }

/// A matrix (rows × cols) or vector from nested lists.
inline void copyTensor(const Json& json, MatrixView to) {
    for (int i = 0; i < to.rows(); ++i)
        for (int j = 0; j < to.cols(); ++j) {
            const Json& row = json.at(static_cast<std::size_t>(i));
            to(i, j) = (row.is_array() ? row.at(static_cast<std::size_t>(j)) : row).get<Real>();
        }
}

/// [step][sample][number] into time-major blocks.
inline Matrix sequenceTensor(const Json& json) {
    const std::size_t batch = json.at(0).size();
    Matrix matrix(static_cast<int>(json.at(0).at(0).size()), static_cast<int>(json.size() * batch));
    int column = 0;
    for (const Json& step : json)
        for (const Json& sample : step) {
            int row = 0;
            for (const Json& number : sample) matrix(row++, column) = number.get<Real>();
            ++column;
        }
    return matrix;
}

inline Inhibition inhibitionOf(const Json& json, int hidden) {
    Inhibition inhibition;
    if (!json.contains("inhibition")) return inhibition;
    const Json& given = json["inhibition"];
    inhibition.sparsity = 1 - given["winners"].get<double>() / hidden;
    inhibition.where = given["where"] == "state" ? Inhibition::Where::State : Inhibition::Where::Readout;
    inhibition.rank = given["rank"] == "value" ? Inhibition::Rank::Value : Inhibition::Rank::Magnitude;
    return inhibition;
}

inline bool answersEveryStep(const Json& json) { return json.contains("answers") && json["answers"] == "every-step"; }

inline Network networkOf(const Json& json) {
    NetworkShape shape;
    shape.learnsCoefficients = json["cell"] == "miru2_learned";
    const std::string cell = shape.learnsCoefficients ? "miru2" : json["cell"];
    shape.cell = *findCellKind(cell);
    if (answersEveryStep(json)) shape.answers = NetworkShape::Answers::EveryStep;
    if (json.contains("reset") && json["reset"] == "after") shape.gruReset = ResetOrder::AfterProduct;
    shape.inputs = json["inputs"];
    shape.hidden = json["hidden_units"];
    shape.classes = json["classes"];
    const Inhibition inhibition = inhibitionOf(json, shape.hidden);
    Coefficients coefficients{json["weights"]["beta"].get<std::vector<Real>>(),
                              json["weights"]["lambda"].get<std::vector<Real>>()};
    Network network(shape, coefficients, inhibition, 1);
    for (const auto& tensor : network.parameters().tensors())
        copyTensor(json["weights"][tensor.name], network.parameters().tensor(tensor.name));
    return network;
}

/// What is asked of a case's answers; the targets point into the labels.
struct Asked {
    std::vector<std::vector<std::int32_t>> labels;  ///< B, each 1 or T
    std::vector<Target> targets;
    AnswerLayout layout;

    explicit Asked(const Json& json) {
        const Json& given = json["labels"];  // [B], or [T][B]
        if (answersEveryStep(json)) {
            layout.answers = json["steps"];
            labels.resize(json["batch"]);
            for (const Json& step : given)
                for (std::size_t b = 0; b < labels.size(); ++b) labels[b].push_back(step.at(b));
        } else {
            for (const Json& label : given) labels.push_back({label.get<std::int32_t>()});
        }
        for (const auto& one : labels) targets.push_back({.label = one.front(), .labels = one});
    }
    Asked(const Asked&) = delete;
    Real scale() const { return Real(1) / static_cast<Real>(targets.size()); }
};

}  // namespace miru::test
