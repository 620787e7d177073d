// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>

#include "core/export/number_form.h"

namespace miru {

/// What is asked for when a network is exported as C.
struct ExportPlan {
    NumberForm numbers = NumberForm::Float;
    bool isSparse = false;       ///< products with the winners alone, where inhibition leaves the others zero
    std::string prefix = "net";  ///< of every name and file
    bool learns = false;         ///< it can continue to learn on the device
    int room = 100;              ///< sequences that a memory for rehearsal has room for; only if it learns
};

}  // namespace miru
