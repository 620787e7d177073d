// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "datasets/lines.h"

#include <algorithm>
#include <stdexcept>

namespace miru {

bool Lines::next(std::string& line) {
    line.clear();
    ++m_number;
    for (;;) {
        if (m_at == m_end) {
            m_end = m_file.read(m_chunk);
            m_at = 0;
            if (m_end == 0) {
                if (line.empty()) --m_number;
                return !line.empty();
            }
        }
        const auto* const start = m_chunk.data() + m_at;
        const auto* const stop = m_chunk.data() + m_end;
        const auto* const feed = std::find(start, stop, std::uint8_t{'\n'});
        line.append(reinterpret_cast<const char*>(start), static_cast<std::size_t>(feed - start));
        if (line.size() > m_longest) fail("it is longer than " + std::to_string(m_longest) + " characters");
        m_at = static_cast<std::size_t>(feed - m_chunk.data());
        if (feed != stop) {
            ++m_at;
            return true;
        }
    }
}

void Lines::fail(const std::string& reason) const {
    throw std::runtime_error(m_file.path().toStdString() + ", line " +
                             std::to_string(std::max<std::size_t>(m_number, 1)) + ": " + reason + ".");
}

}  // namespace miru
