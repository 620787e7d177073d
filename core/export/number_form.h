// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// In which numbers an exported network computes: as the lab does, or in whole numbers of 16 and 8 bits.
//
//     float   32-bit floating point, the lab's own
//     q15     weights of 16 bits, states of 16 bits (units of 2⁻¹⁵), sums of 32 bits
//     int8    weights of 8 bits, states and sums likewise

#include <iterator>
#include <optional>
#include <string_view>

namespace miru {

enum class NumberForm { Float, Q15, Int8 };
inline constexpr NumberForm allNumberForms[] = {NumberForm::Float, NumberForm::Q15, NumberForm::Int8};

constexpr const char* keyOf(NumberForm form) {
    constexpr const char* keys[] = {"float", "q15", "int8"};
    return keys[static_cast<int>(form)];
}

constexpr std::optional<NumberForm> findNumberForm(std::string_view key) {
    for (const NumberForm form : allNumberForms)
        if (key == keyOf(form)) return form;
    return std::nullopt;
}

/// Bytes of one weight.
constexpr int bytesOf(NumberForm form) { return form == NumberForm::Float ? 4 : form == NumberForm::Q15 ? 2 : 1; }

}  // namespace miru
