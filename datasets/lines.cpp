// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "datasets/lines.h"

#include <algorithm>
#include <stdexcept>

namespace miru {

Lines::Lines(const QString& path) : m_file(path), m_chunk(1 << 16) {
    refill();
    if (ahead().starts_with("\xFF\xFE") || ahead().starts_with("\xFE\xFF"))
        fail("the file is in UTF-16; it should be saved as UTF-8");
    constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";  // some programs put it in front of UTF-8
    if (ahead().starts_with(byteOrderMark)) m_at = byteOrderMark.size();
}

bool Lines::refill() {
    m_filled = m_file.read(m_chunk);
    m_at = 0;
    return m_filled > 0;
}

std::string_view Lines::ahead() const {
    return {reinterpret_cast<const char*>(m_chunk.data()) + m_at, m_filled - m_at};
}

bool Lines::next(std::string& line, std::size_t maxLength) {
    line.clear();
    ++m_number;
    for (;;) {
        if (ahead().empty() && !refill()) {
            if (m_end != End::Return && line.ends_with('\r')) line.pop_back();
            if (line.empty()) --m_number;
            return !line.empty();
        }
        const auto rest = ahead();
        const std::size_t length =
            std::min(m_end == End::Feed ? rest.find('\n') : rest.find_first_of("\r\n"), rest.size());
        const auto part = rest.substr(0, length);
        if (part.find('\0') != std::string_view::npos)
            fail("there is a zero byte in it; the file should be text in UTF-8");
        line += part;
        if (line.size() > maxLength) fail("it is longer than " + std::to_string(maxLength) + " bytes");
        m_at += length;
        if (length == rest.size()) continue;

        const char end = rest[length];
        ++m_at;
        if (end == '\r') {
            const bool isFollowedByFeed = (!ahead().empty() || refill()) && ahead().front() == '\n';
            if (isFollowedByFeed) ++m_at;
            if (m_end == End::Unknown) m_end = isFollowedByFeed ? End::Feed : End::Return;
        } else {
            if (m_end == End::Unknown) m_end = End::Feed;
            if (line.ends_with('\r')) line.pop_back();
        }
        return true;
    }
}

std::string_view trimmed(std::string_view text) {
    const auto isBlank = [](char c) { return c == ' ' || c == '\t' || c == '\r'; };
    while (!text.empty() && isBlank(text.front())) text.remove_prefix(1);
    while (!text.empty() && isBlank(text.back())) text.remove_suffix(1);
    return text;
}

void Lines::fail(const std::string& reason) const {
    throw std::runtime_error(m_file.path().toStdString() + ", line " +
                             std::to_string(std::max<std::size_t>(m_number, 1)) + ": " + reason + ".");
}

}  // namespace miru
