// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Checkpoints, of pictures and of texts: bytes of the JSON and of the arrays are replaced.

#include "core/files/snapshot_file.h"
#include "core/measure/reading.h"
#include "core/run/run_experiment.h"
#include "tests/fuzz/fuzz.h"
#include "tests/support/small_dataset.h"
#include "tests/support/small_texts.h"

namespace {

/// A good picture, and what it is a picture of.
struct Good {
    miru::ExperimentSpec spec;
    miru::Dataset dataset;
    miru::TensorFile file;

    explicit Good(miru::Dataset of) : dataset(std::move(of)) {
        spec.data.tasks = 2;
        spec.model.hiddenUnits = 4;
        spec.model.embedding = 3;
        spec.rehearsal.samplesPerTask = 5;
        miru::RunOptions options;
        options.threads = 1;
        miru::addSnapshot(file, "", *miru::runExperiment(spec, dataset, options).latest());
    }
};

/// Some bytes of arrays, and of the JSON, are replaced: where, and by what.
void replaceBytes(miru::TensorFile& file, std::string_view text) {
    std::string& json = file.metadata["picture"];
    auto entries = file.entries();
    for (std::size_t n = 0; n + 3 < text.size(); n += 4) {
        const auto byte = [&](std::size_t k) {
            return static_cast<std::size_t>(static_cast<unsigned char>(text[n + k]));
        };
        std::string& target = byte(0) < 128 ? json : entries[byte(0) % entries.size()].bytes;
        if (!target.empty()) target[(byte(1) * 256 + byte(2)) % target.size()] = text[n + 3];
    }
    miru::TensorFile changed;
    changed.metadata = file.metadata;
    for (auto& entry : entries) changed.add(std::move(entry));
    file = std::move(changed);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace miru;
    static const Good images(test::smallDataset(60, 20));
    static const Good texts(test::smallTexts(60, 20));
    return fuzz::read(data, size, [](std::string_view text) {
        if (text.empty()) return;
        const Good& good = text.front() % 2 == 0 ? images : texts;
        TensorFile file = good.file;
        replaceBytes(file, text.substr(1));
        const auto picture = readSnapshot(file, "", originOf(good.spec));
        if (resumeObstacle(*picture, good.spec, good.dataset)) return;
        // Whatever is let through can be read with.
        for (const auto& samples : picture->samples)
            for (const auto& words : samples->texts) readText(*picture->model, words);
    });
}
