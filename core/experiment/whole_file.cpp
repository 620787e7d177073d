// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/experiment/whole_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <system_error>
#include <utility>

namespace miru {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const char* what, const fs::path& file, const std::string& reason) {
    throw std::runtime_error("Could not " + std::string(what) + " " + file.string() + ": " + reason + ".");
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
    if (!in) fail("read", file, std::strerror(errno));
    std::ostringstream bytes;
    bytes << in.rdbuf();
    return std::move(bytes).str();
}

void makeFolder(const fs::path& folder) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (error) fail("make the folder", folder, error.message());
}

void writeWhole(const fs::path& file, const std::string& text) {
    std::error_code ignored;
    const bool isPlain = !fs::exists(file, ignored) || fs::is_regular_file(file, ignored);
    const fs::path written = isPlain ? fs::path(file).concat(".part") : file;
    const int descriptor = ::open(written.c_str(), O_WRONLY | O_CREAT | (isPlain ? O_TRUNC : 0) | O_CLOEXEC, 0666);
    int reason = descriptor < 0 ? errno : writeAndClose(descriptor, text);
    if (isPlain && reason == 0 && ::rename(written.c_str(), file.c_str()) != 0) reason = errno;
    if (reason == 0) return;
    if (isPlain) fs::remove(written, ignored);
    fail("write", file, std::strerror(reason));
}

}  // namespace miru
