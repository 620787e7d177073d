// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// PREFIX_learn.h and PREFIX_learn.c: how the exported network learns on the device. The way back is the lab's, cell by
// cell (core/model), for one sequence at a time; the rule of credit is the network's own (core/model/credit.h).

#include <fmt/format.h>

#include "core/export/c_functions.h"
#include "core/export/c_source.h"

namespace miru {
namespace {

/// A learned tensor: its name, and how many numbers it has, in C.
struct Learned {
    const char* name;
    const char* length;
};

/// An array of a struct, and bytes of all of it.
struct Field {
    const char* type;
    const char* name;
    const char* length;  ///< empty: one number
    std::int64_t bytes;
    const char* about;
};

std::string fieldsText(const std::vector<Field>& fields) {
    std::string text;
    for (const Field& field : fields)
        text += fmt::format("    {} {}{};{}\n", field.type, field.name,
                            *field.length ? fmt::format("[{}]", field.length) : std::string(),
                            *field.about ? fmt::format(" /* {} */", field.about) : std::string());
    return text;
}

std::int64_t bytesOfFields(const std::vector<Field>& fields) {
    std::int64_t bytes = 0;
    for (const Field& field : fields) bytes += field.bytes;
    return bytes;
}

/// Up to a multiple.
std::int64_t padded(std::int64_t bytes, std::int64_t multiple) { return (bytes + multiple - 1) / multiple * multiple; }

class Learner {
 public:
    explicit Learner(const CSource& source)
        : m_source(source), m_shape(source.network.shape()), m_credit(source.network.credit()) {}

    std::string header() const;
    std::string program() const;
    void addSize(ExportSize& size) const;

 private:
    bool is(CellKind cell) const { return m_shape.cell == cell; }
    bool isFedBack() const { return m_credit.rule == CreditRule::FeedbackAlignment; }
    bool hasU() const { return m_source.network.parameters().contains("U"); }
    int keptSteps() const { return m_credit.stepsKept(m_source.steps, false); }
    bool masksReadout() const { return m_source.inhibits() && !m_source.inhibitsState(); }
    /// Whether U's way back is also taken inside a step, through a gate.
    bool looksThroughGate() const { return m_source.gatesOldState(); }
    /// Whether the way back needs U times something, besides what goes to ∂h alone.
    bool needsSeen() const { return looksThroughGate() || is(CellKind::Miru2); }

    std::vector<Learned> tensors() const {
        std::vector<Learned> tensors{{"W", "NET_SUMS * NET_INPUTS"}};
        if (hasU()) tensors.push_back({"U", "NET_SUMS * NET_HIDDEN"});
        tensors.push_back({"b", "NET_SUMS"});
        if (m_source.resetsAfter()) tensors.push_back({"bU", "NET_HIDDEN"});
        tensors.push_back({"V", "NET_CLASSES * NET_HIDDEN"});
        tensors.push_back({"c", "NET_CLASSES"});
        return tensors;
    }

    /// What is kept of a step until the error is known.
    std::vector<Field> keptFields() const {
        const std::int64_t row = 4 * std::int64_t{m_shape.hidden};
        std::vector<Field> fields{{"float", "gates", "NET_SUMS", row * m_source.gates(), "after the nonlinearity"},
                                  {"float", "before", "NET_HIDDEN", row, "the state h in which the step begins"}};
        if (is(CellKind::Lstm)) fields.push_back({"float", "memory", "NET_HIDDEN", row, "likewise m"});
        if (m_source.resetsAfter()) fields.push_back({"float", "recurrent", "NET_HIDDEN", row, "U h + bU"});
        if (m_source.inhibitsState())
            fields.push_back({"uint16_t", "winners", "NET_WINNERS", 2 * std::int64_t{m_source.winners()},
                              "units that are not silenced"});
        return fields;
    }

    std::vector<Field> gradientFields() const {
        std::vector<Field> fields;
        for (const Learned& tensor : tensors())
            fields.push_back({"float", tensor.name, tensor.length,
                              4 * static_cast<std::int64_t>(m_source.network.parameters().tensor(tensor.name).rows()) *
                                  m_source.network.parameters().tensor(tensor.name).cols(),
                              ""});
        return fields;
    }

    /// What a learner holds besides the state, the steps kept and the gradient.
    std::vector<Field> workFields() const {
        const std::int64_t row = 4 * std::int64_t{m_shape.hidden};
        std::vector<Field> fields{
            {"float", "frame", "NET_INPUTS", 4 * std::int64_t{m_shape.inputs}, "of the step at hand"},
            {"float", "error", "NET_CLASSES", 4 * std::int64_t{m_shape.classes}, "dL/dlogits"},
            {"float", "d_sums", "NET_SUMS", row * m_source.gates(), "dL/dsums of the step at hand"},
            {"float", "d_hidden", "NET_HIDDEN", row, "dL/dh"}};
        if (is(CellKind::Lstm)) fields.push_back({"float", "d_memory", "NET_HIDDEN", row, "dL/dm"});
        if (isFedBack()) fields.push_back({"float", "fed_back", "NET_HIDDEN", row, "B error"});
        if (needsSeen()) {
            fields.push_back({"float", "seen", "NET_HIDDEN", row, "h as the candidate saw it"});
            if (!(isFedBack() && is(CellKind::Miru2)))
                fields.push_back({"float", "d_seen", "NET_HIDDEN", row, "dL/dseen"});
        }
        if (m_source.resetsAfter()) fields.push_back({"float", "d_recurrent", "NET_HIDDEN", row, "dL/d(U h + bU)"});
        fields.push_back({"int32_t", "count", "", 4, "sequences in the gradient"});
        return fields;
    }

    std::vector<Field> memoryFields() const {
        const std::int64_t room = m_source.plan.room;
        const std::int64_t sequence = std::int64_t{m_source.steps} * m_shape.inputs;
        return {{"uint64_t", "random", "4", 32, "the generator's state: xoshiro256** (Blackman & Vigna 2021)"},
                {"uint32_t", "offered", "", 4, "sequences so far"},
                {"uint16_t", "count", "", 2, "sequences kept"},
                {"uint16_t", "steps", "NET_ROOM", 2 * room, ""},
                {"uint16_t", "labels", "NET_ROOM", 2 * room, ""},
                {"uint8_t", "drawn", "(NET_ROOM + 7) / 8", (room + 7) / 8, "a bit for each"},
                {"uint8_t", "frames", "(int32_t)NET_ROOM * NET_SEQUENCE", room * sequence, ""}};
    }

    std::string ruleText() const {
        switch (m_credit.rule) {
            case CreditRule::Bptt: return "backpropagation through time (Werbos 1990)";
            case CreditRule::Truncated:
                return fmt::format("backpropagation through the last {} steps (Williams & Peng 1990)", keptSteps());
            case CreditRule::FeedbackAlignment: return "direct feedback alignment (Nokland 2016)";
        }
        return {};
    }

    /// A loop over the units, with `lines` inside, at the depth of a step.
    static std::string eachUnit(const std::string& lines) {
        return "        for (int i = 0; i < NET_HIDDEN; ++i) {\n" + lines + "        }\n";
    }
    static std::string offset(int gate) {
        return gate == 0 ? "" : gate == 1 ? "NET_HIDDEN + " : fmt::format("{} * NET_HIDDEN + ", gate);
    }
    static std::string dSum(int gate) { return "d_sums[" + offset(gate) + "i]"; }
    static std::string gate(const char* name, int gate) {
        return fmt::format("            const float {} = kept->gates[{}i];\n", name, offset(gate));
    }
    static std::string from(const char* array, int gate) {
        return gate == 0 ? array : fmt::format("{} + {}NET_HIDDEN", array, gate == 1 ? "" : fmt::format("{} * ", gate));
    }
    static std::string fromRow(const char* matrix, int gate) {
        return gate == 0 ? matrix : fmt::format("{} + (int32_t){} * NET_HIDDEN * NET_HIDDEN", matrix, gate);
    }
    static std::string rows(int count) { return count == 1 ? "NET_HIDDEN" : fmt::format("{} * NET_HIDDEN", count); }

    /// ∂target += Uᵀ ∂sums of `count` gates from the first one on.
    static std::string back(const char* target, int first, int count, const std::string& left) {
        return fmt::format("add_back({}, {}, {}, {}, NET_HIDDEN);\n", target, fromRow("net_U", first), left,
                           rows(count));
    }
    static std::string back(const char* target, int first, int count) {
        return back(target, first, count, from("d_sums", first));
    }
    /// ∂U += ∂sums rightᵀ, likewise.
    static std::string outer(int first, int count, const char* right, const std::string& left) {
        return fmt::format("        add_outer({}, {}, {}, {}, NET_HIDDEN);\n", fromRow("gradient->U", first), left,
                           rows(count), right);
    }
    static std::string outer(int first, int count, const char* right) {
        return outer(first, count, right, from("d_sums", first));
    }
    /// What is done only if the gradient reaches the step before.
    std::string ifReaching(const std::string& line) const {
        return isFedBack() ? "" : "        if (t > first) " + line;
    }
    std::string ifReachingUnit(const std::string& line) const {
        return isFedBack() ? "" : "            " + line + "\n";
    }
    static std::string zero(const char* array) {
        return fmt::format("        for (int i = 0; i < NET_HIDDEN; ++i) {}[i] = 0.0f;\n", array);
    }

    std::string stepBack() const;
    std::string gruBack() const;
    std::string gatedBack(bool isMgu) const;
    std::string functions() const;
    std::string learnText() const;
    std::string updateText() const;
    std::string memoryText() const;

    const CSource& m_source;
    const NetworkShape& m_shape;
    Credit m_credit;
};

std::string Learner::header() const {
    return fmt::format(
        R"(/* How the {title} of {hidden} units learns on the device: gradient descent with clipping, gradients by
 * {rule}, and
 * rehearsal out of a reservoir of 8-bit sequences. Made by MiRU Lab. */

#ifndef NET_LEARN_H
#define NET_LEARN_H

#include "net.h"

#define NET_KEPT_STEPS {kept} /* of a sequence, until the error is known */
#define NET_ROOM {room} /* sequences that a memory holds */
#define NET_SEQUENCE (NET_STEPS * NET_INPUTS) /* bytes of the longest sequence */
#define NET_BYTE_OFFSET {offset}
#define NET_BYTE_FACTOR {factor} /* a byte stands for the number offset + factor * byte */

/* A step, as the way back needs it. */
typedef struct {{
{keptFields}}} net_kept;

/* dL/dweights, the sum over the sequences since the last update. */
typedef struct {{
{gradientFields}}} net_gradient;

/* What learns. The weights themselves are those of net_weights.h: there is one network. */
typedef struct {{
    net_state state;
    net_kept kept[NET_KEPT_STEPS]; /* step t in place t modulo NET_KEPT_STEPS */
    net_gradient gradient;
{workFields}}} net_learner;

/* Sequences of everything that was learned, each of them equally likely to be kept (Vitter 1985). */
typedef struct {{
{memoryFields}}} net_memory;

/* Numbers become bytes, the nearest there are. */
void net_to_bytes(uint8_t *bytes, const float *numbers, int count);

/* Before anything is learned. */
void net_learner_init(net_learner *learner);
/* Reads a sequence of 8-bit numbers, of 1 to NET_STEPS steps, whose class is `label`, and adds its gradient. The answer is
 * chosen among the classes first ... last - 1. Returns its loss, the cross-entropy in nats. */
float net_learn(net_learner *learner, const uint8_t *frames, int steps, int label, int first, int last);
/* One step of the weights against the mean gradient of the sequences since the last one, which is shortened to the length
 * `clip` if it is longer. Returns its length before that. */
float net_update(net_learner *learner, float rate, float clip);

/* An empty memory. */
void net_memory_init(net_memory *memory, uint64_t seed);
/* Shows it one more sequence of 1 to NET_STEPS steps, which it may keep. */
void net_offer(net_memory *memory, const uint8_t *frames, int steps, int label);
/* Learns up to `count` sequences of it, all different, drawn at random. Returns how many. */
int net_rehearse(net_memory *memory, net_learner *learner, int count, int first, int last);

#endif
)",
        fmt::arg("title", m_shape.cell->title), fmt::arg("hidden", m_shape.hidden), fmt::arg("rule", ruleText()),
        fmt::arg("kept", keptSteps()), fmt::arg("room", m_source.plan.room),
        fmt::arg("offset", floatLiteral(m_source.trial->scale.offset)),
        fmt::arg("factor", floatLiteral(m_source.trial->scale.factor)),
        fmt::arg("keptFields", fieldsText(keptFields())), fmt::arg("gradientFields", fieldsText(gradientFields())),
        fmt::arg("workFields", fieldsText(workFields())), fmt::arg("memoryFields", fieldsText(memoryFields())));
}

std::string Learner::functions() const {
    std::string text = R"(
/* gradient += left * right^T */
static void add_outer(float *gradient, const float *left, int rows, const float *right, int length)
{
    for (int i = 0; i < rows; ++i) {
        const float factor = left[i];
        for (int j = 0; j < length; ++j) gradient[j] += factor * right[j];
        gradient += length;
    }
}

/* sums += matrix^T * left */
static void add_back(float *sums, const float *matrix, const float *left, int rows, int length)
{
    for (int i = 0; i < rows; ++i) {
        const float factor = left[i];
        for (int j = 0; j < length; ++j) sums[j] += factor * matrix[j];
        matrix += length;
    }
}

static void add(float *gradient, const float *left, int rows)
{
    for (int i = 0; i < rows; ++i) gradient[i] += left[i];
}
)";
    if (m_source.inhibitsState() || (masksReadout() && !isFedBack()))
        text += R"(
/* No error reaches what was silenced. */
static void only_winners(float *numbers, const uint16_t *winners)
{
    int k = 0;
    for (int i = 0; i < NET_HIDDEN; ++i) {
        if (k < NET_WINNERS && winners[k] == i)
            ++k;
        else
            numbers[i] = 0.0f;
    }
}
)";
    return text + R"(
static const float *frame_of(net_learner *learner, const uint8_t *frames, int t)
{
    const uint8_t *const bytes = frames + (int32_t)t * NET_INPUTS;
    for (int i = 0; i < NET_INPUTS; ++i) learner->frame[i] = NET_BYTE_OFFSET + NET_BYTE_FACTOR * (float)bytes[i];
    return learner->frame;
}

/* The loss, and its derivative at the logits: softmax(logits) - [label] among the classes first ... last - 1. */
static float loss_of(const float *logits, float *error, int label, int first, int last)
{
    float greatest = logits[first];
    for (int i = first + 1; i < last; ++i)
        if (logits[i] > greatest) greatest = logits[i];
    float sum = 0.0f;
    for (int i = 0; i < NET_CLASSES; ++i) {
        error[i] = i < first || i >= last ? 0.0f : expf(logits[i] - greatest);
        sum += error[i];
    }
    for (int i = 0; i < NET_CLASSES; ++i) error[i] /= sum;
    error[label] -= 1.0f;
    return logf(sum) + greatest - logits[label];
}
)";
}

/// MiRU-1 and MGU: a gate through which the candidate reads the old state.
std::string Learner::gatedBack(bool isMgu) const {
    // ∂c, and what ∂h leaves of the old state; of MGU the gate mixes too: ∂f = ∂h ∘ (h~ − h')
    const std::string mixing =
        isMgu ? gate("gate", 0) + gate("candidate", 1) +
                    "            d_sums[i] = d_hidden[i] * (candidate - kept->before[i]);\n"
                    "            d_sums[NET_HIDDEN + i] = d_hidden[i] * gate * (1.0f - candidate * candidate);\n" +
                    ifReachingUnit("d_hidden[i] *= 1.0f - gate;")
              : gate("gate", 0) + gate("candidate", 1) + "            d_sums[i] = 0.0f;\n" +
                    "            d_sums[NET_HIDDEN + i] = d_hidden[i] * (1.0f - net_lambda[i]) * (1.0f - candidate * "
                    "candidate);\n" +
                    ifReachingUnit("d_hidden[i] *= net_lambda[i];");
    return eachUnit(mixing + "            seen[i] = gate * kept->before[i];\n            d_seen[i] = 0.0f;\n") +
           "        " + back("d_seen", 1, 1) +
           eachUnit(gate("gate", 0) +
                    "            d_sums[i] = (d_sums[i] + d_seen[i] * kept->before[i]) * gate * (1.0f - gate);\n" +
                    ifReachingUnit("d_hidden[i] += d_seen[i] * gate;")) +
           ifReaching(back("d_hidden", 0, 1)) + outer(0, 1, "kept->before") + outer(1, 1, "seen");
}

std::string Learner::gruBack() const {
    const std::string mixing =
        gate("update", 0) + gate("candidate", 2) +
        "            d_sums[i] = d_hidden[i] * (kept->before[i] - candidate) * update * (1.0f - update);\n"
        "            d_sums[2 * NET_HIDDEN + i] = d_hidden[i] * (1.0f - update) * (1.0f - candidate * candidate);\n" +
        ifReachingUnit("d_hidden[i] *= update;");
    if (m_source.resetsAfter())
        return eachUnit(mixing + gate("reset", 1) +
                        "            const float d = d_sums[2 * NET_HIDDEN + i];\n"
                        "            d_sums[NET_HIDDEN + i] = d * kept->recurrent[i] * reset * (1.0f - reset);\n"
                        "            d_recurrent[i] = d * reset;\n") +
               ifReaching(back("d_hidden", 2, 1, "d_recurrent")) + ifReaching(back("d_hidden", 0, 2)) +
               outer(0, 2, "kept->before") + outer(2, 1, "kept->before", "d_recurrent") +
               "        add(gradient->bU, d_recurrent, NET_HIDDEN);\n";
    return eachUnit(mixing + gate("reset", 1) +
                    "            seen[i] = reset * kept->before[i];\n            d_seen[i] = 0.0f;\n") +
           "        " + back("d_seen", 2, 1) +
           eachUnit(gate("reset", 1) +
                    "            d_sums[NET_HIDDEN + i] = d_seen[i] * kept->before[i] * reset * (1.0f - reset);\n" +
                    ifReachingUnit("d_hidden[i] += d_seen[i] * reset;")) +
           ifReaching(back("d_hidden", 0, 2)) + outer(0, 2, "kept->before") + outer(2, 1, "seen");
}

/// From dL/dh of a step to dL/dsums, dL/dU, and dL/dh of the step before it.
std::string Learner::stepBack() const {
    if (is(CellKind::Gru)) return gruBack();
    if (is(CellKind::Miru1) || is(CellKind::Mgu)) return gatedBack(is(CellKind::Mgu));
    if (is(CellKind::Rnn)) {
        const std::string through = zero("d_hidden") + ifReaching(back("d_hidden", 0, 1));
        return eachUnit(gate("candidate", 0) +
                        "            d_sums[i] = d_hidden[i] * (1.0f - candidate * candidate);\n") +
               (isFedBack() ? "" : through) + outer(0, 1, "kept->before");
    }
    if (is(CellKind::Miru2)) {
        const std::string through =
            zero("d_seen") + ifReaching(back("d_seen", 0, 1)) +
            "        for (int i = 0; i < NET_HIDDEN; ++i) d_hidden[i] += net_beta[i] * d_seen[i];\n";
        return eachUnit(gate("candidate", 0) +
                        "            d_sums[i] = d_hidden[i] * (1.0f - net_lambda[i]) * (1.0f - candidate * "
                        "candidate);\n" +
                        ifReachingUnit("d_hidden[i] *= net_lambda[i];") +
                        "            seen[i] = net_beta[i] * kept->before[i];\n") +
               (isFedBack() ? "" : through) + outer(0, 1, "seen");
    }
    if (is(CellKind::Lstm)) {
        const std::string through = zero("d_hidden") + ifReaching(back("d_hidden", 0, 4));
        return eachUnit(
                   gate("input", 0) + gate("forget", 1) + gate("candidate", 2) + gate("output", 3) +
                   "            const float squashed = tanh_of(forget * kept->memory[i] + input * candidate);\n"
                   "            const float d = d_memory[i] + d_hidden[i] * output * (1.0f - squashed * squashed);\n"
                   "            d_sums[i] = d * candidate * input * (1.0f - input);\n"
                   "            d_sums[NET_HIDDEN + i] = d * kept->memory[i] * forget * (1.0f - forget);\n"
                   "            d_sums[2 * NET_HIDDEN + i] = d * input * (1.0f - candidate * candidate);\n"
                   "            d_sums[3 * NET_HIDDEN + i] = d_hidden[i] * squashed * output * (1.0f - output);\n" +
                   std::string(isFedBack() ? "" : "            d_memory[i] = d * forget;\n")) +
               (isFedBack() ? "" : through) + outer(0, 4, "kept->before");
    }
    return eachUnit(gate("update", 0) + gate("candidate", 1) +
                    "            d_sums[i] = d_hidden[i] * (candidate - kept->before[i]) * update * (1.0f - update);\n"
                    "            d_sums[NET_HIDDEN + i] = d_hidden[i] * update;\n" +
                    ifReachingUnit("d_hidden[i] *= 1.0f - update;"));
}

std::string Learner::learnText() const {
    std::string keep =
        "        for (int i = 0; i < NET_HIDDEN; ++i) kept->before[i] = state->hidden[i];\n" +
        std::string(is(CellKind::Lstm)
                        ? "        for (int i = 0; i < NET_HIDDEN; ++i) kept->memory[i] = state->memory[i];\n"
                        : "");
    std::string keepAfter = "        for (int i = 0; i < NET_SUMS; ++i) kept->gates[i] = state->sums[i];\n";
    if (m_source.resetsAfter())
        keepAfter += "        for (int i = 0; i < NET_HIDDEN; ++i) kept->recurrent[i] = state->recurrent[i];\n";
    if (m_source.inhibitsState())
        keepAfter += "        for (int k = 0; k < NET_WINNERS; ++k) kept->winners[k] = state->winners[k];\n";

    std::string text = fmt::format(
        R"(
/* Reads the sequence, and keeps what the way back needs. */
static void read_sequence(net_learner *learner, const uint8_t *frames, int steps)
{{
    net_state *const state = &learner->state;
    net_init(state);
    for (int t = 0; t < steps; ++t) {{
        net_kept *const kept = &learner->kept[t % NET_KEPT_STEPS];
{}        net_step(state, frame_of(learner, frames, t));
{}    }}
    net_logits(state, state->logits);
}}
)",
        keep, keepAfter);

    const char* const read = masksReadout() ? "state->read" : "state->hidden";
    std::string atTheEnd =
        fmt::format("    add_outer(gradient->V, learner->error, NET_CLASSES, {}, NET_HIDDEN);\n", read) +
        "    add(gradient->c, learner->error, NET_CLASSES);\n";
    const char* const target = isFedBack() ? "learner->fed_back" : "d_hidden";
    atTheEnd += fmt::format("    for (int i = 0; i < NET_HIDDEN; ++i) {}[i] = 0.0f;\n", target) +
                fmt::format("    add_back({}, {}, learner->error, NET_CLASSES, NET_HIDDEN);\n", target,
                            isFedBack() ? "net_B" : "net_V");
    if (masksReadout() && !isFedBack()) atTheEnd += "    only_winners(d_hidden, state->winners);\n";
    if (is(CellKind::Lstm) && !isFedBack())
        atTheEnd += "    for (int i = 0; i < NET_HIDDEN; ++i) d_memory[i] = 0.0f;\n";

    std::string begin;
    if (isFedBack()) {
        begin += "        for (int i = 0; i < NET_HIDDEN; ++i) d_hidden[i] = learner->fed_back[i];\n";
        if (is(CellKind::Lstm)) begin += "        for (int i = 0; i < NET_HIDDEN; ++i) d_memory[i] = 0.0f;\n";
    }
    if (m_source.inhibitsState()) begin += "        only_winners(d_hidden, kept->winners);\n";

    std::string names =
        "    net_state *const state = &learner->state;\n"
        "    net_gradient *const gradient = &learner->gradient;\n"
        "    float *const d_hidden = learner->d_hidden;\n"
        "    float *const d_sums = learner->d_sums;\n";
    if (is(CellKind::Lstm)) names += "    float *const d_memory = learner->d_memory;\n";
    if (needsSeen()) names += "    float *const seen = learner->seen;\n";
    if (needsSeen() && !(isFedBack() && is(CellKind::Miru2))) names += "    float *const d_seen = learner->d_seen;\n";
    if (m_source.resetsAfter()) names += "    float *const d_recurrent = learner->d_recurrent;\n";
    return text + fmt::format(
                      R"(
float net_learn(net_learner *learner, const uint8_t *frames, int steps, int label, int first_class, int last_class)
{{
{names}    read_sequence(learner, frames, steps);
    const float loss = loss_of(state->logits, learner->error, label, first_class, last_class);
{atTheEnd}    const int first = steps > NET_KEPT_STEPS ? steps - NET_KEPT_STEPS : 0;
    for (int t = steps - 1; t >= first; --t) {{
        const net_kept *const kept = &learner->kept[t % NET_KEPT_STEPS];
{begin}{step}        add_outer(gradient->W, d_sums, NET_SUMS, frame_of(learner, frames, t), NET_INPUTS);
        add(gradient->b, d_sums, NET_SUMS);
    }}
    ++learner->count;
    return loss;
}}
)",
                      fmt::arg("names", names), fmt::arg("atTheEnd", atTheEnd), fmt::arg("begin", begin),
                      fmt::arg("step", stepBack()));
}

std::string Learner::updateText() const {
    std::string init;
    std::string squares;
    std::string descents;
    for (const Learned& tensor : tensors()) {
        init +=
            fmt::format("    for (int32_t i = 0; i < {1}; ++i) gradient->{0}[i] = 0.0f;\n", tensor.name, tensor.length);
        squares += fmt::format("    squares += squares_of(gradient->{}, {});\n", tensor.name, tensor.length);
        descents += fmt::format("    descend(net_{0}, gradient->{0}, {1}, factor);\n", tensor.name, tensor.length);
    }
    return fmt::format(R"(
void net_learner_init(net_learner *learner)
{{
    net_gradient *const gradient = &learner->gradient;
{}    learner->count = 0;
}}

/* In parts, so that small squares are not lost in a large sum. */
static float squares_of(const float *gradient, int32_t count)
{{
    float sum = 0.0f;
    for (int32_t first = 0; first < count; first += 128) {{
        const int32_t last = first + 128 < count ? first + 128 : count;
        float part = 0.0f;
        for (int32_t i = first; i < last; ++i) part += gradient[i] * gradient[i];
        sum += part;
    }}
    return sum;
}}

/* weights -= factor * gradient, which becomes zero */
static void descend(float *weights, float *gradient, int32_t count, float factor)
{{
    for (int32_t i = 0; i < count; ++i) {{
        weights[i] -= factor * gradient[i];
        gradient[i] = 0.0f;
    }}
}}

float net_update(net_learner *learner, float rate, float clip)
{{
    if (learner->count == 0) return 0.0f;
    net_gradient *const gradient = &learner->gradient;
    float squares = 0.0f;
{}    const float share = 1.0f / (float)learner->count;
    const float length = share * sqrtf(squares);
    const float factor = rate * share * (length > clip ? clip / length : 1.0f);
{}    learner->count = 0;
    return length;
}}
)",
                       init, squares, descents);
}

std::string Learner::memoryText() const {
    return R"(
void net_to_bytes(uint8_t *bytes, const float *numbers, int count)
{
    for (int i = 0; i < count; ++i) {
        const float steps = (numbers[i] - NET_BYTE_OFFSET) / NET_BYTE_FACTOR + 0.5f;
        bytes[i] = (uint8_t)(steps > 255.0f ? 255.0f : steps > 0.0f ? steps : 0.0f);
    }
}

/* 64 random bits. */
static uint64_t random_bits(uint64_t *s)
{
    const uint64_t times5 = s[1] * 5u;
    const uint64_t result = ((times5 << 7) | (times5 >> 57)) * 9u;
    const uint64_t shifted = s[1] << 17;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= shifted;
    s[3] = (s[3] << 45) | (s[3] >> 19);
    return result;
}

/* One of 0 ... count - 1, all equally likely (Lemire 2019): the upper 32 bits of a product of 96, unless the lower 64 are among
 * the few that would favour some. */
static uint32_t random_below(uint64_t *random, uint32_t count)
{
    const uint64_t threshold = (0u - (uint64_t)count) % count;
    for (;;) {
        const uint64_t bits = random_bits(random);
        const uint64_t low = (bits & UINT32_MAX) * count;
        const uint64_t high = (bits >> 32) * count + (low >> 32);
        if (((high << 32) | (low & UINT32_MAX)) >= threshold) return (uint32_t)(high >> 32);
    }
}

void net_memory_init(net_memory *memory, uint64_t seed)
{
    for (int i = 0; i < 4; ++i) { /* SplitMix64 */
        seed += 0x9E3779B97F4A7C15u;
        uint64_t z = seed;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
        memory->random[i] = z ^ (z >> 31);
    }
    memory->offered = 0;
    memory->count = 0;
}

void net_offer(net_memory *memory, const uint8_t *frames, int steps, int label)
{
    ++memory->offered;
    uint32_t place = memory->count;
    if (place < NET_ROOM)
        ++memory->count;
    else
        place = random_below(memory->random, memory->offered);
    if (place >= NET_ROOM) return;
    memory->steps[place] = (uint16_t)steps;
    memory->labels[place] = (uint16_t)label;
    uint8_t *const to = memory->frames + place * (uint32_t)NET_SEQUENCE;
    for (int32_t i = 0; i < (int32_t)steps * NET_INPUTS; ++i) to[i] = frames[i];
}

static void rehearse(net_memory *memory, net_learner *learner, uint32_t place, int first, int last)
{
    net_learn(learner, memory->frames + place * (uint32_t)NET_SEQUENCE, memory->steps[place], memory->labels[place], first,
              last);
}

int net_rehearse(net_memory *memory, net_learner *learner, int count, int first, int last)
{
    const uint32_t kept = memory->count;
    if ((uint32_t)count >= kept) {
        for (uint32_t place = 0; place < kept; ++place) rehearse(memory, learner, place, first, last);
        return (int)kept;
    }
    /* Different ones, every choice equally likely (Floyd: Bentley & Floyd 1987). */
    for (int i = 0; i < (NET_ROOM + 7) / 8; ++i) memory->drawn[i] = 0;
    for (uint32_t end = kept - (uint32_t)count; end < kept; ++end) {
        uint32_t place = random_below(memory->random, end + 1);
        if ((memory->drawn[place / 8] >> (place % 8)) & 1) place = end;
        memory->drawn[place / 8] = (uint8_t)(memory->drawn[place / 8] | (1u << (place % 8)));
        rehearse(memory, learner, place, first, last);
    }
    return count;
}
)";
}

std::string Learner::program() const {
    return fmt::format(
               "/* {} of {} units: how it learns. Made by MiRU Lab. */\n\n#include \"net_learn.h\"\n\n"
               "#include <math.h>\n\n#include \"net_weights.h\"\n",
               m_shape.cell->title, m_shape.hidden) +
           (is(CellKind::Lstm) ? std::string(c::floatTanh) : "") + functions() + learnText() + updateText() +
           memoryText();
}

void Learner::addSize(ExportSize& size) const {
    size.learnerBytes = size.stateBytes + padded(bytesOfFields(keptFields()), 4) * keptSteps() +
                        bytesOfFields(gradientFields()) + bytesOfFields(workFields());
    size.memoryBytes = padded(bytesOfFields(memoryFields()), 8);
}

}  // namespace

std::string learningHeaderText(const CSource& source) { return Learner(source).header(); }
std::string learningText(const CSource& source) { return Learner(source).program(); }
void addLearnerSize(const CSource& source, ExportSize& size) { Learner(source).addSize(size); }

}  // namespace miru
