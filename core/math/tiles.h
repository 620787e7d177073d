// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The innermost loop of the lab: out (m × n) += a (m × k) · b (k × n), a tile of the result at a time.
//
// A recurrent network multiplies the same middle-sized matrix by a few columns, step after step. A general library
// copies its operands into a better order before each product, which pays for large matrices and costs a third of the
// time here. Nothing is copied here: the left operand is read down its columns, where its rows lie side by side, the
// right one number by number, and a tile of 3 vectors × 8 columns (with AVX-512) stays in registers until its sum is
// complete. What is left of the rows is shared out among tiles of 3 and 2 vectors: 128 rows are 3 + 3 + 2.
//
//     out tile            a               b
//     ┌─────────┐     ┌─┐ column k    ┌─────────┐
//     │ 48 × 8  │ +=  │ │ 48 rows  ·  │ row k, 8│   for k = 0, 1, 2 …
//     └─────────┘     └─┘             └─────────┘
//
// Written with the vector types of GCC and Clang, not with intrinsics, so that it follows the machine it is compiled
// for. product.cpp gives Eigen what does not fill a vector; tests compare both.

#include <cmath>
#include <cstddef>
#include <utility>

#include "core/math/real.h"

namespace miru::tiles {

#if defined(__AVX512F__)
inline constexpr int vectorBytes = 64;
inline constexpr int tileVectors = 3;
inline constexpr int tileColumns = 8;  // 24 sums in 32 registers
#elif defined(__AVX__)
inline constexpr int vectorBytes = 32;
inline constexpr int tileVectors = 2;
inline constexpr int tileColumns = 6;  // 12 sums in 16 registers
#else
inline constexpr int vectorBytes = 16;
inline constexpr int tileVectors = 2;
inline constexpr int tileColumns = 6;
#endif
/// Numbers in a vector.
inline constexpr int width = vectorBytes / static_cast<int>(sizeof(Real));

/// A vector anywhere in memory, seen through a pointer to its first number.
using Vector __attribute__((vector_size(vectorBytes), aligned(alignof(Real)), may_alias)) = Real;

/// The left operand: number (i, k) lies at data[i + k · nextColumn].
struct Left {
    const Real* data;
    std::ptrdiff_t nextColumn;
    Left from(int row) const { return {data + row, nextColumn}; }
};
/// The right operand, either way round: number (k, j) lies at data[k · nextRow + j · nextColumn].
struct Right {
    const Real* data;
    std::ptrdiff_t nextRow;
    std::ptrdiff_t nextColumn;
};
/// The result: number (i, j) lies at data[i + j · nextColumn].
struct Out {
    Real* data;
    std::ptrdiff_t nextColumn;
    Out from(int row) const { return {data + row, nextColumn}; }
};

/// The sums of a tile of `vectors` · width rows and `columns` columns, over `depth`; they stay in registers.
template <int vectors, int columns>
[[gnu::always_inline]] inline void addTo(Vector (&sum)[columns][vectors], Left a, Right b, int depth) {
    for (int k = 0; k < depth; ++k) {
        Vector left[vectors];
        for (int v = 0; v < vectors; ++v) left[v] = *reinterpret_cast<const Vector*>(a.data + v * width);
        for (int j = 0; j < columns; ++j) {
            const Real right = b.data[j * b.nextColumn];
            for (int v = 0; v < vectors; ++v) sum[j][v] += left[v] * right;
        }
        a.data += a.nextColumn;
        b.data += b.nextRow;
    }
}

/// One tile of `vectors` · width rows and `columns` columns, summed over `depth`.
template <bool adds, int vectors, int columns>
[[gnu::always_inline]] inline void tile(Out out, Left a, Right b, int depth) {
    Vector sum[columns][vectors];
    for (int j = 0; j < columns; ++j)
        for (int v = 0; v < vectors; ++v)
            sum[j][v] = adds ? *reinterpret_cast<const Vector*>(out.data + j * out.nextColumn + v * width) : Vector{};
    addTo(sum, a, b, depth);
    for (int j = 0; j < columns; ++j)
        for (int v = 0; v < vectors; ++v)
            *reinterpret_cast<Vector*>(out.data + j * out.nextColumn + v * width) = sum[j][v];
}

/// Tiles side by side over `count` columns; those that are left over get narrower tiles.
template <bool adds, int vectors, int columns = tileColumns>
inline void panel(Out out, Left a, Right b, int depth, int count) {
    for (; count >= columns; count -= columns) {
        tile<adds, vectors, columns>(out, a, b, depth);
        out.data += columns * out.nextColumn;
        b.data += columns * b.nextColumn;
    }
    if constexpr (columns > 1)
        if (count > 0) panel<adds, vectors, columns / 2>(out, a, b, depth, count);
}

/// Panels of `vectors` · width rows, from `row` on, as long as they fit into `rows`; returns the row behind the last.
template <bool adds, int vectors, int columns = tileColumns>
inline int panels(int row, Out out, Left a, Right b, int rows, int depth, int count) {
    for (; row + vectors * width <= rows; row += vectors * width)
        panel<adds, vectors, columns>(out.from(row), a.from(row), b, depth, count);
    return row;
}

/// The product in as many rows, from the first, as fill whole vectors; returns how many these are. `adds`: on top of
/// what is in `out`, which overlaps neither operand.
template <bool adds>
int multiply(Out out, Left a, Right b, int rows, int depth, int columns) {
    int row = 0;
    // Of few columns the tiles are taller instead, so that there are enough sums to keep the machine busy.
    if (columns == 1) row = panels<adds, 8, 1>(row, out, a, b, rows, depth, columns);
    if (columns == 2 || columns == 3) row = panels<adds, 4, 2>(row, out, a, b, rows, depth, columns);
    if constexpr (tileVectors > 2) {
        // The tallest, but where 2 + 2 vectors are left, not 3 + 1.
        const int tall = rows / width % tileVectors == 1 ? rows - 4 * width : rows;
        row = panels<adds, tileVectors>(row, out, a, b, tall, depth, columns);
    }
    row = panels<adds, 2>(row, out, a, b, rows, depth, columns);
    return panels<adds, 1>(row, out, a, b, rows, depth, columns);
}

/// One tile of `vectors` · width rows and one column: out += Σ factors[n] · (column picked[n] of a).
template <int vectors>
[[gnu::always_inline]] inline void pickedTile(Out out, Left a, const int* picked, const Real* factors, int count) {
    Vector sum[vectors];
    for (int v = 0; v < vectors; ++v) sum[v] = *reinterpret_cast<const Vector*>(out.data + v * width);
    for (int n = 0; n < count; ++n) {
        const Real* const column = a.data + picked[n] * a.nextColumn;
        for (int v = 0; v < vectors; ++v) sum[v] += *reinterpret_cast<const Vector*>(column + v * width) * factors[n];
    }
    for (int v = 0; v < vectors; ++v) *reinterpret_cast<Vector*>(out.data + v * width) = sum[v];
}

/// The product of some columns alone, added to one column of `out`, in as many rows as fill whole vectors; returns how many
/// these are. The sums are those of `multiply` with a right operand that is zero elsewhere, in the same order; whether a product
/// and its sum are rounded once or twice is the compiler's choice in each.
inline int multiplyPicked(Out out, Left a, const int* picked, const Real* factors, int count, int rows) {
    int row = 0;
    for (; row + 8 * width <= rows; row += 8 * width) pickedTile<8>(out.from(row), a.from(row), picked, factors, count);
    for (; row + 2 * width <= rows; row += 2 * width) pickedTile<2>(out.from(row), a.from(row), picked, factors, count);
    for (; row + width <= rows; row += width) pickedTile<1>(out.from(row), a.from(row), picked, factors, count);
    return row;
}

/// Exchanges, of two rows of a square, the right half of each block of 2 · `distance` numbers in the first with the left half
/// in the second.
template <int distance, std::size_t... i>
[[gnu::always_inline]] inline void exchange(Vector& first, Vector& second, std::index_sequence<i...>) {
    const Vector upper = first;
    constexpr auto isRight = [](std::size_t place) { return (place & std::size_t{distance}) != 0; };
    first = __builtin_shufflevector(upper, second, (isRight(i) ? width + i - distance : i)...);
    second = __builtin_shufflevector(upper, second, (isRight(i) ? width + i : i + distance)...);
}
template <int distance = 1>
[[gnu::always_inline]] inline void transposeRows(Vector (&rows)[width]) {
    for (int i = 0; i < width; ++i)
        if ((i & distance) == 0) exchange<distance>(rows[i], rows[i + distance], std::make_index_sequence<width>());
    if constexpr (2 * distance < width) transposeRows<2 * distance>(rows);
}

/// out (n × m) = aᵀ for as many rows and columns of `a` (m × n) as fill squares of whole vectors.
inline void transpose(Out out, Left a, int rows, int columns) {
    for (int j = 0; j + width <= columns; j += width)
        for (int i = 0; i + width <= rows; i += width) {
            Vector square[width];
            for (int v = 0; v < width; ++v)
                square[v] = *reinterpret_cast<const Vector*>(a.data + i + (j + v) * a.nextColumn);
            transposeRows(square);
            for (int v = 0; v < width; ++v)
                *reinterpret_cast<Vector*>(out.data + j + (i + v) * out.nextColumn) = square[v];
        }
}

/// What each number of a product becomes before it is added up.
enum class Entry { Square, Magnitude };

/// out += factor · entry(a · b) for one tile, whose product is made beside it: g++ 12 keeps sums in registers only where
/// nothing but storing them follows, and else computes at half the speed.
template <Entry entry, int vectors, int columns>
[[gnu::always_inline]] inline void entryTile(Out out, Left a, Right b, int depth, Real factor) {
    alignas(vectorBytes) Real product[columns * vectors * width];
    tile<false, vectors, columns>({product, vectors * width}, a, b, depth);
    for (int j = 0; j < columns; ++j)
        for (int i = 0; i < vectors * width; ++i) {
            const Real number = product[j * vectors * width + i];
            out.data[j * out.nextColumn + i] += factor * (entry == Entry::Square ? number * number : std::abs(number));
        }
}

template <Entry entry, int vectors, int columns = tileColumns>
inline void entryPanel(Out out, Left a, Right b, int depth, int count, Real factor) {
    for (; count >= columns; count -= columns) {
        entryTile<entry, vectors, columns>(out, a, b, depth, factor);
        out.data += columns * out.nextColumn;
        b.data += columns * b.nextColumn;
    }
    if constexpr (columns > 1)
        if (count > 0) entryPanel<entry, vectors, columns / 2>(out, a, b, depth, count, factor);
}

/// out += factor · entry(a · b) in as many rows as fill whole vectors; returns how many these are.
template <Entry entry>
int addEntries(Out out, Left a, Right b, int rows, int depth, int columns, Real factor) {
    int row = 0;
    for (; row + 2 * width <= rows; row += 2 * width)
        entryPanel<entry, 2>(out.from(row), a.from(row), b, depth, columns, factor);
    for (; row + width <= rows; row += width)
        entryPanel<entry, 1>(out.from(row), a.from(row), b, depth, columns, factor);
    return row;
}

}  // namespace miru::tiles
