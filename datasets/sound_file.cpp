// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "datasets/sound_file.h"

#include <sndfile.h>

#include <QLibrary>
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <memory>
#include <optional>
#include <stdexcept>

#include "datasets/log_mel.h"

namespace miru {
namespace {

constexpr int mostChannels = 8;

/// Bytes in memory, as libsndfile asks for them.
struct Source {
    std::string_view bytes;
    sf_count_t at = 0;
};

/// What is used of libsndfile. It is loaded when the first recording is read: whoever has none can do without it.
struct SoundLibrary {
    decltype(&sf_open_virtual) open = nullptr;
    decltype(&sf_close) close = nullptr;
    decltype(&sf_readf_float) read = nullptr;
    decltype(&sf_strerror) reason = nullptr;

    SoundLibrary() {
        constexpr int version = 1;  // of its interface
        QLibrary library(QStringLiteral("sndfile"), version);
        const auto find = [&](auto& function, const char* name) {
            function = reinterpret_cast<std::remove_reference_t<decltype(function)>>(library.resolve(name));
        };
        find(open, "sf_open_virtual");
        find(close, "sf_close");
        find(read, "sf_readf_float");
        find(reason, "sf_strerror");
    }
    bool isThere() const { return open && close && read && reason; }
};

const SoundLibrary& soundLibrary() {
    static const SoundLibrary library;
    return library;
}

SF_VIRTUAL_IO memoryIo() {
    SF_VIRTUAL_IO io{};
    io.get_filelen = [](void* user) { return static_cast<sf_count_t>(static_cast<Source*>(user)->bytes.size()); };
    io.seek = [](sf_count_t offset, int whence, void* user) -> sf_count_t {
        auto& source = *static_cast<Source*>(user);
        const auto size = static_cast<sf_count_t>(source.bytes.size());
        const sf_count_t from = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? source.at : size;
        if (offset < -from || offset > size - from) return -1;
        return source.at = from + offset;
    };
    io.read = [](void* to, sf_count_t count, void* user) -> sf_count_t {
        auto& source = *static_cast<Source*>(user);
        count = std::clamp<sf_count_t>(static_cast<sf_count_t>(source.bytes.size()) - source.at, 0, count);
        std::copy_n(source.bytes.data() + source.at, count, static_cast<char*>(to));
        source.at += count;
        return count;
    };
    io.write = [](const void*, sf_count_t, void*) -> sf_count_t { return 0; };
    io.tell = [](void* user) { return static_cast<Source*>(user)->at; };
    return io;
}

std::uint32_t littleEndian(std::string_view bytes) {
    std::uint32_t number = 0;
    for (std::size_t n = 0; n < 4; ++n) number |= std::uint32_t{static_cast<unsigned char>(bytes[n])} << (8 * n);
    return number;
}

/// What the header says of the sound's length in bytes, if more than there are; libsndfile would read what is there.
std::optional<std::pair<std::uint32_t, std::size_t>> missingIn(std::string_view bytes) {
    constexpr std::size_t header = 8;  // of a chunk: its name and its length
    for (std::size_t at = 12; at + header <= bytes.size();) {
        const std::uint32_t length = littleEndian(bytes.substr(at + 4));
        const std::size_t rest = bytes.size() - at - header;
        const bool isSound = bytes.substr(at, 4) == "data";
        if (isSound && length > rest) return std::pair(length, rest);
        if (isSound || length > rest) break;
        at += header + length + length % 2;
    }
    return std::nullopt;
}

/// libsndfile tries what else the bytes may be, and MP3 in a WAV file too; its decoder prints what it thinks of damage.
bool beginsAsWav(std::string_view bytes) {
    return (bytes.starts_with("RIFF") || bytes.starts_with("RIFX")) && bytes.size() >= 12 &&
           bytes.substr(8, 4) == "WAVE";
}
bool holdsMpeg(std::string_view bytes) {
    constexpr unsigned char layers[] = {0x50, 0x55};  // of the formats in WAV files, MPEG and MPEG layer 3
    const std::size_t at = bytes.find("fmt ");
    if (at == std::string_view::npos || at + 10 > bytes.size()) return false;
    const bool isLittleEndian = bytes.starts_with("RIFF");
    const auto low = static_cast<unsigned char>(bytes[at + (isLittleEndian ? 8 : 9)]);
    const auto high = static_cast<unsigned char>(bytes[at + (isLittleEndian ? 9 : 8)]);
    return high == 0 && std::ranges::find(layers, low) != std::end(layers);
}

}  // namespace

Sound readWav(std::string_view bytes, const std::string& where) {
    const auto fail = [&](const std::string& reason) { throw std::runtime_error(where + ": " + reason + "."); };
    const SoundLibrary& library = soundLibrary();
    if (!library.isThere()) fail("recordings are read by libsndfile, which is not installed (Debian: libsndfile1)");
    if (!beginsAsWav(bytes)) fail("this is no WAV file that can be read (it does not begin as one does)");
    if (holdsMpeg(bytes)) fail("there is MPEG sound in it, which is not read");
    Source source{bytes, 0};
    SF_VIRTUAL_IO io = memoryIo();
    SF_INFO info{};
    const std::unique_ptr<SNDFILE, int (*)(SNDFILE*)> file(library.open(&io, SFM_READ, &info, &source), library.close);
    const int container = info.format & SF_FORMAT_TYPEMASK;
    if (!file || (container != SF_FORMAT_WAV && container != SF_FORMAT_WAVEX))
        fail("this is no WAV file that can be read" +
             (file ? std::string() : std::string(" (") + library.reason(nullptr) + ")"));
    if (info.channels < 1 || info.channels > mostChannels)
        fail("it has " + std::to_string(info.channels) + " channels, and 1 to " + std::to_string(mostChannels) +
             " can be mixed");
    if (info.samplerate < LogMel::leastRate || info.samplerate > LogMel::mostRate)
        fail("it has " + std::to_string(info.samplerate) + " samples a second, and " +
             std::to_string(LogMel::leastRate) + " to " + std::to_string(LogMel::mostRate) + " can be read");
    if (const auto missing = missingIn(bytes))
        fail("its header says that there are " + std::to_string(missing->first) + " bytes of sound, but there are " +
             std::to_string(missing->second) + ", so it is damaged");
    if (info.frames <= 0) fail("there is no sound in it, not one sample");
    // Every codec takes at least a bit a sample, so that a header cannot ask for more memory than its file is worth.
    if (static_cast<std::uint64_t>(info.frames) > 8 * bytes.size())
        fail("it says that there are " + std::to_string(info.frames) + " samples, more than it can hold");

    const auto channels = static_cast<std::size_t>(info.channels);
    const auto frames = static_cast<std::size_t>(info.frames);
    std::vector<float> interleaved(frames * channels);
    if (library.read(file.get(), interleaved.data(), info.frames) != info.frames)
        fail("it ends before its last sample, so it is damaged");
    if (!std::ranges::all_of(interleaved, [](float x) { return std::isfinite(x); }))
        fail("there are numbers in it that are not finite");
    Sound sound{info.samplerate, {}};
    if (channels == 1) {
        sound.samples = std::move(interleaved);
        return sound;
    }
    sound.samples.reserve(frames);
    for (std::size_t n = 0; n < frames; ++n) {
        double sum = 0;
        for (std::size_t c = 0; c < channels; ++c) sum += static_cast<double>(interleaved[n * channels + c]);
        sound.samples.push_back(static_cast<float>(sum / static_cast<double>(channels)));
    }
    return sound;
}

}  // namespace miru
