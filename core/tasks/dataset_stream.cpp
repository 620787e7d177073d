// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/tasks/dataset_stream.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "core/math/random.h"
#include "core/math/require.h"
#include "core/tasks/data_split.h"

namespace miru {

DatasetStream::DatasetStream(const StreamPlan& plan, Dataset dataset) : m_plan(plan), m_dataset(std::move(dataset)) {
    if (!isSplit()) return;
    const auto classes = static_cast<std::size_t>(dataShape().classes);
    Random random(m_plan.seed, "classes");
    m_classes.resize(classes);
    std::iota(m_classes.begin(), m_classes.end(), 0);
    if (m_plan.classOrder == ClassOrder::Shuffled) random.shuffle(m_classes);
    m_classes.resize(std::min(classes, static_cast<std::size_t>(m_plan.tasks * classesOfATask())));
}

SequenceSet::Shape DatasetStream::shape() const {
    auto shape = dataShape();
    shape.classes = m_plan.outputs(shape.classes);
    return shape;
}

OutputRange DatasetStream::ownOutputs(int index) const {
    if (m_plan.scenario == Scenario::Domain) return {};
    return {index * classesOfATask(), (index + 1) * classesOfATask()};
}

std::vector<std::int32_t> DatasetStream::ofTask(int index, const SequenceSet& set,
                                                std::vector<std::int32_t> indices) const {
    if (!isSplit()) return indices;
    std::vector<bool> belongs(static_cast<std::size_t>(dataShape().classes));
    for (int n = index * classesOfATask(); n < (index + 1) * classesOfATask(); ++n)
        belongs[static_cast<std::size_t>(m_classes[static_cast<std::size_t>(n)])] = true;
    std::erase_if(indices, [&](std::int32_t n) { return !belongs[static_cast<std::size_t>(set.label(n))]; });
    return indices;
}

int DatasetStream::trainCount(int index) const {
    const int count =
        m_plan.dealsOutSequences()
            ? static_cast<int>(ofTask(index, m_dataset.train, trainIndices(m_dataset, m_plan.split)).size())
            : miru::trainCount(m_dataset, m_plan.split);
    return m_plan.trainPerTask > 0 ? std::min(m_plan.trainPerTask, count) : count;
}

Task DatasetStream::makeTask(int index) const {
    require(index >= 0 && index < m_plan.tasks, "there is no such task");
    const auto task = static_cast<std::uint64_t>(index);
    const SequenceSet& test = testSet(m_dataset, m_plan.split);
    const auto draw = m_dataset.train.isRunningText() ? drawInARow : miru::draw;
    Task::Parts parts{.train = m_dataset.train,
                      .trainIndices = draw(ofTask(index, m_dataset.train, trainIndices(m_dataset, m_plan.split)),
                                           m_plan.trainPerTask, Random(m_plan.seed, "train-sequences", task)),
                      .test = test,
                      .testIndices = draw(ofTask(index, test, testIndices(m_dataset, m_plan.split)), m_plan.testPerTask,
                                          Random(m_plan.seed, "test-sequences", task)),
                      .number = index};
    const int first = ownOutputs(index).first;
    if (isSplit()) {  // the others are of no task, or of another
        parts.outputOf.resize(static_cast<std::size_t>(dataShape().classes));
        for (int place = 0; place < classesOfATask(); ++place) {
            const int dealt = m_classes[static_cast<std::size_t>(index * classesOfATask() + place)];
            parts.outputOf[static_cast<std::size_t>(dealt)] = first + place;
        }
    } else if (first > 0) {
        parts.outputOf.resize(static_cast<std::size_t>(dataShape().classes));
        std::iota(parts.outputOf.begin(), parts.outputOf.end(), first);
    }
    addReading(index, parts);
    if (m_dataset.train.isRunningText() && !parts.code.empty()) {  // the next character is answered as it will be read
        parts.outputOf.resize(static_cast<std::size_t>(dataShape().classes));
        for (std::size_t label = 0; label < parts.outputOf.size(); ++label)
            parts.outputOf[label] = first + parts.code[label + 1] - 1;
    }
    return Task(std::move(parts));
}

std::string DatasetStream::nameInTask(const std::string& className, int index) const {
    return className + " (" + std::to_string(index + 1) + ")";
}

std::vector<std::string> DatasetStream::outputNames(const std::vector<std::string>& classNames) const {
    if (classNames.empty()) return {};
    if (m_dataset.train.isRunningText() && classNames.size() > static_cast<std::size_t>(dataShape().classes)) {
        const auto known = classNames.begin() + dataShape().classes;  // it is read with fewer characters
        return outputNames({classNames.begin(), known});
    }
    if (!isSplit() && m_plan.scenario == Scenario::Domain) return classNames;
    std::vector<std::string> names(static_cast<std::size_t>(shape().classes));
    for (int index = 0; index < m_plan.tasks; ++index)
        for (int place = 0; place < classesOfATask(); ++place) {
            std::string& name = names[static_cast<std::size_t>(ownOutputs(index).first + place)];
            if (!isSplit()) {
                name = nameInTask(classNames[static_cast<std::size_t>(place)], index);
                continue;
            }
            const int dealt = m_classes[static_cast<std::size_t>(index * classesOfATask() + place)];
            // Where tasks share their outputs, an output stands for one class of each.
            if (!name.empty()) name += "/";
            name += classNames[static_cast<std::size_t>(dealt)];
        }
    return names;
}

}  // namespace miru
