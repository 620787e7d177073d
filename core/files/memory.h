// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// How much memory may still be taken: asked before it is, because a machine that has run out of it ends programs.
//
// The least counts of what the machine has available (MemAvailable in /proc/meminfo), what the control group leaves (a
// container, a job of Slurm) and what the process is allowed (RLIMIT_AS). Where none of them can be read, all is allowed.

#include <cstdint>
#include <exception>
#include <filesystem>
#include <limits>
#include <string>

namespace miru {

inline constexpr std::uint64_t unknownMemory = std::numeric_limits<std::uint64_t>::max();

/// Bytes that this process may still take. `root` is the root of the file system, another one in tests.
std::uint64_t availableMemory(const std::filesystem::path& root = "/");

/// "3.77 GB", "512 MB".
std::string memoryText(std::uint64_t bytes);

/// Throws std::runtime_error if so much is not available: "WHAT take 8.59 GB, but 4.2 GB of memory are available."
void requireMemory(std::uint64_t bytes, const std::string& what);

/// Sets some memory aside, which is given back when no more can be had: where std::bad_alloc is thrown, a little is left to
/// clean up with. JSON values allocate as they are destroyed, and what throws in a destructor ends the program. To be
/// called at the beginning of a program, and again where it may have been used up.
void keepMemoryInReserve();

/// Lets all threads of this program take their memory from four pools, and gives large pieces back as soon as they are free. The
/// C library would give each thread a pool, up to eight for each core, and a pool keeps what lies free in its midst: a window in
/// which many runs have come and gone would hold five times as much as it uses. To be called at the beginning of a program.
void sharePoolsOfMemory();

/// What there is to say of something that was thrown: its own sentence, or, where memory or threads ran out all the same,
/// one that says so.
std::string sentenceOf(const std::exception& error);

}  // namespace miru
