// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/measure/curve.h"

#include <algorithm>

namespace miru {

void Curve::add(std::int64_t samples, std::int64_t batch, double value, bool pinned) {
    if (m_points.size() >= capacity) thin();
    m_points.push_back({samples, batch, value, value, value, pinned});
}

void Curve::thin() {
    const auto merge = [this](bool mayMergePinned) {
        std::vector<CurvePoint> kept;
        kept.reserve(capacity);
        for (std::size_t i = 0; i < m_points.size(); ++i) {
            const CurvePoint& first = m_points[i];
            const bool isLast = i + 1 == m_points.size();
            if (isLast || (!mayMergePinned && (first.pinned || m_points[i + 1].pinned))) {
                kept.push_back(first);
                continue;
            }
            CurvePoint second = m_points[++i];
            second.low = std::min(first.low, second.low);
            second.high = std::max(first.high, second.high);
            kept.push_back(second);
        }
        m_points = std::move(kept);
    };
    merge(false);
    if (m_points.size() >= capacity) merge(true);  // pinned points alone fill the curve
}

}  // namespace miru
