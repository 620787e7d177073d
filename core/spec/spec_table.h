// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The rows of the table of settings; everybody else asks `specFields()` (spec_fields.h).

#include <vector>

#include "core/spec/spec_fields.h"

namespace miru {

std::vector<SpecField> makeSpecTable();

}  // namespace miru
