// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "datasets/idx_file.h"

#include <algorithm>
#include <array>
#include <span>
#include <stdexcept>

#include "core/files/memory.h"
#include "datasets/compressed_file.h"
#include "datasets/limits.h"

namespace miru {
namespace {

std::uint32_t bigEndian(const std::uint8_t* bytes) {
    return std::uint32_t{bytes[0]} << 24 | std::uint32_t{bytes[1]} << 16 | std::uint32_t{bytes[2]} << 8 | bytes[3];
}

}  // namespace

IdxContent readIdx(const QString& path, int dimensions) {
    const auto fail = [&](const std::string& reason) {
        throw std::runtime_error(path.toStdString() + ": " + reason + ".");
    };
    CompressedFile file(path);
    std::array<std::uint8_t, 4> word{};
    file.readAll(word);
    if (word[0] != 0 || word[1] != 0) fail("this is not an IDX file, it does not begin with two zero bytes");
    if (word[2] != 0x08) fail("the numbers in it are not unsigned bytes (IDX type 8)");
    if (word[3] != dimensions)
        fail("it has " + std::to_string(word[3]) + " dimensions where " + std::to_string(dimensions) + " are needed");

    IdxContent content;
    std::uint64_t size = 1;
    for (int d = 0; d < dimensions; ++d) {
        file.readAll(word);
        content.lengths.push_back(bigEndian(word.data()));
        if (content.lengths.back() == 0) fail("one of its dimensions is 0, it holds nothing");
        size *= content.lengths.back();
        if (size > limits::contentBytes)
            fail("it claims more than " + std::to_string(limits::contentBytes >> 30) + " GiB of content");
    }
    if (content.lengths[0] > limits::sequences)
        fail("it claims " + std::to_string(content.lengths[0]) + " items, more than " +
             std::to_string(limits::sequences));
    if (size > file.maxContentSize())
        fail("it claims " + std::to_string(size) + " bytes of content, more than a file of its size can hold");
    const std::uint64_t headerSize = word.size() * static_cast<std::uint64_t>(dimensions + 1);
    const auto failBeyond = [&] { fail("it continues after the " + std::to_string(size) + " bytes it claims"); };
    if (file.contentSize().value_or(0) > headerSize + size) failBeyond();
    requireMemory(size, path.toStdString() + ": its numbers");
    // Memory is taken as content arrives: of a compressed file its size says little about what is in it.
    constexpr std::uint64_t piece = 1 << 26;
    for (std::uint64_t done = 0; done < size; done = content.bytes.size()) {
        content.bytes.resize(std::min(size, done + std::max(piece, done)));
        file.readAll(std::span(content.bytes).subspan(done));
    }
    if (!file.isAtEnd()) failBeyond();
    return content;
}

}  // namespace miru
