// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/learning/importance_measure.h"

#include <algorithm>
#include <cmath>
#include <numeric>
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
        m_factors.clear();

        const bool isExact = m_question.of == Of::AllAnswers;
        if (!isExact) return addRound([&](int column, MatrixView gradient) { return askOf(column, gradient); });
        for (int answer = 0; answer < answers(); ++answer)
            for (int round = 0; round + 1 < outputs(); ++round)
                addRound([&](int column, MatrixView gradient) {
                    return column / batch() == answer ? askRound(round, column, gradient) : Real(0);
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
        m_orders.resize(static_cast<std::size_t>(m_answered.cols()) * static_cast<std::size_t>(outputs()));
        for (int column = 0; column < m_answered.cols(); ++column) {
            const OutputRange active = activeOf(column);
            const Real* const logits = m_answered.column(column);
            m_logSums.push_back(logSumExp(logits + active.first, active.last - active.first));
            const auto order = m_orders.begin() + static_cast<std::ptrdiff_t>(column) * outputs();
            std::iota(order, order + (active.last - active.first), active.first);
            std::stable_sort(order, order + (active.last - active.first),
                             [&](int one, int other) { return logits[one] > logits[other]; });
        }
    }
    double probability(int column, int output) const {
        const auto logit = static_cast<double>(m_answered.column(column)[output]);
        return std::exp(logit - m_logSums[static_cast<std::size_t>(column)]);
    }

    /// ∂ log p_output = [output] − p.
    void askFor(int output, int column, MatrixView gradient) const {
        const OutputRange active = activeOf(column);
        for (int i = active.first; i < active.last; ++i)
            gradient.column(column)[i] = static_cast<Real>((i == output ? 1 : 0) - probability(column, i));
    }

    /// One of the C − 1 rounds whose squares, weighted, add up to Σ_c p_c (∂ log p_c)². To ask for each of C answers costs
    /// a round more than there is to know: p sums to 1. Asked instead, of the outputs in the order of their probability, is
    /// "this one, if none of those before?", a yes or no that does not depend on the answers before it. With
    /// R_r = Σ_{c ≥ r} p_c round r has the gradient [r] − p_{c > r} / R_{r+1} and the weight p_r R_{r+1} / R_r
    /// (the Cholesky factor of diag(p) − p pᵀ). Returns the weight.
    Real askRound(int round, int column, MatrixView gradient) const {
        const OutputRange active = activeOf(column);
        if (!isAnswered(column) || round + 1 >= active.last - active.first) return 0;
        const auto order = m_orders.begin() + static_cast<std::ptrdiff_t>(column) * outputs();
        double after = 0;  // R_{r+1}, the smallest first
        for (int place = active.last - active.first - 1; place > round; --place)
            after += probability(column, order[place]);
        const double here = probability(column, order[round]);
        if (!(after > 0)) return 0;
        gradient.column(column)[order[round]] = 1;
        for (int place = round + 1; place < active.last - active.first; ++place)
            gradient.column(column)[order[place]] = static_cast<Real>(-probability(column, order[place]) / after);
        return static_cast<Real>(here * after / (here + after));
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
        const std::int32_t label =
            sample.labels.empty() ? sample.label : sample.labels[static_cast<std::size_t>(column / batch())];
        askFor(m_question.of == Of::Labels ? label : drawnAnswer(column), column, gradient);
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
        std::size_t number = 0;
        for (const GradientTerm& term : m_question.network.backpropagate(m_pass)) addTerm(number++, term);
        if (m_question.network.shape().hasEmbedding()) addWords(m_pass.dEmbedded, m_batch.tokens, m_sum.tensor("E"));
    }

    void addTerm(std::size_t number, const GradientTerm& term) {
        const auto sum = m_sum.tensor(term.tensor).rowRange(term.firstRow, term.left.rows());
        if (!term.words.empty()) return addWords(term.left, term.words, sum);
        for (int b = 0; b < batch(); ++b) {
            const Real weight = m_weights[static_cast<std::size_t>(b)];
            if (weight == 0) continue;
            if (!term.right.data()) {
                addBias(sum.column(0), term.left, b, weight);
                continue;
            }
            const Factor& right = rightFactor(number, term, b);
            if (right.steps.empty()) continue;
            m_left.resize(term.left.rows(), right.columns.cols());
            for (int n = 0; n < m_left.cols(); ++n)
                std::copy_n(term.left.column(right.steps[static_cast<std::size_t>(n)] * batch() + b), m_left.rows(),
                            m_left.column(n));
            if (m_question.of == Of::Magnitudes)
                addAbsoluteProductTransposed(sum, m_left, right.columns, weight);
            else
                addSquaredProductTransposed(sum, m_left, right.columns, weight);
        }
    }

    /// A sequence's part of a term's right side, which all rounds share: its columns close together, without those that
    /// are zero throughout: the state before the first step, blank rows of an image.
    struct Factor {
        Matrix columns;
        std::vector<int> steps;  ///< of each column
    };
    const Factor& rightFactor(std::size_t number, const GradientTerm& term, int b) {
        const std::size_t place = number * m_samples.size() + static_cast<std::size_t>(b);
        if (m_factors.size() <= place) m_factors.resize(place + 1);
        Factor& factor = m_factors[place];
        if (factor.columns.rows() > 0) return factor;
        const int rows = term.right.rows();
        for (int t = 0; t < term.right.cols() / batch(); ++t) {
            const Real* const column = term.right.column(t * batch() + b);
            if (std::any_of(column, column + rows, [](Real entry) { return entry != 0; })) factor.steps.push_back(t);
        }
        factor.columns.resize(rows, static_cast<int>(factor.steps.size()));
        for (int n = 0; n < factor.columns.cols(); ++n) {
            const Real* const from = term.right.column(factor.steps[static_cast<std::size_t>(n)] * batch() + b);
            for (int i = 0; i < rows; ++i)
                factor.columns.column(n)[i] = from[i] * (term.scale ? term.scale[i] : Real(1));
        }
        return factor;
    }

    Real entry(Real number) const { return m_question.of == Of::Magnitudes ? std::abs(number) : number * number; }

    void addBias(Real* sum, ConstMatrixView left, int b, Real weight) {
        m_row.assign(static_cast<std::size_t>(left.rows()), 0);
        for (int column = b; column < left.cols(); column += batch())
            for (int i = 0; i < left.rows(); ++i) m_row[static_cast<std::size_t>(i)] += left.column(column)[i];
        for (const Real number : m_row) *sum++ += weight * entry(number);
    }

    /// Of weights that have a column for each word, those of the words each sequence has read (∂ at them in `left`, column by
    /// column); a word it reads twice has one gradient.
    void addWords(ConstMatrixView left, std::span<const Token> words, MatrixView sum) {
        std::vector<std::pair<Token, int>> places;
        for (int b = 0; b < batch(); ++b) {
            const Real weight = m_weights[static_cast<std::size_t>(b)];
            if (weight == 0) continue;
            places.clear();
            for (int column = b; column < left.cols(); column += batch())
                places.emplace_back(words[static_cast<std::size_t>(column)], column);
            std::ranges::sort(places);
            for (std::size_t n = 0; n < places.size();) {
                const Token token = places[n].first;
                m_row.assign(static_cast<std::size_t>(left.rows()), 0);
                for (; n < places.size() && places[n].first == token; ++n)
                    for (int i = 0; i < left.rows(); ++i)
                        m_row[static_cast<std::size_t>(i)] += left.column(places[n].second)[i];
                Real* to = sum.column(token);
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
    std::vector<int> m_orders;  ///< of each column's active outputs, the likeliest first
    std::vector<Real> m_weights;
    std::vector<Factor> m_factors;  ///< of each term and sequence, found when first asked for
    Matrix m_left;                  ///< of one sequence, the same steps
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
