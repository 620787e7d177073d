// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/files/file_lock.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <stdexcept>
#include <string>
#include <utility>

#include "core/files/input_file.h"

namespace miru {
namespace {

struct flock wholeFile(short type) {
    struct flock range {};
    range.l_type = type;
    range.l_whence = SEEK_SET;  // from the beginning, of any length
    return range;
}

/// Takes the lock: 0, or what was in the way.
int lock(int descriptor, bool waits) {
    struct flock range = wholeFile(F_WRLCK);
    while (::fcntl(descriptor, waits ? F_OFD_SETLKW : F_OFD_SETLK, &range) != 0)
        if (errno != EINTR) return errno;
    return 0;
}

/// Whether the file of this name is still the one that was opened: it may have been replaced before it was locked.
bool isStillThere(const std::filesystem::path& file, int descriptor) {
    struct stat opened {};
    struct stat named {};
    return ::fstat(descriptor, &opened) == 0 && ::stat(file.c_str(), &named) == 0 && opened.st_dev == named.st_dev &&
           opened.st_ino == named.st_ino;
}

}  // namespace

std::optional<FileLock> FileLock::take(const std::filesystem::path& file, bool waits) {
    for (;;) {
        FileLock held(openToUpdate(file));
        const int reason = lock(held.m_descriptor, waits);
        if (reason == EAGAIN || reason == EACCES) return std::nullopt;
        if (reason != 0)
            throw std::runtime_error("Could not lock " + file.string() + ": " + std::strerror(reason) +
                                     ". Name a folder on a file system that has locks.");
        if (isStillThere(file, held.m_descriptor)) return held;
    }
}

std::optional<FileLock> FileLock::tryTake(const std::filesystem::path& file) { return take(file, false); }

FileLock FileLock::take(const std::filesystem::path& file) { return *take(file, true); }

std::optional<FileLock> FileLock::tryMake(const std::filesystem::path& file) {
    FileLock held(::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
    if (!held.isHeld()) return std::nullopt;
    const int reason = lock(held.m_descriptor, false);
    const bool isTaken = reason == EAGAIN || reason == EACCES;  // by somebody who thinks that nobody writes it
    if (!isTaken && isStillThere(file, held.m_descriptor)) return held;
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
    // Said explicitly: closing alone would leave the lock to a child that is being started right now and has not closed its
    // copy yet.
    struct flock range = wholeFile(F_UNLCK);
    ::fcntl(m_descriptor, F_OFD_SETLK, &range);
    ::close(m_descriptor);
    m_descriptor = -1;
}

}  // namespace miru
