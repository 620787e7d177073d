// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What a command prints on standard output: everything goes through here, so that a full disk is noticed in one place.
//
// A command does not ask whether its output could be written; it does its work, and `finishOutput` has the last word.
// Numbers are formatted by {fmt}: with a point, whatever the locale.

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <utility>

namespace miru {

void print(std::string_view text);
template <typename... Arguments>
void print(fmt::format_string<Arguments...> format, Arguments&&... arguments) {
    print(std::string_view(fmt::format(format, std::forward<Arguments>(arguments)...)));
}
/// On standard error, for people who watch: whether it can be written makes no difference to anything (a terminal may have
/// been closed).
void printAside(std::string_view text);
template <typename... Arguments>
void printAside(fmt::format_string<Arguments...> format, Arguments&&... arguments) {
    printAside(std::string_view(fmt::format(format, std::forward<Arguments>(arguments)...)));
}
/// The number rounded, its digits in groups: 12,345.
std::string thousands(double number);
/// Hands over what has been printed so far: to a person who watches, or a program that reads along.
void flushOutput();

/// The exit code of a program that would end with `exitCode`: 1 if that was 0 and not everything could be written, which
/// then is said. A reader that went away (`| head`) has what it wanted, and nothing is said.
int finishOutput(int exitCode);

}  // namespace miru
