// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A line that says what is wrong, in the colour of warnings; hidden while nothing is.

class QLabel;

namespace miru {

QLabel* makeMistakesLabel();

}  // namespace miru
