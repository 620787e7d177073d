// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// learn_trial.h and learn_main.c: what the lab has learned in a few dozen updates, and a program that learns the same and compares.

#include <fmt/format.h>

#include "core/export/c_source.h"

namespace miru {
namespace {

/// One sequence after the other, and where each begins.
std::string sequencesText(const char* name, const char* count, const std::vector<ByteSequence>& sequences) {
    NumberList bytes;
    NumberList begins;
    NumberList steps;
    NumberList labels;
    std::size_t begin = 0;
    for (const ByteSequence& sequence : sequences) {
        for (const std::uint8_t byte : sequence.bytes) bytes.add(fmt::format("{}", byte));
        begins.add(fmt::format("{}", begin));
        begin += sequence.bytes.size();
        steps.add(fmt::format("{}", sequence.steps));
        labels.add(fmt::format("{}", sequence.label));
    }
    return fmt::format(
        "static const uint8_t {0}_frames[] = {{\n{2}}};\nstatic const int32_t {0}_begins[{1}] = {{\n{3}}};\n"
        "static const int {0}_steps[{1}] = {{\n{4}}};\nstatic const int {0}_labels[{1}] = {{\n{5}}};\n\n",
        name, count, bytes.text(), begins.text(), steps.text(), labels.text());
}

/// The weights in the end, tensor by tensor as they lie in C, and how far those of the program are from them.
std::string learnedText(const CSource& source, std::string& comparison) {
    std::string text;
    for (const TensorShape& tensor : source.trial->learned.tensors()) {
        const ConstMatrixView numbers = source.trial->learned.tensor(tensor.name);
        NumberList list;
        for (int i = 0; i < numbers.rows(); ++i)
            for (int j = 0; j < numbers.cols(); ++j) list.add(floatLiteral(numbers(i, j)));
        text += fmt::format("static const float trial_{}[] = {{\n{}}};\n", tensor.name, list.text());
        comparison += fmt::format(
            "    for (int32_t i = 0; i < {1}; ++i) distance = farther(distance, net_{0}[i] - trial_{0}[i]);\n",
            tensor.name, std::int64_t{numbers.rows()} * numbers.cols());
    }
    return text;
}

}  // namespace

std::string learningTrialText(const CSource& source) {
    const LearningTrial& trial = *source.trial;
    std::string comparison;
    const std::string learned = learnedText(source, comparison);
    return fmt::format(
        R"(/* A new task, learned as in the lab: the sequences, and the weights in the end. Made by MiRU Lab. */

#ifndef NET_LEARN_TRIAL_H
#define NET_LEARN_TRIAL_H

#include "net_learn.h"
#include "net_weights.h"

#define TRIAL_UPDATES {updates}
#define TRIAL_FRESH {perBatch} /* sequences of the new task in a batch */
#define TRIAL_REHEARSED {rehearsed} /* and of those before it */
#define TRIAL_RATE {rate}
#define TRIAL_CLIP {clip}
#define TRIAL_TOLERANCE {tolerance} /* by which a weight may differ */

/* To see what each costs: what ran since the mark before belongs to that part. */
enum trial_part {{ TRIAL_LEARN, TRIAL_REHEARSE, TRIAL_UPDATE, TRIAL_KEEP, TRIAL_PARTS }};
#ifndef TRIAL_MARK
#define TRIAL_MARK(part) ((void)0)
#endif

#define EARLIER_SEQUENCES {earlierCount}
#define FRESH_SEQUENCES {freshCount}

{earlier}{fresh}{learned}
static net_learner learner;
static net_memory memory;

/* The mean loss of the new task over the first five updates, and over the last five. */
struct trial {{
    float first_loss;
    float last_loss;
}};

static struct trial run_trial(void)
{{
    struct trial result = {{0.0f, 0.0f}};
    net_learner_init(&learner);
    net_memory_init(&memory, 1);
    for (int n = 0; n < EARLIER_SEQUENCES; ++n)
        net_offer(&memory, earlier_frames + earlier_begins[n], earlier_steps[n], earlier_labels[n]);
    int next = 0;
    for (int update = 0; update < TRIAL_UPDATES; ++update) {{
        float loss = 0.0f;
        int read = next;
        TRIAL_MARK(TRIAL_PARTS);
        for (int n = 0; n < TRIAL_FRESH; ++n) {{
            loss += net_learn(&learner, fresh_frames + fresh_begins[read], fresh_steps[read], fresh_labels[read], 0,
                              NET_CLASSES);
            read = (read + 1) % FRESH_SEQUENCES;
        }}
        TRIAL_MARK(TRIAL_LEARN);
        net_rehearse(&memory, &learner, TRIAL_REHEARSED, 0, NET_CLASSES);
        TRIAL_MARK(TRIAL_REHEARSE);
        net_update(&learner, TRIAL_RATE, TRIAL_CLIP);
        TRIAL_MARK(TRIAL_UPDATE);
        for (int n = 0; n < TRIAL_FRESH; ++n) {{
            net_offer(&memory, fresh_frames + fresh_begins[next], fresh_steps[next], fresh_labels[next]);
            next = (next + 1) % FRESH_SEQUENCES;
        }}
        TRIAL_MARK(TRIAL_KEEP);
        if (update < 5) result.first_loss += loss / (5.0f * TRIAL_FRESH);
        if (update >= TRIAL_UPDATES - 5) result.last_loss += loss / (5.0f * TRIAL_FRESH);
    }}
    return result;
}}

/* Not a number is infinitely far. */
static float farther(float distance, float difference)
{{
    const float size = difference < 0.0f ? -difference : difference;
    return size <= distance ? distance : size == size ? size : 1e30f;
}}

/* The largest difference between a weight and the lab's. */
static float trial_distance(void)
{{
    float distance = 0.0f;
{comparison}    return distance;
}}

#endif
)",
        fmt::arg("updates", LearningTrial::updates), fmt::arg("perBatch", LearningTrial::freshPerBatch),
        fmt::arg("rehearsed", LearningTrial::rehearsedPerBatch),
        fmt::arg("rate", floatLiteral(static_cast<Real>(LearningTrial::learningRate))),
        fmt::arg("clip", floatLiteral(static_cast<Real>(LearningTrial::clipNorm))),
        fmt::arg("tolerance", floatLiteral(static_cast<Real>(LearningTrial::tolerance))),
        fmt::arg("earlierCount", trial.earlier.size()), fmt::arg("freshCount", trial.fresh.size()),
        fmt::arg("earlier", sequencesText("earlier", "EARLIER_SEQUENCES", trial.earlier)),
        fmt::arg("fresh", sequencesText("fresh", "FRESH_SEQUENCES", trial.fresh)), fmt::arg("learned", learned),
        fmt::arg("comparison", comparison));
}

std::string learningCheckText() {
    return R"(/* Learns a new task as it was learned in the lab: exit code 0 if all weights agree. Made by MiRU Lab. */

#include <stdio.h>

#include "learn_trial.h"

/* As a number with three digits after the point. */
static void print_thousandths(float number)
{
    const long thousandths = (long)(number * 1000.0f + 0.5f);
    printf("%ld.%03ld", thousandths / 1000, thousandths % 1000);
}

int main(void)
{
    const struct trial trial = run_trial();
    const float distance = trial_distance();
    printf("%d updates: the loss of the new task went from ", TRIAL_UPDATES);
    print_thousandths(trial.first_loss);
    printf(" to ");
    print_thousandths(trial.last_loss);
    printf("; no weight differs by more than %ld millionths: %s\n", distance < 1.0f ? (long)(distance * 1e6f) + 1 : 1000000L,
           distance <= TRIAL_TOLERANCE ? "all weights agree" : "the weights are wrong");
    return !(distance <= TRIAL_TOLERANCE);
}
)";
}

}  // namespace miru
