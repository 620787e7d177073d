// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// One list of a struct's fields serves for writing and for reading: a function template `listFields(fields, value)` names
// each field once, with the values it may have; a FieldWriter puts them into a JSON object, a FieldReader checks them and
// takes them out again. JSON has no NaN: it is null.

#include <array>
#include <cstdint>
#include <limits>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "core/spec/strict_json.h"

namespace miru {

/// Throws std::runtime_error with a sentence unless what a file claims holds.
inline void requireOfFile(bool holds, const std::string& what) {
    if (!holds) throw std::runtime_error("The snapshot in it does not fit together: " + what + ".");
}

class FieldWriter {
 public:
    using Json = nlohmann::ordered_json;
    explicit FieldWriter(Json& json) : m_json(json) {}

    void number(const char* name, const double& value) { m_json[name] = value; }
    template <typename Number>
    void numbers(const char* name, const std::vector<Number>& values) {
        m_json[name] = values;
    }
    template <typename Whole>
    void whole(const char* name, const Whole& value, std::int64_t, std::int64_t) {
        m_json[name] = value;
    }
    template <typename List>
    void wholes(const char* name, const List& values, std::int64_t, std::int64_t) {
        m_json[name] = values;
    }
    void flag(const char* name, const bool& value) { m_json[name] = value; }
    template <typename Enum, std::size_t N>
    void choice(const char* name, const Enum& value, const char* const (&names)[N]) {
        m_json[name] = names[static_cast<std::size_t>(value)];
    }

 private:
    Json& m_json;
};

class FieldReader {
 public:
    using Json = nlohmann::ordered_json;
    /// `what` is read, for the sentence if something is wrong: "its position".
    FieldReader(const Json& json, std::string what) : m_json(json), m_what(std::move(what)) {}

    void number(const char* name, double& value) { value = numberOf(m_json.at(name)); }
    template <typename Number>
    void numbers(const char* name, std::vector<Number>& values) {
        values.clear();
        for (const Json& json : m_json.at(name)) values.push_back(static_cast<Number>(numberOf(json)));
    }
    template <typename Whole>
    void whole(const char* name, Whole& value, std::int64_t low, std::int64_t high) {
        value = static_cast<Whole>(parseInteger(m_json.at(name), low, high, name));
    }
    template <typename Whole>
    void wholes(const char* name, std::vector<Whole>& values, std::int64_t low, std::int64_t high) {
        values.clear();
        for (const Json& json : m_json.at(name))
            values.push_back(static_cast<Whole>(parseInteger(json, low, high, name)));
    }
    template <typename Whole, std::size_t N>
    void wholes(const char* name, std::array<Whole, N>& values, std::int64_t low, std::int64_t high) {
        requireOfFile(m_json.at(name).size() == N, place(name));
        for (std::size_t n = 0; n < N; ++n)
            values[n] = static_cast<Whole>(parseInteger(m_json.at(name).at(n), low, high, name));
    }
    void flag(const char* name, bool& value) { value = m_json.at(name).get<bool>(); }
    template <typename Enum, std::size_t N>
    void choice(const char* name, Enum& value, const char* const (&names)[N]) {
        const auto& given = m_json.at(name).get_ref<const std::string&>();
        std::size_t n = 0;
        while (n < N && given != names[n]) ++n;
        requireOfFile(n < N, place(name));
        value = static_cast<Enum>(n);
    }

 private:
    std::string place(const char* name) const { return m_what + " (" + name + ")"; }
    static double numberOf(const Json& json) {
        return json.is_null() ? std::numeric_limits<double>::quiet_NaN() : json.get<double>();
    }
    std::int64_t parseInteger(const Json& json, std::int64_t low, std::int64_t high, const char* name) const {
        requireOfFile(json.is_number_integer() && !(json.is_number_unsigned() && json.get<std::uint64_t>() > INT64_MAX),
                      place(name));
        const auto number = json.get<std::int64_t>();
        requireOfFile(number >= low && number <= high, place(name));
        return number;
    }

    const Json& m_json;
    std::string m_what;
};

/// A JSON object with every field of `value`.
template <typename Value>
FieldWriter::Json jsonOf(const Value& value) {
    auto json = FieldWriter::Json::object();
    FieldWriter writer(json);
    listFields(writer, value);
    return json;
}

/// The value that `json` describes. Throws std::runtime_error if it is not what it should be; nlohmann's exceptions where
/// something is missing or of another kind.
template <typename Value>
Value valueFrom(const FieldReader::Json& json, const std::string& what) {
    Value value;
    FieldReader reader(json, what);
    listFields(reader, value);
    return value;
}

}  // namespace miru
