// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/parameters.h"

#include <algorithm>
#include <utility>

#include "core/math/require.h"

namespace miru {

Parameters::Parameters(std::vector<TensorShape> tensors) : m_tensors(std::move(tensors)) {
    constexpr int cacheLine = 16;  // floats
    int end = 0;
    for (const auto& tensor : m_tensors) {
        m_offsets.push_back(end);
        const int numbers = tensor.rows * tensor.cols;
        end += (numbers + cacheLine - 1) / cacheLine * cacheLine;
    }
    m_values.resize(end, 1);
    m_values.fill(0);
}

Parameters::Parameters(const Parameters& other) { *this = other; }

Parameters& Parameters::operator=(const Parameters& other) {
    if (this == &other) return *this;
    m_tensors = other.m_tensors;
    m_offsets = other.m_offsets;
    m_values.resize(other.m_values.rows(), 1);
    std::ranges::copy(other.values(), values().begin());
    return *this;
}

int Parameters::indexOf(std::string_view name) const {
    for (std::size_t i = 0; i < m_tensors.size(); ++i)
        if (m_tensors[i].name == name) return static_cast<int>(i);
    return -1;
}

MatrixView Parameters::tensor(std::string_view name) {
    const int found = indexOf(name);
    require(found >= 0, "there is no such tensor");
    const auto i = static_cast<std::size_t>(found);
    return {m_values.column(0) + m_offsets[i], m_tensors[i].rows, m_tensors[i].cols};
}

ConstMatrixView Parameters::tensor(std::string_view name) const { return const_cast<Parameters*>(this)->tensor(name); }

std::int64_t Parameters::count() const {
    std::int64_t numbers = 0;
    for (const auto& tensor : m_tensors) numbers += static_cast<std::int64_t>(tensor.rows) * tensor.cols;
    return numbers;
}

}  // namespace miru
