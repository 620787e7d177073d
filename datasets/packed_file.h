// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A file that may be packed with gzip, read from front to back as if it were not (libarchive does the work).

#include <QString>
#include <memory>
#include <span>
#include <string>

namespace miru {

class PackedFile {
 public:
    /// Opens the file. Throws std::runtime_error with path and reason, as every function here does.
    explicit PackedFile(const QString& path);
    ~PackedFile();
    PackedFile(const PackedFile&) = delete;
    PackedFile& operator=(const PackedFile&) = delete;

    /// Fills `bytes` as far as the content reaches and returns how many it was: fewer only at the end.
    std::size_t read(std::span<std::uint8_t> bytes);
    /// Fills `bytes`, or fails: "… ends after 12 of 16 bytes".
    void readAll(std::span<std::uint8_t> bytes);
    bool isAtEnd();

    /// More than this the content cannot hold, judging by the file's size alone: gzip packs at most 1032 to 1.
    std::uint64_t greatestContentSize() const;
    const QString& path() const { return m_path; }

 private:
    [[noreturn]] void fail(const std::string& reason) const;
    [[noreturn]] void failToUnpack() const;

    struct Private;
    QString m_path;
    std::unique_ptr<Private> m_private;
};

}  // namespace miru
