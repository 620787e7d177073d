// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A file that somebody names is opened here and nowhere else, and only if it is a plain file.
//
// A pipe would be waited for, a device may never end, and opening either may have effects of its own. So a file is looked
// at before it is opened, opened without waiting, and looked at once more: it may have been replaced in between. Standard
// input is the exception: whoever names it as such may feed it from a pipe. How much is read is up to the reader, who
// knows how large its format can be (tests/architecture/tst_files says who opens what else).

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>

namespace miru {

/// What there is at a path, half a sentence, if it is not a plain file: "it is a pipe; only plain files are read",
/// "there is no such file". Nothing if it is one.
std::optional<std::string> obstacleToReading(const std::filesystem::path& file);
/// The same for writing: a missing file is none.
std::optional<std::string> obstacleToWriting(const std::filesystem::path& file);

/// Opens a plain file to be read and written, made if need be, and returns its descriptor. Never waits. Throws
/// std::runtime_error with path and reason.
int openToUpdate(const std::filesystem::path& file);

class InputFile {
 public:
    /// Throws std::runtime_error: "Could not read PATH: it is a pipe; only plain files are read."
    explicit InputFile(const std::filesystem::path& file);
    static InputFile standardInput();
    /// Nothing if it cannot be opened; then `why` is half a sentence.
    static std::optional<InputFile> tryOpen(const std::filesystem::path& file, std::string& why);
    InputFile(InputFile&& other) noexcept;
    InputFile& operator=(InputFile&& other) noexcept;
    ~InputFile();

    /// Fills `bytes` as far as the file reaches and returns how many it was. Throws std::runtime_error with path and
    /// reason.
    std::size_t read(std::span<char> bytes);
    /// Passes over so many bytes of a file whose size is known.
    void skip(std::uint64_t count);
    /// Bytes in all; nothing where it is not known, as of a pipe on standard input.
    std::optional<std::uint64_t> size() const { return m_size; }
    /// The path, or "standard input".
    const std::string& name() const { return m_name; }

 private:
    InputFile(int descriptor, std::string name);

    int m_descriptor = -1;
    std::string m_name;
    std::optional<std::uint64_t> m_size;
};

}  // namespace miru
