// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace miru {

/// When a sequence is answered: after its last step, or after each, from the one at which it begins.
enum class Answers { AtTheEnd, EveryStep };

}  // namespace miru
