// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/math/require.h"

#include <string>

namespace miru {

void refuse(const char* otherwise) {
    throw std::logic_error(std::string("This cannot be computed: ") + otherwise + ".");
}

}  // namespace miru
