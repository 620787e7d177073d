// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/experiment/whole_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <stdexcept>
#include <system_error>
#include <vector>

namespace miru {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const char* what, const fs::path& file, const std::string& reason) {
    throw std::runtime_error("Could not " + std::string(what) + " " + file.string() + ": " + reason + ".");
}

/// Why a path leads nowhere: it is missing, or a link to something that is.
std::string whyMissing(const fs::path& path) {
    std::error_code error;
    if (!fs::is_symlink(path, error)) return "there is no such file";
    return "it is a link that points nowhere (to " + fs::read_symlink(path, error).string() + ")";
}

/// The file that links lead to: it is written, and the links stay.
fs::path targetOf(const fs::path& file) {
    std::error_code error;
    fs::path target = file;
    for (int links = 0; fs::is_symlink(target, error); ++links) {
        constexpr int mostLinks = 40;  // as the system has it
        if (links == mostLinks) fail("write", file, std::strerror(ELOOP));
        target = target.parent_path() / fs::read_symlink(target, error);
    }
    return target;
}

/// Writes everything to where the descriptor leads and closes it; 0, or what went wrong.
int writeAndClose(int descriptor, const std::string& text) {
    int reason = 0;
    for (std::size_t done = 0; done < text.size() && reason == 0;) {
        const ssize_t count = ::write(descriptor, text.data() + done, text.size() - done);
        if (count < 0 && errno != EINTR) reason = errno;
        if (count > 0) done += static_cast<std::size_t>(count);
    }
    // On the disk before it takes its name: a machine that goes down leaves the old file or the new one.
    if (reason == 0 && ::fsync(descriptor) != 0 && errno != EINVAL) reason = errno;
    if (::close(descriptor) != 0 && reason == 0) reason = errno;
    return reason;
}

}  // namespace

std::string readWhole(const fs::path& file) {
    std::error_code ignored;
    if (fs::is_directory(file, ignored)) fail("read", file, "it is a folder");
    errno = 0;
    std::ifstream in(file, std::ios::binary);
    if (!in) fail("read", file, errno == ENOENT ? whyMissing(file) : std::strerror(errno));
    std::string bytes;
    std::vector<char> chunk(1 << 16);
    while (in.read(chunk.data(), static_cast<std::streamsize>(chunk.size())) || in.gcount() > 0)
        bytes.append(chunk.data(), static_cast<std::size_t>(in.gcount()));
    if (in.bad()) fail("read", file, "the disk reports an error");
    return bytes;
}

void makeFolder(const fs::path& folder) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (!error) return;
    std::error_code ignored;
    const bool leadsNowhere = fs::is_symlink(folder, ignored) && !fs::exists(folder, ignored);
    fail("make the folder", folder, leadsNowhere ? whyMissing(folder) : error.message());
}

void writeWhole(const fs::path& file, const std::string& text) {
    std::error_code ignored;
    const fs::path target = targetOf(file);
    const bool isPlain = !fs::exists(target, ignored) || fs::is_regular_file(target, ignored);
    const fs::path written = isPlain ? fs::path(target).concat(".part") : target;
    const int descriptor = ::open(written.c_str(), O_WRONLY | O_CREAT | (isPlain ? O_TRUNC : 0) | O_CLOEXEC, 0666);
    int reason = descriptor < 0 ? errno : writeAndClose(descriptor, text);
    if (isPlain && reason == 0 && ::rename(written.c_str(), target.c_str()) != 0) reason = errno;
    if (reason == 0) return;
    if (isPlain) fs::remove(written, ignored);
    fail("write", file, std::strerror(reason));
}

}  // namespace miru
