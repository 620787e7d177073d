// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/output.h"

#include <cerrno>
#include <cstdio>
#include <cstring>

#include "app/exit_code.h"
#include "app/messages.h"

namespace miru {
namespace {

int firstFailure = 0;  ///< why not everything could be written (errno)

void remember(bool isGood) {
    if (!isGood && firstFailure == 0) firstFailure = errno != 0 ? errno : EIO;
}

}  // namespace

void print(std::string_view text) {
    if (firstFailure != 0) return;
    errno = 0;
    remember(std::fwrite(text.data(), 1, text.size(), stdout) == text.size());
}

void printAside(std::string_view text) {
    [[maybe_unused]] const auto ignored = std::fwrite(text.data(), 1, text.size(), stderr);
}

std::string thousands(double number) {
    std::string text = fmt::format("{:.0f}", number);
    for (int at = static_cast<int>(text.size()) - 3; at > 0; at -= 3) text.insert(static_cast<std::size_t>(at), ",");
    return text;
}

void flushOutput() {
    if (firstFailure != 0) return;
    errno = 0;
    remember(std::fflush(stdout) == 0);
}

int finishOutput(int exitCode) {
    flushOutput();
    if (firstFailure == 0) return exitCode;
    if (firstFailure != EPIPE)
        printError(std::string("Could not write to standard output: ") + std::strerror(firstFailure) + ".");
    return exitCode == Done ? Failed : exitCode;
}

}  // namespace miru
