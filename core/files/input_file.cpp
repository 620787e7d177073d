// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/files/input_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <stdexcept>
#include <utility>

#include "core/files/atomic_file.h"

namespace miru {
namespace {

namespace fs = std::filesystem;

constexpr int flags = O_CLOEXEC | O_NONBLOCK | O_NOCTTY;

[[noreturn]] void fail(const char* what, const std::string& name, const std::string& reason) {
    throw std::runtime_error("Could not " + std::string(what) + " " + name + ": " + reason + ".");
}

/// What it is, if it is no plain file.
const char* otherKind(const struct stat& status) {
    switch (status.st_mode & S_IFMT) {
        case S_IFREG: return nullptr;
        case S_IFDIR: return "it is a folder";
        case S_IFIFO: return "it is a pipe";
        case S_IFSOCK: return "it is a socket";
        default: return "it is a device";
    }
}

std::optional<std::string> obstacle(const struct stat& status, const char* done) {
    const char* const kind = otherKind(status);
    if (!kind) return std::nullopt;
    if (S_ISDIR(status.st_mode)) return kind;
    return std::string(kind) + "; only plain files are " + done;
}

/// Why a path leads nowhere.
std::string whyMissing(const fs::path& path, int error) {
    std::error_code ignored;
    if (error != ENOENT) return std::strerror(error);
    if (!fs::is_symlink(path, ignored)) return "there is no such file";
    return "it is a link that points nowhere (to " + fs::read_symlink(path, ignored).string() + ")";
}

}  // namespace

std::optional<std::string> obstacleToReading(const fs::path& file) {
    struct stat status {};
    if (::stat(file.c_str(), &status) != 0) return whyMissing(file, errno);
    return obstacle(status, "read");
}

std::optional<std::string> obstacleToWriting(const fs::path& file) {
    struct stat status {};
    if (::stat(file.c_str(), &status) == 0) return obstacle(status, "written");
    return errno == ENOENT ? std::nullopt : std::optional<std::string>(std::strerror(errno));
}

int openToUpdate(const fs::path& file) {
    const auto fail = [&file](const std::string& why, int reason) {
        throw WriteError("Could not write " + file.string() + ": " + why + ".", reason);
    };
    if (const auto why = obstacleToWriting(file)) fail(*why, EINVAL);
    const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | flags, 0666);
    if (descriptor < 0) fail(std::strerror(errno), errno);
    struct stat status {};
    const auto why = ::fstat(descriptor, &status) != 0 ? std::strerror(errno) : obstacle(status, "written");
    if (why) {
        ::close(descriptor);
        fail(*why, EINVAL);
    }
    return descriptor;
}

std::optional<InputFile> InputFile::tryOpen(const fs::path& file, std::string& why) {
    if (const auto obstacle = obstacleToReading(file)) {
        why = *obstacle;
        return std::nullopt;
    }
    InputFile opened(::open(file.c_str(), O_RDONLY | flags), file.string());
    if (opened.m_descriptor < 0) {
        why = whyMissing(file, errno);
        return std::nullopt;
    }
    struct stat status {};
    if (::fstat(opened.m_descriptor, &status) != 0) {
        why = std::strerror(errno);
        return std::nullopt;
    }
    if (const auto obstacle = miru::obstacle(status, "read")) {  // it was another file a moment ago
        why = *obstacle;
        return std::nullopt;
    }
    opened.m_size = static_cast<std::uint64_t>(status.st_size);
    return opened;
}

InputFile::InputFile(int descriptor, std::string name) : m_descriptor(descriptor), m_name(std::move(name)) {}

InputFile::InputFile(const fs::path& file) {
    std::string why;
    auto opened = tryOpen(file, why);
    if (!opened) fail("read", file.string(), why);
    *this = std::move(*opened);
}

InputFile InputFile::standardInput() {
    InputFile file(::fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 0), "standard input");
    if (file.m_descriptor < 0) fail("read", file.m_name, std::strerror(errno));
    return file;
}

InputFile::InputFile(InputFile&& other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1)), m_name(std::move(other.m_name)), m_size(other.m_size) {}

InputFile& InputFile::operator=(InputFile&& other) noexcept {
    std::swap(m_descriptor, other.m_descriptor);
    std::swap(m_name, other.m_name);
    std::swap(m_size, other.m_size);
    return *this;
}

InputFile::~InputFile() {
    if (m_descriptor >= 0) ::close(m_descriptor);
}

std::size_t InputFile::read(std::span<char> bytes) {
    std::size_t done = 0;
    while (done < bytes.size()) {
        const ssize_t count = ::read(m_descriptor, bytes.data() + done, bytes.size() - done);
        if (count < 0 && errno != EINTR) fail("read", m_name, std::strerror(errno));
        if (count == 0) break;
        if (count > 0) done += static_cast<std::size_t>(count);
    }
    return done;
}

void InputFile::skip(std::uint64_t count) {
    if (::lseek(m_descriptor, static_cast<off_t>(count), SEEK_CUR) < 0) fail("read", m_name, std::strerror(errno));
}

}  // namespace miru
