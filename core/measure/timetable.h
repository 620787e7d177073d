// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// When a run does what: batches and samples of each of its tasks, which may be of different length. Made once from the
// stream; curves, timeline, resuming and the window read it.

#include <algorithm>
#include <cstdint>
#include <vector>

namespace miru {

class Timetable {
 public:
    Timetable() = default;
    /// `sequences`: those each task is learned from, or none; each of `epochs` times reads them all, `batch` at a time.
    Timetable(std::vector<std::int64_t> sequences, int batch, int epochs);

    int taskCount() const { return static_cast<int>(m_sequences.size()); }
    int batchSize() const { return m_batch; }
    int epochs() const { return m_epochs; }

    // Of task number `task`, from 0 (nothing where there is no such task):
    /// Training sequences, in one epoch.
    std::int64_t sequences(int task) const {
        return task >= 0 && task < taskCount() ? m_sequences[static_cast<std::size_t>(task)] : 0;
    }
    /// Training sequences read, in all epochs.
    std::int64_t samples(int task) const { return sequences(task) * m_epochs; }
    std::int64_t batchesPerEpoch(int task) const { return (sequences(task) + m_batch - 1) / m_batch; }
    /// In all epochs.
    std::int64_t batches(int task) const { return batchesPerEpoch(task) * m_epochs; }
    /// Batches and samples of the run before the task begins; for `taskCount()`, of the whole run.
    std::int64_t batchesBefore(int task) const;
    std::int64_t samplesBefore(int task) const;

    /// Training sequences of the longest task, in one epoch.
    std::int64_t longestTask() const { return m_sequences.empty() ? 0 : *std::ranges::max_element(m_sequences); }

    std::int64_t totalBatches() const { return batchesBefore(taskCount()); }
    std::int64_t totalSamples() const { return samplesBefore(taskCount()); }
    /// The task that this batch of the run belongs to; the last one from the end on.
    int taskAt(std::int64_t batch) const;

    /// Samples read after so many batches, and the other way round; in the midst of a task in proportion.
    double samplesAt(std::int64_t batch) const;
    double batchAt(double samples) const;
    /// Whether a task begins or ends after so many batches.
    bool isBoundary(std::int64_t batch) const {
        return batch == totalBatches() || batch == batchesBefore(taskAt(batch));
    }

    bool operator==(const Timetable&) const = default;

 private:
    std::vector<std::int64_t> m_sequences;
    int m_batch = 1;
    int m_epochs = 1;
};

}  // namespace miru
