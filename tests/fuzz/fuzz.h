// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What every fuzz target does: hands hostile bytes to a reader. A sentence (std::runtime_error) is the right answer to most of
// them; anything else, a crash, a hang, memory without bound, is what the fuzzer looks for.

#include <unistd.h>

#include <QString>
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace miru::fuzz {

template <typename Reader>
int read(const std::uint8_t* data, std::size_t size, Reader reader) {
    try {
        reader(std::string_view(reinterpret_cast<const char*>(data), size));
    } catch (const std::runtime_error&) {
    }
    return 0;
}

/// For readers of files: the bytes as a file in memory.
template <typename Reader>
int readFile(const std::uint8_t* data, std::size_t size, const char* suffix, Reader reader) {
    static const std::string path = "/dev/shm/miru-fuzz-" + std::to_string(::getpid()) + suffix;
    if (FILE* const file = std::fopen(path.c_str(), "wb")) {
        std::fwrite(data, 1, size, file);
        std::fclose(file);
    }
    try {
        reader(QString::fromStdString(path));
    } catch (const std::runtime_error&) {
    }
    return 0;
}

/// A good file in which something is replaced: where (2 bytes), how much goes, how much comes (a byte each), and what comes;
/// again and again, as long as there are bytes. So the reader is tried behind its first checks too.
inline std::string edited(std::string good, std::string_view edits) {
    const auto byte = [&](std::size_t n) { return std::size_t{static_cast<unsigned char>(edits[n])}; };
    while (edits.size() >= 4) {
        const std::size_t where = ((byte(0) << 8) + byte(1)) % (good.size() + 1);
        const std::size_t goes = byte(2);
        const std::size_t comes = byte(3);
        edits.remove_prefix(4);
        good.replace(where, goes, edits.substr(0, comes));
        edits.remove_prefix(std::min(comes, edits.size()));
    }
    return good;
}

/// Files by their names, within a folder.
using Files = std::map<std::string, std::string>;

/// For readers of folders: a good one, one of whose files (the first byte says which) is edited, as above.
class Folder {
 public:
    explicit Folder(Files good) : m_good(std::move(good)) {
        for (const auto& [name, content] : m_good) {
            std::filesystem::create_directories((m_path / name).parent_path());
            write(name, content);
        }
    }
    ~Folder() {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    template <typename Reader>
    int read(const std::uint8_t* data, std::size_t size, Reader reader) {
        if (size == 0 || m_good.empty()) return 0;
        const auto changed = std::next(m_good.begin(), static_cast<std::ptrdiff_t>(data[0] % m_good.size()));
        const std::string_view edits(reinterpret_cast<const char*>(data) + 1, size - 1);
        write(changed->first, edited(changed->second, edits));
        try {
            reader(m_path);
        } catch (const std::runtime_error&) {
        }
        write(changed->first, changed->second);
        return 0;
    }

    /// What lies in a folder that a program has written.
    static Files filesIn(const std::filesystem::path& folder) {
        Files files;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
            if (!entry.is_regular_file()) continue;
            std::ifstream in(entry.path(), std::ios::binary);
            files[std::filesystem::relative(entry.path(), folder).string()] =
                std::string(std::istreambuf_iterator<char>(in), {});
        }
        return files;
    }
    static std::filesystem::path place(const char* name) {
        return "/dev/shm/miru-fuzz-" + std::to_string(::getpid()) + "-" + name;
    }

 private:
    void write(const std::string& name, const std::string& content) const {
        std::ofstream(m_path / name, std::ios::binary | std::ios::trunc) << content;
    }

    /// A name of its own for each.
    static std::filesystem::path nextPlace() {
        static int count = 0;
        return place(("folder-" + std::to_string(++count)).c_str());
    }

    const std::filesystem::path m_path = nextPlace();
    const Files m_good;
};

}  // namespace miru::fuzz
