// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/measure/timetable.h"

#include <algorithm>
#include <utility>

#include "core/math/require.h"

namespace miru {

Timetable::Timetable(std::vector<std::int64_t> sequences, int batch, int epochs)
    : m_sequences(std::move(sequences)), m_batch(batch), m_epochs(epochs) {
    require(batch > 0 && epochs > 0, "a timetable has batches and epochs");
}

std::int64_t Timetable::batchesBefore(int task) const {
    std::int64_t sum = 0;
    for (int earlier = 0; earlier < task; ++earlier) sum += batches(earlier);
    return sum;
}

std::int64_t Timetable::samplesBefore(int task) const {
    std::int64_t sum = 0;
    for (int earlier = 0; earlier < task; ++earlier) sum += samples(earlier);
    return sum;
}

double Timetable::samplesAt(std::int64_t batch) const {
    const int task = taskAt(batch);
    const auto inTask = static_cast<double>(batch - batchesBefore(task));
    return static_cast<double>(samplesBefore(task)) +
           inTask * static_cast<double>(samples(task)) / static_cast<double>(std::max<std::int64_t>(1, batches(task)));
}

double Timetable::batchAt(double samples) const {
    int task = 0;
    while (task + 1 < taskCount() && samples >= static_cast<double>(samplesBefore(task + 1))) ++task;
    const double inTask = samples - static_cast<double>(samplesBefore(task));
    return static_cast<double>(batchesBefore(task)) +
           inTask * static_cast<double>(batches(task)) /
               static_cast<double>(std::max<std::int64_t>(1, this->samples(task)));
}

int Timetable::taskAt(std::int64_t batch) const {
    int task = 0;
    while (task + 1 < taskCount() && batch >= batchesBefore(task + 1)) ++task;
    return task;
}

}  // namespace miru
