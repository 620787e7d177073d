// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Answers of networks to watched sequences that have been computed lately, so that nobody computes them again while they are
// looked at: a network at the end of a task stays the same, and only that of now is another from moment to moment.

#include <deque>
#include <memory>

#include "core/measure/watched_answers.h"

namespace miru {

/// One network, asked for the watched sequences of one task.
struct WatchedQuestion {
    std::shared_ptr<const WatchedSamples> samples;
    std::shared_ptr<const Network> network;
    OutputRange among;
};

class KnownAnswers {
 public:
    /// The answers to this question; null: they are not known.
    std::shared_ptr<const WatchedAnswers> find(const WatchedQuestion& question) const;
    /// Of more than 256, those that came first are forgotten, and those of networks that nobody has any more.
    void add(const WatchedQuestion& question, std::shared_ptr<const WatchedAnswers> answers);

 private:
    /// What was asked; it does not keep a network in memory that nobody else needs.
    struct Entry {
        std::weak_ptr<const WatchedSamples> samples;
        std::weak_ptr<const Network> network;
        OutputRange among;
        std::shared_ptr<const WatchedAnswers> answers;
    };
    std::deque<Entry> m_entries;
};

}  // namespace miru
