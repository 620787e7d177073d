// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/export/fixed_network.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <stdexcept>

#include "core/math/require.h"

namespace miru {
namespace {

constexpr double sumUnit = 65536;  // of sums and logits
constexpr double valueUnit = 32768;
constexpr double largestValue = 32767;

std::int16_t valueOf(double number) {
    return static_cast<std::int16_t>(std::lround(std::clamp(number, -largestValue, largestValue)));
}

using VectorUnit = FixedNetwork::VectorUnit;
using NumberAt = std::function<double(int, int)>;

/// The finest scale of a row for which numbers and sums stay in their limits; 0 for a row of zeros.
double scaleOfRow(int columns, const std::function<double(int)>& at, double limit, double vectorMax) {
    double max = 0;
    double sum = 0;
    for (int j = 0; j < columns; ++j) {
        max = std::max(max, std::abs(at(j)));
        sum += std::abs(at(j));
    }
    if (max == 0) return 0;
    const double rounding = 0.5 * columns * vectorMax;
    const double room = std::numeric_limits<std::int32_t>::max() - rounding;
    if (room < rounding) throw std::runtime_error("Its matrices are too wide for sums of 32 bits.");
    return std::min(limit / max, room / (sum * vectorMax));
}

FixedMatrix fixedMatrix(int rows, int columns, const NumberAt& at, double limit, const VectorUnit& vector) {
    FixedMatrix matrix{rows, columns, {}, {}, 1};
    std::vector<double> units;  // of each row's sums, in units of 2⁻¹⁶
    for (int i = 0; i < rows; ++i) {
        const double scale = scaleOfRow(
            columns, [&](int j) { return at(i, j); }, limit, vector.max);
        for (int j = 0; j < columns; ++j) matrix.numbers.push_back(valueOf(at(i, j) * scale));
        units.push_back(scale > 0 ? sumUnit / (scale * vector.scale) : 0);
    }
    int exponent = 0;
    std::frexp(units.empty() ? 0 : *std::ranges::max_element(units), &exponent);
    matrix.shift = std::clamp(30 - exponent, 1, 62);
    for (const double unit : units)
        matrix.factors.push_back(static_cast<std::int32_t>(std::lround(std::ldexp(unit, matrix.shift))));
    return matrix;
}

/// The most bits after the point with which a magnitude, and a tenth more, is held by 16 bits.
int bitsFor(double max) {
    int bits = 15;
    while (bits > 0 && 1.1 * max * std::ldexp(1.0, bits) > largestValue) --bits;
    return bits;
}

std::vector<std::int32_t> sumsOf(ConstMatrixView numbers) {
    std::vector<std::int32_t> sums;
    for (int i = 0; i < numbers.rows(); ++i)
        sums.push_back(static_cast<std::int32_t>(std::lround(static_cast<double>(numbers(i, 0)) * sumUnit)));
    return sums;
}

/// Sums may reach 2¹⁴ at most; those of a network that has learned something stay far below.
void checkReach(const Network& network, double inputMax, double stateMax) {
    constexpr double most = 16384;
    const auto& weights = network.parameters();
    const auto reach = [&](const char* name, int i, double max) {
        if (!weights.contains(name)) return 0.0;
        const auto matrix = weights.tensor(name);
        double sum = 0;
        for (int j = 0; j < matrix.cols(); ++j) {
            const double size = std::abs(static_cast<double>(matrix(i, j)));
            sum = name[0] == 'W' && network.shape().isOneHot ? std::max(sum, size) : sum + size;
        }
        return sum * max;
    };
    const Coefficients coefficients = network.coefficients();
    double beta = 1;
    for (const Real number : coefficients.beta) beta = std::max(beta, std::abs(static_cast<double>(number)));
    double max = 0;
    for (int i = 0; i < weights.tensor("W").rows(); ++i)
        max = std::max(max, reach("W", i, inputMax) + reach("U", i, beta * stateMax) + reach("b", i, 1));
    if (weights.contains("bU"))
        for (int i = 0; i < weights.tensor("bU").rows(); ++i) max = std::max(max, reach("bU", i, 1));
    for (int i = 0; i < weights.tensor("V").rows(); ++i)
        max = std::max(max, reach("V", i, stateMax) + reach("c", i, 1));
    if (!(max < most))
        throw std::runtime_error("Its weights are too large for whole numbers: a sum could reach 16384.");
}

}  // namespace

FixedNetwork::VectorUnit FixedNetwork::chooseInputScale(const Calibration& calibration) {
    const double max = std::max(calibration.maxInput, 1e-30);
    inputScale = calibration.frameUnit;
    while (max * inputScale > largestValue) inputScale /= 2;
    while (max * inputScale * 2 <= largestValue && inputScale < std::ldexp(1.0, 30)) inputScale *= 2;
    return {largestValue, inputScale};
}

FixedNetwork::VectorUnit FixedNetwork::quantizeWords(const Parameters& weights, double limit) {
    if (shape.isOneHot) return {};
    const auto E = weights.tensor("E");
    double max = 0;
    for (int j = 0; j < E.cols(); ++j)
        for (int i = 0; i < E.rows(); ++i) max = std::max(max, std::abs(static_cast<double>(E(i, j))));
    const double scale = max > 0 ? limit / max : 1;
    for (int j = 0; j < E.cols(); ++j)
        for (int i = 0; i < E.rows(); ++i) embedding.push_back(valueOf(static_cast<double>(E(i, j)) * scale));
    return {limit, scale};
}

FixedNetwork::FixedNetwork(const Network& network, const Calibration& calibration, NumberForm numbers)
    : shape(network.shape()), inhibition(network.inhibition()), form(numbers) {
    require(form != NumberForm::Float, "whole numbers are asked for");
    const auto& weights = network.parameters();
    const double limit = form == NumberForm::Int8 ? 127 : largestValue;
    const bool isBounded = shape.cell != CellKind::MinGru;
    if (!isBounded) stateBits = bitsFor(calibration.maxState);
    memoryBits = bitsFor(calibration.maxMemory);

    const VectorUnit read = readsNumbers() ? chooseInputScale(calibration) : quantizeWords(weights, limit);
    const VectorUnit state{largestValue, std::ldexp(1.0, stateBits)};
    checkReach(network, read.max / read.scale, state.max / state.scale);

    const auto matrixOf = [&](const char* name, const VectorUnit& vector, const std::vector<Real>* columnScale) {
        const auto tensor = weights.tensor(name);
        const auto at = [&](int i, int j) {
            const auto number = static_cast<double>(tensor(i, j));
            return columnScale ? number * static_cast<double>((*columnScale)[static_cast<std::size_t>(j)]) : number;
        };
        return fixedMatrix(tensor.rows(), tensor.cols(), at, limit, vector);
    };
    const Coefficients coefficients = network.coefficients();
    W = matrixOf("W", read, nullptr);
    if (weights.contains("U")) U = matrixOf("U", state, shape.cell == CellKind::Miru2 ? &coefficients.beta : nullptr);
    V = matrixOf("V", state, nullptr);
    b = sumsOf(weights.tensor("b"));
    c = sumsOf(weights.tensor("c"));
    if (weights.contains("bU")) bU = sumsOf(weights.tensor("bU"));
    if (shape.cell->hasLambda)
        for (const Real share : coefficients.lambda) lambda.push_back(valueOf(static_cast<double>(share) * valueUnit));
}

std::int16_t FixedNetwork::input(Real number) const { return valueOf(static_cast<double>(number) * inputScale); }

const std::array<std::int16_t, 257>& FixedPass::tanhTable() {
    static const auto table = [] {
        std::array<std::int16_t, 257> numbers{};
        for (std::size_t i = 0; i < numbers.size(); ++i)
            numbers[i] = valueOf(valueUnit * std::tanh(static_cast<double>(i) / 32));
        return numbers;
    }();
    return table;
}

std::int16_t FixedPass::tanhOf(std::int32_t x) {
    const auto& table = tanhTable();
    const std::int32_t size = x < 0 ? -x : x;
    std::int32_t y = 32767;
    if (size < 8 * 65536) {
        const auto place = static_cast<std::size_t>(size >> 11);
        const std::int32_t low = table[place];
        y = low + (((table[place + 1] - low) * (size & 2047) + 1024) >> 11);
    }
    return static_cast<std::int16_t>(x < 0 ? -y : y);
}

std::int16_t FixedPass::sigmoidOf(std::int32_t x) { return static_cast<std::int16_t>((32768 + tanhOf(x >> 1)) >> 1); }

namespace {

/// a · b of a share and a value.
std::int16_t timesOf(std::int32_t share, std::int16_t value) {
    return static_cast<std::int16_t>((share * value + 16384) >> 15);
}

/// share · a + (1 − share) · b
std::int16_t mixOf(std::int32_t share, std::int16_t a, std::int16_t b) {
    return static_cast<std::int16_t>(b + ((share * (std::int32_t{a} - b) + 16384) >> 15));
}

std::int16_t within16Bits(std::int32_t number) {
    return static_cast<std::int16_t>(std::clamp<std::int32_t>(number, -32767, 32767));
}

}  // namespace

FixedPass::FixedPass(const FixedNetwork& network) : m_network(network) {
    const auto H = static_cast<std::size_t>(network.shape.hidden);
    m_hidden.resize(H);
    m_memory.resize(H);
    m_seen.resize(H);
    m_read.resize(H);
    m_recurrent.resize(H);
    m_keys.resize(H);
    m_sums.resize(network.b.size());
    m_logits.resize(network.c.size());
}

void FixedPass::begin() {
    std::ranges::fill(m_hidden, std::int16_t{0});
    std::ranges::fill(m_memory, std::int16_t{0});
}

void FixedPass::addProduct(const FixedMatrix& matrix, int firstRow, std::span<std::int32_t> sums,
                           std::span<const std::int16_t> vector) const {
    for (std::size_t n = 0; n < sums.size(); ++n) {
        const int i = firstRow + static_cast<int>(n);
        const std::int16_t* const row = matrix.row(i).data();
        std::int32_t sum = 0;
        for (std::size_t j = 0; j < vector.size(); ++j) sum += row[j] * vector[j];
        sums[n] += matrix.scaled(sum, i);
    }
}

void FixedPass::step(Token word) {
    const FixedNetwork& network = m_network;
    if (word >= network.shape.vocabulary) word = 1;
    if (network.shape.hasEmbedding()) {
        const auto I = static_cast<std::size_t>(network.shape.inputs);
        return step(std::span(network.embedding).subspan(word * I, I));
    }
    std::ranges::copy(network.b, m_sums.begin());
    for (int i = 0; i < network.W.rows; ++i)
        m_sums[static_cast<std::size_t>(i)] += network.W.scaled(network.W.row(i)[word], i);
    endStep();
}

void FixedPass::step(std::span<const std::int16_t> frame) {
    std::ranges::copy(m_network.b, m_sums.begin());
    addProduct(m_network.W, 0, m_sums, frame);
    endStep();
}

void FixedPass::read(const SequenceBatch& sequence, int t) {
    if (m_network.shape.vocabulary > 0) return step(sequence.tokens[static_cast<std::size_t>(t)]);
    m_frame.clear();
    for (int i = 0; i < sequence.frames.rows(); ++i) m_frame.push_back(m_network.input(sequence.frames(i, t)));
    step(m_frame);
}

std::int16_t FixedPass::remembered(std::int32_t forget, std::int16_t memory, std::int32_t let,
                                   std::int16_t candidate) const {
    const std::int32_t kept = forget * memory;
    const std::int32_t added = (let * candidate) >> (15 - m_network.memoryBits);
    return within16Bits((kept + added + 16384) >> 15);
}

void FixedPass::endStep() {
    const FixedNetwork& network = m_network;
    const CellKind cell = network.shape.cell;
    const auto H = static_cast<std::size_t>(network.shape.hidden);
    const auto gate = [&](std::size_t index) { return std::span(m_sums).subspan(index * H, H); };
    const auto multiply = [&](std::size_t first, std::size_t count, std::span<const std::int16_t> vector) {
        addProduct(network.U, static_cast<int>(first * H), std::span(m_sums).subspan(first * H, count * H), vector);
    };
    const auto squash = [](std::span<std::int32_t> sums) {
        for (std::int32_t& sum : sums) sum = FixedPass::sigmoidOf(sum);
    };
    /// The state as a gate lets the candidate see it.
    const auto see = [&](std::span<const std::int32_t> shares) {
        for (std::size_t i = 0; i < H; ++i) m_seen[i] = timesOf(shares[i], m_hidden[i]);
    };

    if (cell == CellKind::Rnn || cell == CellKind::Miru2) {
        multiply(0, 1, m_hidden);
        for (std::size_t i = 0; i < H; ++i) {
            const std::int16_t candidate = tanhOf(m_sums[i]);
            m_hidden[i] = cell == CellKind::Rnn ? candidate : mixOf(network.lambda[i], m_hidden[i], candidate);
        }
    } else if (cell == CellKind::Miru1 || cell == CellKind::Mgu) {
        multiply(0, 1, m_hidden);
        squash(gate(0));
        see(gate(0));
        multiply(1, 1, m_seen);
        for (std::size_t i = 0; i < H; ++i) {
            const std::int16_t candidate = tanhOf(gate(1)[i]);
            m_hidden[i] = cell == CellKind::Mgu ? mixOf(gate(0)[i], candidate, m_hidden[i])
                                                : mixOf(network.lambda[i], m_hidden[i], candidate);
        }
    } else if (cell == CellKind::Gru) {
        multiply(0, 2, m_hidden);
        squash(gate(0));
        squash(gate(1));
        if (network.shape.gruReset == ResetOrder::AfterProduct) {
            std::ranges::copy(network.bU, m_recurrent.begin());
            addProduct(network.U, static_cast<int>(2 * H), m_recurrent, m_hidden);
            for (std::size_t i = 0; i < H; ++i)
                gate(2)[i] += static_cast<std::int32_t>((std::int64_t{gate(1)[i]} * m_recurrent[i] + 16384) >> 15);
        } else {
            see(gate(1));
            multiply(2, 1, m_seen);
        }
        for (std::size_t i = 0; i < H; ++i) m_hidden[i] = mixOf(gate(0)[i], m_hidden[i], tanhOf(gate(2)[i]));
    } else if (cell == CellKind::Lstm) {
        multiply(0, 4, m_hidden);
        for (std::size_t i = 0; i < H; ++i) {
            m_memory[i] = remembered(sigmoidOf(gate(1)[i]), m_memory[i], sigmoidOf(gate(0)[i]), tanhOf(gate(2)[i]));
            const std::int32_t memory = m_memory[i] * (1 << (16 - network.memoryBits));
            m_hidden[i] = timesOf(sigmoidOf(gate(3)[i]), tanhOf(memory));
        }
    } else {
        require(cell == CellKind::MinGru, "the cell is not known here");
        const int shift = 16 - network.stateBits;
        for (std::size_t i = 0; i < H; ++i) {
            const std::int16_t candidate = within16Bits((gate(1)[i] + (1 << (shift - 1))) >> shift);
            m_hidden[i] = mixOf(sigmoidOf(gate(0)[i]), candidate, m_hidden[i]);
        }
    }
    if (network.inhibition.actsOn(Inhibition::Where::State)) keepWinners(m_hidden, m_hidden);
}

void FixedPass::keepWinners(std::span<const std::int16_t> values, std::span<std::int16_t> kept) {
    const auto winners = static_cast<std::size_t>(m_network.inhibition.winners(m_network.shape.hidden));
    const bool byMagnitude = m_network.inhibition.rank == Inhibition::Rank::Magnitude;
    for (std::size_t i = 0; i < values.size(); ++i) m_keys[i] = byMagnitude ? std::abs(values[i]) : values[i];
    std::vector<std::int32_t> ranked = m_keys;
    std::ranges::nth_element(ranked, ranked.begin() + static_cast<std::ptrdiff_t>(winners - 1), std::greater());
    const std::int32_t threshold = ranked[winners - 1];
    auto ties = static_cast<std::ptrdiff_t>(winners) -
                std::ranges::count_if(m_keys, [=](std::int32_t key) { return key > threshold; });
    for (std::size_t i = 0; i < values.size(); ++i) {
        const bool wins = m_keys[i] > threshold || (m_keys[i] == threshold && ties-- > 0);
        kept[i] = wins ? values[i] : std::int16_t{0};
    }
}

std::span<const std::int32_t> FixedPass::logits() {
    std::ranges::copy(m_network.c, m_logits.begin());
    std::span<const std::int16_t> read = m_hidden;
    if (m_network.inhibition.actsOn(Inhibition::Where::Readout)) {
        keepWinners(m_hidden, m_read);
        read = m_read;
    }
    addProduct(m_network.V, 0, m_logits, read);
    return m_logits;
}

}  // namespace miru
