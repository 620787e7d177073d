// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A list of all settings, by label and key, that can be searched by typing; the key is each one's data.

#include <string>

class QComboBox;

namespace miru {

/// With this setting chosen. The seed is not among them, unless it is what is chosen.
QComboBox* makeSettingBox(const std::string& chosen);

}  // namespace miru
