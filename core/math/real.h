// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The number the lab computes with. The lab uses float; the gradient tests build core a second time with
// double, because the finite differences they compare against are lost in float's rounding.
#ifndef MIRU_REAL
#define MIRU_REAL float
#endif

namespace miru {

using Real = MIRU_REAL;

}  // namespace miru
