// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/files/input_file.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <stdexcept>
#include <utility>

#include "core/files/atomic_file.h"
#include "core/files/system.h"

namespace miru {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const char* what, const std::string& name, const std::string& reason) {
    throw std::runtime_error("Could not " + std::string(what) + " " + name + ": " + reason + ".");
}

/// What it is, if it is no plain file.
const char* otherKind(system::FileKind kind) {
    switch (kind) {
        case system::FileKind::Plain: return nullptr;
        case system::FileKind::Folder: return "it is a folder";
        case system::FileKind::Pipe: return "it is a pipe";
        case system::FileKind::Socket: return "it is a socket";
        case system::FileKind::Device: break;
    }
    return "it is a device";
}

std::optional<std::string> obstacle(const system::FileStatus& status, const char* done) {
    const char* const kind = otherKind(status.kind);
    if (!kind) return std::nullopt;
    if (status.kind == system::FileKind::Folder) return kind;
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
    const auto status = system::statusOf(file);
    return status ? obstacle(*status, "read") : whyMissing(file, errno);
}

std::optional<std::string> obstacleToWriting(const fs::path& file) {
    if (const auto status = system::statusOf(file)) return obstacle(*status, "written");
    return errno == ENOENT ? std::nullopt : std::optional<std::string>(std::strerror(errno));
}

int openToUpdate(const fs::path& file) {
    const auto fail = [&file](const std::string& why, int reason) {
        throw WriteError("Could not write " + file.string() + ": " + why + ".", reason);
    };
    if (const auto why = obstacleToWriting(file)) fail(*why, EINVAL);
    const int descriptor = system::openToUpdate(file);
    if (descriptor < 0) fail(std::strerror(errno), errno);
    const auto status = system::statusOf(descriptor);
    const auto why = status ? obstacle(*status, "written") : std::strerror(errno);
    if (why) {
        system::close(descriptor);
        fail(*why, EINVAL);
    }
    return descriptor;
}

std::optional<InputFile> InputFile::tryOpen(const fs::path& file, std::string& why) {
    if (const auto obstacle = obstacleToReading(file)) {
        why = *obstacle;
        return std::nullopt;
    }
    InputFile opened(system::openToRead(file), file.string());
    if (opened.m_descriptor < 0) {
        why = whyMissing(file, errno);
        return std::nullopt;
    }
    const auto status = system::statusOf(opened.m_descriptor);
    if (!status) {
        why = std::strerror(errno);
        return std::nullopt;
    }
    if (const auto obstacle = miru::obstacle(*status, "read")) {  // it was another file a moment ago
        why = *obstacle;
        return std::nullopt;
    }
    opened.m_size = status->size;
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
    InputFile file(system::openStandardInput(), "standard input");
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
    if (m_descriptor >= 0) system::close(m_descriptor);
}

std::size_t InputFile::read(std::span<char> bytes) {
    std::size_t done = 0;
    while (done < bytes.size()) {
        const std::ptrdiff_t count = system::read(m_descriptor, bytes.subspan(done));
        if (count < 0) fail("read", m_name, std::strerror(errno));
        if (count == 0) break;
        done += static_cast<std::size_t>(count);
    }
    return done;
}

void InputFile::skip(std::uint64_t count) {
    if (!system::skip(m_descriptor, count)) fail("read", m_name, std::strerror(errno));
}

}  // namespace miru
