// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A stream whose tasks are made from one data set: which sequences each has, and which outputs stand for their classes. How
// a task reads its sequences is the business of the streams derived from it.

#include "core/tasks/dataset_source.h"
#include "core/tasks/stream_plan.h"
#include "core/tasks/task_stream.h"

namespace miru {

class DatasetStream : public TaskStream {
 public:
    DatasetStream(const StreamPlan& plan, Dataset dataset);

    int taskCount() const override { return m_plan.tasks; }
    SequenceSet::Shape shape() const override;
    int trainCount(int index) const override;
    Task makeTask(int index) const override;

    Scenario scenario() const override { return m_plan.scenario; }
    ActiveClasses activeClasses() const override { return m_plan.active; }
    OutputRange ownOutputs(int index) const override;
    std::vector<std::string> outputNames(const std::vector<std::string>& classNames) const override;

 protected:
    /// Says how task number `index` reads its sequences.
    virtual void addReading(int index, Task::Parts& parts) const = 0;
    /// Those of the indices that belong to the task.
    virtual std::vector<std::int32_t> ofTask(int index, const SequenceSet& set,
                                             std::vector<std::int32_t> indices) const;
    /// What the output of a class is called that belongs to this task alone: "a (2)".
    virtual std::string nameInTask(const std::string& className, int index) const;
    const StreamPlan& plan() const { return m_plan; }
    const Dataset& dataset() const { return m_dataset; }
    const SequenceSet::Shape& dataShape() const { return m_dataset.train.shape(); }

 private:
    bool isSplit() const { return m_plan.kind == StreamKind::SplitClasses; }
    int classesOfATask() const { return m_plan.classesOfATask(dataShape().classes); }

    StreamPlan m_plan;
    Dataset m_dataset;
    std::vector<int> m_classes;  ///< of a split stream, in the order in which they are dealt out
};

}  // namespace miru
