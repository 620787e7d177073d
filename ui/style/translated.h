// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Words that come from elsewhere than the window: settings, presets, the catalog, in its language; and texts as they are.

#include <QString>
#include <string>
#include <vector>

namespace miru::words {

/// Words of the table of settings.
QString setting(const std::string& english);
/// Words of a preset or a study.
QString preset(const std::string& english);
/// Words of the catalog of data sets.
QString catalog(const QString& english);

/// The first words of a text, as many as a line may show.
inline constexpr std::size_t beginning = 24;
QString beginningOf(const std::vector<std::string>& words);
/// The same of a running text, in a line.
inline constexpr std::size_t beginningOfRunning = 90;
QString beginningOfCharacters(const std::vector<std::string>& characters);
/// A character as it can be seen: those that leave nothing on the screen have signs.
QString visibleCharacter(const std::string& character);

}  // namespace miru::words
