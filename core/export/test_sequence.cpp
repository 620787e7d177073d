// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/export/test_sequence.h"

#include <algorithm>
#include <cmath>

namespace miru {
namespace {

/// `count` numbers from 0 up to but without `among`, evenly spread.
int spread(int number, int count, int among) {
    return static_cast<int>(static_cast<std::int64_t>(number) * among / count);
}

TestSequence testSequence(const Sample& sample, const SequenceSet::Shape& shape, OutputRange among) {
    TestSequence sequence;
    compose({&sample, 1}, shape, sequence.read);
    if (sample.labels.empty())
        sequence.labels = {sample.label};
    else
        sequence.labels.assign(sample.labels.begin(), sample.labels.end());
    sequence.among = among;
    return sequence;
}

double maxOf(ConstMatrixView numbers, double max) {
    for (int j = 0; j < numbers.cols(); ++j)
        for (int i = 0; i < numbers.rows(); ++i) max = std::max(max, std::abs(static_cast<double>(numbers(i, j))));
    return max;
}

/// The first of the greatest among the outputs.
template <typename Number>
int answerOf(const Number* logits, int classes, OutputRange among) {
    int best = among.isAll() ? 0 : among.first;
    for (int label = best; label < (among.isAll() ? classes : among.last); ++label)
        if (logits[label] > logits[best]) best = label;
    return best;
}

/// After how many of the answers the last one stands.
int settled(const std::vector<int>& answers) {
    std::size_t step = answers.size();
    while (step > 1 && answers[step - 2] == answers.back()) --step;
    return static_cast<int>(step);
}

class Comparison {
 public:
    Comparison(const Network& network, const FixedNetwork& fixed)
        : m_network(answeringEveryStep(network)),
          m_everyStep(network.shape().answers == Answers::EveryStep),
          m_fixedPass(fixed) {}

    void add(const TestSequence& sequence) {
        const std::vector<int> ours = labAnswers(sequence);
        const std::vector<int> exported = exportedAnswers(sequence);
        const std::size_t first = m_everyStep ? 0 : ours.size() - 1;
        for (std::size_t t = first; t < ours.size(); ++t) {
            const int label = sequence.labels[std::min(t - first, sequence.labels.size() - 1)];
            ++m_loss.answers;
            m_loss.accuracy += ours[t] == label;
            m_loss.accuracyExported += exported[t] == label;
            m_loss.agreement += ours[t] == exported[t];
        }
        ++m_loss.sequences;
        m_loss.settledAfter += settled(ours);
        m_loss.settledAfterExported += settled(exported);
    }

    ExportLoss result() const {
        ExportLoss loss = m_loss;
        const auto answers = static_cast<double>(std::max<std::int64_t>(1, loss.answers));
        const auto sequences = static_cast<double>(std::max<std::int64_t>(1, loss.sequences));
        loss.accuracy /= answers;
        loss.accuracyExported /= answers;
        loss.agreement /= answers;
        loss.settledAfter = m_everyStep ? 0 : loss.settledAfter / sequences;
        loss.settledAfterExported = m_everyStep ? 0 : loss.settledAfterExported / sequences;
        return loss;
    }

 private:
    std::vector<int> labAnswers(const TestSequence& sequence) {
        m_network.forward(sequence.read.input(), m_pass);
        std::vector<int> answers;
        for (int t = 0; t < sequence.steps(); ++t)
            answers.push_back(answerOf(m_pass.logits.column(t), m_pass.logits.rows(), sequence.among));
        return answers;
    }
    std::vector<int> exportedAnswers(const TestSequence& sequence) {
        std::vector<int> answers;
        m_fixedPass.begin();
        for (int t = 0; t < sequence.steps(); ++t) {
            m_fixedPass.read(sequence.read, t);
            const auto logits = m_fixedPass.logits();
            answers.push_back(answerOf(logits.data(), static_cast<int>(logits.size()), sequence.among));
        }
        return answers;
    }

    Network m_network;
    bool m_everyStep;
    NetworkPass m_pass;
    FixedPass m_fixedPass;
    ExportLoss m_loss;
};

}  // namespace

void forTestSequences(const TaskStream& stream, int most, const std::function<void(TestSequence)>& take) {
    const int tasks = stream.taskCount();
    for (int index = 0; index < tasks; ++index) {
        const Task task = stream.makeTask(index);
        const OutputRange among = stream.testedOutputs(tasks, index);
        const int count = std::min(task.testCount(), std::max(1, most / tasks));
        for (int n = 0; n < count; ++n)
            take(testSequence(task.test(spread(n, count, task.testCount())), stream.shape(), among));
    }
}

Calibration calibrate(const Network& network, const TaskStream& stream, int most) {
    Calibration calibration;
    NetworkPass pass;
    const int tasks = stream.taskCount();
    for (int index = 0; index < tasks; ++index) {
        const Task task = stream.makeTask(index);
        const int count = std::min(task.trainCount(), std::max(1, most / tasks));
        for (int n = 0; n < count; ++n) {
            const Sample sample = task.train(spread(n, count, task.trainCount()));
            calibration.frameUnit = static_cast<double>(sample.frames.scale);
            const TestSequence sequence = testSequence(sample, stream.shape(), {});
            network.forward(sequence.read.input(), pass);
            if (network.shape().vocabulary == 0)
                calibration.maxInput = maxOf(sequence.read.frames, calibration.maxInput);
            calibration.maxState = maxOf(pass.trace().hidden(), calibration.maxState);
            if (pass.trace().hasMemory) calibration.maxMemory = maxOf(pass.trace().memory, calibration.maxMemory);
        }
    }
    return calibration;
}

Network answeringEveryStep(const Network& network) {
    NetworkShape shape = network.shape();
    shape.answers = Answers::EveryStep;
    Network every(shape, network.chosenCoefficients(), network.inhibition(), 1);
    every.parameters() = network.parameters();
    return every;
}

ExportLoss lossOfExport(const Network& network, const FixedNetwork& fixed, const TaskStream& stream,
                        double multiplyAdds) {
    const double perSequence =
        static_cast<double>(network.cell().cost().macsForward + network.shape().hidden * network.shape().classes) *
        stream.shape().steps;
    Comparison comparison(network, fixed);
    forTestSequences(stream, static_cast<int>(std::clamp(multiplyAdds / perSequence, 1.0, 1e5)),
                     [&](const TestSequence& sequence) { comparison.add(sequence); });
    return comparison.result();
}

}  // namespace miru
