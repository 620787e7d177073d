// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/measure/known_answers.h"

#include <algorithm>
#include <utility>

namespace miru {

std::shared_ptr<const WatchedAnswers> KnownAnswers::find(const WatchedQuestion& question) const {
    const auto found = std::ranges::find_if(m_entries, [&](const Entry& entry) {
        return entry.samples.lock() == question.samples && entry.network.lock() == question.network &&
               entry.among == question.among;
    });
    return found == m_entries.end() ? nullptr : found->answers;
}

void KnownAnswers::add(const WatchedQuestion& question, std::shared_ptr<const WatchedAnswers> answers) {
    constexpr std::size_t most = 256;  // some tasks, after each of some others
    std::erase_if(m_entries, [](const Entry& entry) { return entry.samples.expired() || entry.network.expired(); });
    m_entries.push_front({question.samples, question.network, question.among, std::move(answers)});
    if (m_entries.size() > most) m_entries.pop_back();
}

}  // namespace miru
