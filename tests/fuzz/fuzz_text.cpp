// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Labelled texts, the words in them, and archives of reviews.

#include "datasets/text_file.h"
#include "tests/fuzz/fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace miru;
    return fuzz::readFile(data, size, ".tsv", [](const QString& path) {
        TextDatasetBuilder texts;
        try {
            Labels labels;
            readTexts(path, labels, [&](std::string_view text) { texts.addTrain(text, 0); });
            texts.relabel(labels.classes(), {});
        } catch (const std::runtime_error&) {
        }
        texts.take(10'000);
        readReviewArchive(path, texts);
    });
}
