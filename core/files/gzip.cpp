// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/files/gzip.h"

#include <zlib.h>

#include <algorithm>
#include <limits>
#include <new>
#include <stdexcept>

namespace miru {
namespace {

constexpr int gzipFormat = 16 + MAX_WBITS;
constexpr std::size_t chunk = 1 << 20;
constexpr std::size_t harmlessSize = std::size_t{64} << 20;
constexpr std::size_t usualRatio = 50;  // numbers of networks are noise; zeros alone pack to a thousandth

/// zlib counts in 32 bits, and does not write to what it reads.
void feed(z_stream& stream, std::string_view& rest) {
    if (stream.avail_in > 0 || rest.empty()) return;
    const std::size_t count = std::min<std::size_t>(rest.size(), std::numeric_limits<uInt>::max());
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(rest.data()));
    stream.avail_in = static_cast<uInt>(count);
    rest.remove_prefix(count);
}

/// Room for one more chunk at the end of `bytes`.
void makeRoom(z_stream& stream, std::string& bytes) {
    const std::size_t size = bytes.size();
    bytes.resize(size + chunk);
    stream.next_out = reinterpret_cast<Bytef*>(bytes.data() + size);
    stream.avail_out = static_cast<uInt>(chunk);
}

}  // namespace

bool isGzip(std::string_view bytes) { return bytes.starts_with("\x1f\x8b"); }

std::string gzip(std::string_view bytes) {
    z_stream stream{};
    constexpr int memory = 8;
    if (deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, gzipFormat, memory, Z_DEFAULT_STRATEGY) != Z_OK)
        throw std::bad_alloc();
    std::string packed;
    int state = Z_OK;
    while (state != Z_STREAM_END) {
        feed(stream, bytes);
        makeRoom(stream, packed);
        state = deflate(&stream, bytes.empty() ? Z_FINISH : Z_NO_FLUSH);
        packed.resize(packed.size() - stream.avail_out);
    }
    deflateEnd(&stream);
    return packed;
}

std::string gunzipBeginning(std::string_view packed, std::size_t count) {
    z_stream stream{};
    if (inflateInit2(&stream, gzipFormat) != Z_OK) throw std::bad_alloc();
    std::string bytes(count, '\0');
    feed(stream, packed);
    stream.next_out = reinterpret_cast<Bytef*>(bytes.data());
    stream.avail_out = static_cast<uInt>(count);
    inflate(&stream, Z_SYNC_FLUSH);
    bytes.resize(count - stream.avail_out);
    inflateEnd(&stream);
    return bytes;
}

std::string gunzip(std::string_view packed, std::size_t most) {
    z_stream stream{};
    if (inflateInit2(&stream, gzipFormat) != Z_OK) throw std::bad_alloc();
    std::string bytes;
    int state = Z_OK;
    const auto isTooMuch = [&] {
        return bytes.size() > most || bytes.size() > harmlessSize + usualRatio * stream.total_in;
    };
    while (state == Z_OK && !isTooMuch()) {
        feed(stream, packed);
        makeRoom(stream, bytes);
        state = inflate(&stream, Z_NO_FLUSH);
        bytes.resize(bytes.size() - stream.avail_out);
    }
    const bool isWhole = state == Z_STREAM_END && stream.avail_in == 0 && packed.empty();
    const bool wasTooMuch = isTooMuch();
    inflateEnd(&stream);
    if (wasTooMuch) throw std::runtime_error("It unpacks to more than it can be.");
    if (!isWhole) throw std::runtime_error("It is damaged or cut short.");
    return bytes;
}

}  // namespace miru
