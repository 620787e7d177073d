// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Checkpoints: the first bytes are the JSON of a picture, among arrays that fit.

#include "core/experiment/picture_file.h"
#include "core/experiment/run_experiment.h"
#include "tests/fuzz/fuzz.h"
#include "tests/support/small_dataset.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace miru;
    static const ExperimentSpec spec = [] {
        ExperimentSpec small;
        small.data.tasks = 2;
        small.model.hiddenUnits = 4;
        small.rehearsal.samplesPerTask = 5;
        return small;
    }();
    static const TensorFile good = [] {
        TensorFile file;
        RunOptions options;
        options.threads = 1;
        addPicture(file, "", *runExperiment(spec, test::smallDataset(60, 20), options).last);
        return file;
    }();
    return fuzz::read(data, size, [](std::string_view text) {
        TensorFile file = good;
        std::string& json = file.metadata["picture"];
        // A few bytes of a good picture are replaced: where, and by what.
        for (std::size_t n = 0; n + 2 < text.size(); n += 3) {
            const auto place = static_cast<std::size_t>(static_cast<unsigned char>(text[n])) * 256 +
                               static_cast<unsigned char>(text[n + 1]);
            json[place % json.size()] = text[n + 2];
        }
        const auto picture = readPicture(file, "", spec);
        whyNotFrom(*picture, spec, test::smallDataset(60, 20));
    });
}
