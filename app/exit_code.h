// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// How a program ends.

namespace miru {

/// 0 done, 1 failed while running, 2 bad usage or bad input.
enum ExitCode { Done = 0, Failed = 1, BadInput = 2 };

}  // namespace miru
