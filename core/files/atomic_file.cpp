// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/files/atomic_file.h"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <regex>
#include <stdexcept>
#include <system_error>

#include "core/files/file_lock.h"
#include "core/files/input_file.h"
#include "core/files/system.h"

namespace miru {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const char* what, const fs::path& file, const std::string& reason, int number = 0) {
    const std::string sentence = "Could not " + std::string(what) + " " + file.string() + ": " + reason + ".";
    if (number != 0) throw WriteError(sentence, number);
    throw std::runtime_error(sentence);
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
        constexpr int maxLinks = 40;  // as the system has it
        if (links == maxLinks) fail("write", file, std::strerror(ELOOP), ELOOP);
        target = target.parent_path() / fs::read_symlink(target, error);
    }
    return target;
}

/// Writes everything to where the descriptor leads; 0, or what went wrong.
int writeAll(int descriptor, const std::string& text) {
    const int reason = system::write(descriptor, text);
    // On the disk before it takes its name: a machine that goes down leaves the old file or the new one.
    return reason != 0 ? reason : system::keep(descriptor, system::Kept::Everything);
}

/// What is no plain file is written to as it is. A pipe that nobody reads is not waited for.
int writeThrough(const fs::path& target, const std::string& text) {
    const int descriptor = system::openToPass(target);
    if (descriptor < 0) return errno;
    const int reason = writeAll(descriptor, text);
    return !system::close(descriptor) && reason == 0 ? errno : reason;
}

constexpr auto mark = ".miru-";  // in names of files that are being written

bool isBeingWritten(const fs::path& file) {
    static const std::regex name(R"(.*\.miru-\d+-\d+\.part)");
    return std::regex_match(file.filename().string(), name);
}

/// A new file beside its place, with a lock on it; its name is put into `written`.
std::optional<FileLock> beginBeside(const fs::path& target, fs::path& written) {
    static std::atomic<unsigned> number{0};
    constexpr int attempts = 100;  // another machine's program may have the same number
    for (int attempt = 0; attempt < attempts; ++attempt) {
        written = fs::path(target).concat(mark + std::to_string(system::processNumber()) + "-" +
                                          std::to_string(number++) + ".part");
        if (auto lock = FileLock::tryMake(written)) return lock;
        if (errno != EEXIST && errno != ENOENT) return std::nullopt;
    }
    return std::nullopt;
}

}  // namespace

std::string readFile(const fs::path& file, std::uint64_t maxBytes) {
    InputFile in(file);
    const auto refuse = [&] {
        fail("read", file, "it is too large for what it should be, more than " + std::to_string(maxBytes) + " bytes");
    };
    if (*in.size() > maxBytes) refuse();
    // Its size is no promise: it may grow, and some systems' files claim to be empty.
    constexpr std::size_t piece = 1 << 16;
    std::string bytes;
    for (std::size_t filled = 0;; filled = bytes.size()) {
        bytes.resize(filled + std::max<std::size_t>(piece, filled == 0 ? *in.size() + 1 : 0));
        bytes.resize(filled + in.read(std::span(bytes).subspan(filled)));
        if (bytes.size() > maxBytes) refuse();
        if (bytes.size() == filled) return bytes;
    }
}

std::string readFirstLine(const fs::path& file, std::uint64_t maxBytes) {
    InputFile in(file);
    std::string line;
    std::string piece(1 << 12, '\0');
    while (const std::size_t count = in.read(piece)) {
        const auto end = std::string_view(piece).substr(0, count).find('\n');
        line.append(piece, 0, std::min(end, count));
        if (end != std::string_view::npos) break;
        if (line.size() > maxBytes) fail("read", file, "its first line is too long");
    }
    return line;
}

void makeFolder(const fs::path& folder) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (!error) return;
    std::error_code ignored;
    const bool leadsNowhere = fs::is_symlink(folder, ignored) && !fs::exists(folder, ignored);
    fail("make the folder", folder, leadsNowhere ? whyMissing(folder) : error.message(), error.value());
}

void removeLeftovers(const fs::path& folder) {
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
        if (!isBeingWritten(entry->path())) continue;
        try {  // its writer holds the lock as long as it lives
            std::error_code ignored;
            if (!fs::is_regular_file(entry->symlink_status(ignored))) continue;
            if (const auto lock = FileLock::tryTake(entry->path())) fs::remove(entry->path(), ignored);
        } catch (const std::runtime_error&) {  // where there are no locks nobody knows whose it is
        }
    }
}

void writeFileAtomically(const fs::path& file, const std::string& text) {
    std::error_code ignored;
    const fs::path target = targetOf(file);
    const auto there = fs::status(target, ignored);
    if (fs::exists(there) && !fs::is_regular_file(there)) {
        const int reason = writeThrough(target, text);
        if (reason == ENXIO) fail("write", file, "nobody reads from the other end of it", reason);
        if (reason != 0) fail("write", file, std::strerror(reason), reason);
        return;
    }
    removeLeftovers(target.has_parent_path() ? target.parent_path() : fs::path("."));
    fs::path written;
    const auto lock = beginBeside(target, written);
    int reason = lock ? writeAll(lock->descriptor(), text) : errno;
    // It keeps its lock until it has its name: nobody takes it away in between.
    if (reason == 0 && !system::rename(written, target)) reason = errno;
    if (reason == 0) return;
    if (lock) fs::remove(written, ignored);
    fail("write", file, std::strerror(reason), reason);
}

}  // namespace miru
