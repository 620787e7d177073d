// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Matrices as the lab stores them: column-major, a column is one sample at one step.
//
// A sequence batch of T steps and B samples is one matrix of T·B columns in time-major blocks: step t occupies
// columns t·B … t·B + B − 1. So one product with the whole matrix treats every step at once, and `block(t, B)`
// views a single step. `Matrix` owns its numbers, `MatrixView` points into somebody's.
// Eigen stays out of this header on purpose: it is included where products are computed, and nowhere else.

#include <cassert>
#include <cstddef>
#include <memory>
#include <new>
#include <type_traits>

#include "core/math/real.h"

namespace miru {

template <typename Scalar>
class BasicView {
 public:
    BasicView() = default;
    BasicView(Scalar* data, int rows, int cols, int stride)
        : m_data(data), m_rows(rows), m_cols(cols), m_stride(stride) {}
    BasicView(Scalar* data, int rows, int cols) : BasicView(data, rows, cols, rows) {}
    /// A view to read from, from one to write to.
    operator BasicView<const Scalar>() const requires(!std::is_const_v<Scalar>) {
        return {m_data, m_rows, m_cols, m_stride};
    }

    int rows() const { return m_rows; }
    int cols() const { return m_cols; }
    /// Numbers from one column's start to the next's.
    int stride() const { return m_stride; }
    Scalar* data() const { return m_data; }
    Scalar* column(int j) const { return m_data + static_cast<std::ptrdiff_t>(j) * m_stride; }
    Scalar& operator()(int i, int j) const {
        assert(i >= 0 && i < m_rows && j >= 0 && j < m_cols);
        return column(j)[i];
    }

    /// Rows first … first + count − 1: one gate of a stack of gates.
    BasicView rowRange(int first, int count) const {
        assert(first >= 0 && first + count <= m_rows);
        return {m_data + first, count, m_cols, m_stride};
    }
    /// Columns first … first + count − 1.
    BasicView columnRange(int first, int count) const {
        assert(first >= 0 && first + count <= m_cols);
        return {column(first), m_rows, count, m_stride};
    }
    /// The columns of step t in a matrix of time-major blocks of `batch` columns.
    BasicView block(int t, int batch) const { return columnRange(t * batch, batch); }

 private:
    Scalar* m_data = nullptr;
    int m_rows = 0;
    int m_cols = 0;
    int m_stride = 0;
};

using MatrixView = BasicView<Real>;
using ConstMatrixView = BasicView<const Real>;

/// Owns a rows × cols block of numbers, aligned to a cache line. Resizing keeps the memory whenever it suffices,
/// so that work buffers are allocated once; the numbers are unspecified after it.
class Matrix {
 public:
    Matrix() = default;
    Matrix(int rows, int cols) { resize(rows, cols); }

    void resize(int rows, int cols) {
        const auto needed = static_cast<std::size_t>(rows) * static_cast<std::size_t>(cols);
        if (needed > m_capacity) {
            m_numbers.reset(static_cast<Real*>(::operator new[](needed * sizeof(Real), alignment)));
            m_capacity = needed;
        }
        m_rows = rows;
        m_cols = cols;
    }
    void fill(Real value) {
        for (std::size_t i = 0, n = static_cast<std::size_t>(m_rows) * static_cast<std::size_t>(m_cols); i < n; ++i)
            m_numbers[i] = value;
    }

    int rows() const { return m_rows; }
    int cols() const { return m_cols; }
    MatrixView view() { return {m_numbers.get(), m_rows, m_cols}; }
    ConstMatrixView view() const { return {m_numbers.get(), m_rows, m_cols}; }
    operator MatrixView() { return view(); }
    operator ConstMatrixView() const { return view(); }
    Real* column(int j) { return view().column(j); }
    const Real* column(int j) const { return view().column(j); }
    Real& operator()(int i, int j) { return view()(i, j); }
    Real operator()(int i, int j) const { return view()(i, j); }
    MatrixView block(int t, int batch) { return view().block(t, batch); }
    ConstMatrixView block(int t, int batch) const { return view().block(t, batch); }

 private:
    static constexpr std::align_val_t alignment{64};
    struct Release {
        void operator()(Real* numbers) const { ::operator delete[](numbers, alignment); }
    };
    std::unique_ptr<Real[], Release> m_numbers;
    std::size_t m_capacity = 0;
    int m_rows = 0;
    int m_cols = 0;
};

}  // namespace miru
