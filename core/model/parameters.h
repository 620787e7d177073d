// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The learned numbers of a network, all in one row, with names for the matrices among them.
//
// An optimiser, a gradient sum or a checkpoint does not care which number belongs to which matrix, so they see one
// flat span; the mathematics asks for a tensor by name and gets a matrix view. A gradient has the same layout.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/math/matrix.h"

namespace miru {

/// Name and shape of one learned matrix; a vector has one column.
struct TensorShape {
    std::string name;
    int rows = 0;
    int cols = 1;
    bool operator==(const TensorShape&) const = default;
};

class Parameters {
 public:
    Parameters() = default;
    /// All zero. Each tensor starts on a cache line; the gaps stay zero and count nowhere.
    explicit Parameters(std::vector<TensorShape> tensors);

    const std::vector<TensorShape>& tensors() const { return m_tensors; }
    bool contains(std::string_view name) const { return indexOf(name) >= 0; }
    /// The tensor of this name, column-major. Asking for one that is not there is a programmer's mistake.
    MatrixView tensor(std::string_view name);
    ConstMatrixView tensor(std::string_view name) const;

    /// Every number, gaps included.
    std::span<Real> values() { return {m_values.column(0), static_cast<std::size_t>(m_values.rows())}; }
    std::span<const Real> values() const { return {m_values.column(0), static_cast<std::size_t>(m_values.rows())}; }
    /// How many numbers are learned (gaps not counted).
    std::int64_t count() const;

    Parameters(const Parameters& other);
    Parameters& operator=(const Parameters& other);
    Parameters(Parameters&&) noexcept = default;
    Parameters& operator=(Parameters&&) noexcept = default;
    ~Parameters() = default;

 private:
    int indexOf(std::string_view name) const;

    std::vector<TensorShape> m_tensors;
    std::vector<int> m_offsets;
    Matrix m_values;
};

}  // namespace miru
