// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Tar archives, plain and compressed, of recordings and of reviews: a good one that is edited, and whatever the bytes claim to be.

#include "datasets/sound_dataset.h"
#include "datasets/tar_file.h"
#include "datasets/text_file.h"
#include "tests/fuzz/fuzz.h"

namespace {

/// A ustar archive of these files.
std::string tarOf(const miru::fuzz::Files& files) {
    std::string tar;
    for (const auto& [name, content] : files) {
        std::string header(512, '\0');
        const auto put = [&](std::size_t at, const std::string& text) { header.replace(at, text.size(), text); };
        const auto octal = [](std::size_t number, int digits) {
            char text[24];
            std::snprintf(text, sizeof text, "%0*zo", digits, number);
            return std::string(text);
        };
        put(0, name);
        put(100, "0000644");
        put(108, "0000000");
        put(116, "0000000");
        put(124, octal(content.size(), 11));
        put(136, "00000000000");
        put(148, "        ");
        put(156, "0");
        put(257, std::string("ustar\0"
                             "00",
                             8));
        std::size_t sum = 0;
        for (const char c : header) sum += static_cast<unsigned char>(c);
        put(148, octal(sum, 6) + std::string("\0 ", 2));
        tar += header + content + std::string((512 - content.size() % 512) % 512, '\0');
    }
    return tar + std::string(1024, '\0');
}

std::string wav() {
    using namespace std::string_literals;
    return "RIFF\x64\x02\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0\x40\x1f\0\0\x80\x3e\0\0\x02\0\x10\0data\x40\x02\0\0"s +
           std::string(0x240, '\x21');
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace miru;
    static const std::string sounds = tarOf({{"s/recordings/0_ada_0.wav", wav()},
                                             {"s/recordings/0_ada_7.wav", wav()},
                                             {"s/recordings/1_ben_0.wav", wav()},
                                             {"s/recordings/1_ben_7.wav", wav()}});
    static const std::string reviews = tarOf({{"aclImdb/test/neg/0_1.txt", "bad"},
                                              {"aclImdb/test/pos/0_9.txt", "good <br />"},
                                              {"aclImdb/train/neg/0_2.txt", "worse"},
                                              {"aclImdb/train/pos/0_8.txt", "better"}});
    if (size == 0) return 0;
    const std::string_view edits(reinterpret_cast<const char*>(data) + 1, size - 1);
    const std::string bytes = data[0] % 3 == 0   ? std::string(edits)
                              : data[0] % 3 == 1 ? fuzz::edited(sounds, edits)
                                                 : fuzz::edited(reviews, edits);
    return fuzz::readFile(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size(), ".tar.gz",
                          [](const QString& path) {
                              try {
                                  readSounds(path);
                              } catch (const std::runtime_error&) {
                              }
                              TextDatasetBuilder texts;
                              readReviewArchive(path, texts);
                          });
}
