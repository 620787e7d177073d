// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Some tests are run once more where numbers are written with a comma. If that locale were missing, they would pass
// without having been there.

#include <QtGlobal>
#include <clocale>
#include <cstring>

namespace miru {

/// Whether the process is where it was meant to be.
inline bool isInExpectedLocale() {
    const bool hasComma = std::strcmp(std::localeconv()->decimal_point, ",") == 0;
    return hasComma || !qEnvironmentVariableIsSet("MIRU_EXPECTS_COMMA");
}

}  // namespace miru
