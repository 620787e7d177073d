// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/tasks/joint_stream.h"

namespace miru {

int JointStream::trainCount(int index) const {
    if (index + 1 < taskCount()) return 0;
    int sum = 0;
    for (int task = 0; task < taskCount(); ++task) sum += m_apart->trainCount(task);
    return sum;
}

Task JointStream::makeTask(int index) const {
    if (index + 1 < taskCount()) return m_apart->makeTask(index).withoutTraining();
    std::vector<Task> earlier;
    for (int task = 0; task < index; ++task) earlier.push_back(m_apart->makeTask(task));
    return m_apart->makeTask(index).learnedAfter(std::move(earlier));
}

}  // namespace miru
