// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// How files of data are refused: one sentence with the place and the reason.

#include <QString>
#include <stdexcept>
#include <string>

namespace miru {

/// Throws std::runtime_error: where, then why, half a sentence without its full stop.
[[noreturn]] inline void refuse(const QString& path, const std::string& reason) {
    throw std::runtime_error(path.toStdString() + ": " + reason + ".");
}

}  // namespace miru
