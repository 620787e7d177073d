// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// English words of core that the window shows in its own language.

namespace miru {

/// Marks words that the window translates, in the context of the namespace or class they stand in. Qt's lupdate is told
/// this name (resources/translations/update); core itself speaks English.
constexpr const char* translatable(const char* words) { return words; }

}  // namespace miru
