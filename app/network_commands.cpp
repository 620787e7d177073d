// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <stdexcept>

#include "app/commands.h"
#include "app/messages.h"
#include "app/output.h"
#include "app/stored_network.h"
#include "core/files/atomic_file.h"
#include "core/files/network_file.h"
#include "core/learning/sequence_batch.h"
#include "core/math/number_text.h"
#include "core/math/text_lines.h"
#include "core/measure/writing.h"
#include "core/run/learned_tasks.h"
#include "core/run/memory_forecast.h"
#include "core/run/run_experiment.h"
#include "core/spec/make_network.h"
#include "core/tasks/make_stream.h"
#include "core/tasks/permuted_stream.h"
#include "datasets/catalog.h"
#include "datasets/csv_file.h"
#include "datasets/library.h"
#include "datasets/lines.h"

namespace miru {
namespace {

/// Lets the network read each line of the file as a text; `answered` is called after each.
template <typename Answered>
void readTextLines(const StoredNetwork& stored, const QString& path, Answered answered) {
    constexpr std::size_t maxTextLength = 1 << 20;  // bytes
    const SequenceSet::Shape shape{stored.steps, 1, stored.network.shape().classes, stored.network.shape().vocabulary};
    Lines lines(path);
    SequenceBatch batch;
    NetworkPass pass;
    const bool areCharacters = stored.vocabulary->unit() == Vocabulary::Unit::Character;
    for (std::string line; lines.next(line, maxTextLength);) {
        const auto tokens = stored.vocabulary->tokens(line);
        if (areCharacters && (tokens.empty() || tokens.size() > static_cast<std::size_t>(shape.steps)))
            lines.fail("it has " + std::to_string(tokens.size()) + " characters, and this network reads 1 to " +
                       std::to_string(shape.steps));
        const Sample sample{viewOf(tokens, shape.steps, shape.vocabulary, stored.spec.text)};
        compose({&sample, 1}, shape, batch);
        stored.network.forward(batch.input(), pass);
        answered(pass);
    }
}

/// The same for each line of T·I numbers, or of fewer steps where each sequence has its own.
template <typename Answered>
void readNumberLines(const StoredNetwork& stored, const QString& path, Answered answered) {
    const int inputs = stored.network.shape().inputs;
    NetworkPass pass;
    if (stored.hasOwnLengths) {
        for (const std::vector<float>& numbers : readOwnLengths(path, inputs, stored.steps)) {
            const int steps = static_cast<int>(numbers.size()) / inputs;
            Matrix x(inputs, steps);
            std::ranges::copy(numbers, x.column(0));
            stored.network.forward(x, steps, pass);
            answered(pass);
        }
        return;
    }
    const std::size_t perSequence = static_cast<std::size_t>(stored.steps) * static_cast<std::size_t>(inputs);
    const auto numbers = readNumbers(path, static_cast<int>(perSequence));
    Matrix x(inputs, stored.steps);
    for (std::size_t first = 0; first < numbers.size(); first += perSequence) {
        std::copy_n(numbers.begin() + static_cast<std::ptrdiff_t>(first), perSequence, x.column(0));
        stored.network.forward(x, stored.steps, pass);
        answered(pass);
    }
}

/// "logit_3"; "logit_cat" where labels are names in one's own data; "step5_logit_3" where every step is answered.
std::string columnOf(const StoredNetwork& stored, int label, const std::string& step) {
    const bool isOwn = !findInCatalog(QString::fromStdString(stored.spec.data.dataset));
    if (!isOwn || stored.classNames.empty()) return step + "logit_" + std::to_string(label);
    return csvField(step + "logit_" + stored.classNames[static_cast<std::size_t>(label)]);
}

}  // namespace

int predictCommand(const std::string& place, const std::string& input, const std::string& out) {
    std::string text;
    try {
        const StoredNetwork stored = networkAt(place);
        const int classes = stored.network.shape().classes;
        const bool everyStep = stored.network.shape().answers == Answers::EveryStep;
        std::vector<std::string> columns;
        for (int step = 0; step < (everyStep ? stored.steps : 1); ++step)
            for (int label = 0; label < classes; ++label)
                columns.push_back(columnOf(stored, label, everyStep ? "step" + std::to_string(step) + "_" : ""));
        const auto addLine = [&](const std::vector<std::string>& cells) {
            for (std::size_t n = 0; n < cells.size(); ++n) text += (n > 0 ? "," : "") + cells[n];
            text += '\n';
        };
        addLine(columns);
        const auto write = [&](const NetworkPass& pass) {
            std::vector<std::string> logits;
            for (int answer = 0; answer < pass.logits.cols(); ++answer)
                for (int label = 0; label < classes; ++label)
                    logits.push_back(formatNumber(static_cast<float>(pass.logits(label, answer))));
            logits.resize(columns.size());  // a text that is shorter has no answers there
            addLine(logits);
        };
        const QString path = QString::fromStdString(input);  // Lines knows what - means
        if (stored.vocabulary)
            readTextLines(stored, path, write);
        else
            readNumberLines(stored, path, write);
    } catch (const std::exception& error) {
        return endWith(error, Phase::Reading);
    }
    if (out.empty())
        print(text);
    else
        writeFileAtomically(out, text);
    return Done;
}

int writeCommand(const WriteArguments& arguments) {
    std::string text;
    try {
        const StoredNetwork stored = networkAt(arguments.place);
        if (!stored.vocabulary || stored.vocabulary->unit() != Vocabulary::Unit::Character)
            return badInput("The network in " + arguments.place +
                            " writes nothing: it has not learned which character comes next.");
        const StreamPlan plan = streamPlanOf(withEventsApplied(stored.spec));
        if (arguments.task > plan.tasks)
            return badInput("--task is " + std::to_string(arguments.task) + ", but the run has " +
                            std::to_string(plan.tasks) + (plan.tasks == 1 ? " task." : " tasks."));
        // The task's alphabet; its outputs are those of the alphabet, or its own.
        const std::vector<Token> code = wordCodeOf(plan, arguments.task - 1, stored.network.shape().vocabulary);
        const int characters = stored.network.shape().vocabulary - 1;
        const int first = plan.scenario == Scenario::Domain ? 0 : (arguments.task - 1) * characters;
        WritingTask task{.beginning = stored.vocabulary->tokens(arguments.beginning),
                         .length = arguments.length,
                         .temperature = arguments.temperature,
                         .seed = static_cast<std::uint64_t>(arguments.seed),
                         .among = {first, first + characters}};
        std::vector<Token> plainOf(code.size());
        for (std::size_t word = 0; word < code.size(); ++word) plainOf[code[word]] = static_cast<Token>(word);
        for (Token& token : task.beginning)
            if (!code.empty()) token = code[token];
        for (const WrittenCharacter& character : write(stored.network, task))
            text += stored.vocabulary->word(code.empty() ? character.token : plainOf[character.token]);
    } catch (const std::exception& error) {
        return endWith(error, Phase::Reading);
    }
    print("{}\n", text);
    return Done;
}

int evaluateCommand(const std::string& place, const std::string& dataset, int threads) {
    try {
        StoredNetwork stored = networkAt(place);
        if (!dataset.empty()) stored.spec.data.dataset = dataset;
        const Dataset data = Library().load(stored.spec.data.dataset);
        stored.spec.model.weights.clear();  // they have been trained since
        if (const auto obstacle = obstacleToReading(stored, data)) return badInput(*obstacle);
        if (const auto problems = problemsWith(stored.spec, data); !problems.empty()) {
            printProblems(problems);
            return BadInput;
        }
        const Dataset read = asRead(stored.spec, data);
        const bool areNamed = !stored.classNames.empty() && !read.classNames.empty();
        if (areNamed && stored.classNames != makeStream(streamPlanOf(stored.spec), read)->outputNames(read.classNames))
            return badInput(data.title + " has classes of other names than those the network was trained on.");
        if (const auto obstacle =
                memoryObstacle(memoryOfEvaluation(stored.spec, extentOf(data, stored.spec.text), threads)))
            return badInput(*obstacle);
        const auto accuracies = evaluateTasks(stored.network, stored.spec, data, threads);
        double sum = 0;
        for (std::size_t task = 0; task < accuracies.size(); ++task) {
            print("task {}: {:.2f} %\n", task + 1, 100 * accuracies[task]);
            sum += accuracies[task];
        }
        print("mean: {:.2f} %\n", 100 * sum / static_cast<double>(accuracies.size()));
    } catch (const std::exception& error) {
        return endWith(error, Phase::Reading);
    }
    return Done;
}

}  // namespace miru
