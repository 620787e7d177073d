// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A tar archive in a file that may be compressed, read from front to back: libarchive knows tar, our reader checks what is
// compressed. Nothing is ever unpacked to the disk, so that a name in it can lead nowhere.

#include <QString>
#include <cstdint>
#include <exception>
#include <memory>
#include <string>
#include <vector>

#include "datasets/compressed_file.h"

struct archive;
struct archive_entry;

namespace miru {

class TarFile {
 public:
    /// Opens it. Throws std::runtime_error with path and reason, as every function here does.
    explicit TarFile(const QString& path);
    ~TarFile();

    /// Goes to the next ordinary file in it; false behind the last, when all of the archive has been read and found right.
    bool next();
    /// The name of the file last begun, with its folders; and its size in bytes.
    const QString& name() const { return m_name; }
    std::uint64_t size() const { return m_size; }
    /// What is in it. More than `most` bytes are refused.
    std::string content(std::uint64_t most);

    [[noreturn]] void fail(const std::string& reason) const;

 private:
    std::int64_t readChunk(const void** buffer);
    [[noreturn]] void failToRead() const;

    CompressedFile m_file;
    std::vector<std::uint8_t> m_chunk = std::vector<std::uint8_t>(1 << 16);
    std::exception_ptr m_thrown;
    std::unique_ptr<archive, int (*)(archive*)> m_archive;
    QString m_name;
    std::uint64_t m_size = 0;
};

}  // namespace miru
