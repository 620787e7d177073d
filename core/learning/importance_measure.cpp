// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/learning/importance_measure.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/learning/sequence_batch.h"
#include "core/math/denormals.h"
#include "core/math/product.h"

namespace miru {
namespace {

using Of = ImportanceQuestion::Of;

constexpr std::size_t chunkSize = 16;  // sequences that are read side by side
constexpr std::size_t lanes = 16;      // sums: the chunks are dealt out to them, whatever the number of threads

/// One lane's work: a sum over its sequences, and what it computes with.
class Lane {
 public:
    Lane(const ImportanceQuestion& question, std::span<const double> drawn)
        : m_question(question), m_drawn(drawn), m_sum(question.network.parameters().tensors()) {}

    std::span<const Real> sum() const { return m_sum.values(); }

    /// Adds the sequences from place `first` of the question's list on.
    void add(std::size_t first) {
        const auto numbers =
            m_question.sequences.subspan(first, std::min(chunkSize, m_question.sequences.size() - first));
        m_samples.clear();
        for (const std::int32_t number : numbers) m_samples.push_back(m_question.task.train(number));
        compose(m_samples, m_question.task.shape(), m_batch);
        m_question.network.forward(m_batch.input(), m_pass);
        m_answered.resize(m_pass.logits.rows(), m_pass.logits.cols());
        for (int j = 0; j < m_answered.cols(); ++j)
            std::copy_n(m_pass.logits.column(j), m_answered.rows(), m_answered.column(j));
        readAnswers(first);

        const bool isExact = m_question.of == Of::AllAnswers;
        if (!isExact) return addRound([&](int column, MatrixView gradient) { return askOf(column, gradient); });
        for (int answer = 0; answer < answers(); ++answer)
            for (int output = 0; output < outputs(); ++output)
                addRound([&](int column, MatrixView gradient) {
                    return column / batch() == answer ? askFor(output, column, gradient) : Real(0);
                });
    }

 private:
    int batch() const { return static_cast<int>(m_samples.size()); }
    int outputs() const { return m_answered.rows(); }
    int answers() const { return m_answered.cols() / batch(); }
    std::size_t sampleOf(int column) const { return static_cast<std::size_t>(column % batch()); }
    OutputRange activeOf(int column) const { return m_active[sampleOf(column)]; }
    /// Whether the sequence has begun when this answer is given.
    bool isAnswered(int column) const {
        return answers() == 1 || m_batch.starts.empty() || column / batch() >= m_batch.starts[sampleOf(column)];
    }

    /// Active outputs, and the logarithm of each answer's denominator.
    void readAnswers(std::size_t first) {
        m_first = first;
        m_active.clear();
        for (const Sample& sample : m_samples) {
            const OutputRange active = m_question.activeOutputs(sample);
            m_active.push_back(active.isAll() ? OutputRange{0, outputs()} : active);
        }
        m_logSums.clear();
        for (int column = 0; column < m_answered.cols(); ++column) {
            const OutputRange active = activeOf(column);
            m_logSums.push_back(logSumExp(m_answered.column(column) + active.first, active.last - active.first));
        }
    }
    double probability(int column, int output) const {
        const auto logit = static_cast<double>(m_answered.column(column)[output]);
        return std::exp(logit - m_logSums[static_cast<std::size_t>(column)]);
    }

    /// ∂ log p_output = [output] − p; returns p_output, the weight it has.
    Real askFor(int output, int column, MatrixView gradient) const {
        const OutputRange active = activeOf(column);
        if (!isAnswered(column) || !active.contains(output)) return 0;
        for (int i = active.first; i < active.last; ++i)
            gradient.column(column)[i] = static_cast<Real>((i == output ? 1 : 0) - probability(column, i));
        return static_cast<Real>(probability(column, output));
    }

    /// What is asked in the one round that all other measures take.
    Real askOf(int column, MatrixView gradient) const {
        if (!isAnswered(column)) return 0;
        const OutputRange active = activeOf(column);
        if (m_question.of == Of::Magnitudes) {  // ∂ ‖z‖² = 2 z
            for (int i = active.first; i < active.last; ++i)
                gradient.column(column)[i] = 2 * m_answered.column(column)[i];
            return 1;
        }
        const Sample& sample = m_samples[sampleOf(column)];
        askFor(m_question.of == Of::Labels ? sample.label : drawnAnswer(column), column, gradient);
        return 1;
    }

    int drawnAnswer(int column) const {
        const OutputRange active = activeOf(column);
        const std::size_t place = (m_first + sampleOf(column)) * static_cast<std::size_t>(answers()) +
                                  static_cast<std::size_t>(column / batch());
        double left = m_drawn[place];
        for (int i = active.first; i + 1 < active.last; ++i)
            if ((left -= probability(column, i)) < 0) return i;
        return active.last - 1;
    }

    /// One backward pass of the chunk. `ask` writes ∂ at the logits of an answer and returns the weight of its sequence's
    /// gradient in the sum.
    template <typename Ask>
    void addRound(const Ask& ask) {
        m_pass.logits.fill(0);
        m_weights.assign(m_samples.size(), 0);
        for (int column = 0; column < m_answered.cols(); ++column) {
            const Real weight = ask(column, m_pass.logits);
            m_weights[sampleOf(column)] = std::max(m_weights[sampleOf(column)], weight);
        }
        if (std::ranges::all_of(m_weights, [](Real weight) { return weight == 0; })) return;
        for (const GradientTerm& term : m_question.network.backpropagate(m_pass)) addTerm(term);
        if (!m_batch.tokens.empty()) addEmbedding();
    }

    void addTerm(const GradientTerm& term) {
        const auto sum = m_sum.tensor(term.tensor).rowRange(term.firstRow, term.left.rows());
        ConstMatrixView right = term.right;
        if (term.scale) {
            m_scaled.resize(right.rows(), right.cols());
            for (int j = 0; j < right.cols(); ++j)
                for (int i = 0; i < right.rows(); ++i) m_scaled.column(j)[i] = right.column(j)[i] * term.scale[i];
            right = m_scaled;
        }
        for (int b = 0; b < batch(); ++b) {
            const Real weight = m_weights[static_cast<std::size_t>(b)];
            if (weight == 0) continue;
            if (!right.data())
                addBias(sum.column(0), ofSequence(term.left, b), weight);
            else if (m_question.of == Of::Magnitudes)
                addAbsoluteProductTransposed(sum, ofSequence(term.left, b), ofSequence(right, b), weight);
            else
                addSquaredProductTransposed(sum, ofSequence(term.left, b), ofSequence(right, b), weight);
        }
    }

    /// The columns of sequence b among time-major blocks.
    ConstMatrixView ofSequence(ConstMatrixView all, int b) const {
        return {all.column(b), all.rows(), all.cols() / batch(), all.stride() * batch()};
    }

    Real entry(Real number) const { return m_question.of == Of::Magnitudes ? std::abs(number) : number * number; }

    void addBias(Real* sum, ConstMatrixView left, Real weight) {
        m_row.assign(static_cast<std::size_t>(left.rows()), 0);
        for (int t = 0; t < left.cols(); ++t)
            for (int i = 0; i < left.rows(); ++i) m_row[static_cast<std::size_t>(i)] += left.column(t)[i];
        for (const Real number : m_row) *sum++ += weight * entry(number);
    }

    /// Of the vocabulary, the words each sequence has read; a word it reads twice has one gradient.
    void addEmbedding() {
        const auto E = m_sum.tensor("E");
        std::vector<std::pair<Token, int>> places;
        for (int b = 0; b < batch(); ++b) {
            const Real weight = m_weights[static_cast<std::size_t>(b)];
            if (weight == 0) continue;
            places.clear();
            for (int column = b; column < m_pass.dEmbedded.cols(); column += batch())
                places.emplace_back(m_batch.tokens[static_cast<std::size_t>(column)], column);
            std::ranges::sort(places);
            for (std::size_t n = 0; n < places.size();) {
                const Token token = places[n].first;
                m_row.assign(static_cast<std::size_t>(E.rows()), 0);
                for (; n < places.size() && places[n].first == token; ++n)
                    for (int i = 0; i < E.rows(); ++i)
                        m_row[static_cast<std::size_t>(i)] += m_pass.dEmbedded.column(places[n].second)[i];
                Real* to = E.column(token);
                for (const Real number : m_row) *to++ += weight * entry(number);
            }
        }
    }

    const ImportanceQuestion& m_question;
    std::span<const double> m_drawn;  ///< uniform, one for each answer
    Parameters m_sum;
    std::vector<Sample> m_samples;
    SequenceBatch m_batch;
    NetworkPass m_pass;
    Matrix m_answered;  ///< C × A·B, the logits
    std::size_t m_first = 0;
    std::vector<OutputRange> m_active;
    std::vector<double> m_logSums;
    std::vector<Real> m_weights;
    Matrix m_scaled;
    std::vector<Real> m_row;
};

}  // namespace

std::optional<std::vector<Real>> measureImportance(const ImportanceQuestion& question, ThreadPool& threadPool,
                                                   const std::atomic<bool>& interrupted) {
    const std::size_t count = question.sequences.size();
    std::vector<double> drawn;
    if (question.of == Of::DrawnAnswers) {
        const bool everyStep = question.network.shape().answers == NetworkShape::Answers::EveryStep;
        Random random = question.random;
        drawn.resize(count * (everyStep ? static_cast<std::size_t>(question.task.shape().steps) : 1));
        for (double& number : drawn) number = random.uniform();
    }
    std::vector<std::optional<Lane>> sums(std::min(lanes, (count + chunkSize - 1) / chunkSize));
    std::atomic<bool> isComplete = true;
    threadPool.forEach(static_cast<int>(sums.size()), [&](int index, int) {
        const FlushDenormals flush;
        const auto lane = static_cast<std::size_t>(index);
        const bool isDone = completes(interrupted, [&] {
            sums[lane].emplace(question, drawn);
            for (std::size_t first = lane * chunkSize; first < count; first += sums.size() * chunkSize)
                sums[lane]->add(first);
        });
        if (!isDone) isComplete = false;
    });
    if (!isComplete) return std::nullopt;
    std::vector<Real> mean(question.network.parameters().values().size());
    for (const auto& lane : sums)
        for (std::size_t i = 0; i < mean.size(); ++i) mean[i] += lane->sum()[i];
    for (Real& number : mean) number /= static_cast<Real>(std::max<std::size_t>(1, count));
    return mean;
}

}  // namespace miru
