// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/measure/probe.h"

#include <algorithm>
#include <cmath>

namespace miru {
namespace {

/// Writes 1 for each unit that fires and 0 for the others, H × T·B.
void findFiring(const Network& network, const NetworkPass& pass, Matrix& fires) {
    const auto hidden = pass.trace().hidden();
    fires.resize(hidden.rows(), hidden.cols());
    const Inhibition& inhibition = network.inhibition();
    for (int j = 0; j < hidden.cols(); ++j) {
        Real* const out = fires.column(j);
        if (inhibition.actsOn(Inhibition::Where::State)) {
            std::copy_n(pass.trace().winners.column(j), hidden.rows(), out);
        } else if (!inhibition.isOn()) {
            for (int i = 0; i < hidden.rows(); ++i)
                out[i] = std::abs(hidden.column(j)[i]) > Probe::firingThreshold ? Real(1) : Real(0);
        }
    }
    if (inhibition.actsOn(Inhibition::Where::Readout)) inhibition.findWinners(hidden, fires);
}

/// Whether the sequence of column `j` (of T·B) has begun by the step of that column.
bool hasBegun(const Trace& trace, int j) {
    return trace.starts.empty() || j / trace.batch >= trace.starts[static_cast<std::size_t>(j % trace.batch)];
}

}  // namespace

Activity Probe::observe(const Network& network, const NetworkInput& input) {
    network.forward(input, m_pass);
    const Trace& trace = m_pass.trace();
    Activity activity;
    for (const Signal& signal : network.cell().signals()) {
        auto histogram = Histogram::of(signal.range);
        const auto values = network.cell().signal(signal, trace);
        if (trace.starts.empty())
            histogram.add(values);
        else
            for (int j = 0; j < values.cols(); ++j)
                if (hasBegun(trace, j)) histogram.add(values.columnRange(j, 1));
        activity.signals.push_back({signal, histogram});
    }

    findFiring(network, m_pass, m_fires);
    const int units = m_fires.rows();
    const int first = trace.starts.empty() ? 0 : trace.starts.front();
    activity.mask = {units, trace.steps - first, {}};
    activity.mask.fires.reserve(static_cast<std::size_t>(units) * static_cast<std::size_t>(activity.mask.steps));
    for (int t = first; t < trace.steps; ++t)
        for (int i = 0; i < units; ++i)
            activity.mask.fires.push_back(m_fires(i, t * trace.batch) != 0 ? std::uint8_t{1} : std::uint8_t{0});

    activity.firingShares = sharesOfLastPass();
    return activity;
}

std::vector<float> Probe::firingShares(const Network& network, const NetworkInput& input) {
    network.forward(input, m_pass);
    findFiring(network, m_pass, m_fires);
    return sharesOfLastPass();
}

std::vector<float> Probe::sharesOfLastPass() const {
    std::vector<float> shares(static_cast<std::size_t>(m_fires.rows()));
    int columns = 0;
    for (int j = 0; j < m_fires.cols(); ++j) {
        if (!hasBegun(m_pass.trace(), j)) continue;
        ++columns;
        for (int i = 0; i < m_fires.rows(); ++i)
            shares[static_cast<std::size_t>(i)] += static_cast<float>(m_fires.column(j)[i]);
    }
    for (float& share : shares) share /= static_cast<float>(columns);
    return shares;
}

double overlap(const std::vector<float>& p, const std::vector<float>& q) {
    double common = 0;
    double either = 0;
    for (std::size_t i = 0; i < std::min(p.size(), q.size()); ++i) {
        common += static_cast<double>(std::min(p[i], q[i]));
        either += static_cast<double>(std::max(p[i], q[i]));
    }
    return either > 0 ? common / either : 0;
}

}  // namespace miru
