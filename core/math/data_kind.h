// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace miru {

/// What sequences are made of.
enum class DataKind {
    Numbers,
    Texts,        ///< each of which is one sequence of words
    RunningTexts  ///< cut into sequences of characters that follow one another
};

}  // namespace miru
