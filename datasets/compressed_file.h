// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A file that may be compressed with gzip, read from front to back as if it were not.
//
// zlib does the work, and checks what gzip stores behind the data of each of its members: the CRC and the length of what
// was compressed. Zeros after the last member are padding, as gzip has it; anything else there is damage. A file that grows
// to a hundred times its size, and is not small even so, is a bomb: no data compress so well.

#include <QString>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>

namespace miru {

class CompressedFile {
 public:
    /// Opens a plain file, or standard input if `path` is "-". Throws std::runtime_error with path and reason, as every
    /// function here does.
    explicit CompressedFile(const QString& path);
    ~CompressedFile();
    CompressedFile(const CompressedFile&) = delete;
    CompressedFile& operator=(const CompressedFile&) = delete;

    /// Fills `bytes` as far as the content reaches and returns how many it was: fewer only at the end, and then all
    /// checksums have been right. More than `limits::contentBytes` in all are refused.
    std::size_t read(std::span<std::uint8_t> bytes);
    /// Fills `bytes`, or fails: "… ends after 12 bytes of 16".
    void readAll(std::span<std::uint8_t> bytes);
    bool isAtEnd();

    /// More than this the content cannot hold, judging by the file's size alone.
    std::uint64_t maxContentSize() const;
    /// The size of the content, if it is known without reading it all.
    std::optional<std::uint64_t> contentSize() const;
    const QString& path() const { return m_path; }

 private:
    struct Impl;

    [[noreturn]] void fail(const std::string& reason) const;
    [[noreturn]] void failToUncompress(const std::string& reason) const;
    bool refill();
    void beginMember();
    void checkGrowth() const;
    std::size_t readPlain(std::span<std::uint8_t> bytes);
    std::size_t readCompressed(std::span<std::uint8_t> bytes);

    QString m_path;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace miru
