// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/files/memory.h"

#include <malloc.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <memory>
#include <new>
#include <stdexcept>
#include <string_view>
#include <system_error>

#include "core/files/atomic_file.h"
#include "core/math/number_text.h"
#include "core/math/text_lines.h"

namespace miru {
namespace {

namespace fs = std::filesystem;

std::string textOf(const fs::path& file) {
    try {
        return readFile(file);
    } catch (const std::runtime_error&) {
        return {};
    }
}

/// The number behind the key in lines like "MemAvailable:   12345 kB", "inactive_file 4096" or in a file of one number.
std::uint64_t numberIn(std::string_view text, std::string_view key, std::uint64_t otherwise) {
    while (!text.empty()) {
        std::string_view line = takeLine(text);
        if (!line.starts_with(key)) continue;
        line.remove_prefix(key.size());
        line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
        const auto number = parseNumber<std::uint64_t>(line.substr(0, line.find_first_not_of("0123456789")));
        if (number) return *number;
    }
    return otherwise;
}

std::uint64_t minus(std::uint64_t limit, std::uint64_t used) { return limit > used ? limit - used : 0; }

std::uint64_t ofMachine(const fs::path& root) {
    const std::uint64_t kilobytes = numberIn(textOf(root / "proc/meminfo"), "MemAvailable:", unknownMemory);
    return kilobytes > unknownMemory / 1024 ? unknownMemory : kilobytes * 1024;
}

/// What one control group leaves: pages of files that nobody has used lately are given back when they are needed.
std::uint64_t ofGroup(const fs::path& group, const char* limitName, const char* usedName,
                      std::string_view reclaimable) {
    const std::uint64_t limit = numberIn(textOf(group / limitName), "", unknownMemory);
    if (limit == unknownMemory) return unknownMemory;
    const std::uint64_t used = numberIn(textOf(group / usedName), "", 0);
    return minus(limit, minus(used, numberIn(textOf(group / "memory.stat"), reclaimable, 0)));
}

/// The least of what the group of this process and those around it leave; both versions of the kernel's interface.
std::uint64_t ofGroups(const fs::path& root) {
    std::uint64_t least = unknownMemory;
    const std::string groups = textOf(root / "proc/self/cgroup");
    std::string_view rest = groups;
    while (!rest.empty()) {
        const std::string_view line = takeLine(rest);
        const auto first = std::min(line.find(':'), line.size());
        const auto second = std::min(line.find(':', std::min(first + 1, line.size())), line.size());
        if (second == line.size()) continue;
        const std::string_view controllers = line.substr(first + 1, second - first - 1);
        const bool isSecond = controllers.empty();
        if (!isSecond && controllers.find("memory") == std::string_view::npos) continue;
        const fs::path mount = root / (isSecond ? "sys/fs/cgroup" : "sys/fs/cgroup/memory");
        for (fs::path group = fs::path(line.substr(second + 1)).relative_path();; group = group.parent_path()) {
            least = std::min(least, isSecond ? ofGroup(mount / group, "memory.max", "memory.current", "inactive_file ")
                                             : ofGroup(mount / group, "memory.limit_in_bytes", "memory.usage_in_bytes",
                                                       "total_inactive_file "));
            if (group.empty()) break;
        }
    }
    return least;
}

/// What the process may still take of its address space.
std::uint64_t ofProcess(const fs::path& root) {
    rlimit limit{};
    if (::getrlimit(RLIMIT_AS, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY) return unknownMemory;
    const auto page = static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
    return minus(limit.rlim_cur, page * numberIn(textOf(root / "proc/self/statm"), "", 0));
}

std::atomic<std::byte*> memoryInReserve = nullptr;

/// What `new` calls when it finds nothing. To return is to let it try again, which is only for what cleans up after an
/// exception, or handles one.
void giveReserveBack() {
    const std::unique_ptr<std::byte[]> reserve(memoryInReserve.exchange(nullptr));
    const bool cleansUp = std::uncaught_exceptions() > 0 || std::current_exception();
    if (!reserve || !cleansUp) throw std::bad_alloc();
}

}  // namespace

std::uint64_t availableMemory(const fs::path& root) {
    return std::min({ofMachine(root), ofGroups(root), ofProcess(root)});
}

std::string memoryText(std::uint64_t bytes) {
    const auto number = static_cast<double>(bytes);
    return number >= 1e9 ? formatFixed(number / 1e9, 2) + " GB" : formatFixed(number / 1e6, 0) + " MB";
}

void keepMemoryInReserve() {
    constexpr std::size_t size = std::size_t{8} << 20;  // bytes; never touched, it takes address space alone
    if (!memoryInReserve) delete[] memoryInReserve.exchange(new (std::nothrow) std::byte[size]);
    std::set_new_handler(giveReserveBack);
}

/// So few that what lies free in them is little; with two, threads of a busy machine wait for one another now and then.
static constexpr int poolsOfMemory = 4;

void sharePoolsOfMemory() {
#ifdef M_ARENA_MAX  // the GNU C library's
    ::mallopt(M_ARENA_MAX, poolsOfMemory);
    ::mallopt(M_MMAP_THRESHOLD, 128 * 1024);  // bytes: as it begins; said, it no longer grows
#endif
}

std::string sentenceOf(const std::exception& error) {
    if (dynamic_cast<const std::bad_alloc*>(&error) || dynamic_cast<const std::length_error*>(&error))
        return "There is not enough memory. Make model.hiddenUnits, training.batch or the sequences smaller.";
    if (dynamic_cast<const std::system_error*>(&error))
        return std::string("The system refuses what the program needs: ") + error.what() + ".";
    return error.what();
}

void requireMemory(std::uint64_t bytes, const std::string& what) {
    constexpr std::uint64_t tooSmallToAsk = std::uint64_t{64} << 20;
    if (bytes < tooSmallToAsk) return;
    if (const std::uint64_t available = availableMemory(); bytes > available)
        throw std::runtime_error(what + " take " + memoryText(bytes) + ", but " + memoryText(available) +
                                 " of memory are available.");
}

}  // namespace miru
