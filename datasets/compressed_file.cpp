// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "datasets/compressed_file.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <new>
#include <stdexcept>
#include <utility>

#include "core/files/input_file.h"
#include "datasets/limits.h"

namespace miru {

struct CompressedFile::Impl {
    explicit Impl(InputFile input) : file(std::move(input)) {}
    ~Impl() { inflateEnd(&stream); }

    InputFile file;
    std::array<std::uint8_t, 1 << 16> chunk;
    std::span<const std::uint8_t> ahead;  ///< of the chunk, what has not been used
    z_stream stream{};
    bool isCompressed = false;
    bool isInMember = false;  ///< of the compressed file: its checksum has not come yet
    std::uint64_t position = 0;
    std::uint64_t consumed = 0;  ///< of the file
    int pushedBack = -1;         ///< a byte read to see whether there is one
};

namespace {

InputFile inputAt(const QString& path) {
    if (path == QLatin1String("-")) return InputFile::standardInput();
    std::string why;
    auto file = InputFile::tryOpen(path.toStdString(), why);
    if (!file) throw std::runtime_error(path.toStdString() + ": " + why + ".");
    return std::move(*file);
}

}  // namespace

CompressedFile::CompressedFile(const QString& path) : m_impl(std::make_unique<Impl>(inputAt(path))) {
    m_path = QString::fromStdString(m_impl->file.name());
    constexpr std::array<std::uint8_t, 2> mark{0x1f, 0x8b};  // gzip's (RFC 1952)
    refill();
    const auto& ahead = m_impl->ahead;
    m_impl->isCompressed = ahead.size() >= mark.size() && std::ranges::equal(ahead.first(mark.size()), mark);
    constexpr int gzipAlone = 16;
    if (m_impl->isCompressed && inflateInit2(&m_impl->stream, MAX_WBITS + gzipAlone) != Z_OK) throw std::bad_alloc();
    m_impl->isInMember = m_impl->isCompressed;
}

CompressedFile::~CompressedFile() = default;

void CompressedFile::fail(const std::string& reason) const {
    throw std::runtime_error(m_path.toStdString() + ": " + reason + ".");
}

void CompressedFile::failToUncompress(const std::string& reason) const {
    fail("it cannot be uncompressed, it is cut short or damaged (" + reason + ")");
}

namespace {

constexpr std::uint64_t maxRatio = 1032;  // gzip compresses no further
// A megabyte of zeros is as good as a kilobyte; a gigabyte of them is nobody's data.
constexpr std::uint64_t usualRatio = 100;
constexpr std::uint64_t harmlessSize = std::uint64_t{64} << 20;

}  // namespace

std::optional<std::uint64_t> CompressedFile::contentSize() const {
    return m_impl->isCompressed ? std::nullopt : m_impl->file.size();
}

std::uint64_t CompressedFile::maxContentSize() const {
    if (!m_impl->file.size()) return limits::contentBytes;
    const std::uint64_t size = *m_impl->file.size();
    return m_impl->isCompressed ? std::min(size * maxRatio, std::max(size * usualRatio, harmlessSize)) : size;
}

void CompressedFile::checkGrowth() const {
    if (m_impl->position > limits::contentBytes)
        fail("it holds more than " + std::to_string(limits::contentBytes >> 30) + " GiB");
    const std::uint64_t used = m_impl->consumed - m_impl->ahead.size();
    if (m_impl->isCompressed && m_impl->position > std::max(used * usualRatio, harmlessSize))
        fail("it grows to more than " + std::to_string(usualRatio) +
             " times its size when it is uncompressed, which no data do");
}

/// Reads a chunk of the file, filled unless the file ends: a pipe may give a few bytes at a time. False at the end.
bool CompressedFile::refill() {
    const std::size_t filled = m_impl->file.read({reinterpret_cast<char*>(m_impl->chunk.data()), m_impl->chunk.size()});
    m_impl->consumed += filled;
    m_impl->ahead = std::span(m_impl->chunk).first(filled);
    return filled > 0;
}

std::size_t CompressedFile::readPlain(std::span<std::uint8_t> bytes) {
    if (m_impl->ahead.empty() && !refill()) return 0;
    const std::size_t count = std::min(bytes.size(), m_impl->ahead.size());
    std::ranges::copy(m_impl->ahead.first(count), bytes.begin());
    m_impl->ahead = m_impl->ahead.subspan(count);
    return count;
}

/// After a member: another one begins, or nothing but padding follows.
void CompressedFile::beginMember() {
    constexpr std::uint8_t firstOfMark = 0x1f;
    bool isPadding = false;
    while (!m_impl->ahead.empty() || refill()) {
        const auto next = std::ranges::find_if(m_impl->ahead, [](std::uint8_t byte) { return byte != 0; });
        isPadding = isPadding || next != m_impl->ahead.begin();
        m_impl->ahead = m_impl->ahead.subspan(static_cast<std::size_t>(next - m_impl->ahead.begin()));
        if (m_impl->ahead.empty()) continue;
        if (isPadding || m_impl->ahead.front() != firstOfMark)
            failToUncompress("after the compressed data there is something else");
        inflateReset(&m_impl->stream);
        m_impl->isInMember = true;
        return;
    }
}

std::size_t CompressedFile::readCompressed(std::span<std::uint8_t> bytes) {
    z_stream& stream = m_impl->stream;
    std::size_t count = 0;
    while (count == 0) {
        if (!m_impl->isInMember) beginMember();
        if (!m_impl->isInMember) return 0;
        if (m_impl->ahead.empty() && !refill()) failToUncompress("its end is missing");
        stream.next_in = const_cast<Bytef*>(m_impl->ahead.data());  // zlib only reads it
        stream.avail_in = static_cast<uInt>(m_impl->ahead.size());
        stream.next_out = bytes.data();
        stream.avail_out = static_cast<uInt>(bytes.size());
        const int status = inflate(&stream, Z_NO_FLUSH);
        count = bytes.size() - stream.avail_out;
        m_impl->ahead = m_impl->ahead.last(stream.avail_in);
        if (status == Z_STREAM_END)
            m_impl->isInMember = false;
        else if (status == Z_MEM_ERROR)
            throw std::bad_alloc();
        else if (status != Z_OK && status != Z_BUF_ERROR)
            failToUncompress(stream.msg ? stream.msg : "it needs a dictionary");
    }
    return count;
}

std::size_t CompressedFile::read(std::span<std::uint8_t> bytes) {
    constexpr std::size_t maxAtOnce = 1 << 24;  // so that its growth is looked at often
    std::size_t done = 0;
    if (m_impl->pushedBack >= 0 && !bytes.empty()) {
        bytes[done++] = static_cast<std::uint8_t>(m_impl->pushedBack);
        m_impl->pushedBack = -1;
        ++m_impl->position;
    }
    while (done < bytes.size()) {
        const auto rest = bytes.subspan(done, std::min(bytes.size() - done, maxAtOnce));
        const std::size_t count = m_impl->isCompressed ? readCompressed(rest) : readPlain(rest);
        if (count == 0) break;
        done += count;
        m_impl->position += count;
        checkGrowth();
    }
    return done;
}

void CompressedFile::readAll(std::span<std::uint8_t> bytes) {
    const std::size_t count = read(bytes);
    if (count < bytes.size())
        fail("it is cut short: it ends after " + std::to_string(m_impl->position) + " bytes of " +
             std::to_string(m_impl->position + bytes.size() - count));
}

bool CompressedFile::isAtEnd() {
    if (m_impl->pushedBack >= 0) return false;
    std::uint8_t byte = 0;
    if (read({&byte, 1}) == 0) return true;
    m_impl->pushedBack = byte;
    --m_impl->position;
    return false;
}

}  // namespace miru
