// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Numbers under names: what an optimiser or a strategy remembers, for checkpoints and their files.
//
// Who writes a method names what it must remember and gets it back under the same names; files and trainer need not know
// what it means.

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/math/real.h"
#include "core/math/require.h"

namespace miru {

/// The kinds of numbers that files keep: learned ones, indices, counts.
using NumberArray = std::variant<std::vector<Real>, std::vector<std::int32_t>, std::vector<std::int64_t>>;

class NamedArrays {
 public:
    using Arrays = std::map<std::string, NumberArray, std::less<>>;

    void set(std::string name, NumberArray numbers) { m_arrays.insert_or_assign(std::move(name), std::move(numbers)); }
    /// The array of this name and kind, or null.
    template <typename Number>
    const std::vector<Number>* find(std::string_view name) const {
        const auto found = m_arrays.find(name);
        return found == m_arrays.end() ? nullptr : std::get_if<std::vector<Number>>(&found->second);
    }
    /// The array of this name and kind; throws std::logic_error if there is none.
    template <typename Number>
    const std::vector<Number>& get(std::string_view name) const {
        const auto* const found = find<Number>(name);
        require(found != nullptr, "a state lacks one of its arrays");
        return *found;
    }
    const Arrays& all() const { return m_arrays; }
    std::size_t bytes() const {
        std::size_t sum = 0;
        for (const auto& [name, numbers] : m_arrays)
            sum += std::visit([](const auto& array) { return array.size() * sizeof(array[0]); }, numbers);
        return sum;
    }
    bool empty() const { return m_arrays.empty(); }
    bool operator==(const NamedArrays&) const = default;

 private:
    Arrays m_arrays;
};

}  // namespace miru
