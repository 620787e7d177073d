// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What is asked of the operating system about files and memory, and only here: a port to another one has a system.cpp of its own
// (CONTRIBUTING). A file that is open has a number; a function that fails leaves its reason in `errno`, or returns it.

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string_view>

namespace miru::system {

enum class FileKind { Plain, Folder, Pipe, Socket, Device };

struct FileStatus {
    FileKind kind = FileKind::Plain;
    std::uint64_t size = 0;    ///< bytes
    std::uint64_t device = 0;  ///< these two tell it from any other file
    std::uint64_t number = 0;
};
/// Of the file that links lead to.
std::optional<FileStatus> statusOf(const std::filesystem::path& file);
std::optional<FileStatus> statusOf(int file);

// Each returns the open file, or −1. No program that is started from here gets it, and no pipe or terminal is waited for.
int openToRead(const std::filesystem::path& file);
/// To be read and written; made if it is missing.
int openToUpdate(const std::filesystem::path& file);
/// Made for it; there must be none.
int openNew(const std::filesystem::path& file);
/// What is there and no plain file: if nobody reads from the other end it fails; a slow reader is then waited for.
int openToPass(const std::filesystem::path& file);
/// Another number for what standard input leads to.
int openStandardInput();
/// False: what was written did not arrive.
bool close(int file);

/// How many bytes came, 0 at the end; −1 where it fails.
std::ptrdiff_t read(int file, std::span<char> bytes);
/// Writes all of it; 0, or what went wrong.
int write(int file, std::string_view bytes);
bool skip(int file, std::uint64_t bytes);
/// Cuts it there and goes to its end.
bool cutAt(int file, std::uint64_t length);
/// What was written outlives a machine that goes down, where its file system can promise that; with the file's own data
/// (Everything) or as much as reading it back takes (Content). 0, or what went wrong.
enum class Kept { Everything, Content };
int keep(int file, Kept what);
/// The new file takes the name, and the place of what had it, at one moment.
bool rename(const std::filesystem::path& from, const std::filesystem::path& to);

/// The lock of an open file, which no other process can have meanwhile: 0, or what was in the way (`isTaken`).
int lock(int file, bool waits);
bool isTaken(int reason);
/// Closing alone would leave the lock to a child that is being started right now and has not closed its copy yet.
void unlock(int file);

/// Of this process.
std::uint64_t processNumber();
/// Bytes that this process may address at most; nothing: as many as there are.
std::optional<std::uint64_t> addressLimit();
std::uint64_t pageSize();
/// Lets all threads of this program take their memory from four pools, and gives large pieces back as soon as they are free. The
/// C library would give each thread a pool, up to eight for each core, and a pool keeps what lies free in its midst: a window in
/// which many runs have come and gone would hold five times as much as it uses. To be called at the beginning of a program.
void sharePoolsOfMemory();

}  // namespace miru::system
