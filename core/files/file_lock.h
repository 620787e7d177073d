// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A file that one program at a time may hold, so that several can work in one folder: each run of a study is claimed by
// whoever does it, and the tables are written by one at a time.
//
// The lock is the kernel's (fcntl, of the open file description): it ends with the program that holds it, however that
// ends, so nothing stale is ever in the way. Two threads of one program keep each other out too, which fcntl's older locks,
// owned by a process, would not. It holds between machines on file systems that pass it on, as NFS does (version 4; version
// 3 with its lock daemon). What the file holds does not matter, and it stays where it is when the lock is given back:
// removing it would take the lock from under the next holder's feet.

#include <filesystem>
#include <optional>

namespace miru {

class FileLock {
 public:
    /// Holds nothing.
    FileLock() = default;
    /// The lock on this file, made if need be; nothing if somebody else has it. Throws std::runtime_error with path and
    /// reason if the file cannot be opened for writing, or if its file system has no locks.
    static std::optional<FileLock> tryTake(const std::filesystem::path& file);
    /// The same, but waits for it.
    static FileLock take(const std::filesystem::path& file);
    /// The lock on a file that is made for it, to be written by its holder; where the file system has no locks, without
    /// one. Nothing if it cannot be made, or is taken away at once; `errno` says why.
    static std::optional<FileLock> tryMake(const std::filesystem::path& file);

    FileLock(FileLock&& other) noexcept;
    FileLock& operator=(FileLock&& other) noexcept;
    ~FileLock();

    bool isHeld() const { return m_descriptor >= 0; }
    /// Of the file.
    int descriptor() const { return m_descriptor; }

 private:
    static std::optional<FileLock> take(const std::filesystem::path& file, bool waits);
    explicit FileLock(int descriptor) : m_descriptor(descriptor) {}
    void release();

    int m_descriptor = -1;
};

}  // namespace miru
