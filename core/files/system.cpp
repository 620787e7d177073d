// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Linux, and with small changes (locks) other systems with POSIX.

#include "core/files/system.h"

#include <fcntl.h>
#if __has_include(<malloc.h>)
#include <malloc.h>
#endif
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>

namespace miru::system {
namespace {

constexpr int flags = O_CLOEXEC | O_NONBLOCK | O_NOCTTY;

FileKind kindOf(mode_t mode) {
    switch (mode & S_IFMT) {
        case S_IFREG: return FileKind::Plain;
        case S_IFDIR: return FileKind::Folder;
        case S_IFIFO: return FileKind::Pipe;
        case S_IFSOCK: return FileKind::Socket;
        default: return FileKind::Device;
    }
}

FileStatus statusIn(const struct stat& status) {
    return {kindOf(status.st_mode), static_cast<std::uint64_t>(status.st_size), status.st_dev, status.st_ino};
}

struct flock wholeFile(short type) {
    struct flock range {};
    range.l_type = type;
    range.l_whence = SEEK_SET;  // from the beginning, of any length
    return range;
}

}  // namespace

std::optional<FileStatus> statusOf(const std::filesystem::path& file) {
    struct stat status {};
    return ::stat(file.c_str(), &status) == 0 ? std::optional(statusIn(status)) : std::nullopt;
}

std::optional<FileStatus> statusOf(int file) {
    struct stat status {};
    return ::fstat(file, &status) == 0 ? std::optional(statusIn(status)) : std::nullopt;
}

int openToRead(const std::filesystem::path& file) { return ::open(file.c_str(), O_RDONLY | flags); }

int openToUpdate(const std::filesystem::path& file) { return ::open(file.c_str(), O_RDWR | O_CREAT | flags, 0666); }

int openNew(const std::filesystem::path& file) {
    return ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
}

int openToPass(const std::filesystem::path& file) {
    const int opened = ::open(file.c_str(), O_WRONLY | flags);
    if (opened >= 0) ::fcntl(opened, F_SETFL, 0);
    return opened;
}

int openStandardInput() { return ::fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 0); }

bool close(int file) { return ::close(file) == 0; }

std::ptrdiff_t read(int file, std::span<char> bytes) {
    for (;;) {
        const ssize_t count = ::read(file, bytes.data(), bytes.size());
        if (count >= 0 || errno != EINTR) return count;
    }
}

int write(int file, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t count = ::write(file, bytes.data(), bytes.size());
        if (count < 0 && errno != EINTR) return errno;
        if (count > 0) bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return 0;
}

bool skip(int file, std::uint64_t bytes) { return ::lseek(file, static_cast<off_t>(bytes), SEEK_CUR) >= 0; }

bool cutAt(int file, std::uint64_t length) {
    return ::ftruncate(file, static_cast<off_t>(length)) == 0 && ::lseek(file, 0, SEEK_END) >= 0;
}

int keep(int file, Kept what) {
    const int result = what == Kept::Everything ? ::fsync(file) : ::fdatasync(file);
    return result != 0 && errno != EINVAL ? errno : 0;
}

bool rename(const std::filesystem::path& from, const std::filesystem::path& to) {
    return std::rename(from.c_str(), to.c_str()) == 0;
}

int lock(int file, bool waits) {
    struct flock range = wholeFile(F_WRLCK);
    while (::fcntl(file, waits ? F_OFD_SETLKW : F_OFD_SETLK, &range) != 0)
        if (errno != EINTR) return errno;
    return 0;
}

bool isTaken(int reason) { return reason == EAGAIN || reason == EACCES; }

void unlock(int file) {
    struct flock range = wholeFile(F_UNLCK);
    ::fcntl(file, F_OFD_SETLK, &range);
}

std::uint64_t processNumber() { return static_cast<std::uint64_t>(::getpid()); }

std::optional<std::uint64_t> addressLimit() {
    rlimit limit{};
    if (::getrlimit(RLIMIT_AS, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY) return std::nullopt;
    return limit.rlim_cur;
}

void sharePoolsOfMemory() {
#ifdef M_ARENA_MAX  // the GNU C library's
    ::mallopt(M_ARENA_MAX, 4);
    ::mallopt(M_MMAP_THRESHOLD, 128 * 1024);  // bytes: as it begins; said, it no longer grows
#endif
}

std::uint64_t pageSize() { return static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE)); }

}  // namespace miru::system
