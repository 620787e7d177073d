// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What miru-run leaves to miru-lab: pages to print need Qt's graphics, which the command line does without.

#include <string>
#include <vector>

namespace miru {

/// Becomes `miru-lab --render` (render_command.h), found beside this program or on PATH. Returns only where there is
/// none, which it says, with the code to end with.
int printByWindow(const std::string& what, const std::string& out, const std::string& label,
                  const std::vector<std::string>& files);

}  // namespace miru
