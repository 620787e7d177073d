// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A trained network in whole numbers, for processors that have no others, and how it computes with them, bit for bit as
// the exported C does.
//
//     row i of a matrix     w ≈ number / scale_i        the finest scale for which no sum can leave 32 bits:
//                           |number| ≤ 127 or 32,767    Σ |number| · |vector| < 2³¹
//     a = b + Σ …           units of 2⁻¹⁶ (32 bits)     a += (sum · factor_i + ½ · 2^shift) >> shift
//     h, gates, λ           units of 2⁻¹⁵ (16 bits)     tanh and σ by one table of 257 numbers, straight lines in between
//     m, and minGRU's h     16 bits, in the finest power of two that holds what was met in training sequences
//     x                     16 bits, likewise; of images a multiple of the pixel
//
// Sums are exact, so their order does not matter, and leaving out what is multiplied by zero changes nothing.

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "core/export/number_form.h"
#include "core/learning/sequence_batch.h"
#include "core/model/network.h"

namespace miru {

/// The greatest magnitudes met in training sequences, which decide how finely numbers are kept.
struct Calibration {
    double maxInput = 0;
    double maxState = 0;
    double maxMemory = 0;
    double frameUnit = 1;  ///< numbers are multiples of 1 / this, where they are: 255, of 8-bit images
};

/// Row-major; each row has a scale of its own, `factors` bring its sums to units of 2⁻¹⁶.
struct FixedMatrix {
    int rows = 0;
    int columns = 0;
    std::vector<std::int16_t> numbers;
    std::vector<std::int32_t> factors;
    int shift = 1;

    std::span<const std::int16_t> row(int i) const {
        return std::span(numbers).subspan(static_cast<std::size_t>(i) * static_cast<std::size_t>(columns),
                                          static_cast<std::size_t>(columns));
    }
    /// A sum of products with row i, in units of 2⁻¹⁶.
    std::int32_t scaled(std::int32_t sum, int i) const {
        const std::int64_t half = std::int64_t{1} << (shift - 1);
        return static_cast<std::int32_t>((std::int64_t{sum} * factors[static_cast<std::size_t>(i)] + half) >> shift);
    }
};

class FixedNetwork {
 public:
    /// Throws std::runtime_error with a sentence if its weights are too large for whole numbers.
    FixedNetwork(const Network& network, const Calibration& calibration, NumberForm form);

    NetworkShape shape;
    Inhibition inhibition;
    NumberForm form = NumberForm::Q15;
    double inputScale = 1;  ///< a number x is read as round(x · inputScale)
    int stateBits = 15;     ///< h is kept in units of 2^−stateBits
    int memoryBits = 15;    ///< likewise m
    FixedMatrix W;          ///< words read one-hot: a row for each gate's unit, a column for each word
    FixedMatrix U;          ///< MiRU-2: U diag(β); of a minGRU none
    FixedMatrix V;
    std::vector<std::int32_t> b, bU, c;   ///< units of 2⁻¹⁶
    std::vector<std::int16_t> lambda;     ///< units of 2⁻¹⁵
    std::vector<std::int16_t> embedding;  ///< I numbers for each word, word by word

    std::int16_t input(Real number) const;

    /// What a matrix is multiplied by: whole numbers up to `max`, in units of 1/scale.
    struct VectorUnit {
        double max = 1;
        double scale = 1;
    };

 private:
    bool readsNumbers() const { return shape.vocabulary == 0; }
    VectorUnit chooseInputScale(const Calibration& calibration);
    /// Of words: the embedding, or 1 where they are read one-hot.
    VectorUnit quantizeWords(const Parameters& weights, double limit);
};

/// One sequence on its way through a network in whole numbers.
class FixedPass {
 public:
    explicit FixedPass(const FixedNetwork& network);

    /// Back to the zero state.
    void begin();
    void step(std::span<const std::int16_t> frame);
    void step(Token word);
    /// Step t of a batch of one sequence.
    void read(const SequenceBatch& sequence, int t);
    /// C numbers in units of 2⁻¹⁶.
    std::span<const std::int32_t> logits();

    /// tanh and σ: from units of 2⁻¹⁶ to units of 2⁻¹⁵.
    static std::int16_t tanhOf(std::int32_t x);
    static std::int16_t sigmoidOf(std::int32_t x);
    /// tanh(i/32) in units of 2⁻¹⁵, i = 0 … 256.
    static const std::array<std::int16_t, 257>& tanhTable();

 private:
    void addProduct(const FixedMatrix& matrix, int firstRow, std::span<std::int32_t> sums,
                    std::span<const std::int16_t> vector) const;
    void endStep();
    void keepWinners(std::span<const std::int16_t> values, std::span<std::int16_t> kept);
    std::int16_t remembered(std::int32_t forget, std::int16_t memory, std::int32_t let, std::int16_t candidate) const;

    const FixedNetwork& m_network;
    std::vector<std::int16_t> m_hidden, m_memory, m_seen, m_read, m_frame;
    std::vector<std::int32_t> m_sums, m_recurrent, m_logits, m_keys;
};

}  // namespace miru
