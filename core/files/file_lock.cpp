// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/files/file_lock.h"

#include <cerrno>
#include <cstring>
#include <stdexcept>
#include <string>
#include <utility>

#include "core/files/input_file.h"
#include "core/files/system.h"

namespace miru {
namespace {

/// Whether the file of this name is still the one that was opened: it may have been replaced before it was locked.
bool isStillThere(const std::filesystem::path& file, int descriptor) {
    const auto opened = system::statusOf(descriptor);
    const auto named = system::statusOf(file);
    return opened && named && opened->device == named->device && opened->number == named->number;
}

}  // namespace

std::optional<FileLock> FileLock::take(const std::filesystem::path& file, bool waits) {
    for (;;) {
        FileLock held(openToUpdate(file));
        const int reason = system::lock(held.m_descriptor, waits);
        if (system::isTaken(reason)) return std::nullopt;
        if (reason != 0)
            throw std::runtime_error("Could not lock " + file.string() + ": " + std::strerror(reason) +
                                     ". Name a folder on a file system that has locks.");
        if (isStillThere(file, held.m_descriptor)) return held;
    }
}

std::optional<FileLock> FileLock::tryTake(const std::filesystem::path& file) { return take(file, false); }

FileLock FileLock::take(const std::filesystem::path& file) { return *take(file, true); }

std::optional<FileLock> FileLock::tryMake(const std::filesystem::path& file) {
    FileLock held(system::openNew(file));
    if (!held.isHeld()) return std::nullopt;
    const int reason = system::lock(held.m_descriptor, false);
    // It may be taken by somebody who thinks that nobody writes it.
    if (!system::isTaken(reason) && isStillThere(file, held.m_descriptor)) return held;
    errno = ENOENT;
    return std::nullopt;
}

FileLock::FileLock(FileLock&& other) noexcept : m_descriptor(std::exchange(other.m_descriptor, -1)) {}

FileLock& FileLock::operator=(FileLock&& other) noexcept {
    if (this != &other) {
        release();
        m_descriptor = std::exchange(other.m_descriptor, -1);
    }
    return *this;
}

FileLock::~FileLock() { release(); }

void FileLock::release() {
    if (!isHeld()) return;
    system::unlock(m_descriptor);
    system::close(m_descriptor);
    m_descriptor = -1;
}

}  // namespace miru
