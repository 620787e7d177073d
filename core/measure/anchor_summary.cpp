// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/measure/anchor_summary.h"

#include <algorithm>
#include <cmath>

namespace miru {
namespace {

/// Mean of each cell of a matrix that is cut into at most `mapSize` × `mapSize` of them.
void fillMap(ConstMatrixView importance, AnchorSummary& summary) {
    summary.mapRows = std::min(importance.rows(), AnchorSummary::mapSize);
    summary.mapColumns = std::min(importance.cols(), AnchorSummary::mapSize);
    for (int row = 0; row < summary.mapRows; ++row)
        for (int column = 0; column < summary.mapColumns; ++column) {
            const int top = row * importance.rows() / summary.mapRows;
            const int bottom = (row + 1) * importance.rows() / summary.mapRows;
            const int left = column * importance.cols() / summary.mapColumns;
            const int right = (column + 1) * importance.cols() / summary.mapColumns;
            double sum = 0;
            for (int j = left; j < right; ++j)
                for (int i = top; i < bottom; ++i) sum += static_cast<double>(importance(i, j));
            summary.map.push_back(static_cast<float>(sum / ((bottom - top) * (right - left))));
        }
}

}  // namespace

AnchorSummary summaryOf(const Parameters& parameters, std::span<const Real> importance) {
    Parameters laidOut(parameters.tensors());
    std::ranges::copy(importance, laidOut.values().begin());
    AnchorSummary summary;
    double all = 0;
    for (const TensorShape& shape : laidOut.tensors()) {
        const auto tensor = laidOut.tensor(shape.name);
        AnchorSummary::Tensor& of = summary.tensors.emplace_back();
        of.name = shape.name;
        for (int j = 0; j < tensor.cols(); ++j)
            for (int i = 0; i < tensor.rows(); ++i) {
                of.share += static_cast<double>(tensor(i, j));
                of.largest = std::max(of.largest, static_cast<double>(tensor(i, j)));
            }
        all += of.share;
        of.mean = of.share / (static_cast<double>(tensor.rows()) * tensor.cols());
        if (shape.name == "U") fillMap(tensor, summary);
    }
    for (AnchorSummary::Tensor& tensor : summary.tensors) tensor.share = all > 0 ? tensor.share / all : 0;
    return summary;
}

double distanceBetween(std::span<const Real> a, std::span<const Real> b) {
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const double apart = static_cast<double>(a[i]) - static_cast<double>(b[i]);
        sum += apart * apart;
    }
    return std::sqrt(sum);
}

}  // namespace miru
