// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/tasks/source_stream.h"

#include <numeric>
#include <utility>

#include "core/math/random.h"
#include "core/math/require.h"

namespace miru {

SourceStream::SourceStream(const StreamPlan& plan, Dataset dataset) : DatasetStream(plan, std::move(dataset)) {
    const int count = this->dataset().train.sourceCount();
    require(plan.tasks <= count, "there are fewer sources than tasks");
    m_sources.resize(static_cast<std::size_t>(count));
    std::iota(m_sources.begin(), m_sources.end(), 0);
    Random random(plan.seed, "sources");
    if (plan.classOrder == ClassOrder::Shuffled) random.shuffle(m_sources);
}

std::vector<std::int32_t> SourceStream::ofTask(int index, const SequenceSet& set,
                                               std::vector<std::int32_t> indices) const {
    const int source = m_sources[static_cast<std::size_t>(index)];
    std::erase_if(indices, [&](std::int32_t n) { return set.source(n) != source; });
    return indices;
}

std::string SourceStream::nameInTask(const std::string& className, int index) const {
    const auto source = static_cast<std::size_t>(m_sources[static_cast<std::size_t>(index)]);
    const auto& names = dataset().sourceNames;
    return source < names.size() ? className + " (" + names[source] + ")" : DatasetStream::nameInTask(className, index);
}

}  // namespace miru
