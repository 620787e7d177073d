// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What is said where something is refused.

#include <QString>
#include <stdexcept>

namespace miru::test {

/// The sentence of the std::runtime_error that `action` throws; empty if it throws none.
template <typename Action>
QString sentenceOf(Action action) {
    try {
        action();
    } catch (const std::runtime_error& error) {
        return QString::fromUtf8(error.what());
    }
    return {};
}

}  // namespace miru::test
