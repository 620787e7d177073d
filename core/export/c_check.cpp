// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// test_vectors.h and main.c: sequences with the answers they must get, and a program that sees whether they do.

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/export/c_source.h"

#include "core/math/random.h"

namespace miru {
namespace {

constexpr double tolerance = 1e-5;

/// What the exported network has to answer: after every step that it answers, C numbers.
std::vector<std::string> expectedLogits(const CSource& source, const TestSequence& sequence) {
    const bool everyStep = source.network.shape().answers == Answers::EveryStep;
    std::vector<std::string> expected;
    if (!source.isFixed()) {
        NetworkPass pass;
        source.network.forward(sequence.read.input(), pass);
        for (int answer = 0; answer < pass.logits.cols(); ++answer)
            for (int label = 0; label < pass.logits.rows(); ++label)
                expected.push_back(floatLiteral(pass.logits(label, answer)));
        return expected;
    }
    FixedPass pass(*source.fixed);
    pass.begin();
    for (int t = 0; t < sequence.steps(); ++t) {
        pass.read(sequence.read, t);
        if (!everyStep && t + 1 < sequence.steps()) continue;
        for (const std::int32_t logit : pass.logits()) expected.push_back(fmt::format("{}", logit));
    }
    return expected;
}

void addFrames(const CSource& source, const TestSequence& sequence, NumberList& list) {
    if (source.readsWords()) {
        for (const Token word : sequence.read.tokens) list.add(fmt::format("{}", word));
        return;
    }
    const Matrix& frames = sequence.read.frames;
    for (int t = 0; t < frames.cols(); ++t)
        for (int i = 0; i < frames.rows(); ++i)
            list.add(source.isFixed() ? fmt::format("{}", source.fixed->input(frames(i, t)))
                                      : floatLiteral(frames(i, t)));
}

/// As the self-check measures it.
double distanceOf(const Matrix& a, const Matrix& b) {
    double max = 0;
    for (int j = 0; j < a.cols(); ++j)
        for (int i = 0; i < a.rows(); ++i) {
            const double size = std::max(1.0, std::abs(static_cast<double>(a(i, j))));
            max = std::max(max, std::abs(static_cast<double>(a(i, j) - b(i, j))) / size);
        }
    return max;
}

}  // namespace

int testVectorCount(const Network& network, int steps) {
    constexpr std::int64_t mostNumbers = 12'000;
    const NetworkShape& shape = network.shape();
    const std::int64_t read = shape.vocabulary > 0 ? 1 : shape.inputs;
    const std::int64_t answered = shape.answers == Answers::EveryStep ? shape.classes : 0;
    return static_cast<int>(std::clamp<std::int64_t>(mostNumbers / ((read + answered) * steps), 1, 8));
}

std::vector<TestSequence> robustTestVectors(const Network& network, std::vector<TestSequence> sequences) {
    const Network everyStep = answeringEveryStep(network);
    Network changed = everyStep;
    for (Real& number : changed.parameters().values()) number *= Real(1 + 1e-6);
    std::erase_if(sequences, [&](const TestSequence& sequence) {
        NetworkPass ours;
        NetworkPass other;
        everyStep.forward(sequence.read.input(), ours);
        changed.forward(sequence.read.input(), other);
        return distanceOf(ours.logits, other.logits) > 5 * tolerance;
    });
    return sequences;
}

std::vector<TestSequence> syntheticTestVectors(const Network& network, int steps) {
    const NetworkShape& shape = network.shape();
    Random random(1, "export");
    std::vector<TestSequence> sequences(static_cast<std::size_t>(testVectorCount(network, steps)));
    for (TestSequence& sequence : sequences) {
        sequence.read.steps = steps;
        if (shape.vocabulary > 0) {
            for (int t = 0; t < steps; ++t)
                sequence.read.tokens.push_back(
                    static_cast<Token>(random.below(static_cast<std::uint64_t>(shape.vocabulary))));
            continue;
        }
        sequence.read.frames.resize(shape.inputs, steps);
        for (int t = 0; t < steps; ++t)
            for (int i = 0; i < shape.inputs; ++i) sequence.read.frames(i, t) = static_cast<Real>(random.uniform(0, 1));
    }
    return sequences;
}

std::string testVectorsText(const CSource& source) {
    const bool everyStep = source.network.shape().answers == Answers::EveryStep;
    NumberList steps;
    NumberList frames;
    NumberList logits;
    for (const TestSequence& sequence : source.testVectors) {
        steps.add(fmt::format("{}", sequence.steps()));
        addFrames(source, sequence, frames);
        for (const std::string& logit : expectedLogits(source, sequence)) logits.add(logit);
    }
    return fmt::format(R"(/* Sequences, and what the network must answer. Made by MiRU Lab. */

#ifndef NET_TEST_VECTORS_H
#define NET_TEST_VECTORS_H

#include "net.h"

#define CHECKED_SEQUENCES {count}
#define CHECKED_EVERY_STEP {every} /* or at the end of each sequence alone */

static const int checked_steps[CHECKED_SEQUENCES] = {{
{steps}}};

/* One sequence after the other. */
static const {type} checked_frames[] = {{
{frames}}};

static const net_logit checked_logits[] = {{
{logits}}};

#endif
)",
                       fmt::arg("count", source.testVectors.size()), fmt::arg("every", everyStep ? 1 : 0),
                       fmt::arg("steps", steps.text()),
                       fmt::arg("type", source.readsWords() ? "net_word" : "net_input"),
                       fmt::arg("frames", frames.text()), fmt::arg("logits", logits.text()));
}

std::string checkProgramText(const CSource& source) {
    const char* const agree = source.isFixed() ? R"(static int agrees(net_logit found, net_logit expected)
{
    return found == expected;
})"
                                               : R"(static int agrees(net_logit found, net_logit expected)
{
    const float size = expected < 0.0f ? -expected : expected;
    const float distance = found < expected ? expected - found : found - expected;
    return distance <= 1e-5f * (size > 1.0f ? size : 1.0f); /* no for what is not a number */
})";
    const bool words = source.readsWords();
    return fmt::format(
        R"(/* Checks the network on sequences whose answers are known: exit code 0 if all agree. Made by MiRU Lab. */

#include <stdio.h>

#include "net.h"
#include "test_vectors.h"

{agree}

static net_state state;
static net_logit logits[NET_CLASSES];

int main(void)
{{
    int wrong = 0;
    const {type} *frame = checked_frames;
    const net_logit *expected = checked_logits;
    for (int n = 0; n < CHECKED_SEQUENCES; ++n) {{
        net_init(&state);
        for (int t = 0; t < checked_steps[n]; ++t) {{
            net_step(&state, {step});
            frame += {length};
            if (!CHECKED_EVERY_STEP && t + 1 < checked_steps[n]) continue;
            net_logits(&state, logits);
            for (int i = 0; i < NET_CLASSES; ++i) wrong += !agrees(logits[i], expected[i]);
            expected += NET_CLASSES;
        }}
    }}
    printf("%d sequences: %s\n", CHECKED_SEQUENCES, wrong ? "the answers are wrong" : "all answers agree");
    return wrong != 0;
}}
)",
        fmt::arg("agree", agree), fmt::arg("type", words ? "net_word" : "net_input"),
        fmt::arg("step", words ? "*frame" : "frame"), fmt::arg("length", words ? "1" : "NET_INPUTS"));
}

}  // namespace miru
