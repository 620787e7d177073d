// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace miru {

/// Marks English words that the window translates (in the context "miru"): lupdate is told this name (resources/translations/update). Core
/// itself speaks English.
constexpr const char* translatable(const char* words) { return words; }

}  // namespace miru
