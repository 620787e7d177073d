// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/spec/strict_json.h"

#include <algorithm>
#include <stdexcept>
#include <string>
#include <unordered_set>
#include <vector>

#include "core/math/shortened.h"

namespace miru {
namespace {

[[noreturn]] void fail(const std::string& sentence) { throw std::runtime_error(sentence); }

/// "line 3, column 7" of the byte at `at`.
std::string placeIn(std::string_view text, std::size_t at) {
    const std::string_view before = text.substr(0, at);
    const auto line = std::ranges::count(before, '\n') + 1;
    const auto isCharacter = [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0u) != 0x80; };
    const auto feed = before.rfind('\n');
    const auto inLine = before.substr(feed == std::string_view::npos ? 0 : feed + 1);
    const auto column = std::ranges::count_if(inLine, isCharacter) + 1;
    return "line " + std::to_string(line) + ", column " + std::to_string(column);
}

/// Watches the parser: how deep it is, and which keys each open object has had.
class Watch {
 public:
    explicit Watch(int maxDepth) : m_maxDepth(maxDepth) {}

    template <typename Json>
    bool operator()(int depth, typename Json::parse_event_t event, const Json& parsed) {
        using Event = typename Json::parse_event_t;
        const bool opens = event == Event::object_start || event == Event::array_start;
        if (depth + (opens ? 1 : 0) > m_maxDepth)
            fail("This is nested more than " + std::to_string(m_maxDepth) + " deep.");
        if (event == Event::object_start) m_open.emplace_back();
        if (event == Event::object_end) m_open.pop_back();
        if (event == Event::key) take(parsed.template get_ref<const std::string&>());
        return true;
    }

 private:
    struct Object {
        std::unordered_set<std::string> keys;
        std::string last;  ///< the key whose value is being read
    };

    void take(const std::string& key) {
        Object& object = m_open.back();
        object.last = key;
        if (object.keys.insert(key).second) return;
        std::string path;
        for (const Object& open : m_open) path += (path.empty() ? "" : ".") + shortened(open.last);
        fail("The key " + path + " is given twice.");
    }

    int m_maxDepth;
    std::vector<Object> m_open;
};

}  // namespace

template <typename Json>
Json parseStrictJson(std::string_view text, int maxDepth) {
    Watch watch(maxDepth);
    try {
        return Json::parse(text, [&](int depth, typename Json::parse_event_t event, Json& parsed) {
            return watch(depth, event, parsed);
        });
    } catch (const typename Json::parse_error& error) {
        if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) fail("This is not JSON: it is empty.");
        // The byte is the one after which the parser knew, counted from 1; 0 where there is none.
        const std::size_t at = std::min(error.byte == 0 ? 0 : error.byte - 1, text.size());
        fail("This is not JSON: " + placeIn(text, at) + ".");
    } catch (const typename Json::out_of_range&) {
        fail("This is not JSON that can be used: a number in it is too large.");
    }
}

template nlohmann::json parseStrictJson(std::string_view, int);
template nlohmann::ordered_json parseStrictJson(std::string_view, int);

}  // namespace miru
